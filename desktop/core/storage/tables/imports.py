"""Imports and what is remembered of them."""

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Integer,
    LargeBinary,
    String,
    Table,
    UniqueConstraint,
)

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
    Column("row_number", Integer, nullable=False, server_default="0"),
    Column("cells", LargeBinary),
)
"""Where older versions staged rows; always empty since an import stages in a file of its own
(`storage.scratch`)."""

import_profile = Table(
    "import_profile",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String, nullable=False, default=""),
    Column("shape_key", String, nullable=False, unique=True),
    Column("table_key", String, nullable=False, default=""),
    Column("columns", String, nullable=False),
    Column("has_hidden_rows", Boolean, nullable=False, default=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("used_at", UtcDateTime, nullable=False),
)
"""What a person chose for files of one shape; ``columns`` is JSON: header, field, refused."""

company_word = Table(
    "company_word",
    metadata,
    Column("kind", String, primary_key=True),
    Column("word", String, primary_key=True),
    Column("code", String, nullable=False),
    Column("decided_at", UtcDateTime, nullable=False),
)
"""The company's own words for stage, outcome and the like: asked once."""

imported_sheet = Table(
    "imported_sheet",
    metadata,
    Column("id", Integer, primary_key=True),
    Column(
        "import_id",
        Integer,
        ForeignKey("import_run.id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
    Column("name", String, nullable=False, default=""),
    Column("columns", String, nullable=False),
)
"""The headers of an imported table, once for all its rows; ``columns`` is JSON as in a profile."""

imported_row = Table(
    "imported_row",
    metadata,
    Column("id", Integer, primary_key=True),
    Column(
        "sheet_id",
        Integer,
        ForeignKey("imported_sheet.id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
    Column("row_number", Integer, nullable=False),
    Column(
        "person_id",
        Integer,
        ForeignKey("person.id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
    Column("application_id", Integer, ForeignKey("application.id", ondelete="CASCADE"), index=True),
    Column("cells", LargeBinary, nullable=False),
)
"""A row as it lay in the file, beside its person; it never leaves this computer by itself.

``cells`` is a JSON list in the order of the sheet's columns; cells of refused columns are null.
"""

duplicate_decision = Table(
    "duplicate_decision",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("person_id", Integer, ForeignKey("person.id", ondelete="CASCADE"), nullable=False),
    Column("row_hash", LargeBinary, nullable=False),
    Column("other_id", Integer, ForeignKey("person.id", ondelete="CASCADE"), index=True),
    Column("decision", String, nullable=False),
    Column("import_id", Integer, ForeignKey("import_run.id", ondelete="CASCADE"), index=True),
    Column("actor", String, nullable=False, default=""),
    Column("decided_at", UtcDateTime, nullable=False),
    UniqueConstraint("person_id", "row_hash"),
)
"""A row, known by a keyed hash, and somebody in the store: decided once, never asked again.

``other_id`` is the person the row became where the two were kept apart.
"""

watched_file = Table(
    "watched_file",
    metadata,
    Column("sha256", String, primary_key=True),
    Column("declined_at", UtcDateTime, nullable=False),
)
"""Files of the watched folder that were offered and declined."""
