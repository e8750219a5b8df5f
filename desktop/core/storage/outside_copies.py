"""Plain copies of attachments for other programs: few, named by number, removed (decision 22)."""

import shutil
import tempfile
from pathlib import Path
from typing import Final

from desktop.core.domain.errors import AppError, ErrorCode

FOLDER_NAME: Final = "opened"


def write_outside_copy(workspace_folder: Path, name: str, content: bytes) -> Path:
    """Write a copy that only this user can read, in a folder of its own.

    Args:
        workspace_folder: Where the workspace lies.
        name: What the copy is called; never what the person's file was called.
        content: The file.

    Raises:
        AppError: EXPORT_FOLDER where it cannot be written; then nothing is left behind.
    """
    root = workspace_folder / FOLDER_NAME
    place: Path | None = None
    try:
        root.mkdir(mode=0o700, exist_ok=True)
        place = Path(tempfile.mkdtemp(dir=root))
        path = place / name
        path.touch(mode=0o600)
        path.write_bytes(content)
        # What is changed in the other program is not taken in again: it cannot be saved there.
        path.chmod(0o400)
    except OSError as error:
        if place is not None:
            shutil.rmtree(place, ignore_errors=True)
        raise AppError(ErrorCode.EXPORT_FOLDER) from error
    return path


def remove_outside_copies(workspace_folder: Path) -> int:
    """Remove every copy; return how many are still held by another program.

    What is held now is removed at the next start.
    """
    root = workspace_folder / FOLDER_NAME
    if not root.is_dir():
        return 0
    for path in root.rglob("*"):
        if path.is_file():
            # Windows removes nothing that is read-only.
            path.chmod(0o600)
    shutil.rmtree(root, ignore_errors=True)
    return sum(path.is_file() for path in root.rglob("*")) if root.is_dir() else 0
