"""Groups of alike records with as little loss as can be: peel, place what is left, refine.

A library of its own: columns of numbers in, groups out; no store, no window, no field names. What
the columns mean is the caller's business (`desktop.core.privacy.anonymizer`).
"""
