"""Registration units and introduction slots as the employer sees them."""

from dataclasses import dataclass
from datetime import datetime


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
    """

    confirmed: int
    in_review: int
    expected: int
    ratio: int
    slots_earned: int
    slots_open: int
    slots_used: int

    @property
    def slots_available(self) -> int:
        """Slots that can be used now."""
        return max(0, self.slots_earned - self.slots_open - self.slots_used)

    @property
    def towards_next(self) -> int:
        """Confirmed units, out of review, that count towards the next slot."""
        return (self.confirmed - self.in_review) % self.ratio

    @property
    def missing_for_next(self) -> int:
        """How many more registrations make the next slot."""
        return self.ratio - self.towards_next


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One entry as shown; ``balance`` is the running number of available units after it."""

    seq: int
    at: datetime
    kind: str
    units: int
    balance: int
    is_confirmed: bool


@dataclass(frozen=True, slots=True)
class Funnel:
    """作成 → 送信 → 登録 → 紹介対象, in people or messages. Page views are not counted."""

    created: int
    sent: int
    registered: int
    in_review: int
    introduced: int
    drafts: int
    waiting: int
    failed: int
