"""Read a file and say what importing it would do, before anything is stored."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.importing import ImportAnswers, ImportPreview
from desktop.core.domain.sheet import (
    ApplicantField,
    ColumnMapping,
    ColumnNote,
    Confidence,
    MappingReason,
    RawSheet,
    ReadOptions,
    SheetAnalysis,
    Vocabulary,
)
from desktop.core.domain.sheet_findings import TableCandidate
from desktop.core.importers.analysis import apply_mapping, propose_mapping
from desktop.core.importers.pasted_text import read_pasted
from desktop.core.importers.tables import find_tables
from desktop.core.ports import IsCancelled, Progress, SheetReader
from desktop.core.services.import_profiles.profiles import find_profile, mapped_by
from desktop.core.services.import_profiles.vocabulary import read_vocabulary
from desktop.core.services.imports.match_people import match_people
from desktop.core.services.workspace.context import Workspace
from desktop.core.storage.queries.imports import last_import_of

_BLOCK = 1 << 20
_IDENTIFYING = frozenset({ApplicantField.NAME, ApplicantField.FAMILY_NAME})


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
    sheets = tuple(reader(path, progress=progress, is_cancelled=is_cancelled))
    if is_cancelled():
        raise AppError(ErrorCode.CANCELLED)
    return _preview(workspace, sheets, _sha256(path))


def prepare_pasted(workspace: Workspace, text: str) -> ImportPreview:
    """Do what `prepare_import` does for cells copied in a spreadsheet program.

    Raises:
        AppError: An ``IMPORT_…`` code.
    """
    digest = hashlib.sha256(text.encode("utf-8", errors="replace")).hexdigest()
    return _preview(workspace, (read_pasted(text),), digest)


def answer(workspace: Workspace, preview: ImportPreview, answers: ImportAnswers) -> ImportPreview:
    """Return the preview of the same file read with other answers.

    Raises:
        AppError: IMPORT_NO_COLUMNS where no column is a name any more.
    """
    return _read(workspace, preview, answers)


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


def _preview(workspace: Workspace, sheets: tuple[RawSheet, ...], digest: str) -> ImportPreview:
    if not any(sheet.rows for sheet in sheets):
        raise AppError(ErrorCode.IMPORT_EMPTY)
    tables = find_tables(sheets)
    if not tables:
        raise AppError(ErrorCode.IMPORT_NO_COLUMNS)
    with workspace.store.read() as connection:
        earlier = last_import_of(connection, digest)
    first = tables[0]
    empty = SheetAnalysis(sheets[first.sheet_index], first.header_row, (), (), (), (), 0)
    preview = ImportPreview(
        sheet_names=tuple(sheet.name for sheet in sheets),
        sheet_index=first.sheet_index,
        analysis=empty,
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
    )
    return _read(workspace, preview, ImportAnswers())


def _read(workspace: Workspace, preview: ImportPreview, answers: ImportAnswers) -> ImportPreview:
    """Read the table the answers name, as they say, and look its people up."""
    table = _table(workspace, preview.tables, answers)
    sheet = _mended(preview.sheets[table.sheet_index], answers.cells)
    profile = find_profile(workspace, table.shape_key)
    mappings = propose_mapping(sheet, table)
    has_hidden = answers.has_hidden_rows
    if profile is not None:
        mappings = mapped_by(profile, mappings)
        has_hidden = profile.has_hidden_rows if has_hidden is None else has_hidden
    mappings = tuple(_as_answered(one, answers.columns) for one in mappings)
    if not _IDENTIFYING & {one.field for one in mappings}:
        raise AppError(ErrorCode.IMPORT_NO_COLUMNS)
    options = ReadOptions(
        vocabulary=_with_words(read_vocabulary(workspace), answers),
        has_hidden_rows=bool(has_hidden),
        allowed_cells=answers.allowed_cells,
    )
    analysis = apply_mapping(sheet, mappings, workspace.today(), table=table, options=options)
    found = replace(
        preview,
        sheet_index=table.sheet_index,
        analysis=analysis,
        answers=answers,
        is_from_profile=profile is not None,
    )
    return match_people(workspace, found)


def _table(
    workspace: Workspace, tables: Sequence[TableCandidate], answers: ImportAnswers
) -> TableCandidate:
    """Return the table a person chose; else one a profile knows; else the likeliest."""
    wanted = answers.table_key
    if not wanted:
        for one in tables:
            profile = find_profile(workspace, one.shape_key)
            if profile is not None and profile.table_key in ("", one.key):
                return one
    return next((one for one in tables if one.key == wanted), tables[0])


def _mended(sheet: RawSheet, cells: Mapping[tuple[int, int], str]) -> RawSheet:
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


def _with_words(known: Vocabulary, answers: ImportAnswers) -> Vocabulary:
    merged = {field: dict(words) for field, words in known.items()}
    for (field, word), code in answers.words.items():
        merged.setdefault(field, {})[word] = code
    return merged


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while block := file.read(_BLOCK):
                digest.update(block)
    except OSError as error:
        raise AppError(ErrorCode.IMPORT_UNREADABLE) from error
    return digest.hexdigest()
