"""Anonymization and its independent checker. No Qt, no store."""
