"""Keeps waiting mails moving while the window is open, and visits the company's mailbox."""

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.core.domain.changes import Change, Changes
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.ui.context import WindowContext
from desktop.ui.tasks import Executor

if TYPE_CHECKING:
    from desktop.core.services.notices.dispatch import Dispatch
    from desktop.core.services.notices.mailbox_round import MailboxRound

LONGEST_SLEEP_MS = 60_000
"""The desk is looked at this often at least: a computer wakes up, a clock is set."""

VISIT_EVERY_MS = 15 * 60_000
_SOON_MS = 200
_IDLE = timedelta(seconds=20)
_QUIET_FAULTS = (ErrorCode.IMAP_UNREACHABLE, ErrorCode.SIGN_IN_UNREACHABLE)


class MailRound(QObject):
    """Sends what is due; knows nothing of pace and hours, which `dispatch` keeps.

    Signals:
        failed: An `AppError`: no mail can leave, or the mailbox cannot be read, until somebody
            acts.
    """

    failed = Signal(object)

    def __init__(self, context: WindowContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._now = context.workspace.clock.now
        self._is_busy = False
        self._has_sent = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)
        self._visits = QTimer(self)
        self._visits.setInterval(VISIT_EVERY_MS)
        self._visits.timeout.connect(self.visit)
        context.events.changed.connect(self._on_changed)

    def start(self, after_ms: int) -> None:
        """Look for the first time after a while: a start has other things to do first."""
        self._timer.start(max(_SOON_MS, after_ms))
        self._visits.start()
        QTimer.singleShot(max(_SOON_MS, 10 * after_ms), self, self.visit)

    def stop(self) -> None:
        """Send nothing more."""
        self._timer.stop()
        self._visits.stop()

    def look(self) -> None:
        """Send the message whose turn it is, if any."""
        if self._is_busy:
            return
        self._is_busy = True
        context = self._context

        def run(_: object) -> "Dispatch":
            from desktop.core.services.notices.dispatch import (  # noqa: PLC0415 - start-up budget
                send_next,
            )

            done = send_next(context.workspace, context.open_transport)
            is_last = done.next_at is None or done.next_at - self._now() > _IDLE
            if done.state is not None and is_last:
                # Mails that follow each other share a connection; nobody keeps one for hours.
                context.open_transport().close()
            return done

        context.runner.run(
            run, on=Executor.MAIL, owner=self, on_success=self._on_done, on_error=self._on_failed
        )

    def visit(self) -> None:
        """Keep copies of what was sent in the mailbox and see what came back."""
        find_mail, workspace = self._context.find_mail, self._context.workspace
        if find_mail is None:
            return

        def run(_: object) -> "MailboxRound":
            from desktop.core.services.notices.mailbox_round import (  # noqa: PLC0415 - likewise
                visit_mailbox,
            )

            return visit_mailbox(workspace, find_mail())

        self._context.runner.run(
            run,
            on=Executor.MAIL,
            owner=self,
            on_success=self._on_visited,
            on_error=self._on_visit_failed,
        )

    def _on_done(self, done: "Dispatch") -> None:
        self._is_busy = False
        if done.changes:
            self._context.events.publish(done.changes)
        if done.error is not None:
            self.failed.emit(AppError(done.error))
        self._has_sent = self._has_sent or done.state is not None
        wait = done.next_at - self._now() if done.next_at else None
        if self._has_sent and (wait is None or wait > _IDLE):
            self._has_sent = False
            self.visit()
        if wait is None:
            # Nothing waits. A resumed desk or a new mail is told as a change.
            self._timer.stop()
            return
        milliseconds = int(wait.total_seconds() * 1000) + 1
        self._timer.start(min(max(_SOON_MS, milliseconds), LONGEST_SLEEP_MS))

    def _on_failed(self, fault: AppError) -> None:
        self._is_busy = False
        self._timer.start(LONGEST_SLEEP_MS)
        self.failed.emit(fault)

    def _on_visited(self, visited: "MailboxRound") -> None:
        if visited.changes:
            self._context.events.publish(visited.changes)

    def _on_visit_failed(self, fault: AppError) -> None:
        if fault.code not in _QUIET_FAULTS:
            self.failed.emit(fault)

    def _on_changed(self, changes: Changes) -> None:
        if changes & {Change.NOTICES, Change.SETTINGS} and not self._is_busy:
            self._timer.start(_SOON_MS)
