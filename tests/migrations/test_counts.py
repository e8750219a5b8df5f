"""Revision 0006 on a store that revision 0005 filled, and back from the copy it left."""

import shutil
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from desktop.core.storage import migrate
from desktop.core.storage.engine import STORE_NAME, Store
from desktop.core.storage.queries.counts import list_counts, read_file_profile

_KEY = bytes(range(32))
_AT = "2026-10-01T00:00:00.000000+00:00"
_FILL = "INSERT INTO evidence VALUES (1, :at, 'file_made', '岡田', '', 20, '{}')"
_COUNT = (
    "INSERT INTO noisy_count (asked_at, actor, business_year, question, spent, counts)"
    " VALUES (:at, '', :year, :question, :spent, '{}')"
)


@pytest.fixture
def filled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a closed store of revision 0005 with a row of evidence."""
    _only_0005(tmp_path, monkeypatch)
    store = Store(tmp_path / STORE_NAME, _KEY)
    assert migrate.upgrade_store(store) is None
    with store.write() as connection:
        connection.execute(text(_FILL), {"at": _AT})
    store.close()
    monkeypatch.undo()
    return tmp_path / STORE_NAME


def _only_0005(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scripts = folder / "scripts-of-0005"
    if not scripts.exists():
        ignored = shutil.ignore_patterns("__pycache__", "v000[6-9]*")
        shutil.copytree(migrate.SCRIPTS, scripts, ignore=ignored)
    monkeypatch.setattr(migrate, "SCRIPTS", scripts)
    monkeypatch.setattr(migrate, "REVISIONS", migrate.REVISIONS[:5])


def test_what_was_there_stays_and_the_new_tables_are_empty(filled: Path) -> None:
    store = Store(filled, _KEY)
    migrate.upgrade_store(store)

    with store.read() as connection:
        rows = connection.exec_driver_sql("SELECT kind, record_count FROM evidence").all()
        assert [tuple(row) for row in rows] == [("file_made", 20)]
        assert list_counts(connection) == ()
        assert read_file_profile(connection, "shape") == {}
    store.close()


def test_the_store_itself_keeps_the_budget(filled: Path) -> None:
    store = Store(filled, _KEY)
    migrate.upgrade_store(store)
    with store.write() as connection:
        for question, spent in (("a", 2000), ("b", 1000)):
            values = {"at": _AT, "year": 2026, "question": question, "spent": spent}
            connection.execute(text(_COUNT), values)
        other = {"at": _AT, "year": 2027, "question": "a", "spent": 3000}
        connection.execute(text(_COUNT), other)

    for statement in (
        _COUNT,
        "UPDATE noisy_count SET spent = 1",
        "DELETE FROM noisy_count",
    ):
        more = {"at": _AT, "year": 2026, "question": "c", "spent": 1}
        with pytest.raises(IntegrityError), store.write() as connection:
            connection.execute(text(statement), more if ":at" in statement else {})
    store.close()


def test_the_copy_opens_with_the_program_of_before(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(filled, _KEY)
    copy = migrate.upgrade_store(store)
    store.close()
    assert copy is not None
    _only_0005(filled.parent, monkeypatch)
    shutil.copy(copy, filled)

    back = Store(filled, _KEY)

    assert migrate.upgrade_store(back) is None
    with back.read() as connection:
        assert list(connection.exec_driver_sql("SELECT id FROM evidence").scalars()) == [1]
    back.close()
