"""Use cases, one package per area, one use case per file."""
