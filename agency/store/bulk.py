"""Many rows into one table at once, by the quickest way the database has.

Rows the table already holds are passed over, so the same rows sent again change nothing.

Source:
    Measured in `docs/scale.md`: a driver's own `executemany` and PostgreSQL's COPY spare the time
    that SQLAlchemy takes for each row.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Final

from sqlalchemy import Column, Connection, MetaData, Table, bindparam, exists, insert, select
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.exc import DBAPIError
from sqlalchemy.schema import CreateTable, DropTable

Rows = Iterable[Sequence[object]]
_Way = Callable[[Connection, Table, tuple[str, ...], Rows], int]


def insert_rows(connection: Connection, table: Table, columns: Sequence[str], rows: Rows) -> int:
    """Insert rows in the running transaction; return how many the table did not hold yet.

    Args:
        connection: Inside a transaction that writes.
        table: Where to.
        columns: Names of columns, in the table's own order and with those of the primary key.
        rows: The values of each row, in the order of the columns.
    """
    dialect = connection.dialect
    way = _WAYS.get(f"{dialect.name}+{dialect.driver}", by_core)
    return way(connection, table, tuple(columns), rows)


def by_core(connection: Connection, table: Table, columns: tuple[str, ...], rows: Rows) -> int:
    """Insert into any database; the primary key alone tells whether a row is held."""
    given = {name: bindparam(f"given_{name}", type_=table.c[name].type) for name in columns}
    is_held = exists().where(*(key == given[key.name] for key in table.primary_key))
    statement = insert(table).from_select(list(columns), select(*given.values()).where(~is_held))
    names = [f"given_{name}" for name in columns]
    values = [dict(zip(names, row, strict=True)) for row in rows]
    options = {"preserve_rowcount": True}
    done = connection.execute(statement, values, execution_options=options) if values else None
    return done.rowcount if done else 0


def _by_executemany(
    connection: Connection, table: Table, columns: tuple[str, ...], rows: Rows
) -> int:
    statement = sqlite_insert(table).on_conflict_do_nothing()
    text = str(statement.compile(dialect=connection.dialect, column_keys=list(columns)))
    values = [tuple(row) for row in rows]
    options = {"preserve_rowcount": True}
    done = connection.exec_driver_sql(text, values, execution_options=options) if values else None
    return done.rowcount if done else 0


def _by_copy(connection: Connection, table: Table, columns: tuple[str, ...], rows: Rows) -> int:
    stage = _stage(table, columns)
    connection.execute(CreateTable(stage))
    _copy(connection, stage, rows)
    moved = postgresql_insert(table).from_select(columns, select(stage)).on_conflict_do_nothing()
    count = connection.execute(moved, execution_options={"preserve_rowcount": True}).rowcount
    connection.execute(DropTable(stage))
    return count


def _copy(connection: Connection, stage: Table, rows: Rows) -> None:
    names = connection.dialect.identifier_preparer
    columns = ", ".join(names.quote(column.name) for column in stage.c)
    text = f"COPY {names.format_table(stage)} ({columns}) FROM STDIN"
    error_kind = connection.dialect.loaded_dbapi.Error
    try:
        # SQLAlchemy's cursors know no COPY: the driver's own does.
        with connection.connection.cursor().copy(text) as copy:
            for row in rows:
                copy.write_row(row)
    except error_kind as error:
        raise DBAPIError.instance(
            text, None, error, error_kind, hide_parameters=True, dialect=connection.dialect
        ) from error


@cache
def _stage(table: Table, columns: tuple[str, ...]) -> Table:
    """Return a place without rules; the table's own are kept when the rows move there."""
    return Table(
        f"{table.name}_stage",
        MetaData(),
        *(Column(name, table.c[name].type, autoincrement=False) for name in columns),
        prefixes=["TEMPORARY"],
        postgresql_on_commit="DROP",
    )


_WAYS: Final[dict[str, _Way]] = {
    "sqlite+pysqlite": _by_executemany,
    "postgresql+psycopg": _by_copy,
}
