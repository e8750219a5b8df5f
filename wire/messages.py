"""Messages of the contract, except batches and events, which have modules of their own.

What the agency reads refuses unknown members; what the desktop reads ignores them, so that a minor
version can add some. This module is the allow-list of house style 9.3: what is not named here, in
`batch` or in `events` does not leave the machine.
"""

from datetime import datetime

import msgspec

from wire.events import Event
from wire.sealing import Sealed


class Jwk(msgspec.Struct, frozen=True, kw_only=True):
    """An Ed25519 public key in the form of RFC 8037."""

    kid: str
    x: str
    kty: str = "OKP"
    crv: str = "Ed25519"
    use: str = "sig"


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """What the agency takes at most."""

    wire_bytes: int
    inflated_bytes: int
    records: int


class PrivacyFloor(msgspec.Struct, frozen=True, kw_only=True):
    """The least k and l the agency takes."""

    k_min: int
    l_min: int


class Discovery(msgspec.Struct, frozen=True, kw_only=True):
    """Answer of `GET /.well-known/career-relay`."""

    protocol: tuple[str, ...]
    schemas: dict[str, tuple[int, ...]]
    encodings: tuple[str, ...]
    limits: Limits
    keys: tuple[Jwk, ...]
    server_time: datetime
    privacy_floor: PrivacyFloor


class EnrolmentRequest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Body of `POST /v1/enrolments`; the request is signed with the key it carries.

    Attributes:
        code: The 16 symbols of the enrolment string.
        device_pub: Ed25519 public key, base64url.
        x25519_pub: Key the link key is sealed to, base64url.
        app: Program and version.
        nonce: 16 random bytes, base64url.
        demo: The workspace is a demo workspace (decision 32).
    """

    code: str
    device_pub: str
    x25519_pub: str
    app: str
    nonce: str
    demo: bool = False


class AgencyProfile(msgspec.Struct, frozen=True, kw_only=True):
    """Who the agency is, as the relay paragraph and the candidate page print it.

    Attributes:
        name: Registered name.
        licence_number: 許可番号, such as `14-ユ-009999`.
        contact_email: Address for questions and for opting out.
        contact_phone: Telephone number.
        contact_hours: When the telephone is answered.
        privacy_version: Version of the privacy notice.
    """

    name: str
    licence_number: str
    contact_email: str
    contact_phone: str
    contact_hours: str = ""
    privacy_version: str = "1"


class Terms(msgspec.Struct, frozen=True, kw_only=True):
    """Terms of the 10:1 exchange (decisions 7 and 8).

    Attributes:
        version: Changes with every change of the text.
        text: What the employer agreed to, Japanese.
        ratio: Registration units per 紹介枠, applied at reserve time.
        person_window_months: A person earns one unit in this time, for the first employer.
        link_valid_days: How long a personal link works at least.
        unit_valid_months: When units lapse; `None` means never.
        bonus_every_units: So many earned units bring `bonus_units` more; `None` for no bonus.
        bonus_units: How many units a bonus is.
        counts_leavers: People who leave or retire count like rejected applicants.
        fee_yen: What an introduction costs beside its slot; 0 for nothing.
        fee_text: When that fee is due, Japanese; empty for no fee.
    """

    version: str
    text: str
    ratio: int = 10
    person_window_months: int = 12
    link_valid_days: int = 400
    unit_valid_months: int | None = None
    bonus_every_units: int | None = None
    bonus_units: int = 0
    counts_leavers: bool = True
    fee_yen: int = 0
    fee_text: str = ""


class BatchHead(msgspec.Struct, frozen=True, kw_only=True):
    """Last batch the agency took from this device; `seq` 0 and 64 zeros before the first."""

    seq: int
    id: str


class Enrolment(msgspec.Struct, frozen=True, kw_only=True):
    """Answer of `POST /v1/enrolments`.

    Attributes:
        employer: Identifier of the employer at this agency.
        employer_name: Company name as candidates see it.
        device: Identifier of this device, equal to `keys.device_id` of its key.
        kid: Number of the link key.
        k_link: The link key, sealed to `x25519_pub` in the context `seal_context`.
        agency_keys: Keys that sign answers.
        agency: Who the agency is.
        terms: Terms of the exchange.
        relay_base_url: Beginning of relay links, such as `https://relay.example.jp`.
        head: Last batch known from this device.
    """

    employer: str
    employer_name: str
    device: str
    kid: int
    k_link: Sealed
    agency_keys: tuple[Jwk, ...]
    agency: AgencyProfile
    terms: Terms
    relay_base_url: str
    head: BatchHead


def seal_context(device: str, kid: int) -> bytes:
    """Return what binds a sealed link key to its device and number."""
    return f"{device}|{kid}".encode("ascii")


class Receipt(msgspec.Struct, frozen=True, kw_only=True):
    """The agency's word that it holds a batch.

    Attributes:
        batch: Identifier of the batch.
        accepted: Number of records.
        seq: The `CR-Seq` under which it was taken.
        server_time: When it was taken first; a replay says the same.
    """

    batch: str
    accepted: int
    seq: int
    server_time: datetime


class Withdrawal(msgspec.Struct, frozen=True, kw_only=True):
    """Answer of `DELETE /v1/batches/{sha256}`.

    Attributes:
        batch: Identifier of the batch.
        was_held: The batch had arrived; its rows are deleted now.
        server_time: When it was withdrawn first.
    """

    batch: str
    was_held: bool
    server_time: datetime


class LinkRevocations(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Body of `POST /v1/links/revocations`. Carries no reason (decision 6)."""

    tokens: tuple[str, ...]


class RevocationAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """Answer of `POST /v1/links/revocations`: how many of the tokens are revoked now."""

    revoked: int


class EventPage(msgspec.Struct, frozen=True, kw_only=True):
    """Answer of `GET /v1/events`.

    Attributes:
        events: In the order of their numbers, without gaps.
        next: Cursor for the next page: the last number of this page, or the one asked with.
        poll_after_s: When to ask again.
        head: Last batch known from this device, so that a restored backup notices (decision 20).
    """

    events: tuple[Event, ...]
    next: int
    poll_after_s: int
    head: BatchHead


class BalanceStatement(msgspec.Struct, frozen=True, kw_only=True):
    """Answer of `GET /v1/balance`: signed word on the ledger as of one event.

    Attributes:
        as_of_seq: Number of the last event this statement includes.
        chain_head: Identifier of that event.
        earned: Units ever earned, also those in review.
        voided: Units voided for proven fraud.
        bonus: Units given by the agency.
        expired: Units that lapsed.
        in_review: Units shown as 確認中.
        reserved: Units held by open redemptions.
        consumed: Units spent.
        available: Units that can be spent now.
        ratio: Units per slot today.
        slots: 紹介枠 granted so far.
        open_slots: 紹介枠 that can be used now.
    """

    as_of_seq: int
    chain_head: str
    earned: int
    voided: int
    bonus: int
    expired: int
    in_review: int
    reserved: int
    consumed: int
    available: int
    ratio: int
    slots: int
    open_slots: int
