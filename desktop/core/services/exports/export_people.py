"""Everything that was put in, out again: under the same headings, as it was typed."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import Final

from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.ids import ImportId
from desktop.core.domain.import_memory import KeptRow, KeptSheet
from desktop.core.domain.sheet import CellValue
from desktop.core.domain.sheet_columns import ReadOptions
from desktop.core.exporters.csv_text import TextEncoding, write_csv
from desktop.core.exporters.xlsx import Sheet, write_book
from desktop.core.ports import IsCancelled, Progress
from desktop.core.services.exports.headings import HEADINGS, WIDTHS, cells_now
from desktop.core.services.exports.row_now import RowNow
from desktop.core.services.import_profiles.vocabulary import read_vocabulary
from desktop.core.services.workspace.context import Workspace
from desktop.core.storage.engine import Connection
from desktop.core.storage.queries.exports import (
    applications_now,
    people_now,
    records_without_row,
)
from desktop.core.storage.queries.imported_rows import list_imported_sheets, rows_of_sheet

_CHUNK: Final = 1000
_OWN_SHEET: Final = "応募者"
_WIDTH: Final = 16
Rows = Iterator[Sequence[CellValue]]


class ExportForm(StrEnum):
    """What kind of file is written."""

    XLSX = "xlsx"
    CSV = "csv"
    CSV_CP932 = "csv-cp932"


@dataclass(frozen=True, slots=True)
class Exported:
    """Files written, in the order of their tables.

    Attributes:
        row_count: Rows of people in all of them.
        cut_count: Cells too long for a workbook; the store still holds them whole.
    """

    paths: tuple[Path, ...]
    row_count: int
    cut_count: int = 0


@dataclass(slots=True)
class _Listening:
    """Counts rows as they are written, and stops when asked to."""

    progress: Progress
    is_cancelled: IsCancelled
    count: int = 0

    def through(self, rows: Iterable[Sequence[CellValue]]) -> Rows:
        """Pass rows on."""
        for row in rows:
            self.count += 1
            if self.count % _CHUNK == 0:
                self.progress(self.count, None)
                if self.is_cancelled():
                    raise AppError(ErrorCode.CANCELLED)
            yield row


@dataclass(frozen=True, slots=True)
class _Table:
    """Rows under one set of headings."""

    name: str
    headers: tuple[str, ...]
    rows: Iterable[Sequence[CellValue]]
    widths: tuple[int, ...]


def export_people(
    workspace: Workspace,
    path: Path,
    form: ExportForm = ExportForm.XLSX,
    *,
    import_id: ImportId | None = None,
    progress: Progress,
    is_cancelled: IsCancelled,
) -> Exported:
    """Write every imported row as it was typed, edits in their place, and everybody else beside.

    Tables with the same headings are one sheet, in the order they were imported; people added by
    hand follow under our own headings. A text file holds one table: further ones get a number.

    Args:
        workspace: The open workspace.
        path: The file to write; replaced if it exists.
        form: A workbook or text.
        import_id: Only the rows of this import; None takes everybody.
        progress: Hears rows written.
        is_cancelled: Asked every thousand rows.

    Raises:
        AppError: EXPORT_NOTHING, EXPORT_CHARACTERS, EXPORT_FOLDER, DISK_FULL or CANCELLED; then
            no file is left behind.
    """
    listening = _Listening(progress, is_cancelled)
    options = ReadOptions(vocabulary=read_vocabulary(workspace))
    with workspace.store.read() as connection:
        tables = list(_tables(connection, options, import_id))
        if not tables:
            raise AppError(ErrorCode.EXPORT_NOTHING)
        paths, cut = _write(tables, path, form, listening)
    count = listening.count
    with workspace.store.write() as connection:
        workspace.audit(connection, "people.exported", count=count, form=form.value)
    progress(count, count)
    return Exported(paths, count, cut)


def _write(
    tables: Sequence[_Table], path: Path, form: ExportForm, listening: _Listening
) -> tuple[tuple[Path, ...], int]:
    if form is ExportForm.XLSX:
        sheets = [
            Sheet(
                one.name,
                _headed(one, listening),
                widths=one.widths,
                has_header=True,
            )
            for one in tables
        ]
        return (path,), write_book(path, sheets)
    encoding = TextEncoding.UTF_8 if form is ExportForm.CSV else TextEncoding.CP932
    done: list[Path] = []
    is_whole = False
    try:
        for number, table in enumerate(tables, start=1):
            name = path.name if number == 1 else f"{path.stem}-{number}{path.suffix}"
            target = path.with_name(name)
            write_csv(target, _headed(table, listening), encoding)
            done.append(target)
        is_whole = True
    finally:
        # All tables or none: half of the people would look like all of them.
        for target in [] if is_whole else done:
            target.unlink(missing_ok=True)
    return tuple(done), 0


def _headed(table: _Table, listening: _Listening) -> Rows:
    yield table.headers
    yield from listening.through(table.rows)


def _tables(
    connection: Connection, options: ReadOptions, import_id: ImportId | None
) -> Iterator[_Table]:
    alike: dict[tuple[str, ...], list[KeptSheet]] = {}
    for sheet in list_imported_sheets(connection):
        if import_id in (None, sheet.import_id):
            alike.setdefault(tuple(one.header for one in sheet.columns), []).append(sheet)
    for headers, sheets in alike.items():
        rows = _peeked(row for sheet in sheets for row in _rows_now(connection, sheet, options))
        if rows is not None:
            widths = tuple(max(_WIDTH, 2 * len(header)) for header in headers)
            yield _Table(sheets[0].name, headers, rows, widths)
    if import_id is None:
        others = _peeked(cells_now(one) for one in records_without_row(connection))
        if others is not None:
            yield _Table(_OWN_SHEET, tuple(HEADINGS.values()), others, WIDTHS)


def _peeked(rows: Rows) -> Iterable[Sequence[CellValue]] | None:
    """Return the rows, or None where there is not one."""
    first = next(rows, None)
    return None if first is None else _again(first, rows)


def _again(first: Sequence[CellValue], rest: Rows) -> Rows:
    yield first
    yield from rest


def _rows_now(connection: Connection, sheet: KeptSheet, options: ReadOptions) -> Rows:
    now = RowNow(sheet, options)
    rows = rows_of_sheet(connection, sheet.sheet_id)
    while chunk := list(islice(rows, _CHUNK)):
        people = people_now(connection, [row.person_id for row in chunk])
        applications = applications_now(connection, _application_ids(chunk))
        for row in chunk:
            application = applications.get(row.application_id or 0)
            yield now.cells(row, people.get(row.person_id), application)


def _application_ids(rows: Sequence[KeptRow]) -> list[int]:
    return [row.application_id for row in rows if row.application_id is not None]
