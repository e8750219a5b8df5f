"""Understand a sheet: header, columns, every row normalized beside its raw text."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.sheet import (
    ApplicantField,
    ColumnMapping,
    RawSheet,
    SheetAnalysis,
)
from desktop.core.importers.columns import map_columns
from desktop.core.importers.header_row import find_header
from desktop.core.importers.row_builder import RowBuilder
from desktop.core.ports import IsCancelled, Progress

_CHECK_EVERY: Final = 500
_IDENTIFYING: Final = frozenset({ApplicantField.NAME, ApplicantField.FAMILY_NAME})


def analyse(
    sheet: RawSheet,
    today: date,
    *,
    progress: Progress = lambda _done, _total: None,
    is_cancelled: IsCancelled = lambda: False,
) -> SheetAnalysis:
    """Find the table in a sheet and read it.

    Raises:
        AppError: IMPORT_EMPTY for a sheet without rows, IMPORT_NO_COLUMNS where no column is
            recognised as a name, CANCELLED when asked to stop.
    """
    if not any(any(cell is not None for cell in row) for row in sheet.rows):
        raise AppError(ErrorCode.IMPORT_EMPTY)
    header = find_header(sheet)
    mappings = map_columns(sheet, header)
    if not _IDENTIFYING & {one.field for one in mappings}:
        raise AppError(ErrorCode.IMPORT_NO_COLUMNS)
    builder = RowBuilder(mappings, today)
    return _read(sheet, header.first_data_row, builder, (progress, is_cancelled))


def apply_mapping(sheet: RawSheet, mappings: Sequence[ColumnMapping], today: date) -> SheetAnalysis:
    """Read a sheet again with a mapping that a person has corrected."""
    builder = RowBuilder(mappings, today)
    quietly = (lambda _done, _total: None, lambda: False)
    return _read(sheet, find_header(sheet).first_data_row, builder, quietly)


def _read(
    sheet: RawSheet, first: int, builder: RowBuilder, listeners: tuple[Progress, IsCancelled]
) -> SheetAnalysis:
    progress, is_cancelled = listeners
    rows = []
    for index in range(first, len(sheet.rows)):
        cells = sheet.rows[index]
        if builder.has_any(cells):
            rows.append(builder.build(sheet.first_row_number + index, cells))
        if index % _CHECK_EVERY == 0:
            progress(index, len(sheet.rows))
            if is_cancelled():
                raise AppError(ErrorCode.CANCELLED)
    return SheetAnalysis(
        sheet=sheet,
        header_row=sheet.first_row_number + first - 1,
        mappings=builder.mappings,
        rows=tuple(rows),
        problems=tuple(builder.problems),
        corrections=tuple(builder.corrections),
        row_count=len(rows),
    )
