"""The workspace: created, opened, set and undone."""
