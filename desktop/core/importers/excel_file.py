"""Workbooks: .xlsx, .xlsm, .xlsb, .xls and .ods through calamine (a tenth of openpyxl's time)."""

import zipfile
from datetime import date, datetime, time, timedelta
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.sheet import MAX_ROWS, CellValue, RawSheet, SheetWarning
from desktop.core.ports import IsCancelled, Progress

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

# Name of the stream in which Office keeps an encrypted workbook ([MS-OFFCRYPTO] 1.3.2).
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_CHECK_EVERY: Final = 1000
_MAX_UNPACKED_BYTES: Final = 2 << 30
_MAX_RATIO: Final = 200


def read_excel(
    path: Path, *, progress: Progress, is_cancelled: IsCancelled
) -> tuple[RawSheet, ...]:
    """Return the visible sheets of a workbook that have at least one row.

    Raises:
        AppError: IMPORT_PASSWORD, IMPORT_TOO_MANY_ROWS, IMPORT_TOO_LARGE, IMPORT_WRONG_TYPE.
    """
    from python_calamine import (  # noqa: PLC0415 - heavy, only where a workbook is read
        CalamineError,
        CalamineWorkbook,
        PasswordError,
    )

    _refuse_bombs(path)
    try:
        with path.open("rb") as file:
            book = CalamineWorkbook.from_filelike(file)
            return _read_sheets(book, progress, is_cancelled)
    except PasswordError as error:
        raise AppError(ErrorCode.IMPORT_PASSWORD) from error
    except (CalamineError, zipfile.BadZipFile) as error:
        is_locked = _ENCRYPTED in path.read_bytes()
        code = ErrorCode.IMPORT_PASSWORD if is_locked else ErrorCode.IMPORT_WRONG_TYPE
        raise AppError(code) from error


def _read_sheets(
    book: "CalamineWorkbook", progress: Progress, is_cancelled: IsCancelled
) -> tuple[RawSheet, ...]:
    from python_calamine import SheetTypeEnum, SheetVisibleEnum  # noqa: PLC0415 - see above

    tables = [one for one in book.sheets_metadata if one.typ == SheetTypeEnum.WorkSheet]
    visible = [one.name for one in tables if one.visible == SheetVisibleEnum.Visible]
    warnings = (SheetWarning.HIDDEN_SHEETS,) if len(visible) < len(tables) else ()
    sheets = []
    for name in visible:
        rows = _read_rows(book.get_sheet_by_name(name), progress, is_cancelled)
        sheets.append(RawSheet(name=name, rows=rows, warnings=warnings))
    return tuple(sheets)


def _read_rows(
    sheet: "CalamineSheet", progress: Progress, is_cancelled: IsCancelled
) -> tuple[tuple[CellValue, ...], ...]:
    if sheet.height > MAX_ROWS:
        raise AppError(ErrorCode.IMPORT_TOO_MANY_ROWS, {"limit": MAX_ROWS, "rows": sheet.height})
    if sheet.start is None or sheet.end is None:
        return ()
    # calamine gives the empty rows above a table but cuts the empty columns beside it.
    margin: tuple[CellValue, ...] = (None,) * sheet.start[1]
    total = sheet.end[0] + 1
    rows: list[tuple[CellValue, ...]] = []
    for row in islice(sheet.iter_rows(), total):
        rows.append((*margin, *map(_cell, row)))
        if len(rows) % _CHECK_EVERY == 0:
            progress(len(rows), total)
            if is_cancelled():
                raise AppError(ErrorCode.CANCELLED)
    progress(total, total)
    return tuple(rows)


def _cell(value: object) -> CellValue:  # noqa: PLR0911 - one line per kind of cell
    if value is None or value == "":
        return None
    if isinstance(value, (str, bool)):
        return value
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    if isinstance(value, int):
        return value
    if isinstance(value, datetime):
        return value.date() if value.time() == time() else value
    if isinstance(value, date):
        return value
    return _duration(value) if isinstance(value, timedelta) else str(value)


def _duration(value: timedelta) -> str:
    minutes = int(value.total_seconds()) // 60
    return f"{minutes // 60}:{minutes % 60:02}"


def _refuse_bombs(path: Path) -> None:
    """Refuse a small file that unpacks to gigabytes."""
    if not zipfile.is_zipfile(path):
        return
    with zipfile.ZipFile(path) as archive:
        unpacked = sum(entry.file_size for entry in archive.infolist())
    packed = max(path.stat().st_size, 1)
    if unpacked > _MAX_UNPACKED_BYTES or (
        unpacked > _MAX_UNPACKED_BYTES >> 2 and unpacked / packed > _MAX_RATIO
    ):
        raise AppError(ErrorCode.IMPORT_TOO_LARGE, {"limit_mb": _MAX_UNPACKED_BYTES >> 20})
