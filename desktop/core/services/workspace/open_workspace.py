"""Open a workspace by the key store, a passphrase or the recovery key."""

from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.workspace import Unlock, WorkspaceSettings
from desktop.core.paths import shared_folder_kind
from desktop.core.security.header_file import Header, read_header
from desktop.core.services.workspace.context import Workspace, WorkspacePorts
from desktop.core.services.workspace.settings_text import settings_from_bytes
from desktop.core.storage.engine import STORE_NAME, Store
from desktop.core.storage.first_look import read_identity
from desktop.core.storage.lock import WorkspaceLock
from desktop.core.storage.migrate import upgrade_store


class Unlocked(NamedTuple):
    """A workspace that can be read, and its settings as they were found."""

    workspace: Workspace
    settings: WorkspaceSettings


def open_workspace(folder: Path, unlock: Unlock, ports: WorkspacePorts) -> Workspace:
    """Open the workspace in ``folder`` and settle what a crash left behind.

    Raises:
        AppError: As `unlock_workspace`.
    """
    workspace = unlock_workspace(folder, unlock, ports).workspace
    with ExitStack() as taken:
        taken.callback(workspace.close)
        settle_workspace(workspace)
        taken.pop_all()
    return workspace


def unlock_workspace(folder: Path, unlock: Unlock, ports: WorkspacePorts) -> Unlocked:
    """Open the workspace in ``folder`` for reading; `settle_workspace` must follow before acts.

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
        upgrade_store(store)
        with store.look() as plain:
            identity = read_identity(plain)
        taken.pop_all()
    settings = settings_from_bytes(identity.settings)
    workspace = Workspace(
        folder=folder,
        store=store,
        clock=ports.clock,
        lock=lock,
        workspace_id=header.workspace_id,
        is_demo=identity.is_demo,
        actor=settings.contact_person,
        hash_key=identity.hash_key,
    )
    return Unlocked(workspace, settings)


def settle_workspace(workspace: Workspace) -> None:
    """Settle what a crash left behind.

    A mail that was being handed over when the program died becomes 不明, mails that should have
    left days ago wait for a person, and a half-read import
    is dropped. Sealed files that nobody owns any more are removed, and plain copies that another
    program still held when the last run ended.
    """
    # Not above: a start reads its first list before the queries are imported.
    from desktop.core.services.workspace.hold_stale import hold_stale  # noqa: PLC0415
    from desktop.core.storage.attachment_files import sweep_files  # noqa: PLC0415
    from desktop.core.storage.outside_copies import remove_outside_copies  # noqa: PLC0415
    from desktop.core.storage.queries.imports import drop_unfinished_imports  # noqa: PLC0415
    from desktop.core.storage.queries.notices import settle_interrupted  # noqa: PLC0415
    from desktop.core.storage.scratch import sweep_scratch  # noqa: PLC0415

    with workspace.store.write() as connection:
        settle_interrupted(connection)
        hold_stale(workspace, connection)
        drop_unfinished_imports(connection)
    sweep_files(workspace.store, workspace.folder)
    sweep_scratch(workspace.folder)
    remove_outside_copies(workspace.folder)


def _store_key(header: Header, unlock: Unlock, ports: WorkspacePorts) -> bytes:
    if not unlock.recovery_key and not unlock.passphrase:
        stored = ports.key_store.read(header.workspace_id)
        if stored is None:
            raise AppError(ErrorCode.KEY_NOT_FOUND)
        return stored
    from desktop.core.security.vault import (  # noqa: PLC0415 - rarely needed
        open_by_passphrase,
        open_by_recovery_key,
    )

    if unlock.recovery_key:
        key = open_by_recovery_key(header, unlock.recovery_key)
    else:
        key = open_by_passphrase(header, unlock.passphrase)
    # Next time this user need not type it again; where that cannot be kept, they do.
    ports.key_store.write(header.workspace_id, key)
    return key


def _open_store(folder: Path, key: bytes) -> Store:
    path = folder / STORE_NAME
    if not path.exists():
        # Opening would make an empty store beside a header that belongs to a lost one.
        raise AppError(ErrorCode.STORE_DAMAGED)
    return Store(path, key)
