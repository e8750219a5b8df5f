"""Rows as they lay in their file, beside the people they became."""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any, Final

import msgspec
from sqlalchemy import Connection, Row, Select, insert, select

from desktop.core.domain.ids import ApplicationId, ImportId, PersonId
from desktop.core.domain.import_memory import KeptColumn, KeptRow, KeptSheet
from desktop.core.domain.sheet import CellValue
from desktop.core.domain.sheet_columns import ApplicantField
from desktop.core.storage.tables import import_run, imported_row, imported_sheet

_PLAIN: Final = frozenset({str, bool, float, type(None)})
_EXACT: Final = 2**53
_ENCODER: Final = msgspec.json.Encoder()
_DECODER: Final = msgspec.json.Decoder(list[Any])


def insert_imported_sheet(
    connection: Connection, import_id: ImportId, name: str, columns: Sequence[KeptColumn]
) -> int:
    """Keep the headers of an imported table; return its number."""
    values = {"import_id": import_id, "name": name, "columns": columns_to_text(columns)}
    done = connection.execute(insert(imported_sheet).values(values))
    primary = done.inserted_primary_key
    if primary is None:
        raise RuntimeError("no key for a new sheet")
    return int(primary[0])


def insert_imported_rows(
    connection: Connection,
    sheet_id: int,
    rows: Sequence[tuple[int, PersonId, ApplicationId | None, bytes]],
) -> None:
    """Keep rows: (row number, person, application, cells as `encode_cells` gives them)."""
    if rows:
        names = ("row_number", "person_id", "application_id", "cells")
        values = [{"sheet_id": sheet_id, **dict(zip(names, row, strict=True))} for row in rows]
        connection.execute(insert(imported_row), values)


def list_imported_sheets(connection: Connection) -> tuple[KeptSheet, ...]:
    """Return the tables imported and not undone, oldest first."""
    rows = connection.execute(
        select(imported_sheet, import_run.c.imported_at)
        .join(import_run, import_run.c.id == imported_sheet.c.import_id)
        .where(import_run.c.imported_at.is_not(None), import_run.c.undone_at.is_(None))
        .order_by(imported_sheet.c.id)
    )
    return tuple(
        KeptSheet(
            row.id, ImportId(row.import_id), row.imported_at, row.name, columns_of_text(row.columns)
        )
        for row in rows
    )


def rows_of_sheet(connection: Connection, sheet_id: int) -> Iterator[KeptRow]:
    """Return the rows of a table in file order, one after the other."""
    return _kept(connection, select(imported_row).where(imported_row.c.sheet_id == sheet_id))


def rows_of_person(connection: Connection, person_id: PersonId) -> tuple[KeptRow, ...]:
    """Return every row that became this person, oldest first."""
    query = select(imported_row).where(imported_row.c.person_id == person_id)
    return tuple(_kept(connection, query))


def people_by_row(
    connection: Connection, import_id: ImportId
) -> dict[int, tuple[PersonId, ApplicationId | None]]:
    """Return whom each row number of an import became."""
    columns = imported_row.c
    rows = connection.execute(
        select(columns.row_number, columns.person_id, columns.application_id)
        .join(imported_sheet, imported_sheet.c.id == columns.sheet_id)
        .where(imported_sheet.c.import_id == import_id)
    )
    return {row.row_number: (PersonId(row.person_id), row.application_id) for row in rows}


def _kept(connection: Connection, query: Select[Any]) -> Iterator[KeptRow]:
    rows = connection.execute(query.order_by(imported_row.c.id).execution_options(yield_per=1000))
    return (_kept_row(row) for row in rows)


def _kept_row(row: Row[Any]) -> KeptRow:
    application_id = None if row.application_id is None else ApplicationId(row.application_id)
    cells = decode_cells(row.cells)
    return KeptRow(row.sheet_id, row.row_number, PersonId(row.person_id), application_id, cells)


def encode_cells(cells: Iterable[CellValue]) -> bytes:
    """Return cells as JSON that tells a date from the same characters typed as text."""
    return _ENCODER.encode([one if one.__class__ in _PLAIN else _TAGGED[one] for one in cells])


def decode_cells(data: bytes) -> tuple[CellValue, ...]:
    """Return the cells `encode_cells` was given."""
    return tuple(_untagged(one) if isinstance(one, dict) else one for one in _DECODER.decode(data))


class _Tagged(dict[CellValue, object]):
    """Days and whole numbers as they are encoded; a list repeats them."""

    _MOST = 20_000

    def __missing__(self, cell: CellValue) -> object:
        tagged = _tagged(cell)
        if len(self) < self._MOST:
            self[cell] = tagged
        return tagged


_TAGGED: Final = _Tagged()


def _tagged(cell: CellValue) -> object:
    if isinstance(cell, datetime):
        return {"t": cell.replace(tzinfo=None).isoformat()}
    if isinstance(cell, date):
        return {"d": cell.isoformat()}
    # A workbook holds no whole number beyond this exactly, and JSON here none beyond 64 bits.
    return float(cell) if isinstance(cell, int) and abs(cell) > _EXACT else cell


def _untagged(tagged: dict[str, str]) -> CellValue:
    if "d" in tagged:
        return date.fromisoformat(tagged["d"])
    return datetime.fromisoformat(tagged["t"])


def columns_to_text(columns: Sequence[KeptColumn]) -> str:
    """Return columns as the store keeps them."""
    rows = [
        {"header": one.header, "field": one.field and one.field.value, "refused": one.is_refused}
        for one in columns
    ]
    return json.dumps(rows, ensure_ascii=False)


def columns_of_text(stored: str) -> tuple[KeptColumn, ...]:
    """Return columns kept in the store; a field of a later version is only kept, not lost."""
    known = {one.value for one in ApplicantField}
    return tuple(
        KeptColumn(
            row["header"],
            ApplicantField(row["field"]) if row["field"] in known else None,
            row["refused"],
        )
        for row in json.loads(stored)
    )
