"""What the page 匿名データ asks for."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.core.domain.batch import BatchProposal, Publication
from desktop.core.domain.ids import BatchId
from desktop.core.domain.workspace import AgencyProfile, WorkspaceSettings
from desktop.core.services.privacy.batches import (
    approve_batch,
    confirm_publication,
    discard_batch,
    list_batches,
    read_batch_body,
    withdraw_batch,
)
from desktop.core.services.privacy.hold_back import choose_hold_back, weigh_hold_back
from desktop.core.services.privacy.propose_batch import propose_batch
from desktop.core.services.workspace.settings import read_agency, read_settings
from desktop.ui.context import WindowContext
from desktop.ui.presenter import Presenter
from desktop.ui.tasks import CancelToken, Task

if TYPE_CHECKING:
    from desktop.core.services.workspace.context import Workspace


class PrivacyPresenter(Presenter):
    """Keeps the proposal on show and approves exactly that one.

    Signals:
        proposed: A fresh `BatchProposal`.
        approved: The `BatchApproved`.
        discarded: The proposal was put aside.
        put_away: An earlier batch was discarded.
        withdrawal_asked: A sent batch is to be withdrawn.
        history_loaded: Earlier batches.
        setting_loaded: (settings, agency or None).
        body_loaded: Bytes of a batch, for reading.
        weighed: What each `HoldBackCost` is now.
        hold_back_chosen: How to take the choice back, or None.
    """

    proposed = Signal(object)
    approved = Signal(object)
    discarded = Signal()
    put_away = Signal()
    withdrawal_asked = Signal()
    history_loaded = Signal(object)
    setting_loaded = Signal(object, object)
    body_loaded = Signal(object)
    weighed = Signal(object)
    hold_back_chosen = Signal(object)

    def __init__(self, context: WindowContext, parent: QObject) -> None:
        super().__init__(context, parent)
        self.proposal: BatchProposal | None = None

    def load(self) -> None:
        """Ask for what surrounds the proposal."""

        def read(workspace: "Workspace") -> tuple[WorkspaceSettings, AgencyProfile | None]:
            return read_settings(workspace), read_agency(workspace)

        self.ask(read, lambda found: self.setting_loaded.emit(*found))
        self.ask(list_batches, self.history_loaded.emit)

    def propose(self) -> CancelToken:
        """Work out what could leave; nothing leaves by this."""

        def run(workspace: "Workspace", task: Task) -> BatchProposal:
            return propose_batch(workspace, progress=task.progress, is_cancelled=task.is_cancelled)

        return self.work(run, self._keep)

    def weigh(self) -> None:
        """Ask what each choice between detail and speed would cost now."""
        self.ask(weigh_hold_back, self.weighed.emit)

    def choose_hold_back(self, hold_back: float) -> None:
        """Choose between detail and speed; the page proposes anew."""
        self.act(
            lambda ws: choose_hold_back(ws, hold_back),
            lambda done: self.hold_back_chosen.emit(done.undo_id),
        )

    def approve(self) -> None:
        """Approve the bytes on show, and nothing else."""
        proposal = self.proposal
        if proposal is None or proposal.batch_id is None:
            return
        batch_id, sha256 = proposal.batch_id, proposal.sha256
        self.act(lambda ws: approve_batch(ws, batch_id, sha256), self._on_approved)

    def discard(self) -> None:
        """Put the proposal aside."""
        proposal = self.proposal
        if proposal is None or proposal.batch_id is None:
            return
        batch_id = proposal.batch_id
        self.act(lambda ws: discard_batch(ws, batch_id), self._on_discarded)

    def put_batch_away(self, batch_id: BatchId) -> None:
        """Discard a batch the agency does not hold."""
        self.act(lambda ws: discard_batch(ws, batch_id), lambda _: self._on_put_away(batch_id))

    def withdraw(self, batch_id: BatchId) -> None:
        """Ask the agency to delete a batch it holds."""
        self.act(lambda ws: withdraw_batch(ws, batch_id), lambda _: self.withdrawal_asked.emit())

    def confirm_publication(self, publication: Publication) -> None:
        """Record where and when the text was posted, then propose anew."""
        self.act(lambda ws: confirm_publication(ws, publication), lambda _: self.propose())

    def load_body(self, batch_id: BatchId | None = None) -> None:
        """Show the bytes of an earlier batch, or of the proposal."""
        if batch_id is not None:
            self.ask(lambda ws: read_batch_body(ws, batch_id), self.body_loaded.emit)
        elif self.proposal is not None:
            self.body_loaded.emit(self.proposal.body)

    def _keep(self, proposal: BatchProposal) -> None:
        self.proposal = proposal
        self.proposed.emit(proposal)

    def _on_approved(self, done: object) -> None:
        self.proposal = None
        self.approved.emit(done)

    def _on_put_away(self, batch_id: BatchId) -> None:
        if self.proposal is not None and self.proposal.batch_id == batch_id:
            self.proposal = None
        self.put_away.emit()

    def _on_discarded(self, _: object) -> None:
        self.proposal = None
        self.discarded.emit()
