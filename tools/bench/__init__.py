"""Measurements, each a ratio against a named floor of the same run."""
