"""Opening the database, and its two ways of access: writing and reading."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, CursorResult, Engine, create_engine, event, insert, select
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

from agency.store.tables import meta, metadata

SCHEMA_VERSION: Final = "1"
_PRAGMAS: Final = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA secure_delete=ON",
    "PRAGMA busy_timeout=30000",
    "PRAGMA cache_size=-65536",
)


class NewerStoreError(Exception):
    """The database was written by a newer agency; nothing was changed."""


class Store:
    """The agency's database. Every write is one `BEGIN IMMEDIATE` transaction."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Open a transaction that writes: all of it is kept or none."""
        with self._engine.connect() as plain:
            connection = plain.execution_options(is_writing=True)
            with connection.begin():
                yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Open a transaction that reads one state."""
        with self._engine.begin() as connection:
            yield connection

    def forget_deleted(self) -> None:
        """Push deleted personal data out of the write-ahead log as well."""
        with self._engine.connect() as connection:
            raw = connection.connection.dbapi_connection
            if raw is not None and self._engine.dialect.name == "sqlite":
                raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()


def open_store(path: Path) -> Store:
    """Open a database file, or make it.

    Raises:
        NewerStoreError: It was written by a newer version.
    """
    engine = create_engine(f"sqlite:///{path}", hide_parameters=True)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    store = Store(engine)
    with store.writing() as connection:
        metadata.create_all(connection)
        version = connection.execute(
            select(meta.c.value).where(meta.c.name == "schema")
        ).scalar_one_or_none()
        if version is None:
            connection.execute(insert(meta).values(name="schema", value=SCHEMA_VERSION))
        elif int(version) > int(SCHEMA_VERSION):
            raise NewerStoreError(version)
    return store


def inserted_no(result: CursorResult[Any]) -> int:  # Any: an insert has no row type
    """Return the number the database gave to an inserted row.

    Raises:
        RuntimeError: The statement inserted nothing.
    """
    if result.inserted_primary_key is None:
        raise RuntimeError("nothing was inserted")
    return int(result.inserted_primary_key[0])


def _prepare(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    # SQLite's driver would otherwise begin transactions by itself, and only at the first write.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in _PRAGMAS:
        cursor.execute(pragma)
    cursor.close()


def _begin(connection: Connection) -> None:
    is_writing = connection.get_execution_options().get("is_writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if is_writing else "BEGIN")
