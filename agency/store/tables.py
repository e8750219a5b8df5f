"""The agency's tables, for queries. What made them stands in `migrations/`.

Moments are whole seconds since 1970, UTC. Three families, so that a database spread over machines
(`docs/scale.md`) can hold them: tables of one employer, every key of which begins with
`employer_id`; tables of one person, every key of which begins with the keyed hash of an address,
a telephone number or a browser; and reference tables, small and the same everywhere.
No number comes from a sequence.

Source:
    `docs/wire.md`, "Ledger"; decision 0027.
"""

from typing import Final

from sqlalchemy import (
    BigInteger,
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

metadata: Final = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "uq": "uq_%(table_name)s_%(column_1_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)


def _employer() -> Column[int]:
    return Column("employer_id", ForeignKey("employers.employer_id"), primary_key=True)


def _text(name: str, *, is_key: bool = False, is_nullable: bool = False) -> Column[str]:
    return Column(name, String, primary_key=is_key, nullable=is_nullable and not is_key)


def _number(name: str, *, is_key: bool = False) -> Column[int]:
    return Column(name, Integer, primary_key=is_key, autoincrement=False, nullable=False)


def _moment(name: str, *, is_nullable: bool = False) -> Column[int]:
    return Column(name, BigInteger, nullable=is_nullable)


# ---- tables of one employer -------------------------------------------------------------------
employers = Table(
    "employers",
    metadata,
    Column("employer_id", BigInteger, primary_key=True, autoincrement=False),
    _text("name"),
    _text("mail_domain"),
    _moment("created_at"),
    _text("terms_version"),
    _text("offered_items"),
    _number("batch_no"),
    _number("event_seq"),
    _text("chain_head"),
    _number("ledger_seq"),
    _text("ledger_head"),
)

employer_networks = Table("employer_networks", metadata, _employer(), _text("network", is_key=True))

enrolment_codes = Table(
    "enrolment_codes",
    metadata,
    _employer(),
    _text("code_key", is_key=True),
    _moment("expires_at"),
    _text("device_id", is_nullable=True),
)

devices = Table(
    "devices",
    metadata,
    _employer(),
    _text("device_id", is_key=True),
    _text("public_key"),
    _text("app"),
    Column("is_demo", Boolean, nullable=False),
    _moment("enrolled_at"),
    _moment("revoked_at", is_nullable=True),
    _number("seq"),
    _text("head"),
)

link_keys = Table(
    "link_keys",
    metadata,
    _employer(),
    Column("kid", BigInteger, primary_key=True, autoincrement=False),
    _moment("created_at"),
    _text("status"),
    CheckConstraint("status IN ('active', 'old', 'revoked')", "status"),
)

revoked_links = Table(
    "revoked_links", metadata, _employer(), _text("token", is_key=True), _moment("revoked_at")
)

batches = Table(
    "batches",
    metadata,
    _employer(),
    _text("sha256", is_key=True),
    _number("no"),
    _text("device_id"),
    Column("seq", Integer),
    _number("n"),
    _number("k"),
    _number("l"),
    _text("quarter"),
    _text("hier"),
    _moment("received_at", is_nullable=True),
    _moment("withdrawn_at", is_nullable=True),
    UniqueConstraint("employer_id", "no"),
    UniqueConstraint("employer_id", "device_id", "seq"),
)

# No foreign key: a million rows must not be looked up one by one in a table of batches.
records = Table(
    "records",
    metadata,
    Column("employer_id", BigInteger, primary_key=True, autoincrement=False),
    _number("batch_no", is_key=True),
    _number("line", is_key=True),
    *(_text(name) for name in FIELDS),
)

events = Table(
    "events",
    metadata,
    _employer(),
    _number("seq", is_key=True),
    _text("id"),
    _text("type"),
    _moment("at"),
    _text("data"),
    _text("prev"),
)

# Append-only by trigger, chained by hash; `source` and `target` are the double entry.
ledger_entries = Table(
    "ledger_entries",
    metadata,
    _employer(),
    _number("seq", is_key=True),
    _text("kind"),
    _text("ref"),
    _number("units"),
    _text("source"),
    _text("target"),
    _moment("at"),
    _text("reason"),
    _text("prev"),
    _text("id"),
    UniqueConstraint("employer_id", "kind", "ref"),
    CheckConstraint("units > 0", "units"),
)

# What the database itself keeps sound: no account but the world's goes below zero (I1, I2).
balances = Table(
    "balances",
    metadata,
    _employer(),
    _number("world"),
    _number("avail"),
    _number("resv"),
    _number("used"),
    _number("deferred"),
    CheckConstraint("avail >= 0 AND resv >= 0 AND used >= 0 AND deferred >= 0", "signs"),
    CheckConstraint("world + avail + resv + used = 0", "sum"),
)

# A registration as its employer's side of the agency knows it: a token (I12), and no person.
arrivals = Table(
    "arrivals",
    metadata,
    _employer(),
    _text("registration_id", is_key=True),
    _text("token"),
    _text("personal_token", is_nullable=True),
    _text("common_person", is_nullable=True),
    Column("is_disclosed", Boolean, nullable=False),
    Column("is_contact_stopped", Boolean, nullable=False),
    _moment("arrived_at"),
    UniqueConstraint("employer_id", "personal_token"),
    UniqueConstraint("employer_id", "common_person"),
)

units = Table(
    "units",
    metadata,
    _employer(),
    _text("unit", is_key=True),
    _text("registration_id"),
    _moment("earned_at"),
    _moment("review_since", is_nullable=True),
    _moment("review_ended_at", is_nullable=True),
    _text("triggers"),
    _text("policy"),
    UniqueConstraint("employer_id", "registration_id"),
    Index("ix_units_review", "employer_id", "review_ended_at", "review_since"),
)

redemptions = Table(
    "redemptions",
    metadata,
    _employer(),
    _text("redemption_id", is_key=True),
    _text("state"),
    _number("units"),
    _text("request"),
    _text("reason"),
    _moment("reserved_at"),
    _moment("introduced_at", is_nullable=True),
    _moment("closed_at", is_nullable=True),
    CheckConstraint("state IN ('reserved', 'introduced', 'consumed', 'released')", "state"),
)

# What one consent hands over. Emptied when it is withdrawn.
profiles = Table(
    "profiles",
    metadata,
    _employer(),
    _text("consent_id", is_key=True),
    _text("token"),
    _text("items"),
    _text("state"),
    _text("name"),
    _text("email"),
    _text("content"),
    _text("refusal"),
    _moment("changed_at"),
    CheckConstraint("state IN ('asked', 'handed-over', 'refused', 'revoked')", "state"),
)

employer_counters = Table(
    "employer_counters", metadata, _employer(), _text("name", is_key=True), _number("count")
)

# One row per code mail asked for on a candidate page: numbers only, for the noise trigger.
code_requests = Table(
    "code_requests",
    metadata,
    _employer(),
    _text("request_id", is_key=True),
    Column("kid", BigInteger, nullable=False),
    _moment("asked_at"),
    Column("is_confirmed", Boolean, nullable=False),
    _number("failed_count"),
    Index("ix_code_requests_kid", "employer_id", "kid", "asked_at"),
)

# ---- tables of one person ---------------------------------------------------------------------
# `person_key` is the keyed hash of the mailbox. What a person entered stands here alone, but for
# name and address in `profiles` while a consent holds.
accounts = Table(
    "accounts",
    metadata,
    _text("person_key", is_key=True),
    _text("name"),
    _text("kana"),
    _text("email"),
    _text("phone"),
    _text("prefecture"),
    _text("occupation"),
    _text("experience"),
    _text("employment"),
    _text("qualification"),
    _text("note"),
    _moment("registered_at"),
)

registrations = Table(
    "registrations",
    metadata,
    _text("person_key", is_key=True),
    _text("registration_id", is_key=True),
    Column("employer_id", BigInteger, nullable=False),
    _text("company"),
    _text("token"),
    Column("is_personal", Boolean, nullable=False),
    Column("is_disclosed", Boolean, nullable=False),
    Column("is_contact_stopped", Boolean, nullable=False),
    _text("policy_version"),
    _moment("confirmed_at"),
    _text("unit"),
    _text("identities"),
    _text("entered_name"),
    _text("entered_email"),
    _text("common_person"),
    _text("triggers"),
    _text("policy"),
)

consents = Table(
    "consents",
    metadata,
    _text("person_key", is_key=True),
    _text("consent_id", is_key=True),
    _text("registration_id"),
    _text("purpose"),
    _text("items"),
    _text("text_version"),
    _text("text_sha256"),
    _moment("given_at"),
    _moment("withdrawn_at", is_nullable=True),
    CheckConstraint("purpose IN ('service', 'disclose', 'profile')", "purpose"),
)

# Registrations of which the employer's side does not know everything yet, and, under an empty name,
# people who want to be erased; the sweep empties it.
errands = Table(
    "errands",
    metadata,
    _text("person_key", is_key=True),
    _text("registration_id", is_key=True),
    _number("version"),
    _moment("since"),
)

# Keyed hashes of address and phone: one unit per person and window, for the first employer (I4).
claims = Table(
    "claims",
    metadata,
    _text("person_key", is_key=True),
    _text("registration_id"),
    _moment("claimed_at"),
)

# Counters and locks under keyed hashes of addresses and browsers; nothing can be read back.
address_counters = Table(
    "address_counters",
    metadata,
    _text("address_key", is_key=True),
    _text("name", is_key=True),
    _number("count"),
    _moment("until", is_nullable=True),
)

# ---- reference tables -------------------------------------------------------------------------
# To which employer a name leads that is known before the employer is: kid, device, code.
routes = Table(
    "routes",
    metadata,
    _text("name", is_key=True),
    Column("employer_id", BigInteger, nullable=False),
)

models = Table(
    "models",
    metadata,
    _text("name", is_key=True),
    _text("version", is_key=True),
    _text("sha256"),
    _text("content"),
    _moment("published_at"),
)

terms = Table(
    "terms", metadata, _text("version", is_key=True), _text("body"), _moment("agreed_from")
)

PERSON_KEYS: Final = frozenset({"person_key", "address_key"})
REFERENCE: Final = frozenset({"routes", "models", "terms"})
