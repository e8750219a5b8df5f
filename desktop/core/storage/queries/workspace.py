"""The workspace row, its settings and the audit log."""

import json
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, insert, select, update

from desktop.core.domain.application import AWAITING_NOTICE
from desktop.core.domain.audit import GENESIS, AuditRow
from desktop.core.storage.tables import application, audit, batch, notice, person, workspace


@dataclass(frozen=True, slots=True)
class WorkspaceRow:
    """The one row of the workspace."""

    workspace_id: str
    is_demo: bool
    settings: bytes
    hash_key: bytes


def insert_workspace(connection: Connection, row: WorkspaceRow, now: datetime) -> None:
    """Write the row; a store has it once."""
    connection.execute(
        insert(workspace).values(
            id=1,
            workspace_id=row.workspace_id,
            is_demo=row.is_demo,
            created_at=now,
            settings=row.settings,
            hash_key=row.hash_key,
        )
    )


def read_workspace(connection: Connection) -> WorkspaceRow:
    """Return the row."""
    columns = workspace.c
    found = connection.execute(
        select(columns.workspace_id, columns.is_demo, columns.settings, columns.hash_key)
    ).one()
    return WorkspaceRow(found.workspace_id, found.is_demo, found.settings, found.hash_key)


def update_settings(connection: Connection, settings: bytes) -> None:
    """Replace the settings."""
    connection.execute(update(workspace).values(settings=settings))


def last_audit_hash(connection: Connection) -> str:
    """Return the hash the next act must follow."""
    last = select(audit.c.hash).order_by(audit.c.id.desc()).limit(1)
    return connection.execute(last).scalar() or GENESIS


def append_audit(connection: Connection, row: AuditRow) -> None:
    """Append one act. ``detail`` holds ids, codes and counts only."""
    text = json.dumps(dict(row.detail), ensure_ascii=False, sort_keys=True)
    connection.execute(
        insert(audit).values(
            at=row.at,
            actor=row.actor,
            os_user=row.os_user,
            act=row.act,
            detail=text,
            prev=row.prev,
            hash=row.hash,
        )
    )


def list_audit(connection: Connection) -> tuple[AuditRow, ...]:
    """Return the whole chain, oldest first."""
    rows = connection.execute(select(audit).order_by(audit.c.id))
    return tuple(
        AuditRow(
            row.at, row.actor, row.os_user, row.act, json.loads(row.detail), row.prev, row.hash
        )
        for row in rows
    )


def count_today(connection: Connection) -> dict[str, int]:
    """Return the counts ホーム shows."""
    waiting = (application.c.outcome == "rejected") & application.c.notice_state.in_(
        AWAITING_NOTICE
    )
    queries = {
        "people": select(func.count()).select_from(person),
        "waiting": select(func.count()).select_from(application).where(waiting),
        "drafts": select(func.count()).select_from(notice).where(notice.c.state == "draft"),
        "unknown": select(func.count()).select_from(notice).where(notice.c.state == "unknown"),
        "batches": select(func.count()).select_from(batch).where(batch.c.state == "draft"),
    }
    return {name: connection.execute(query).scalar_one() for name, query in queries.items()}


def count_ready_for_batch(connection: Connection, closed_before: datetime, cap: int) -> int:
    """Return how many people are closed long enough and not yet released, ``cap`` at most."""
    ready = (
        select(person.c.id)
        .join(application, application.c.id == person.c.latest_application_id)
        .where(
            application.c.outcome != "in_progress",
            application.c.closed_at <= closed_before,
            ~person.c.is_released,
            ~person.c.has_objected,
            ~person.c.is_eu_origin,
        )
        .limit(cap)
        .subquery()
    )
    return connection.execute(select(func.count()).select_from(ready)).scalar_one()


def is_sound(connection: Connection) -> bool:
    """Return whether SQLite finds its pages and references in order."""
    pages = connection.exec_driver_sql("PRAGMA integrity_check").scalar()
    loose = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    return pages == "ok" and loose is None
