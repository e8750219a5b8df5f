"""The encrypted store: one writer, readers beside it.

SQLAlchemy is imported by the first transaction, not by this module: the first list of a start is
read without it (`Store.look`), and its import would hold that list up by a tenth of a second.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from threading import RLock
from time import monotonic, sleep
from typing import TYPE_CHECKING, Any

import sqlcipher3.dbapi2

from desktop.core.domain.errors import AppError, ErrorCode

if TYPE_CHECKING:
    from sqlalchemy import Connection as Connection  # noqa: PLC0414 - services name it from here
    from sqlalchemy import Engine

STORE_NAME = "workspace.db"
_CACHE_KIB = 65_536
_BUSY_MS = 10_000
_PAUSE_EVERY_S, _PAUSE_S = 0.01, 0.0002


def __getattr__(name: str) -> object:
    """Give `Connection` to whoever imports it; see the module's first lines."""
    if name == "Connection":
        from sqlalchemy import Connection  # noqa: PLC0415 - start-up budget

        return Connection
    raise AttributeError(name)


class Store:
    """An open store.

    Writers take the write lock at once (``BEGIN IMMEDIATE``): a plain ``BEGIN`` that later wants
    to write fails without waiting. Readers cannot write (``query_only``).

    Args:
        path: The database file; None keeps everything in memory, for tests.
        key: The 256-bit store key.
    """

    def __init__(self, path: Path | None, key: bytes) -> None:
        if len(key) != 32:  # noqa: PLR2004 - 256 bits
            raise ValueError("a store key has 32 bytes")
        self.path = path
        self._key = key
        self._making = RLock()
        self._plain: Any = None

    @property
    def writer(self) -> "Engine":
        """The engine migrations run on."""
        # Two threads may ask first at once; cached_property alone would make two engines.
        with self._making:
            return self._writer

    @property
    def _reading(self) -> "Engine":
        with self._making:
            return self._writer if self.path is None else self._reader

    @cached_property
    def _writer(self) -> "Engine":
        return _engine(self.path, self._key, is_writer=True)

    @cached_property
    def _reader(self) -> "Engine":
        return _engine(self.path, self._key, is_writer=False)

    @contextmanager
    def write(self) -> "Iterator[Connection]":
        """Open one transaction: committed at the end, rolled back on any exception.

        Raises:
            AppError: DISK_FULL, STORE_UNWRITABLE or STORE_DAMAGED.
        """
        with translate_errors(), self.writer.begin() as connection:
            yield connection

    @contextmanager
    def read(self) -> "Iterator[Connection]":
        """Open one consistent view of the store.

        Raises:
            AppError: STORE_DAMAGED where the file or its key is wrong.
        """
        with translate_errors(), self._reading.begin() as connection:
            yield connection

    @contextmanager
    def look(self) -> Iterator[Any]:
        """Open one consistent view as a plain DB-API connection, for the first list of a start.

        Raises:
            AppError: STORE_DAMAGED where the file or its key is wrong.
        """
        with translate_plain_errors(), self._making:
            if self.path is None:
                raw = self._writer.raw_connection()
                try:
                    yield raw.driver_connection
                finally:
                    raw.close()
                return
            if self._plain is None:
                self._plain = _connect(self.path, self._key)
            self._plain.execute("BEGIN")
            try:
                yield self._plain
            finally:
                self._plain.execute("ROLLBACK")

    def close(self) -> None:
        """Close every connection; the last one folds the write-ahead log into the file."""
        if self._plain is not None:
            self._plain.close()
            self._plain = None
        for made in ("_reader", "_writer"):
            if made in self.__dict__:
                self.__dict__.pop(made).dispose()


@contextmanager
def translate_errors() -> Iterator[None]:
    """Turn what the database says of the world into a named error; bugs pass through."""
    from sqlalchemy.exc import DBAPIError  # noqa: PLC0415 - start-up budget

    with translate_plain_errors():
        try:
            yield
        except DBAPIError as error:
            code = _world_code(str(error.orig))
            if code is None:
                raise
            raise AppError(code) from error


