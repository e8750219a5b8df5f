"""What anonymization starts from and what it answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from desktop.core.domain.batch import RiskSummary, WaitReason
from desktop.core.domain.codes import Education, QualificationFamily, ReasonCode, Stage

QUASI_IDENTIFIERS: Final = (
    "age_band",
    "region",
    "occupation",
    "experience",
    "education",
    "qualification",
    "quarter",
)
SENSITIVE: Final = ("stage", "reason")
FIELDS: Final = (*QUASI_IDENTIFIERS, *SENSITIVE)
SUPPRESSED: Final = "*"
"""Says nothing: the root of every tree."""

SPEED_FIRST: Final = 1.0
"""``max_loss`` of 早さ優先: everybody who can go, goes."""
BALANCED: Final = 0.35
DETAIL_FIRST: Final = 0.10
"""``max_loss`` of 細かさ優先: people wait until others like them come."""


@dataclass(frozen=True, slots=True)
class ApplicationFacts:
    """The only facts of an application that anonymization ever sees (allow-list).

    Attributes:
        occupation_code: 中分類 of 厚生労働省編職業分類 2022, three digits; empty where unknown.
        qualification_family: None where the list does not tell.
    """

    birth_date: date | None = None
    prefecture_code: str = ""
    occupation_code: str = ""
    experience_years: int | None = None
    education: Education | None = None
    qualification_family: QualificationFamily | None = None
    applied_on: date | None = None
    stage: Stage | None = None
    reason: ReasonCode | None = None


@dataclass(frozen=True, slots=True)
class PrivacyPolicy:
    """What every batch keeps (decision 12).

    Attributes:
        k: Smallest group of alike records: 5, 7 or 10.
        l: Least number of different values of each sensitive column in a group.
        max_share: Largest share of one sensitive value in a group.
        max_loss: Groups that lose more than this stay; 1.0 lets everybody go who can.
        max_records: Most records of one batch.
    """

    k: int = 5
    l: int = 2  # noqa: E741 - the field's own name in the literature
    max_share: float = 0.8
    max_loss: float = SPEED_FIRST
    max_records: int = 5_000

    @property
    def min_records(self) -> int:
        """Fewest records of a batch."""
        return max(20, 3 * self.k)


@dataclass(frozen=True, slots=True)
class Anonymized:
    """Who goes, how, and who waits, by index into the input.

    Attributes:
        rows: Index → labels by field, all of `FIELDS`.
        group_sizes: Index → how many released records look exactly alike.
        waiting: Index → why.
        hidden: Sensitive columns sent as ``*`` because the batch cannot vary them enough.
        risk: None where nobody goes.
        seed: What makes the same input give the same answer.
    """

    rows: Mapping[int, Mapping[str, str]]
    group_sizes: Mapping[int, int]
    waiting: Mapping[int, WaitReason]
    hidden: tuple[str, ...]
    risk: RiskSummary | None
    policy: PrivacyPolicy
    seed: int
