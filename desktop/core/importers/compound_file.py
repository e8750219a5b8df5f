"""Look into an .xls before calamine parses it: its chains of sectors, its cells, its hidden rows.

calamine follows a chain of sectors that bites its own tail until the memory is used up, which ends
the whole program; so every chain is walked here first ([MS-CFB] 2.2 to 2.6).
"""

from collections.abc import Iterator
from struct import error as BrokenStruct  # noqa: N812 - the module calls its class so
from struct import unpack_from
from typing import Final

from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.importers.archive_guard import ArchiveFacts
from desktop.core.importers.sheet_scan import SheetScan

_END: Final = 0xFFFFFFFE
_FREE: Final = 0xFFFFFFFF
_HEADER_FATS: Final = 109
_HEADER_BYTES: Final = 512
_ENTRY: Final = 128
_SMALL: Final = 4096
_MINI: Final = 64
_STREAM, _ROOT = 2, 5
_SHIFTS: Final = (9, 12)
_MACROS: Final = "_VBA_PROJECT_CUR"
_BOOKS: Final = ("Workbook", "Book")
_BOUND_SHEET, _FILE_PASS, _ROW, _DIMENSIONS, _MULTIPLE = 0x85, 0x2F, 0x208, 0x200, 0xBD
_BEGINNINGS: Final = frozenset({0x809, 0x409, 0x209, 0x009})
_RARE: Final = _BEGINNINGS | {_BOUND_SHEET, _FILE_PASS, _ROW, _DIMENSIONS}
_CELLS: Final = frozenset({0x06, 0x206, 0x406, 0xFD, 0x203, 0x27E, 0xBD, 0x204, 0x205, 0xD6})
_IS_HIDDEN: Final = 0x20
_WIDE_CHARACTERS: Final = 1


def inspect_compound(data: bytes) -> ArchiveFacts:
    """Return the facts of a compound file.

    Raises:
        AppError: IMPORT_WRONG_TYPE for no compound file, IMPORT_UNREADABLE for chains that do not
            end, IMPORT_PASSWORD, IMPORT_TOO_MANY_ROWS, IMPORT_TOO_WIDE.
    """
    try:
        compound = _Compound(data)
        streams = compound.streams()
        book = next((streams[name] for name in _BOOKS if name in streams), None)
        scans = _scan_book(compound.read(*book)) if book else {}
    except (BrokenStruct, IndexError) as error:
        raise AppError(ErrorCode.IMPORT_UNREADABLE) from error
    has_macros = any(name == _MACROS for name in compound.names)
    return ArchiveFacts(has_macros=has_macros, scans=scans)


