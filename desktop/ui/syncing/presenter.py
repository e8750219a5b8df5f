"""What the page 同期 asks for."""

from PySide6.QtCore import QObject, Signal

from desktop.core.domain.syncing import SyncLogRow, SyncStatus
from desktop.ui.context import WindowContext
from desktop.ui.presenter import Presenter

_MOST = 300


class SyncPresenter(Presenter):
    """Reads the state of the line and what went over it.

    Signals:
        loaded: (`SyncStatus`, log rows).
    """

    loaded = Signal(object, object)

    def __init__(self, context: WindowContext, parent: QObject) -> None:
        super().__init__(context, parent)

    def load(self) -> None:
        """Ask for state and log."""
        context = self.context

        def read(_: object) -> tuple[SyncStatus, tuple[SyncLogRow, ...]]:
            engine = context.sync
            return engine.status(), engine.log(_MOST)

        self.ask(read, lambda found: self.loaded.emit(*found))
