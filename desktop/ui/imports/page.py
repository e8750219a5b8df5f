"""The page 取込: drop a file, look at what would happen, import it."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QFrame, QStackedWidget, QVBoxLayout, QWidget

from desktop.core.domain.changes import Change
from desktop.core.domain.codes import Outcome
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.importing import ImportPreview, ImportResult
from desktop.core.domain.sheet import ApplicantField
from desktop.ui import actions
from desktop.ui.context import Shell, WindowContext
from desktop.ui.imports.presenter import Imported, ImportsPresenter
from desktop.ui.imports.preview_view import PreviewView
from desktop.ui.imports.reading_view import ReadingView
from desktop.ui.imports.summary_view import SummaryView
from desktop.ui.imports.wording import corrections_heading, problem_text
from desktop.ui.overriding import override
from desktop.ui.page import Page
from desktop.ui.routes import PageKey, Route
from desktop.ui.tasks import CancelToken
from desktop.ui.watched.banner import with_banner
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.cards import EmptyState, Note, scrolled
from desktop.ui.widgets.layouts import column
from desktop.ui.widgets.page_header import PageHeader
from desktop.ui.words import number

if TYPE_CHECKING:
    from desktop.core.domain.sheet import RawSheet
    from desktop.core.services.exports.corrections import CorrectionsWritten

_EMPTY, _READING, _PREVIEW, _SUMMARY = range(4)


class ImportsPage(Page):
    """Four states: nothing chosen, a file being read, a preview, a summary."""

    def __init__(self, context: WindowContext, shell: Shell) -> None:
        super().__init__(shell)
        self.presenter = ImportsPresenter(context, self)
        self.follow(self.presenter, frozenset({Change.IMPORTS}))
        actions.bind(self, actions.PASTE, self._paste_where_empty)
        self._file_name = ""
        self._token: CancelToken | None = None
        self._has_rejected = False
        self._open_eu = 0
        self._result: ImportResult | None = None
        self.choose = button(self.tr("Choose another file"), self.ask_for_file)
        self.correct = button(
            self.tr("Write down what to mend"), self.ask_to_write_corrections, icon_name="download"
        )
        self.start = button("", self.import_now, kind="primary")
        self.header = PageHeader(self.tr("Import"), self.choose, self.correct, self.start)
        self.reading = ReadingView()
        self.view = PreviewView()
        self.done = SummaryView(
            self._go_to_people, self._undo, self.ask_for_file, self.ask_to_write_corrections
        )
        self._name_parts()
        self._stack = QStackedWidget()
        for state in (self._make_empty(), self.reading, scrolled(self.view), self.done):
            self._stack.addWidget(state)
        self.box.addWidget(self.header)
        self.box.addWidget(self._stack, 1)
        self._connect()
        self._show_state(_EMPTY)

    def _name_parts(self) -> None:
        """Name what lies deeper, for whoever drives the page."""
        self.mapping, self.cells, self.source = (
            self.view.mapping,
            self.view.cells,
            self.view.source,
        )
        self.questions, self.pairs = self.view.questions, self.view.pairs
        self.words, self.eu = self.questions.words, self.questions.eu
        self.erased = self.questions.erased
        self.summary, self.summary_detail = self.done.title, self.done.detail
        self.write, self.undo = self.done.write, self.done.undo

    def _connect(self) -> None:
        asks = self.presenter
        asks.first_seen.connect(self._show_first_rows)
        asks.understanding.connect(self._show_understanding)
        asks.previewed.connect(self._show_preview)
        asks.pair_seen.connect(self.pairs.show_pair)
        asks.imported.connect(self._show_result)
        asks.failed.connect(self._on_failed)
        asks.remembered.connect(self._remembered)
        asks.written.connect(self._corrections_written)
        asks.template_saved.connect(self._template_saved)
        self.pairs.looked.connect(asks.look_at)
        self.mapping.mapped.connect(
            lambda at, field: asks.map_column(at, ApplicantField(field) if field else None)
        )
        self.mapping.remember_asked.connect(asks.remember)
        self.cells.strip.mended.connect(asks.mend)
        self.cells.strip.restored.connect(asks.unmend)
        self.cells.strip.allowed.connect(asks.allow)
        self.words.named.connect(asks.name_word)
        self.source.table_chosen.connect(asks.choose_table)
        self.source.hidden_toggled.connect(lambda is_on: asks.read_hidden(has_hidden_rows=is_on))
        self.source.sheets_asked.connect(self.read_hidden_sheets)
        self.view.counted.connect(self._count)
        self.view.shown.connect(self._preview_shown)

    def _make_empty(self) -> QWidget:
        self.pick = button(
            self.tr("Choose a file"), self.ask_for_file, kind="primary", icon_name="folder-open"
        )
        self.paste = button(self.tr("Paste cells"), self.paste_cells, icon_name="clipboard-copy")
        self.template = button(
            self.tr("Save an empty form"), self.ask_to_save_template, icon_name="file-spreadsheet"
        )
        text = self.tr(
            "Put an Excel list or a CSV file here. You see everything before anything is saved."
        )
        empty = EmptyState(
            self.tr("Drop a file here"),
            text,
            "file-spreadsheet",
            self.pick,
            self.paste,
            self.template,
        )
        self.hidden_note = Note("", "warn")
        self.read_hidden = button(self.tr("Read hidden sheets too"), self.read_hidden_sheets)
        self.hidden_note.add_action(self.read_hidden)
        self.hidden_note.hide()
        frame = QFrame()
        frame.setObjectName("drop")
        QVBoxLayout(frame).addWidget(empty)
        made = QWidget()
        lines = column(self.hidden_note, frame, spacing=12)
        lines.setStretch(1, 1)
        made.setLayout(lines)
        return with_banner(self.presenter.context, self.shell, made)

    @override
    def receive(self, route: Route) -> None:
        """Read the file the route brings; otherwise stay as it was left."""
        if route.file is not None:
            self.read_file(route.file)

    def ask_for_file(self) -> None:
        """Let the user choose a file."""
        kinds = self.tr("Excel and CSV ({patterns})").format(
            patterns="*.xlsx *.xlsm *.xls *.xlsb *.ods *.csv *.tsv *.txt"
        )
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Choose a file"), "", kinds)
        if name:
            self.read_file(Path(name))

    def read_file(self, path: Path, *, has_hidden_sheets: bool = False) -> None:
        """Read a file and show what would happen; its first rows come before the rest."""
        self._file_name = path.name
        self._show_state(_READING)
        self._begin_reading(self.presenter.read_file(path, has_hidden_sheets=has_hidden_sheets))

    def _begin_reading(self, token: CancelToken) -> None:
        self._token = token
        self.reading.begin()
        self.header.say(self._file_name)
        self.begin(self.tr("Reading the file …"), token)

    def read_hidden_sheets(self) -> None:
        """Read the same file with the sheets its program does not show."""
        if self.presenter.path is not None:
            self.read_file(self.presenter.path, has_hidden_sheets=True)

    def _show_first_rows(self, sheet: "RawSheet") -> None:
        token = self._token
        if token is None or token() or self._stack.currentIndex() != _READING:
            return
        self.reading.show_rows(sheet)
        if sheet.name:
            self.begin(self.tr("Reading sheet “{sheet}” …").format(sheet=sheet.name), token)

    def _show_understanding(self) -> None:
        token = self._token
        if token is not None and not token() and self._stack.currentIndex() == _READING:
            self.begin(self.tr("Looking at columns and rows, and who is on file already …"), token)

    def paste_cells(self) -> None:
        """Read what was copied in a spreadsheet program."""
        text = QGuiApplication.clipboard().text()
        if not text.strip():
            self.shell.fail(AppError(ErrorCode.IMPORT_EMPTY))
            return
        self._file_name = self.tr("Pasted cells")
        self._show_state(_READING)
        self._begin_reading(self.presenter.read_text(text))

    def _paste_where_empty(self) -> None:
        # In the preview Ctrl+V belongs to the field one is writing in.
        if self._stack.currentIndex() == _EMPTY:
            self.paste_cells()

    def _remembered(self) -> None:
        self.shell.say(self.tr("Files of this shape are read so from now on"))

    def ask_to_save_template(self) -> None:
        """Let the user choose where an empty list goes."""
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save an empty form"), self.tr("applicants.xlsx"), _workbooks()
        )
        if name:
            self.presenter.write_template(Path(name))

    def _template_saved(self, _: Path) -> None:
        self.shell.say(self.tr("The empty form is saved. Fill it in and drop it here."))

    def ask_to_write_corrections(self) -> None:
        """Let the user choose where the rows that wait go."""
        proposal = self.tr("to-mend.xlsx")
        if self.presenter.path is not None:
            proposal = str(self.presenter.path.with_name(proposal))
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Write down what to mend"), proposal, _workbooks()
        )
        if name:
            self.write_corrections(Path(name))

    def write_corrections(self, path: Path) -> None:
        """Write the rows that wait, with what is to be mended."""
        token = self.presenter.write_corrections(path, corrections_heading(), problem_text)
        if token is not None:
            self.begin(self.tr("Writing down what to mend"), token)

    def _corrections_written(self, done: "CorrectionsWritten") -> None:
        self.shell.say(
            self.tr("%n rows written down. Mend them and import that file.", "", done.row_count)
        )

    def import_now(self) -> None:
        """Import what the preview shows."""
        self._open_eu = self.eu.open_count()
        answers = self.pairs.answers.answers()
        token = self.presenter.import_all(self.view.choices(), answers)
        if token is not None:
            self.start.setEnabled(False)
            self.begin(self.tr("Importing"), token)

    def _show_state(self, state: int) -> None:
        self._stack.setCurrentIndex(state)
        self.choose.setVisible(state == _PREVIEW)
        self.start.setVisible(state == _PREVIEW)
        preview = self.presenter.preview
        self.correct.setVisible(
            state == _PREVIEW and preview is not None and bool(preview.held_rows)
        )
        self.hidden_note.hide()

    def _show_preview(self, preview: ImportPreview) -> None:
        analysis = preview.analysis
        self._has_rejected = any(row.outcome is Outcome.REJECTED for row in analysis.rows)
        self.header.say(
            self.tr("{file}, sheet “{sheet}”, headings in row {row}, {count} rows").format(
                file=self._file_name,
                sheet=preview.sheet_names[preview.sheet_index],
                row=analysis.header_row,
                count=number(analysis.row_count),
            )
        )
        self.view.show_preview(preview)

    def _preview_shown(self) -> None:
        self.presenter.let_go()
        was_reading = self._stack.currentIndex() != _PREVIEW
        self._show_state(_PREVIEW)
        if was_reading:
            self.start.setFocus()

    def _count(self, people: int) -> None:
        self.start.setText(self.tr("Import %n people", "", people))
        self.start.setEnabled(people > 0)

    def _show_result(self, done: Imported) -> None:
        self._result = done.result
        self.done.show_result(done, self._open_eu)
        self.header.say("")
        self._show_state(_SUMMARY)
        self.shell.say(self.done.title.text(), done.result.undo_id)
        self.done.write.setFocus()

    def _go_to_people(self) -> None:
        # A list that came with its results goes straight to those who wait for a notice.
        self.shell.go(Route(PageKey.PEOPLE, is_waiting=self._has_rejected))

    def _undo(self) -> None:
        if self._result is not None:
            self.shell.undo_act(self._result.undo_id)
        self._show_state(_EMPTY)

    def _on_failed(self, fault: AppError) -> None:
        preview = self.presenter.preview
        self.start.setEnabled(preview is not None)
        if preview is not None:
            # What was chosen is not so: show again what is.
            self.view.show_preview(preview)
        elif self._stack.currentIndex() == _READING:
            self.header.say("")
            self._show_state(_EMPTY)
            hidden = int(fault.context.get("hidden", 0))
            self.hidden_note.say(
                self.tr("This file has %n hidden sheets. The list may be there.", "", hidden),
                "warn",
            )
            self.hidden_note.setVisible(hidden > 0)


def _workbooks() -> str:
    return "Excel (*.xlsx)"
