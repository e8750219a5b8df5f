"""HTML tables that a web system saved under the name of a workbook (.xls)."""

import re
from html.parser import HTMLParser
from typing import Final

from typing_extensions import override

from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.sheet import MAX_ROWS, CellValue, RawSheet
from desktop.core.importers.csv_file import decode

# The second name of each is that of Excel 2003's XML.
_ROWS: Final = frozenset({"tr", "row", "ss:row"})
_CELLS: Final = frozenset({"td", "th", "cell", "ss:cell"})
_TABLES: Final = frozenset({"table", "ss:table"})
_CHARSET: Final = re.compile(rb"(?:charset|encoding)=[\"']?([A-Za-z0-9_\-]+)", re.IGNORECASE)


def read_html(data: bytes) -> tuple[RawSheet, ...]:
    """Return every table with at least one row.

    Raises:
        AppError: IMPORT_WRONG_TYPE where there is no table, IMPORT_TOO_MANY_ROWS.
    """
    parser = _TableParser()
    parser.feed(_decode(data))
    parser.close()
    tables = [tuple(rows) for rows in parser.tables if rows]
    if not tables:
        raise AppError(ErrorCode.IMPORT_WRONG_TYPE)
    if any(len(rows) > MAX_ROWS for rows in tables):
        raise AppError(ErrorCode.IMPORT_TOO_MANY_ROWS, {"limit": MAX_ROWS})
    return tuple(RawSheet(name=str(at), rows=rows) for at, rows in enumerate(tables, start=1))


def _decode(data: bytes) -> str:
    named = _CHARSET.search(data[:4096])
    name = named[1].decode("ascii").lower() if named else ""
    if name in {"shift_jis", "shift-jis", "sjis", "x-sjis", "windows-31j"}:
        return data.decode("cp932", errors="replace")
    return decode(data)[0]


class _TableParser(HTMLParser):
    """Collects the text of cells; scripts and styles are skipped."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[list[tuple[CellValue, ...]]] = []
        self._row: list[CellValue] | None = None
        self._cell: list[str] | None = None
        self._span = 1

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _TABLES:
            self.tables.append([])
        elif tag in _ROWS:
            self._end_row()
            self._row = []
        elif tag in _CELLS and self._row is not None:
            self._end_cell()
            self._cell = []
            self._span = _span(dict(attrs).get("colspan"))
        elif tag == "br" and self._cell is not None:
            self._cell.append("\n")

    @override
    def handle_endtag(self, tag: str) -> None:
        if tag in _CELLS:
            self._end_cell()
        elif tag in _ROWS | _TABLES:
            self._end_row()

    @override
    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            self._cell.append(data)

    def _end_cell(self) -> None:
        if self._cell is None or self._row is None:
            return
        self._row.append("".join(self._cell).strip() or None)
        self._row.extend([None] * (self._span - 1))
        self._cell = None

    def _end_row(self) -> None:
        self._end_cell()
        if self._row is not None and self.tables:
            self.tables[-1].append(tuple(self._row))
        self._row = None


def _span(text: str | None) -> int:
    return min(int(text), 100) if text and text.isdigit() and int(text) > 0 else 1
