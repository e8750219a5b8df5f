"""What ホーム asks for."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.core.domain.credit import CreditSummary
from desktop.core.domain.workspace import AgencyProfile, Today, WorkspaceSettings
from desktop.ui.context import WindowContext
from desktop.ui.relay_presenter import RelayActsPresenter

if TYPE_CHECKING:
    from desktop.core.services.workspace.context import Workspace

Overview = tuple[Today, CreditSummary, WorkspaceSettings, AgencyProfile | None]


class HomePresenter(RelayActsPresenter):
    """Reads today's work and the gauge.

    Signals:
        loaded: (today, credit summary, settings, agency or None).
    """

    loaded = Signal(object, object, object, object)

    def __init__(self, context: WindowContext, parent: QObject) -> None:
        super().__init__(context, parent)
        self._calm_ms = context.calm_ms

    def load(self) -> None:
        """Ask for everything on the page, as of one moment."""
        if self._calm_ms:
            wait, self._calm_ms = self._calm_ms, 0
            QTimer.singleShot(wait, self, self.load)
            return

        def read(workspace: "Workspace") -> Overview:
            from desktop.core.services.credits.read_credits import read_credits
            from desktop.core.services.workspace.settings import read_agency, read_settings
            from desktop.core.services.workspace.today import read_today

            return (
                read_today(workspace),
                read_credits(workspace),
                read_settings(workspace),
                read_agency(workspace),
            )

        self.ask(read, lambda found: self.loaded.emit(*found))
