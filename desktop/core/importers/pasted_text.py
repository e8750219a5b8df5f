"""Cells copied in a spreadsheet program and pasted here."""

from collections.abc import Iterator
from typing import Final

from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.sheet import MAX_FILE_BYTES, MAX_ROWS, CellValue, RawSheet

_BREAKS: Final = frozenset("\t\r\n")


def read_pasted(text: str) -> RawSheet:
    """Return the table of a clipboard text: tabs between cells, lines between rows.

    A cell with a line break or a tab in it stands in quotation marks, and its own are doubled; any
    other quotation mark is a character like another and stays.

    Raises:
        AppError: IMPORT_EMPTY, IMPORT_TOO_LARGE, IMPORT_TOO_MANY_ROWS.
    """
    if len(text) > MAX_FILE_BYTES:
        raise AppError(ErrorCode.IMPORT_TOO_LARGE, {"limit_mb": MAX_FILE_BYTES >> 20})
    rows: list[tuple[CellValue, ...]] = []
    row: list[CellValue] = []
    for cell, end in _cells(text.rstrip("\0")):
        row.append(cell or None)
        if end != "\t":
            rows.append(tuple(row))
            row = []
        if len(rows) > MAX_ROWS:
            raise AppError(ErrorCode.IMPORT_TOO_MANY_ROWS, {"limit": MAX_ROWS})
    while rows and not any(rows[-1]):
        rows.pop()
    if not rows:
        raise AppError(ErrorCode.IMPORT_EMPTY)
    return RawSheet(name="", rows=tuple(rows), encoding="")


def _cells(text: str) -> Iterator[tuple[str, str]]:
    """Yield each cell with what ends it: a tab, a line break, or nothing at the very end."""
    at, size = 0, len(text)
    while at < size:
        quoted = _quoted(text, at) if text[at] == '"' else None
        cell, at = quoted or _plain(text, at)
        end = text[at : at + 1]
        at += 2 if text.startswith("\r\n", at) else 1
        yield cell, end


def _plain(text: str, at: int) -> tuple[str, int]:
    ends = [found for mark in _BREAKS if (found := text.find(mark, at)) >= 0]
    end = min(ends, default=len(text))
    return text[at:end], end


def _quoted(text: str, at: int) -> tuple[str, int] | None:
    """Return a quoted cell; None where the mark is no quotation but a character."""
    end = at + 1
    while (end := text.find('"', end)) >= 0:
        if not text.startswith('""', end):
            break
        end += 2
    if end < 0 or text[end + 1 : end + 2] not in {"", *_BREAKS}:
        return None
    inner = text[at + 1 : end]
    if not _BREAKS & set(inner):
        return None
    return inner.replace('""', '"').replace("\r\n", "\n"), end + 1
