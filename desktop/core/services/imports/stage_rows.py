"""Which rows of a file are imported, and how they lie in the scratch."""

from typing import Final, NamedTuple

import msgspec

from desktop.core.domain.ids import PersonId
from desktop.core.domain.importing import ImportChoices, ImportPreview
from desktop.core.domain.sheet import ApplicantRow
from desktop.core.services.imports.kept_cells import CellKeeper
from desktop.core.services.imports.row_facts import application_of, person_of
from desktop.core.storage.queries.bulk_people import (
    ApplicationValues,
    PersonValues,
    application_values,
    person_values,
)
from desktop.core.storage.queries.imports import StagedRow


class Staged(NamedTuple):
    """What the scratch holds of one row: columns as they will be stored.

    Attributes:
        person: Columns of the person; of a known person nothing is taken over here.
        vacancy_title: As typed; place as typed.
        reapproach: Answer about a later invitation; None where none is given.
        relay: Answer about 情報提供; likewise.
        group: Number of the row that is the first of this person in the file; 0 for who is alone.
    """

    person: PersonValues | None
    application: ApplicationValues
    vacancy_title: str
    place: str
    reapproach: bool | None
    relay: bool | None
    group: int = 0


_ENCODER: Final = msgspec.json.Encoder()
_DECODER: Final = msgspec.json.Decoder(Staged)


class ChosenRow(NamedTuple):
    """A row to import.

    Attributes:
        at: Index into ``SheetAnalysis.rows``.
        person_id: Who in the store it belongs to, if known.
        group: As in `Staged`.
    """

    at: int
    person_id: PersonId | None
    group: int = 0


def choose_rows(preview: ImportPreview, choices: ImportChoices) -> list[ChosenRow]:
    """Return the rows to import, in file order, with the person each belongs to, if known."""
    erased_out = set(preview.erased_rows) - choices.erased_as_new
    out = {*preview.held_rows, *preview.duplicate_rows, *erased_out, *_unchanged(preview, choices)}
    known = _known(preview, choices)
    groups = _groups(preview, choices)
    chosen = []
    for at in range(len(preview.analysis.rows)):
        if at not in out:
            first = groups.get(at)
            who = known.get(at) or (None if first is None else known.get(first))
            group = 0 if first is None else preview.analysis.rows[first].row_number
            chosen.append(ChosenRow(at, who, group))
    return chosen


def _unchanged(preview: ImportPreview, choices: ImportChoices) -> set[int]:
    return {
        one.row_index
        for one in preview.known
        if one.is_same_application and one.row_index not in choices.separate_rows
    }


def _known(preview: ImportPreview, choices: ImportChoices) -> dict[int, PersonId]:
    found = {one.row_index: one.person_id for one in preview.known}
    decided = {one.row_index: one.person_id for one in choices.merged if one.person_id is not None}
    return {at: who for at, who in (found | decided).items() if at not in choices.separate_rows}


def _groups(preview: ImportPreview, choices: ImportChoices) -> dict[int, int]:
    """Return, for rows of people with several rows, the first row of each."""
    decided = [
        (one.row_index, one.other_row) for one in choices.merged if one.other_row is not None
    ]
    first: dict[int, int] = {}
    for at, earlier in sorted((*preview.joined_rows, *decided)):
        if at not in choices.separate_rows:
            first[at] = first.setdefault(earlier, earlier)
    return first


def staged_row(row: ApplicantRow, chosen: ChosenRow, keeper: CellKeeper) -> StagedRow:
    """Return a row packed for the scratch."""
    person_id = chosen.person_id
    staged = Staged(
        person_values(person_of(row)) if person_id is None else None,
        application_values(application_of(row)),
        row.job_applied,
        row.place_of_work,
        row.reapproach_consent,
        row.disclosure_consent,
        chosen.group,
    )
    payload = _ENCODER.encode(staged)
    return StagedRow(person_id, payload, row.row_number, keeper.cells_of(row))


def unpacked(row: StagedRow) -> Staged:
    """Return what `staged_row` packed."""
    return _DECODER.decode(row.payload)
