"""Where a file that a person asks for goes: their folder, named by act, day and number."""

from pathlib import Path

from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.services.workspace.context import Workspace

_MOST = 1000


def next_output(workspace: Workspace, folder: Path, act: str, suffix: str) -> Path:
    """Return a free name below ``folder``, such as ``export-2026-11-20-01.xlsx`` (decision 22).

    The name tells what and when, never who.

    Raises:
        AppError: EXPORT_FOLDER where the folder cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise AppError(ErrorCode.EXPORT_FOLDER) from error
    day = workspace.today().isoformat()
    for number in range(1, _MOST):
        path = folder / f"{act}-{day}-{number:02d}{suffix}"
        if not path.exists():
            return path
    raise AppError(ErrorCode.EXPORT_FOLDER)
