"""What the part 法令の手続き of 匿名データ asks for."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.core.domain.document import Document, DocumentForm
from desktop.core.domain.duties import RecipientCheck
from desktop.core.domain.ids import BatchId
from desktop.core.services.privacy.duty_papers import (
    cover_letter,
    publication_document,
    save_document,
)
from desktop.core.services.privacy.evidence import list_evidence, write_evidence
from desktop.core.services.privacy.methods import destroy_method, list_methods, read_method
from desktop.core.services.privacy.recipients import read_recipient_check, save_recipient_check
from desktop.ui.context import WindowContext
from desktop.ui.pdf import make_pdf
from desktop.ui.presenter import Presenter
from desktop.ui.tasks import Executor, Task

if TYPE_CHECKING:
    from desktop.core.services.workspace.context import Workspace


class DutiesPresenter(Presenter):
    """Reads and does what the law asks for.

    Signals:
        paper_loaded: A `Document` to show.
        saved: The `Path` of a written file.
        recipient_loaded: The `RecipientCheck` that holds.
        recipient_saved: The answers are kept.
        methods_loaded, evidence_loaded: Rows.
        method_read: (number, facts).
    """

    paper_loaded = Signal(object)
    saved = Signal(object)
    recipient_loaded = Signal(object)
    recipient_saved = Signal()
    methods_loaded = Signal(object)
    evidence_loaded = Signal(object)
    method_read = Signal(int, object)

    def __init__(self, context: WindowContext, parent: QObject) -> None:
        super().__init__(context, parent)

    def load(self) -> None:
        """Ask for everything that is listed."""
        self.ask(read_recipient_check, self.recipient_loaded.emit)
        self.ask(list_methods, self.methods_loaded.emit)
        self.ask(list_evidence, self.evidence_loaded.emit)

    def load_notice(self) -> None:
        """Ask for the 公表文."""
        self.ask(publication_document, self.paper_loaded.emit)

    def load_letter(self, batch_id: BatchId) -> None:
        """Ask for the 送付状 of a batch."""
        self.ask(lambda ws: cover_letter(ws, batch_id), self.paper_loaded.emit)

    def save_paper(self, document: Document, form: DocumentForm, path: Path) -> None:
        """Write a document."""

        def run(_workspace: "Workspace", _task: Task) -> Path:
            save_document(document, form, path, make_pdf)
            return path

        self.work(run, self.saved.emit, on=Executor.READER)

    def save_recipient(self, check: RecipientCheck) -> None:
        """Keep the answers for a recipient."""
        self.act(lambda ws: save_recipient_check(ws, check), lambda _: self._on_kept())

    def open_method(self, method_id: int) -> None:
        """Read a 加工方法等情報; the audit log tells that."""
        self.act(
            lambda ws: read_method(ws, method_id),
            lambda found: self.method_read.emit(method_id, found.facts),
        )

    def destroy_method(self, method_id: int) -> None:
        """Destroy a 加工方法等情報."""
        self.act(lambda ws: destroy_method(ws, method_id), lambda _: self.load())

    def export_evidence(self, path: Path) -> None:
        """Write the evidence log."""

        def run(workspace: "Workspace", _task: Task) -> Path:
            write_evidence(workspace, path)
            return path

        self.work(run, self.saved.emit, on=Executor.READER)

    def _on_kept(self) -> None:
        self.recipient_saved.emit()
        self.load()
