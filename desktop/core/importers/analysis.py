"""Understand a sheet: table, columns, every row normalized beside its raw text."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.sheet import (
    ApplicantField,
    ApplicantRow,
    CellValue,
    ColumnMapping,
    ColumnNote,
    Confidence,
    RawSheet,
    ReadOptions,
    SheetAnalysis,
)
from desktop.core.domain.sheet_findings import SkippedRow, SkipReason, TableCandidate
from desktop.core.importers.columns import map_columns
from desktop.core.importers.presets import confirmed, recognise
from desktop.core.importers.row_builder import RowBuilder
from desktop.core.importers.shapes import with_chosen
from desktop.core.importers.side_by_side import cut
from desktop.core.importers.skipped_rows import RowFilter
from desktop.core.importers.tables import first_table
from desktop.core.ports import IsCancelled, Progress

_CHECK_EVERY: Final = 500
_IDENTIFYING: Final = frozenset({ApplicantField.NAME, ApplicantField.FAMILY_NAME})


def analyse(  # noqa: PLR0913 - what a person may have answered, all by name
    sheet: RawSheet,
    today: date,
    *,
    table: TableCandidate | None = None,
    options: ReadOptions | None = None,
    chosen: Mapping[str, str] | None = None,
    progress: Progress = lambda _done, _total: None,
    is_cancelled: IsCancelled = lambda: False,
) -> SheetAnalysis:
    """Find the table in a sheet and read it.

    Args:
        sheet: As it lies in the file.
        today: For ages and dates to come.
        table: One of `find_tables` for this sheet; the likeliest where it is not given.
        options: What a person has answered about the file.
        chosen: What a profile of this shape says of its columns (`shapes.chosen_columns`).
        progress: Hears rows read and rows there are.
        is_cancelled: Asked every few hundred rows.

    Raises:
        AppError: IMPORT_EMPTY for a sheet without rows, IMPORT_NO_COLUMNS where no column is
            recognised as a name, CANCELLED when asked to stop.
    """
    found = table or first_table(sheet)
    mappings = with_chosen(propose_mapping(sheet, found), chosen or {})
    if not _IDENTIFYING & {one.field for one in mappings}:
        raise AppError(ErrorCode.IMPORT_NO_COLUMNS)
    builder = RowBuilder(mappings, today, options)
    return _read(sheet, found, builder, (progress, is_cancelled))


def apply_mapping(
    sheet: RawSheet,
    mappings: Sequence[ColumnMapping],
    today: date,
    *,
    table: TableCandidate | None = None,
    options: ReadOptions | None = None,
) -> SheetAnalysis:
    """Read a sheet again with a mapping that a person has corrected."""
    builder = RowBuilder(mappings, today, options)
    quietly = (lambda _done, _total: None, lambda: False)
    return _read(sheet, table or first_table(sheet), builder, quietly)


def propose_mapping(sheet: RawSheet, table: TableCandidate) -> tuple[ColumnMapping, ...]:
    """Return what each column of a table seems to mean."""
    mappings = map_columns(sheet, table.headers, table.first_data_row, table.end_row)
    if table.columns is not None:
        first, end = table.columns
        # All of them, also far below the rows looked at: nothing of another table is kept.
        width = max(len(mappings), *map(len, sheet.rows))
        mappings = tuple(
            mappings[at] if first <= at < min(end, len(mappings)) else _of_another_table(at)
            for at in range(width)
        )
    return confirmed(mappings, recognise(sheet, table.headers, table.first_data_row))


def _of_another_table(column: int) -> ColumnMapping:
    return ColumnMapping(column, "", None, Confidence.SURE, ColumnNote.OTHER_TABLE)


def iter_rows(
    sheet: RawSheet, table: TableCandidate, builder: RowBuilder
) -> Iterator[ApplicantRow | SkippedRow]:
    """Yield the people and the skipped rows of a table, one by one, in file order.

    For a first look: the rows after those that were taken are not read.
    """
    rules = RowFilter(builder.mappings, table.headers)
    hidden = frozenset() if builder.options.has_hidden_rows else sheet.hidden_rows
    rows = sheet.rows
    for index in range(table.first_data_row, min(table.end_row, len(rows))):
        cells = rows[index] if table.columns is None else cut(rows[index], table.columns)
        number = sheet.first_row_number + index
        reason = SkipReason.HIDDEN if index in hidden else rules.reason_to_skip(cells)
        if reason is SkipReason.BLANK and cells is not rows[index]:
            reason = _reason_beside(rows[index])
        yield builder.build(number, cells) if reason is None else SkippedRow(number, reason)


def _read(
    sheet: RawSheet,
    table: TableCandidate,
    builder: RowBuilder,
    listeners: tuple[Progress, IsCancelled],
) -> SheetAnalysis:
    progress, is_cancelled = listeners
    rows: list[ApplicantRow] = []
    skipped: list[SkippedRow] = _outside(sheet, range(table.first_data_row), table)
    for done, one in enumerate(iter_rows(sheet, table, builder)):
        if isinstance(one, SkippedRow):
            skipped.append(one)
        else:
            rows.append(one)
        if done % _CHECK_EVERY == 0:
            progress(done, table.end_row - table.first_data_row)
            if is_cancelled():
                raise AppError(ErrorCode.CANCELLED)
    skipped.extend(_outside(sheet, range(table.end_row, len(sheet.rows)), table))
    builder.forget()
    return SheetAnalysis(
        sheet=sheet,
        header_row=table.header_row,
        mappings=builder.mappings,
        rows=tuple(rows),
        problems=tuple(builder.problems),
        corrections=tuple(builder.corrections),
        row_count=len(rows),
        table=table,
        options=builder.options,
        skipped=tuple(skipped),
        sensitive=tuple(builder.sensitive),
        unknown_words=builder.unknown_words,
        preset=recognise(sheet, table.headers, table.first_data_row),
    )


def _outside(sheet: RawSheet, indices: range, table: TableCandidate) -> list[SkippedRow]:
    """Return the rows above and below a table with what they are."""
    found = []
    for index in indices:
        number = sheet.first_row_number + index
        if not any(cell is not None and cell != "" for cell in sheet.rows[index]):
            reason = SkipReason.BLANK
        elif index >= table.end_row or _is_beside(sheet.rows[index], table):
            reason = SkipReason.OTHER_TABLE
        elif index >= table.first_data_row - table.header_row_count:
            reason = SkipReason.HEADER
        else:
            reason = SkipReason.TITLE
        found.append(SkippedRow(number, reason))
    return found


def _is_beside(cells: Sequence[CellValue], table: TableCandidate) -> bool:
    """Tell whether a row has nothing in the columns of a table that shares its sheet."""
    columns = table.columns
    return columns is not None and not any(cell not in (None, "") for cell in cut(cells, columns))


def _reason_beside(cells: Sequence[CellValue]) -> SkipReason:
    """Return why a row without anything of this table is skipped: another one has something."""
    is_filled = any(cell not in (None, "") for cell in cells)
    return SkipReason.OTHER_TABLE if is_filled else SkipReason.BLANK
