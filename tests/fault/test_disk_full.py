"""A full disk, a real one: a small file system in memory."""

import os
from pathlib import Path

import pytest

from desktop.core.domain.application import PeopleQuery
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.importing import ImportChoices
from desktop.core.domain.workspace import NewWorkspace, Unlock, WorkspaceSettings
from desktop.core.importers.read_file import read_workbook
from desktop.core.services.imports import import_people as import_people_module
from desktop.core.services.imports.import_people import import_people
from desktop.core.services.imports.prepare_import import prepare_import
from desktop.core.services.notices.preview_notices import list_waiting
from desktop.core.services.notices.save_drafts import save_drafts
from desktop.core.services.notices.templates import read_template
from desktop.core.services.people.list_people import list_people
from desktop.core.services.workspace.check_store import check_store
from desktop.core.services.workspace.context import Workspace, WorkspacePorts
from desktop.core.services.workspace.create_workspace import create_workspace, find_workspace
from desktop.core.services.workspace.open_workspace import open_workspace
from tests.fault.conftest import SaysSo
from tests.fault.rig import (
    applicants,
    files_below,
    import_file,
    never,
    quiet,
    reject_all,
    row_counts,
)


def fill(disk: Path, leave: int) -> Path:
    """Leave only so many bytes free."""
    ballast = disk / "ballast"
    free = os.statvfs(disk)
    ballast.write_bytes(b"\0" * max(0, free.f_bavail * free.f_frsize - leave))
    return ballast


@pytest.mark.parametrize("leave", [8 << 10, 200 << 10, 600 << 10])
def test_an_import_onto_a_full_disk_stores_nobody_and_loses_nobody(
    on_small_disk: Workspace, tmp_path: Path, says_so: SaysSo, leave: int
) -> None:
    import_file(on_small_disk, applicants(tmp_path, 2))
    preview = prepare_import(
        on_small_disk, read_workbook, applicants(tmp_path, 3000), progress=quiet, is_cancelled=never
    )
    before = row_counts(on_small_disk)
    ballast = fill(on_small_disk.folder.parent, leave)

    with pytest.raises(AppError) as refused:
        import_people(on_small_disk, preview, ImportChoices(), progress=quiet, is_cancelled=never)

    says_so(refused.value, ErrorCode.DISK_FULL)
    assert list_people(on_small_disk, PeopleQuery()).total == 2
    ballast.unlink()
    assert check_store(on_small_disk).is_sound
    left = row_counts(on_small_disk)
    scratch = {"import_run", "import_row"}
    assert {name: left[name] for name in left if name not in scratch} == {
        name: before[name] for name in before if name not in scratch
    }


def test_after_a_full_disk_the_next_opening_drops_what_was_staged(
    on_small_disk: Workspace,
    tmp_path: Path,
    ports: WorkspacePorts,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def too_full(*_: object) -> None:
        raise AppError(ErrorCode.DISK_FULL)

    before = row_counts(on_small_disk)
    preview = prepare_import(
        on_small_disk, read_workbook, applicants(tmp_path, 3000), progress=quiet, is_cancelled=never
    )
    ballast = fill(on_small_disk.folder.parent, 600 << 10)
    # Not even dropping what was staged fits.
    monkeypatch.setattr(import_people_module, "drop_import", too_full)
    with pytest.raises(AppError):
        import_people(on_small_disk, preview, ImportChoices(), progress=quiet, is_cancelled=never)
    assert row_counts(on_small_disk) != before
    on_small_disk.close()
    ballast.unlink()

    again = open_workspace(on_small_disk.folder, Unlock(), ports)
    after = row_counts(again)
    again.close()

    assert after == before


def test_drafts_onto_a_full_disk_leave_no_file_and_everybody_waits_again(
    workspace: Workspace, tmp_path: Path, small_disk: Path, says_so: SaysSo
) -> None:
    import_file(workspace, applicants(tmp_path, 5))
    reject_all(workspace)
    waiting = list_waiting(workspace)
    fill(small_disk, 12 << 10)
    files = files_below(small_disk)

    with pytest.raises(AppError) as refused:
        save_drafts(
            workspace,
            waiting,
            read_template(workspace, "document"),
            small_disk / "drafts",
            progress=quiet,
            is_cancelled=never,
        )

    says_so(refused.value, ErrorCode.DISK_FULL)
    assert files_below(small_disk) - files <= {"drafts"}
    assert list_waiting(workspace) == waiting


def test_a_workspace_that_does_not_fit_is_none(
    small_disk: Path, settings: WorkspaceSettings, ports: WorkspacePorts, says_so: SaysSo
) -> None:
    ballast = fill(small_disk, 40 << 10)
    place = small_disk / "workspace"

    with pytest.raises(AppError) as refused:
        create_workspace(place, NewWorkspace(settings), ports)

    says_so(refused.value, ErrorCode.DISK_FULL)
    assert not find_workspace(place)
    ballast.unlink()
    create_workspace(place, NewWorkspace(settings), ports).workspace.close()
