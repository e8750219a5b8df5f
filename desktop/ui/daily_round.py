"""Looks who became due once the window is open, and again on every new day."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from desktop.ui.context import WindowContext
from desktop.ui.tasks import Executor

if TYPE_CHECKING:
    from desktop.core.domain.application import Done

LOOK_EVERY_MS = 15 * 60 * 1000
"""A computer sleeps over midnight: the day is asked for this often."""

_FIRST_MS = 1200


class DailyRound(QObject):
    """Makes the list of re-approaches catch up; it sends nothing."""

    def __init__(self, context: WindowContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._done_on: date | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Look for the first time a while after the first list is there."""
        QTimer.singleShot(_FIRST_MS + 2 * self._context.calm_ms, self, self.look)
        self._timer.start()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    def look(self) -> None:
        """Find who became due, once a day."""
        workspace, today = self._context.workspace, self._context.workspace.today()
        if today == self._done_on:
            return
        self._done_on = today

        def run(_: object) -> "Done":
            from desktop.core.services.profiles.provision import (  # noqa: PLC0415 - likewise
                forget_old_provisions,
            )
            from desktop.core.services.reapproach.refresh import (  # noqa: PLC0415 - start-up budget
                refresh_due,
            )

            # Whose profile was handed over is kept three years and no day longer.
            forget_old_provisions(workspace)
            return refresh_due(workspace)

        self._context.runner.run(
            run, on=Executor.WRITER, owner=self, on_success=self._on_done, on_error=self._on_error
        )

    def _on_done(self, done: "Done") -> None:
        if done.changes:
            self._context.events.publish(done.changes)

    def _on_error(self, _: object) -> None:
        # A full disk, say: told where somebody acts; the next look tries again.
        self._done_on = None
