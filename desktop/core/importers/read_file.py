"""Read any table file a person drops on the window, by what it is, not by what it is called."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from errno import ENOSPC
from pathlib import Path
from typing import Final

from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.sheet import MAX_FILE_BYTES, RawSheet, SheetWarning
from desktop.core.importers.csv_file import read_csv
from desktop.core.importers.excel_file import read_excel
from desktop.core.importers.html_file import read_html
from desktop.core.ports import IsCancelled, Progress

_ZIP: Final = b"PK\x03\x04"
_COMPOUND: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TEXT_SUFFIXES: Final = frozenset({".csv", ".tsv", ".txt", ".htm", ".html", ".xml"})
_NOT_TABLES: Final = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"{\\rtf", b"MZ", b"\x7fELF")
_BOMS: Final = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def read_workbook(
    path: Path, *, progress: Progress, is_cancelled: IsCancelled, has_hidden: bool = False
) -> tuple[RawSheet, ...]:
    """Return the tables of a file, in file order; those of hidden sheets only if asked for.

    Values are read, never formulas; nothing in the file is executed.

    Raises:
        AppError: An ``IMPORT_…`` code where the file cannot be read; CANCELLED when asked to stop.
    """
    with _world_errors():
        head, size = _first_bytes(path)
    if size == 0:
        raise AppError(ErrorCode.IMPORT_EMPTY)
    if size > MAX_FILE_BYTES:
        raise AppError(ErrorCode.IMPORT_TOO_LARGE, {"limit_mb": MAX_FILE_BYTES >> 20})
    if head.startswith(_NOT_TABLES):
        raise AppError(ErrorCode.IMPORT_WRONG_TYPE)
    with _world_errors():
        if head.startswith((_ZIP, _COMPOUND)):
            sheets = read_excel(
                path, progress=progress, is_cancelled=is_cancelled, has_hidden=has_hidden
            )
        else:
            sheets = _read_text(path, head, progress, is_cancelled)
    if not any(sheet.rows for sheet in sheets):
        left_out = sheets[0].hidden_sheet_names if sheets else ()
        raise AppError(ErrorCode.IMPORT_EMPTY, {"hidden": len(left_out)} if left_out else None)
    return _with_warnings(path, sheets)


def _read_text(
    path: Path, head: bytes, progress: Progress, is_cancelled: IsCancelled
) -> tuple[RawSheet, ...]:
    data = path.read_bytes()
    start = head
    for bom in _BOMS:
        start = start.removeprefix(bom)
    if start.replace(b"\0", b"").lstrip().startswith(b"<"):
        sheets = read_html(data)
    else:
        sheets = (read_csv(data, progress=progress, is_cancelled=is_cancelled),)
    if path.suffix.lower() not in _TEXT_SUFFIXES:
        return tuple(_warned(sheet, SheetWarning.RENAMED_TEXT) for sheet in sheets)
    return sheets


def _with_warnings(path: Path, sheets: tuple[RawSheet, ...]) -> tuple[RawSheet, ...]:
    if path.with_name(f"~${path.name}").exists():
        return tuple(_warned(sheet, SheetWarning.OPEN_ELSEWHERE) for sheet in sheets)
    return sheets


def _warned(sheet: RawSheet, warning: SheetWarning) -> RawSheet:
    return replace(sheet, warnings=(*sheet.warnings, warning))


def _first_bytes(path: Path) -> tuple[bytes, int]:
    with path.open("rb") as file:
        return file.read(4096), path.stat().st_size


@contextmanager
def _world_errors() -> Iterator[None]:
    """Turn what the operating system says into a named fault; the path stays out of it."""
    try:
        yield
    except FileNotFoundError as error:
        raise AppError(ErrorCode.IMPORT_FILE_MISSING) from error
    except IsADirectoryError as error:
        raise AppError(ErrorCode.IMPORT_WRONG_TYPE) from error
    except PermissionError as error:
        raise AppError(ErrorCode.IMPORT_LOCKED) from error
    except OSError as error:
        full = error.errno == ENOSPC
        raise AppError(ErrorCode.DISK_FULL if full else ErrorCode.IMPORT_UNREADABLE) from error
