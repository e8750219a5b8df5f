"""Read a file and say what importing it would do, before anything is stored."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.import_memory import ImportProfile
from desktop.core.domain.importing import ImportPreview, ReadingChoice
from desktop.core.domain.sheet import (
    ApplicantField,
    ColumnMapping,
    ColumnNote,
    Confidence,
    RawSheet,
    ReadOptions,
    SheetAnalysis,
)
from desktop.core.domain.sheet_findings import TableCandidate
from desktop.core.importers.analysis import analyse, apply_mapping
from desktop.core.importers.tables import find_tables, table_by_key
from desktop.core.ports import IsCancelled, Progress, SheetReader
from desktop.core.services.import_profiles.profiles import chosen_of, profile_for
from desktop.core.services.import_profiles.vocabulary import read_vocabulary
from desktop.core.services.imports.match_people import match_people
from desktop.core.services.workspace.context import Workspace
from desktop.core.storage.queries.imports import last_import_of

_BLOCK = 1 << 20


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
        AppError: An ``IMPORT_…`` code, or CANCELLED. Nothing is stored in any case.
    """
    sheets = tuple(reader(path, progress=progress, is_cancelled=is_cancelled))
    if not sheets or not any(sheet.rows for sheet in sheets):
        raise AppError(ErrorCode.IMPORT_EMPTY)
    tables = find_tables(sheets)
    table, profile = _chosen_table(workspace, tables, choice or ReadingChoice())
    analysis = _first_readable(workspace, sheets, [table, *tables], profile)
    if is_cancelled():
        raise AppError(ErrorCode.CANCELLED)
    digest = _sha256(path)
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
    return match_people(workspace, preview)


def change_table(workspace: Workspace, preview: ImportPreview, table_key: str) -> ImportPreview:
    """Return the preview of another table of the same file.

    Raises:
        AppError: IMPORT_TABLE_GONE, IMPORT_NO_COLUMNS.
    """
    choice = ReadingChoice(table_key=table_key)
    table, profile = _chosen_table(workspace, preview.tables, choice)
    analysis = _first_readable(workspace, preview.sheets, [table], profile)
    changed = replace(preview, analysis=analysis, sheet_index=table.sheet_index, profile=profile)
    return match_people(workspace, changed)


def change_mapping(
    workspace: Workspace, preview: ImportPreview, column: int, field: ApplicantField | None
) -> ImportPreview:
    """Return the preview with one column read as another field.

    A column that had this field before is left out: two columns cannot be one thing.
    """
    mappings = tuple(_remapped(one, column, field) for one in preview.analysis.mappings)
    now = preview.analysis
    analysis = apply_mapping(
        now.sheet, mappings, workspace.today(), table=now.table, options=now.options
    )
    return match_people(workspace, replace(preview, analysis=analysis))


def _remapped(mapping: ColumnMapping, column: int, field: ApplicantField | None) -> ColumnMapping:
    if mapping.column == column:
        chosen = ColumnNote.CHOSEN
        return replace(mapping, field=field, confidence=Confidence.SURE, note=chosen)
    if field is not None and mapping.field is field:
        return replace(mapping, field=None, note=ColumnNote.TAKEN)
    return mapping


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
    options = ReadOptions(
        vocabulary=read_vocabulary(workspace),
        has_hidden_rows=profile.has_hidden_rows if profile else False,
    )
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
