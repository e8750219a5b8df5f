"""Imports under way and done."""

from datetime import datetime

from sqlalchemy import Connection, delete, insert, select, update

from desktop.core.domain.ids import ImportId
from desktop.core.storage.tables import (
    application,
    attachment,
    duplicate_decision,
    import_run,
    imported_row,
    imported_sheet,
    notice,
    person,
    vacancy,
)


def begin_import(
    connection: Connection, *, file_sha256: str, actor: str, now: datetime
) -> ImportId:
    """Open an import; nothing of it shows before `finish_import`."""
    done = connection.execute(
        insert(import_run).values(started_at=now, actor=actor, file_sha256=file_sha256, row_count=0)
    )
    primary = done.inserted_primary_key
    if primary is None:
        raise RuntimeError("no key for a new import")
    return ImportId(primary[0])


def finish_import(
    connection: Connection, import_id: ImportId, *, row_count: int, now: datetime
) -> None:
    """Mark the import done."""
    connection.execute(
        update(import_run)
        .where(import_run.c.id == import_id)
        .values(imported_at=now, row_count=row_count)
    )


def drop_import(connection: Connection, import_id: ImportId) -> None:
    """Forget an import that was cancelled or failed."""
    connection.execute(delete(import_run).where(import_run.c.id == import_id))


def drop_unfinished_imports(connection: Connection) -> None:
    """Forget what a crash left half read."""
    connection.execute(delete(import_run).where(import_run.c.imported_at.is_(None)))


def last_import_of(connection: Connection, file_sha256: str) -> datetime | None:
    """Return when these same bytes were last imported, unless that was undone."""
    columns = import_run.c
    return connection.execute(
        select(columns.imported_at)
        .where(
            columns.file_sha256 == file_sha256,
            columns.imported_at.is_not(None),
            columns.undone_at.is_(None),
        )
        .order_by(columns.imported_at.desc())
        .limit(1)
    ).scalar_one_or_none()


def is_undoable(connection: Connection, import_id: ImportId) -> bool:
    """Say whether the import was done and not yet undone."""
    columns = import_run.c
    found = connection.execute(
        select(columns.id).where(
            columns.id == import_id,
            columns.imported_at.is_not(None),
            columns.undone_at.is_(None),
        )
    )
    return found.scalar_one_or_none() is not None


def names_that_hold(connection: Connection, import_id: ImportId) -> tuple[str, ...]:
    """Return the people for whom it is too late: a notice exists or they are released."""
    ours = application.c.import_id == import_id
    has_notice = select(notice.c.id).where(notice.c.application_id == application.c.id).exists()
    rows = connection.execute(
        select(person.c.name)
        .join(application, application.c.person_id == person.c.id)
        .where(ours, has_notice | person.c.is_released)
        .distinct()
        .order_by(person.c.kana_key)
    )
    return tuple(rows.scalars())


def remove_import(
    connection: Connection, import_id: ImportId, now: datetime
) -> tuple[int, list[int], list[int]]:
    """Take an import's rows out again.

    Returns:
        Applications removed, people to erase, people who stay and lose an application.
    """
    touched = connection.execute(
        select(application.c.person_id).where(application.c.import_id == import_id).distinct()
    )
    touched_ids = set(touched.scalars())
    gone = connection.execute(delete(application).where(application.c.import_id == import_id))
    ours = set(
        connection.execute(select(person.c.id).where(person.c.import_id == import_id)).scalars()
    )
    kept_elsewhere = set(connection.execute(select(application.c.person_id).distinct()).scalars())
    erase = sorted(ours - kept_elsewhere)
    used = select(application.c.vacancy_id).where(application.c.vacancy_id.is_not(None))
    connection.execute(
        delete(vacancy).where(vacancy.c.import_id == import_id, vacancy.c.id.not_in(used))
    )
    for table in (attachment, duplicate_decision):
        connection.execute(delete(table).where(table.c.import_id == import_id))
    sheets = select(imported_sheet.c.id).where(imported_sheet.c.import_id == import_id)
    connection.execute(delete(imported_row).where(imported_row.c.sheet_id.in_(sheets)))
    connection.execute(delete(imported_sheet).where(imported_sheet.c.import_id == import_id))
    connection.execute(update(import_run).where(import_run.c.id == import_id).values(undone_at=now))
    return gone.rowcount, erase, sorted(touched_ids - set(erase))
