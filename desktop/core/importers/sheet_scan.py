"""One pass over an unpacked sheet: how far it reaches, which rows are hidden, what is merged.

It runs before calamine does and keeps nothing but numbers.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final
from xml.parsers.expat import ParserCreate

from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.sheet import MAX_ROWS
from desktop.core.domain.sheet_findings import MergedRange

MAX_CELLS: Final = 17_000_000
"""Rows times columns that are laid out in memory: 170 columns at a hundred thousand rows, or all
of an .xls."""

MAX_COLUMNS: Final = 2_000
_MAX_TAG: Final = 4 << 20
_LETTERS: Final = 26
# A filled cell with two letters or more, or far down; what programs write looks just like this,
# but the letters: calamine takes as many as there are, in either case.
_FAR: Final = re.compile(
    rb'<c r="([A-Z][A-Za-z]+|[A-Z](?=[2-9]\d{5}|\d{7}))(\d+)"[^>]*(?<!/)>',
)
# Two searches, each with a literal start, take a fifth of the time of one with an alternative.
_ODD_CELL: Final = re.compile(rb'<c(?! r="[A-Z]|[A-Za-z])')
_ODD_ROW: Final = re.compile(rb":row[\s>]")
_ANY: Final = re.compile(
    rb"<(?:\w+:)?(?:c|row)\b[^>]*?\br\s*=\s*[\"']([A-Za-z]*)(\d+)[\"'][^>]*(?<!/)>"
)
_ROW: Final = re.compile(rb'<row r="(\d+)"')
_HIDDEN: Final = re.compile(rb"<(?:\w+:)?row\b([^>]*\bhidden=[\"'](?:1|true)[\"'][^>]*)>")
_NUMBER: Final = re.compile(rb"\br=[\"'](\d+)[\"']")


@dataclass(slots=True)
class SheetScan:
    """What one pass over a sheet found.

    Attributes:
        hidden_rows: Indices from 0 in the sheet.
        merged: Only where calamine does not tell (.ods).
        has_short_cells: Whether an .xlsb has cells that do not name their column.
    """

    hidden_rows: set[int] = field(default_factory=set)
    merged: list[MergedRange] = field(default_factory=list)
    rows: int = 0
    columns: int = 0
    has_short_cells: bool = False

    def reach(self, rows: int, columns: int) -> None:
        """Take note of a filled cell; refuse what could not be laid out in memory."""
        self.rows, self.columns = max(self.rows, rows), max(self.columns, columns)
        if self.rows > MAX_ROWS:
            raise AppError(ErrorCode.IMPORT_TOO_MANY_ROWS, {"limit": MAX_ROWS, "rows": self.rows})
        if self.columns > MAX_COLUMNS or self.rows * self.columns > MAX_CELLS:
            raise AppError(ErrorCode.IMPORT_TOO_WIDE)

    def reach_claimed(self, rows: int, columns: int) -> None:
        """Refuse a size that only the header of a sheet claims; the cells may be fewer."""
        if rows * columns > MAX_CELLS:
            raise AppError(ErrorCode.IMPORT_TOO_WIDE)


def scan_xml(pieces: Iterator[bytes]) -> SheetScan:
    """Scan a worksheet of .xlsx.

    Raises:
        AppError: IMPORT_TOO_MANY_ROWS, IMPORT_TOO_WIDE, IMPORT_UNREADABLE.
    """
    scan, rest = SheetScan(), b""
    for piece in pieces:
        data = rest + piece
        cut = data.rfind(b"<")
        rest = data[max(cut, 0) :]
        if len(rest) > _MAX_TAG:
            raise AppError(ErrorCode.IMPORT_UNREADABLE)
        _scan_tags(scan, data[: max(cut, 0)])
    _scan_tags(scan, rest)
    return scan


def _scan_tags(scan: SheetScan, data: bytes) -> None:
    pattern = _ANY if _ODD_CELL.search(data) or _ODD_ROW.search(data) else _FAR
    columns = _LETTERS
    rows = 0
    for letters, number in set(pattern.findall(data)):
        columns = max(columns, _column(letters))
        rows = max(rows, int(number[:9]))
    # Rows come in order in what programs write; the last tells how far down this piece reaches.
    last = data.rfind(b'<row r="')
    if last >= 0 and (match := _ROW.match(data, last)) and pattern is _FAR:
        rows = max(rows, min(int(match[1][:9]), MAX_ROWS))
    scan.reach(rows, columns)
    if b"hidden=" in data:
        for attributes in _HIDDEN.findall(data):
            if number := _NUMBER.search(attributes):
                scan.hidden_rows.add(int(number[1][:9]) - 1)


def _column(letters: bytes) -> int:
    value = 0
    for letter in letters[:4].upper():
        value = value * _LETTERS + letter - 64
    return value


_ROW_HEADER: Final = 0
_FILLED: Final = frozenset(range(2, 12))
_IS_HIDDEN: Final = 0x10
SHORT_CELLS: Final = {12: 1, 13: 2, 14: 3, 15: 4, 16: 5, 17: 6, 18: 7}
"""BrtShort… records, cells right of the one before, and the kind that names its column."""


def scan_binary(pieces: Iterator[bytes]) -> SheetScan:
    """Scan a worksheet of .xlsb ([MS-XLSB] 2.1.4: records of type, length, content).

    Raises:
        AppError: IMPORT_TOO_MANY_ROWS, IMPORT_TOO_WIDE.
        ValueError: A record is cut off.
    """
    scan, data = SheetScan(), b"".join(pieces)
    at, end, row = 0, len(data), 0
    while at < end:
        kind, at = read_variable(data, at, 2)
        size, at = read_variable(data, at, 4)
        if at + size > end:
            raise ValueError("a record is cut off")
        if kind == _ROW_HEADER and size >= 12:  # noqa: PLR2004 - up to the flags
            row = int.from_bytes(data[at : at + 4], "little")
            if data[at + 11] & _IS_HIDDEN:
                scan.hidden_rows.add(row)
        elif kind in SHORT_CELLS:
            scan.has_short_cells = True
        elif kind in _FILLED:
            scan.reach(row + 1, int.from_bytes(data[at : at + 4], "little") + 1)
        at += size
    return scan


def read_variable(data: bytes, at: int, longest: int) -> tuple[int, int]:
    """Return a number of up to ``longest`` bytes of seven bits, and where the next thing begins."""
    value = 0
    for place in range(longest):
        if at >= len(data):
            raise ValueError("a record is cut off")
        byte = data[at]
        at += 1
        value |= (byte & 0x7F) << (7 * place)
        if byte < 0x80:  # noqa: PLR2004 - the continuation bit
            break
    return value, at


def scan_ods(pieces: Iterator[bytes]) -> dict[str, SheetScan]:
    """Scan the tables of an .ods by name.

    Raises:
        AppError: IMPORT_TOO_MANY_ROWS, IMPORT_TOO_WIDE.
        ExpatError: The content is no well-formed XML.
    """
    scanner = _OdsScanner()
    parser = ParserCreate()
    parser.StartElementHandler = scanner.start
    parser.EndElementHandler = scanner.end
    for piece in pieces:
        parser.Parse(piece, False)  # noqa: FBT003 - positional in expat
    parser.Parse(b"", True)  # noqa: FBT003 - positional in expat
    return scanner.scans


class _OdsScanner:
    """Follows rows and cells; repeated ones count as often as they are repeated."""

    def __init__(self) -> None:
        self.scans: dict[str, SheetScan] = {}
        self._scan = SheetScan()
        self._row = self._repeat = self._column = self._width = 0

    def start(self, name: str, attributes: dict[str, Any]) -> None:
        if name == "table:table":
            self._scan = SheetScan()
            self.scans[attributes.get("table:name", "")] = self._scan
            self._row = 0
        elif name == "table:table-row":
            self._repeat = _count(attributes, "table:number-rows-repeated")
            self._column = 0
            if attributes.get("table:visibility") in {"collapse", "filter"}:
                # Thousands of hidden empty rows at the end are one element.
                last = min(self._row + self._repeat, MAX_ROWS)
                self._scan.hidden_rows.update(range(self._row, last))
        elif name in {"table:table-cell", "table:covered-table-cell"}:
            self._width = _count(attributes, "table:number-columns-repeated")
            self._merge(attributes)
            self._column += self._width
        elif name == "text:p" and self._column:
            self._scan.reach(self._row + self._repeat, self._column)

    def end(self, name: str) -> None:
        if name == "table:table-row":
            self._row += self._repeat
            self._column = 0

    def _merge(self, attributes: dict[str, Any]) -> None:
        across = _count(attributes, "table:number-columns-spanned")
        down = _count(attributes, "table:number-rows-spanned")
        if across > 1 or down > 1:
            top, left = self._row, self._column
            self._scan.merged.append(MergedRange(top, left, top + down - 1, left + across - 1))


def _count(attributes: dict[str, Any], name: str) -> int:
    text = str(attributes.get(name, "1"))
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 1  # noqa: PLR2004
