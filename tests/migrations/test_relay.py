"""Revision 0007 on a store that revision 0006 filled, and back from the copy it left."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from desktop.core.domain.profile import OfferedProfile, ProfileField
from desktop.core.storage import migrate
from desktop.core.storage.engine import STORE_NAME, Store
from desktop.core.storage.queries.agency import pending_device_key, present_agency
from desktop.core.storage.queries.feed import received_at
from desktop.core.storage.queries.profiles import (
    append_offer,
    list_provision_rows,
    list_request_rows,
    read_offer,
)
from desktop.core.storage.queries.redemptions import list_redemption_rows
from desktop.core.storage.queries.statements import last_statement, terms_bytes

_KEY = bytes(range(32))
_AT = "2026-10-01T00:00:00.000000+00:00"
_FILL = (
    """
    INSERT INTO agency (id, base_url, name, licence_number, contact_email, contact_phone,
        terms_version, ratio, public_key, employer_id, device_id, device_key, kid, link_key,
        relay_base, enrolled_at, cursor, cursor_id, batch_seq, batch_head, clock_offset_s,
        failures, attention)
    VALUES (1, 'https://a.example.jp', 'みらい紹介', '13-ユ-000000', 'a@example.jp', '', '1', 10,
        x'01', 'e', 'd', x'02', 7, x'03', 'https://a.example.jp', :at, 1, 'e1', 0, '', 0, 0, '')
    """,
    "INSERT INTO feed_event (seq, event_id, type, at, raw) VALUES (1, 'e1', 't', :at, x'7b7d')",
    """
    INSERT INTO provision (at, recipient, items, basis, record_count, sha256)
    VALUES (:at, 'みらい紹介', 'cr.anon/1', '匿名加工情報', 20, 's')
    """,
)


@pytest.fixture
def filled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a closed store of revision 0006, enrolled, with an event and a provision."""
    scripts = tmp_path / "scripts-of-0006"
    ignored = shutil.ignore_patterns("__pycache__", "v000[7-9]*")
    shutil.copytree(migrate.SCRIPTS, scripts, ignore=ignored)
    monkeypatch.setattr(migrate, "SCRIPTS", scripts)
    monkeypatch.setattr(migrate, "REVISIONS", migrate.REVISIONS[:6])
    store = Store(tmp_path / STORE_NAME, _KEY)
    assert migrate.upgrade_store(store) is None
    with store.write() as connection:
        for statement in _FILL:
            connection.execute(text(statement), {"at": _AT})
    store.close()
    monkeypatch.undo()
    return tmp_path / STORE_NAME


def test_the_agency_stays_and_what_is_new_is_not_known_yet(filled: Path) -> None:
    store = Store(filled, _KEY)
    copy = migrate.upgrade_store(store)

    with store.read() as connection:
        row = present_agency(connection)
        assert (row.kid, row.cursor, row.cursor_id) == (7, 1, "e1")
        assert (row.kid_since, row.is_rotation_due) == (None, False)
        assert terms_bytes(connection) is None
        assert pending_device_key(connection) is None
        assert received_at(connection, [1]) == {}
        assert last_statement(connection) is None
        assert read_offer(connection) == OfferedProfile()
        assert list_request_rows(connection) == ()
        assert list_redemption_rows(connection) == ()
        (provision,) = list_provision_rows(connection)
        assert (provision.items, provision.sealed) == ("cr.anon/1", None)
    store.close()
    assert copy is not None
    assert copy.name == "workspace.before-0006.db"


@pytest.mark.parametrize(
    "act", ["UPDATE profile_offer SET items = '[]'", "DELETE FROM profile_offer"]
)
def test_who_confirmed_what_is_only_ever_added_to(filled: Path, act: str) -> None:
    store = Store(filled, _KEY)
    migrate.upgrade_store(store)
    offered = OfferedProfile((ProfileField.EDUCATION,), "確認した")
    with store.write() as connection:
        append_offer(connection, offered, at=datetime(2026, 11, 20, tzinfo=UTC), actor="岡田")

    with (
        pytest.raises(DatabaseError, match="profile_offer is append-only"),
        store.write() as connection,
    ):
        connection.execute(text(act))
    store.close()
