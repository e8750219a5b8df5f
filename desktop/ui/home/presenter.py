"""What ホーム asks for."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.core.domain.workspace import AgencyProfile, Today, WorkspaceSettings
from desktop.ui.context import WindowContext
from desktop.ui.relay_presenter import RelayActsPresenter

if TYPE_CHECKING:
    from desktop.core.domain.credit import CreditSummary
    from desktop.core.domain.retention import RetentionPreview
    from desktop.core.services.workspace.context import Workspace

_LATER_MS = 1500
_TRENDS_FIRST_MS, _TRENDS_LATER_MS = 900, 300

Overview = tuple[Today, "CreditSummary", WorkspaceSettings, AgencyProfile | None]


class HomePresenter(RelayActsPresenter):
    """Reads today's work, the gauge and the trends.

    Signals:
        loaded: (today, credit summary, settings, agency or None).
        trends_loaded: The `Trends`; they come after everything else.
        retention_loaded: A `RetentionPreview`, some time after the rest.
    """

    loaded = Signal(object, object, object, object)
    trends_loaded = Signal(object)
    retention_loaded = Signal(object)

    def __init__(self, context: WindowContext, parent: QObject) -> None:
        super().__init__(context, parent)
        self._calm_ms = context.calm_ms
        self._trends_soon = QTimer(self)
        self._trends_soon.setSingleShot(True)
        self._trends_soon.setInterval(_TRENDS_FIRST_MS)
        self._trends_soon.timeout.connect(self._load_trends)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_LATER_MS)
        self._later.timeout.connect(self._load_retention)

    def load(self) -> None:
        """Ask for everything on the page, as of one moment."""
        if self._calm_ms:
            wait, self._calm_ms = self._calm_ms, 0
            QTimer.singleShot(wait, self, self.load)
            return

        def read(workspace: "Workspace") -> Overview:
            from desktop.core.services.credits.read_credits import read_credits
            from desktop.core.services.reapproach.due_list import read_whole_today
            from desktop.core.services.workspace.settings import read_agency, read_settings

            return (
                read_whole_today(workspace),
                read_credits(workspace),
                read_settings(workspace),
                read_agency(workspace),
            )

        self.ask(read, lambda found: self.loaded.emit(*found))
        # It reads every result on file: nothing of the start waits for it.
        self._later.start()

    def _load_retention(self) -> None:
        def read(workspace: "Workspace") -> "RetentionPreview":
            from desktop.core.services.people.retention import preview_retention

            return preview_retention(workspace)

        self.ask(read, self.retention_loaded.emit)

    def load_trends_soon(self) -> None:
        """Ask for the trends once nothing else was asked for a while: they read the most."""
        self._trends_soon.start()

    def _load_trends(self) -> None:
        self._trends_soon.setInterval(_TRENDS_LATER_MS)

        def read(workspace: "Workspace") -> object:
            from desktop.core.services.workspace.trends import read_trends

            return read_trends(workspace)

        self.ask(read, self.trends_loaded.emit)