class _Compound:
    """Sectors of a compound file; every chain that is followed is known to end."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        shift = unpack_from("<H", data, 0x1E)[0] if len(data) > _HEADER_BYTES else 0
        if shift not in _SHIFTS:
            raise AppError(ErrorCode.IMPORT_WRONG_TYPE)
        self._size = 1 << shift
        self._fat = self._table(self._fat_sectors())
        directory, self._mini_first = unpack_from("<I8xI", data, 0x30)
        self._entries = b"".join(map(self._sector, self._chain(directory, self._fat)))
        self._mini_fat = self._table(self._chain(self._mini_first, self._fat))
        self.names: list[str] = []
        self._mini_stream = b""

    def streams(self) -> dict[str, tuple[int, int]]:
        """Return first sector and size of each stream by name; all chains are walked."""
        found = {}
        for at in range(0, len(self._entries) - _ENTRY + 1, _ENTRY):
            entry = self._entries[at : at + _ENTRY]
            length, kind = unpack_from("<HB", entry, 0x40)
            first, size = unpack_from("<II", entry, 0x74)
            name = entry[: max(min(length, 64) - 2, 0)].decode("utf-16-le", errors="replace")
            self.names.append(name)
            if kind == _ROOT:
                sectors = map(self._sector, self._chain(first, self._fat))
                self._mini_stream = b"".join(sectors)
            elif kind == _STREAM:
                self._walk(first, size)
                found[name] = (first, size)
        return found

    def _walk(self, first: int, size: int) -> None:
        for _ in self._chain(first, self._mini_fat if size < _SMALL else self._fat):
            pass

    def read(self, first: int, size: int) -> bytes:
        """Return a stream."""
        if size >= _SMALL:
            return b"".join(map(self._sector, self._chain(first, self._fat)))[:size]
        parts = (
            self._mini_stream[at * _MINI : (at + 1) * _MINI]
            for at in self._chain(first, self._mini_fat)
        )
        return b"".join(parts)[:size]

    def _fat_sectors(self) -> Iterator[int]:
        given = unpack_from(f"<{_HEADER_FATS}I", self._data, 0x4C)
        yield from (one for one in given if one < _END - 1)
        following = unpack_from("<I", self._data, 0x44)[0]
        seen = set()
        while following < _END - 1:
            if following in seen:
                raise AppError(ErrorCode.IMPORT_UNREADABLE)
            seen.add(following)
            sector = self._sector(following)
            *others, following = unpack_from(f"<{self._size // 4}I", sector)
            yield from (one for one in others if one < _END - 1)

    def _table(self, sectors: Iterator[int]) -> list[int]:
        table: list[int] = []
        most = len(self._data) // 4 + self._size
        for sector in sectors:
            table.extend(unpack_from(f"<{self._size // 4}I", self._sector(sector)))
            if len(table) > most:
                raise AppError(ErrorCode.IMPORT_UNREADABLE)
        return table

    def _chain(self, first: int, table: list[int]) -> Iterator[int]:
        left = len(table)
        at = first
        while at not in {_END, _FREE}:
            if left < 0 or at >= len(table):
                raise AppError(ErrorCode.IMPORT_UNREADABLE)
            yield at
            at = table[at]
            left -= 1

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size
        # The last sector of a file may be cut short; programs write it so.
        return self._data[start : start + self._size].ljust(self._size, b"\0")


def _scan_book(book: bytes) -> dict[str, SheetScan]:
    """Return the scans of the sheets of a BIFF stream ([MS-XLS] 2.1.4) by name."""
    scanner = _BookScanner(book)
    at, end = 0, len(book) - 4
    while at <= end:
        kind, size = unpack_from("<HH", book, at)
        if kind in _CELLS:
            scanner.cell(kind, at + 4, size)
        elif kind in _RARE:
            scanner.other(kind, at, size)
        at += 4 + size
    return scanner.scans()


class _BookScanner:
    """Takes the records of a BIFF stream that say where something stands."""

    def __init__(self, book: bytes) -> None:
        self._book = book
        self._names: dict[int, str] = {}
        self._by_start: dict[int, SheetScan] = {}
        self._scan = SheetScan()

    def cell(self, kind: int, body: int, size: int) -> None:
        """Take a filled cell; one record may hold several of a row."""
        row, column = unpack_from("<HH", self._book, body)
        if kind == _MULTIPLE and size >= 6:  # noqa: PLR2004 - row, first and last column
            column = max(column, unpack_from("<H", self._book, body + size - 2)[0])
        self._scan.reach(row + 1, column + 1)

    def other(self, kind: int, at: int, size: int) -> None:
        """Take the beginning of a sheet, a row, a size, a name or the mark of a password."""
        body = self._book[at + 4 : at + 4 + size]
        if kind == _ROW:
            row, flags = unpack_from("<H10xI", body)
            if flags & _IS_HIDDEN:
                self._scan.hidden_rows.add(row)
        elif kind == _BOUND_SHEET:
            start, name = _bound_sheet(body)
            self._names[start] = name
        elif kind == _DIMENSIONS:
            _check_dimensions(body)
        elif kind == _FILE_PASS:
            raise AppError(ErrorCode.IMPORT_PASSWORD)
        else:
            self._scan = self._by_start.setdefault(at, SheetScan())

    def scans(self) -> dict[str, SheetScan]:
        """Return what was found by the name of its sheet."""
        starts = self._by_start
        return {name: starts[at] for at, name in self._names.items() if at in starts}


def _check_dimensions(body: bytes) -> None:
    """Room is made for what a sheet claims to hold, before any cell is seen."""
    pattern = "<IIHH" if len(body) >= 14 else "<HHHH"  # noqa: PLR2004 - BIFF8
    first_row, end_row, first_column, end_column = unpack_from(pattern, body)
    SheetScan().reach_claimed(max(end_row - first_row, 0), max(end_column - first_column, 0))


def _bound_sheet(body: bytes) -> tuple[int, str]:
    start, length, flags = unpack_from("<I2xBB", body)
    if flags & _WIDE_CHARACTERS:
        return start, body[8 : 8 + length * 2].decode("utf-16-le", errors="replace")
    if flags == 0:
        return start, body[8 : 8 + length].decode("latin-1")
    return start, body[7 : 7 + length].decode("cp932", errors="replace")  # BIFF5 has no flags
