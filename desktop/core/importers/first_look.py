"""The first rows of a file before the whole of it is read.

calamine parses a sheet to its end before it gives a row. For .xlsx the first rows are read here
straight from the XML, and from the shared texts only as far as those rows need; for text from its
first block. What a first look shows is shown, never imported.
"""

import re
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from struct import error as BrokenStruct  # noqa: N812 - the module calls its class so
from typing import Any, Final
from xml.etree.ElementTree import ParseError
from xml.parsers.expat import ExpatError, ParserCreate

from defusedxml.common import DefusedXmlException
from typing_extensions import override

from desktop.core.domain.errors import AppError
from desktop.core.domain.sheet import CellValue, RawSheet
from desktop.core.importers.archive_guard import first_sheet_part, refuse_entities
from desktop.core.importers.csv_file import read_csv

_BLOCK: Final = 1 << 16
_MOST_BLOCKS: Final = 256
_TEXT_BLOCK: Final = 1 << 18
_EPOCH: Final = date(1899, 12, 30)
_PLACE: Final = re.compile(r"([A-Z]{1,3})\d+")
_DATE_FORMATS: Final = frozenset({*range(14, 23), *range(27, 37), *range(50, 59)})
_DATE_CODE: Final = re.compile(r"[ymdg]", re.IGNORECASE)
_QUOTED: Final = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|General', re.IGNORECASE)
_LETTERS: Final = 26
_MAX_COLUMNS: Final = 2_000

# What a damaged archive, XML or number raises; RuntimeError is what zipfile says of a password.
_FAULTS: Final = (
    *(AppError, OSError, EOFError, ValueError, LookupError, ArithmeticError, RuntimeError),
    *(ExpatError, ParseError, DefusedXmlException, BrokenStruct, zipfile.BadZipFile, zlib.error),
)


def first_rows(path: Path, count: int = 50) -> RawSheet | None:
    """Return the first rows of a file's first visible sheet; None where only a full read tells.

    Formats other than .xlsx and text have no first look. Nothing is raised: what is wrong with a
    file is told by the full read that follows.
    """
    try:
        with path.open("rb") as file:
            head = file.read(_TEXT_BLOCK)
        if zipfile.is_zipfile(path):
            return _first_of_archive(path, count)
        if head.startswith((b"\xd0\xcf", b"<", b"PK")) or not head:
            return None
        return _first_of_text(head, count)
    except _FAULTS:
        return None


def _first_of_text(head: bytes, count: int) -> RawSheet:
    # A last line that is cut off may end within a character.
    cut = head.rfind(b"\n") if len(head) == _TEXT_BLOCK else len(head)
    sheet = read_csv(head[:cut], progress=lambda _d, _t: None, is_cancelled=lambda: False)
    return RawSheet(name=sheet.name, rows=sheet.rows[:count], encoding=sheet.encoding)


def _first_of_archive(path: Path, count: int) -> RawSheet | None:
    with zipfile.ZipFile(path) as archive:
        found = first_sheet_part(archive)
        if found is None:
            return None
        name, part = found
        dates = _date_styles(archive)
        rows = _Rows(count, dates)
        _feed(archive, part, rows)
        texts = _Texts(max(rows.wanted_texts, default=-1) + 1)
        if rows.wanted_texts and "xl/sharedStrings.xml" in archive.namelist():
            _feed(archive, "xl/sharedStrings.xml", texts)
        return RawSheet(name=name, rows=rows.table(texts.found))


class _Handler:
    """What both parsers share: they stop when they have enough."""

    is_done = False

    def start(self, name: str, attributes: dict[str, Any]) -> None:
        """Take the start of an element."""

    def end(self, name: str) -> None:
        """Take its end."""

    def text(self, data: str) -> None:
        """Take text."""


def _feed(archive: zipfile.ZipFile, part: str, handler: _Handler) -> None:
    parser = ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = handler.start
    parser.EndElementHandler = handler.end
    parser.CharacterDataHandler = handler.text
    with archive.open(part) as file:
        for at, block in enumerate(islice(_blocks(file), _MOST_BLOCKS)):
            if at == 0:
                refuse_entities(block)
            parser.Parse(block, False)  # noqa: FBT003 - positional in expat
            if handler.is_done:
                return


def _blocks(file: Any) -> Iterator[bytes]:  # noqa: ANN401 - zipfile's reader has no public type
    while block := file.read(_BLOCK):
        yield block


