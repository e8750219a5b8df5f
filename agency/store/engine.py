"""Opening the database, and its ways of access: one employer, one person, reference, reading.

No transaction writes for an employer and for a person: what concerns both is done in two steps
(`agency.service.settling`), so that a database may be spread over machines.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from typing import Final

from sqlalchemy import (
    Connection,
    Engine,
    Table,
    bindparam,
    create_engine,
    event,
    func,
    make_url,
    select,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DisconnectionError, SQLAlchemyError
from sqlalchemy.pool import ConnectionPoolEntry

from agency.store import migrate
from agency.store.tables import employers

StoreError: Final = SQLAlchemyError
"""Whatever a database can do to a statement: locked, full, gone."""
EMPLOYER_SCOPE: Final = "employer"
PERSON_SCOPE: Final = "person"
REFERENCE_SCOPE: Final = "reference"
_PRAGMAS: Final = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA secure_delete=ON",
    "PRAGMA busy_timeout=30000",
    "PRAGMA cache_size=-65536",
)
_POOL_SIZE: Final = 10
_OVERFLOW: Final = 40
_REST_S: Final = 5.0
_LOCK: Final = (
    select(employers.c.employer_id)
    .where(employers.c.employer_id == bindparam("employer"))
    .with_for_update()
)


class Store:
    """The agency's database: one SQLite file, or PostgreSQL.

    On SQLite every write is one `BEGIN IMMEDIATE` transaction; on PostgreSQL it begins by locking
    the row of its employer, or the name of its person.
    """

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    @contextmanager
    def of_employer(self, employer_id: int) -> Iterator[Connection]:
        """Open a transaction that writes for one employer: all of it is kept or none."""
        with self._writing(EMPLOYER_SCOPE) as connection:
            connection.execute(_LOCK, {"employer": employer_id})
            yield connection

    @contextmanager
    def of_person(self, person_key: str) -> Iterator[Connection]:
        """Open a transaction that writes for one person, named by a keyed hash."""
        with self._writing(PERSON_SCOPE) as connection:
            if self.is_postgresql:
                name = func.hashtextextended(person_key, 0)
                connection.execute(select(func.pg_advisory_xact_lock(name)))
            yield connection

    @contextmanager
    def of_nobody(self) -> Iterator[Connection]:
        """Open a transaction that writes reference tables, or adds an employer with them."""
        with self._writing(REFERENCE_SCOPE) as connection:
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Open a transaction that reads one state."""
        with self.engine.connect() as plain:
            if self.is_postgresql:
                plain = plain.execution_options(  # noqa: PLW2901 - the same connection
                    isolation_level="REPEATABLE READ", postgresql_readonly=True
                )
            with plain.begin():
                yield plain

    @contextmanager
    def glancing(self) -> Iterator[Connection]:
        """Read by one statement, which is a state of its own: no transaction is needed."""
        if not self.is_postgresql:
            with self.reading() as connection:
                yield connection
            return
        with self.engine.connect() as plain:
            yield plain.execution_options(isolation_level="AUTOCOMMIT")

    @property
    def is_postgresql(self) -> bool:
        """Whether this is PostgreSQL."""
        return self.engine.dialect.name == "postgresql"

    def forget_deleted(self) -> None:
        """Push deleted personal data out of the write-ahead log as well."""
        if self.is_postgresql:
            return
        with self.engine.connect() as connection:
            raw = connection.connection.dbapi_connection
            if raw is not None:
                raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Close all connections."""
        self.engine.dispose()

    @contextmanager
    def _writing(self, scope: str) -> Iterator[Connection]:
        with self.engine.connect() as plain:
            connection = plain.execution_options(scope=scope)
            with connection.begin():
                yield connection


def open_store(place: Path | str) -> Store:
    """Open a database, or make it.

    Args:
        place: A file for SQLite, or the URL of a PostgreSQL database.

    Raises:
        NewerStoreError: It was written by a newer version.
        OlderStoreError: It must be migrated by hand first, or comes from before version 1.
    """
    engine = open_engine(place)
    migrate.bring_up_to_date(engine)
    return Store(engine)


def insert_new(connection: Connection, table: Table, rows: Sequence[Mapping[str, object]]) -> int:
    """Insert rows that break no rule of the table; return how many there were."""
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    statement = dialect.insert(table).values(list(rows)).on_conflict_do_nothing()
    options = {"preserve_rowcount": True}
    return int(connection.execute(statement, execution_options=options).rowcount)


def open_engine(place: Path | str) -> Engine:
    """Return the engine of a database without looking at what it holds."""
    if isinstance(place, str) and "://" in place:
        url = make_url(place)
        if url.get_backend_name() == "postgresql":
            engine = create_engine(
                url.set(drivername="postgresql+psycopg"),
                hide_parameters=True,
                pool_size=_POOL_SIZE,
                max_overflow=_OVERFLOW,
            )
            _look_after_rest(engine)
            return engine
        place = url.database or ""
    engine = create_engine(f"sqlite:///{place}", hide_parameters=True)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _look_after_rest(engine: Engine) -> None:
    """Ask a connection whether it lives only if it has rested: a busy one tells by itself."""

    def note(_connection: DBAPIConnection | None, entry: ConnectionPoolEntry) -> None:
        entry.info["rested_since"] = monotonic()

    def look(connection: DBAPIConnection, entry: ConnectionPoolEntry, _proxy: object) -> None:
        since = entry.info.get("rested_since")
        if since is None or monotonic() - since < _REST_S:
            return
        try:
            engine.dialect.do_ping(connection)
        except engine.dialect.loaded_dbapi.Error as error:
            raise DisconnectionError from error

    event.listen(engine, "checkin", note)
    event.listen(engine, "checkout", look)


def _prepare(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    # SQLite's driver would otherwise begin transactions by itself, and only at the first write.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in _PRAGMAS:
        cursor.execute(pragma)
    cursor.close()


def _begin(connection: Connection) -> None:
    is_writing = "scope" in connection.get_execution_options()
    connection.exec_driver_sql("BEGIN IMMEDIATE" if is_writing else "BEGIN")
