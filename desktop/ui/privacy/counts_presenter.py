"""What the part 集計 of 匿名データ asks for."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.core.domain.counts import CountLedger, CountQuestion, CountTable, Precision
from desktop.core.domain.document import DocumentForm
from desktop.core.services.privacy.count_paper import count_document, write_counts
from desktop.core.services.privacy.count_people import count_people, read_ledger
from desktop.core.services.privacy.duty_papers import save_document
from desktop.core.services.workspace.settings import read_settings
from desktop.ui.context import WindowContext
from desktop.ui.pdf import make_pdf
from desktop.ui.presenter import Presenter
from desktop.ui.privacy.paper_language import paper_language
from desktop.ui.tasks import CancelToken, Executor, Task

if TYPE_CHECKING:
    from datetime import date

    from desktop.core.services.workspace.context import Workspace


class CountsPresenter(Presenter):
    """Asks for tables; the ledger decides what they cost.

    Signals:
        loaded: (`CountLedger`, today, least number shown).
        counted: A `CountTable`.
        saved: The `Path` of a written file.
    """

    loaded = Signal(object, object, int)
    counted = Signal(object)
    saved = Signal(object)

    def __init__(self, context: WindowContext, parent: QObject) -> None:
        super().__init__(context, parent)

    def load(self) -> None:
        """Ask for what was asked and spent so far."""

        def read(workspace: "Workspace") -> "tuple[CountLedger, date, int]":
            return read_ledger(workspace), workspace.today(), read_settings(workspace).k

        self.ask(read, lambda found: self.loaded.emit(*found))

    def count(self, question: CountQuestion, precision: Precision) -> None:
        """Ask for a table; one asked before costs nothing."""
        self.act(lambda ws: count_people(ws, question, precision), self._on_counted)

    def save(self, table: CountTable, path: Path) -> CancelToken:
        """Write a table as a workbook, or as a PDF where the name says so."""
        language = paper_language()

        def run(workspace: "Workspace", _task: Task) -> Path:
            if path.suffix.lower() == ".pdf":
                document = count_document(workspace, table, language)
                save_document(document, DocumentForm.PDF, path, make_pdf)
            else:
                write_counts(workspace, table, path, language)
            return path

        return self.work(run, self.saved.emit, on=Executor.READER)

    def _on_counted(self, table: CountTable) -> None:
        self.counted.emit(table)
        self.load()
