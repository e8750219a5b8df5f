"""A row as it was typed, with what was edited since put in its place."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from types import MappingProxyType
from typing import Final

from desktop.core.domain.application import ApplicationDraft, PersonDraft
from desktop.core.domain.codes import OUTCOME_WORDS, Outcome
from desktop.core.domain.import_memory import KeptRow, KeptSheet
from desktop.core.domain.sheet import (
    ApplicantField,
    ApplicantRow,
    CellValue,
    ColumnMapping,
    Confidence,
)
from desktop.core.domain.sheet_columns import ReadOptions
from desktop.core.domain.text_folding import fold_name
from desktop.core.importers.row_builder import RowBuilder
from desktop.core.services.exports.headings import (
    application_cells,
    consent_cells,
    person_cells,
)
from desktop.core.services.imports.row_facts import application_of, person_of
from desktop.core.settings import TOKYO
from desktop.core.storage.queries.exports import ConsentsNow, PersonNow

_F = ApplicantField
_PERSON_COLUMNS: Final[Mapping[str, tuple[ApplicantField, ...]]] = MappingProxyType(
    {
        "name": (_F.NAME, _F.FAMILY_NAME, _F.GIVEN_NAME),
        "kana": (_F.KANA, _F.FAMILY_KANA, _F.GIVEN_KANA),
        "email": (_F.EMAIL,),
        "phone": (_F.PHONE,),
        "birth_date": (_F.BIRTH_DATE,),
        "postal_code": (_F.POSTAL_CODE,),
        "address": (_F.PREFECTURE, _F.CITY, _F.ADDRESS),
        "prefecture_code": (_F.PREFECTURE,),
        "education": (_F.EDUCATION,),
        "experience_years": (_F.EXPERIENCE_YEARS,),
        "qualifications": (_F.QUALIFICATIONS,),
        "skills": (_F.SKILLS,),
        "nationality": (_F.NATIONALITY,),
        "is_eu_origin": (_F.EU_ORIGIN,),
        "note": (_F.NOTES,),
    }
)
_APPLICATION_COLUMNS: Final[Mapping[str, tuple[ApplicantField, ...]]] = MappingProxyType(
    {
        "applied_on": (_F.APPLIED_ON,),
        "route": (_F.ROUTE,),
        "stage": (_F.STAGE,),
        "outcome": (_F.STAGE, _F.OUTCOME),
        "reason": (_F.REASON,),
        "decided_on": (_F.DECIDED_ON,),
    }
)


class RowNow:
    """Gives the rows of one imported table as they stand now.

    What a row said is read again by the rules it was imported by; where the store says something
    else by now, the store is right, and every other cell stays as it was typed.
    """

    def __init__(self, sheet: KeptSheet, options: ReadOptions) -> None:
        self._columns = sheet.columns
        self._imported_at = sheet.imported_at
        mappings = [
            ColumnMapping(at, one.header, one.field, Confidence.SURE)
            for at, one in enumerate(sheet.columns)
        ]
        self._builder = RowBuilder(mappings, _day(sheet.imported_at), options)
        self._has_outcome = any(one.field is _F.OUTCOME for one in sheet.columns)

    def cells(
        self, row: KeptRow, person: PersonNow | None, application: ApplicationDraft | None
    ) -> Sequence[CellValue]:
        """Return one cell a column."""
        said = self._builder.build(row.row_number, row.cells)
        self._builder.problems.clear()
        self._builder.corrections.clear()
        self._builder.sensitive.clear()
        changed: dict[ApplicantField, CellValue] = {}
        if person is not None and person.updated_at > self._imported_at:
            changed |= _changed_person(person_of(said), person.draft)
        if person is not None:
            changed |= _changed_consents(said, person.consents)
        if application is not None:
            changed |= self._changed_application(application_of(said), application)
        cells = [*row.cells, *[None] * (len(self._columns) - len(row.cells))]
        return self._put(cells, changed) if changed else cells

    def _put(
        self, cells: list[CellValue], changed: Mapping[ApplicantField, CellValue]
    ) -> Sequence[CellValue]:
        """Put each changed value into the first column of its field and empty the others."""
        seen: set[ApplicantField] = set()
        for at, column in enumerate(self._columns):
            field = column.field
            if field is not None and field in changed:
                cells[at] = None if field in seen else changed[field]
                seen.add(field)
        return cells

    def _changed_application(
        self, said: ApplicationDraft, now: ApplicationDraft
    ) -> dict[ApplicantField, CellValue]:
        values = application_cells(now)
        changed = {
            field: values[field]
            for name, fields in _APPLICATION_COLUMNS.items()
            if getattr(said, name) != getattr(now, name)
            for field in fields
        }
        if fold_name(said.vacancy_title) != fold_name(now.vacancy_title):
            changed[_F.JOB_APPLIED] = values[_F.JOB_APPLIED]
        if _F.STAGE in changed and not self._has_outcome:
            # One column tells both: 「一次面接　不採用」.
            word = None if now.outcome is Outcome.IN_PROGRESS else OUTCOME_WORDS[now.outcome]
            both = [str(one) for one in (values[_F.STAGE], word) if one]
            changed[_F.STAGE] = "\u3000".join(both) or OUTCOME_WORDS[now.outcome]
        return changed


def _changed_consents(said: ApplicantRow, now: ConsentsNow) -> dict[ApplicantField, CellValue]:
    """Return answers given since; an answer of another list of the same person counts too."""
    before = ConsentsNow(said.disclosure_consent, said.reapproach_consent)
    cells, typed = consent_cells(now), consent_cells(before)
    return {field: value for field, value in cells.items() if value != typed[field]}


def _changed_person(said: PersonDraft, now: PersonDraft) -> dict[ApplicantField, CellValue]:
    values = person_cells(now)
    return {
        field: values[field]
        for name, fields in _PERSON_COLUMNS.items()
        if getattr(said, name) != getattr(now, name)
        for field in fields
    }


def _day(moment: datetime) -> date:
    return moment.astimezone(TOKYO).date()
