"""What was found in a file besides its people: tables, skipped rows, words, sensitive matter.

Everything here is data for a person to look at: nothing of it is decided in silence.
"""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class MergedRange:
    """Cells merged into one; all four are indices from 0 and belong to the range."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class TableCandidate:
    """One table that may hold people.

    Attributes:
        key: Stays the same for next month's file of the same shape; what a profile remembers.
        sheet_index: Index into the sheets as they were read.
        headers: One per column, as typed; two header rows are joined with a space.
        header_row: Row number of the (last) header row, as the spreadsheet program shows it.
        first_data_row: Index into ``RawSheet.rows``.
        end_row: Index into ``RawSheet.rows`` of the first row that is no longer part of it.
        known_count: How many headers are recognised.
        row_count: Rows with something in them between header and end.
        score: Higher is likelier to be the list of applicants; 0 to 1.
        shape_key: Hash of the folded headers, the same in any order of columns.
        columns: First column and the one after the last, where tables stand side by side; None
            where the table has the sheet to itself.
    """

    key: str
    sheet_index: int
    sheet_name: str
    headers: tuple[str, ...]
    header_row: int
    first_data_row: int
    end_row: int
    known_count: int
    row_count: int
    score: float
    shape_key: str
    is_hidden: bool = False
    header_row_count: int = 1
    columns: tuple[int, int] | None = None


class SkipReason(StrEnum):
    """Why a row of the file is nobody."""

    TITLE = "title"
    HEADER = "header"
    REPEATED_HEADER = "repeated-header"
    BLANK = "blank"
    NOTHING_KNOWN = "nothing-known"
    TOTAL = "total"
    SEAL = "seal"
    FOOTNOTE = "footnote"
    EXAMPLE = "example"
    HIDDEN = "hidden"
    OTHER_TABLE = "other-table"


@dataclass(frozen=True, slots=True)
class SkippedRow:
    """A row that was not read as a person; its number is that of the spreadsheet program."""

    row_number: int
    reason: SkipReason


class SensitiveKind(StrEnum):
    """What a column or a text touches that fair hiring leaves out (公正な採用選考)."""

    BIRTHPLACE = "birthplace"
    FAMILY = "family"
    HOUSING = "housing"
    LIVING = "living"
    RELIGION = "religion"
    PARTY = "party"
    OUTLOOK = "outlook"
    ADMIRED = "admired"
    THOUGHT = "thought"
    UNION = "union"
    READING = "reading"
    INVESTIGATION = "investigation"
    DOCUMENTS = "documents"
    HEALTH_CHECK = "health-check"
    HEALTH = "health"
    MY_NUMBER = "my-number"


@dataclass(frozen=True, slots=True)
class SensitiveFinding:
    """A column or a cell that is left out by default, with the item it touches.

    Attributes:
        row_number: 0 where the whole column is meant.
        item: Number among the 14 items of 厚生労働省; 0 for what another law forbids.
        item_name: The item in the ministry's words; empty where ``item`` is 0.
        matched: The word that gave it away. Shown, never logged.
    """

    column: int
    row_number: int
    kind: SensitiveKind
    item: int
    item_name: str
    matched: str


class NameSplit(StrEnum):
    """How family and given name were told apart."""

    NONE = "none"
    TYPED = "typed"
    SPACED = "spaced"
    DICTIONARY = "dictionary"
    UNSURE = "unsure"


class Preset(StrEnum):
    """A system whose export is recognised by its headers."""

    HRMOS = "hrmos"
    HERP = "herp"
    ENTRY_POCKET = "entrypocket"
    JOBCAN = "jobcan"
    GENERIC = "generic"


@dataclass(frozen=True, slots=True)
class PresetMatch:
    """A recognised export.

    Attributes:
        matched: How many of the file's columns the preset names.
        unconfirmed: Headers whose meaning has no published source (未確認).
    """

    preset: Preset
    matched: int
    unconfirmed: tuple[str, ...] = ()


class CellFate(StrEnum):
    """What became of one cell; there is no fourth answer."""

    IMPORTED = "imported"
    KEPT_RAW = "kept-raw"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class CellAccount:
    """What became of one filled cell of a sheet.

    Attributes:
        reason: Value of a `SkipReason`, `ColumnNote`, `ProblemCode` or `SensitiveKind`; empty for
            a cell that was imported.
    """

    row_number: int
    column: int
    fate: CellFate
    reason: str = ""
