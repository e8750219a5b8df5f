"""Revision 0002 on a store that was filled by revision 0001, and back from the copy it left."""

import hashlib
import shutil
from pathlib import Path

import pytest
from sqlalchemy import Connection, text

from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.ids import PersonId
from desktop.core.domain.kana_order import order_number, person_of
from desktop.core.storage import migrate
from desktop.core.storage.engine import STORE_NAME, Store

_KEY = bytes(range(32))
_AT = "2026-10-01T00:00:00.000000+00:00"
_NEW = {
    "attachment",
    "company_word",
    "duplicate_decision",
    "evidence",
    "import_profile",
    "imported_row",
    "imported_sheet",
    "processing_method",
    "recipient_check",
    "released_key",
    "watched_file",
}
_OF_0005 = {
    "mail_desk",
    "mail_login",
    "mailbox_cursor",
    "notice_run",
    "notice_text",
    "reapproach",
    "reapproach_wish",
}
_OF_0006 = {"file_profile", "noisy_count"}
_OF_0007 = {
    "pending_rotation",
    "profile_offer",
    "profile_request",
    "provision_person",
    "redemption",
    "statement",
}
_FILL = (
    "INSERT INTO import_run VALUES (1, :at, :at, NULL, '岡田', 'f00d', 2)",
    "INSERT INTO vacancy VALUES (1, '溶接工', '溶接工', '', '', 1, 1, :at)",
    (
        "INSERT INTO person (id, name, name_key, kana, kana_key, email, email_key, phone,"
        " phone_key, postal_code, address, prefecture_code, education, qualifications,"
        " qualification_family, skills, nationality, note, is_eu_origin, has_objected, is_released,"
        " has_reapproach_consent, erase_after_notice, import_id, created_at, updated_at)"
        " VALUES (1, '髙見本 花子', '高見本花子', '', '', 'a@example.org', 'a@example.org', '', '',"
        " '', '', '', '', '[]', '', '[]', '', '', 0, 0, 0, 0, 0, 1, :at, :at)"
    ),
    (
        "INSERT INTO application (id, person_id, vacancy_id, route, outcome, with_relay,"
        " notice_state, import_id, created_at)"
        " VALUES (1, 1, 1, '', 'rejected', 1, 'none', 1, :at)"
    ),
    "INSERT INTO person_search (rowid, terms) VALUES (1, '見 見本 本')",
    "INSERT INTO import_row (id, import_id, payload) VALUES (1, 1, x'7b7d')",
)


@pytest.fixture
def first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a closed store of revision 0001 with a person in it."""
    only_first(tmp_path, monkeypatch)
    store = Store(tmp_path / STORE_NAME, _KEY)
    assert migrate.upgrade_store(store) is None
    with store.write() as connection:
        for statement in _FILL:
            connection.execute(text(statement), {"at": _AT})
    store.close()
    monkeypatch.undo()
    return tmp_path / STORE_NAME


def only_first(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Go back to the program that knew the first revision only."""
    scripts = folder / "scripts-of-0001"
    if not scripts.exists():
        ignored = shutil.ignore_patterns("__pycache__", "v000[2-9]*")
        shutil.copytree(migrate.SCRIPTS, scripts, ignore=ignored)
    monkeypatch.setattr(migrate, "SCRIPTS", scripts)
    monkeypatch.setattr(migrate, "REVISIONS", ("0001",))


def everything(connection: Connection) -> dict[str, list[tuple[object, ...]]]:
    names = connection.exec_driver_sql(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'person_search_%'"
    ).scalars()
    return {
        name: [tuple(row) for row in connection.exec_driver_sql(f'SELECT * FROM "{name}"')]  # noqa: S608 - names of our own schema
        for name in list(names)
        if name != "alembic_version"
    }


def content(path: Path) -> dict[str, list[tuple[object, ...]]]:
    store = Store(path, _KEY)
    with store.read() as connection:
        found = everything(connection)
    store.close()
    return found


def test_every_row_stays_and_the_new_tables_are_empty(first: Path) -> None:
    before = content(first)
    store = Store(first, _KEY)

    copy = migrate.upgrade_store(store)

    store.close()
    after = content(first)
    assert copy == first.with_suffix(".before-0001.db")
    assert {name for name, rows in after.items() if not rows} >= _NEW
    assert set(after) - set(before) <= _NEW | _OF_0005 | _OF_0006 | _OF_0007 | {"sqlite_sequence"}
    same = set(before) - {"import_row", "notice_template"}
    # A later column comes after those that were there.
    kept = {
        name: [row[: len(before[name][at])] for at, row in enumerate(after[name])] for name in same
    }
    assert kept == {name: before[name] for name in same}
    assert after["import_row"] == [(*before["import_row"][0], 0, None)]
    assert before["person"][0][1] == "髙見本 花子"


