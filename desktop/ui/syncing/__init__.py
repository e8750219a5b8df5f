"""同期: what was sent and received."""
