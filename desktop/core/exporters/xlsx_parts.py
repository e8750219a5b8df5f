"""The parts of a workbook as XML.

Source:
    ECMA-376, part 1, "SpreadsheetML"; text is escaped as ST_Xstring (22.9.2.19) says.
"""

import re
from collections.abc import Collection, Sequence
from datetime import date, datetime
from math import isfinite
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from desktop.core.domain.sheet import MAX_CELL_CHARACTERS, CellValue
from desktop.core.exporters.text_cells import is_dangerous

_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_TYPES: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

# Places in cellXfs below. A marked cell has the style that stands _MARK further on.
_PLAIN, _DATE, _MOMENT, _TEXT, _HEADER, _MARK = 0, 1, 2, 3, 4, 5
_MAX_WIDTH: Final = 60
_LAST_CHOICE_ROW: Final = 5001
_MAX_CHOICES: Final = 255
# What XML may not hold, CR, which it would turn into LF, and what looks like an escape itself.
_ODD: Final = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_NO_CHARACTERS: Final = frozenset("\ufffe\uffff")
_EDGES: Final = re.compile(r"^\s|\s$|\n|  ")
_SPECIAL: Final = re.compile("[&<>]")
# Serial numbers are right from here on only: Excel believes in a 29 February 1900.
_FIRST_DAY: Final = date(1900, 3, 1)
_DAY_ZERO: Final = datetime(1899, 12, 30)  # noqa: DTZ001 - cells have no zone
_DAY_S: Final = 86_400
_EXACT: Final = 10**15


def content_types(sheet_count: int) -> str:
    """Return what kind of thing each part is."""
    sheets = "".join(
        f'<Override PartName="/xl/worksheets/sheet{number}.xml" '
        f'ContentType="{_TYPES}.worksheet+xml"/>'
        for number in range(1, sheet_count + 1)
    )
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPES}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_TYPES}.styles+xml"/>'
        f"{sheets}</Types>"
    )


def rels_of_package() -> str:
    """Return where the workbook lies."""
    return _rels([("officeDocument", "xl/workbook.xml")])


def rels_of_book(sheet_count: int) -> str:
    """Return where sheets and styles lie; sheet n is rIdn."""
    sheets = [
        ("worksheet", f"worksheets/sheet{number}.xml") for number in range(1, sheet_count + 1)
    ]
    return _rels([*sheets, ("styles", "styles.xml")])


def _rels(targets: Sequence[tuple[str, str]]) -> str:
    rows = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'


def workbook(names: Sequence[str]) -> str:
    """Return the list of sheets."""
    sheets = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{number}" r:id="rId{number}"/>'
        for number, name in enumerate(names, start=1)
    )
    return (
        f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{sheets}</sheets></workbook>'
    )


def styles() -> str:
    """Return the few looks a cell may have."""
    looks = (
        'numFmtId="0"',
        'numFmtId="164" applyNumberFormat="1"',
        'numFmtId="165" applyNumberFormat="1"',
        'numFmtId="49" applyNumberFormat="1" quotePrefix="1"',
    )
    plain = "".join(f'<xf {look} fontId="0" fillId="0" borderId="0" xfId="0"/>' for look in looks)
    marked = "".join(
        f'<xf {look} fontId="0" fillId="2" borderId="0" xfId="0" applyFill="1"/>' for look in looks
    )
    header = (
        '<xf numFmtId="49" fontId="1" fillId="3" borderId="0" xfId="0" applyNumberFormat="1" '
        'applyFont="1" applyFill="1"/>'
    )
    return (
        f'{_HEAD}<styleSheet xmlns="{_MAIN}">'
        '<numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy/m/d"/>'
        '<numFmt numFmtId="165" formatCode="yyyy/m/d\\ h:mm"/></numFmts>'
        '<fonts count="2"><font><sz val="11"/><name val="游ゴシック"/></font>'
        '<font><b/><sz val="11"/><name val="游ゴシック"/></font></fonts>'
        '<fills count="4"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill>'
        f"{_fill('FFFFF2CC')}{_fill('FFE7ECF3')}</fills>"
        "<borders><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'
        f'</cellStyleXfs><cellXfs count="9">{plain}{header}{marked}</cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
        "</styleSheet>"
    )


def _fill(colour: str) -> str:
    return (
        f'<fill><patternFill patternType="solid"><fgColor rgb="{colour}"/>'
        '<bgColor indexed="64"/></patternFill></fill>'
    )


def sheet_start(widths: Sequence[int], *, has_header: bool) -> str:
    """Return a sheet up to its rows."""
    pane = (
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
        if has_header
        else ""
    )
    columns = "".join(
        f'<col min="{at}" max="{at}" width="{min(width, _MAX_WIDTH)}" customWidth="1"/>'
        for at, width in enumerate(widths, start=1)
    )
    return (
        f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">{pane}'
        f"</sheetView></sheetViews>{f'<cols>{columns}</cols>' if columns else ''}<sheetData>"
    )


