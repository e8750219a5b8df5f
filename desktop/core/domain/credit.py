"""Registration units and introduction slots as the employer sees them."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class CreditSummary:
    """The gauge. All counts are computed from agency events.

    Attributes:
        confirmed: Registration units earned and not voided, in review included (decision 7).
        in_review: Those of them the agency is still checking (確認中).
        expected: Registrations reported without a unit yet (見込み).
        ratio: Units per slot.
        slots_earned: Whole slots from confirmed units out of review.
        slots_open: Slots asked for and not closed.
        slots_used: Slots consumed.
        available: Units that can be spent now.
        spent: Units held by open slots or consumed, by the ratio of the day of each.
        owed: Voided units that are taken from whatever becomes available next (I9).
        known_by: The day until which the last check of the agency is over; None where not known.
    """

    confirmed: int
    in_review: int
    expected: int
    ratio: int
    slots_earned: int
    slots_open: int
    slots_used: int
    available: int = 0
    spent: int = 0
    owed: int = 0
    known_by: date | None = None

    @property
    def slots_available(self) -> int:
        """Slots that can be used now."""
        return self.available // self.ratio

    @property
    def towards_next(self) -> int:
        """Units that can be spent and count towards the next slot."""
        return self.available % self.ratio

    @property
    def missing_for_next(self) -> int:
        """How many more registrations make the next slot."""
        return self.ratio - self.towards_next + self.owed


class LedgerState(StrEnum):
    """How sure an entry is."""

    CONFIRMED = "confirmed"
    IN_REVIEW = "in_review"
    """確認中: earned, and not to be spent until the agency has looked."""
    EXPECTED = "expected"
    """見込み: a registration was told, its unit is not entered yet."""


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One entry as shown.

    Attributes:
        units: How it moves the units that can be spent; of an entry not yet sure, how it will.
        balance: Units that can be spent after it; None while it is not sure.
        known_by: For 確認中 the day until which the check is over; None where not known.
        subject: Of a slot, the position asked for; empty otherwise.
    """

    seq: int
    at: datetime
    kind: str
    units: int
    balance: int | None
    state: LedgerState
    known_by: date | None = None
    subject: str = ""

    @property
    def is_confirmed(self) -> bool:
        """Whether it is sure."""
        return self.state is LedgerState.CONFIRMED


@dataclass(frozen=True, slots=True)
class Funnel:
    """作成 → 送信 → 登録 → 紹介対象, in people or messages. Page views are not counted.

    Attributes:
        registered: All that were told; ``in_review`` and ``expected`` are parts of it.
        since: First day counted; None is from the beginning.
    """

    created: int
    sent: int
    registered: int
    in_review: int
    introduced: int
    drafts: int
    waiting: int
    failed: int
    expected: int = 0
    since: date | None = None
