"""A table as it lies in a file, and what an import understood of it.

Nothing is thrown away in silence: every value that was changed is a `CellCorrection`, every value
that could not be understood is a `CellProblem`, every column that is left out says why.
"""

from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class RawSheet:
    """One table of a file, as it lies there.

    Attributes:
        rows: Rows in file order, ragged rows allowed. Whole floats are already ints.
        first_row_number: Row number of ``rows[0]`` as the spreadsheet program shows it.
        encoding: Character set of a text file, empty for a workbook.
    """

    name: str
    rows: tuple[tuple[CellValue, ...], ...]
    first_row_number: int = 1
    encoding: str = ""
    warnings: tuple[SheetWarning, ...] = ()


class ApplicantField(StrEnum):
    """What a column may mean. The value is what a saved mapping stores."""

    APPLICANT_NUMBER = "applicant_number"
    NAME = "name"
    FAMILY_NAME = "family_name"
    GIVEN_NAME = "given_name"
    KANA = "kana"
    FAMILY_KANA = "family_kana"
    GIVEN_KANA = "given_kana"
    EMAIL = "email"
    PHONE = "phone"
    BIRTH_DATE = "birth_date"
    AGE = "age"
    POSTAL_CODE = "postal_code"
    ADDRESS = "address"
    PREFECTURE = "prefecture"
    CITY = "city"
    JOB_APPLIED = "job_applied"
    PLACE_OF_WORK = "place_of_work"
    APPLIED_ON = "applied_on"
    ROUTE = "route"
    STAGE = "stage"
    OUTCOME = "outcome"
    DECIDED_ON = "decided_on"
    REASON = "reason"
    EDUCATION = "education"
    EXPERIENCE_YEARS = "experience_years"
    QUALIFICATIONS = "qualifications"
    SKILLS = "skills"
    LANGUAGES = "languages"
    NATIONALITY = "nationality"
    EU_ORIGIN = "eu_origin"
    NOTES = "notes"
    DISCLOSURE_CONSENT = "disclosure_consent"
    REAPPROACH_CONSENT = "reapproach_consent"


class Confidence(StrEnum):
    """How sure a mapping is."""

    SURE = "sure"
    LIKELY = "likely"
    CHECK = "check"


class ColumnNote(StrEnum):
    """Why a column is mapped as it is, or left out."""

    FAIR_HIRING = "fair-hiring"
    HEALTH = "health"
    MY_NUMBER = "my-number"
    THIRD_PARTY = "third-party"
    FREE_TEXT = "free-text"
    NOT_NEEDED = "not-needed"
    UNKNOWN = "unknown"
    NO_HEADER = "no-header"
    TAKEN = "taken"
    BY_CONTENT = "by-content"
    STAYS_HERE = "stays-here"
    CHOSEN = "chosen"


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """One column of the file and where it goes; ``field`` None means it is not imported.

    Attributes:
        column: Index from 0.
        header: Header as typed; two header rows are joined with a space.
        matching_cells: Of ``filled_cells``, how many look like the field; both 0 if not examined.
    """

    column: int
    header: str
    field: ApplicantField | None
    confidence: Confidence
    note: ColumnNote | None = None
    filled_cells: int = 0
    matching_cells: int = 0


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


_HARMLESS: Final = frozenset(
    {ProblemCode.AGE_DISAGREES, ProblemCode.WORD_UNKNOWN, ProblemCode.NUMBER_UNREADABLE}
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
        raw: Text of each column as typed, in file order.
        name: As typed (variant characters kept), outer spaces removed.
        kana: Full-width katakana.
        phone: Digits with hyphens as typed, half-width, leading 0 restored.
        prefecture_code: JIS X 0401, two digits; empty where unknown.
        reason_text: The reason as typed; it never leaves this computer.
        disclosure_consent: Answer in an 情報提供への同意 column; None where none is given.
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


@dataclass(frozen=True, slots=True)
class SheetAnalysis:
    """What an import understood of one sheet.

    Attributes:
        sheet: The sheet it was made from, for another mapping.
        header_row: Row number of the (last) header row.
        mappings: One per column, in file order.
        rows: Every row with something in it, in file order; also those that wait.
        row_count: ``len(rows)``.
    """

    sheet: RawSheet
    header_row: int
    mappings: tuple[ColumnMapping, ...]
    rows: tuple[ApplicantRow, ...]
    problems: tuple[CellProblem, ...]
    corrections: tuple[CellCorrection, ...]
    row_count: int

    @property
    def waiting_row_numbers(self) -> frozenset[int]:
        """Numbers of the rows with a problem that a person has to look at first."""
        return frozenset(problem.row_number for problem in self.problems if problem.is_blocking)
