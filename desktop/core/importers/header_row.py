"""Find where the table begins under its title rows, and read two-row headers."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from desktop.core.domain.sheet import CellValue, RawSheet
from desktop.core.importers.header_text import header_keys
from desktop.core.importers.taxonomies import header_meanings

_LOOK_AT: Final = 40
_MAX_HEADER_LENGTH: Final = 40


@dataclass(frozen=True, slots=True)
class Header:
    """Where the header is.

    Attributes:
        texts: One per column; two rows are joined with a space.
        first_data_row: Index into ``RawSheet.rows``.
        known_count: How many columns are recognised.
    """

    texts: tuple[str, ...]
    first_data_row: int
    known_count: int


def find_header(sheet: RawSheet) -> Header:
    """Return the header with most recognised columns among the first rows; topmost on a tie."""
    rows = sheet.rows[:_LOOK_AT]
    counts = [_known(row) for row in rows]
    at = max(range(len(rows)), key=lambda index: (counts[index], -index))
    upper = tuple(map(_text, rows[at]))
    single = Header(upper, at + 1, counts[at])
    candidates = [single]
    if at + 1 < len(rows) and _looks_like_header(rows[at + 1]):
        candidates.append(_joined(upper, rows[at + 1], at + 2))
    if at > 0 and _looks_like_header(rows[at - 1]) and _filled(rows[at - 1]) > 1:
        candidates.append(_joined(tuple(map(_text, rows[at - 1])), rows[at], at + 1))
    return max(candidates, key=lambda header: header.known_count)


def _joined(upper: tuple[str, ...], lower_row: Sequence[CellValue], first_data: int) -> Header:
    """Join two rows; a merged upper cell stands above every column up to the next one."""
    lower = tuple(map(_text, lower_row))
    width = max(len(upper), len(lower))
    texts, carried = [], ""
    for column in range(width):
        above = upper[column] if column < len(upper) else ""
        below = lower[column] if column < len(lower) else ""
        carried = above or (carried if below else "")
        texts.append(f"{carried} {below}".strip() if below != carried else below)
    return Header(tuple(texts), first_data, sum(map(_is_known, texts)))


def _known(row: Sequence[CellValue]) -> int:
    return len({text for text in map(_text, row) if _is_known(text)})


def _is_known(text: str) -> bool:
    if not text or len(text) > _MAX_HEADER_LENGTH:
        return False
    return any(key in header_meanings() for key in header_keys_of_parts(text))


def header_keys_of_parts(text: str) -> tuple[str, ...]:
    """Return the keys of a header and, for a joined one, those of its lower and upper part."""
    keys = header_keys(text)
    upper, gap, lower = text.rpartition(" ")
    return (*keys, *header_keys(lower), *header_keys(upper)) if gap else keys


def _looks_like_header(row: Sequence[CellValue]) -> bool:
    texts = [cell for cell in row if cell is not None]
    return bool(texts) and all(isinstance(cell, str) for cell in texts) and _known(row) > 0


def _filled(row: Sequence[CellValue]) -> int:
    return sum(cell is not None for cell in row)


def _text(cell: CellValue) -> str:
    return " ".join(str(cell).split()) if cell is not None else ""
