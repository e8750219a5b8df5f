"""Counts with noise, and how files of one shape are anonymized."""

from sqlalchemy import CheckConstraint, Column, Integer, String, Table, UniqueConstraint

from desktop.core.storage.columns import UtcDateTime
from desktop.core.storage.tables.metadata import metadata

noisy_count = Table(
    "noisy_count",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("asked_at", UtcDateTime, nullable=False),
    Column("actor", String, nullable=False),
    Column("business_year", Integer, nullable=False),
    Column("question", String, nullable=False),
    Column("spent", Integer, nullable=False),
    Column("counts", String, nullable=False),
    UniqueConstraint("business_year", "question"),
    CheckConstraint("spent > 0", name="spent"),
)
"""Append-only, and bounded in each year, by trigger. ``spent`` is in thousandths of ε."""

file_profile = Table(
    "file_profile",
    metadata,
    Column("shape_key", String, primary_key=True),
    Column("choices", String, nullable=False),
    Column("used_at", UtcDateTime, nullable=False),
)
"""Heading → attribute and hierarchy, as a person chose; headings, never cells."""
