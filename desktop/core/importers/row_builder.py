"""Make one applicant of one row of cells."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Final

from desktop.core.domain.sheet import (
    MAX_CELL_CHARACTERS,
    ApplicantField,
    ApplicantRow,
    CellCorrection,
    CellProblem,
    CellValue,
    ColumnMapping,
    ProblemCode,
    ReadOptions,
    UnknownWord,
)
from desktop.core.domain.sheet_findings import CellFate, SensitiveFinding
from desktop.core.importers import normalize
from desktop.core.importers.normalize import CellReader, Reading, text_of
from desktop.core.importers.row_parts import address_of, kana_of, name_of, place_of
from desktop.core.importers.row_words import WORD_FIELDS, WordReader
from desktop.core.importers.salary import read_salary
from desktop.core.importers.sensitive import header_finding, text_finding
from desktop.core.importers.words import family_of, split_files, split_list

_READERS: Final[Mapping[ApplicantField, CellReader]] = MappingProxyType(
    {
        ApplicantField.NAME: normalize.read_name,
        ApplicantField.FAMILY_NAME: normalize.read_name,
        ApplicantField.GIVEN_NAME: normalize.read_name,
        ApplicantField.KANA: normalize.read_kana,
        ApplicantField.FAMILY_KANA: normalize.read_kana,
        ApplicantField.GIVEN_KANA: normalize.read_kana,
        ApplicantField.EMAIL: normalize.read_email,
        ApplicantField.PHONE: normalize.read_phone,
        ApplicantField.BIRTH_DATE: normalize.read_birth_date,
        ApplicantField.AGE: normalize.read_age,
        ApplicantField.POSTAL_CODE: normalize.read_postal_code,
        ApplicantField.APPLIED_ON: normalize.read_past_date,
        ApplicantField.DECIDED_ON: normalize.read_past_date,
        ApplicantField.EXPERIENCE_YEARS: normalize.read_years,
        ApplicantField.AVAILABLE_FROM: normalize.read_start_date,
        ApplicantField.DESIRED_SALARY: read_salary,
        ApplicantField.CURRENT_SALARY: read_salary,
    }
)
_PLAIN: Final = (
    (ApplicantField.APPLICANT_NUMBER, "applicant_number"),
    (ApplicantField.EMAIL, "email"),
    (ApplicantField.PHONE, "phone"),
    (ApplicantField.BIRTH_DATE, "birth_date"),
    (ApplicantField.AGE, "age"),
    (ApplicantField.POSTAL_CODE, "postal_code"),
    (ApplicantField.JOB_APPLIED, "job_applied"),
    (ApplicantField.PLACE_OF_WORK, "place_of_work"),
    (ApplicantField.APPLIED_ON, "applied_on"),
    (ApplicantField.ROUTE, "route"),
    (ApplicantField.DECIDED_ON, "decided_on"),
    (ApplicantField.REASON, "reason_text"),
    (ApplicantField.EDUCATION, "education_text"),
    (ApplicantField.EXPERIENCE_YEARS, "experience_years"),
    (ApplicantField.NATIONALITY, "nationality"),
    (ApplicantField.NOTES, "notes"),
    (ApplicantField.DESIRED_SALARY, "desired_salary_yen"),
    (ApplicantField.CURRENT_SALARY, "current_salary_yen"),
    (ApplicantField.AVAILABLE_FROM, "available_from"),
)
_LISTS: Final = (
    (ApplicantField.SKILLS, "skills", split_list),
    (ApplicantField.LANGUAGES, "languages", split_list),
    (ApplicantField.ATTACHMENTS, "attachments", split_files),
)
_FREE: Final = frozenset({ApplicantField.NOTES, ApplicantField.REASON, ApplicantField.CUSTOM})
_FORMULA_ERRORS: Final = frozenset(
    {"#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!", "#CALC!"}
)
_CUSTOM: Final = ApplicantField.CUSTOM
_AGE_SLACK: Final = 1
_MOST_REMEMBERED: Final = 20_000
_LONGEST_REMEMBERED: Final = 60


class _Column:
    """One mapped column; equal texts, days and whole numbers in it are read once."""

    __slots__ = ("_reader", "_today", "at", "header", "is_free", "known", "meaning", "numbers")

    def __init__(self, mapping: ColumnMapping, meaning: ApplicantField, today: date) -> None:
        self.at = mapping.column
        self.header = mapping.header
        self.meaning = meaning
        self.is_free = meaning in _FREE
        self.known: dict[CellValue, Reading] = {}
        # Apart: 1 and True are one key.
        self.numbers: dict[CellValue, Reading] = {}
        self._reader = _READERS.get(meaning, normalize.read_text)
        self._today = today

    def read(self, cell: CellValue) -> Reading:
        """Return what a cell says."""
        if not isinstance(cell, str):
            reading = self._reader(cell, self._today)
            if cell.__class__ is date and len(self.known) < _MOST_REMEMBERED:
                self.known[cell] = reading
            elif cell.__class__ is int and len(self.numbers) < _MOST_REMEMBERED:
                self.numbers[cell] = reading
            return reading
        if len(cell) > MAX_CELL_CHARACTERS:
            # Kept whole in the file; the row waits.
            return Reading(None, problem=ProblemCode.CELL_TOO_LONG)
        if "#" in cell and cell.strip() in _FORMULA_ERRORS:
            return Reading(None, problem=ProblemCode.FORMULA_ERROR)
        reading = self._reader(cell, self._today)
        if len(self.known) < _MOST_REMEMBERED and len(cell) <= _LONGEST_REMEMBERED:
            self.known[cell] = reading
        return reading


class RowBuilder:
    """Reads rows of one sheet with one mapping and collects what was noticed.

    Attributes:
        mappings: One per column.
        options: What a person has answered.
        problems: In row order.
        corrections: In row order.
        sensitive: Columns first, then cells in row order.
    """

    def __init__(
        self, mappings: Sequence[ColumnMapping], today: date, options: ReadOptions | None = None
    ) -> None:
        self.mappings = tuple(mappings)
        self.options = options or ReadOptions()
        wanted = [(one, one.field) for one in mappings if one.field is not None]
        self._wanted = tuple(_Column(one, meaning, today) for one, meaning in wanted)
        self._column_of = {one.meaning: one.at for one in reversed(self._wanted)}
        fates = [(one.column, one.fate) for one in mappings]
        self._refused = tuple(at for at, fate in fates if fate is CellFate.REFUSED)
        self._kept = tuple(at for at, fate in fates if fate is CellFate.KEPT_RAW)
        meanings = {meaning for _, meaning in wanted}
        self._plain = tuple(pair for pair in _PLAIN if pair[0] in meanings)
        self._lists = tuple(triple for triple in _LISTS if triple[0] in meanings)
        self._words = WordReader(self.options.vocabulary)
        self._today = today
        self._unknown: Counter[tuple[ApplicantField, str]] = Counter()
        self.problems: list[CellProblem] = []
        self.corrections: list[CellCorrection] = []
        findings = (header_finding(one) for one in mappings if one.fate is CellFate.REFUSED)
        self.sensitive: list[SensitiveFinding] = [one for one in findings if one is not None]

    @property
    def unknown_words(self) -> tuple[UnknownWord, ...]:
        """Words to ask about, most frequent first."""
        counted = self._unknown.most_common()
        return tuple(UnknownWord(field, word, count) for (field, word), count in counted)

    def forget(self) -> None:
        """Let go of what was remembered of cells, column by column: it is large."""
        for column in self._wanted:
            column.known.clear()
            column.numbers.clear()

    def build(self, row_number: int, cells: Sequence[CellValue]) -> ApplicantRow:
        """Return the applicant of one row; problems are collected, nothing is guessed."""
        raw = ["" if c is None else c if c.__class__ is str else text_of(c) for c in cells]
        values = self._values(row_number, cells, raw)
        texts = tuple([str(values.get(one, "")) for one in WORD_FIELDS])
        words = self._words.read(texts)
        for meaning in words.unknown:
            self._unknown[meaning, str(values[meaning])] += 1
            self._problem(row_number, meaning, ProblemCode.WORD_UNKNOWN, str(values[meaning]))
        self._refuse(row_number, cells, raw)
        name = name_of(values)
        if not name.whole and not self._has_problem(row_number, ApplicantField.NAME):
            self._problem(row_number, ApplicantField.NAME, ProblemCode.NAME_MISSING)
        elif name.is_unsure:
            self._name_unsure(row_number, name.whole, name.suggestion)
        if ApplicantField.AGE in values and ApplicantField.BIRTH_DATE in values:
            self._check_age(row_number, values)
        place = place_of(values)
        if not place.agrees:
            postal = str(values[ApplicantField.POSTAL_CODE])
            self._problem(
                row_number, ApplicantField.POSTAL_CODE, ProblemCode.POSTAL_CODE_DISAGREES, postal
            )
        return ApplicantRow(
            row_number=row_number,
            raw=tuple(raw),
            name=name.whole,
            family_name=name.family,
            given_name=name.given,
            name_split=name.how,
            kana=kana_of(values),
            address=address_of(values),
            prefecture_code=place.prefecture_code,
            city=place.city,
            stage=words.stage,
            outcome=words.outcome,
            reason=words.reason,
            education=words.education,
            is_eu_origin=words.is_eu_origin,
            disclosure_consent=words.disclosure_consent,
            reapproach_consent=words.reapproach_consent,
            custom=values.get(ApplicantField.CUSTOM, ()),  # type: ignore[arg-type]  # see _values
            **self._told(values),  # type: ignore[arg-type]  # each reader gives the type of its field
        )

    def _told(self, values: Mapping[ApplicantField, object]) -> dict[str, object]:
        """Return what the row says by attribute; what it does not say keeps its default."""
        told = {attribute: values[one] for one, attribute in self._plain if one in values}
        for one, attribute, split in self._lists:
            if one in values:
                told[attribute] = split(str(values[one]))
        if ApplicantField.QUALIFICATIONS in values:
            qualifications = split_list(str(values[ApplicantField.QUALIFICATIONS]))
            told["qualifications"] = qualifications
            if values[ApplicantField.QUALIFICATIONS]:
                told["qualification_family"] = family_of(qualifications)
        return told

    def _values(
        self, row_number: int, cells: Sequence[CellValue], raw: list[str]
    ) -> dict[ApplicantField, object]:
        """Return what the row says by field; texts of several columns are joined by lines."""
        values: dict[ApplicantField, object] = {}
        count = len(cells)
        for column in self._wanted:
            at = column.at
            cell = cells[at] if at < count else None
            if cell is None:
                continue
            kind = cell.__class__
            if kind is str or kind is date:
                reading = column.known.get(cell) or column.read(cell)
            else:
                reading = (kind is int and column.numbers.get(cell)) or column.read(cell)
            if reading.problem is not None or reading.correction is not None:
                self._remark(row_number, at, cell, reading)
            value, meaning = reading.value, column.meaning
            if value is None:
                continue
            if column.is_free and self._is_refused(row_number, at, str(value)):
                raw[at] = ""
            elif meaning in values or meaning is _CUSTOM:
                _add(values, column, value)
            else:
                values[meaning] = value
        return values

    def _refuse(self, row_number: int, cells: Sequence[CellValue], raw: list[str]) -> None:
        """Empty what is not to be kept: refused columns, and texts that touch the 14 items."""
        count = len(cells)
        for at in self._refused:
            if at < count:
                raw[at] = ""
        for at in self._kept:
            cell = cells[at] if at < count else None
            if isinstance(cell, str) and self._is_refused(row_number, at, cell):
                raw[at] = ""

    def _is_refused(self, row_number: int, column: int, text: str) -> bool:
        if len(text) < 2 or text.isascii():  # noqa: PLR2004 - no word of the lists is shorter
            return False
        finding = text_finding(text[:MAX_CELL_CHARACTERS], row_number, column)
        if finding is None or (row_number, column) in self.options.allowed_cells:
            return False
        self.sensitive.append(finding)
        self._cell_problem(row_number, column, ProblemCode.SENSITIVE_TEXT, text)
        return True

    def _remark(self, row_number: int, column: int, cell: CellValue, reading: Reading) -> None:
        raw = text_of(cell)
        if reading.problem is not None:
            if reading.problem is ProblemCode.CELL_TOO_LONG:
                raw = raw[:80]
            problem = CellProblem(row_number, column, reading.problem, raw, reading.suggestion)
            self.problems.append(problem)
        elif reading.correction is not None:
            code, value = reading.correction, str(reading.value)
            self.corrections.append(CellCorrection(row_number, column, code, raw, value))

    def _check_age(self, row_number: int, values: Mapping[ApplicantField, object]) -> None:
        """Compare the age with the birth date, then and now: lists are seldom kept up."""
        age, born = values[ApplicantField.AGE], values[ApplicantField.BIRTH_DATE]
        if not isinstance(age, int) or not isinstance(born, date):
            return
        applied = values.get(ApplicantField.APPLIED_ON)
        then = applied if isinstance(applied, date) else self._today
        if all(abs(age - _years(born, day)) > _AGE_SLACK for day in (then, self._today)):
            self._problem(row_number, ApplicantField.AGE, ProblemCode.AGE_DISAGREES, str(age))

    def _name_unsure(self, row_number: int, name: str, suggestion: str) -> None:
        at = self._column_of.get(ApplicantField.NAME, -1)
        code = ProblemCode.NAME_SPLIT_UNSURE
        self.problems.append(CellProblem(row_number, at, code, name, suggestion))

    def _has_problem(self, row_number: int, meaning: ApplicantField) -> bool:
        column = self._column_of.get(meaning)
        return any(
            one.row_number == row_number and one.column == column for one in self.problems[-10:]
        )

    def _problem(
        self, row_number: int, meaning: ApplicantField, code: ProblemCode, raw: str = ""
    ) -> None:
        self._cell_problem(row_number, self._column_of.get(meaning, -1), code, raw)

    def _cell_problem(self, row_number: int, column: int, code: ProblemCode, raw: str) -> None:
        self.problems.append(CellProblem(row_number, column, code, raw))


def _years(born: date, day: date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _add(values: dict[ApplicantField, object], column: _Column, value: object) -> None:
    meaning = column.meaning
    known = values.get(meaning)
    if meaning is ApplicantField.CUSTOM:
        own = known if isinstance(known, tuple) else ()
        values[meaning] = (*own, (column.header, value))
    elif isinstance(known, str) and isinstance(value, str) and known and value:
        values[meaning] = f"{known}\n{value}"
    else:
        values[meaning] = value
