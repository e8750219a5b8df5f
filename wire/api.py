"""The agency as the desktop sees it, and everything that can go wrong with it.

`desktop.sync.client` speaks this over HTTP and `agency.in_process` without; one contract test holds
both to it. A client is bound to one device; its methods raise nothing but the errors below.
"""

from dataclasses import dataclass
from typing import Protocol

from wire.device_keys import DeviceRevoked, KeyRotation, KeysRotated
from wire.messages import (
    BalanceStatement,
    Discovery,
    Enrolment,
    EnrolmentRequest,
    EventPage,
    Receipt,
    RevocationAnswer,
    Withdrawal,
)
from wire.problems import Problem, ProblemDetail
from wire.profile import ProfileHandOver, ProfileOffer, ProfileReceipt, RefusalCode
from wire.redemption import Redemption, RedemptionRequest


class AgencyError(Exception):
    """Base of all failures. Messages are codes, without addresses and personal data."""


class AgencyUnreachableError(AgencyError):
    """No usable answer came: no network, time-out, proxy page, or an answer altered on the way.

    Trying again is right.
    """


class WrongAgencyKeyError(AgencyError):
    """The server is not the agency this device knows. Nothing secret was sent; do not try again."""


class ProtocolMismatchError(AgencyError):
    """The two sides share no major version; `supported` is what the agency speaks."""

    def __init__(self, supported: tuple[str, ...]) -> None:
        super().__init__("unsupported-version")
        self.supported = supported


class AgencyRefusedError(AgencyError):
    """The agency understood and said no.

    Attributes:
        problem: The reason, or `None` for a reason this version does not know.
        status: The HTTP status, which decides what the sync engine does next.
        retry_after_s: Seconds to wait at least, or `None`.
        detail: The whole answer.
    """

    def __init__(self, detail: ProblemDetail) -> None:
        super().__init__(detail.kind.rpartition(":")[2])
        known = {problem.value for problem in Problem}
        self.problem = Problem(detail.kind) if detail.kind in known else None
        self.status = detail.status
        self.retry_after_s = detail.retry_after_s
        self.detail = detail


@dataclass(frozen=True, slots=True)
class PutResult:
    """Answer to a batch.

    Attributes:
        receipt: The agency's word that it holds the batch.
        is_replay: The agency held it already; the receipt is the first one.
    """

    receipt: Receipt
    is_replay: bool


class AgencyApi(Protocol):
    """What a desktop asks an agency."""

    def discovery(self) -> Discovery:
        """Return what the agency speaks, after its key was checked."""
        ...

    def enrol(self, request: EnrolmentRequest) -> Enrolment:
        """Take part with a one-time code. The same code and device again get the same answer."""
        ...

    def put_batch(self, body: bytes, *, seq: int, prev: str) -> PutResult:
        """Hand over a batch.

        Args:
            body: Canonical bytes, not compressed.
            seq: Number of the batch on this device, from 1; a refused one uses none up.
            prev: Identifier of the batch before, or `batch.GENESIS`.
        """
        ...

    def has_batch(self, batch_id: str) -> bool:
        """Tell whether the agency holds a batch of this employer."""
        ...

    def withdraw_batch(self, batch_id: str) -> Withdrawal:
        """Withdraw a whole batch, also before it arrived."""
        ...

    def revoke_links(self, tokens: tuple[str, ...]) -> RevocationAnswer:
        """Make the pages of these tokens neutral."""
        ...

    def events(self, *, after: int, limit: int = 500) -> EventPage:
        """Return the events after a cursor."""
        ...

    def balance(self) -> BalanceStatement:
        """Return the signed statement of the ledger."""
        ...

    def rotate_keys(self, request: KeyRotation) -> KeysRotated:
        """Put a new key in the place of this device's, or renew the link key.

        The client goes on signing with the old key: make a new client for the new one.
        """
        ...

    def revoke_device(self, device_id: str) -> DeviceRevoked:
        """Let a device of the same employer speak no more."""
        ...

    def redeem(self, redemption_id: str, request: RedemptionRequest) -> Redemption:
        """Reserve the units of one 紹介枠. The same identifier and request again change nothing.

        Args:
            redemption_id: A UUID of the employer's, in lower case.
            request: What is asked for.
        """
        ...

    def release(self, redemption_id: str) -> Redemption:
        """Give a reserved 紹介枠 back before anybody was introduced."""
        ...

    def offer_profiles(self, offer: ProfileOffer) -> ProfileOffer:
        """Say which items candidates may let the employer hand over; none to switch it off."""
        ...

    def hand_over_profile(self, profile: ProfileHandOver) -> ProfileReceipt:
        """Hand over exactly the items a candidate consented to."""
        ...

    def refuse_profile(self, consent_id: str, code: RefusalCode) -> ProfileReceipt:
        """Say that nothing is handed over."""
        ...

    def model(self, name: str, version: str) -> bytes:
        """Return a published model: JSON, immutable, covered by the answer's signature."""
        ...
