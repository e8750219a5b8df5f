"""Cells of .xlsb that do not name their column, as web programs write them (SheetJS).

calamine passes over such records without a word, so they are written out in full first.
"""

import re
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Final

from desktop.core.importers.sheet_scan import SHORT_CELLS, read_variable

_SHEET: Final = re.compile(r"xl/worksheets/[^/]+\.bin$", re.IGNORECASE)
_ROW_HEADER: Final = 0
_LAST_CELL: Final = 11


def lengthened(path: Path) -> BytesIO:
    """Return a workbook with every cell naming its column ([MS-XLSB] 2.4.1 to 2.4.8)."""
    made = BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as new:
        for entry in old.infolist():
            data = old.read(entry)
            new.writestr(entry.filename, _full(data) if _SHEET.match(entry.filename) else data)
    made.seek(0)
    return made


def _full(data: bytes) -> bytes:
    parts: list[bytes] = []
    at, column = 0, -1
    while at < len(data):
        start = at
        kind, at = read_variable(data, at, 2)
        size, at = read_variable(data, at, 4)
        content = data[at : at + size]
        at += size
        if kind in SHORT_CELLS:
            column += 1
            parts.append(bytes([SHORT_CELLS[kind]]) + _length(size + 4))
            parts.append(column.to_bytes(4, "little") + content)
            continue
        if kind == _ROW_HEADER:
            column = -1
        elif kind <= _LAST_CELL:
            column = int.from_bytes(content[:4], "little")
        parts.append(data[start:at])
    return b"".join(parts)


def _length(size: int) -> bytes:
    made = bytearray()
    while size > 0x7F:  # noqa: PLR2004 - seven bits a byte
        made.append(size & 0x7F | 0x80)
        size >>= 7
    made.append(size)
    return bytes(made)