def test_the_search_still_finds_who_was_there(first: Path) -> None:
    store = Store(first, _KEY)
    migrate.upgrade_store(store)

    with store.read() as connection:
        query = "SELECT rowid FROM person_search WHERE person_search MATCH '見本'"
        found = connection.exec_driver_sql(query).scalars().all()

    assert [person_of(one) for one in found] == [1]
    store.close()


def test_the_copy_opens_with_the_program_of_before(
    first: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, digest = content(first), hashlib.sha256(first.read_bytes()).digest()
    store = Store(first, _KEY)
    copy = migrate.upgrade_store(store)
    store.close()
    assert copy is not None
    assert hashlib.sha256(copy.read_bytes()).digest() == digest
    only_first(first.parent, monkeypatch)
    newer = Store(first, _KEY)
    with pytest.raises(AppError) as refused:
        migrate.upgrade_store(newer)
    newer.close()

    first.unlink()
    shutil.copy(copy, first)

    assert refused.value.code is ErrorCode.STORE_NEWER
    assert content(first) == before
    back = Store(first, _KEY)
    assert migrate.upgrade_store(back) is None
    back.close()


def test_what_hangs_on_a_person_goes_with_the_person(first: Path) -> None:
    store = Store(first, _KEY)
    migrate.upgrade_store(store)
    with store.write() as connection:
        for statement in (
            "INSERT INTO imported_sheet VALUES (1, 1, '応募者', '[]')",
            "INSERT INTO imported_row VALUES (1, 1, 2, 1, 1, x'5b5d')",
            "INSERT INTO duplicate_decision VALUES (1, 1, x'00', NULL, 'apart', 1, '', :at)",
            (
                "INSERT INTO attachment (person_id, application_id, import_id, name, media_type,"
                ' size_bytes, sha256, "key", created_at)'
                " VALUES (1, 1, 1, '履歴書.pdf', 'application/pdf', 1, '', x'00', :at)"
            ),
        ):
            connection.execute(text(statement), {"at": _AT})

    with store.write() as connection:
        connection.execute(text("DELETE FROM person WHERE id = 1"))

    after = content(first)
    assert after["imported_row"] == after["duplicate_decision"] == after["attachment"] == []
    assert after["imported_sheet"] != []
    store.close()


_PEOPLE = (
    (2, "アオキ ハナ", "青 青木"),
    (3, "Smith", "sm mi"),
    (4, "𠮷田", "𠮷 田"),
    (5, "高見本", "高 見"),
    (6, "ン", "ン"),
)


def test_the_search_index_is_numbered_anew_and_finds_whom_it_found(first: Path) -> None:
    person = (
        "INSERT INTO person (id, name, name_key, kana, kana_key, email, email_key, phone,"
        " phone_key, postal_code, address, prefecture_code, education, qualifications,"
        " qualification_family, skills, nationality, note, is_eu_origin, has_objected, is_released,"
        " has_reapproach_consent, erase_after_notice, import_id, created_at, updated_at)"
        " VALUES (:id, 'x', 'x', '', :kana, '', '', '', '', '', '', '', '', '[]', '', '[]', '',"
        " '', 0, 0, 0, 0, 0, 1, :at, :at)"
    )
    store = Store(first, _KEY)
    with store.write() as connection:
        for number, kana, terms in _PEOPLE:
            values = {"id": number, "kana": kana, "at": _AT}
            connection.execute(text(person), values)
            connection.execute(
                text("INSERT INTO person_search (rowid, terms) VALUES (:id, :terms)"),
                {"id": number, "terms": terms},
            )

    migrate.upgrade_store(store)

    with store.read() as connection:
        found = connection.exec_driver_sql("SELECT rowid, terms FROM person_search ORDER BY rowid")
        rows = [(person_of(number), number, terms) for number, terms in found]
    store.close()
    assert {(who, terms) for who, _, terms in rows} == {
        (PersonId(1), "見 見本 本"),
        *((PersonId(number), terms) for number, _, terms in _PEOPLE),
    }
    keys = {1: "", **{number: kana for number, kana, _ in _PEOPLE}}
    assert [number for _, number, _ in rows] == [
        order_number(keys[who], PersonId(who)) for who, _, _ in rows
    ]
