"""The event feed: what the agency tells one employer, numbered without gaps and chained.

Events name no person. Only where a candidate ticked that the employer may know does a relay token
follow (decision 2).
"""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final

import msgspec

from wire import canonical

GENESIS: Final = "0" * 64
"""`prev` of an employer's first event, and `chain_head` before it."""


class EventType(StrEnum):
    """Events this version knows. The desktop stores and steps over any other."""

    BATCH_ACCEPTED = "batch.accepted"
    BATCH_WITHDRAWN = "batch.withdrawn"
    REGISTRATION_CONFIRMED = "registration.confirmed"
    REGISTRATION_DISCLOSED = "registration.disclosed"
    REGISTRATION_UNDISCLOSED = "registration.undisclosed"
    REGISTRATION_REVIEW = "registration.review"
    REGISTRATION_CLEARED = "registration.cleared"
    CONTACT_STOPPED = "contact.stopped"
    CREDIT_EARNED = "credit.earned"
    CREDIT_VOIDED = "credit.voided"
    CREDIT_RESERVED = "credit.reserved"
    CREDIT_RELEASED = "credit.released"
    CREDIT_CONSUMED = "credit.consumed"
    CREDIT_BONUS = "credit.bonus"
    CREDIT_EXPIRED = "credit.expired"
    LINK_REVOKED = "link.revoked"
    PROFILE_REQUESTED = "profile.requested"
    PROFILE_REVOKED = "profile.revoked"
    INTRODUCTION_PROPOSED = "introduction.proposed"
    INTRODUCTION_ACCEPTED = "introduction.accepted"
    INTRODUCTION_DECLINED = "introduction.declined"
    INTRODUCTION_HIRED = "introduction.hired"
    MODEL_PUBLISHED = "model.published"
    NOTICE = "notice"
    KEY_ROTATE_DUE = "key.rotate_due"


class BatchAccepted(msgspec.Struct, frozen=True, kw_only=True):
    """The agency holds a batch of `n` records, taken as number `seq` of its device."""

    batch: str
    n: int
    seq: int


class BatchWithdrawn(msgspec.Struct, frozen=True, kw_only=True):
    """A batch was withdrawn."""

    batch: str


class UnitEvent(msgspec.Struct, frozen=True, kw_only=True):
    """One registration unit; the unit is a random name that leads to no token and no person.

    Attributes:
        unit: Identifier of the unit.
        month: Month of the registration in Asia/Tokyo, such as `2026-11`.
    """

    unit: str
    month: str


class Disclosed(msgspec.Struct, frozen=True, kw_only=True):
    """The holder of this token lets the employer know; also stops that (`contact.stopped`)."""

    token: str


class Moved(msgspec.Struct, frozen=True, kw_only=True):
    """Units moved for a reason named by `ref` (a redemption, a bonus, an expiry, a voided unit)."""

    ref: str
    n: int


class LinkRevoked(msgspec.Struct, frozen=True, kw_only=True):
    """A link asked to be revoked is revoked."""

    token: str


class ProfileRequested(msgspec.Struct, frozen=True, kw_only=True):
    """A candidate lets the employer hand over items of the applicant's profile (decision 3).

    Name and e-mail come by that consent, for the identity guard. They stand outside the event's
    identifier, so that they can be erased: after a withdrawal the feed tells them as empty.

    Attributes:
        token: The personal relay token.
        consent_id: Identifier of the consent.
        items: Names of the items, each a `ProfileItem` of this version or a later one.
        text_version: Version of the text the candidate agreed to.
        text_sha256: SHA-256 of that text, UTF-8.
        name: As the candidate entered it.
        email: As the candidate entered it, confirmed by a code.
    """

    token: str
    consent_id: str
    items: tuple[str, ...]
    text_version: str
    text_sha256: str
    name: str = ""
    email: str = ""


class ProfileRevoked(msgspec.Struct, frozen=True, kw_only=True):
    """A consent was withdrawn; the agency has deleted what was handed over."""

    token: str
    consent_id: str


class Introduction(msgspec.Struct, frozen=True, kw_only=True):
    """Something happened to an introduction; `ref` is the redemption. Names nobody."""

    ref: str


class ModelPublished(msgspec.Struct, frozen=True, kw_only=True):
    """A model can be fetched; `sha256` is that of its bytes."""

    name: str
    version: str
    sha256: str


class KeyRotateDue(msgspec.Struct, frozen=True, kw_only=True):
    """The link key has been in use for a year: new links need a new one."""

    kid: int


