"""Batches of anonymous records, from proposal to receipt."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from desktop.core.domain.changes import Changes
from desktop.core.domain.ids import BatchId, PersonId
from desktop.core.domain.risk import RiskReport


class BatchState(StrEnum):
    """Moves: DRAFT → APPROVED → ACCEPTED | QUARANTINED; DRAFT, APPROVED or QUARANTINED → CANCELLED.

    CANCELLED → ACCEPTED where it was on its way and the agency turns out to hold it.
    ACCEPTED → WITHDRAWING → WITHDRAWN once the agency has said so; back to ACCEPTED where it
    refuses.
    """

    DRAFT = "draft"
    APPROVED = "approved"
    ACCEPTED = "accepted"
    QUARANTINED = "quarantined"
    CANCELLED = "cancelled"
    WITHDRAWING = "withdrawing"
    WITHDRAWN = "withdrawn"


class WaitReason(StrEnum):
    """Why a person is not in the batch."""

    TOO_FEW_IN_ALL = "too_few_in_all"
    GROUP_TOO_SMALL = "group_too_small"
    SENSITIVE_TOO_ALIKE = "sensitive_too_alike"
    TOO_COARSE = "too_coarse"
    CLOSED_TOO_RECENTLY = "closed_too_recently"
    STILL_OPEN = "still_open"
    OBJECTED = "objected"
    EU_ORIGIN = "eu_origin"
    ALREADY_RELEASED = "already_released"
    IN_ANOTHER_BATCH = "in_another_batch"


class Blocker(StrEnum):
    """What must be done before a batch can be approved."""

    PUBLICATION_MISSING = "publication_missing"
    NOT_ENROLLED = "not_enrolled"
    NOBODY_READY = "nobody_ready"
    CHECK_FAILED = "check_failed"


@dataclass(frozen=True, slots=True)
class BeforeAfter:
    """One record that would leave: left as it lies here, right as it would go.

    Attributes:
        before: Column → text as shown here (name, birth date, address, vacancy, …).
        after: Column → label that leaves, in the reader's words.
        group_size: People who look exactly like this one in the batch.
    """

    person_id: PersonId
    before: dict[str, str]
    after: dict[str, str]
    group_size: int


@dataclass(frozen=True, slots=True)
class WaitingPerson:
    """A person who stays, and why.

    Attributes:
        missing: How many more people alike, or in all, are needed; 0 where that is not the reason.
        free_on: The day from which this reason no longer holds, where time alone ends it.
    """

    person_id: PersonId
    name: str
    reason: WaitReason
    missing: int = 0
    free_on: date | None = None


@dataclass(frozen=True, slots=True)
class GroupSize:
    """One group of alike records: its labels and how many people share them."""

    labels: dict[str, str]
    size: int


@dataclass(frozen=True, slots=True)
class RiskSummary:
    """Risk in figures. Shares run from 0 to 1; ``highest`` is 1 / smallest group."""

    highest: float
    average: float
    uniques_before: int
    uniques_after: int
    loss: float
    loss_by_column: dict[str, float]
    hidden_columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BatchProposal:
    """Everything the page 匿名データ shows before a person approves.

    Attributes:
        batch_id: The draft kept in the store; None where nobody is ready.
        body: The exact bytes that would be sent, empty where nobody is ready.
        sha256: Hex digest of ``body``; approval names it, so nothing else can be approved.
        report: The same risk as ``risk``, in every figure; None where nobody goes.
        hold_back: The highest loss it was made with.
        released: Who was handed over before; nobody is sent twice.
    """

    batch_id: BatchId | None
    rows: tuple[BeforeAfter, ...]
    waiting: tuple[WaitingPerson, ...]
    groups: tuple[GroupSize, ...]
    risk: RiskSummary | None
    removed: tuple[str, ...]
    blockers: tuple[Blocker, ...]
    body: bytes
    sha256: str
    k: int
    l: int  # noqa: E741 - the field's own name in the literature
    quarter: str
    report: RiskReport | None = None
    hold_back: float = 1.0
    released: tuple[WaitingPerson, ...] = ()


@dataclass(frozen=True, slots=True)
class BatchRow:
    """One line of これまでの提供."""

    batch_id: BatchId
    state: BatchState
    record_count: int
    quarter: str
    sha256: str
    created_at: datetime
    approved_at: datetime | None
    accepted_at: datetime | None
    fault: str = ""


DISCARDABLE = frozenset({BatchState.DRAFT, BatchState.APPROVED, BatchState.QUARANTINED})
"""Discarding a refused batch is how a person says they have seen it."""

WITHDRAWABLE = frozenset({BatchState.ACCEPTED})

STOPPED_BY_CHECK = "checker"
"""``fault`` of a batch our own checker would not let go; any other is the agency's word."""


@dataclass(frozen=True, slots=True)
class BatchApproved:
    """The approved batch; its bytes never change again."""

    batch_id: BatchId
    sha256: str
    record_count: int
    changes: Changes


@dataclass(frozen=True, slots=True)
class Publication:
    """Where and when the 匿名加工情報 notice was posted."""

    url: str
    posted_on: date
