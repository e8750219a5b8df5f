"""Text tables for programs that take nothing else; no character is exchanged in silence."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Final

from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.sheet import CellValue
from desktop.core.exporters.text_cells import text_of_cell
from desktop.core.exporters.xlsx import whole_or_nothing

_SHOWN: Final = 10
# Python gives these bytes of their own, which mean nothing to any other program.
_NOT_REAL: Final = frozenset("\x80\xa0\uf8f0\uf8f1\uf8f2\uf8f3")


class TextEncoding(StrEnum):
    """How a text file is written. UTF-8 has a mark (BOM): without it Excel reads it as CP932."""

    UTF_8 = "utf-8"
    CP932 = "cp932"


_CODECS: Final = {TextEncoding.UTF_8: "utf-8-sig", TextEncoding.CP932: "cp932"}


def lost_characters(text: str, encoding: TextEncoding) -> frozenset[str]:
    """Return the characters an encoding cannot hold, such as 𠮷 in CP932."""
    if encoding is TextEncoding.UTF_8:
        return frozenset()
    return frozenset(char for char in set(text) if char in _NOT_REAL or not _holds(char))


def _holds(char: str) -> bool:
    try:
        return char.encode("cp932").decode("cp932") == char
    except UnicodeError:
        return False


def write_csv(
    path: Path, rows: Iterable[Sequence[CellValue]], encoding: TextEncoding = TextEncoding.UTF_8
) -> None:
    """Write rows separated by commas; text a program would run as a formula is neutralized.

    Raises:
        AppError: EXPORT_CHARACTERS with the ``characters`` the encoding cannot hold and their
            ``count``; DISK_FULL or EXPORT_FOLDER. Nothing is left behind.
    """
    lost: set[str] = set()
    with whole_or_nothing(path) as part:
        codec = _CODECS[encoding]
        with part.open("w", encoding=codec, errors="replace", newline="") as file:
            for line in _lines(rows):
                lost |= lost_characters(line, encoding)
                file.write(line)
        if lost:
            shown = " ".join(sorted(lost)[:_SHOWN])
            context: dict[str, str | int] = {"characters": shown, "count": len(lost)}
            raise AppError(ErrorCode.EXPORT_CHARACTERS, context)


def _lines(rows: Iterable[Sequence[CellValue]]) -> Iterator[str]:
    line = io.StringIO(newline="")
    writer = csv.writer(line)
    for row in rows:
        writer.writerow([text_of_cell(cell) for cell in row])
        yield line.getvalue()
        line.seek(0)
        line.truncate()
