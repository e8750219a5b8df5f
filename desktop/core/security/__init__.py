"""Store key, recovery key, audit chain."""
