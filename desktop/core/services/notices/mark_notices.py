"""Drafts learn that they were sent (decision 25), and what the outbox holds."""

from collections.abc import Sequence

from desktop.core.domain.application import Done, NoticeState
from desktop.core.domain.changes import Change
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.ids import NoticeId
from desktop.core.domain.notice import NoticeCounts, NoticeRow, NoticeText
from desktop.core.services.workspace.context import Workspace
from desktop.core.storage.queries.notices import (
    count_by_state,
    count_notice_rows,
    list_notice_rows,
    read_newest,
    read_notice_row,
    set_notice_state,
    set_token_state,
)
from desktop.core.storage.queries.people import append_events

_MARKS = (NoticeState.SENT, NoticeState.DROPPED)
_MOVABLE = (NoticeState.DRAFT, NoticeState.UNKNOWN, NoticeState.FAILED)


def mark_notices(workspace: Workspace, notice_ids: Sequence[NoticeId], state: NoticeState) -> Done:
    """Mark drafts, or mails of unknown fate, as 送信した or やめた.

    Notices that already stand as sent or dropped are skipped and counted, and so is a failed one
    that a newer notice took over from.
    """
    if state not in _MARKS:
        raise ValueError("a notice is marked sent or dropped")
    now = workspace.clock.now()
    with workspace.store.write() as connection:
        found = [row for row in read_newest(connection, notice_ids) if row.state in _MOVABLE]
        ids = [row.notice_id for row in found]
        is_sent = state is NoticeState.SENT
        values = {"sent_at": now} if is_sent else {}
        set_notice_state(connection, ids, state, **values)
        if is_sent:
            set_token_state(connection, ids, "sent")
        events = [
            {
                "person_id": row.person_id,
                "application_id": row.application_id,
                "at": now,
                "kind": f"notice.{state.value}",
            }
            for row in found
        ]
        append_events(connection, events)
        workspace.audit(connection, f"notices.{state.value}", count=len(ids))
    changes = frozenset({Change.NOTICES, Change.PEOPLE})
    return Done(len(ids), changes, None, len(notice_ids) - len(ids))


def list_notices(
    workspace: Workspace, state: NoticeState | None, limit: int = 200, offset: int = 0
) -> tuple[NoticeRow, ...]:
    """Return notices, newest first."""
    with workspace.store.read() as connection:
        return list_notice_rows(connection, state, limit, offset)


def count_outbox(workspace: Workspace) -> dict[NoticeState, int]:
    """Return how many notices, old ones too, stand in each state."""
    with workspace.store.read() as connection:
        return count_by_state(connection)


def count_notices(workspace: Workspace) -> NoticeCounts:
    """Return the outbox in numbers."""
    with workspace.store.read() as connection:
        return count_notice_rows(connection)


def read_notice(workspace: Workspace, notice_id: NoticeId) -> NoticeText:
    """Return subject and body of one notice.

    Raises:
        AppError: NOTICE_BLOCKED where it is gone.
    """
    with workspace.store.read() as connection:
        row = read_notice_row(connection, notice_id)
    if row is None:
        raise AppError(ErrorCode.NOTICE_BLOCKED, {"count": 1})
    return NoticeText(notice_id, row.name, row.recipient, row.subject, row.body)
