"""Outbox out, event feed in; the only part that speaks HTTP to the agency."""
