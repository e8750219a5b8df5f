"""Every operation of the signed exchange, in one table; the published document is made from it.

A test holds this table and the routes of the application to each other.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Final

import msgspec

from wire import limits
from wire.device_keys import DeviceRevoked, KeyRotation, KeysRotated
from wire.messages import (
    BalanceStatement,
    Discovery,
    Enrolment,
    EnrolmentRequest,
    EventPage,
    LinkRevocations,
    Receipt,
    RevocationAnswer,
    Withdrawal,
)
from wire.problems import Problem
from wire.profile import ProfileHandOver, ProfileOffer, ProfileReceipt, ProfileRefusal
from wire.redemption import Redemption, RedemptionRequest

Refusals = tuple[tuple[int, Problem], ...]


class Signing(Enum):
    """Who signs a request."""

    NOBODY = "nobody"
    NEWCOMER = "newcomer"
    """The device that enrols, with the key it brings."""
    DEVICE = "device"
    """An enrolled device."""


class Body(Enum):
    """Bodies that are no single JSON object of a known form."""

    BATCH = "batch"
    """Canonical NDJSON, perhaps compressed."""
    NOTHING = "nothing"
    MODEL = "model"
    """JSON as it was published."""


Content = type[msgspec.Struct] | Body


@dataclass(frozen=True, slots=True)
class Query:
    """A whole number in the query.

    Attributes:
        name: Its name.
        default: What is meant where it is missing.
        about: What it says.
    """

    name: str
    default: int
    about: str


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing a desktop asks.

    Attributes:
        id: Name in the document.
        method: HTTP method.
        path: With `{names}`.
        summary: One line.
        answers: Content of each success, by status.
        request: Content of the request.
        refusals: Refusals beside those every operation can have.
        signing: Who signs.
        query: Numbers in the query.
    """

    id: str
    method: str
    path: str
    summary: str
    answers: Mapping[int, Content]
    request: Content = Body.NOTHING
    refusals: Refusals = ()
    signing: Signing = Signing.DEVICE
    query: tuple[Query, ...] = field(default=())

    @property
    def all_refusals(self) -> Refusals:
        """Every refusal, sorted by status."""
        found = {*self.refusals, *_ANYWHERE}
        if self.signing is not Signing.NOBODY:
            found |= set(_SIGNED)
            if self.method == "POST":
                found.add((401, Problem.REPLAY))
        if self.signing is Signing.DEVICE:
            found |= set(_BY_DEVICE)
        if isinstance(self.request, type):
            found.add((422, Problem.SCHEMA))
        if "{" in self.path:
            found.add((404, Problem.NOT_FOUND))
        return tuple(sorted(found))


_ANYWHERE: Final[Refusals] = ((500, Problem.UNAVAILABLE),)
_SIGNED: Final[Refusals] = (
    (400, Problem.UNSUPPORTED_VERSION),
    (400, Problem.DIGEST_MISMATCH),
    (401, Problem.SIGNATURE),
    (401, Problem.CLOCK_SKEW),
    (413, Problem.TOO_LARGE),
)
_BY_DEVICE: Final[Refusals] = (
    (401, Problem.UNKNOWN_DEVICE),
    (403, Problem.REVOKED),
    (429, Problem.RATE_LIMITED),
)
_MAX_EVENTS: Final = limits.MAX_EVENTS_PER_PAGE

