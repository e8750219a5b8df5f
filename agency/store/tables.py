"""The agency's tables.

Moments are whole seconds since 1970, UTC. The employer leads every key, so that the tables can be
spread over machines later. Personal data stands in `people` alone.
"""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    UniqueConstraint,
)

from wire.vocabulary import FIELDS

metadata = MetaData()


def _employer() -> Column[int]:
    return Column("employer_no", ForeignKey("employers.no"), nullable=False)


meta = Table(
    "meta",
    metadata,
    Column("name", String, primary_key=True),
    Column("value", String, nullable=False),
)

employers = Table(
    "employers",
    metadata,
    Column("no", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("name", String, nullable=False),
    Column("mail_domain", String, nullable=False),
    Column("created_at", Integer, nullable=False),
    Column("event_seq", Integer, nullable=False),
    Column("chain_head", String, nullable=False),
    Column("batch_no", Integer, nullable=False),
)

employer_networks = Table(
    "employer_networks",
    metadata,
    Column("employer_no", ForeignKey("employers.no"), primary_key=True),
    Column("network", String, primary_key=True),
)

enrolment_codes = Table(
    "enrolment_codes",
    metadata,
    Column("code_key", String, primary_key=True),
    _employer(),
    Column("expires_at", Integer, nullable=False),
    Column("device_id", String),
)

devices = Table(
    "devices",
    metadata,
    Column("id", String, primary_key=True),
    _employer(),
    Column("public_key", String, nullable=False),
    Column("app", String, nullable=False),
    Column("is_demo", Boolean, nullable=False),
    Column("enrolled_at", Integer, nullable=False),
    Column("revoked_at", Integer),
    Column("seq", Integer, nullable=False),
    Column("head", String, nullable=False),
)

link_keys = Table(
    "link_keys",
    metadata,
    Column("kid", Integer, primary_key=True, autoincrement=True),
    _employer(),
    Column("created_at", Integer, nullable=False),
    Column("status", String, CheckConstraint("status IN ('active','old','revoked')")),
)

revoked_links = Table(
    "revoked_links",
    metadata,
    Column("employer_no", ForeignKey("employers.no"), primary_key=True),
    Column("token", String, primary_key=True),
    Column("revoked_at", Integer, nullable=False),
)

batches = Table(
    "batches",
    metadata,
    Column("employer_no", ForeignKey("employers.no"), primary_key=True),
    Column("sha256", String, primary_key=True),
    Column("no", Integer, nullable=False),
    Column("device_id", String, nullable=False),
    Column("seq", Integer),
    Column("n", Integer, nullable=False),
    Column("k", Integer, nullable=False),
    Column("l", Integer, nullable=False),
    Column("quarter", String, nullable=False),
    Column("hier", String, nullable=False),
    Column("received_at", Integer),
    Column("withdrawn_at", Integer),
    UniqueConstraint("employer_no", "no"),
    UniqueConstraint("employer_no", "device_id", "seq"),
)

records = Table(
    "records",
    metadata,
    Column("employer_no", Integer, primary_key=True, autoincrement=False),
    Column("batch_no", Integer, primary_key=True, autoincrement=False),
    Column("line", Integer, primary_key=True, autoincrement=False),
    *(Column(name, String, nullable=False) for name in FIELDS),
)

events = Table(
    "events",
    metadata,
    Column("employer_no", ForeignKey("employers.no"), primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("id", String, nullable=False),
    Column("type", String, nullable=False),
    Column("at", Integer, nullable=False),
    Column("data", String, nullable=False),
    Column("prev", String, nullable=False),
)

ledger_entries = Table(
    "ledger_entries",
    metadata,
    Column("employer_no", ForeignKey("employers.no"), primary_key=True),
    Column("kind", String, primary_key=True),
    Column("ref", String, primary_key=True),
    Column("units", Integer, CheckConstraint("units > 0"), nullable=False),
    Column("at", Integer, nullable=False),
    Column("reason", String),
)

# The double entry enforced by the database itself: no account but the world's goes below zero.
balances = Table(
    "balances",
    metadata,
    Column("employer_no", ForeignKey("employers.no"), primary_key=True),
    Column("world", Integer, nullable=False),
    Column("avail", Integer, CheckConstraint("avail >= 0"), nullable=False),
    Column("resv", Integer, CheckConstraint("resv >= 0"), nullable=False),
    Column("used", Integer, CheckConstraint("used >= 0"), nullable=False),
    Column("deferred", Integer, CheckConstraint("deferred >= 0"), nullable=False),
    CheckConstraint("world + avail + resv + used = 0"),
)

# A unit points at the minted token it came from (I12), and at no person.
units = Table(
    "units",
    metadata,
    Column("employer_no", ForeignKey("employers.no"), primary_key=True),
    Column("unit", String, primary_key=True),
    Column("token", String, nullable=False),
    Column("personal_token", String, unique=True),
    Column("common_person", String, unique=True),
    Column("earned_at", Integer, nullable=False),
    Column("review_since", Integer),
    Column("review_ended_at", Integer),
    Column("triggers", String, nullable=False),
    Column("policy", String, nullable=False),
    Index("units_in_review", "employer_no", "review_ended_at", "review_since"),
)

# Keyed hashes of address and phone: one unit per person and window, for the first employer (I4).
earn_claims = Table(
    "earn_claims",
    metadata,
    Column("person_key", String, primary_key=True),
    Column("earned_at", Integer, nullable=False),
)

people = Table(
    "people",
    metadata,
    Column("no", Integer, primary_key=True),
    Column("mail_key", String, nullable=False, unique=True),
    Column("name", String, nullable=False),
    Column("kana", String, nullable=False),
    Column("email", String, nullable=False),
    Column("phone", String, nullable=False),
    Column("prefecture", String, nullable=False),
    Column("occupation", String, nullable=False),
    Column("experience", String, nullable=False),
    Column("employment", String, nullable=False),
    Column("qualification", String, nullable=False),
    Column("note", String, nullable=False),
    Column("registered_at", Integer, nullable=False),
    sqlite_autoincrement=True,
)

registrations = Table(
    "registrations",
    metadata,
    Column("id", String, primary_key=True),
    _employer(),
    Column("person_no", ForeignKey("people.no", ondelete="SET NULL")),
    Column("token", String, nullable=False),
    Column("personal_token", String, unique=True),
    Column("is_disclosed", Boolean, nullable=False),
    Column("is_contact_stopped", Boolean, nullable=False),
    Column("policy_version", String, nullable=False),
    Column("confirmed_at", Integer, nullable=False),
)

# One row per code mail asked for on a candidate page: numbers only, for the noise trigger.
code_requests = Table(
    "code_requests",
    metadata,
    Column("id", String, primary_key=True),
    Column("kid", Integer, nullable=False, index=True),
    Column("asked_at", Integer, nullable=False),
    Column("is_confirmed", Boolean, nullable=False),
    Column("failed_count", Integer, nullable=False),
)

# Counters, locks and stops under keyed hashes; what was hashed cannot be read back.
counters = Table(
    "counters",
    metadata,
    Column("name", String, primary_key=True),
    Column("count", Integer, nullable=False),
    Column("until", Integer),
)
