"""The encrypted store: one writer, readers beside it."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import sqlcipher3.dbapi2
from sqlalchemy import Connection as Connection  # noqa: PLC0414 - services name it from here
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool, StaticPool

from desktop.core.domain.errors import AppError, ErrorCode

STORE_NAME = "workspace.db"
_CACHE_KIB = 65_536
_BUSY_MS = 10_000
_PAUSE_EVERY_S, _PAUSE_S = 0.01, 0.0002


class Store:
    """An open store.

    Writers take the write lock at once (``BEGIN IMMEDIATE``): a plain ``BEGIN`` that later wants
    to write fails without waiting. Readers cannot write (``query_only``).

    Args:
        path: The database file; None keeps everything in memory, for tests.
        key: The 256-bit store key.
    """

    def __init__(self, path: Path | None, key: bytes) -> None:
        self.path = path
        self._writer = _engine(path, key, is_writer=True)
        self._reader = self._writer if path is None else _engine(path, key, is_writer=False)

    @property
    def writer(self) -> Engine:
        """The engine migrations run on."""
        return self._writer

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Open one transaction: committed at the end, rolled back on any exception.

        Raises:
            AppError: DISK_FULL, STORE_UNWRITABLE or STORE_DAMAGED.
        """
        with translate_errors(), self._writer.begin() as connection:
            yield connection

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Open one consistent view of the store.

        Raises:
            AppError: STORE_DAMAGED where the file or its key is wrong.
        """
        with translate_errors(), self._reader.begin() as connection:
            yield connection

    def close(self) -> None:
        """Close every connection; the last one folds the write-ahead log into the file."""
        self._reader.dispose()
        self._writer.dispose()


@contextmanager
def translate_errors() -> Iterator[None]:
    """Turn what the database says of the world into a named error; bugs pass through."""
    try:
        yield
    except DBAPIError as error:
        code = _world_code(str(error.orig))
        if code is None:
            raise
        raise AppError(code) from error
    except (sqlcipher3.dbapi2.Error, sqlite3.Error) as error:
        code = _world_code(str(error))
        if code is None:
            raise
        raise AppError(code) from error


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


def _engine(path: Path | None, key: bytes, *, is_writer: bool) -> Engine:
    if len(key) != 32:  # noqa: PLR2004 - 256 bits
        raise ValueError("a store key has 32 bytes")
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
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(opening)

    return engine


def _let_others_in(engine: Engine) -> None:
    """Pause for a moment, at most every 10 ms, between the statements of a long piece of work.

    Each statement gives the interpreter lock back, but so briefly that a waiting thread finds it
    taken again and starts its wait anew (CPython, ``take_gil``): thousands of short statements in
    a row stopped the window for 200 ms. A pause of this length is always long enough to be woken.
    """
    last = [0.0]

    @event.listens_for(engine, "before_cursor_execute")
    def _pause(*_: object) -> None:
        now = monotonic()
        if now - last[0] > _PAUSE_EVERY_S:
            sleep(_PAUSE_S)
            last[0] = monotonic()


def _pool(*, is_writer: bool) -> dict[str, Any]:
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
