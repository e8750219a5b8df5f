"""Read a file and say what importing it would do, before anything is stored."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.import_memory import ImportProfile
from desktop.core.domain.importing import (
    ImportAnswers,
    ImportPreview,
    ReadingChoice,
)
from desktop.core.domain.sheet import (
    ApplicantField,
    ColumnMapping,
    ColumnNote,
    Confidence,
    MappingReason,
    RawSheet,
    ReadOptions,
    SheetAnalysis,
)
from desktop.core.domain.sheet_findings import TableCandidate
from desktop.core.importers.analysis import analyse, apply_mapping, propose_mapping
from desktop.core.importers.pasted_text import read_pasted
from desktop.core.importers.shapes import with_chosen
from desktop.core.importers.tables import find_tables, table_by_key
from desktop.core.ports import IsCancelled, Progress, SheetReader
from desktop.core.services.import_profiles.profiles import chosen_of, profile_for
from desktop.core.services.import_profiles.vocabulary import read_vocabulary
from desktop.core.services.imports.collector import collector_at_rest
from desktop.core.services.imports.decided_pairs import with_decisions
from desktop.core.services.imports.match_people import match_people
from desktop.core.services.imports.questions import with_questions
from desktop.core.services.workspace.context import Workspace
from desktop.core.storage.queries.imports import last_import_of

_BLOCK = 1 << 20
_IDENTIFYING = frozenset({ApplicantField.NAME, ApplicantField.FAMILY_NAME})


def prepare_import(
    workspace: Workspace,
    reader: SheetReader,
    path: Path,
    *,
    choice: ReadingChoice | None = None,
    progress: Progress,
    is_cancelled: IsCancelled,
) -> ImportPreview:
    """Read ``path`` and look its rows up in the store.

    A file of a shape that was read before is read so again, unless ``choice`` says otherwise.

    Raises:
        AppError: An ``IMPORT_…`` code, or CANCELLED. Nothing is stored in any case. Where nobody
            can be recognised, ``hidden`` in its context counts the hidden sheets not read.
    """
    wanted = choice or ReadingChoice()

    with collector_at_rest():
        sheets = tuple(
            reader(
                path,
                progress=progress,
                is_cancelled=is_cancelled,
                has_hidden=wanted.has_hidden_sheets,
            )
        )
        if is_cancelled():
            raise AppError(ErrorCode.CANCELLED)
        return _preview(workspace, sheets, _sha256(path), wanted)


def prepare_pasted(workspace: Workspace, text: str) -> ImportPreview:
    """Do what `prepare_import` does for cells copied in a spreadsheet program.

    Raises:
        AppError: An ``IMPORT_…`` code.
    """
    digest = hashlib.sha256(text.encode("utf-8", errors="replace")).hexdigest()
    sheets = (read_pasted(text),)
    return _preview(workspace, sheets, digest, ReadingChoice())


def _preview(
    workspace: Workspace,
    sheets: tuple[RawSheet, ...],
    digest: str,
    choice: ReadingChoice,
) -> ImportPreview:
    if not sheets or not any(sheet.rows for sheet in sheets):
        raise AppError(ErrorCode.IMPORT_EMPTY)
    tables, analysis, profile = _understood(workspace, sheets, choice)
    with workspace.store.read() as connection:
        earlier = last_import_of(connection, digest)
    names = tuple(sheet.name for sheet in sheets)
    preview = ImportPreview(
        sheet_names=names,
        sheet_index=sheets.index(analysis.sheet),
        analysis=analysis,
        known=(),
        erased_rows=(),
        held_rows=(),
        duplicate_rows=(),
        new_count=0,
        known_count=0,
        file_sha256=digest,
        was_imported_at=earlier,
        sheets=sheets,
        tables=tables,
        profile=profile,
    )
    return _matched(workspace, preview)


def _matched(workspace: Workspace, preview: ImportPreview) -> ImportPreview:
    """Fill in what the store knows, what was decided before, and what is left to ask."""
    known = with_decisions(workspace, match_people(workspace, preview))
    return with_questions(workspace, known)


def _understood(
    workspace: Workspace, sheets: tuple[RawSheet, ...], choice: ReadingChoice
) -> tuple[tuple[TableCandidate, ...], SheetAnalysis, ImportProfile | None]:
    try:
        tables = find_tables(sheets)
        table, profile = _chosen_table(workspace, tables, choice)
        analysis = _first_readable(workspace, sheets, [table, *tables], profile)
    except AppError as fault:
        left_out = sheets[0].hidden_sheet_names
        if not left_out:
            raise
        # The list may well be on a sheet that was not read.
        raise AppError(fault.code, {**fault.context, "hidden": len(left_out)}) from fault
    return tuple(tables), analysis, profile


def answer(workspace: Workspace, preview: ImportPreview, answers: ImportAnswers) -> ImportPreview:
    """Return the preview of the same file read as a person answered.

    Raises:
        AppError: IMPORT_TABLE_GONE; IMPORT_NO_COLUMNS where no column is a name any more.
    """
    table, profile = preview.analysis.table, preview.profile
    if answers.table_key and (table is None or table.key != answers.table_key):
        choice = ReadingChoice(table_key=answers.table_key)
        table, profile = _chosen_table(workspace, preview.tables, choice)
    if table is None:
        raise AppError(ErrorCode.IMPORT_TABLE_GONE)
    sheet = _mended(preview.sheets[table.sheet_index], answers.cells)
    chosen = chosen_of(profile) if profile else {}
    mappings = tuple(
        _as_answered(one, answers.columns)
        for one in with_chosen(propose_mapping(sheet, table), chosen)
    )
    if not _IDENTIFYING & {one.field for one in mappings}:
        raise AppError(ErrorCode.IMPORT_NO_COLUMNS)
    options = _options(workspace, profile, answers)
    analysis = apply_mapping(sheet, mappings, workspace.today(), table=table, options=options)
    changed = replace(
        preview,
        analysis=analysis,
        sheet_index=table.sheet_index,
        profile=profile,
        answers=answers,
    )
    return _matched(workspace, changed)


def change_table(workspace: Workspace, preview: ImportPreview, table_key: str) -> ImportPreview:
    """Return the preview of another table of the same file; earlier answers are void.

    Raises:
        AppError: IMPORT_TABLE_GONE, IMPORT_NO_COLUMNS.
    """
    return answer(workspace, preview, ImportAnswers(table_key=table_key))


def change_mapping(
    workspace: Workspace, preview: ImportPreview, column: int, field: ApplicantField | None
) -> ImportPreview:
    """Return the preview with one column read as another field.

    A column that had this field before is left out: two columns cannot be one thing.
    """
    columns = {**preview.answers.columns, column: field}
    if field is not None and field is not ApplicantField.CUSTOM:
        columns |= {
            one.column: None
            for one in preview.analysis.mappings
            if one.field is field and one.column != column
        }
    return answer(workspace, preview, replace(preview.answers, columns=columns))


def _mended(sheet: RawSheet, cells: Mapping[tuple[int, int], str]) -> RawSheet:
    """Return the sheet as if these texts stood in it; the file stays as it is."""
    if not cells:
        return sheet
    rows = list(sheet.rows)
    for (number, column), text in cells.items():
        index = number - sheet.first_row_number
        if 0 <= index < len(rows):
            row = list(rows[index])
            row += [None] * (column + 1 - len(row))
            row[column] = text or None
            rows[index] = tuple(row)
    return replace(sheet, rows=tuple(rows))


def _as_answered(
    mapping: ColumnMapping, columns: Mapping[int, ApplicantField | None]
) -> ColumnMapping:
    if mapping.column not in columns:
        return mapping
    field = columns[mapping.column]
    if field is mapping.field:
        return replace(mapping, confidence=Confidence.SURE, reason=MappingReason.PERSON)
    return replace(
        mapping,
        field=field,
        confidence=Confidence.SURE,
        note=ColumnNote.CHOSEN,
        reason=MappingReason.PERSON,
    )


def _options(
    workspace: Workspace, profile: ImportProfile | None, answers: ImportAnswers
) -> ReadOptions:
    words = {field: dict(known) for field, known in read_vocabulary(workspace).items()}
    for (field, word), code in answers.words.items():
        words.setdefault(field, {})[word] = code
    kept = profile.has_hidden_rows if profile else False
    has_hidden = kept if answers.has_hidden_rows is None else answers.has_hidden_rows
    return ReadOptions(words, has_hidden, answers.allowed_cells)


def _chosen_table(
    workspace: Workspace, tables: Sequence[TableCandidate], choice: ReadingChoice
) -> tuple[TableCandidate, ImportProfile | None]:
    """Return the table to read and how it was read before."""
    wanted = [one for one in tables if choice.sheet_name in ("", one.sheet_name)]
    if choice.table_key:
        wanted = [table_by_key(tables, choice.table_key)]
    if not wanted:
        raise AppError(ErrorCode.IMPORT_TABLE_GONE)
    if choice.profile is not None:
        key = choice.profile.table_key
        return next((one for one in wanted if one.key == key), wanted[0]), choice.profile
    before = None if choice.is_fresh else profile_for(workspace, wanted)
    return before or (wanted[0], None)


def _first_readable(
    workspace: Workspace,
    sheets: Sequence[RawSheet],
    tables: Sequence[TableCandidate],
    profile: ImportProfile | None,
) -> SheetAnalysis:
    """Return the first table in which people can be recognised; the first one's fault if none."""
    fault: AppError | None = None
    for at, table in enumerate(tables):
        try:
            return _analysed(workspace, sheets[table.sheet_index], table, None if at else profile)
        except AppError as error:
            fault = fault or error
    raise fault or AppError(ErrorCode.IMPORT_NO_COLUMNS)


def _analysed(
    workspace: Workspace, sheet: RawSheet, table: TableCandidate, profile: ImportProfile | None
) -> SheetAnalysis:
    chosen: Mapping[str, str] = chosen_of(profile) if profile else {}
    options = _options(workspace, profile, ImportAnswers())
    analysis = analyse(sheet, workspace.today(), table=table, options=options, chosen=chosen)
    if not analysis.rows:
        raise AppError(ErrorCode.IMPORT_EMPTY)
    return analysis


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while block := file.read(_BLOCK):
                digest.update(block)
    except OSError as error:
        raise AppError(ErrorCode.IMPORT_UNREADABLE) from error
    return digest.hexdigest()
