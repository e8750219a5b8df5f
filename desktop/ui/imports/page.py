"""The page 取込: drop a file, look at what would happen, import it."""

from functools import partial
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QFileDialog, QFrame, QStackedWidget, QVBoxLayout, QWidget

from desktop.core.domain.changes import Change
from desktop.core.domain.codes import Outcome
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.importing import ImportChoices, ImportPreview, ImportResult
from desktop.core.domain.sheet import ApplicantField
from desktop.ui import actions
from desktop.ui.context import Shell, WindowContext
from desktop.ui.imports.cells_card import CellsCard
from desktop.ui.imports.finding_words import attachment_text
from desktop.ui.imports.known_card import KnownCard
from desktop.ui.imports.mapping_card import MappingCard
from desktop.ui.imports.presenter import Imported, ImportsPresenter
from desktop.ui.imports.source_bar import SourceBar
from desktop.ui.imports.words_card import WordsCard
from desktop.ui.overriding import override
from desktop.ui.page import Page
from desktop.ui.routes import PageKey, Route
from desktop.ui.turns import Turns
from desktop.ui.watched.banner import with_banner
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.cards import Card, EmptyState, Figure, Note, tiles
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.layouts import column, row
from desktop.ui.widgets.page_header import PageHeader
from desktop.ui.words import moment, number


