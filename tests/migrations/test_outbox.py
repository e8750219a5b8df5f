"""Revision 0005 on a store that revision 0004 filled, and back from the copy it left."""

import shutil
from pathlib import Path

import pytest
from sqlalchemy import text

from desktop.core.domain.notice import TextKey
from desktop.core.storage import migrate
from desktop.core.storage.engine import STORE_NAME, Store
from desktop.core.storage.queries.notice_texts import read_text

_KEY = bytes(range(32))
_AT = "2026-10-01T00:00:00.000000+00:00"
_FILL = (
    (
        "INSERT INTO person (id, name, name_key, kana, kana_key, email, email_key, phone,"
        " phone_key, postal_code, address, prefecture_code, education, qualifications,"
        " qualification_family, skills, nationality, note, is_eu_origin, has_objected, is_released,"
        " has_reapproach_consent, erase_after_notice, created_at, updated_at)"
        " VALUES (1, '見本 花子', '見本花子', '', '', 'a@example.org', 'a@example.org', '', '',"
        " '', '', '', '', '[]', '', '[]', '', '', 0, 0, 0, 0, 0, :at, :at)"
    ),
    (
        "INSERT INTO application (id, person_id, route, outcome, with_relay, notice_state,"
        " created_at) VALUES (1, 1, '', 'rejected', 1, 'waiting', :at)"
    ),
    (
        "INSERT INTO notice (id, application_id, person_id, state, mode, sender, recipient,"
        " subject, body, message_id, created_at, fault, actor) VALUES (1, 1, 1, 'waiting', 'smtp',"
        " 's@example.org', 'a@example.org', '件名', '本文', '<1@example.org>', :at, '', '岡田')"
    ),
    "INSERT INTO notice_template VALUES ('document', '件名', '{{氏名}} 様', 0, :at)",
)


@pytest.fixture
def filled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a closed store of revision 0004 with a notice and a text of the company."""
    _only_0004(tmp_path, monkeypatch)
    store = Store(tmp_path / STORE_NAME, _KEY)
    assert migrate.upgrade_store(store) is None
    with store.write() as connection:
        for statement in _FILL:
            connection.execute(text(statement), {"at": _AT})
    store.close()
    monkeypatch.undo()
    return tmp_path / STORE_NAME


def _only_0004(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scripts = folder / "scripts-of-0004"
    if not scripts.exists():
        ignored = shutil.ignore_patterns("__pycache__", "v000[5-9]*")
        shutil.copytree(migrate.SCRIPTS, scripts, ignore=ignored)
    monkeypatch.setattr(migrate, "SCRIPTS", scripts)
    monkeypatch.setattr(migrate, "REVISIONS", ("0001", "0002", "0003", "0004"))


def test_the_company_text_becomes_its_first_version_and_the_notice_stays(filled: Path) -> None:
    store = Store(filled, _KEY)
    migrate.upgrade_store(store)

    with store.read() as connection:
        kept = read_text(connection, TextKey("document"))
        row = connection.exec_driver_sql(
            "SELECT state, kind, attempts, due_at, message_id FROM notice"
        ).one()
        desk = connection.exec_driver_sql("SELECT paused_at, failures FROM mail_desk").one()

    assert kept is not None
    assert (kept.version, kept.template.body, kept.template.with_relay) == (
        1,
        "{{氏名}} 様",
        False,
    )
    assert tuple(row) == ("waiting", "result", 0, None, "<1@example.org>")
    assert tuple(desk) == (None, 0)
    store.close()


def test_the_copy_opens_with_the_program_of_before(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(filled, _KEY)
    copy = migrate.upgrade_store(store)
    store.close()
    assert copy is not None
    _only_0004(filled.parent, monkeypatch)
    shutil.copy(copy, filled)

    back = Store(filled, _KEY)

    assert migrate.upgrade_store(back) is None
    with back.read() as connection:
        found = connection.exec_driver_sql("SELECT body FROM notice_template").scalars()
        assert list(found) == ["{{氏名}} 様"]
    back.close()
