"""Find where a table begins under its title rows, and read two-row headers."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from desktop.core.domain.sheet import CellValue, RawSheet
from desktop.core.domain.sheet_findings import MergedRange
from desktop.core.importers.header_text import header_keys
from desktop.core.importers.taxonomies import header_meanings

_LOOK_AT: Final = 40
_MAX_HEADER_LENGTH: Final = 40
_MIN_KNOWN: Final = 2
_REACHES: Final = re.compile(r"@|[0-9０-９](?:[-ー－]?[0-9０-９]){8}")
"""A mail address or a telephone number: no header has one."""


@dataclass(frozen=True, slots=True)
class Header:
    """Where the header is.

    Attributes:
        texts: One per column; two rows are joined with a space.
        first_data_row: Index into ``RawSheet.rows``.
        known_count: How many columns are recognised.
        row_count: 1, or 2 where two rows are joined.
    """

    texts: tuple[str, ...]
    first_data_row: int
    known_count: int
    row_count: int = 1


def find_header(sheet: RawSheet, start: int = 0, end: int | None = None) -> Header:
    """Return the header with most recognised columns among the first rows; topmost on a tie.

    Args:
        sheet: At least one row from ``start`` on.
        start: Index of the first row to look at.
        end: Index of the row to stop before.
    """
    stop = min(len(sheet.rows) if end is None else end, start + _LOOK_AT)
    counts = {at: known_count(sheet.rows[at]) for at in range(start, stop)}
    best = max(counts, key=lambda at: (counts[at], -at))
    return header_at(sheet, best, start, stop)


def header_at(sheet: RawSheet, at: int, start: int, stop: int) -> Header:
    """Return the header at a row, joined with the row below or above where that says more."""
    rows = sheet.rows
    upper = tuple(map(header_text, rows[at]))
    candidates = [Header(upper, at + 1, sum(map(is_known_header, upper)))]
    if at + 1 < stop and (_reaches_down(sheet, at) or _looks_like_header(rows[at + 1])):
        candidates.append(_joined(sheet, at))
    if _reaches_down(sheet, at) and len(candidates) > 1:
        return candidates[1]
    if at > start and _reaches_down(sheet, at - 1):
        return _joined(sheet, at - 1)
    best = max(candidates, key=lambda header: header.known_count)
    if at > start and _looks_like_header(rows[at - 1]) and _filled(rows[at - 1]) > 1:
        # Groups above a header say something even where they make nothing better known.
        grouped = _joined(sheet, at - 1)
        return grouped if grouped.known_count >= best.known_count else best
    return best


def _reaches_down(sheet: RawSheet, at: int) -> bool:
    """Tell whether cells are merged over exactly this row and the next, as two-row headers do."""
    return any(one.top == at and one.bottom == at + 1 for one in sheet.merged)


def _joined(sheet: RawSheet, at: int) -> Header:
    """Join two rows; a merged upper cell stands above every column it covers.

    Text files know no merged cells: there, an empty upper cell belongs to the one left of it.
    """
    upper = tuple(map(header_text, sheet.rows[at]))
    lower = tuple(map(header_text, sheet.rows[at + 1])) if at + 1 < len(sheet.rows) else ()
    width = max(len(upper), len(lower))
    spans = [one for one in sheet.merged if one.top <= at <= one.bottom]
    texts, carried = [], ""
    for column in range(width):
        above = upper[column] if column < len(upper) else ""
        below = lower[column] if column < len(lower) else ""
        if spans:
            above = above or _covering(spans, column, upper)
        else:
            above = carried = above or (carried if below else "")
        texts.append(f"{above} {below}".strip() if below != above else below)
    return Header(tuple(texts), at + 2, sum(map(is_known_header, texts)), row_count=2)


def _covering(spans: Sequence[MergedRange], column: int, upper: Sequence[str]) -> str:
    lefts = (one.left for one in spans if one.left <= column <= one.right)
    left = next(lefts, None)
    return upper[left] if left is not None and left < len(upper) else ""


def known_count(row: Sequence[CellValue]) -> int:
    """Return how many different headers of a row are recognised."""
    return len({text for text in map(header_text, row) if is_known_header(text)})


@lru_cache(maxsize=4096)
def is_known_header(text: str) -> bool:
    """Tell whether a text is a header that is recognised."""
    if not text or len(text) > _MAX_HEADER_LENGTH:
        return False
    return any(key in header_meanings() for key in header_keys_of_parts(text))


def header_keys_of_parts(text: str) -> tuple[str, ...]:
    """Return the keys of a header and, for a joined one, those of its lower and upper part."""
    keys = header_keys(text)
    upper, gap, lower = text.rpartition(" ")
    return (*keys, *header_keys(lower), *header_keys(upper)) if gap else keys


def is_header_row(row: Sequence[CellValue]) -> bool:
    """Tell whether a row between people is the header of another table: mostly known words.

    Only whole cells count: a person's name may end in a word that headers have, such as カナ.
    """
    filled = [cell for cell in row if cell is not None]
    texts = [header_text(cell) for cell in filled if isinstance(cell, str)]
    if len(filled) < _MIN_KNOWN or len(texts) < len(filled) or any(map(_REACHES.search, texts)):
        return False
    known = len({text for text in texts if _is_whole_header(text)})
    return known >= _MIN_KNOWN and known * 2 >= len(filled)


@lru_cache(maxsize=4096)
def _is_whole_header(text: str) -> bool:
    return len(text) <= _MAX_HEADER_LENGTH and any(
        key in header_meanings() for key in header_keys(text)
    )


def _looks_like_header(row: Sequence[CellValue]) -> bool:
    texts = [cell for cell in row if cell is not None]
    return bool(texts) and all(isinstance(cell, str) for cell in texts) and known_count(row) > 0


def _filled(row: Sequence[CellValue]) -> int:
    return sum(cell is not None for cell in row)


def header_text(cell: CellValue) -> str:
    """Return a header cell as one line."""
    return " ".join(str(cell).split()) if cell is not None else ""
