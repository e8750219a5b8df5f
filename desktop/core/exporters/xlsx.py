"""Write workbooks whose cells are data, whatever a person typed into them.

The parts are written straight into the archive: the usual libraries put every sheet into a plain
temporary file first, and personal data has no business there (decision 0013).
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from errno import EDQUOT, ENOSPC
from pathlib import Path
from typing import IO, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.sheet import CellValue
from desktop.core.exporters.xlsx_parts import (
    CellWriter,
    content_types,
    rels_of_book,
    rels_of_package,
    sheet_end,
    sheet_start,
    styles,
    workbook,
)

_EPOCH: Final = (2026, 1, 1, 0, 0, 0)
_FLUSH_ROWS: Final = 200
_MAX_NAME: Final = 31
_NOT_IN_NAMES: Final = str.maketrans(dict.fromkeys("[]:*?/\\", " "))


@dataclass(frozen=True, slots=True)
class Choice:
    """A column whose cells are chosen from a list; other words are refused by the program."""

    column: int
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet to write.

    Attributes:
        name: Made fit for a sheet where it is not.
        rows: In order, read once; None leaves a cell empty.
        widths: Of the first columns, in characters.
        has_header: Whether the first row is one: bold, and it stays in sight.
        marked: (row, column) of cells to highlight, both from 0.
        choices: Lists for the cells below the header.
    """

    name: str
    rows: Iterable[Sequence[CellValue]]
    widths: Sequence[int] = ()
    has_header: bool = False
    marked: Collection[tuple[int, int]] = field(default_factory=frozenset)
    choices: Sequence[Choice] = ()


def write_xlsx(
    path: Path,
    rows: Iterable[Sequence[CellValue]],
    *,
    sheet_name: str = "Sheet1",
    widths: Sequence[int] = (),
) -> None:
    """Write one plain sheet, as `write_book` does."""
    write_book(path, [Sheet(sheet_name, rows, widths)])


def write_book(path: Path, sheets: Sequence[Sheet]) -> int:
    """Write a workbook; the same sheets give the same bytes.

    Text that a spreadsheet program would take for a formula is written as text.

    Args:
        path: Replaced if it exists.
        sheets: At least one.

    Returns:
        How many cells were cut because no cell of a workbook can hold them whole.

    Raises:
        AppError: DISK_FULL, or EXPORT_FOLDER where nothing can be written there; nothing is left
            behind.
    """
    names = _sheet_names([one.name for one in sheets])
    cut = 0
    with whole_or_nothing(path) as part, ZipFile(part, "w", ZIP_DEFLATED) as archive:
        for name, text in (
            ("[Content_Types].xml", content_types(len(sheets))),
            ("_rels/.rels", rels_of_package()),
            ("xl/workbook.xml", workbook(names)),
            ("xl/_rels/workbook.xml.rels", rels_of_book(len(sheets))),
            ("xl/styles.xml", styles()),
        ):
            archive.writestr(_info(name), text.encode())
        for number, sheet in enumerate(sheets, start=1):
            with archive.open(_info(f"xl/worksheets/sheet{number}.xml"), "w") as stream:
                cut += _write_sheet(stream, sheet)
    return cut


@contextmanager
def whole_or_nothing(path: Path) -> Iterator[Path]:
    """Give a place to write to; it becomes ``path`` once all is written, and goes otherwise.

    Raises:
        AppError: DISK_FULL or EXPORT_FOLDER.
    """
    part = path.with_name(f"{path.name}.part")
    is_done = False
    try:
        yield part
        part.replace(path)
        is_done = True
    except OSError as error:
        is_full = error.errno in (ENOSPC, EDQUOT)
        raise AppError(ErrorCode.DISK_FULL if is_full else ErrorCode.EXPORT_FOLDER) from error
    finally:
        # Whatever stops us, Ctrl+C too, leaves no half of a file with people in it.
        if not is_done:
            part.unlink(missing_ok=True)


def _write_sheet(stream: IO[bytes], sheet: Sheet) -> int:
    cells = CellWriter(has_header=sheet.has_header, marked=sheet.marked)
    stream.write(sheet_start(sheet.widths, has_header=sheet.has_header).encode())
    waiting: list[str] = []
    for row in sheet.rows:
        waiting.append(cells.row(row))
        if len(waiting) == _FLUSH_ROWS:
            stream.write("".join(waiting).encode())
            waiting.clear()
    stream.write("".join(waiting).encode())
    choices = [(one.column, one.words) for one in sheet.choices]
    stream.write(sheet_end(choices).encode())
    return cells.cut


def _sheet_names(wanted: Sequence[str]) -> list[str]:
    """Return names a workbook may have: short, plain, each once whatever the case."""
    found: list[str] = []
    taken: set[str] = set()
    for at, name in enumerate(wanted, start=1):
        plain = name.translate(_NOT_IN_NAMES)
        base = "".join(char for char in plain if char.isprintable()).strip(" '") or f"Sheet{at}"
        fitting = base[:_MAX_NAME].rstrip(" '")
        number = 2
        while fitting.casefold() in taken:
            tail = f" ({number})"
            fitting = f"{base[: _MAX_NAME - len(tail)]}{tail}"
            number += 1
        taken.add(fitting.casefold())
        found.append(fitting)
    return found


def _info(name: str) -> ZipInfo:
    """Return an entry with one fixed time, so that bytes depend on content only."""
    info = ZipInfo(name, _EPOCH)
    info.compress_type = ZIP_DEFLATED
    return info
