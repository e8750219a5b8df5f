"""What the frame around the pages asks for: counts, gauge, sync state, and taking back."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.core.domain.changes import Change, Changes
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.ids import UndoId
from desktop.ui.context import WindowContext
from desktop.ui.tasks import Executor

if TYPE_CHECKING:
    from desktop.core.domain.application import Done
    from desktop.core.domain.credit import CreditSummary
    from desktop.core.domain.syncing import SyncReport, SyncStatus
    from desktop.core.domain.workspace import Today, WorkspaceSettings

SYNC_EVERY_MS = 5 * 60 * 1000
_SYNC_SOON_MS = 1500
_QUIET_FAULTS = (ErrorCode.AGENCY_UNREACHABLE, ErrorCode.NOT_ENROLLED)


class ShellPresenter(QObject):
    """Keeps the frame up to date and the outbox moving.

    Signals:
        today_loaded, credits_loaded, settings_loaded, status_loaded: Fresh figures.
        undone: An act was taken back; carries how many.
        undo_refused: (error, names of the people who hold the act).
        failed: Something a person should see.
    """

    today_loaded = Signal(object)
    credits_loaded = Signal(object)
    settings_loaded = Signal(object)
    status_loaded = Signal(object)
    undone = Signal(int)
    undo_refused = Signal(object, object)
    failed = Signal(object)

    def __init__(self, context: WindowContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._is_syncing = False
        context.events.changed.connect(self._on_changed)
        self._again = QTimer(self)
        self._again.setInterval(SYNC_EVERY_MS)
        self._again.timeout.connect(self._sync_if_due)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SYNC_SOON_MS)
        self._soon.timeout.connect(self.sync)

    def start(self) -> None:
        """Load everything once and begin to synchronize by itself.

        Not at once: the list somebody opens first comes before the counts around it.
        """
        self.settings_loaded.emit(self._context.settings)
        if self._context.calm_ms:
            QTimer.singleShot(2 * self._context.calm_ms, self, self._load_counts)
        else:
            self._load_counts()
        self._again.start()
        self._soon.start()

    def stop(self) -> None:
        """Start no more work by itself."""
        self._again.stop()
        self._soon.stop()

    def sync(self) -> None:
        """Send what waits and fetch what is new; nothing where a round is under way."""
        context = self._context
        self._run_sync(lambda: context.sync.sync())  # noqa: PLW0108 - the engine is found in the worker

    def _run_sync(self, run: "Callable[[], SyncReport]") -> None:
        if self._is_syncing:
            return
        self._is_syncing = True
        self._context.runner.run(
            lambda _: run(),
            on=Executor.NETWORK,
            owner=self,
            on_success=self._on_synced,
            on_error=self._on_sync_failed,
        )

    def _sync_if_due(self) -> None:
        context = self._context
        self._run_sync(lambda: context.sync.sync_if_due())  # noqa: PLW0108 - likewise

    def undo(self, undo_id: UndoId) -> None:
        """Take an act back."""
        workspace = self._context.workspace

        def run(_: object) -> "Done":
            from desktop.core.services.undo.undo import undo

            return undo(workspace, undo_id)

        self._context.runner.run(
            run,
            on=Executor.WRITER,
            owner=self,
            on_success=self._on_undone,
            on_error=partial(self._on_undo_failed, undo_id),
        )

    def _on_undo_failed(self, undo_id: UndoId, fault: AppError) -> None:
        if fault.code is not ErrorCode.UNDO_REFUSED:
            self.failed.emit(fault)
            return
        workspace = self._context.workspace

        def ask(_: object) -> tuple[str, ...]:
            from desktop.core.services.undo.undo import refused_names

            return refused_names(workspace, undo_id)

        self._context.runner.run(
            ask,
            on=Executor.READER,
            owner=self,
            on_success=lambda names: self.undo_refused.emit(fault, names),
            on_error=self.failed.emit,
        )

    def _on_undone(self, done: "Done") -> None:
        self._context.events.publish(done.changes)
        self.undone.emit(done.count)

    def _on_synced(self, report: "SyncReport") -> None:
        self._is_syncing = False
        self._context.events.publish(report.changes)
        self._load_status()
        if report.error is not None and report.error not in _QUIET_FAULTS:
            self.failed.emit(AppError(report.error))

    def _on_sync_failed(self, fault: AppError) -> None:
        self._is_syncing = False
        self._load_status()
        if fault.code not in _QUIET_FAULTS:
            self.failed.emit(fault)

    def _on_changed(self, changes: Changes) -> None:
        self._load_figures()
        if Change.SETTINGS in changes:
            self._load_settings()
        if changes & {Change.SYNC, Change.BATCHES, Change.SETTINGS}:
            self._load_status()
        if changes & {Change.BATCHES, Change.NOTICES, Change.REQUESTS}:
            self._soon.start()

    def _load_counts(self) -> None:
        self._load_figures()
        self._load_status()

    def _load_figures(self) -> None:

        workspace = self._context.workspace

        def load(_: object) -> "tuple[Today, CreditSummary]":
            from desktop.core.services.credits.read_credits import read_credits
            from desktop.core.services.reapproach.due_list import read_whole_today

            return read_whole_today(workspace), read_credits(workspace)

        self._context.runner.run(
            load,
            on=Executor.READER,
            owner=self,
            on_success=self._on_figures,
            on_error=self.failed.emit,
        )

    def _on_figures(self, figures: "tuple[Today, CreditSummary]") -> None:
        self.today_loaded.emit(figures[0])
        self.credits_loaded.emit(figures[1])

    def _load_settings(self) -> None:

        workspace = self._context.workspace

        def load(_: object) -> "WorkspaceSettings":
            from desktop.core.services.workspace.settings import read_settings

            return read_settings(workspace)

        self._context.runner.run(
            load, on=Executor.READER, owner=self, on_success=self.settings_loaded.emit
        )

    def _load_status(self) -> None:
        context = self._context

        def load(_: object) -> "SyncStatus":
            return context.sync.status()

        self._context.runner.run(
            load, on=Executor.READER, owner=self, on_success=self.status_loaded.emit
        )
