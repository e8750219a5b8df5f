"""What only a person can answer about a file: who is who, who was erased, what is from the EU."""

from dataclasses import dataclass, replace
from datetime import date

from desktop.core.domain.application import PersonDraft
from desktop.core.domain.duplicates import Judgement, judge, keys_of
from desktop.core.domain.importing import ErasedMatch, ImportPreview, PairKind, RowPair
from desktop.core.domain.sheet import ApplicantField, ApplicantRow, SheetAnalysis
from desktop.core.importers.foreign import is_foreign
from desktop.core.importers.words import parse_consent
from desktop.core.services.imports.row_facts import person_of
from desktop.core.services.people.erase_people import tombstone_hashes
from desktop.core.services.workspace.context import Workspace
from desktop.core.settings import TOKYO
from desktop.core.storage.queries.import_memory import read_tombstones
from desktop.core.storage.queries.people import read_people
from desktop.core.storage.queries.people_detail import list_applications


@dataclass(frozen=True, slots=True)
class PairView:
    """Both sides of a pair.

    Attributes:
        row: The person as the row tells.
        other: The person in the store, or as the earlier row tells.
        other_applied_on: When the other one applied last, if known.
    """

    row: PersonDraft
    other: PersonDraft
    judgement: Judgement
    other_applied_on: date | None


def with_questions(workspace: Workspace, preview: ImportPreview) -> ImportPreview:
    """Fill in what the preview leaves to a person."""
    return replace(
        preview,
        pairs=_pairs(preview),
        erased=_erased(workspace, preview),
        foreign_rows=_foreign(preview),
    )


def look_at_pair(workspace: Workspace, preview: ImportPreview, pair: RowPair) -> PairView:
    """Return both sides of a pair, field by field."""
    rows = preview.analysis.rows
    ours = person_of(rows[pair.row_index])
    if pair.other_row is not None:
        theirs, applied_on = person_of(rows[pair.other_row]), rows[pair.other_row].applied_on
    else:
        if pair.person_id is None:
            raise RuntimeError("a pair of one")
        with workspace.store.read() as connection:
            theirs = read_people(connection, [pair.person_id])[pair.person_id]
            dates = [one.applied_on for one in list_applications(connection, pair.person_id)]
        applied_on = max((one for one in dates if one is not None), default=None)
    return PairView(ours, theirs, judge(keys_of(theirs), keys_of(ours)), applied_on)


def _pairs(preview: ImportPreview) -> tuple[RowPair, ...]:
    out = {*preview.held_rows, *preview.erased_rows, *preview.duplicate_rows}
    possible = [
        RowPair(one.row_index, _kind_of(one.judgement), one.person_id, one.other_row)
        for one in preview.possible
    ]
    known = [
        RowPair(one.row_index, PairKind.KNOWN, one.person_id)
        for one in preview.known
        if not one.is_same_application
    ]
    joined = [
        RowPair(at, PairKind.JOINED, other_row=earlier) for at, earlier in preview.joined_rows
    ]
    possible.sort(key=lambda one: one.kind is PairKind.NAMESAKE)
    return tuple(
        one
        for one in (*possible, *known, *joined)
        if one.row_index not in out and one.other_row not in out
    )


def _kind_of(judgement: Judgement) -> PairKind:
    is_name_only = set(judgement.agreeing) <= {"name", "kana"}
    return PairKind.NAMESAKE if is_name_only else PairKind.POSSIBLE


def _erased(workspace: Workspace, preview: ImportPreview) -> tuple[ErasedMatch, ...]:
    if not preview.erased_rows:
        return ()
    rows = preview.analysis.rows
    hashes = {
        at: [value for _, value in tombstone_hashes(workspace, person_of(rows[at]))]
        for at in preview.erased_rows
    }
    with workspace.store.read() as connection:
        stones = read_tombstones(connection, [one for found in hashes.values() for one in found])
    made = []
    for at, values in hashes.items():
        found = [stones[value] for value in values if value in stones]
        erased_at = max(moment for _, moment in found)
        applied_on = rows[at].applied_on
        day = erased_at.astimezone(TOKYO).date()
        is_later = applied_on is not None and applied_on > day
        made.append(ErasedMatch(at, tuple(kind for kind, _ in found), erased_at, is_later))
    return tuple(made)


def _foreign(preview: ImportPreview) -> tuple[int, ...]:
    analysis = preview.analysis
    out = {*preview.held_rows, *preview.duplicate_rows}
    out |= {one.row_index for one in preview.known if one.is_same_application}
    said_at = _column_of(analysis, ApplicantField.EU_ORIGIN)
    return tuple(
        at
        for at, row in enumerate(analysis.rows)
        if (row.nationality or (row.address and not row.prefecture_code))
        and at not in out
        and not _says(row, said_at)
        and is_foreign(row.nationality, row.address, row.prefecture_code)
    )


def _column_of(analysis: SheetAnalysis, field: ApplicantField) -> int:
    return next((one.column for one in analysis.mappings if one.field is field), -1)


def _says(row: ApplicantRow, column: int) -> bool:
    """Say whether the file itself answers the question for this row."""
    is_there = 0 <= column < len(row.raw)
    return is_there and parse_consent(row.raw[column]) is not None