def sheet_end(choices: Sequence[tuple[int, tuple[str, ...]]]) -> str:
    """Return the rest of a sheet behind its rows: lists to choose from."""
    rules = "".join(_rule(column_letters(column), words) for column, words in choices)
    lists = f'<dataValidations count="{len(choices)}">{rules}</dataValidations>' if rules else ""
    return f"</sheetData>{lists}</worksheet>"


def _rule(letters: str, words: Sequence[str]) -> str:
    joined = ",".join(words)
    if len(joined) > _MAX_CHOICES or any("," in word or '"' in word for word in words):
        raise ValueError("a list that does not fit into a rule")
    return (
        '<dataValidation type="list" allowBlank="1" showErrorMessage="1" '
        f'sqref="{letters}2:{letters}{_LAST_CHOICE_ROW}">'
        f"<formula1>{escape(f'{chr(34)}{joined}{chr(34)}')}</formula1></dataValidation>"
    )


def column_letters(column: int) -> str:
    """Return what a spreadsheet program calls a column counted from 0."""
    letters, rest = "", column + 1
    while rest:
        rest, at = divmod(rest - 1, 26)
        letters = chr(ord("A") + at) + letters
    return letters


class CellWriter:
    """Writes rows one after the other.

    Attributes:
        cut: How many cells were too long so far.
    """

    def __init__(self, *, has_header: bool, marked: Collection[tuple[int, int]]) -> None:
        self._has_header = has_header
        self._marked = frozenset(marked)
        self._letters: list[str] = []
        self._row = 0
        self.cut = 0

    def row(self, cells: Sequence[CellValue]) -> str:
        """Return the next row."""
        number = self._row + 1
        while len(self._letters) < len(cells):
            self._letters.append(column_letters(len(self._letters)))
        written = [
            self._cell(f"{letters}{number}", at, cell)
            for at, (letters, cell) in enumerate(zip(self._letters, cells, strict=False))
            if cell is not None or (self._row, at) in self._marked
        ]
        self._row = number
        return f'<row r="{number}">{"".join(written)}</row>'

    def _cell(self, place: str, column: int, cell: CellValue) -> str:
        style, inner = (_PLAIN, "/>") if cell is None else self._look(cell)
        if self._has_header and self._row == 0:
            style = _HEADER
        elif self._marked and (self._row, column) in self._marked:
            style += _MARK
        start = f'<c r="{place}" s="{style}"' if style else f'<c r="{place}"'
        return f"{start}{inner}"

    def _look(self, cell: CellValue) -> tuple[int, str]:
        """Return the style of a cell and what follows its place."""
        if isinstance(cell, str):
            return (_TEXT if is_dangerous(cell) else _PLAIN), self._text(cell)
        if isinstance(cell, bool):
            return _PLAIN, f' t="b"><v>{int(cell)}</v></c>'
        return self._day(cell) if isinstance(cell, date) else (_PLAIN, self._number(cell))

    def _day(self, cell: date) -> tuple[int, str]:
        moment = cell.replace(tzinfo=None) if isinstance(cell, datetime) else None
        if (moment.date() if moment else cell) < _FIRST_DAY:
            return _PLAIN, self._text(f"{cell:%Y/%m/%d %H:%M}" if moment else f"{cell:%Y/%m/%d}")
        if moment is None:
            return _DATE, f"><v>{(cell - _DAY_ZERO.date()).days}</v></c>"
        return _MOMENT, f"><v>{(moment - _DAY_ZERO).total_seconds() / _DAY_S!r}</v></c>"

    def _number(self, cell: CellValue) -> str:
        # A program shows fifteen digits of a number: a long identifier stays whole as text.
        is_long = isinstance(cell, int) and abs(cell) >= _EXACT
        if isinstance(cell, int | float) and not is_long and isfinite(cell):
            return f"><v>{cell!r}</v></c>"
        return self._text(str(cell))

    def _text(self, text: str) -> str:
        whole = fitting(text)
        self.cut += whole != text
        written = _ODD.sub(_as_code, whole)
        if _SPECIAL.search(written):
            written = escape(written)
        space = ' xml:space="preserve"' if _EDGES.search(written) else ""
        return f' t="inlineStr"><is><t{space}>{written}</t></is></c>'


def fitting(text: str) -> str:
    """Return as much of a text as a cell can hold: characters count as UTF-16 does."""
    if len(text) <= MAX_CELL_CHARACTERS // 2:
        return text
    units = text.encode("utf-16-le", "surrogatepass")
    if len(units) <= MAX_CELL_CHARACTERS * 2:
        return text
    return units[: MAX_CELL_CHARACTERS * 2].decode("utf-16-le", "ignore")


def _as_code(odd: re.Match[str]) -> str:
    """Return an escape; a code that is no character at all becomes the mark for that."""
    if odd.group() in _NO_CHARACTERS or odd.group() >= "\ud800":
        return "\ufffd"
    return f"_x{ord(odd.group()):04X}_"
