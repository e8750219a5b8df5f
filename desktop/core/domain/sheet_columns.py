"""What the columns of a table mean, how surely, and what a person has answered about them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from desktop.core.domain.sheet_findings import CellFate


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
    DESIRED_SALARY = "desired_salary"
    CURRENT_SALARY = "current_salary"
    AVAILABLE_FROM = "available_from"
    ATTACHMENTS = "attachments"
    CUSTOM = "custom"


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
    OTHER_TABLE = "other-table"


class MappingReason(StrEnum):
    """What a mapping was read from."""

    NOTHING = "nothing"
    HEADER = "header"
    HEADER_PART = "header-part"
    HEADER_ALIKE = "header-alike"
    CELLS = "cells"
    PRESET = "preset"
    PROFILE = "profile"
    PERSON = "person"


_CUSTOM_NOTES: Final = frozenset(
    {ColumnNote.UNKNOWN, ColumnNote.FREE_TEXT, ColumnNote.NOT_NEEDED, ColumnNote.TAKEN}
)
_REFUSED_NOTES: Final = frozenset(
    {
        ColumnNote.FAIR_HIRING,
        ColumnNote.HEALTH,
        ColumnNote.MY_NUMBER,
        ColumnNote.THIRD_PARTY,
        ColumnNote.OTHER_TABLE,
    }
)


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """One column of the file and where it goes; ``field`` None means it is not imported.

    Attributes:
        column: Index from 0.
        header: Header as typed; two header rows are joined with a space.
        matching_cells: Of ``filled_cells``, how many look like the field; both 0 if not examined.
        reason: What the mapping was read from.
    """

    column: int
    header: str
    field: ApplicantField | None
    confidence: Confidence
    note: ColumnNote | None = None
    filled_cells: int = 0
    matching_cells: int = 0
    reason: MappingReason = MappingReason.NOTHING

    @property
    def can_be_custom(self) -> bool:
        """Whether the column may be kept as a field of the company's own, on this computer only."""
        return self.field is None and bool(self.header) and self.note in _CUSTOM_NOTES

    @property
    def fate(self) -> CellFate:
        """What becomes of the cells of this column; a refused one is not kept raw either."""
        if self.field is not None:
            return CellFate.IMPORTED
        return CellFate.REFUSED if self.note in _REFUSED_NOTES else CellFate.KEPT_RAW


Vocabulary = Mapping[ApplicantField, Mapping[str, str]]
"""The company's own words by field (STAGE, OUTCOME, REASON, EDUCATION): word as typed → code."""


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What a person has already answered about a file.

    Attributes:
        vocabulary: Words of this company, asked once.
        has_hidden_rows: Whether hidden rows are to be read too.
        allowed_cells: (row number, column) of texts to import although they touch an item of
            公正な採用選考.
    """

    vocabulary: Vocabulary = field(default_factory=dict)
    has_hidden_rows: bool = False
    allowed_cells: frozenset[tuple[int, int]] = frozenset()


@dataclass(frozen=True, slots=True)
class UnknownWord:
    """A word of a column of words that is in no list; asked once for the whole file."""

    field: ApplicantField
    word: str
    count: int
