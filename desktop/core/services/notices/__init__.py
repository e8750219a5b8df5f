"""Notices, drafts and relay links."""