OPERATIONS: Final[tuple[Operation, ...]] = (
    Operation(
        "discover",
        "GET",
        "/.well-known/career-relay",
        "What this agency speaks. Not authenticated, but signed.",
        {200: Discovery},
        signing=Signing.NOBODY,
    ),
    Operation(
        "enrol",
        "POST",
        "/v1/enrolments",
        "Take part with a one-time code; the same code and key again bring the same answer.",
        {201: Enrolment, 200: Enrolment},
        EnrolmentRequest,
        (
            (403, Problem.ENROLMENT_CODE),
            (403, Problem.DEMO_ONLY),
            (409, Problem.ENROLMENT_USED),
            (429, Problem.RATE_LIMITED),
        ),
        Signing.NEWCOMER,
    ),
    Operation(
        "putBatch",
        "PUT",
        "/v1/batches/{batch_id}",
        "Hand over a batch, whole or not at all; sent again, it brings the first receipt.",
        {201: Receipt, 200: Receipt},
        Body.BATCH,
        (
            (400, Problem.SCHEMA),
            (409, Problem.SEQUENCE),
            (415, Problem.SCHEMA),
            (422, Problem.SCHEMA),
            (422, Problem.BATCH_ID_MISMATCH),
            (422, Problem.PRIVACY_FLOOR),
            (422, Problem.WITHDRAWN),
        ),
    ),
    Operation(
        "hasBatch",
        "HEAD",
        "/v1/batches/{batch_id}",
        "Whether a batch is held: 200 or 404.",
        {200: Body.NOTHING},
    ),
    Operation(
        "withdrawBatch",
        "DELETE",
        "/v1/batches/{batch_id}",
        "Withdraw a whole batch, also before it arrived.",
        {200: Withdrawal},
        refusals=((422, Problem.SCHEMA),),
    ),
    Operation(
        "revokeLinks",
        "POST",
        "/v1/links/revocations",
        "Make the pages of these links neutral, without a reason.",
        {200: RevocationAnswer},
        LinkRevocations,
    ),
    Operation(
        "events",
        "GET",
        "/v1/events",
        "A page of the event feed, and the head of this device.",
        {200: EventPage},
        refusals=((400, Problem.SCHEMA),),
        query=(
            Query("after", 0, "number of the last event known"),
            Query("limit", _MAX_EVENTS, f"how many events at most; {_MAX_EVENTS} are told at once"),
        ),
    ),
    Operation(
        "balance",
        "GET",
        "/v1/balance",
        "The statement of the ledger as of one event.",
        {200: BalanceStatement},
    ),
    Operation(
        "rotateKeys",
        "POST",
        "/v1/devices/{device_id}/keys",
        "Put a new key in the place of the asking device's, and renew the link key where due.",
        {200: KeysRotated},
        KeyRotation,
        ((409, Problem.CONFLICT),),
    ),
    Operation(
        "revokeDevice",
        "DELETE",
        "/v1/devices/{device_id}/keys",
        "Let a device of the same employer speak no more.",
        {200: DeviceRevoked},
    ),
    Operation(
        "redeem",
        "PUT",
        "/v1/redemptions/{redemption_id}",
        "Reserve the units of one slot.",
        {201: Redemption, 200: Redemption},
        RedemptionRequest,
        ((409, Problem.INSUFFICIENT_CREDIT), (409, Problem.CONFLICT)),
    ),
    Operation(
        "release",
        "POST",
        "/v1/redemptions/{redemption_id}/release",
        "Give a slot back before anybody was introduced.",
        {200: Redemption},
        refusals=((409, Problem.CONFLICT),),
    ),
    Operation(
        "offerProfiles",
        "PUT",
        "/v1/profiles/offer",
        "Say which items candidates may be asked about; none switches the feature off.",
        {200: ProfileOffer},
        ProfileOffer,
    ),
    Operation(
        "handOverProfile",
        "POST",
        "/v1/profiles",
        "Hand over exactly the items a candidate consented to.",
        {201: ProfileReceipt, 200: ProfileReceipt},
        ProfileHandOver,
        ((403, Problem.CONSENT_REQUIRED), (409, Problem.CONFLICT)),
    ),
    Operation(
        "refuseProfile",
        "PUT",
        "/v1/profiles/{consent_id}/refusal",
        "Say that nothing is handed over.",
        {200: ProfileReceipt},
        ProfileRefusal,
        ((403, Problem.CONSENT_REQUIRED), (409, Problem.CONFLICT)),
    ),
    Operation(
        "model",
        "GET",
        "/v1/models/{name}/{version}",
        "A published model, byte for byte.",
        {200: Body.MODEL},
    ),
)
