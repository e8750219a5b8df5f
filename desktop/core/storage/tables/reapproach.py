"""Whom to write to again, why and since when."""

from sqlalchemy import Column, Date, ForeignKey, Index, Integer, String, Table

from desktop.core.storage.columns import UtcDateTime
from desktop.core.storage.tables.metadata import metadata

reapproach = Table(
    "reapproach",
    metadata,
    Column("id", Integer, primary_key=True),
    Column(
        "person_id",
        Integer,
        ForeignKey("person.id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
    Column("vacancy_id", Integer, ForeignKey("vacancy.id", ondelete="SET NULL")),
    Column("cause", String, nullable=False),
    Column("due_on", Date, nullable=False),
    Column("state", String, nullable=False),
    Column("notice_id", Integer, ForeignKey("notice.id", ondelete="SET NULL")),
    Column("created_at", UtcDateTime, nullable=False),
    Column("decided_at", UtcDateTime),
    Column("actor", String, nullable=False),
    Index("ix_reapproach_state", "state", "due_on"),
)
"""One occasion to write to one person again, until a person approves or drops it."""

reapproach_wish = Table(
    "reapproach_wish",
    metadata,
    Column("id", Integer, primary_key=True),
    Column(
        "person_id",
        Integer,
        ForeignKey("person.id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
    Column("vacancy_id", Integer, ForeignKey("vacancy.id", ondelete="SET NULL")),
    Column("occupation_code", String, nullable=False),
    Column("due_on", Date),
    Column("note", String, nullable=False),
    Column("noted_at", UtcDateTime, nullable=False),
    Column("actor", String, nullable=False),
)
"""A wish somebody told by telephone or letter, noted by hand."""
