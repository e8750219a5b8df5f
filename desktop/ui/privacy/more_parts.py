"""集計 and 文章から個人情報を除く: each made when first asked for."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.core.domain.counts import CountTable
from desktop.core.domain.ids import PersonId
from desktop.ui.context import WindowContext
from desktop.ui.presenter import Presenter
from desktop.ui.privacy.counts_presenter import CountsPresenter
from desktop.ui.privacy.counts_view import CountsView
from desktop.ui.privacy.scrub_presenter import ScrubPresenter
from desktop.ui.privacy.scrub_view import ScrubView
from desktop.ui.widgets.cards import scrolled
from desktop.ui.widgets.layouts import column

if TYPE_CHECKING:
    from desktop.ui.page import Page


class CountsPart(QWidget):
    """Counts with noise."""

    def __init__(self, context: WindowContext, page: "Page") -> None:
        super().__init__()
        self._page = page
        self.presenter = CountsPresenter(context, self)
        self.view = CountsView()
        _tell(self.presenter, page)
        self.setLayout(column(scrolled(self.view)))
        self.presenter.loaded.connect(self.view.show_ledger)
        self.presenter.counted.connect(self._on_counted)
        self.presenter.saved.connect(self._on_saved)
        self.view.asked.connect(self.presenter.count)
        self.view.save_asked.connect(self._ask_where_to_save)

    def reload(self) -> None:
        """Read the ledger anew."""
        self.presenter.load()

    def _on_counted(self, table: CountTable) -> None:
        self.view.show_table(table)
        self._page.shell.say(
            self.tr("Counted. The ledger notes it.")
            if table.spent
            else self.tr("Shown as it was counted before; nothing was spent.")
        )

    def _on_saved(self, path: Path) -> None:
        self._page.shell.say(self.tr("Saved as {name}").format(name=path.name))

    def _ask_where_to_save(self, form: str) -> None:
        table = self.view.table
        if table is None:
            return
        kinds = self.tr("Excel workbook (*.xlsx)") if form == "xlsx" else "PDF (*.pdf)"
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Save"), f"counts.{form}", kinds)
        if name:
            path = Path(name)
            named = (
                path if path.suffix.lower() == f".{form}" else path.with_name(f"{path.name}.{form}")
            )
            self._page.begin(self.tr("Writing"), self.presenter.save(table, named))


class ScrubPart(QWidget):
    """A text without personal data."""

    def __init__(self, context: WindowContext, page: "Page") -> None:
        super().__init__()
        self._page = page
        self.presenter = ScrubPresenter(context, self)
        self.view = ScrubView()
        _tell(self.presenter, page)
        self.setLayout(column(scrolled(self.view)))
        self.presenter.scrubbed.connect(self.view.show_scrubbed)
        self.presenter.people_found.connect(self.view.show_people)
        self.presenter.text_read.connect(self.view.show_text)
        self.presenter.saved.connect(
            lambda path: page.shell.say(self.tr("Saved as {name}").format(name=path.name))
        )
        self.view.scrub_asked.connect(self._scrub)
        self.view.people_asked.connect(self.presenter.find_people)
        self.view.notes_asked.connect(self.presenter.load_notes)
        self.view.file_asked.connect(self._ask_for_file)
        self.view.save_asked.connect(self._ask_where_to_save)

    def reload(self) -> None:
        """Keep what is typed; nothing here comes from a list."""

    def _scrub(self, text: str, person_id: PersonId | None) -> None:
        token = self.presenter.scrub(text, person_id)
        self._page.begin(self.tr("Looking for personal data"), token)

    def _ask_for_file(self) -> None:
        kinds = self.tr("Texts (*.txt *.md *.docx);;All files (*)")
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Choose a file"), "", kinds)
        if name:
            token = self.presenter.open_file(Path(name))
            self._page.begin(self.tr("Reading the file"), token)

    def _ask_where_to_save(self) -> None:
        kinds = self.tr("Text (*.txt)")
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Save"), "scrubbed.txt", kinds)
        if name:
            token = self.presenter.save(self.view.text, Path(name))
            self._page.begin(self.tr("Writing"), token)


def _tell(presenter: Presenter, page: "Page") -> None:
    presenter.failed.connect(page.shell.fail)
    presenter.progressed.connect(page.shell.progress)
    presenter.work_ended.connect(page.shell.end)
