"""Imports and the scratch rows of one under way (decision 29)."""

from sqlalchemy import Column, ForeignKey, Integer, LargeBinary, String, Table

from desktop.core.storage.columns import UtcDateTime
from desktop.core.storage.tables.metadata import metadata

import_run = Table(
    "import_run",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("started_at", UtcDateTime, nullable=False),
    Column("imported_at", UtcDateTime),
    Column("undone_at", UtcDateTime),
    Column("actor", String, nullable=False),
    Column("file_sha256", String, nullable=False, index=True),
    Column("row_count", Integer, nullable=False, default=0),
)
"""``imported_at`` stays empty until the one transaction that moves the rows."""

import_row = Table(
    "import_row",
    metadata,
    Column("id", Integer, primary_key=True),
    Column(
        "import_id",
        Integer,
        ForeignKey("import_run.id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
    Column("person_id", Integer),
    Column("payload", LargeBinary, nullable=False),
)
"""Parsed rows waiting to be moved; empty between imports."""
