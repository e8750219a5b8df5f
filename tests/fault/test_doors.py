"""A workspace that cannot be opened says why, and stays as it is."""

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.workspace import NewWorkspace, Unlock, WorkspaceSettings
from desktop.core.paths import HEADER_NAME, shared_folder_kind
from desktop.core.security.keystore import MemoryKeyStore, NoKeyStore
from desktop.core.services.workspace.context import Workspace, WorkspacePorts
from desktop.core.services.workspace.create_workspace import create_workspace
from desktop.core.services.workspace.open_workspace import open_workspace
from desktop.core.storage.engine import STORE_NAME
from tests.conftest import StillClock
from tests.fault.conftest import SaysSo
from tests.fault.rig import files_below, row_counts

_HOLD = """
import sys, pathlib
from desktop.core.storage.lock import WorkspaceLock
lock = WorkspaceLock(pathlib.Path(sys.argv[1]))
lock.acquire()
print("held", flush=True)
sys.stdin.read()
"""


def digest(workspace: Workspace) -> str:
    return hashlib.sha256((workspace.folder / STORE_NAME).read_bytes()).hexdigest()


@pytest.mark.parametrize(
    "case",
    [
        (Unlock(passphrase="違う合言葉"), ErrorCode.PASSPHRASE_WRONG),
        (Unlock(recovery_key="0000-" * 7 + "0000"), ErrorCode.RECOVERY_KEY_WRONG),
        (Unlock(recovery_key="短い"), ErrorCode.RECOVERY_KEY_WRONG),
        (Unlock(), ErrorCode.KEY_NOT_FOUND),
    ],
)
def test_a_key_that_does_not_fit_is_refused_and_nothing_is_lost(
    closed: Workspace, clock: StillClock, says_so: SaysSo, case: tuple[Unlock, ErrorCode]
) -> None:
    unlock, code = case
    before, keys = digest(closed), MemoryKeyStore()

    with pytest.raises(AppError) as refused:
        open_workspace(closed.folder, unlock, WorkspacePorts(keys, clock))

    says_so(refused.value, code)
    assert digest(closed) == before
    assert keys.read(closed.workspace_id) is None
    right = Unlock(passphrase="正しい合言葉")
    again = open_workspace(closed.folder, right, WorkspacePorts(NoKeyStore(), clock))
    assert row_counts(again)["person"] == 3
    again.close()


def test_without_key_store_and_passphrase_no_workspace_is_made(
    tmp_path: Path, settings: WorkspaceSettings, clock: StillClock, says_so: SaysSo
) -> None:
    place = tmp_path / "workspace"

    with pytest.raises(AppError) as refused:
        create_workspace(place, NewWorkspace(settings), WorkspacePorts(NoKeyStore(), clock))

    says_so(refused.value, ErrorCode.KEY_STORE_MISSING)
    assert files_below(place) <= {"workspace.lock"}


def test_a_store_of_a_later_version_is_refused_untouched(
    closed: Workspace, ports: WorkspacePorts, says_so: SaysSo
) -> None:
    workspace = open_workspace(closed.folder, Unlock(), ports)
    with workspace.store.write() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    workspace.close()
    before, files = digest(closed), files_below(closed.folder)

    with pytest.raises(AppError) as refused:
        open_workspace(closed.folder, Unlock(), ports)

    says_so(refused.value, ErrorCode.STORE_NEWER)
    assert digest(closed) == before
    assert files_below(closed.folder) == files


def test_a_header_of_a_later_version_is_refused(
    closed: Workspace, ports: WorkspacePorts, says_so: SaysSo
) -> None:
    header = closed.folder / HEADER_NAME
    header.write_text(header.read_text("utf-8").replace('"version": 1', '"version": 2'), "utf-8")

    with pytest.raises(AppError) as refused:
        open_workspace(closed.folder, Unlock(), ports)

    says_so(refused.value, ErrorCode.STORE_NEWER)


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"version": 1}', b"\xff\xfe"])
def test_a_damaged_header_is_told_as_damage(
    closed: Workspace, ports: WorkspacePorts, says_so: SaysSo, damage: bytes
) -> None:
    (closed.folder / HEADER_NAME).write_bytes(damage)

    with pytest.raises(AppError) as refused:
        open_workspace(closed.folder, Unlock(), ports)

    says_so(refused.value, ErrorCode.STORE_DAMAGED)


