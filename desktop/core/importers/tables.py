"""All tables of a file that may hold people, the likeliest first."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.sheet import ApplicantField, CellValue, RawSheet
from desktop.core.domain.sheet_findings import TableCandidate
from desktop.core.importers.header_row import (
    Header,
    find_header,
    header_at,
    header_keys_of_parts,
    header_text,
    is_header_row,
    is_known_header,
    known_count,
)
from desktop.core.importers.header_text import header_key
from desktop.core.importers.shapes import shape_key
from desktop.core.importers.side_by_side import Span, cut, only, parts_of
from desktop.core.importers.taxonomies import header_meanings

_AFTER_GAP: Final = 3
_MOST_LOOKED_AT: Final = 2_000
_MOST_TABLES: Final = 20
_MANY_ROWS: Final = 20
_MANY_COLUMNS: Final = 8
_IDENTIFYING: Final = frozenset({ApplicantField.NAME, ApplicantField.FAMILY_NAME})
_TELLING: Final = frozenset(
    {
        ApplicantField.EMAIL,
        ApplicantField.PHONE,
        ApplicantField.BIRTH_DATE,
        ApplicantField.KANA,
        ApplicantField.APPLIED_ON,
        ApplicantField.STAGE,
        ApplicantField.OUTCOME,
    }
)
_DIGITS: Final = re.compile(r"\d+")


def find_tables(sheets: Sequence[RawSheet]) -> tuple[TableCandidate, ...]:
    """Return every table with a recognised header, best first; in file order on a tie.

    The first table of a sheet is returned even where nothing of it is recognised, so that a
    person can map it by hand.
    """
    found: list[TableCandidate] = []
    seen: Counter[tuple[str, str]] = Counter()
    for index, sheet in enumerate(sheets):
        for header, end, columns in _tables_of(sheet):
            shape = shape_key(header.texts)
            name = _DIGITS.sub("", header_key(sheet.name))
            seen[shape, name] += 1
            key = f"{shape}:{name}:{seen[shape, name]}"
            found.append(_candidate(key, (index, sheet), (header, end), columns))
    found.sort(key=lambda one: -one.score)
    return tuple(found[:_MOST_TABLES])


def table_by_key(tables: Sequence[TableCandidate], key: str) -> TableCandidate:
    """Return the table a person chose before.

    Raises:
        AppError: IMPORT_TABLE_GONE where the file has no such table.
    """
    for one in tables:
        if one.key == key:
            return one
    raise AppError(ErrorCode.IMPORT_TABLE_GONE)


def first_table(sheet: RawSheet) -> TableCandidate:
    """Return the likeliest table of one sheet.

    Raises:
        AppError: IMPORT_EMPTY for a sheet without rows.
    """
    tables = find_tables((sheet,))
    if not tables:
        raise AppError(ErrorCode.IMPORT_EMPTY)
    return tables[0]


def _tables_of(sheet: RawSheet) -> Iterator[tuple[Header, int, Span | None]]:
    parts = parts_of(sheet, _names_people)
    if not parts:
        yield from ((header, end, None) for header, end in _tables_below(sheet))
    for span in parts:
        yield from ((header, end, span) for header, end in _tables_below(only(sheet, span)))


def _tables_below(sheet: RawSheet) -> Iterator[tuple[Header, int]]:
    rows = sheet.rows
    if not any(map(_is_filled, rows)):
        return
    best = find_header(sheet)
    starts = [at for at in _header_rows(rows, best) if not _belongs(at, best)]
    headers = [best]
    for at in starts:
        before = max((one.first_data_row for one in headers if one.first_data_row <= at), default=0)
        header = header_at(sheet, at, before, len(rows))
        clashes = any(
            _first_row(one) <= header.first_data_row - 1 and _first_row(header) < one.first_data_row
            for one in headers
        )
        if header.known_count >= 2 and not clashes:  # noqa: PLR2004 - one word may be chance
            headers.append(header)
    headers.sort(key=lambda one: one.first_data_row)
    distinct = [
        one
        for at, one in enumerate(headers)
        if one is best or at == 0 or not _is_same(one, headers[at - 1])
    ]
    for at, one in enumerate(distinct):
        end = _first_row(distinct[at + 1]) if at + 1 < len(distinct) else len(rows)
        yield one, end


def _header_rows(rows: Sequence[Sequence[CellValue]], best: Header) -> list[int]:
    """Return rows that look like headers: among the first ones, and after gaps below."""
    looked_at = set(range(min(best.first_data_row, len(rows))))
    last_filled = best.first_data_row
    was_blank = False
    for at in range(best.first_data_row, len(rows)):
        if not _is_filled(rows[at]):
            was_blank = True
        elif was_blank or at - last_filled < _AFTER_GAP:
            looked_at.add(at)
            last_filled = at if was_blank else last_filled
            was_blank = False
        if len(looked_at) > _MOST_LOOKED_AT:
            break
    name = _name_column(best)
    return [
        at
        for at in sorted(looked_at)
        if is_header_row(rows[at])
        and known_count(rows[at]) > 1
        and (at < best.first_data_row or not _names_somebody(rows[at], name))
    ]


def _names_people(header: Header) -> bool:
    return _name_column(header) >= 0


def _name_column(header: Header) -> int:
    meanings = header_meanings()
    for column, text in enumerate(header.texts):
        keys = header_keys_of_parts(text)
        if any(key in meanings and meanings[key].field in _IDENTIFYING for key in keys):
            return column
    return -1


def _names_somebody(row: Sequence[CellValue], column: int) -> bool:
    """Tell whether the column of names holds something that is no header: words of a person."""
    cell = row[column] if 0 <= column < len(row) else None
    return cell is not None and not is_known_header(header_text(cell))


def _belongs(at: int, header: Header) -> bool:
    return header.first_data_row - header.row_count <= at < header.first_data_row


def _first_row(header: Header) -> int:
    return header.first_data_row - header.row_count


def _is_same(one: Header, other: Header) -> bool:
    """Tell whether a header is repeated: the rows below go on with the same table."""
    return shape_key(one.texts) == shape_key(other.texts)


def _candidate(
    key: str, place: tuple[int, RawSheet], table: tuple[Header, int], columns: Span | None
) -> TableCandidate:
    (index, sheet), (header, end) = place, table
    cells = sheet.rows[header.first_data_row : end]
    rows = sum(_is_filled(cut(row, columns) if columns else row) for row in cells)
    return TableCandidate(
        key=key,
        sheet_index=index,
        sheet_name=sheet.name,
        headers=header.texts,
        header_row=sheet.first_row_number + header.first_data_row - 1,
        first_data_row=header.first_data_row,
        end_row=end,
        known_count=header.known_count,
        row_count=rows,
        score=_score(header, rows, is_hidden=sheet.is_hidden),
        shape_key=shape_key(header.texts),
        is_hidden=sheet.is_hidden,
        header_row_count=header.row_count,
        columns=columns,
    )


def _score(header: Header, rows: int, *, is_hidden: bool) -> float:
    """Weigh what speaks for a list of people: a name, what is known of it, how many rows."""
    meanings = header_meanings()
    fields = {
        meanings[key].field
        for text in header.texts
        for key in header_keys_of_parts(text)
        if key in meanings
    }
    headers = max(sum(map(bool, header.texts)), 1)
    score = (
        0.4 * bool(fields & _IDENTIFYING)
        + 0.2 * min(len(fields & _TELLING), 3) / 3
        + 0.1 * header.known_count / headers
        + 0.1 * min(header.known_count, _MANY_COLUMNS) / _MANY_COLUMNS
        + 0.2 * min(rows, _MANY_ROWS) / _MANY_ROWS
    )
    return round(score * (0.5 if is_hidden else 1.0), 4)


def _is_filled(row: Sequence[CellValue]) -> bool:
    # any() alone would call 0 empty.
    return any(row) or any(cell is not None for cell in row)
