"""The agency, what goes to it and what comes from it."""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Integer,
    LargeBinary,
    String,
    Table,
)

from desktop.core.storage.columns import UtcDateTime
from desktop.core.storage.tables.metadata import metadata

agency = Table(
    "agency",
    metadata,
    Column("id", Integer, CheckConstraint("id = 1", name="one_row"), primary_key=True),
    Column("base_url", String, nullable=False),
    Column("name", String, nullable=False),
    Column("licence_number", String, nullable=False),
    Column("contact_email", String, nullable=False),
    Column("contact_phone", String, nullable=False),
    Column("terms_version", String, nullable=False),
    Column("ratio", Integer, nullable=False),
    Column("public_key", LargeBinary, nullable=False),
    Column("employer_id", String, nullable=False),
    Column("device_id", String, nullable=False),
    Column("device_key", LargeBinary, nullable=False),
    Column("kid", Integer, nullable=False),
    Column("link_key", LargeBinary, nullable=False),
    Column("relay_base", String, nullable=False),
    Column("enrolled_at", UtcDateTime, nullable=False),
    Column("cursor", Integer, nullable=False, default=0),
    Column("cursor_id", String, nullable=False, default=""),
    Column("batch_seq", Integer, nullable=False, default=0),
    Column("batch_head", String, nullable=False, default=""),
    Column("clock_offset_s", Integer, nullable=False, default=0),
    Column("last_success_at", UtcDateTime),
    Column("next_try_at", UtcDateTime),
    Column("failures", Integer, nullable=False, default=0),
    Column("attention", String, nullable=False, default=""),
    Column("terms", LargeBinary),
    Column("kid_since", UtcDateTime),
    Column("is_rotation_due", Boolean, nullable=False, default=False),
)
"""One row once enrolled. Device key and link key live here only (decision 19).

``terms`` is `wire.messages.Terms` as enrolment told them, missing where an earlier version
enrolled; ``kid_since`` is when the link key was renewed, missing while it is the first one.
"""

pending_rotation = Table(
    "pending_rotation",
    metadata,
    Column("id", Integer, CheckConstraint("id = 1", name="one_row"), primary_key=True),
    Column("device_key", LargeBinary, nullable=False),
)
"""The new key of this device, kept before the agency is told, until the agency's word is here."""

statement = Table(
    "statement",
    metadata,
    Column("id", Integer, CheckConstraint("id = 1", name="one_row"), primary_key=True),
    Column("received_at", UtcDateTime, nullable=False),
    Column("as_of_seq", Integer, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("signature", String, nullable=False),
    Column("differences", String, nullable=False),
)
"""The agency's last statement of the ledger, its bytes as received, and what does not agree."""

pending_enrolment = Table(
    "pending_enrolment",
    metadata,
    Column("code", String, primary_key=True),
    Column("device_key", LargeBinary, nullable=False),
    Column("sealing_key", LargeBinary, nullable=False),
)
"""The keys of an enrolment under way: the same code may be asked again by the same device only."""

batch = Table(
    "batch",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("state", String, nullable=False, index=True),
    Column("sha256", String, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("record_count", Integer, nullable=False),
    Column("quarter", String, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("approved_at", UtcDateTime),
    Column("approved_by", String, nullable=False, default=""),
    Column("accepted_at", UtcDateTime),
    Column("seq", Integer),
    Column("prev", String),
    Column("receipt", LargeBinary),
    Column("fault", String, nullable=False, default=""),
)
"""A trigger refuses any change of ``body`` or ``sha256`` once the state is not draft."""

batch_member = Table(
    "batch_member",
    metadata,
    Column("batch_id", Integer, ForeignKey("batch.id", ondelete="CASCADE"), primary_key=True),
    Column("person_id", Integer, ForeignKey("person.id", ondelete="CASCADE"), primary_key=True),
)
"""Who is in an unsent batch, without rows; deleted with the receipt (decision 13)."""

outbox = Table(
    "outbox",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", String, nullable=False),
    Column("ref", String, nullable=False),
    Column("state", String, nullable=False, index=True),
    Column("created_at", UtcDateTime, nullable=False),
    Column("attempts", Integer, nullable=False, default=0),
    Column("done_at", UtcDateTime),
    Column("fault", String, nullable=False, default=""),
)

feed_event = Table(
    "feed_event",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("event_id", String, nullable=False, unique=True),
    Column("type", String, nullable=False, index=True),
    Column("at", UtcDateTime, nullable=False),
    Column("raw", LargeBinary, nullable=False),
    Column("received_at", UtcDateTime),
)
"""``raw`` holds no member that stands outside the identifier: it can never be erased here."""

ledger_entry = Table(
    "ledger_entry",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("event_id", String, nullable=False, unique=True),
    Column("kind", String, nullable=False),
    Column("units", Integer, nullable=False),
    Column("ref", String, nullable=False, default=""),
    Column("at", UtcDateTime, nullable=False),
)
"""Append-only read model of the agency's ledger; the balance is computed, never stored."""

provision = Table(
    "provision",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", UtcDateTime, nullable=False),
    Column("recipient", String, nullable=False),
    Column("items", String, nullable=False),
    Column("basis", String, nullable=False),
    Column("record_count", Integer, nullable=False),
    Column("sha256", String, nullable=False),
)
"""第三者提供記録: append-only, kept three years even where people are erased."""

sync_log = Table(
    "sync_log",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", UtcDateTime, nullable=False),
    Column("kind", String, nullable=False),
    Column("count", Integer, nullable=False, default=0),
    Column("error", String, nullable=False, default=""),
)
