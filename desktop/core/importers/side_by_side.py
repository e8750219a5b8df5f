"""Tables that stand side by side in one sheet, told apart by an empty column or a repeated header.

A column left empty between the facts of one list is far more frequent than two lists, so that an
empty column alone proves nothing: each part needs a header of its own, and either names people
too or has rows where the first part has none.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from desktop.core.domain.sheet import CellValue, RawSheet
from desktop.core.importers.header_row import Header, find_header, header_text
from desktop.core.importers.header_text import header_key

_LOOK_AT: Final = 40
_MIN_KNOWN: Final = 2
Span = tuple[int, int]
"""First column, and the one after the last."""
NamesPeople = Callable[[Header], bool]


def parts_of(sheet: RawSheet, names_people: NamesPeople) -> tuple[Span, ...]:
    """Return the columns of each table where several stand side by side; nothing where one does.

    Args:
        sheet: As it lies in the file.
        names_people: Whether a header has a column of names.
    """
    spans = _between_gaps(sheet)
    if len(spans) > 1:
        spans = _own_tables(sheet, spans, names_people)
    if len(spans) > 1:
        return spans
    return _repeated(find_header(sheet), names_people) if any(map(_is_filled, sheet.rows)) else ()


def only(sheet: RawSheet, span: Span) -> RawSheet:
    """Return a sheet as if nothing stood outside some columns; they keep their numbers."""
    return replace(
        sheet,
        rows=tuple(cut(cells, span) for cells in sheet.rows),
        merged=tuple(one for one in sheet.merged if span[0] <= one.left < span[1]),
    )


def cut(cells: Sequence[CellValue], span: Span) -> tuple[CellValue, ...]:
    """Return a row as if nothing stood outside some columns."""
    first, end = span
    kept = cells[first:end]
    before = min(first, len(cells))
    return (*([None] * before), *kept, *([None] * (len(cells) - before - len(kept))))


def _between_gaps(sheet: RawSheet) -> tuple[Span, ...]:
    """Return the runs of columns between those that are empty from the top to the bottom."""
    rows = sheet.rows
    top = rows[:_LOOK_AT]
    width = max(map(len, top), default=0)
    used = [any(at < len(row) and _says(row[at]) for row in top) for at in range(width)]
    first = next((at for at, is_used in enumerate(used) if is_used), width)
    gaps = [at for at in range(first, width) if not used[at]]
    # Nearly every list ends here: the rows below are looked at only where there is a gap above.
    gaps = [at for at in gaps if not any(at < len(row) and _says(row[at]) for row in rows)]
    edges = [first - 1, *gaps, max(map(len, rows), default=0)] if gaps else []
    return tuple((left + 1, right) for left, right in pairwise(edges) if right - left > 1)


def _own_tables(
    sheet: RawSheet, spans: Sequence[Span], names_people: NamesPeople
) -> tuple[Span, ...]:
    """Join the runs that are no tables of their own to the one at their left."""
    done: list[Span] = []
    for span in spans:
        if done and not _stands_alone(sheet, done[-1], span, names_people):
            done[-1] = (done[-1][0], span[1])
        else:
            done.append(span)
    return tuple(done)


def _stands_alone(sheet: RawSheet, left: Span, right: Span, names_people: NamesPeople) -> bool:
    one, other = only(sheet, left), only(sheet, right)
    if not (any(map(_is_filled, one.rows)) and any(map(_is_filled, other.rows))):
        return False
    before, behind = find_header(one), find_header(other)
    if names_people(before) and names_people(behind):
        return True
    if before.known_count < _MIN_KNOWN or behind.known_count < _MIN_KNOWN:
        return False
    people, rest = (one, other) if names_people(before) else (other, one)
    header = find_header(rest)
    return any(
        _is_filled(cells) and not _is_filled(people.rows[at])
        for at, cells in enumerate(rest.rows)
        if at >= header.first_data_row - 1
    )


def _repeated(header: Header, names_people: NamesPeople) -> tuple[Span, ...]:
    """Return the parts of a header that says the same two or more times over, with no gap."""
    keys = [header_key(text) for text in header.texts]
    first = next((at for at, key in enumerate(keys) if key), len(keys))
    keys = keys[first:]
    while keys and not keys[-1]:
        keys.pop()
    for width in range(_MIN_KNOWN, len(keys) // 2 + 1):
        is_again = len(keys) % width == 0 and keys == keys[:width] * (len(keys) // width)
        part = replace(header, texts=header.texts[first : first + width])
        if is_again and all(keys[:width]) and names_people(part):
            return tuple((first + at, first + at + width) for at in range(0, len(keys), width))
    return ()


def _says(cell: CellValue) -> bool:
    return cell is not None and header_text(cell) != ""


def _is_filled(cells: Sequence[CellValue]) -> bool:
    return any(map(_says, cells))
