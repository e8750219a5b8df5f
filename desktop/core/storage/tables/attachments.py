"""Attachments: what is known of each; their content lies encrypted in files beside the store."""

from sqlalchemy import Column, ForeignKey, Integer, LargeBinary, String, Table

from desktop.core.storage.columns import UtcDateTime
from desktop.core.storage.tables.metadata import metadata

attachment = Table(
    "attachment",
    metadata,
    Column("id", Integer, primary_key=True),
    Column(
        "person_id",
        Integer,
        ForeignKey("person.id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
    Column(
        "application_id", Integer, ForeignKey("application.id", ondelete="SET NULL"), index=True
    ),
    Column("import_id", Integer, ForeignKey("import_run.id"), index=True),
    Column("name", String, nullable=False),
    Column("media_type", String, nullable=False),
    Column("size_bytes", Integer, nullable=False),
    Column("sha256", String, nullable=False),
    Column("key", LargeBinary, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    sqlite_autoincrement=True,
)
"""The file is named by ``id`` and opens with ``key`` alone: without the row it is noise.

A number is never given twice, so that a backup's file never stands for somebody else.
"""
