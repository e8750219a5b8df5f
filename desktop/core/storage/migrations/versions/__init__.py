"""Revisions of the store, one a file."""
