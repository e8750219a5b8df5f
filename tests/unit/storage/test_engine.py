"""The encrypted store: readers cannot write, the world's faults have names, bugs pass through."""

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError, OperationalError

from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.storage.engine import Store, translate_errors

_KEY = bytes(range(32))


def test_a_reader_cannot_write(tmp_path: Path) -> None:
    store = Store(tmp_path / "s.db", _KEY)
    with store.write() as connection:
        connection.exec_driver_sql("CREATE TABLE t (x)")

    with pytest.raises(AppError) as refused, store.read() as connection:
        connection.exec_driver_sql("INSERT INTO t VALUES (1)")

    assert refused.value.code is ErrorCode.STORE_UNWRITABLE
    store.close()


def test_an_exception_takes_the_whole_transaction_back(tmp_path: Path) -> None:
    store = Store(tmp_path / "s.db", _KEY)
    with store.write() as connection:
        connection.exec_driver_sql("CREATE TABLE t (x)")

    def breaking() -> None:
        with store.write() as connection:
            connection.exec_driver_sql("INSERT INTO t VALUES (1)")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        breaking()

    with store.read() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM t").scalar() == 0
    store.close()


def test_another_key_opens_nothing(tmp_path: Path) -> None:
    store = Store(tmp_path / "s.db", _KEY)
    with store.write() as connection:
        connection.exec_driver_sql("CREATE TABLE t (x)")
    store.close()
    other = Store(tmp_path / "s.db", bytes(32))

    with pytest.raises(AppError) as refused, other.read() as connection:
        connection.exec_driver_sql("SELECT 1 FROM sqlite_master")

    assert refused.value.code is ErrorCode.STORE_DAMAGED
    other.close()


@pytest.mark.parametrize("length", [0, 16, 31, 33])
def test_a_key_of_another_length_is_a_bug(tmp_path: Path, length: int) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        Store(tmp_path / "s.db", bytes(length))


def test_a_bug_in_a_statement_passes_through_without_its_values(tmp_path: Path) -> None:
    store = Store(tmp_path / "s.db", _KEY)

    with pytest.raises(OperationalError) as bug, store.write() as connection:
        connection.exec_driver_sql("INSERT INTO nowhere VALUES (?)", ("見本 花子",))
    with store.write() as connection:
        connection.exec_driver_sql("CREATE TABLE t (x UNIQUE)")
    with pytest.raises(IntegrityError) as twice, store.write() as connection:
        connection.exec_driver_sql("INSERT INTO t VALUES (?), (?)", ("見本 花子", "見本 花子"))

    assert "見本" not in str(bug.value)
    assert "見本" not in str(twice.value)
    store.close()


@pytest.mark.parametrize(
    ("message", "code"),
    [
        ("database or disk is full", ErrorCode.DISK_FULL),
        ("attempt to write a readonly database", ErrorCode.STORE_UNWRITABLE),
        ("unable to open database file", ErrorCode.STORE_UNWRITABLE),
        ("disk I/O error", ErrorCode.STORE_UNWRITABLE),
        ("file is not a database", ErrorCode.STORE_DAMAGED),
        ("database disk image is malformed", ErrorCode.STORE_DAMAGED),
        ("database is locked", ErrorCode.ALREADY_OPEN),
    ],
)
def test_what_the_database_says_of_the_world_has_a_name(message: str, code: ErrorCode) -> None:
    with pytest.raises(AppError) as named, translate_errors():
        raise sqlite3.OperationalError(message)

    assert named.value.code is code


def test_what_it_says_of_our_statements_is_a_bug() -> None:
    with pytest.raises(sqlite3.OperationalError, match="no such"), translate_errors():
        raise sqlite3.OperationalError("no such column: x")
