"""Notices, their templates and the relay links in them."""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, String, Table

from desktop.core.storage.columns import UtcDateTime
from desktop.core.storage.tables.metadata import metadata

notice_template = Table(
    "notice_template",
    metadata,
    Column("stage", String, primary_key=True),
    Column("subject", String, nullable=False),
    Column("body", String, nullable=False),
    Column("with_relay", Boolean, nullable=False),
    Column("updated_at", UtcDateTime, nullable=False),
)

notice = Table(
    "notice",
    metadata,
    Column("id", Integer, primary_key=True),
    Column(
        "application_id",
        Integer,
        ForeignKey("application.id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
    Column(
        "person_id",
        Integer,
        ForeignKey("person.id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
    Column("state", String, nullable=False),
    Column("mode", String, nullable=False),
    Column("sender", String, nullable=False),
    Column("recipient", String, nullable=False),
    Column("subject", String, nullable=False),
    Column("body", String, nullable=False),
    Column("message_id", String, nullable=False, unique=True),
    Column("token", String),
    Column("created_at", UtcDateTime, nullable=False),
    Column("handed_over_at", UtcDateTime),
    Column("sent_at", UtcDateTime),
    Column("fault", String, nullable=False, default=""),
    Column("actor", String, nullable=False),
    Index("ix_notice_state", "state", "created_at"),
)
"""``message_id`` is fixed when the notice is queued; a resend uses the same token."""

link_token = Table(
    "link_token",
    metadata,
    Column("token", String, primary_key=True),
    Column("kid", Integer, nullable=False),
    Column("kind", String, nullable=False),
    Column("person_id", Integer, ForeignKey("person.id", ondelete="SET NULL"), index=True),
    Column("application_id", Integer),
    Column("state", String, nullable=False),
    Column("minted_at", UtcDateTime, nullable=False),
    Column("revoked_at", UtcDateTime),
)
"""The only place where a link and an applicant meet."""