class _Rows(_Handler):
    """Collects the first rows; shared texts are filled in afterwards."""

    def __init__(self, count: int, dates: frozenset[int]) -> None:
        self._count, self._dates = count, dates
        self._rows: dict[int, dict[int, tuple[str, str]]] = {}
        self._row = self._column = -1
        self._kind, self._value = "", ""
        self._is_value = False
        self.wanted_texts: set[int] = set()

    @override
    def start(self, name: str, attributes: dict[str, Any]) -> None:
        if name == "row":
            self._row = int(attributes.get("r", self._row + 2)) - 1
            self._column = -1
            self.is_done = self._row >= self._count
        elif name == "c":
            self._column = _column(attributes.get("r", ""), self._column + 1)
            kind = attributes.get("t", "n")
            is_date = kind == "n" and int(attributes.get("s", 0)) in self._dates
            self._kind, self._value = "d" if is_date else kind, ""
        elif name in {"v", "t"}:
            self._is_value = True

    @override
    def text(self, data: str) -> None:
        if self._is_value:
            self._value += data

    @override
    def end(self, name: str) -> None:
        if name in {"v", "t"}:
            self._is_value = False
        elif name == "c" and self._value and not self.is_done and self._column < _MAX_COLUMNS:
            self._rows.setdefault(self._row, {})[self._column] = (self._kind, self._value)
            if self._kind == "s":
                self.wanted_texts.add(int(self._value))

    def table(self, texts: list[str]) -> tuple[tuple[CellValue, ...], ...]:
        """Return the rows with their texts."""
        width = max((column + 1 for row in self._rows.values() for column in row), default=0)
        height = max(self._rows, default=-1) + 1
        return tuple(
            tuple(_cell(self._rows.get(down, {}).get(across), texts) for across in range(width))
            for down in range(height)
        )


class _Texts(_Handler):
    """Collects shared texts up to the last one that is needed; readings (rPh) are no part."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._parts: list[str] = []
        self._is_text = self._is_reading = False
        self.found: list[str] = []

    @override
    def start(self, name: str, attributes: dict[str, Any]) -> None:
        if name == "si":
            self._parts = []
        self._is_reading = self._is_reading or name == "rPh"
        self._is_text = name == "t" and not self._is_reading

    @override
    def text(self, data: str) -> None:
        if self._is_text:
            self._parts.append(data)

    @override
    def end(self, name: str) -> None:
        if name == "rPh":
            self._is_reading = False
        elif name == "si":
            self.found.append("".join(self._parts))
            self.is_done = len(self.found) >= self._count
        self._is_text = False


def _cell(found: tuple[str, str] | None, texts: list[str]) -> CellValue:
    if found is None:
        return None
    kind, value = found
    if kind == "s":
        at = int(value)
        return texts[at] if at < len(texts) else None
    if kind == "d":
        return _EPOCH + timedelta(days=int(float(value)))
    if kind == "n":
        number = float(value)
        return int(number) if number.is_integer() else number
    return value == "1" if kind == "b" else value


def _column(place: str, following: int) -> int:
    match = _PLACE.match(place)
    if match is None:
        return following
    value = 0
    for letter in match[1]:
        value = value * _LETTERS + ord(letter) - 64
    return value - 1


def _date_styles(archive: zipfile.ZipFile) -> frozenset[int]:
    """Return the indices of cell styles that show a date."""
    if "xl/styles.xml" not in archive.namelist():
        return frozenset()
    styles = _Styles()
    _feed(archive, "xl/styles.xml", styles)
    return frozenset(
        at for at, number in enumerate(styles.used) if number in _DATE_FORMATS | styles.own
    )


class _Styles(_Handler):
    def __init__(self) -> None:
        self.own: set[int] = set()
        self.used: list[int] = []
        self._is_cells = False

    @override
    def start(self, name: str, attributes: dict[str, Any]) -> None:
        if name == "numFmt" and _DATE_CODE.search(_QUOTED.sub("", attributes["formatCode"])):
            self.own.add(int(attributes["numFmtId"]))
        elif name == "cellXfs":
            self._is_cells = True
        elif name == "xf" and self._is_cells:
            self.used.append(int(attributes.get("numFmtId", 0)))

    @override
    def end(self, name: str) -> None:
        if name == "cellXfs":
            self.is_done = True
