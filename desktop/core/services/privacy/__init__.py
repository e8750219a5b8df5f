"""Batches of anonymous records."""
