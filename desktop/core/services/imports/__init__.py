"""From a file to people in the store."""
