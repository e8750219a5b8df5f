"""Read a file and say what importing it would do, before anything is stored."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.importing import ImportPreview
from desktop.core.domain.sheet import (
    ApplicantField,
    ColumnMapping,
    ColumnNote,
    Confidence,
    RawSheet,
    SheetAnalysis,
)
from desktop.core.importers.analysis import analyse, apply_mapping
from desktop.core.ports import IsCancelled, Progress, SheetReader
from desktop.core.services.imports.collector import collector_at_rest
from desktop.core.services.imports.match_people import match_people
from desktop.core.services.workspace.context import Workspace
from desktop.core.storage.queries.imports import last_import_of

_BLOCK = 1 << 20


def prepare_import(
    workspace: Workspace,
    reader: SheetReader,
    path: Path,
    *,
    progress: Progress,
    is_cancelled: IsCancelled,
) -> ImportPreview:
    """Read ``path`` and look its rows up in the store.

    Raises:
        AppError: An ``IMPORT_…`` code, or CANCELLED. Nothing is stored in any case.
    """
    with collector_at_rest():
        return _prepare(workspace, reader, path, (progress, is_cancelled))


def _prepare(
    workspace: Workspace, reader: SheetReader, path: Path, listeners: tuple[Progress, IsCancelled]
) -> ImportPreview:
    progress, is_cancelled = listeners
    sheets = reader(path, progress=progress, is_cancelled=is_cancelled)
    if not sheets or not any(sheet.rows for sheet in sheets):
        raise AppError(ErrorCode.IMPORT_EMPTY)
    index, analysis = _first_table(workspace, sheets)
    if is_cancelled():
        raise AppError(ErrorCode.CANCELLED)
    digest = _sha256(path)
    with workspace.store.read() as connection:
        earlier = last_import_of(connection, digest)
    names = tuple(sheet.name for sheet in sheets)
    preview = ImportPreview(
        sheet_names=names,
        sheet_index=index,
        analysis=analysis,
        known=(),
        erased_rows=(),
        held_rows=(),
        duplicate_rows=(),
        new_count=0,
        known_count=0,
        file_sha256=digest,
        was_imported_at=earlier,
    )
    return match_people(workspace, preview)


def change_mapping(
    workspace: Workspace, preview: ImportPreview, column: int, field: ApplicantField | None
) -> ImportPreview:
    """Return the preview with one column read as another field.

    A column that had this field before is left out: two columns cannot be one thing.
    """
    mappings = tuple(_remapped(one, column, field) for one in preview.analysis.mappings)
    analysis = apply_mapping(preview.analysis.sheet, mappings, workspace.today())
    return match_people(workspace, replace(preview, analysis=analysis))


def _remapped(mapping: ColumnMapping, column: int, field: ApplicantField | None) -> ColumnMapping:
    if mapping.column == column:
        chosen = ColumnNote.CHOSEN
        return replace(mapping, field=field, confidence=Confidence.SURE, note=chosen)
    if field is not None and mapping.field is field:
        return replace(mapping, field=None, note=ColumnNote.TAKEN)
    return mapping


def _first_table(workspace: Workspace, sheets: Sequence[RawSheet]) -> tuple[int, SheetAnalysis]:
    """Return the first sheet in which people can be recognised."""
    best: AppError | None = None
    for index, sheet in enumerate(sheets):
        if not sheet.rows:
            continue
        try:
            analysis = analyse(sheet, workspace.today())
        except AppError as error:
            best = best or error
            continue
        if any(mapping.field for mapping in analysis.mappings) and analysis.rows:
            return index, analysis
    raise best or AppError(ErrorCode.IMPORT_NO_COLUMNS)


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while block := file.read(_BLOCK):
                digest.update(block)
    except OSError as error:
        raise AppError(ErrorCode.IMPORT_UNREADABLE) from error
    return digest.hexdigest()
