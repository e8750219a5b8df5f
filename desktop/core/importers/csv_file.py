"""Text tables: which characters, which separator, which rows.

Source:
    importing.md, "Encoding detection": BOM, then NUL pattern, then strict UTF-8, then the better
    score of CP932 and EUC-JP; never shift_jis, which fails on 髙﨑①㈱.
"""

import csv
import io
import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from typing import Final

from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.sheet import (
    MAX_FILE_BYTES,
    MAX_ROWS,
    CellValue,
    RawSheet,
    SheetWarning,
)
from desktop.core.ports import IsCancelled, Progress

_CHECK_EVERY: Final = 1000
_SAMPLE_CHARACTERS: Final = 20_000
_DELIMITERS: Final = (",", "\t", ";")
_CONTROL: Final = frozenset(range(0x20)) - {0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x1A, 0x1B}
_MAX_BROKEN_SHARE: Final = 0.01
# Python's cp932 gives bytes that mean nothing these private characters instead of an error.
_BROKEN: Final = re.compile("[\ufffd\x80\uf8f0-\uf8f3]")
_NUL_SHARE: Final = 0.05
_GUARDED: Final = frozenset("=+-@\t\r")


def read_csv(data: bytes, *, progress: Progress, is_cancelled: IsCancelled) -> RawSheet:
    """Return the table of a text file; every value is text, an empty cell is None.

    Raises:
        AppError: IMPORT_WRONG_TYPE for bytes that are no text, IMPORT_TOO_MANY_ROWS, CANCELLED.
    """
    text, encoding, is_damaged = decode(data)
    # One cell may hold the whole file: a stray quote must not end in an exception.
    csv.field_size_limit(MAX_FILE_BYTES)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    rows: list[tuple[CellValue, ...]] = []
    try:
        for row in reader:
            rows.append(tuple([_restored(cell) if cell else None for cell in row]))
            if len(rows) % _CHECK_EVERY == 0:
                _check(len(rows), progress, is_cancelled)
    except csv.Error as error:
        raise AppError(ErrorCode.IMPORT_UNREADABLE) from error
    while rows and not any(rows[-1]):
        rows.pop()
    if len(rows) > MAX_ROWS:
        raise AppError(ErrorCode.IMPORT_TOO_MANY_ROWS, {"limit": MAX_ROWS})
    progress(len(rows), len(rows))
    warnings = (SheetWarning.UNDECODABLE_CHARACTERS,) if is_damaged else ()
    return RawSheet(name="", rows=tuple(rows), encoding=encoding, warnings=warnings)


def _restored(cell: str) -> str:
    """Take off the apostrophe that keeps a program from running a cell (`exporters.text_cells`)."""
    return cell[1:] if cell[0] == "'" and cell.lstrip("'")[:1] in _GUARDED else cell


def decode(data: bytes) -> tuple[str, str, bool]:
    """Return the text, the name of its character set, and whether a few bytes made no sense.

    Raises:
        AppError: IMPORT_WRONG_TYPE where the bytes are no text.
    """
    encoding = detect_encoding(data)
    text = data.decode(encoding, errors="replace")
    broken = len(_BROKEN.findall(text))
    if broken > max(1, len(text) * _MAX_BROKEN_SHARE):
        raise AppError(ErrorCode.IMPORT_WRONG_TYPE)
    return text, encoding, broken > 0


def detect_encoding(data: bytes) -> str:
    """Return the name of the character set that fits the bytes best."""
    for bom, name in ((BOM_UTF8, "utf-8-sig"), (BOM_UTF16_LE, "utf-16"), (BOM_UTF16_BE, "utf-16")):
        if data.startswith(bom):
            return name
    if b"\0" in data:
        return _utf16_by_nuls(data)
    if any(byte in _CONTROL for byte in data[:4096]):
        raise AppError(ErrorCode.IMPORT_WRONG_TYPE)
    if b"\x1b$" in data or b"\x1b(" in data:
        return "iso2022_jp_ext"
    if _decodes(data, "utf-8") is not None:
        return "utf-8"
    scores = {name: _score(data, name) for name in ("cp932", "euc_jis_2004")}
    return max(scores, key=lambda name: scores[name])


def _utf16_by_nuls(data: bytes) -> str:
    """UTF-16 without a BOM has its NULs on one side: those of separators, digits and spaces."""
    even, odd = data[0::2].count(0), data[1::2].count(0)
    name = "utf-16-le" if odd > even else "utf-16-be"
    # 一 is U+4E00: its NUL is on the other side, so a few of those do not speak against it.
    is_one_sided = min(even, odd) * 4 <= max(even, odd) >= len(data) // 2 * _NUL_SHARE
    text = _decodes(data, name) if is_one_sided else None
    if text is None or any(ord(char) in _CONTROL for char in text[:4096]):
        raise AppError(ErrorCode.IMPORT_WRONG_TYPE)
    return name


def _decodes(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _score(data: bytes, encoding: str) -> float:
    """Return how much the text looks like Japanese as people write it, from -1 to 1."""
    text = _decodes(data, encoding)
    if text is None:
        return -1.0
    strange = [char for char in text[:_SAMPLE_CHARACTERS] if not char.isascii()]
    return sum(map(_weight, strange)) / len(strange) if strange else 0.0


def _weight(char: str) -> float:
    code = ord(char)
    if 0x3041 <= code <= 0x30FF or 0xFF01 <= code <= 0xFF5E or 0x3000 <= code <= 0x3011:  # noqa: PLR2004
        return 1.0
    if 0xFF61 <= code <= 0xFF9F:  # noqa: PLR2004 - half-width katakana: what EUC read as CP932 gives
        return 0.2
    encoded = char.encode("euc_jp", errors="ignore")
    # Rows 16 to 47 of JIS X 0208 hold the common kanji.
    return 0.9 if len(encoded) == 2 and 0xB0 <= encoded[0] <= 0xCF else 0.3  # noqa: PLR2004


def _delimiter(text: str) -> str:
    # Not splitlines: texts may hold separators that part no row of a file.
    lines = text[:_SAMPLE_CHARACTERS].replace("\r", "\n").split("\n")[:20]
    # A mark that stands in every line parts them, however often another stands inside the texts.
    return max(
        _DELIMITERS,
        key=lambda mark: (sum(mark in line for line in lines), sum(x.count(mark) for x in lines)),
    )


def _check(done: int, progress: Progress, is_cancelled: IsCancelled) -> None:
    progress(done, None)
    if is_cancelled():
        raise AppError(ErrorCode.CANCELLED)
    if done > MAX_ROWS:
        raise AppError(ErrorCode.IMPORT_TOO_MANY_ROWS, {"limit": MAX_ROWS})
