"""Create a workspace: folder, keys, header, store."""

import secrets
from contextlib import ExitStack
from dataclasses import dataclass, field
from errno import ENOSPC
from pathlib import Path

from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.workspace import NewWorkspace
from desktop.core.paths import HEADER_NAME, shared_folder_kind
from desktop.core.security.header_file import Header, write_header
from desktop.core.security.vault import make_header, new_recovery_key, new_store_key
from desktop.core.services.workspace.context import Workspace, WorkspacePorts
from desktop.core.services.workspace.settings_text import settings_to_bytes
from desktop.core.storage.engine import STORE_NAME, Store
from desktop.core.storage.lock import WorkspaceLock
from desktop.core.storage.migrate import upgrade_store
from desktop.core.storage.queries.workspace import WorkspaceRow, insert_workspace


@dataclass(frozen=True, slots=True)
class CreatedWorkspace:
    """The new workspace and the recovery key, which is shown once and kept nowhere."""

    workspace: Workspace
    recovery_key: str = field(repr=False)
    is_key_stored: bool = True


def create_workspace(folder: Path, new: NewWorkspace, ports: WorkspacePorts) -> CreatedWorkspace:
    """Create and open a workspace in ``folder``.

    The store is made in the folder under its own name and gets its header last: a crash before
    that leaves nothing that would open as a workspace.

    Raises:
        AppError: SHARED_FOLDER, WORKSPACE_EXISTS, STORE_UNWRITABLE, ALREADY_OPEN, DISK_FULL, or
            KEY_STORE_MISSING where no key store answers and no passphrase was given.
    """
    _prepare_folder(folder)
    lock = WorkspaceLock(folder)
    lock.acquire()
    with ExitStack() as taken:
        # Whatever stops us, Ctrl+C too, gives back what was taken, the last first.
        taken.callback(lock.release)
        created = _create(folder, new, (ports, lock), taken)
        taken.pop_all()
    return created


def find_workspace(folder: Path) -> bool:
    """Say whether ``folder`` holds a workspace."""
    return (folder / HEADER_NAME).exists()


def _prepare_folder(folder: Path) -> None:
    kind = shared_folder_kind(folder)
    if kind is not None:
        raise AppError(ErrorCode.SHARED_FOLDER, {"kind": kind})
    if find_workspace(folder):
        raise AppError(ErrorCode.WORKSPACE_EXISTS)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise AppError(ErrorCode.STORE_UNWRITABLE) from error


def _create(
    folder: Path,
    new: NewWorkspace,
    held: tuple[WorkspacePorts, WorkspaceLock],
    taken: ExitStack,
) -> CreatedWorkspace:
    ports, _ = held
    workspace_id, store_key = secrets.token_hex(8), new_store_key()
    recovery_key = new_recovery_key()
    is_stored = ports.key_store.write(workspace_id, store_key)
    if not is_stored and not new.passphrase:
        raise AppError(ErrorCode.KEY_STORE_MISSING)
    # Its store would never open: the key store need not remember it.
    taken.callback(ports.key_store.delete, workspace_id)
    row = WorkspaceRow(
        workspace_id, new.is_demo, settings_to_bytes(new.settings), secrets.token_bytes(32)
    )
    store = _create_store(folder, store_key, taken)
    workspace = _first_write(folder, store, (row, new), held)
    _write_header(workspace, make_header(workspace_id, store_key, recovery_key, new.passphrase))
    return CreatedWorkspace(workspace, recovery_key, is_stored)


def _first_write(
    folder: Path,
    store: Store,
    first: tuple[WorkspaceRow, NewWorkspace],
    held: tuple[WorkspacePorts, WorkspaceLock],
) -> Workspace:
    (row, new), (ports, lock) = first, held
    workspace = Workspace(
        folder=folder,
        store=store,
        clock=ports.clock,
        lock=lock,
        workspace_id=row.workspace_id,
        is_demo=new.is_demo,
        actor=new.settings.contact_person,
        hash_key=row.hash_key,
    )
    with store.write() as connection:
        insert_workspace(connection, row, ports.clock.now())
        workspace.audit(connection, "workspace.created", demo=int(new.is_demo))
    return workspace


def _write_header(workspace: Workspace, header: Header) -> None:
    try:
        write_header(workspace.folder, header)
    except OSError as error:
        is_full = error.errno == ENOSPC
        raise AppError(ErrorCode.DISK_FULL if is_full else ErrorCode.STORE_UNWRITABLE) from error


def _create_store(folder: Path, store_key: bytes, taken: ExitStack) -> Store:
    # A store without a header is what a crash during an earlier creation left: nobody has its key.
    for leftover in folder.glob(f"{STORE_NAME}*"):
        leftover.unlink()
    store = Store(folder / STORE_NAME, store_key)
    taken.callback(store.close)
    upgrade_store(store)
    return store
