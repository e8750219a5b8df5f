"""What the page リレー・紹介枠 asks for."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from desktop.core.domain.credit import CreditSummary, Funnel, LedgerRow
from desktop.core.domain.profile import ProfileRequest
from desktop.core.domain.statement import ContractTerms, StatementCheck
from desktop.core.domain.workspace import AgencyProfile
from desktop.core.services.credits.contract import read_statement, read_terms
from desktop.core.services.credits.read_credits import list_ledger, read_credits, read_funnel
from desktop.core.services.profiles.requests import (
    approve_request,
    list_requests,
    refuse_request,
)
from desktop.core.services.workspace.settings import read_agency
from desktop.ui.context import WindowContext
from desktop.ui.relay_presenter import RelayActsPresenter
from desktop.ui.tasks import Executor, Task

if TYPE_CHECKING:
    from desktop.core.services.workspace.context import Workspace


class Overview(NamedTuple):
    """Everything on the page, as of one moment."""

    summary: CreditSummary
    funnel: Funnel
    rows: tuple[LedgerRow, ...]
    agency: AgencyProfile | None
    terms: ContractTerms | None
    check: StatementCheck | None
    requests: tuple[ProfileRequest, ...]
    today: date


class RelayPresenter(RelayActsPresenter):
    """Reads the gauge, the funnel and the ledger; decides on requests.

    Signals:
        loaded: An `Overview`.
        funnel_loaded: (`Funnel`, today).
        decided: A request was approved (True) or refused (False).
        exported: Name of the file the ledger was written to.
    """

    loaded = Signal(object)
    funnel_loaded = Signal(object, object)
    decided = Signal(bool)
    exported = Signal(str)

    def __init__(self, context: WindowContext, parent: QObject) -> None:
        super().__init__(context, parent)

    def load(self, *, is_month: bool = False) -> None:
        """Ask for everything on the page; the funnel from the beginning or of this month."""

        def read(workspace: "Workspace") -> Overview:
            today = workspace.today()
            return Overview(
                read_credits(workspace),
                read_funnel(workspace, today.replace(day=1) if is_month else None),
                list_ledger(workspace),
                read_agency(workspace),
                read_terms(workspace),
                read_statement(workspace),
                list_requests(workspace),
                today,
            )

        self.ask(read, self.loaded.emit)

    def load_funnel(self, *, is_month: bool) -> None:
        """Ask for the funnel alone: another period changes nothing else."""

        def read(workspace: "Workspace") -> tuple[Funnel, date]:
            today = workspace.today()
            return read_funnel(workspace, today.replace(day=1) if is_month else None), today

        self.ask(read, lambda found: self.funnel_loaded.emit(*found))

    def approve(self, request_id: int, seen: str) -> None:
        """Approve the hand-over of what was looked at."""
        self.act(
            lambda ws: approve_request(ws, request_id, seen),
            lambda _: self.decided.emit(True),
        )

    def refuse(self, request_id: int) -> None:
        """Refuse a request."""
        self.act(lambda ws: refuse_request(ws, request_id), lambda _: self.decided.emit(False))

    def export(self, path: Path) -> None:
        """Write the ledger to a file."""

        def write(workspace: "Workspace", _: Task) -> str:
            from desktop.core.services.exports.ledger import write_ledger

            write_ledger(workspace, path)
            return path.name

        self.work(write, self.exported.emit, on=Executor.WRITER)
