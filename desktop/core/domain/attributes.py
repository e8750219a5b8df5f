"""What the columns of a file are for anonymization: a profile of one version."""

import hashlib
import json
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

PROFILE_SCHEMA: Final = "cr.file/1"


class Attribute(StrEnum):
    """What a column tells of its person."""

    IDENTIFIER = "identifier"
    """Names the person, or nobody knows: removed. What an unknown column is."""

    QUASI = "quasi"
    """Together with others it may point to the person: made coarser by its hierarchy."""

    SENSITIVE = "sensitive"
    """What must not follow from looking alike: several values in every group."""

    INSENSITIVE = "insensitive"
    """Kept as it is where enough people share the value."""

    FORBIDDEN = "forbidden"
    """公正な採用選考, health, My Number: removed, and nobody can choose otherwise."""


class Ladder(StrEnum):
    """A shipped hierarchy; the value is the column's name in the result."""

    AGE = "age_band"
    REGION = "region"
    OCCUPATION = "occupation"
    INDUSTRY = "industry"
    EXPERIENCE = "experience"
    SALARY = "salary"
    EDUCATION = "education"
    QUALIFICATION = "qualification"
    QUARTER = "quarter"
    STAGE = "stage"
    REASON = "reason"


CODED: Final = frozenset({Ladder.STAGE, Ladder.REASON})
"""Hierarchies of sensitive columns: one level of codes."""


@dataclass(frozen=True, slots=True)
class ColumnRule:
    """What is done with one column of a file.

    Attributes:
        column: Index from 0.
        ladder: Of a quasi-identifier, or of a sensitive column that has codes; None otherwise.
        is_fixed: Whether the choice cannot be changed (names, mail, forbidden items).
    """

    column: int
    header: str
    attribute: Attribute
    ladder: Ladder | None = None
    is_fixed: bool = False


@dataclass(frozen=True, slots=True)
class FileProfile:
    """How a file of one shape is anonymized."""

    rules: tuple[ColumnRule, ...]
    k: int = 5
    l: int = 2  # noqa: E741 - the field's own name in the literature
    max_share: float = 0.8

    @property
    def sha256(self) -> str:
        """Digest of all choices; the headers of removed columns are not part of it."""
        kept = [
            (rule.attribute.value, rule.ladder.value if rule.ladder else rule.header)
            for rule in kept_rules(self)
        ]
        told = [PROFILE_SCHEMA, sorted(kept), self.k, self.l, self.max_share]
        return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()


def kept_rules(profile: FileProfile) -> tuple[ColumnRule, ...]:
    """Return the rules of the columns that are not removed."""
    removed = {Attribute.IDENTIFIER, Attribute.FORBIDDEN}
    return tuple(rule for rule in profile.rules if rule.attribute not in removed)
