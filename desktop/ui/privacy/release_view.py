"""ファイルの匿名化: a file in, an anonymized workbook and its risk report out."""

from collections import Counter

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QStackedWidget, QWidget

from desktop.core.domain.attributes import Attribute, ColumnRule, Ladder
from desktop.core.domain.file_release import FileMade, FileReading, FileSaved
from desktop.core.services.privacy.anonymize_file import FileWishes
from desktop.ui.overriding import override
from desktop.ui.privacy.file_words import FileWordsCard
from desktop.ui.privacy.findings import FindingList, found_left_out
from desktop.ui.privacy.narrow import lay_out
from desktop.ui.privacy.release_result import ReleaseResult
from desktop.ui.privacy.release_words import attribute_word, column_choices
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.cards import Card, EmptyState, Note, scrolled
from desktop.ui.widgets.fields import choice_model, chosen_key, combo
from desktop.ui.widgets.labels import IconMark, label
from desktop.ui.widgets.layouts import column, row

_EMPTY, _COLUMNS, _RESULT = range(3)
_K = ("5", "7", "10")


class ColumnsCard(Card):
    """One line a column: heading, and what becomes of it.

    Signals:
        chosen: (column, `Attribute`, `Ladder` or None).
    """

    chosen = Signal(int, object, object)

    def __init__(self) -> None:
        super().__init__(self.tr("What the columns are"), "-")
        content = QWidget()
        self._grid = QGridLayout(content)
        self._grid.setContentsMargins(15, 4, 15, 10)
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(1, 3)
        self.boxes: dict[int, QComboBox] = {}
        self.add_edge_to_edge(scrolled(content), 1)

    def show_reading(self, reading: FileReading) -> None:
        """Show every column of a file."""
        rules = reading.profile.rules
        self.caption.setText(self.tr("%n columns", "", len(rules)))
        while (item := self._grid.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self.boxes = {}
        choices = column_choices()
        self._model = choice_model(choices)
        for line, rule in enumerate(rules):
            self._grid.addWidget(label(rule.header or "–", "strong", is_wrapped=True), line, 0)
            self._grid.addWidget(self._fate(rule, choices), line, 1)
        self._grid.setRowStretch(len(rules), 1)

    def _fate(self, rule: ColumnRule, choices: list[tuple[str, str]]) -> QWidget:
        if rule.is_fixed:
            made = QWidget()
            words = label(attribute_word(rule.attribute), "note")
            made.setLayout(row(IconMark("lock", "text-3", 14), words, None))
            return made
        ladder = rule.ladder.value if rule.ladder else ""
        box = combo(choices, f"{rule.attribute.value}:{ladder}", self._model)
        box.setAccessibleName(rule.header)
        # activated carries an index that the choice does not take.
        box.activated.connect(lambda _: self._choose(rule.column, box))
        self.boxes[rule.column] = box
        return box

    def _choose(self, at: int, box: QComboBox) -> None:
        attribute, _, ladder = chosen_key(box).partition(":")
        self.chosen.emit(at, Attribute(attribute), Ladder(ladder) if ladder else None)


class ReleaseView(QWidget):
    """Choose a file, say what its columns are, look at the result, save it.

    Signals:
        file_asked: A file is to be chosen.
        chosen: (column, `Attribute`, `Ladder` or None).
        named: (`ApplicantField`, word, code): what a word of the company means.
        forget_asked: What was chosen for such files before is to be forgotten.
        make_asked: `FileWishes`: anonymize it.
        save_asked, report_asked, notice_asked: Of what was made.
    """

    file_asked = Signal()
    chosen = Signal(int, object, object)
    named = Signal(object, str, str)
    forget_asked = Signal()
    make_asked = Signal(object)
    save_asked = Signal()
    report_asked = Signal()
    notice_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._stack = QStackedWidget()
        for state in (self._make_empty(), self._make_columns(), self._make_result()):
            self._stack.addWidget(state)
        self.setLayout(column(self._stack))

    def _make_empty(self) -> QWidget:
        self.choose_file = button(
            self.tr("Choose a file"), self.file_asked.emit, kind="primary", icon_name="file-input"
        )
        self.empty = EmptyState(
            self.tr("Anonymize a file"),
            self.tr(
                "An Excel or CSV list becomes a workbook in which nobody can be told apart, with a "
                "risk report. Nothing is sent and nothing is imported; no agency is needed."
            ),
            "file-spreadsheet",
            self.choose_file,
        )
        card = Card()
        card.add(self.empty)
        return card

    def _make_columns(self) -> QWidget:
        self.columns = ColumnsCard()
        self.columns.chosen.connect(self.chosen)
        self.words = FileWordsCard()
        self.words.named.connect(self.named)
        self.remembered = Note(
            self.tr("The columns are chosen as for the last file of this shape.")
        )
        self.forget = button(self.tr("Start anew"), self.forget_asked.emit, is_small=True)
        self.remembered.add_action(self.forget)
        self.facts = label("", "prose", is_wrapped=True)
        self.stays = FindingList()
        self.k = combo([(k, self.tr("At least {k} people alike").format(k=k)) for k in _K], "5")
        self.k.setAccessibleName(self.tr("How many people are alike at least"))
        self.leave_out = QCheckBox(self.tr("Leave out people who are on file here"))
        self.make = button(self.tr("Anonymize"), self._ask_to_make, kind="primary")
        self.other = button(self.tr("Another file"), self.file_asked.emit)
        side = Card(self.tr("What happens"), is_emphasized=True)
        side.add(
            self.facts,
            self.stays,
            label(
                self.tr(
                    "A column nobody knows is removed. Those in the result count as handed over "
                    "and are in no later batch or file."
                ),
                "note",
                is_wrapped=True,
            ),
            None,
            self.k,
            self.leave_out,
            row(self.make, self.other),
        )
        left = column(self.remembered, self.columns, self.words, spacing=12)
        left.setStretch(1, 2)
        left.setStretch(2, 1)
        lines = row(left, side, spacing=12)
        lines.setStretch(0, 3)
        lines.setStretch(1, 2)
        self._halves = lines
        made = QWidget()
        made.setLayout(lines)
        return made

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        lay_out(self._halves, self.width())

    def _make_result(self) -> QWidget:
        self.result = ReleaseResult()
        self.result.save_asked.connect(self.save_asked)
        self.result.report_asked.connect(self.report_asked)
        self.result.notice_asked.connect(self.notice_asked)
        self.result.back_asked.connect(lambda: self._stack.setCurrentIndex(_COLUMNS))
        return self.result

    def show_reading(self, reading: FileReading) -> None:
        """Show what was read; nothing is made yet."""
        self.columns.show_reading(reading)
        self.words.show_words(reading.analysis.unknown_words)
        self.remembered.setVisible(reading.is_remembered)
        can_go = reading.row_count - len(reading.left_out)
        self.facts.setText(self.tr("%n rows can go into the result.", "", can_go))
        self.stays.show_findings(found_left_out(Counter(reading.left_out.values())))
        self._stack.setCurrentIndex(_COLUMNS)

    def show_made(self, made: FileMade) -> None:
        """Show the result beside its source."""
        self.result.show_made(made)
        self._stack.setCurrentIndex(_RESULT)

    def show_saved(self, saved: FileSaved) -> None:
        """Say that the file is written and checked."""
        self.result.show_saved(saved)

    def _ask_to_make(self) -> None:
        wishes = FileWishes(k=int(chosen_key(self.k)), leave_out_known=self.leave_out.isChecked())
        self.make_asked.emit(wishes)
