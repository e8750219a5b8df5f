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
    """

    person: PersonValues | None
    application: ApplicationValues
    vacancy_title: str
    place: str
    reapproach: bool | None
    relay: bool | None


_ENCODER: Final = msgspec.json.Encoder()
_DECODER: Final = msgspec.json.Decoder(Staged)


def choose_rows(
    preview: ImportPreview, choices: ImportChoices
) -> list[tuple[int, PersonId | None]]:
    """Return the rows to import, by index, with the person each belongs to, if known."""
    erased_out = set(preview.erased_rows) - choices.erased_as_new
    out = {*preview.held_rows, *preview.duplicate_rows, *erased_out}
    known = {
        one.row_index: one for one in preview.known if one.row_index not in choices.separate_rows
    }
    chosen: list[tuple[int, PersonId | None]] = []
    for at in range(len(preview.analysis.rows)):
        person = known.get(at)
        if at in out or (person is not None and person.is_same_application):
            continue
        chosen.append((at, None if person is None else person.person_id))
    return chosen


def staged_row(row: ApplicantRow, person_id: PersonId | None, keeper: CellKeeper) -> StagedRow:
    """Return a row packed for the scratch."""
    staged = Staged(
        person_values(person_of(row)) if person_id is None else None,
        application_values(application_of(row)),
        row.job_applied,
        row.place_of_work,
        row.reapproach_consent,
        row.disclosure_consent,
    )
    payload = _ENCODER.encode(staged)
    return StagedRow(person_id, payload, row.row_number, keeper.cells_of(row))


def unpacked(row: StagedRow) -> Staged:
    """Return what `staged_row` packed."""
    return _DECODER.decode(row.payload)
