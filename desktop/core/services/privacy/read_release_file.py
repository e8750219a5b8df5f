"""Read a file that is to be anonymized by itself; nothing is stored (decision 14)."""

from collections.abc import Sequence
from pathlib import Path

from desktop.core.domain.attributes import FileProfile
from desktop.core.domain.batch import BatchState
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.file_release import FileReading, LeftOut
from desktop.core.domain.ids import PersonId
from desktop.core.domain.importing import ImportPreview
from desktop.core.domain.sheet import CellValue, ReadOptions, SheetAnalysis
from desktop.core.importers.analysis import apply_mapping, propose_mapping
from desktop.core.importers.foreign import is_foreign
from desktop.core.importers.tables import find_tables
from desktop.core.ports import IsCancelled, Progress, SheetReader
from desktop.core.services.import_profiles.vocabulary import read_vocabulary
from desktop.core.services.imports.match_people import match_people
from desktop.core.services.imports.row_facts import person_of
from desktop.core.services.people.erase_people import tombstone_hashes
from desktop.core.services.privacy.file_columns import ColumnChoices, mappings_for, rules_of
from desktop.core.services.privacy.file_memory import remembered_choices
from desktop.core.services.workspace.context import Workspace
from desktop.core.services.workspace.settings import settings_of
from desktop.core.storage.queries.batches import members_of_unsent
from desktop.core.storage.queries.duties import marks_of, released_keys

_SAMPLE = 200
_ON_THE_WAY = (BatchState.APPROVED, BatchState.CANCELLED)


def read_release_file(
    workspace: Workspace,
    reader: SheetReader,
    path: Path,
    *,
    choices: ColumnChoices | None = None,
    progress: Progress,
    is_cancelled: IsCancelled,
) -> FileReading:
    """Read the likeliest table of a file and propose what its columns are.

    Args:
        workspace: The open workspace: its words, and who was released.
        reader: Reads the file.
        path: The file; any that an import takes, a table without names too.
        choices: What a person said of columns; None takes what they said of such files before.
        progress: Hears rows.
        is_cancelled: Asked now and then.

    Raises:
        AppError: An ``IMPORT_…`` code; FILE_COLUMN_FIXED for a choice that is not open; CANCELLED.
    """
    sheets = reader(path, progress=progress, is_cancelled=is_cancelled)
    tables = find_tables(sheets)
    table = tables[0]
    sheet = sheets[table.sheet_index]
    proposed = propose_mapping(sheet, table)
    chosen = choices
    if chosen is None:
        chosen = remembered_choices(workspace, table.shape_key, rules_of(proposed, {}))
    rules = rules_of(proposed, chosen)
    data = sheet.rows[table.first_data_row : table.end_row][:_SAMPLE]
    cells = {column: _filled(data, column) for column in chosen}
    mappings = mappings_for(proposed, chosen, cells)
    options = ReadOptions(read_vocabulary(workspace))
    analysis = apply_mapping(sheet, mappings, workspace.today(), table=table, options=options)
    if not analysis.rows:
        raise AppError(ErrorCode.IMPORT_EMPTY)
    with workspace.store.read() as connection:
        settings = settings_of(connection)
    profile = FileProfile(rules, k=settings.k, l=settings.l)
    left_out, known = _who_stays(workspace, analysis)
    is_remembered = choices is None and bool(chosen)
    return FileReading(analysis, profile, left_out, known, chosen, is_remembered)


def _filled(rows: Sequence[Sequence[CellValue]], column: int) -> list[CellValue]:
    return [row[column] for row in rows if column < len(row) and row[column] not in (None, "")]


def _who_stays(
    workspace: Workspace, analysis: SheetAnalysis
) -> tuple[dict[int, LeftOut], dict[int, PersonId]]:
    """Return who cannot go, and who in the store the rows are."""
    preview = match_people(workspace, _as_preview(analysis))
    known = {one.row_index: one.person_id for one in preview.known}
    left_out: dict[int, LeftOut] = {}
    with workspace.store.read() as connection:
        marks = marks_of(connection, list(known.values()))
        on_the_way = members_of_unsent(connection, _ON_THE_WAY)
        released = released_keys(connection)
    joined = {row for row, _ in preview.joined_rows}
    for at, row in enumerate(analysis.rows):
        is_released, has_objected, is_eu = marks.get(known.get(at, 0), (False, False, False))
        keys = tombstone_hashes(workspace, person_of(row)) if released else []
        checks = (
            (at in preview.erased_rows, LeftOut.ERASED),
            (row.is_eu_origin or is_eu, LeftOut.EU_ORIGIN),
            (is_foreign(row.nationality, row.address, row.prefecture_code), LeftOut.EU_ORIGIN),
            (has_objected, LeftOut.OBJECTED),
            (is_released or not released.isdisjoint(keys), LeftOut.RELEASED),
            (known.get(at) in on_the_way, LeftOut.IN_BATCH),
            (at in preview.duplicate_rows or at in joined, LeftOut.SAME_PERSON),
        )
        why = next((reason for holds, reason in checks if holds), None)
        if why is not None:
            left_out[at] = why
    return _each_person_once(left_out, known)


def _each_person_once(
    left_out: dict[int, LeftOut], known: dict[int, PersonId]
) -> tuple[dict[int, LeftOut], dict[int, PersonId]]:
    """Of several rows of one person in the store the first goes."""
    seen: set[PersonId] = set()
    for at, person_id in sorted(known.items()):
        if at in left_out:
            continue
        if person_id in seen:
            left_out[at] = LeftOut.SAME_PERSON
        seen.add(person_id)
    return left_out, known


def _as_preview(analysis: SheetAnalysis) -> ImportPreview:
    return ImportPreview(
        sheet_names=(analysis.sheet.name,),
        sheet_index=0,
        analysis=analysis,
        known=(),
        erased_rows=(),
        held_rows=(),
        duplicate_rows=(),
        new_count=0,
        known_count=0,
        file_sha256="",
    )
