"""A table as it lies in a file, and what an import understood of it.

Nothing is thrown away in silence: every value that was changed is a `CellCorrection`, every value
that could not be understood is a `CellProblem`, every column that is left out says why.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from desktop.core.domain.codes import (
    Education,
    Outcome,
    QualificationFamily,
    ReasonCode,
    Stage,
)
from desktop.core.domain.sheet_columns import (
    ApplicantField,
    ColumnMapping,
    ColumnNote,
    Confidence,
    MappingReason,
    ReadOptions,
    UnknownWord,
    Vocabulary,
)
from desktop.core.domain.sheet_findings import (
    MergedRange,
    NameSplit,
    PresetMatch,
    SensitiveFinding,
    SkippedRow,
    SkipReason,
    TableCandidate,
)

__all__ = [
    "MAX_CELL_CHARACTERS",
    "MAX_FILE_BYTES",
    "MAX_ROWS",
    "ApplicantField",
    "ApplicantRow",
    "CellCorrection",
    "CellProblem",
    "CellValue",
    "ColumnMapping",
    "ColumnNote",
    "Confidence",
    "CorrectionCode",
    "MappingReason",
    "ProblemCode",
    "RawSheet",
    "ReadOptions",
    "SheetAnalysis",
    "SheetWarning",
    "UnknownWord",
    "Vocabulary",
]

CellValue = str | int | float | bool | date | datetime | None

MAX_FILE_BYTES: Final = 100 * 1024 * 1024
MAX_ROWS: Final = 200_000
MAX_CELL_CHARACTERS: Final = 32_767
"""The longest text a cell of a workbook can hold."""


class SheetWarning(StrEnum):
    """Something worth knowing about a file that could be read all the same."""

    OPEN_ELSEWHERE = "open-elsewhere"
    HIDDEN_SHEETS = "hidden-sheets"
    RENAMED_TEXT = "renamed-text"
    UNDECODABLE_CHARACTERS = "undecodable-characters"
    HIDDEN_ROWS = "hidden-rows"
    MACROS = "macros"
    EXTERNAL_LINKS = "external-links"


@dataclass(frozen=True, slots=True)
class RawSheet:
    """One table of a file, as it lies there.

    Attributes:
        rows: Rows in file order, ragged rows allowed. Whole floats are already ints.
        first_row_number: Row number of ``rows[0]`` as the spreadsheet program shows it.
        encoding: Character set of a text file, empty for a workbook.
        merged: Merged cells; indices into ``rows``.
        hidden_rows: Indices into ``rows`` that the program does not show (hidden or filtered).
        is_hidden: Whether the program does not show the sheet itself.
        hidden_sheet_names: Sheets of the file that were not read because they are hidden.
    """

    name: str
    rows: tuple[tuple[CellValue, ...], ...]
    first_row_number: int = 1
    encoding: str = ""
    warnings: tuple[SheetWarning, ...] = ()
    merged: tuple[MergedRange, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    is_hidden: bool = False
    hidden_sheet_names: tuple[str, ...] = ()


class ProblemCode(StrEnum):
    """Why a cell needs a person's eye."""

    NAME_MISSING = "name-missing"
    CELL_TOO_LONG = "cell-too-long"
    DATE_UNREADABLE = "date-unreadable"
    DATE_OUTSIDE_ERA = "date-outside-era"
    DATE_IN_FUTURE = "date-in-future"
    BIRTH_DATE_UNLIKELY = "birth-date-unlikely"
    AGE_DISAGREES = "age-disagrees"
    EMAIL_BROKEN = "email-broken"
    PHONE_BROKEN = "phone-broken"
    NUMBER_UNREADABLE = "number-unreadable"
    WORD_UNKNOWN = "word-unknown"
    FORMULA_ERROR = "formula-error"
    TWO_PEOPLE = "two-people"
    SENSITIVE_TEXT = "sensitive-text"
    NAME_SPLIT_UNSURE = "name-split-unsure"
    POSTAL_CODE_BROKEN = "postal-code-broken"
    POSTAL_CODE_DISAGREES = "postal-code-disagrees"


_HARMLESS: Final = frozenset(
    {
        ProblemCode.AGE_DISAGREES,
        ProblemCode.WORD_UNKNOWN,
        ProblemCode.NUMBER_UNREADABLE,
        ProblemCode.SENSITIVE_TEXT,
        ProblemCode.NAME_SPLIT_UNSURE,
        ProblemCode.POSTAL_CODE_BROKEN,
        ProblemCode.POSTAL_CODE_DISAGREES,
    }
)


