"""The risk that is left in a release, in figures."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

THRESHOLD: Final = 0.2
"""Above this chance to be pointed out a record counts as at risk: a group below five."""
SIZES: Final = ((1, 1), (2, 4), (5, 9), (10, 19), (20, None))
"""Groups by size as the histogram counts them: (fewest, most); None sets no limit."""


@dataclass(frozen=True, slots=True)
class SensitiveRisk:
    """What a group tells of a sensitive column. Each figure is the worst over all groups.

    Attributes:
        is_hidden: The column says nothing in any row; the figures are those of one value then.
        distinct: Fewest different values (distinct l).
        entropy: Smallest exponential of the entropy (entropy l).
        distance: Largest distance to the distribution of all rows, 0 to 1 (t, equal distance).
        share: Largest share of one value.
    """

    is_hidden: bool
    distinct: int
    entropy: float
    distance: float
    share: float


@dataclass(frozen=True, slots=True)
class RiskReport:
    """Risk of a release as ARX defines it; shares and chances run from 0 to 1.

    Attributes:
        highest: Prosecutor risk of the smallest group.
        average: Prosecutor risk of a record taken by chance; the marketer risk is the same figure.
        at_risk: Share of records above `THRESHOLD`.
        uniques_before: Records nobody else was like, before.
        losses: Column → share of detail lost, 0 to 1.
        histogram: For each of `SIZES` (records before, records after).
    """

    records: int
    groups: int
    smallest: int
    highest: float
    average: float
    at_risk: float
    uniques_before: int
    uniques_after: int
    sensitive: Mapping[str, SensitiveRisk]
    losses: Mapping[str, float]
    histogram: tuple[tuple[int, int], ...]

    @property
    def journalist(self) -> float:
        """Upper bound: who does not know that a person is in the release cannot do better."""
        return self.highest

    @property
    def marketer(self) -> float:
        """Expected share of records pointed out rightly by somebody who tries them all."""
        return self.average