class ImportsPage(Page):
    """Three states: nothing chosen, a preview, a summary."""

    def __init__(self, context: WindowContext, shell: Shell) -> None:
        super().__init__(shell)
        self.presenter = ImportsPresenter(context, self)
        self.follow(self.presenter, frozenset({Change.IMPORTS}))
        self.presenter.previewed.connect(self._show_preview)
        self.presenter.imported.connect(self._show_result)
        self.presenter.failed.connect(self._on_failed)
        self.presenter.remembered.connect(self._remembered)
        actions.bind(self, actions.PASTE, self._paste_where_empty)
        self._file_name = ""
        self._has_rejected = False
        self._turns = Turns(self)
        self._result: ImportResult | None = None
        self.choose = button(self.tr("Choose another file"), self.ask_for_file)
        self.start = button("", self.import_now, kind="primary")
        self.header = PageHeader(self.tr("Import"), self.choose, self.start)
        self._stack = QStackedWidget()
        for state in (self._make_empty(), self._make_preview(), self._make_summary()):
            self._stack.addWidget(state)
        self.box.addWidget(self.header)
        self.box.addWidget(self._stack, 1)
        self._show_state(0)

    def _make_empty(self) -> QWidget:
        self.pick = button(
            self.tr("Choose a file"), self.ask_for_file, kind="primary", icon_name="folder-open"
        )
        frame = QFrame()
        frame.setObjectName("drop")
        text = self.tr(
            "Put an Excel list or a CSV file here. You see everything before anything is saved."
        )
        self.paste = button(self.tr("Paste cells"), self.paste_cells, icon_name="clipboard-copy")
        empty = EmptyState(
            self.tr("Drop a file here"), text, "file-spreadsheet", self.pick, self.paste
        )
        QVBoxLayout(frame).addWidget(empty)
        return with_banner(self.presenter.context, self.shell, frame)

    def _make_preview(self) -> QWidget:
        self.new = Figure(self.tr("New people"), role="figure")
        self.known = Figure(self.tr("New applications of people on file"), role="figure")
        self.held = Figure(self.tr("To check, left out for now"), role="figure")
        self.corrected = Figure(self.tr("Corrected by itself"), role="figure")
        self.mapping = MappingCard()
        self.mapping.mapped.connect(
            lambda at, field: self.presenter.map_column(
                at, ApplicantField(field) if field else None
            )
        )
        self.cells = CellsCard()
        self.pairs = KnownCard()
        self.pairs.separated.connect(self._count)
        self.erased = QCheckBox()
        self.erased.toggled.connect(self._count)
        self.warning = Note("", "warn")
        self.mapping.remember_asked.connect(self.presenter.remember)
        self.cells.strip.mended.connect(self.presenter.mend)
        self.cells.strip.restored.connect(self.presenter.unmend)
        self.cells.strip.allowed.connect(self.presenter.allow)
        self.words = WordsCard()
        self.words.named.connect(self.presenter.name_word)
        self.source = SourceBar()
        self.source.table_chosen.connect(self.presenter.choose_table)
        self.source.hidden_toggled.connect(
            lambda is_on: self.presenter.read_hidden(has_hidden_rows=is_on)
        )
        self.mapping.setMinimumWidth(340)
        right = column(self.cells, self.words, self.pairs, spacing=12)
        for index, share in enumerate((3, 2, 2)):
            right.setStretch(index, share)
        halves = row(self.mapping, right, spacing=12)
        halves.setStretch(0, 3)
        halves.setStretch(1, 5)
        made = QWidget()
        lines = column(
            self.source,
            tiles(self.new, self.known, self.held, self.corrected),
            self.warning,
            self.erased,
            halves,
            spacing=12,
        )
        lines.setStretch(4, 1)
        made.setLayout(lines)
        return made

    def _make_summary(self) -> QWidget:
        self.summary = label("", "section")
        self.summary_detail = label("", "note", is_wrapped=True)
        self.write = button(
            self.tr("Select people to reject"),
            self._go_to_people,
            kind="primary",
            icon_name="users",
        )
        self.undo = button(self.tr("Undo"), self._undo, icon_name="undo-2")
        self.more = button(self.tr("Import another file"), self.ask_for_file)
        card = Card()
        card.add(
            self.summary,
            self.summary_detail,
            4,
            row(self.write, self.undo, self.more, None),
        )
        made = QWidget()
        made.setLayout(column(card, None))
        return made

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

    def read_file(self, path: Path) -> None:
        """Read a file and show what would happen."""
        self._file_name = path.name
        self.begin(self.tr("Reading the file"), self.presenter.read_file(path))

    def paste_cells(self) -> None:
        """Read what was copied in a spreadsheet program."""
        text = QGuiApplication.clipboard().text()
        if not text.strip():
            self.shell.fail(AppError(ErrorCode.IMPORT_EMPTY))
            return
        self._file_name = self.tr("Pasted cells")
        self.begin(self.tr("Reading the file"), self.presenter.read_text(text))

    def _paste_where_empty(self) -> None:
        # In the preview Ctrl+V belongs to the field one is writing in.
        if self._stack.currentIndex() == 0:
            self.paste_cells()

    def _remembered(self) -> None:
        self.shell.say(self.tr("Files of this shape are read so from now on"))

    def import_now(self) -> None:
        """Import what the preview shows."""
        token = self.presenter.import_all(self._choices())
        if token is not None:
            self.start.setEnabled(False)
            self.begin(self.tr("Importing"), token)

    def _choices(self) -> ImportChoices:
        preview = self.presenter.preview
        as_new = preview.erased_rows if preview and self.erased.isChecked() else ()
        return ImportChoices(frozenset(self.pairs.separate_rows), frozenset(as_new))

    def _show_state(self, state: int) -> None:
        self._stack.setCurrentIndex(state)
        self.choose.setVisible(state == 1)
        self.start.setVisible(state == 1)

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
        self.held.show_number(number(len(preview.held_rows)), "warn" if preview.held_rows else "")
        self.corrected.show_number(number(len(analysis.corrections)))
        self._turns.run(
            (
                partial(self.source.show_preview, preview),
                partial(self.cells.show_preview, preview),
                partial(self.words.show_preview, preview),
                partial(self.pairs.show_preview, preview),
                partial(self._show_warnings, preview),
                self._count,
                partial(self._show_state, 1),
                self.start.setFocus,
                partial(self.mapping.show_preview, preview),
            )
        )

    def _show_warnings(self, preview: ImportPreview) -> None:
        texts = []
        if preview.was_imported_at is not None:
            at = moment(preview.was_imported_at, has_year=True)
            texts.append(self.tr("This file was imported before, on {at}.").format(at=at))
        if preview.duplicate_rows:
            count = len(preview.duplicate_rows)
            texts.append(self.tr("%n rows stand in the file twice and count once.", "", count))
        self.warning.say("\n".join(texts), "warn")
        self.warning.setVisible(bool(texts))
        count = len(preview.erased_rows)
        self.erased.setChecked(False)
        self.erased.setVisible(count > 0)
        self.erased.setText(
            self.tr("Take %n rows of people erased before as new applications", "", count)
        )

    def _count(self) -> None:
        preview = self.presenter.preview
        if preview is None:
            return
        separate = len(self.pairs.separate_rows)
        as_new = len(preview.erased_rows) if self.erased.isChecked() else 0
        new, known = preview.new_count + separate + as_new, preview.known_count - separate
        self.new.show_number(number(new))
        self.known.show_number(number(known))
        self.start.setText(self.tr("Import %n people", "", new + known))
        self.start.setEnabled(new + known > 0)

    def _show_result(self, done: Imported) -> None:
        result = done.result
        self._result = result
        text = self.tr("Imported %n people", "", result.imported)
        self.summary.setText(text)
        details = [
            self.tr("New people: {count}").format(count=number(result.new_people)),
            self.tr("Already there: {count}").format(count=number(result.unchanged)),
            self.tr("Left out: {count}").format(count=number(result.left_out)),
        ]
        if done.files is not None and (done.files.count or done.files.problems):
            taken, left = done.files.count, len(done.files.problems)
            details.append(self.tr("Files taken in: {count}").format(count=number(taken)))
            if left:
                details.append(self.tr("Files left outside: {count}").format(count=number(left)))
            self.summary_detail.setToolTip(
                "\n".join(attachment_text(one) for one in done.files.problems[:20])
            )
        self.summary_detail.setText("　".join(details))
        self.header.say("")
        self._show_state(2)
        self.shell.say(text, result.undo_id)
        self.write.setFocus()

    def _go_to_people(self) -> None:
        # A list that came with its results goes straight to those who wait for a notice.
        self.shell.go(Route(PageKey.PEOPLE, is_waiting=self._has_rejected))

    def _undo(self) -> None:
        if self._result is not None:
            self.shell.undo_act(self._result.undo_id)
        self._show_state(0)

    def _on_failed(self, _: AppError) -> None:
        self.start.setEnabled(self.presenter.preview is not None)
