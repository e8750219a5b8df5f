"""取込: files in."""
