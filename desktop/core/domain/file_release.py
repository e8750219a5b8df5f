"""A file anonymized by itself, from reading it to the written workbook (decision 14)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from desktop.core.domain.attributes import Attribute, FileProfile, Ladder
from desktop.core.domain.changes import Changes
from desktop.core.domain.ids import PersonId
from desktop.core.domain.risk import RiskReport
from desktop.core.domain.sheet import SheetAnalysis


class LeftOut(StrEnum):
    """Why a row of a file is not in the result."""

    SAME_PERSON = "same_person"
    """Another row of the file is the same person."""

    EU_ORIGIN = "eu_origin"
    OBJECTED = "objected"
    ERASED = "erased"
    RELEASED = "released"
    ON_FILE = "on_file"
    """Somebody in the store, where the user left those out."""

    IN_BATCH = "in_batch"
    """In a batch on its way."""

    TOO_FEW_ALIKE = "too_few_alike"


@dataclass(frozen=True, slots=True)
class FileReading:
    """A file that was read, and what is to be done with its columns; nothing is stored.

    Attributes:
        left_out: Row index → why, of those who cannot go whatever is chosen.
        known: Row index → who in the store it is.
        choices: Column → what a person said it is.
        is_remembered: Whether they said it of an earlier file of this shape.
    """

    analysis: SheetAnalysis
    profile: FileProfile
    left_out: Mapping[int, LeftOut]
    known: Mapping[int, PersonId]
    choices: Mapping[int, tuple[Attribute, Ladder | None]] = field(default_factory=dict)
    is_remembered: bool = False

    @property
    def row_count(self) -> int:
        """How many records the file has."""
        return len(self.analysis.rows)


@dataclass(frozen=True, slots=True)
class FileMade:
    """An anonymized table, not written yet.

    Attributes:
        headings: Column as coded → heading in the result.
        rows: Records in words, mixed.
        pairs: Some records before and after, for the screen: (before, after, people alike).
        left_out: Reason → how many rows.
        unread: Heading → how many values could not be read and say nothing.
        dropped: Headings of columns left out because they would say nothing for anybody.
        released: Row indices of those who go, to be marked when the file is saved.
    """

    reading: FileReading
    headings: Mapping[str, str]
    rows: tuple[tuple[str, ...], ...]
    pairs: tuple[tuple[tuple[str, ...], tuple[str, ...], int], ...]
    hidden: tuple[str, ...]
    left_out: Mapping[LeftOut, int]
    unread: Mapping[str, int]
    released: tuple[int, ...]
    report: RiskReport
    seed: int
    dropped: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FileSaved:
    """The written file, checked by reading it back."""

    path: Path
    sha256: str
    record_count: int
    changes: Changes
