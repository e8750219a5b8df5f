"""Readers of the files employers already have."""