@contextmanager
def translate_plain_errors() -> Iterator[None]:
    """Do what `translate_errors` does, for a connection without SQLAlchemy."""
    try:
        yield
    except (sqlcipher3.dbapi2.Error, sqlite3.Error) as error:
        code = _world_code(str(error))
        if code is None:
            raise
        raise AppError(code) from error


def _connect(path: Path, key: bytes) -> Any:  # noqa: ANN401 - a DB-API connection
    found = sqlcipher3.dbapi2.connect(
        str(path), check_same_thread=False, timeout=_BUSY_MS / 1000, isolation_level=None
    )
    for pragma in _pragmas(key, is_writer=False, is_memory=False):
        found.execute(pragma)
    return found


def _world_code(message: str) -> ErrorCode | None:
    found = {
        "disk is full": ErrorCode.DISK_FULL,
        "readonly database": ErrorCode.STORE_UNWRITABLE,
        "unable to open": ErrorCode.STORE_UNWRITABLE,
        "disk I/O error": ErrorCode.STORE_UNWRITABLE,
        "not a database": ErrorCode.STORE_DAMAGED,
        "malformed": ErrorCode.STORE_DAMAGED,
        "hmac check failed": ErrorCode.STORE_DAMAGED,
        "database is locked": ErrorCode.ALREADY_OPEN,
    }
    return next((code for words, code in found.items() if words in message), None)


def _engine(path: Path | None, key: bytes, *, is_writer: bool) -> "Engine":
    from sqlalchemy import create_engine, event  # noqa: PLC0415 - start-up budget
    from sqlalchemy.pool import StaticPool  # noqa: PLC0415

    engine = create_engine(
        "sqlite://" if path is None else f"sqlite:///{path}",
        module=sqlcipher3.dbapi2,
        hide_parameters=True,
        connect_args={"check_same_thread": False, "timeout": _BUSY_MS / 1000},
        **({"poolclass": StaticPool} if path is None else _pool(is_writer=is_writer)),
    )
    opening = "BEGIN IMMEDIATE" if is_writer else "BEGIN"

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _record: object) -> None:  # noqa: ANN401 - a DB-API connection
        # Own BEGIN below: the driver would open a deferred transaction, and only before a write.
        connection.isolation_level = None
        for pragma in _pragmas(key, is_writer=is_writer, is_memory=path is None):
            connection.execute(pragma)

    _let_others_in(engine)

    @event.listens_for(engine, "begin")
    def _begin(connection: "Connection") -> None:
        connection.exec_driver_sql(opening)

    return engine


def _let_others_in(engine: "Engine") -> None:
    """Pause for a moment, at most every 10 ms, between the statements of a long piece of work.

    Each statement gives the interpreter lock back, but so briefly that a waiting thread finds it
    taken again and starts its wait anew (CPython, ``take_gil``): thousands of short statements in
    a row stopped the window for 200 ms. A pause of this length is always long enough to be woken.
    """
    from sqlalchemy import event  # noqa: PLC0415 - start-up budget

    last = [0.0]

    @event.listens_for(engine, "before_cursor_execute")
    def _pause(*_: object) -> None:
        now = monotonic()
        if now - last[0] > _PAUSE_EVERY_S:
            sleep(_PAUSE_S)
            last[0] = monotonic()


def _pool(*, is_writer: bool) -> dict[str, Any]:
    from sqlalchemy.pool import QueuePool  # noqa: PLC0415 - start-up budget

    size = 1 if is_writer else 2
    return {"poolclass": QueuePool, "pool_size": size, "max_overflow": 0 if is_writer else 2}


def _pragmas(key: bytes, *, is_writer: bool, is_memory: bool) -> list[str]:
    # The library would write its own diagnostics to the terminal.
    pragmas = ["PRAGMA cipher_log_level = NONE"]
    pragmas += [] if is_memory else [f"PRAGMA key = \"x'{key.hex()}'\""]
    pragmas += [f"PRAGMA cache_size = -{_CACHE_KIB}", "PRAGMA foreign_keys = ON"]
    if is_writer:
        # FULL: WAL/NORMAL lost acknowledged transactions in 24 of 40 power cuts (architecture.md).
        pragmas += ["PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL"]
        pragmas += ["PRAGMA secure_delete = ON", "PRAGMA fullfsync = 1"]
    else:
        pragmas.append("PRAGMA query_only = ON")
    return pragmas
