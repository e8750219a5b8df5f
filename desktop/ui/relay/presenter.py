"""What the page リレー・紹介枠 asks for."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.core.domain.credit import CreditSummary, Funnel, LedgerRow
from desktop.core.domain.workspace import AgencyProfile
from desktop.core.services.credits.read_credits import list_ledger, read_credits, read_funnel
from desktop.core.services.workspace.settings import read_agency
from desktop.ui.context import WindowContext
from desktop.ui.relay_presenter import RelayActsPresenter

if TYPE_CHECKING:
    from desktop.core.services.workspace.context import Workspace

Overview = tuple[CreditSummary, Funnel, tuple[LedgerRow, ...], AgencyProfile | None]


class RelayPresenter(RelayActsPresenter):
    """Reads the gauge, the funnel and the ledger.

    Signals:
        loaded: (summary, funnel, ledger rows, agency or None).
    """

    loaded = Signal(object, object, object, object)

    def __init__(self, context: WindowContext, parent: QObject) -> None:
        super().__init__(context, parent)

    def load(self) -> None:
        """Ask for everything on the page, as of one moment."""

        def read(workspace: "Workspace") -> Overview:
            return (
                read_credits(workspace),
                read_funnel(workspace),
                list_ledger(workspace, 500),
                read_agency(workspace),
            )

        self.ask(read, lambda found: self.loaded.emit(*found))
