"""Alembic's revisions of the agency's database."""
