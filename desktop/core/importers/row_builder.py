"""Make one applicant of one row of cells."""

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
)
from desktop.core.importers import normalize
from desktop.core.importers.facts import Facts
from desktop.core.importers.normalize import CellReader, text_of
from desktop.core.importers.places import prefecture_code, split_address
from desktop.core.importers.row_words import read_words
from desktop.core.importers.words import family_of, split_list

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
    }
)
_FORMULA_ERRORS: Final = frozenset(
    {"#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!"}
)
_AGE_SLACK: Final = 1
_NAME_PARTS: Final = 2


class RowBuilder:
    """Reads rows of one sheet with one mapping and collects what was noticed.

    Attributes:
        mappings: One per column.
        problems: In row order.
        corrections: In row order.
    """

    def __init__(self, mappings: Sequence[ColumnMapping], today: date) -> None:
        self.mappings = tuple(mappings)
        self._wanted = tuple((one.column, one.field) for one in mappings if one.field is not None)
        self._columns = {meaning: column for column, meaning in reversed(self._wanted)}
        self._today = today
        self.problems: list[CellProblem] = []
        self.corrections: list[CellCorrection] = []

    def has_any(self, cells: Sequence[CellValue]) -> bool:
        """Tell whether a row has anything in a mapped column."""
        return any(
            column < len(cells) and cells[column] is not None and text_of(cells[column]).strip()
            for column, _ in self._wanted
        )

    def build(self, row_number: int, cells: Sequence[CellValue]) -> ApplicantRow:
        """Return the applicant of one row; problems are collected, nothing is guessed."""
        facts = self._facts(row_number, cells)
        words = read_words(facts)
        for meaning in words.unknown:
            self._problem(row_number, meaning, ProblemCode.WORD_UNKNOWN, facts.text(meaning))
        name, family, given = _name(facts)
        if not name and not self._has_problem(row_number, ApplicantField.NAME):
            self._problem(row_number, ApplicantField.NAME, ProblemCode.NAME_MISSING)
        self._check_age(row_number, facts)
        prefecture, city = _place(facts)
        qualifications = split_list(facts.text(ApplicantField.QUALIFICATIONS))
        has_answer = bool(facts.text(ApplicantField.QUALIFICATIONS))
        return ApplicantRow(
            row_number=row_number,
            raw=tuple(map(text_of, cells)),
            applicant_number=facts.text(ApplicantField.APPLICANT_NUMBER),
            name=name,
            family_name=family,
            given_name=given,
            kana=_kana(facts),
            email=facts.text(ApplicantField.EMAIL),
            phone=facts.text(ApplicantField.PHONE),
            birth_date=facts.day(ApplicantField.BIRTH_DATE),
            age=facts.number(ApplicantField.AGE),
            postal_code=facts.text(ApplicantField.POSTAL_CODE),
            address=_address(facts),
            prefecture_code=prefecture,
            city=city,
            job_applied=facts.text(ApplicantField.JOB_APPLIED),
            place_of_work=facts.text(ApplicantField.PLACE_OF_WORK),
            applied_on=facts.day(ApplicantField.APPLIED_ON),
            route=facts.text(ApplicantField.ROUTE),
            stage=words.stage,
            outcome=words.outcome,
            decided_on=facts.day(ApplicantField.DECIDED_ON),
            reason=words.reason,
            reason_text=facts.text(ApplicantField.REASON),
            education=words.education,
            education_text=facts.text(ApplicantField.EDUCATION),
            experience_years=facts.number(ApplicantField.EXPERIENCE_YEARS),
            qualifications=qualifications,
            qualification_family=family_of(qualifications) if has_answer else None,
            skills=split_list(facts.text(ApplicantField.SKILLS)),
            languages=split_list(facts.text(ApplicantField.LANGUAGES)),
            nationality=facts.text(ApplicantField.NATIONALITY),
            is_eu_origin=words.is_eu_origin,
            notes=facts.text(ApplicantField.NOTES),
            disclosure_consent=words.disclosure_consent,
            reapproach_consent=words.reapproach_consent,
        )

    def _facts(self, row_number: int, cells: Sequence[CellValue]) -> Facts:
        facts = Facts()
        for column, meaning in self._wanted:
            cell = cells[column] if column < len(cells) else None
            if cell is not None:
                facts.add(meaning, self._read(row_number, column, meaning, cell))
        return facts

    def _read(
        self, row_number: int, column: int, meaning: ApplicantField, cell: CellValue
    ) -> object:
        if isinstance(cell, str):
            if len(cell) > MAX_CELL_CHARACTERS:
                # Shown cut, kept whole: the row waits and the file stays as it is.
                self._cell_problem(row_number, column, ProblemCode.CELL_TOO_LONG, cell[:80])
                return None
            if cell.strip() in _FORMULA_ERRORS:
                self._cell_problem(row_number, column, ProblemCode.FORMULA_ERROR, cell)
                return None
        reading = _READERS.get(meaning, normalize.read_text)(cell, self._today)
        if reading.problem is not None:
            raw, suggestion = text_of(cell), reading.suggestion
            problem = CellProblem(row_number, column, reading.problem, raw, suggestion)
            self.problems.append(problem)
        elif reading.correction is not None:
            code, value = reading.correction, str(reading.value)
            correction = CellCorrection(row_number, column, code, text_of(cell), value)
            self.corrections.append(correction)
        return reading.value

    def _check_age(self, row_number: int, facts: Facts) -> None:
        """Compare the age with the birth date, then and now: lists are seldom kept up."""
        age, born = facts.number(ApplicantField.AGE), facts.day(ApplicantField.BIRTH_DATE)
        if age is None or born is None:
            return
        then = facts.day(ApplicantField.APPLIED_ON) or self._today
        real = [
            day.year - born.year - ((day.month, day.day) < (born.month, born.day))
            for day in (then, self._today)
        ]
        if all(abs(age - one) > _AGE_SLACK for one in real):
            self._problem(row_number, ApplicantField.AGE, ProblemCode.AGE_DISAGREES, str(age))

    def _has_problem(self, row_number: int, meaning: ApplicantField) -> bool:
        column = self._columns.get(meaning)
        return any(
            one.row_number == row_number and one.column == column for one in self.problems[-10:]
        )

    def _problem(
        self, row_number: int, meaning: ApplicantField, code: ProblemCode, raw: str = ""
    ) -> None:
        self._cell_problem(row_number, self._columns.get(meaning, -1), code, raw)

    def _cell_problem(self, row_number: int, column: int, code: ProblemCode, raw: str) -> None:
        self.problems.append(CellProblem(row_number, column, code, raw))