@dataclass(frozen=True, slots=True)
class CellProblem:
    """A value that could not be understood; it was left empty, not guessed.

    Attributes:
        row_number: As the spreadsheet program shows it.
        column: Index from 0; -1 where no single cell is at fault.
        raw: The value as it lies in the file.
        suggestion: A value a person may accept; empty where there is none.
    """

    row_number: int
    column: int
    code: ProblemCode
    raw: str
    suggestion: str = ""

    @property
    def is_blocking(self) -> bool:
        """Whether the row waits until a person has looked."""
        return self.code not in _HARMLESS


class CorrectionCode(StrEnum):
    """What was put right without asking."""

    LEADING_ZERO = "leading-zero"
    WIDTH = "width"
    KANA = "kana"
    YEAR_ADDED = "year-added"
    SERIAL_TO_DATE = "serial-to-date"
    UNIT_ADDED = "unit-added"


@dataclass(frozen=True, slots=True)
class CellCorrection:
    """A value that was put right, with what stood there before."""

    row_number: int
    column: int
    code: CorrectionCode
    raw: str
    value: str


@dataclass(frozen=True, slots=True)
class ApplicantRow:
    """One row, normalized beside its raw text.

    Attributes:
        row_number: As the spreadsheet program shows it.
        raw: Text of each column as typed, in file order; empty where the cell was refused
            (`ColumnMapping.fate`, `SensitiveFinding`), so that nothing refused is ever stored.
        name: As typed (variant characters kept), outer spaces removed.
        kana: Full-width katakana.
        phone: Digits with hyphens as typed, half-width, leading 0 restored.
        prefecture_code: JIS X 0401, two digits; empty where unknown.
        reason_text: The reason as typed; it never leaves this computer.
        disclosure_consent: Answer in an 情報提供への同意 column; None where none is given.
        name_split: How ``family_name`` and ``given_name`` were told apart.
        desired_salary_yen: Lower end of what is written, in yen; as written a year or a month.
        attachments: File names a column gives, as typed.
        custom: (header, text) of columns kept as fields of the company's own.
    """

    row_number: int
    raw: tuple[str, ...] = ()
    applicant_number: str = ""
    name: str = ""
    family_name: str = ""
    given_name: str = ""
    kana: str = ""
    email: str = ""
    phone: str = ""
    birth_date: date | None = None
    age: int | None = None
    postal_code: str = ""
    address: str = ""
    prefecture_code: str = ""
    city: str = ""
    job_applied: str = ""
    place_of_work: str = ""
    applied_on: date | None = None
    route: str = ""
    stage: Stage | None = None
    outcome: Outcome | None = None
    decided_on: date | None = None
    reason: ReasonCode | None = None
    reason_text: str = ""
    education: Education | None = None
    education_text: str = ""
    experience_years: int | None = None
    qualifications: tuple[str, ...] = ()
    qualification_family: QualificationFamily | None = None
    skills: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    nationality: str = ""
    is_eu_origin: bool = False
    notes: str = ""
    disclosure_consent: bool | None = None
    reapproach_consent: bool | None = None
    name_split: NameSplit = NameSplit.NONE
    desired_salary_yen: int | None = None
    current_salary_yen: int | None = None
    available_from: date | None = None
    attachments: tuple[str, ...] = ()
    custom: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class SheetAnalysis:
    """What an import understood of one sheet.

    Attributes:
        sheet: The sheet it was made from, for another mapping.
        header_row: Row number of the (last) header row.
        mappings: One per column, in file order.
        rows: Every row with something in it, in file order; also those that wait.
        row_count: ``len(rows)``.
        table: Where in the sheet the rows stand.
        options: Answers it was read with.
        skipped: Every filled or empty row between the first and the last that is nobody.
        sensitive: Columns and cells left out for 公正な採用選考 or a law.
        unknown_words: Words to ask about once, most frequent first.
        preset: The system whose export this looks like.
    """

    sheet: RawSheet
    header_row: int
    mappings: tuple[ColumnMapping, ...]
    rows: tuple[ApplicantRow, ...]
    problems: tuple[CellProblem, ...]
    corrections: tuple[CellCorrection, ...]
    row_count: int
    table: TableCandidate | None = None
    options: ReadOptions = field(default_factory=ReadOptions)
    skipped: tuple[SkippedRow, ...] = ()
    sensitive: tuple[SensitiveFinding, ...] = ()
    unknown_words: tuple[UnknownWord, ...] = ()
    preset: PresetMatch | None = None

    @property
    def shape_key(self) -> str:
        """Key of the headers, for a saved profile; empty where no table is known."""
        return self.table.shape_key if self.table else ""

    @property
    def skipped_counts(self) -> Mapping[SkipReason, int]:
        """How many rows were skipped for each reason."""
        return Counter(one.reason for one in self.skipped)

    @property
    def waiting_row_numbers(self) -> frozenset[int]:
        """Numbers of the rows with a problem that a person has to look at first."""
        return frozenset(problem.row_number for problem in self.problems if problem.is_blocking)
