"""Bringing a database to today's schema, with a copy kept of what was before.

Source:
    Decision 0005 for migrations as SQL text; decision 0027 for the schema.
"""

import shutil
from pathlib import Path
from typing import Final

from sqlalchemy import Engine, inspect, text

SCRIPTS: Final = Path(__file__).parent / "migrations"
REVISIONS: Final = ("0001",)
"""Every released revision in order; the last is today's. Checked against the files by a test."""


class NewerStoreError(Exception):
    """The database was written by a newer agency; nothing was changed."""


class OlderStoreError(Exception):
    """The database cannot be brought up to date by itself; nothing was changed.

    Either it stems from before version 1 of the contract, or it is a PostgreSQL database whose
    copy only its keeper can make: `python -m agency migrate` after a backup.
    """


def bring_up_to_date(engine: Engine, *, has_backup: bool = False) -> Path | None:
    """Upgrade a database to the last revision.

    Args:
        engine: The database.
        has_backup: Its keeper says that a copy was made; PostgreSQL only.

    Returns:
        The copy made of a SQLite file before the upgrade; `None` where nothing was to do, the
        database was empty, or it is PostgreSQL.

    Raises:
        NewerStoreError: It is of a later version.
        OlderStoreError: See there.
    """
    names = set(inspect(engine).get_table_names())
    present = _revision(engine) if "alembic_version" in names else None
    if present == REVISIONS[-1]:
        return None
    if present is None and names - {"alembic_version"}:
        raise OlderStoreError("the tables are of before version 1")
    if present is not None and present not in REVISIONS:
        raise NewerStoreError(present)
    copy = None
    if present is not None:
        copy = _copy_before(engine, present, has_backup=has_backup)
    _run_alembic(engine)
    return copy


def _revision(engine: Engine) -> str | None:
    with engine.connect() as connection:
        found = connection.execute(text("SELECT version_num FROM alembic_version")).first()
    return None if found is None else str(found[0])


def _copy_before(engine: Engine, revision: str, *, has_backup: bool) -> Path | None:
    if engine.dialect.name == "postgresql":
        if not has_backup:
            raise OlderStoreError("make a backup, then run: python -m agency migrate")
        return None
    file = Path(engine.url.database or "")
    with engine.connect() as connection:
        raw = connection.connection.dbapi_connection
        if raw is not None:
            raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    target = file.with_name(f"{file.name}.before-{revision}")
    shutil.copy2(file, target)
    return target


def _run_alembic(engine: Engine) -> None:
    from alembic import command  # noqa: PLC0415 - only an upgrade needs it
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    with engine.connect().execution_options(scope="reference") as connection:
        config.attributes["connection"] = connection
        with connection.begin():
            command.upgrade(config, "head")
