"""Keeps waiting mails moving while the window is open, one at a time."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.core.domain.changes import Change, Changes
from desktop.core.domain.errors import AppError
from desktop.ui.context import WindowContext
from desktop.ui.tasks import Executor

if TYPE_CHECKING:
    from desktop.core.services.notices.dispatch import Dispatch

LONGEST_SLEEP_MS = 60_000
"""The desk is looked at this often at least: a computer wakes up, a clock is set."""

_SOON_MS = 200


class MailRound(QObject):
    """Sends what is due; knows nothing of pace and hours, which `dispatch` keeps.

    Signals:
        failed: An `AppError`: no mail can leave until somebody acts.
    """

    failed = Signal(object)

    def __init__(
        self, context: WindowContext, parent: QObject, now: Callable[[], datetime] | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._now = now or (lambda: datetime.now(UTC))
        self._is_busy = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)
        context.events.changed.connect(self._on_changed)

    def start(self, after_ms: int) -> None:
        """Look for the first time after a while: a start has other things to do first."""
        self._timer.start(max(_SOON_MS, after_ms))

    def stop(self) -> None:
        """Send nothing more."""
        self._timer.stop()

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

            return send_next(context.workspace, context.open_transport)

        context.runner.run(
            run, on=Executor.MAIL, owner=self, on_success=self._on_done, on_error=self._on_failed
        )

    def _on_done(self, done: "Dispatch") -> None:
        self._is_busy = False
        if done.changes:
            self._context.events.publish(done.changes)
        if done.error is not None:
            self.failed.emit(AppError(done.error))
        if done.next_at is None:
            # Nothing waits. A resumed desk or a new mail is told as a change.
            self._timer.stop()
            return
        wait = int((done.next_at - self._now()).total_seconds() * 1000) + 1
        self._timer.start(min(max(_SOON_MS, wait), LONGEST_SLEEP_MS))

    def _on_failed(self, fault: AppError) -> None:
        self._is_busy = False
        self._timer.start(LONGEST_SLEEP_MS)
        self.failed.emit(fault)

    def _on_changed(self, changes: Changes) -> None:
        if changes & {Change.NOTICES, Change.SETTINGS} and not self._is_busy:
            self._timer.start(_SOON_MS)
