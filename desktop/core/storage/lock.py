"""One program per workspace."""

from pathlib import Path

from filelock import FileLock, Timeout

from desktop.core.domain.errors import AppError, ErrorCode

LOCK_NAME = "workspace.lock"


class WorkspaceLock:
    """Held while the workspace is open; the system frees it should the program die.

    Args:
        folder: The folder of the workspace; it must exist.
    """

    def __init__(self, folder: Path) -> None:
        self._lock = FileLock(str(folder / LOCK_NAME), timeout=0, thread_local=False)

    def acquire(self) -> None:
        """Take the lock.

        Raises:
            AppError: ALREADY_OPEN where another program holds it; STORE_UNWRITABLE where the
                folder cannot be written.
        """
        try:
            self._lock.acquire()
        except Timeout:
            raise AppError(ErrorCode.ALREADY_OPEN) from None
        except OSError as error:
            raise AppError(ErrorCode.STORE_UNWRITABLE) from error

    def release(self) -> None:
        """Give the lock back."""
        self._lock.release()
