"""People, vacancies, applications and what happened to them."""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    text,
)

from desktop.core.storage.columns import UtcDateTime
from desktop.core.storage.tables.metadata import metadata

vacancy = Table(
    "vacancy",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("title", String, nullable=False),
    Column("title_key", String, nullable=False, unique=True),
    Column("place", String, nullable=False, default=""),
    Column("occupation_code", String, nullable=False, default=""),
    Column("is_open", Boolean, nullable=False, default=True),
    Column("import_id", Integer, ForeignKey("import_run.id")),
    Column("created_at", UtcDateTime, nullable=False),
)

person = Table(
    "person",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String, nullable=False),
    Column("name_key", String, nullable=False),
    Column("kana", String, nullable=False, default=""),
    Column("kana_key", String, nullable=False, default=""),
    Column("email", String, nullable=False, default=""),
    Column("email_key", String, nullable=False, default="", index=True),
    Column("phone", String, nullable=False, default=""),
    Column("phone_key", String, nullable=False, default="", index=True),
    Column("birth_date", Date),
    Column("postal_code", String, nullable=False, default=""),
    Column("address", String, nullable=False, default=""),
    Column("prefecture_code", String, nullable=False, default=""),
    Column("education", String, nullable=False, default=""),
    Column("experience_years", Integer),
    Column("qualifications", String, nullable=False, default="[]"),
    Column("qualification_family", String, nullable=False, default=""),
    Column("skills", String, nullable=False, default="[]"),
    Column("nationality", String, nullable=False, default=""),
    Column("note", String, nullable=False, default=""),
    Column("is_eu_origin", Boolean, nullable=False, default=False),
    Column("has_objected", Boolean, nullable=False, default=False),
    Column("is_released", Boolean, nullable=False, default=False),
    Column("has_reapproach_consent", Boolean, nullable=False, default=False),
    Column("has_opted_out", Boolean, nullable=False, default=False),
    Column("bounced_email", String, nullable=False, default=""),
    Column("erase_after_notice", Boolean, nullable=False, default=False),
    Column("latest_application_id", Integer),
    Column("import_id", Integer, ForeignKey("import_run.id")),
    Column("created_at", UtcDateTime, nullable=False),
    Column("updated_at", UtcDateTime, nullable=False),
    Index("ix_person_kana", "kana_key", "id"),
    Index("ix_person_name_birth", "name_key", "birth_date"),
    Index("ix_person_to_erase", "id", sqlite_where=text("erase_after_notice")),
)
"""``*_key`` columns are folded for matching and order only; names stay as typed.

``has_opted_out`` says that the person wants no mail beyond the answer to their application;
``bounced_email`` is the address a mail came back from.

``latest_application_id`` is a projection kept in the transaction that writes applications, so
that the list of 100,000 people needs no search for each person's newest application.
"""

application = Table(
    "application",
    metadata,
    Column("id", Integer, primary_key=True),
    Column(
        "person_id",
        Integer,
        ForeignKey("person.id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
    Column("vacancy_id", Integer, ForeignKey("vacancy.id"), index=True),
    Column("applied_on", Date),
    Column("route", String, nullable=False, default=""),
    Column("stage", String),
    Column("outcome", String, nullable=False),
    Column("reason", String),
    Column("decided_on", Date),
    Column("closed_at", UtcDateTime),
    Column("with_relay", Boolean, nullable=False, default=True),
    Column("notice_state", String, nullable=False, default="none"),
    Column("rejection_id", Integer, ForeignKey("rejection.id")),
    Column("import_id", Integer, ForeignKey("import_run.id"), index=True),
    Column("created_at", UtcDateTime, nullable=False),
    Index("ix_application_waiting", "outcome", "notice_state"),
)

rejection = Table(
    "rejection",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", UtcDateTime, nullable=False),
    Column("actor", String, nullable=False),
    Column("before", LargeBinary, nullable=False),
    Column("undone_at", UtcDateTime),
)
"""One act of 不採用にする; ``before`` is what it changed, as JSON, for 元に戻す."""

person_event = Table(
    "person_event",
    metadata,
    Column("id", Integer, primary_key=True),
    Column(
        "person_id",
        Integer,
        ForeignKey("person.id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
    Column("application_id", Integer),
    Column("at", UtcDateTime, nullable=False),
    Column("kind", String, nullable=False),
    Column("detail", String, nullable=False, default="{}"),
)
"""The timeline: appended, never edited; what a person told and took back goes away whole."""

consent = Table(
    "consent",
    metadata,
    Column("id", Integer, primary_key=True),
    Column(
        "person_id",
        Integer,
        ForeignKey("person.id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
    Column("purpose", String, nullable=False),
    Column("is_granted", Boolean, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("channel", String, nullable=False),
    Column("text_version", String, nullable=False, default=""),
    Column("actor", String, nullable=False),
)
"""Append-only: the newest row of a purpose counts."""

tombstone = Table(
    "tombstone",
    metadata,
    Column("hash", LargeBinary, primary_key=True),
    Column("kind", String, nullable=False),
    Column("erased_at", UtcDateTime, nullable=False),
    Column("is_released", Boolean, nullable=False, default=False),
)
"""Keyed hashes of erased people (decision 15): they keep them out of later imports."""
