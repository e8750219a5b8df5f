"""Legal duties: the evidence log, the recipients' contracts, how records were processed."""

from sqlalchemy import Column, ForeignKey, Integer, LargeBinary, String, Table

from desktop.core.storage.columns import UtcDateTime
from desktop.core.storage.tables.metadata import metadata

evidence = Table(
    "evidence",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", UtcDateTime, nullable=False),
    Column("kind", String, nullable=False),
    Column("actor", String, nullable=False),
    Column("sha256", String, nullable=False, default=""),
    Column("record_count", Integer, nullable=False, default=0),
    Column("facts", String, nullable=False),
)
"""Append-only by trigger; codes, numbers and hashes as JSON, never a person or a class."""

recipient_check = Table(
    "recipient_check",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", UtcDateTime, nullable=False),
    Column("actor", String, nullable=False),
    Column("recipient", String, nullable=False),
    Column("contract", String, nullable=False, default=""),
    Column("answers", String, nullable=False),
)
"""Append-only by trigger: the newest answers of a recipient hold."""

processing_method = Table(
    "processing_method",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("created_at", UtcDateTime, nullable=False),
    Column("batch_id", Integer, ForeignKey("batch.id", ondelete="CASCADE")),
    Column("sha256", String, nullable=False),
    Column("seal_key", LargeBinary, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
)
"""加工方法等情報, apart from the records and sealed once more; a row gone is gone for good."""

released_key = Table(
    "released_key",
    metadata,
    Column("kind", String, primary_key=True),
    Column("hash", LargeBinary, primary_key=True),
)
"""Keyed hashes of people of anonymized files: released or not, nothing else. Append-only."""
