"""The search over everything in the top bar."""
