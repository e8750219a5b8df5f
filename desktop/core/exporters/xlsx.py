"""Write workbooks whose cells are data, whatever a person typed into them."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.sheet import CellValue

# A cell beginning with one of these is run as a formula when the file is saved as text and opened
# again. Source: OWASP, CSV Injection.
_DANGEROUS: Final = ("=", "+", "-", "@", "\t", "\r")
_CONTROL: Final = {code: None for code in range(0x20) if code not in (0x09, 0x0A, 0x0D)}
_MAX_WIDTH: Final = 40
_MOMENT: Final = re.compile(rb"(?<=W3CDTF\">)[0-9T:Z-]+(?=</dcterms:)")
_FIXED: Final = b"2026-01-01T00:00:00Z"
_EPOCH: Final = (2026, 1, 1, 0, 0, 0)


def write_xlsx(
    path: Path,
    rows: Iterable[Sequence[CellValue]],
    *,
    sheet_name: str = "Sheet1",
    widths: Sequence[int] = (),
) -> None:
    """Write one sheet; the same rows give the same bytes.

    Text that a spreadsheet program would take for a formula is written as text.

    Args:
        path: Replaced if it exists.
        rows: In order; None leaves a cell empty.
        sheet_name: At most 31 characters.
        widths: Of the first columns, in characters.

    Raises:
        AppError: DISK_FULL where the file cannot be written whole; nothing is left behind.
    """
    from openpyxl import Workbook  # noqa: PLC0415 - heavy, only where a workbook is written

    book = Workbook(write_only=True)
    book.properties.creator = "Career Relay Desktop"
    sheet = book.create_sheet(sheet_name)
    for at, width in enumerate(widths):
        sheet.column_dimensions[chr(ord("A") + at)].width = min(width, _MAX_WIDTH)
    for row in rows:
        sheet.append([_cell(sheet, value) for value in row])
    part = path.with_name(f"{path.name}.part")
    try:
        book.save(part)
        _freeze_times(part)
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise AppError(ErrorCode.DISK_FULL) from error


def neutralize(text: str) -> str:
    """Return text that no spreadsheet program runs, for files without cell types (CSV)."""
    plain = text.translate(_CONTROL)
    return f"'{plain}" if plain.startswith(_DANGEROUS) else plain


def _cell(sheet: object, value: CellValue) -> object:
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415 - see above

    if isinstance(value, datetime):
        return value.replace(tzinfo=None)
    if not isinstance(value, str):
        return _dated(sheet, value) if isinstance(value, date) else value
    cell = WriteOnlyCell(sheet, value=value.translate(_CONTROL))  # type: ignore[arg-type]  # stubs lack the write-only sheet
    if value.startswith(_DANGEROUS):
        cell.data_type = "s"
        cell.quotePrefix = True
    return cell


def _dated(sheet: object, value: date) -> object:
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415 - see above

    cell = WriteOnlyCell(sheet, value=value)  # type: ignore[arg-type]  # see above
    cell.number_format = "yyyy/m/d"
    return cell


def _freeze_times(path: Path) -> None:
    """Give every entry of the archive one fixed time, so that bytes depend on content only."""
    with ZipFile(path) as archive:
        entries = [
            (one.filename, _MOMENT.sub(_FIXED, archive.read(one))) for one in archive.infolist()
        ]
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, data in entries:
            info = ZipInfo(name, _EPOCH)
            info.compress_type = ZIP_DEFLATED
            archive.writestr(info, data)
