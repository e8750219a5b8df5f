"""The other parts of 匿名データ: a file by itself, the duties of the law, and papers to read."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from desktop.core.domain.attributes import Attribute, Ladder
from desktop.core.domain.document import Document, DocumentForm
from desktop.core.domain.file_release import FileSaved
from desktop.core.domain.sheet_columns import ApplicantField
from desktop.core.domain.workspace import WorkspaceSettings
from desktop.core.services.privacy.anonymize_file import FileWishes
from desktop.ui.context import WindowContext
from desktop.ui.privacy.duties_presenter import DutiesPresenter
from desktop.ui.privacy.duties_view import DutiesView
from desktop.ui.privacy.paper_language import paper_language
from desktop.ui.privacy.paper_view import PaperView
from desktop.ui.privacy.parts import FILES
from desktop.ui.privacy.release_presenter import ReleasePresenter
from desktop.ui.privacy.release_view import ReleaseView
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.cards import scrolled
from desktop.ui.widgets.layouts import column, row

if TYPE_CHECKING:
    from desktop.core.domain.batch import BatchProposal
    from desktop.ui.page import Page

_FILES, _PAPER = range(2)


class OtherParts(QStackedWidget):
    """Everything of the page that is not a batch."""

    def __init__(self, context: WindowContext, page: "Page") -> None:
        super().__init__()
        self._page = page
        self._shell = page.shell
        self._came_from: QWidget | None = None
        self._settings: WorkspaceSettings | None = None
        self.duties = DutiesPresenter(context, self)
        self.release = ReleasePresenter(context, self)
        for presenter in (self.duties, self.release):
            presenter.failed.connect(page.shell.fail)
            presenter.progressed.connect(page.shell.progress)
            presenter.work_ended.connect(page.shell.end)
        self.files = ReleaseView()
        self.paper = PaperView()
        self.paper_back = button(self.tr("Back"), self._leave_paper)
        made = QWidget()
        lines = column(row(self.paper_back, None), self.paper, spacing=8)
        lines.setStretch(1, 1)
        made.setLayout(lines)
        for state in (self.files, made):
            self.addWidget(state)
        self._connect()

    def _connect(self) -> None:
        files = self.files
        self.duties.recipient_saved.connect(
            lambda: self._shell.say(self.tr("The answers are kept."))
        )
        self.duties.saved.connect(self._say_saved)
        for presenter in (self.duties, self.release):
            presenter.paper_loaded.connect(self.show_paper)
        self.paper.save_asked.connect(self._ask_where_to_save_paper)
        files.file_asked.connect(self._ask_for_file)
        files.chosen.connect(self._choose)
        files.named.connect(self._name)
        files.forget_asked.connect(self.release.forget)
        files.make_asked.connect(self._make)
        files.save_asked.connect(self._ask_where_to_save)
        files.report_asked.connect(self.release.load_report)
        files.notice_asked.connect(self.release.load_notice)
        self.release.read.connect(files.show_reading)
        self.release.made.connect(files.show_made)
        self.release.saved.connect(self._on_saved)

    @cached_property
    def duty_cards(self) -> DutiesView:
        """The duties; made when first asked for."""
        cards = DutiesView()
        cards.notice.notice_asked.connect(self.duties.load_notice)
        cards.recipient.kept.connect(self.duties.save_recipient)
        cards.methods.read_asked.connect(self.duties.open_method)
        cards.methods.destroy_asked.connect(self.duties.destroy_method)
        cards.evidence.export_asked.connect(self._ask_where_to_export)
        self.duties.recipient_loaded.connect(cards.recipient.show_check)
        self.duties.methods_loaded.connect(cards.methods.show_methods)
        self.duties.method_read.connect(cards.methods.show_facts)
        self.duties.evidence_loaded.connect(cards.evidence.show_rows)
        self._duties_area = scrolled(cards)
        self.addWidget(self._duties_area)
        if self._settings is not None:
            cards.notice.show_settings(self._settings)
        return cards

    def show_settings(self, settings: WorkspaceSettings) -> None:
        """Show whether the notice is posted."""
        self._settings = settings
        if "duty_cards" in self.__dict__:
            self.duty_cards.notice.show_settings(settings)

    def show_part(self, part: str) -> None:
        """Show the file by itself, or the duties."""
        if part == FILES:
            self.setCurrentIndex(_FILES)
        else:
            self.duty_cards.show()  # made by asking for it
            self.setCurrentWidget(self._duties_area)
        self.reload()

    def reload(self) -> None:
        """Read anew what is listed."""
        if self.currentIndex() > _PAPER:
            self.duties.load()

    def show_paper(self, document: Document) -> None:
        """Show a document; back leads where it was asked for."""
        if self.currentIndex() != _PAPER:
            self._came_from = self.currentWidget()
        self.paper.show_document(document)
        self.setCurrentIndex(_PAPER)
        self.paper.page.setFocus()

    def show_report(self, proposal: "BatchProposal") -> None:
        """Show the risk report of a proposal."""
        from desktop.core.services.privacy.risk_paper import (  # noqa: PLC0415 - rarely asked
            proposal_document,
        )

        language = paper_language()
        self.duties.ask(lambda ws: proposal_document(ws, proposal, language), self.show_paper)

    def open_file(self, path: Path) -> None:
        """Read a file that is to be anonymized."""
        self._page.begin(self.tr("Reading the file"), self.release.open_file(path))

    def save_to(self, path: Path) -> None:
        """Write the anonymized workbook."""
        token = self.release.save(path)
        if token is not None:
            self._page.begin(self.tr("Writing and checking"), token)

    def _leave_paper(self) -> None:
        self.setCurrentWidget(self._came_from or self.files)
        self.reload()

    def _choose(self, at: int, attribute: Attribute, ladder: Ladder | None) -> None:
        token = self.release.choose(at, attribute, ladder)
        self._page.begin(self.tr("Reading the file"), token)

    def _name(self, field: ApplicantField, word: str, code: str) -> None:
        token = self.release.name_word(field, word, code)
        self._page.begin(self.tr("Reading the file"), token)

    def _make(self, wishes: FileWishes) -> None:
        token = self.release.make(wishes)
        if token is not None:
            self._page.begin(self.tr("Anonymizing"), token)

    def _on_saved(self, saved: FileSaved) -> None:
        self.files.show_saved(saved)
        self._shell.say(
            self.tr("Saved for %n people after an independent check.", "", saved.record_count)
        )

    def _say_saved(self, path: Path) -> None:
        self._shell.say(self.tr("Saved as {name}").format(name=path.name))

    def _ask_for_file(self) -> None:
        kinds = self.tr("Lists (*.xlsx *.xls *.xlsb *.ods *.csv *.tsv *.txt);;All files (*)")
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Choose a file"), "", kinds)
        if name:
            self.open_file(Path(name))

    def _ask_where_to_save(self) -> None:
        kinds = self.tr("Excel workbook (*.xlsx)")
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Save"), "anonymous.xlsx", kinds)
        if name:
            self.save_to(Path(name))

    def _ask_where_to_export(self) -> None:
        kinds = self.tr("Excel workbook (*.xlsx)")
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Export"), "evidence.xlsx", kinds)
        if name:
            self.duties.export_evidence(Path(name))

    def _ask_where_to_save_paper(self, document: Document, form: DocumentForm) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save"), f"{document.title}.{form.value}"
        )
        if name:
            self.duties.save_paper(document, form, Path(name))
