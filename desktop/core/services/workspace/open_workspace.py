"""Open a workspace by the key store, a passphrase or the recovery key."""

from contextlib import ExitStack
from pathlib import Path

from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.workspace import Unlock
from desktop.core.paths import shared_folder_kind
from desktop.core.security.vault import (
    Header,
    open_by_passphrase,
    open_by_recovery_key,
    read_header,
)
from desktop.core.services.workspace.context import Workspace, WorkspacePorts
from desktop.core.services.workspace.settings_text import settings_from_bytes
from desktop.core.storage.engine import STORE_NAME, Store
from desktop.core.storage.lock import WorkspaceLock
from desktop.core.storage.migrate import upgrade_store
from desktop.core.storage.queries.imports import drop_unfinished_imports
from desktop.core.storage.queries.notices import settle_interrupted
from desktop.core.storage.queries.workspace import WorkspaceRow, read_workspace


def open_workspace(folder: Path, unlock: Unlock, ports: WorkspacePorts) -> Workspace:
    """Open the workspace in ``folder`` and settle what a crash left behind.

    A mail that was being handed over when the program died becomes 不明, and a half-read import
    is dropped.

    Raises:
        AppError: WORKSPACE_MISSING, SHARED_FOLDER, ALREADY_OPEN, KEY_NOT_FOUND, PASSPHRASE_WRONG,
            RECOVERY_KEY_WRONG, STORE_NEWER, STORE_DAMAGED.
    """
    kind = shared_folder_kind(folder)
    if kind is not None:
        raise AppError(ErrorCode.SHARED_FOLDER, {"kind": kind})
    header = read_header(folder)
    lock = WorkspaceLock(folder)
    lock.acquire()
    with ExitStack() as taken:
        # Whatever stops us, Ctrl+C too, gives back what was taken, the last first.
        taken.callback(lock.release)
        store = _open_store(folder, _store_key(header, unlock, ports))
        taken.callback(store.close)
        row = _settle(store)
        taken.pop_all()
    return Workspace(
        folder=folder,
        store=store,
        clock=ports.clock,
        lock=lock,
        workspace_id=header.workspace_id,
        is_demo=row.is_demo,
        actor=settings_from_bytes(row.settings).contact_person,
        hash_key=row.hash_key,
    )


def _store_key(header: Header, unlock: Unlock, ports: WorkspacePorts) -> bytes:
    if unlock.recovery_key:
        key = open_by_recovery_key(header, unlock.recovery_key)
    elif unlock.passphrase:
        key = open_by_passphrase(header, unlock.passphrase)
    else:
        stored = ports.key_store.read(header.workspace_id)
        if stored is None:
            raise AppError(ErrorCode.KEY_NOT_FOUND)
        return stored
    # Next time this user need not type it again; where that cannot be kept, they do.
    ports.key_store.write(header.workspace_id, key)
    return key


def _open_store(folder: Path, key: bytes) -> Store:
    path = folder / STORE_NAME
    if not path.exists():
        # Opening would make an empty store beside a header that belongs to a lost one.
        raise AppError(ErrorCode.STORE_DAMAGED)
    return Store(path, key)


def _settle(store: Store) -> WorkspaceRow:
    upgrade_store(store)
    with store.write() as connection:
        row = read_workspace(connection)
        settle_interrupted(connection)
        drop_unfinished_imports(connection)
    return row
