"""The store's schema: what migrations make is what the tables say, and no upgrade loses a row."""

import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError, OperationalError

from desktop.core.domain.application import PeopleQuery
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.workspace import Unlock
from desktop.core.services.people.list_people import list_people
from desktop.core.services.workspace.check_store import check_store
from desktop.core.services.workspace.context import Workspace, WorkspacePorts
from desktop.core.services.workspace.open_workspace import open_workspace
from desktop.core.storage import migrate
from desktop.core.storage.engine import STORE_NAME, Store
from desktop.core.storage.tables import metadata
from tests.fault.rig import applicants, import_file, row_counts

_NEXT = '''
"""A later schema."""
from alembic import op
revision = "{next}"
down_revision = "{last}"

def upgrade() -> None:
    op.execute("ALTER TABLE person ADD COLUMN planet VARCHAR NOT NULL DEFAULT 'earth'")
    {more}
'''
RELEASED = migrate.REVISIONS
LAST, NEXT = RELEASED[-1], f"{int(RELEASED[-1]) + 1:04d}"
MakeLater = Callable[[str], None]


@pytest.fixture
def later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MakeLater:
    """Return a maker of a later version of the program, with one more revision."""

    def make(more: str) -> None:
        scripts = tmp_path / "scripts"
        shutil.copytree(migrate.SCRIPTS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
        (scripts / "versions" / f"v{NEXT}_later.py").write_text(
            _NEXT.format(more=more, next=NEXT, last=LAST), "utf-8"
        )
        monkeypatch.setattr(migrate, "SCRIPTS", scripts)
        monkeypatch.setattr(migrate, "REVISIONS", (*RELEASED, NEXT))

    return make


@pytest.fixture
def filled(workspace: Workspace, tmp_path: Path) -> Workspace:
    """Return a closed workspace with three people."""
    import_file(workspace, applicants(tmp_path))
    workspace.close()
    return workspace


def version(workspace: Workspace) -> str:
    with workspace.store.read() as connection:
        return str(connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar())


def test_every_released_revision_is_listed_in_order() -> None:
    files = sorted((migrate.SCRIPTS / "versions").glob("v*.py"))

    assert tuple(file.name[1:5] for file in files) == migrate.REVISIONS


def test_what_the_migrations_make_is_what_the_tables_say(workspace: Workspace) -> None:
    with workspace.store.read() as connection:
        context = MigrationContext.configure(
            connection, opts={"include_name": _is_ours, "compare_type": True}
        )
        differences = compare_metadata(context, metadata)

    assert differences == []


def _is_ours(name: str | None, kind: str, _parents: object) -> bool:
    # The search index makes tables of its own.
    return kind != "table" or not str(name).startswith("person_search")


def test_the_comparison_sees_a_column_that_was_forgotten(workspace: Workspace) -> None:
    with workspace.store.write() as connection:
        connection.exec_driver_sql("ALTER TABLE vacancy ADD COLUMN forgotten VARCHAR")
        context = MigrationContext.configure(connection, opts={"include_name": _is_ours})

        assert len(compare_metadata(context, metadata)) == 1


def test_an_upgrade_keeps_every_row_and_a_copy_of_what_was(
    filled: Workspace, ports: WorkspacePorts, later: MakeLater
) -> None:
    before = (filled.folder / STORE_NAME).read_bytes()
    later("")

    workspace = open_workspace(filled.folder, Unlock(), ports)

    assert version(workspace) == NEXT
    assert list_people(workspace, PeopleQuery(text="見本")).total == 3
    with workspace.store.read() as connection:
        planets = connection.exec_driver_sql("SELECT DISTINCT planet FROM person").scalars()
        assert list(planets) == ["earth"]
    assert check_store(workspace).is_sound
    workspace.close()
    copy = filled.folder / f"workspace.before-{LAST}.db"
    assert hashlib.sha256(copy.read_bytes()).digest() == hashlib.sha256(before).digest()
    assert "見本".encode() not in copy.read_bytes()


def test_an_upgrade_that_fails_half_way_leaves_the_old_store_and_its_copy_usable(
    filled: Workspace, ports: WorkspacePorts, later: MakeLater, monkeypatch: pytest.MonkeyPatch
) -> None:
    later('op.execute("INSERT INTO no_such_table VALUES (1)")')
    with pytest.raises(OperationalError):
        open_workspace(filled.folder, Unlock(), ports)
    copy = filled.folder / f"workspace.before-{LAST}.db"
    assert copy.exists()
    monkeypatch.undo()

    workspace = open_workspace(filled.folder, Unlock(), ports)
    assert version(workspace) == RELEASED[-1]
    assert row_counts(workspace)["person"] == 3
    workspace.close()
    (filled.folder / STORE_NAME).unlink()
    shutil.copy(copy, filled.folder / STORE_NAME)
    from_copy = open_workspace(filled.folder, Unlock(), ports)
    assert row_counts(from_copy)["person"] == 3
    from_copy.close()


def test_an_upgrade_without_room_for_the_copy_does_not_begin(
    filled: Workspace, ports: WorkspacePorts, later: MakeLater, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_source: Path, target: Path) -> None:
        target.write_bytes(b"half")
        raise OSError(28, "no space")

    later("")
    monkeypatch.setattr(migrate.shutil, "copy2", full)
    with pytest.raises(AppError) as refused:
        open_workspace(filled.folder, Unlock(), ports)
    monkeypatch.undo()

    assert refused.value.code is ErrorCode.DISK_FULL
    assert not (filled.folder / f"workspace.before-{LAST}.db").exists()
    workspace = open_workspace(filled.folder, Unlock(), ports)
    assert version(workspace) == RELEASED[-1]
    workspace.close()


def test_a_store_in_memory_is_upgraded_without_a_copy(later: MakeLater) -> None:
    store = Store(None, bytes(32))
    assert migrate.upgrade_store(store) is None
    assert migrate.upgrade_store(store) is None

    later("")

    assert migrate.upgrade_store(store) is None
    store.close()


def test_a_table_of_versions_without_a_version_is_filled(tmp_path: Path) -> None:
    store = Store(tmp_path / STORE_NAME, bytes(32))
    with store.write() as connection:
        connection.exec_driver_sql("CREATE TABLE alembic_version (version_num VARCHAR(32))")

    assert migrate.upgrade_store(store) is None

    with store.read() as connection:
        found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    assert found == migrate.REVISIONS[-1]
    store.close()


_FILL = {
    "audit": "SELECT 1",
    "ledger_entry": (
        "INSERT INTO ledger_entry (seq, event_id, kind, units, ref, at) "
        "VALUES (1, 'e', 'earn', 1, 'u', '2026-11-20')"
    ),
    "provision": (
        "INSERT INTO provision (at, recipient, items, basis, record_count, sha256) "
        "VALUES ('2026-11-20', 'r', 'i', 'b', 20, 's')"
    ),
    "feed_event": (
        "INSERT INTO feed_event (seq, event_id, type, at, raw) "
        "VALUES (1, 'e', 't', '2026-11-20', x'00')"
    ),
}


@pytest.mark.parametrize("table", _FILL)
@pytest.mark.parametrize("act", ["UPDATE {0} SET at = '2000-01-01'", "DELETE FROM {0}"])
def test_a_ledger_is_only_ever_added_to(workspace: Workspace, table: str, act: str) -> None:
    with workspace.store.write() as connection:
        connection.execute(text(_FILL[table]))

    with (
        pytest.raises(DatabaseError, match=f"{table} is append-only"),
        workspace.store.write() as connection,
    ):
        connection.execute(text(act.format(table)))


def test_the_demo_mark_is_set_for_good(workspace: Workspace) -> None:
    with (
        pytest.raises(DatabaseError, match="set at creation"),
        workspace.store.write() as connection,
    ):
        connection.execute(text("UPDATE workspace SET is_demo = 1"))


@pytest.mark.parametrize("change", ["body = x'00'", "sha256 = 'another'"])
def test_approved_bytes_never_change(workspace: Workspace, change: str) -> None:
    with workspace.store.write() as connection:
        connection.execute(
            text(
                "INSERT INTO batch (state, sha256, body, record_count, quarter, created_at,"
                " approved_by, fault)"
                " VALUES ('draft', 's', x'01', 20, '2026Q4', '2026-11-20', '', '')"
            )
        )
        connection.execute(text("UPDATE batch SET body = x'02'"))
        connection.execute(text("UPDATE batch SET state = 'approved'"))

    with (
        pytest.raises(DatabaseError, match="approved bytes never change"),
        workspace.store.write() as connection,
    ):
        connection.execute(text(f"UPDATE batch SET {change}"))  # noqa: S608 - a constant of this test