def test_a_damaged_store_is_told_as_damage(
    closed: Workspace, ports: WorkspacePorts, says_so: SaysSo
) -> None:
    store = closed.folder / STORE_NAME
    store.write_bytes(b"\0" * 4096 + store.read_bytes()[4096:])

    with pytest.raises(AppError) as refused:
        open_workspace(closed.folder, Unlock(), ports)

    says_so(refused.value, ErrorCode.STORE_DAMAGED)


def test_a_header_without_its_store_makes_no_empty_one(
    closed: Workspace, ports: WorkspacePorts, says_so: SaysSo
) -> None:
    (closed.folder / STORE_NAME).unlink()

    with pytest.raises(AppError) as refused:
        open_workspace(closed.folder, Unlock(), ports)

    says_so(refused.value, ErrorCode.STORE_DAMAGED)
    assert not (closed.folder / STORE_NAME).exists()


def test_a_folder_without_workspace_is_told_as_such(
    tmp_path: Path, ports: WorkspacePorts, says_so: SaysSo
) -> None:
    with pytest.raises(AppError) as refused:
        open_workspace(tmp_path, Unlock(), ports)

    says_so(refused.value, ErrorCode.WORKSPACE_MISSING)
    assert files_below(tmp_path) == set()


def test_a_workspace_is_never_made_over_another(
    closed: Workspace, settings: WorkspaceSettings, ports: WorkspacePorts, says_so: SaysSo
) -> None:
    before = digest(closed)

    with pytest.raises(AppError) as refused:
        create_workspace(closed.folder, NewWorkspace(settings), ports)

    says_so(refused.value, ErrorCode.WORKSPACE_EXISTS)
    assert digest(closed) == before


def test_a_second_program_is_refused_until_the_first_is_gone(
    closed: Workspace, ports: WorkspacePorts, says_so: SaysSo
) -> None:
    first = subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(closed.folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert first.stdout is not None
    first.stdout.readline()

    with pytest.raises(AppError) as refused:
        open_workspace(closed.folder, Unlock(), ports)
    # Killed, not closed: the system itself gives the lock back.
    first.kill()
    first.communicate(timeout=10)

    says_so(refused.value, ErrorCode.ALREADY_OPEN)
    open_workspace(closed.folder, Unlock(), ports).close()


def test_a_second_opening_in_one_program_is_refused_too(
    workspace: Workspace, ports: WorkspacePorts, says_so: SaysSo
) -> None:
    with pytest.raises(AppError) as refused:
        open_workspace(workspace.folder, Unlock(), ports)

    says_so(refused.value, ErrorCode.ALREADY_OPEN)


@pytest.mark.parametrize(
    "name", ["OneDrive - 会社", "Dropbox", "iCloudDrive", "com~apple~CloudDocs", "Google Drive"]
)
def test_a_folder_that_is_synced_holds_no_workspace(
    tmp_path: Path,
    settings: WorkspaceSettings,
    ports: WorkspacePorts,
    says_so: SaysSo,
    *,
    name: str,
) -> None:
    place = tmp_path / name / "workspace"

    with pytest.raises(AppError) as refused:
        create_workspace(place, NewWorkspace(settings), ports)

    says_so(refused.value, ErrorCode.SHARED_FOLDER)
    assert refused.value.context == {"kind": "synced"}
    assert not place.exists()


def test_a_workspace_moved_into_a_synced_folder_is_not_opened(
    closed: Workspace, tmp_path: Path, ports: WorkspacePorts, says_so: SaysSo
) -> None:
    moved = tmp_path / "OneDrive"
    closed.folder.rename(moved)

    with pytest.raises(AppError) as refused:
        open_workspace(moved, Unlock(), ports)

    says_so(refused.value, ErrorCode.SHARED_FOLDER)
    assert (moved / STORE_NAME).exists()


@pytest.mark.parametrize("kind", ["nfs4", "cifs", "smb3", "fuse.sshfs", "9p"])
def test_a_folder_on_a_network_drive_is_known_by_its_mount(tmp_path: Path, kind: str) -> None:
    mounts = tmp_path / "mounts"
    lines = ["/dev/sda1 / ext4 rw 0 0", f"server:/share /mnt/kyo\\040yu {kind} rw 0 0"]
    mounts.write_text("\n".join(lines) + "\n", "utf-8")

    assert shared_folder_kind(Path("/mnt/kyo yu/saiyo"), mounts) == "network"
    assert shared_folder_kind(Path("/mnt/kyo"), mounts) is None
    assert shared_folder_kind(Path("/mnt/kyo yu/saiyo"), tmp_path / "none") is None
