"""Bring a store to today's schema, with a copy kept of what was before."""

import shutil
from pathlib import Path

from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.storage.engine import Store

SCRIPTS = Path(__file__).parent / "migrations"
REVISIONS = ("0001", "0002", "0003", "0004", "0005", "0006", "0007")
"""Every released revision in order; the last is today's. Checked against the files by a test.

Spelled out so that opening a current store need not import Alembic (0.2 s).
"""


def upgrade_store(store: Store) -> Path | None:
    """Upgrade ``store`` to the last revision.

    Returns:
        The copy of the file made before an upgrade; None where nothing was to do or it was empty.

    Raises:
        AppError: STORE_NEWER for a store of a later version; DISK_FULL where no copy fits.
    """
    present = _revision(store)
    if present == REVISIONS[-1]:
        return None
    if present is not None and present not in REVISIONS:
        raise AppError(ErrorCode.STORE_NEWER)
    copy = _copy_before(store, present) if present else None
    _run_alembic(store)
    return copy


def _revision(store: Store) -> str | None:
    with store.look() as plain:
        exists = plain.execute(
            "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'alembic_version'"
        ).fetchone()
        found = exists and plain.execute("SELECT version_num FROM alembic_version").fetchone()
    return str(found[0]) if found else None


def _copy_before(store: Store, revision: str) -> Path | None:
    if store.path is None:
        return None
    with store.writer.connect() as connection:
        # The driver's own cursor, outside a transaction: folds the write-ahead log into the file
        # that is copied.
        connection.connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    target = store.path.with_suffix(f".before-{revision}.db")
    try:
        shutil.copy2(store.path, target)
    except OSError as error:
        target.unlink(missing_ok=True)
        raise AppError(ErrorCode.DISK_FULL) from error
    return target


def _run_alembic(store: Store) -> None:
    from alembic import command  # noqa: PLC0415 - only an upgrade needs it
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    with store.write() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
