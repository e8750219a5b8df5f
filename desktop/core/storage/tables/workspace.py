"""The workspace itself and its audit log."""

from sqlalchemy import Boolean, CheckConstraint, Column, Integer, LargeBinary, String, Table

from desktop.core.storage.columns import UtcDateTime
from desktop.core.storage.tables.metadata import metadata

workspace = Table(
    "workspace",
    metadata,
    Column("id", Integer, CheckConstraint("id = 1", name="one_row"), primary_key=True),
    Column("workspace_id", String, nullable=False),
    Column("is_demo", Boolean, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("settings", LargeBinary, nullable=False),
    Column("hash_key", LargeBinary, nullable=False),
)
"""One row. ``is_demo`` is guarded by a trigger: it is set at creation and never again."""

audit = Table(
    "audit",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", UtcDateTime, nullable=False),
    Column("actor", String, nullable=False),
    Column("os_user", String, nullable=False),
    Column("act", String, nullable=False),
    Column("detail", String, nullable=False),
    Column("prev", String, nullable=False),
    Column("hash", String, nullable=False, unique=True),
)
"""Append-only by trigger; ``detail`` holds ids, codes and counts as JSON."""
