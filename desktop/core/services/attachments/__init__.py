"""Files that belong to people: taken in, encrypted, read back, destroyed."""
