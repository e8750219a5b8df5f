"""What an import has read and not yet moved: an encrypted file of its own (decision 29).

Its key is made anew for every import and is nowhere but in memory: whatever ends the program
leaves bytes that nobody can read, and the next opening removes them. So nothing here has to reach
the disk before the program goes on, and nothing has to be overwritten before it is thrown away.
"""

import secrets
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Final

from desktop.core.storage.engine import Store, translate_errors

SCRATCH_NAME: Final = "import.scratch"
# No signature on its pages: its key dies with the import, so nobody can put another page in that
# would ever be read. Large pages, because it is written once from front to back.
_PRAGMAS: Final = (
    "PRAGMA scratch.cipher_use_hmac = OFF",
    "PRAGMA scratch.cipher_page_size = 16384",
    "PRAGMA scratch.journal_mode = MEMORY",
    "PRAGMA scratch.synchronous = OFF",
    "PRAGMA scratch.secure_delete = OFF",
    f"PRAGMA scratch.cache_size = -{4 << 10}",
)


@contextmanager
def open_scratch(store: Store) -> Iterator[None]:
    """Give the writer of a store the schema ``scratch``; it is gone whatever happens inside.

    Raises:
        AppError: DISK_FULL or STORE_UNWRITABLE.
    """
    path = None if store.path is None else store.path.with_name(SCRATCH_NAME)
    with ExitStack() as opened:
        if path is not None:
            _remove(path)
            opened.callback(_remove, path)
        _execute(store, f"ATTACH DATABASE '{_quoted(path)}' AS scratch KEY {_new_key(path)}")
        opened.callback(_execute, store, "DETACH DATABASE scratch")
        _execute(store, *_PRAGMAS)
        yield


def sweep_scratch(workspace_folder: Path) -> None:
    """Remove what a crash left of an import."""
    _remove(workspace_folder / SCRATCH_NAME)


def _execute(store: Store, *statements: str) -> None:
    with translate_errors(), store.writer.connect() as connection:
        # The driver's own cursor: a schema cannot be attached inside a transaction.
        cursor = connection.connection.cursor()
        for statement in statements:
            cursor.execute(statement)
        cursor.close()


def _quoted(path: Path | None) -> str:
    return ":memory:" if path is None else str(path).replace("'", "''")


def _new_key(path: Path | None) -> str:
    return "''" if path is None else f"\"x'{secrets.token_hex(32)}'\""


def _remove(path: Path) -> None:
    with suppress(OSError):
        # Where another program holds it open it stays unreadable until the next opening.
        path.unlink(missing_ok=True)