def _name(facts: Facts) -> tuple[str, str, str]:
    """Return the name as typed and its two parts where the file tells them apart."""
    whole = facts.text(ApplicantField.NAME)
    family, given = facts.text(ApplicantField.FAMILY_NAME), facts.text(ApplicantField.GIVEN_NAME)
    if not whole:
        return f"{family} {given}".strip(), family, given
    parts = whole.split()
    if not (family or given) and len(parts) == _NAME_PARTS:
        family, given = parts
    return whole, family, given


def _kana(facts: Facts) -> str:
    family, given = facts.text(ApplicantField.FAMILY_KANA), facts.text(ApplicantField.GIVEN_KANA)
    return facts.text(ApplicantField.KANA) or f"{family} {given}".strip()


def _address(facts: Facts) -> str:
    """Return the address in one piece, also where prefecture and city have columns."""
    rest = facts.text(ApplicantField.ADDRESS).replace("\n", " ")
    for meaning in (ApplicantField.CITY, ApplicantField.PREFECTURE):
        start = facts.text(meaning)
        rest = rest if start in rest else f"{start}{rest}"
    return rest


def _place(facts: Facts) -> tuple[str, str]:
    from_address = split_address(facts.text(ApplicantField.ADDRESS))
    code = prefecture_code(facts.text(ApplicantField.PREFECTURE)) or from_address[0]
    return code, facts.text(ApplicantField.CITY) or from_address[1]
