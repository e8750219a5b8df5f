"""Consented profiles: what is offered, who asks, what was handed over; and 紹介枠 asked for."""

from sqlalchemy import Column, Date, ForeignKey, Integer, LargeBinary, String, Table

from desktop.core.storage.columns import UtcDateTime
from desktop.core.storage.tables.metadata import metadata

profile_offer = Table(
    "profile_offer",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", UtcDateTime, nullable=False),
    Column("actor", String, nullable=False),
    Column("items", String, nullable=False),
    Column("statement", String, nullable=False),
)
"""Append-only by trigger: the newest row holds. ``statement`` is what ``actor`` confirmed."""

profile_request = Table(
    "profile_request",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("consent_id", String, nullable=False, unique=True),
    Column("token", String, nullable=False),
    Column("person_id", Integer, ForeignKey("person.id", ondelete="SET NULL"), index=True),
    Column("application_id", Integer),
    Column("items", String, nullable=False),
    Column("text_version", String, nullable=False),
    Column("text_sha256", String, nullable=False),
    Column("name", String, nullable=False),
    Column("email", String, nullable=False),
    Column("asked_at", UtcDateTime, nullable=False),
    Column("state", String, nullable=False),
    Column("decided_at", UtcDateTime),
    Column("actor", String, nullable=False, default=""),
    Column("refusal", String, nullable=False, default=""),
    Column("body", LargeBinary, nullable=False, default=b""),
    Column("body_sha256", String, nullable=False, default=""),
    Column("seal_key", LargeBinary, nullable=False, default=b""),
    Column("sealed", LargeBinary, nullable=False, default=b""),
    Column("fault", String, nullable=False, default=""),
)
"""One consent of a candidate. Name, e-mail, ``body`` and ``sealed`` are emptied once it is over.

``body`` is exactly what was approved; ``sealed`` is its 第三者提供記録 for the day it leaves.
"""

provision_person = Table(
    "provision_person",
    metadata,
    Column("provision_id", Integer, ForeignKey("provision.id"), primary_key=True),
    Column("keep_until", Date, nullable=False),
    Column("seal_key", LargeBinary, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
)
"""Whose profile a 第三者提供記録 is about: sealed once more, found by no search, gone in time."""

redemption = Table(
    "redemption",
    metadata,
    Column("ref", String, primary_key=True),
    Column("request", LargeBinary, nullable=False),
    Column("asked_at", UtcDateTime, nullable=False),
    Column("actor", String, nullable=False),
    Column("fault", String, nullable=False, default=""),
)
"""A 紹介枠 asked for from here; where it stands is told by the agency's events."""
