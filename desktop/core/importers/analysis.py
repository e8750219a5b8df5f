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

_IDENTIFYING: Final = frozenset({ApplicantField.NAME, ApplicantField.FAMILY_NAME})


def analyse(sheet: RawSheet, today: date) -> SheetAnalysis:
    """Find the table in a sheet and read it.

    Raises:
        AppError: IMPORT_EMPTY for a sheet without rows, IMPORT_NO_COLUMNS where no column is
            recognised as a name.
    """
    if not any(any(cell is not None for cell in row) for row in sheet.rows):
        raise AppError(ErrorCode.IMPORT_EMPTY)
    header = find_header(sheet)
    mappings = map_columns(sheet, header)
    if not _IDENTIFYING & {one.field for one in mappings}:
        raise AppError(ErrorCode.IMPORT_NO_COLUMNS)
    return _read(sheet, header.first_data_row, mappings, today)


def apply_mapping(sheet: RawSheet, mappings: Sequence[ColumnMapping], today: date) -> SheetAnalysis:
    """Read a sheet again with a mapping that a person has corrected."""
    return _read(sheet, find_header(sheet).first_data_row, tuple(mappings), today)


def _read(
    sheet: RawSheet, first: int, mappings: tuple[ColumnMapping, ...], today: date
) -> SheetAnalysis:
    builder = RowBuilder(mappings, today)
    numbered = enumerate(sheet.rows[first:], start=sheet.first_row_number + first)
    rows = [builder.build(number, cells) for number, cells in numbered if builder.has_any(cells)]
    return SheetAnalysis(
        sheet=sheet,
        header_row=sheet.first_row_number + first - 1,
        mappings=mappings,
        rows=tuple(rows),
        problems=tuple(builder.problems),
        corrections=tuple(builder.corrections),
        row_count=len(rows),
    )
