"""Send notices: they are queued now, wait out the delay, and leave one by one (`dispatch`)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from desktop.core.domain.changes import Change, Changes
from desktop.core.domain.ids import UndoId
from desktop.core.domain.notice import LintFinding
from desktop.core.domain.workspace import MailMode
from desktop.core.services.notices.dispatch import next_look
from desktop.core.services.notices.queue_notices import Letters, begin_run, queue_in
from desktop.core.services.workspace.context import Workspace


@dataclass(frozen=True, slots=True)
class SendingQueued:
    """What will be sent. ``undo_id`` takes it back while it waits; None where nobody is written to.

    Attributes:
        next_at: When they begin to leave; None while sending is paused.
    """

    count: int
    skipped: tuple[LintFinding, ...]
    undo_id: UndoId | None
    next_at: datetime | None
    changes: Changes


def queue_sending(
    workspace: Workspace, groups: Sequence[Letters], not_before: datetime | None = None
) -> SendingQueued:
    """Queue mails for several groups as one act: all of it or, where it fails, nothing.

    ``not_before`` sends them no earlier (送信を予約); the delay in which they can be taken back
    holds all the same.
    """
    with workspace.store.write() as connection:
        run = begin_run(workspace, connection, MailMode.SMTP, not_before)
        queued = [queue_in(workspace, connection, letters, run) for letters in groups if letters[0]]
    count = sum(len(one.notices) for one in queued)
    return SendingQueued(
        count,
        tuple(finding for one in queued for finding in one.skipped),
        UndoId(f"notices:{run.run_id}") if count else None,
        max(first, run.due_at or first) if (first := next_look(workspace)) else None,
        frozenset({Change.NOTICES, Change.PEOPLE}),
    )
