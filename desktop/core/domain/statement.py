"""The agency's statement beside our own count of its ledger (I11)."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Difference:
    """One figure that does not agree; ``ours`` and ``theirs`` as text, for a hash too.

    Attributes:
        member: Name of the figure, as the contract calls it.
    """

    member: str
    ours: str
    theirs: str


@dataclass(frozen=True, slots=True)
class StatementCheck:
    """The last statement: when it came and what does not agree."""

    received_at: datetime
    as_of_seq: int
    differences: tuple[Difference, ...] = ()

    @property
    def agrees(self) -> bool:
        """Whether every figure is the same."""
        return not self.differences


@dataclass(frozen=True, slots=True)
class ContractTerms:
    """The terms of the exchange as the agency told them at enrolment.

    Attributes:
        since: When the company enrolled under them.
        text: What the company agreed to, Japanese; empty where it is not kept.
        person_window_months: One person counts once in this time; 0 where it is not kept.
    """

    version: str
    since: datetime
    ratio: int
    person_window_months: int = 0
    text: str = ""
    unit_valid_months: int | None = None
    bonus_every_units: int | None = None
    bonus_units: int = 0
    counts_leavers: bool = True
    fee_yen: int = 0
    fee_text: str = ""