class Notice(msgspec.Struct, frozen=True, kw_only=True):
    """Something the agency tells about a month.

    Attributes:
        topic: `duplicates`: people who registered but were counted for somebody else before.
        month: The month, such as `2026-11`.
        n: How many; never told below five.
    """

    topic: str
    month: str
    n: int


EventData = (
    BatchAccepted
    | BatchWithdrawn
    | UnitEvent
    | Disclosed
    | Moved
    | LinkRevoked
    | Notice
    | ProfileRequested
    | ProfileRevoked
    | Introduction
    | ModelPublished
    | KeyRotateDue
)
UNCHAINED: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {"profile.requested": frozenset({"name", "email"})}
)
"""Members of `data` that the identifier leaves out, by type, because they can be erased. They are
covered by the signature of the answer that carries them."""

DATA_OF: Final[Mapping[str, type[EventData]]] = MappingProxyType(
    {
        EventType.BATCH_ACCEPTED: BatchAccepted,
        EventType.BATCH_WITHDRAWN: BatchWithdrawn,
        EventType.REGISTRATION_CONFIRMED: UnitEvent,
        EventType.REGISTRATION_REVIEW: UnitEvent,
        EventType.REGISTRATION_CLEARED: UnitEvent,
        EventType.CREDIT_EARNED: UnitEvent,
        EventType.CREDIT_VOIDED: UnitEvent,
        EventType.REGISTRATION_DISCLOSED: Disclosed,
        EventType.REGISTRATION_UNDISCLOSED: Disclosed,
        EventType.CONTACT_STOPPED: Disclosed,
        EventType.CREDIT_RESERVED: Moved,
        EventType.CREDIT_RELEASED: Moved,
        EventType.CREDIT_CONSUMED: Moved,
        EventType.CREDIT_BONUS: Moved,
        EventType.CREDIT_EXPIRED: Moved,
        EventType.LINK_REVOKED: LinkRevoked,
        EventType.NOTICE: Notice,
        EventType.PROFILE_REQUESTED: ProfileRequested,
        EventType.PROFILE_REVOKED: ProfileRevoked,
        EventType.INTRODUCTION_PROPOSED: Introduction,
        EventType.INTRODUCTION_ACCEPTED: Introduction,
        EventType.INTRODUCTION_DECLINED: Introduction,
        EventType.INTRODUCTION_HIRED: Introduction,
        EventType.MODEL_PUBLISHED: ModelPublished,
        EventType.KEY_ROTATE_DUE: KeyRotateDue,
    }
)
"""What `data` holds, by type."""


class Event(msgspec.Struct, frozen=True, kw_only=True, rename={"kind": "type"}):
    """One event as it stands in the feed. A minor version may add members to `data` only.

    Attributes:
        seq: Number of the event for this employer, from 1, without gaps.
        id: SHA-256 of the canonical event without this member.
        kind: An `EventType`, or a type of a later version.
        at: When; for registrations and units only the beginning of the month is told.
        data: Members of the event.
        prev: Identifier of the event before.
    """

    seq: int
    id: str
    kind: str
    at: datetime
    data: dict[str, Any]  # Any: the members of types of later versions are kept as they came
    prev: str


def make_event(*, seq: int, kind: EventType, at: datetime, data: EventData, prev: str) -> Event:
    """Return an event with its identifier."""
    plain = msgspec.to_builtins(data)
    draft = Event(seq=seq, id="", kind=kind.value, at=at, data=plain, prev=prev)
    return msgspec.structs.replace(draft, id=event_id(draft))


def event_id(event: Event) -> str:
    """Return the identifier an event must have; see `UNCHAINED` for what it leaves out."""
    left_out = UNCHAINED.get(event.kind, frozenset())
    data = {name: value for name, value in event.data.items() if name not in left_out}
    members = {
        "seq": event.seq,
        "type": event.kind,
        "at": event.at,
        "data": data,
        "prev": event.prev,
    }
    return canonical.sha256_hex(canonical.encode(members))


def typed_data(event: Event) -> EventData | None:
    """Return the members of a known event, or `None` for a type this version does not read.

    Raises:
        ValueError: A known event lacks a member.
    """
    kind = DATA_OF.get(event.kind)
    return None if kind is None else msgspec.convert(event.data, type=kind)


def is_chained(events: tuple[Event, ...], *, after_seq: int, prev: str) -> bool:
    """Tell whether a page goes on without a gap, fork or altered event where the last one ended."""
    for expected_seq, event in enumerate(events, start=after_seq + 1):
        if event.seq != expected_seq or event.prev != prev or event.id != event_id(event):
            return False
        prev = event.id
    return True
