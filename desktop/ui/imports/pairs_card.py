"""The card 同じ人かもしれません: a row of the file beside whom it may be, field by field."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QRadioButton

from desktop.core.domain.import_memory import PairDecision
from desktop.core.domain.importing import ImportPreview, PairKind, RowPair
from desktop.ui.imports.pair_answers import Keeping, PairAnswers
from desktop.ui.imports.pair_words import FIELDS, key_of, kind_word, reason_of_pair, value_text
from desktop.ui.imports.wording import field_word
from desktop.ui.models.cells import Cell, Column, RowsModel
from desktop.ui.theme import px
from desktop.ui.widgets.buttons import ChoiceChips, button, icon_button
from desktop.ui.widgets.cards import Card
from desktop.ui.widgets.fields import choose_key, chosen_key, combo
from desktop.ui.widgets.labels import ElidedLabel, label
from desktop.ui.widgets.layouts import Flow, column
from desktop.ui.widgets.table import TableView
from desktop.ui.words import day

if TYPE_CHECKING:
    from desktop.core.services.imports.questions import PairView

_FIRST, _NEWER, _FILL, _MIXED = "first", "newer", "fill", "mixed"


@dataclass(frozen=True, slots=True)
class _Line:
    """One field of both sides.

    Attributes:
        is_open: Whether one may choose which value stays.
        is_row_kept: Whether the row's value stays.
    """

    field: str
    in_file: str
    in_store: str
    agreement: str
    is_open: bool
    is_row_kept: bool


class PairsCard(Card):
    """One pair at a time; the user says whether it is one person, and which values stay.

    Signals:
        looked: Both sides of a `RowPair` are wanted.
        answered: Something was said of a pair.
    """

    looked = Signal(object)
    answered = Signal()

    def __init__(self) -> None:
        super().__init__(
            self.tr("Perhaps the same person"), self.tr("Never decided by the name alone")
        )
        self.answers = PairAnswers()
        self._sha = ""
        self._pairs: tuple[RowPair, ...] = ()
        self._shown: tuple[RowPair, ...] = ()
        self._row_numbers: tuple[int, ...] = ()
        self._view: PairView | None = None
        self._at = 0
        self.kinds = ChoiceChips(self.tr("Kind of pair"), is_wrapped=True)
        self.kinds.chosen.connect(self._choose_kind)
        self._place = label("", "meta")
        self.previous = icon_button("chevron-left", self.tr("Previous pair"), self._go_back)
        self.next = icon_button("chevron-right", self.tr("Next pair"), self._go_on)
        for item in (self._place, self.previous, self.next):
            self.head.addWidget(item)
        self.reason = ElidedLabel(role="note")
        self.table = TableView(self.tr("Perhaps the same person"))
        self._model = RowsModel[_Line](())
        self.table.row_opened.connect(self._turn_value)
        self.table.check_asked.connect(self._turn_value)
        self._make_answers()
        top = column(self.kinds, self.reason, spacing=4)
        top.setContentsMargins(15, 0, 15, 6)
        self.body.addLayout(top)
        self.add_edge_to_edge(self.table, 100)
        self.body.addWidget(self._foot())
        self.body.addStretch(1)

    def _make_answers(self) -> None:
        self.same = QRadioButton()
        self.other = QRadioButton()
        self._group = QButtonGroup(self)
        for made in (self.same, self.other):
            self._group.addButton(made)
            made.clicked.connect(self._answer)
        self.all_same = button("", lambda: self._answer_all(PairDecision.MERGED), kind="quiet")
        self.all_other = button("", lambda: self._answer_all(PairDecision.APART), kind="quiet")
        self.keeping = combo(
            [
                (_FIRST, self.tr("What was there first stays")),
                (_NEWER, self.tr("The value of the file (newer) stays")),
                (_FILL, self.tr("The file fills what is empty")),
                (_MIXED, self.tr("Chosen field by field")),
            ],
            _FIRST,
        )
        self.keeping.setMinimumWidth(px(250))
        self.keeping.setAccessibleName(self.tr("Where values differ"))
        self.keeping.activated.connect(lambda: self._keep(chosen_key(self.keeping)))

    def _foot(self) -> QFrame:
        self._open = label(self.tr("Not answered: two people"), "note", "warn")
        said = Flow(self.same, self.other, self._open, spacing=14)
        every = Flow(self.keeping, self.all_same, self.all_other)
        made = QFrame()
        lines = column(said, every, spacing=6)
        lines.setContentsMargins(15, 8, 15, 10)
        made.setLayout(lines)
        return made

    def show_preview(self, preview: ImportPreview) -> None:
        """Show the pairs of a file; what was said of them holds while the file is the same."""
        is_same = preview.file_sha256 == self._sha
        current = self._shown[self._at] if is_same and self._shown else None
        self._sha = preview.file_sha256
        self.answers.show_preview(preview, is_same_file=is_same)
        self._pairs = preview.pairs
        self._row_numbers = tuple(one.row_number for one in preview.analysis.rows)
        if not self._pairs:
            self._shown = ()
            return
        is_there = current is not None and current in self._pairs
        kind = current.kind if current is not None and is_there else self._pairs[0].kind
        self._show_kinds(kind)
        if current in self._shown:
            self._at = self._shown.index(current)
        self._show()

    def _show_kinds(self, current: PairKind) -> None:
        counts = dict.fromkeys(PairKind, 0)
        for pair in self._pairs:
            counts[pair.kind] += 1
        choices = [
            (kind.value, f"{kind_word(kind)} {count}") for kind, count in counts.items() if count
        ]
        self.kinds.set_choices(choices, current.value)
        self._shown = tuple(one for one in self._pairs if one.kind is current)
        self._at = 0

    def _choose_kind(self, key: str) -> None:
        self._show_kinds(PairKind(key))
        self._show()

    @property
    def pair(self) -> RowPair | None:
        """The pair that is shown."""
        return self._shown[self._at] if self._shown else None

    def _show(self) -> None:
        pair = self.pair
        if pair is None:
            return
        self._place.setText(
            self.tr("Row {row}, {at} / {total}").format(
                row=self._row_numbers[pair.row_index], at=self._at + 1, total=len(self._shown)
            )
        )
        self.previous.setEnabled(self._at > 0)
        self.next.setEnabled(self._at < len(self._shown) - 1)
        is_known = pair.person_id is not None
        self.same.setText(
            self.tr("A new application of the same person") if is_known else self.tr("Same person")
        )
        self.other.setText(self.tr("Somebody else"))
        count = len(self._shown)
        self.all_same.setText(self.tr("All %n: same person", "", count))
        self.all_other.setText(self.tr("All %n: somebody else", "", count))
        for made in (self.all_same, self.all_other):
            made.setVisible(count > 1)
        self._show_answer(pair)
        self.looked.emit(pair)

    def _show_answer(self, pair: RowPair) -> None:
        is_open = self.answers.decision(pair) is None and not self.answers.is_together(pair)
        together = self.answers.is_together(pair)
        self._group.setExclusive(False)
        self.same.setChecked(together)
        self.other.setChecked(not together and not is_open)
        self._group.setExclusive(True)
        self._open.setVisible(is_open)
        self.keeping.setEnabled(together)
        kept = self.answers.kept(pair)
        key = _FILL if kept.is_filling else _MIXED if kept.taken else _FIRST
        choose_key(self.keeping, _NEWER if kept.taken >= frozenset(FIELDS) else key)

    def show_pair(self, pair: RowPair, view: "PairView") -> None:
        """Show both sides of the pair that was asked for."""
        if pair != self.pair:
            return
        self._view = view
        self.reason.show_text(reason_of_pair(view.judgement))
        self._show_lines()

    def _show_lines(self) -> None:
        pair, view = self.pair, self._view
        if pair is None or view is None:
            return
        kept = self.answers.kept(pair)
        together = self.answers.is_together(pair)
        lines = [self._line(view, name, kept, is_together=together) for name in FIELDS]
        current = self.table.currentIndex().row()
        self._model = RowsModel[_Line](self._columns(pair, view))
        self._model.show_rows([one for one in lines if one.in_file or one.in_store])
        self.table.setModel(self._model)
        self.table.fit_columns(self._model.columns)
        self.table.fit_height_at_most()
        if current >= 0:
            self.table.setCurrentIndex(self._model.index(current, 0))

    def _columns(self, pair: RowPair, view: "PairView") -> tuple[Column[_Line], ...]:
        ours = self.tr("File, row {row}").format(row=self._row_numbers[pair.row_index])
        if pair.other_row is not None:
            theirs = self.tr("File, row {row}").format(row=self._row_numbers[pair.other_row])
        elif view.other_applied_on is not None:
            theirs = self.tr("On file (applied {day})").format(day=day(view.other_applied_on))
        else:
            theirs = self.tr("On file already")
        return (
            Column("", 104, lambda line: Cell(line.field, "text-2")),
            Column(ours, 0, lambda line: self._value(line, line.in_file)),
            Column(theirs, 0, lambda line: self._value(line, line.in_store)),
            Column(self.tr("Agreement"), 140, self._agreement),
            Column(self.tr("What stays"), 110, self._kept),
        )

    @staticmethod
    def _value(line: _Line, text: str) -> Cell:
        differs = line.agreement == "differs"
        return Cell(text, is_bold=differs, ground="warn-bg" if differs else "")

    def _agreement(self, line: _Line) -> Cell:
        return {
            "agrees": Cell(self.tr("agrees"), "ok", icon_name="check"),
            "written": Cell(self.tr("written otherwise"), "ok", icon_name="check"),
            "differs": Cell(self.tr("differs"), "warn", icon_name="minus"),
            "missing": Cell(self.tr("one side only"), "text-3", icon_name="minus"),
        }[line.agreement]

    def _kept(self, line: _Line) -> Cell:
        if not line.is_open:
            return Cell("")
        is_known = self.pair is not None and self.pair.person_id is not None
        first = self.tr("On file already") if is_known else self.tr("The first row")
        text = self.tr("File") if line.is_row_kept else first
        return Cell(text, "accent-text", icon_name="pencil")

    def _line(self, view: "PairView", name: str, kept: Keeping, *, is_together: bool) -> _Line:
        ours, theirs = value_text(view.row, name), value_text(view.other, name)
        key = key_of(name)
        agreement = "missing"
        if key in view.judgement.agreeing:
            agreement = "agrees" if ours == theirs else "written"
        elif key in view.judgement.differing:
            agreement = "differs"
        is_row_kept = name in kept.taken or (kept.is_filling and not theirs)
        is_open = is_together and bool(ours) and ours != theirs
        return _Line(field_word(name), ours, theirs, agreement, is_open, is_row_kept)

    def _turn_value(self, at: int) -> None:
        """Let the other value stay, where the two differ."""
        pair, line = self.pair, self._model.rows[at]
        if pair is None or not line.is_open:
            return
        name = next(name for name in FIELDS if field_word(name) == line.field)
        taken = {
            each
            for each in FIELDS
            for shown in self._model.rows
            if shown.field == field_word(each) and shown.is_open and shown.is_row_kept
        }
        self.answers.keep(pair, Keeping(frozenset(taken ^ {name})))
        self._show_answer(pair)
        self._show_lines()
        self.answered.emit()

    def _keep(self, key: str) -> None:
        """Let the same side stay for every pair of this kind."""
        keeping = {
            _FIRST: Keeping(),
            _NEWER: Keeping(frozenset(FIELDS)),
            _FILL: Keeping(is_filling=True),
        }.get(key)
        pair = self.pair
        if keeping is not None and pair is not None:
            self.answers.keep(pair, keeping)
            self._show_lines()
            self.answered.emit()
        if pair is not None:
            self._show_answer(pair)

    def _answer(self) -> None:
        pair = self.pair
        if pair is None:
            return
        decision = PairDecision.MERGED if self.same.isChecked() else PairDecision.APART
        self.answers.decide(pair, decision)
        self._after_answer(pair)

    def _answer_all(self, decision: PairDecision) -> None:
        pair = self.pair
        kept = self.answers.kept(pair) if pair is not None else Keeping()
        for one in self._shown:
            self.answers.decide(one, decision)
            if decision is PairDecision.MERGED and kept != Keeping():
                self.answers.keep(one, kept)
        if pair is not None:
            self._after_answer(pair)

    def _after_answer(self, pair: RowPair) -> None:
        self._show_answer(pair)
        self._show_lines()
        self.answered.emit()

    def _go_on(self) -> None:
        self._at = min(self._at + 1, len(self._shown) - 1)
        self._show()

    def _go_back(self) -> None:
        self._at = max(0, self._at - 1)
        self._show()
