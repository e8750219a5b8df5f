"""What is read and not yet moved: encrypted by a key of its own, and gone whatever happens."""

from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.importing import ImportChoices
from desktop.core.domain.workspace import Unlock
from desktop.core.importers.read_file import read_workbook
from desktop.core.services.imports import import_people as import_people_module
from desktop.core.services.imports.import_people import import_people
from desktop.core.services.imports.prepare_import import prepare_import
from desktop.core.services.workspace.context import Workspace, WorkspacePorts
from desktop.core.services.workspace.open_workspace import open_workspace
from desktop.core.storage.engine import Store
from desktop.core.storage.scratch import SCRATCH_NAME, open_scratch
from tests.fault.rig import applicants, import_file, never, quiet, row_counts

_MANY = 3000


def _import_listening(
    workspace: Workspace, folder: Path, *, heard: Callable[[int], bool], count: int = _MANY
) -> None:
    """Import ``count`` people; ``heard`` is called with the chunks staged so far, true cancels."""
    path = applicants(folder, count)
    preview = prepare_import(workspace, read_workbook, path, progress=quiet, is_cancelled=never)
    chunks = iter(range(count))
    import_people(
        workspace,
        preview,
        ImportChoices(),
        progress=quiet,
        is_cancelled=lambda: heard(next(chunks)),
    )


def _left_by_a_crash(workspace: Workspace, folder: Path) -> bytes:
    """Return what lies in the scratch half way."""
    found: list[bytes] = []

    def heard(chunks: int) -> bool:
        found.append((workspace.folder / SCRATCH_NAME).read_bytes())
        return chunks == _MANY // 1000 - 1

    with pytest.raises(AppError):
        _import_listening(workspace, folder, heard=heard)
    return max(found, key=len)


def test_nothing_staged_can_be_read_in_the_file(workspace: Workspace, tmp_path: Path) -> None:
    data = _left_by_a_crash(workspace, tmp_path)

    assert len(data) > 50_000
    for plain in ("見本", "ミホン", "example.org", "SQLite format"):
        assert plain.encode() not in data


def test_the_key_of_the_store_does_not_open_it(workspace: Workspace, tmp_path: Path) -> None:
    left = tmp_path / "left.db"
    left.write_bytes(_left_by_a_crash(workspace, tmp_path))
    store = Store(left, workspace.store._key)

    with pytest.raises(AppError) as refused, store.read() as connection:
        connection.exec_driver_sql("SELECT count(*) FROM sqlite_master")

    assert refused.value.code is ErrorCode.STORE_DAMAGED
    store.close()


def test_a_cancelled_import_leaves_no_scratch(workspace: Workspace, tmp_path: Path) -> None:
    before = row_counts(workspace)

    with pytest.raises(AppError):
        _import_listening(workspace, tmp_path, heard=lambda chunks: chunks == 2)

    assert not (workspace.folder / SCRATCH_NAME).exists()
    assert row_counts(workspace) == before


def test_a_finished_import_leaves_no_scratch(workspace: Workspace, tmp_path: Path) -> None:
    import_file(workspace, applicants(tmp_path))

    assert not (workspace.folder / SCRATCH_NAME).exists()


def test_a_move_that_fails_leaves_neither_people_nor_scratch(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaking(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    before = row_counts(workspace)
    monkeypatch.setattr(import_people_module, "finish_import", breaking)
    with pytest.raises(ZeroDivisionError):
        import_file(workspace, applicants(tmp_path))
    monkeypatch.undo()

    assert row_counts(workspace) == before
    assert not (workspace.folder / SCRATCH_NAME).exists()
    assert import_file(workspace, applicants(tmp_path)).new_people == 3


def test_what_a_crash_left_is_removed_at_the_next_opening(
    workspace: Workspace, tmp_path: Path, ports: WorkspacePorts
) -> None:
    data = _left_by_a_crash(workspace, tmp_path)
    before = row_counts(workspace)
    workspace.close()
    (workspace.folder / SCRATCH_NAME).write_bytes(data)

    again = open_workspace(workspace.folder, Unlock(), ports)

    assert not (workspace.folder / SCRATCH_NAME).exists()
    assert row_counts(again) == before
    again.close()


def test_a_store_in_memory_has_a_scratch_in_memory() -> None:
    store = Store(None, bytes(32))
    with open_scratch(store), store.write() as connection:
        connection.exec_driver_sql("CREATE TABLE scratch.t (x)")

    with store.read() as connection:
        names = [row[1] for row in connection.exec_driver_sql("PRAGMA database_list")]
    assert names == ["main"]
    store.close()
