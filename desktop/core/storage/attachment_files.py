"""The sealed files of attachments: named by number, gone once their row is."""

import os
from errno import ENOSPC
from pathlib import Path
from typing import Final

from sqlalchemy import Connection

from desktop.core.domain.attachments import AttachmentId
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.storage.engine import Store
from desktop.core.storage.queries.attachments import list_attachment_ids

FOLDER_NAME: Final = "attachments"


def write_sealed_file(workspace_folder: Path, number: AttachmentId, sealed: bytes) -> None:
    """Write a file whole and onto the disk before the row that names it is committed.

    Raises:
        AppError: DISK_FULL or STORE_UNWRITABLE.
    """
    path = _path(workspace_folder, number)
    part = path.with_suffix(".part")
    try:
        path.parent.mkdir(exist_ok=True)
        with part.open("wb") as file:
            file.write(sealed)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        is_full = error.errno == ENOSPC
        raise AppError(ErrorCode.DISK_FULL if is_full else ErrorCode.STORE_UNWRITABLE) from error


def read_sealed_file(workspace_folder: Path, number: AttachmentId) -> bytes:
    """Return the sealed bytes.

    Raises:
        AppError: ATTACHMENT_DAMAGED where the file is not there or cannot be read.
    """
    try:
        return _path(workspace_folder, number).read_bytes()
    except OSError as error:
        raise AppError(ErrorCode.ATTACHMENT_DAMAGED) from error


def sweep_files(store: Store, workspace_folder: Path) -> int:
    """Remove every file whose row is gone; return how many there were.

    The keys went with the rows, so that what cannot be removed now stays unreadable and is
    removed at the next opening.
    """
    folder = workspace_folder / FOLDER_NAME
    if not folder.is_dir():
        return 0
    # Under the write lock: a file is written before its row can be seen by a reader.
    with store.write() as connection:
        return _sweep(connection, folder)


def _sweep(connection: Connection, folder: Path) -> int:
    known = {_path(folder.parent, number).name for number in list_attachment_ids(connection)}
    count = 0
    for path in sorted(folder.iterdir()):
        if path.name not in known:
            try:
                path.unlink()
            except OSError:
                continue
            count += 1
    return count


def forget_for_good(store: Store, workspace_folder: Path) -> None:
    """Remove what an erasure left outside the tables: files, and pages in the log (decision 21)."""
    sweep_files(store, workspace_folder)
    if store.path is None:
        return
    with store.writer.connect() as connection:
        connection.connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _path(workspace_folder: Path, number: AttachmentId) -> Path:
    return workspace_folder / FOLDER_NAME / f"{number:08d}.bin"
