"""People and their applications."""
