"""人材: everybody on file."""
