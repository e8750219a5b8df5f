"""Workbooks: .xlsx, .xlsm, .xlsb, .xls and .ods through calamine (a tenth of openpyxl's time)."""

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from itertools import islice
from pathlib import Path
from time import sleep
from typing import TYPE_CHECKING, Final

from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.sheet import MAX_ROWS, CellValue, RawSheet, SheetWarning
from desktop.core.domain.sheet_findings import MergedRange
from desktop.core.importers.archive_guard import ArchiveFacts, inspect_archive
from desktop.core.importers.binary_cells import lengthened
from desktop.core.importers.compound_file import inspect_compound
from desktop.core.importers.sheet_scan import MAX_CELLS, SheetScan
from desktop.core.ports import IsCancelled, Progress

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook, SheetMetadata

# Name of the stream in which Office keeps an encrypted workbook ([MS-OFFCRYPTO] 1.3.2).
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_CHECK_EVERY: Final = 1000
_PAUSE_S: Final = 0.001
_NOT_SCANNED: Final = SheetScan()


def read_excel(
    path: Path, *, progress: Progress, is_cancelled: IsCancelled, has_hidden: bool = False
) -> tuple[RawSheet, ...]:
    """Return the sheets of a workbook that have at least one row; hidden ones only if asked.

    Raises:
        AppError: IMPORT_PASSWORD, IMPORT_TOO_MANY_ROWS, IMPORT_TOO_WIDE, IMPORT_BOMB,
            IMPORT_ENTITIES, IMPORT_UNREADABLE, IMPORT_WRONG_TYPE, CANCELLED.
    """
    from python_calamine import (  # noqa: PLC0415 - heavy, only where a workbook is read
        CalamineWorkbook,
    )

    if zipfile.is_zipfile(path):
        facts = inspect_archive(path, is_cancelled)
    else:
        facts = inspect_compound(path.read_bytes())
    is_short = any(scan.has_short_cells for scan in facts.scans.values())
    with _named_faults(path), lengthened(path) if is_short else path.open("rb") as file:
        book = CalamineWorkbook.from_filelike(file)
        sheets = _read_sheets(book, facts, (progress, is_cancelled), has_hidden=has_hidden)
        _let_others_in()
        book.close()
        return sheets


@contextmanager
def _named_faults(path: Path) -> Iterator[None]:
    from python_calamine import CalamineError, PasswordError  # noqa: PLC0415 - see above

    try:
        yield
    except PasswordError as error:
        raise AppError(ErrorCode.IMPORT_PASSWORD) from error
    except CalamineError as error:
        is_locked = _ENCRYPTED in path.read_bytes()
        code = ErrorCode.IMPORT_PASSWORD if is_locked else ErrorCode.IMPORT_WRONG_TYPE
        raise AppError(code) from error
    except BaseException as error:
        # A panic of the Rust library is no Exception; its class cannot be imported.
        if type(error).__name__ == "PanicException":
            raise AppError(ErrorCode.IMPORT_UNREADABLE) from error
        raise


def _read_sheets(
    book: "CalamineWorkbook",
    facts: ArchiveFacts,
    listeners: tuple[Progress, IsCancelled],
    *,
    has_hidden: bool,
) -> tuple[RawSheet, ...]:
    from python_calamine import SheetTypeEnum, SheetVisibleEnum  # noqa: PLC0415 - see above

    def is_hidden(one: "SheetMetadata") -> bool:
        return bool(one.visible != SheetVisibleEnum.Visible)

    tables = [one for one in book.sheets_metadata if one.typ == SheetTypeEnum.WorkSheet]
    wanted = [one for one in tables if has_hidden or not is_hidden(one)]
    left_out = tuple(one.name for one in tables if one not in wanted)
    warnings = [
        *([SheetWarning.HIDDEN_SHEETS] if left_out else []),
        *([SheetWarning.MACROS] if facts.has_macros else []),
        *([SheetWarning.EXTERNAL_LINKS] if facts.has_links else []),
    ]
    sheets = []
    for one in wanted:
        scan = facts.scans.get(one.name, _NOT_SCANNED)
        sheet = book.get_sheet_by_name(one.name)
        rows = _read_rows(sheet, listeners)
        hidden = frozenset(at for at in scan.hidden_rows if at < len(rows))
        noted = [SheetWarning.HIDDEN_ROWS] if hidden else []
        sheets.append(
            RawSheet(
                name=one.name,
                rows=rows,
                warnings=(*warnings, *noted),
                merged=_merged(sheet, scan, len(rows)),
                hidden_rows=hidden,
                is_hidden=is_hidden(one),
                hidden_sheet_names=left_out,
            )
        )
        _let_others_in()
        del sheet
    return tuple(sheets)


def _let_others_in() -> None:
    """Let waiting threads run before or after a large object is freed, which holds them all up."""
    sleep(_PAUSE_S)


def _merged(sheet: "CalamineSheet", scan: SheetScan, count: int) -> tuple[MergedRange, ...]:
    given = sheet.merged_cell_ranges or ()
    found = [MergedRange(top, left, bottom, right) for (top, left), (bottom, right) in given]
    return tuple(one for one in (*found, *scan.merged) if one.top < count)


def _read_rows(
    sheet: "CalamineSheet", listeners: tuple[Progress, IsCancelled]
) -> tuple[tuple[CellValue, ...], ...]:
    progress, is_cancelled = listeners
    if sheet.height > MAX_ROWS:
        raise AppError(ErrorCode.IMPORT_TOO_MANY_ROWS, {"limit": MAX_ROWS, "rows": sheet.height})
    if sheet.start is None or sheet.end is None:
        return ()
    # calamine gives the empty rows above a table but cuts the empty columns beside it.
    margin: tuple[CellValue, ...] = (None,) * sheet.start[1]
    total = sheet.end[0] + 1
    if total * (sheet.end[1] + 1) > MAX_CELLS:
        raise AppError(ErrorCode.IMPORT_TOO_WIDE)
    known = _Texts()
    rows: list[tuple[CellValue, ...]] = []
    for row in islice(sheet.iter_rows(), total):
        cells = [known[cell] if type(cell) is str else _cell(cell) for cell in row]
        rows.append((*margin, *cells))
        if len(rows) % _CHECK_EVERY == 0:
            progress(len(rows), total)
            if is_cancelled():
                raise AppError(ErrorCode.CANCELLED)
    progress(total, total)
    return tuple(rows)


class _Texts(dict[str, str | None]):
    """Equal texts are one object: a list says 不採用 a hundred thousand times."""

    _MOST = 50_000
    _LONGEST = 40

    def __missing__(self, text: str) -> str | None:
        found = text or None
        if len(self) < self._MOST and len(text) <= self._LONGEST:
            self[text] = found
        return found


def _cell(value: object) -> CellValue:
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    if isinstance(value, datetime):
        return value.date() if value.time() == time() else value
    if value is None or value == "":
        return None
    if isinstance(value, (str, bool, int, date)):
        return value
    return _duration(value) if isinstance(value, timedelta) else str(value)


def _duration(value: timedelta) -> str:
    minutes = int(value.total_seconds()) // 60
    return f"{minutes // 60}:{minutes % 60:02}"
