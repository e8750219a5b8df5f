"""Named queries, one file an area. They take an open connection and never commit."""
