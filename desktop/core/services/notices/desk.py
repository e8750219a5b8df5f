"""The desk: pause and resume, take a run back, try again, drop what waits."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from desktop.core.domain.application import Done, NoticeState
from desktop.core.domain.changes import Change, Changes
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.ids import NoticeId
from desktop.core.services.notices.dispatch import next_look
from desktop.core.services.workspace.context import Workspace
from desktop.core.services.workspace.settings import settings_of
from desktop.core.storage.engine import Connection
from desktop.core.storage.queries.mail_desk import (
    count_run,
    read_desk,
    read_notices,
    stop_waiting,
    waiting_of_rejection,
    write_desk,
)
from desktop.core.storage.queries.notices import set_notice_state
from desktop.core.storage.queries.people import append_events

_CHANGES: Changes = frozenset({Change.NOTICES, Change.PEOPLE})


@dataclass(frozen=True, slots=True)
class DeskState:
    """How the desk stands for the page.

    Attributes:
        reason: ``""`` where a person paused; ``stale`` or an error's code otherwise.
        next_at: When the next message may leave; None where nothing waits or sending is paused.
        delay_minutes: How long a notice can be taken back.
    """

    is_paused: bool
    paused_by: str
    reason: str
    retry_at: datetime | None
    next_at: datetime | None
    delay_minutes: int


def read_desk_state(workspace: Workspace) -> DeskState:
    """Return how the desk stands."""
    with workspace.store.read() as connection:
        desk = read_desk(connection)
        rules = settings_of(connection).sending
    return DeskState(
        desk.paused_at is not None,
        desk.paused_by,
        desk.reason,
        desk.retry_at,
        next_look(workspace),
        rules.delay_minutes,
    )


def pause_sending(workspace: Workspace) -> Done:
    """Send nothing more until somebody resumes. Pausing twice keeps the first."""
    with workspace.store.write() as connection:
        if read_desk(connection).paused_at is None:
            now = workspace.clock.now()
            write_desk(connection, paused_at=now, paused_by=workspace.actor, reason="")
            workspace.audit(connection, "mail.paused", reason="person")
    return Done(1, frozenset({Change.NOTICES}))


def resume_sending(workspace: Workspace) -> Done:
    """Send again; a server out of reach is asked at once."""
    with workspace.store.write() as connection:
        write_desk(connection, paused_at=None, paused_by="", reason="", retry_at=None, failures=0)
        workspace.audit(connection, "mail.resumed")
    return Done(1, frozenset({Change.NOTICES}))


def take_run_back(workspace: Workspace, run_id: int) -> Done:
    """Stop every message of a run that waits untried; ``skipped`` are those that left.

    Raises:
        AppError: UNDO_GONE where the run was taken back or nothing of it waits any more.
    """
    now = workspace.clock.now()
    with workspace.store.write() as connection:
        total, was_undone = count_run(connection, run_id)
        if was_undone or not total:
            raise AppError(ErrorCode.UNDO_GONE)
        ids = [NoticeId(key) for key in stop_waiting(connection, run_id, now)]
        if not ids:
            raise AppError(ErrorCode.UNDO_GONE)
        _drop(workspace, connection, ids)
        workspace.audit(connection, "notices.undone", count=len(ids), act_id=run_id)
    return Done(len(ids), _CHANGES, None, total - len(ids))


def stop_of_rejection(workspace: Workspace, connection: Connection, number: int) -> int:
    """Stop the untried mails of a rejection that is being taken back; return how many."""
    ids = waiting_of_rejection(connection, number)
    _drop(workspace, connection, ids)
    return len(ids)


def drop_waiting(workspace: Workspace, notice_ids: Sequence[NoticeId]) -> Done:
    """Send these not after all; one whose hand-over was begun is skipped."""
    with workspace.store.write() as connection:
        rows = [
            row
            for row in read_notices(connection, notice_ids)
            if row.state == NoticeState.WAITING.value and row.handed_over_at is None
        ]
        ids = [NoticeId(row.id) for row in rows]
        _drop(workspace, connection, ids)
        workspace.audit(connection, "notices.dropped", count=len(ids))
    return Done(len(ids), _CHANGES, None, len(notice_ids) - len(ids))


def try_again(workspace: Workspace, notice_ids: Sequence[NoticeId]) -> Done:
    """Send failed messages once more: the same message, the same link. Never 不明.

    One that bounced, or whose person has another address by now, needs a new notice and is
    skipped.
    """
    now = workspace.clock.now()
    with workspace.store.write() as connection:
        rows = [
            row
            for row in read_notices(connection, notice_ids)
            if row.state == NoticeState.FAILED.value
            and row.bounced_at is None
            and row.mode == "smtp"
            and row.is_newest
        ]
        ids = [NoticeId(row.id) for row in rows]
        set_notice_state(
            connection,
            ids,
            NoticeState.WAITING,
            handed_over_at=None,
            due_at=now,
            attempts=0,
            fault="",
        )
        workspace.audit(connection, "notices.retried", count=len(ids))
    return Done(len(ids), _CHANGES, None, len(notice_ids) - len(ids))


def _drop(workspace: Workspace, connection: Connection, ids: Sequence[NoticeId]) -> None:
    set_notice_state(connection, ids, NoticeState.DROPPED, fault="taken-back")
    now = workspace.clock.now()
    events = [
        {
            "person_id": row.person_id,
            "application_id": row.application_id,
            "at": now,
            "kind": "notice.dropped",
        }
        for row in read_notices(connection, ids)
    ]
    append_events(connection, events)
