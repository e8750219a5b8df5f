"""これまでの提供: every batch, how it stands, and what can still be done about it."""

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.core.domain.batch import DISCARDABLE, WITHDRAWABLE, BatchRow, BatchState
from desktop.core.domain.ids import BatchId
from desktop.ui import actions
from desktop.ui.models.cells import Cell, Column, RowsModel, badge_cell
from desktop.ui.privacy.wording import batch_look, batch_meaning
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.cards import Card, EmptyState, Note, rule
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.layouts import column, row
from desktop.ui.widgets.table import TableView
from desktop.ui.words import moment, number

_WITH_LETTER = frozenset({BatchState.APPROVED, BatchState.ACCEPTED})
"""What is handed over has a letter with it."""


class BatchActs(QWidget):
    """The chosen batch in words, its acts, and the question before one is done.

    Signals:
        body_asked, letter_asked, discard_asked, withdraw_asked: With the id of the batch.
        notice_asked: The text of the public notice is to be shown.
        closed: The question was answered with no, or Esc.
    """

    body_asked = Signal(object)
    letter_asked = Signal(object)
    notice_asked = Signal()
    discard_asked = Signal(object)
    withdraw_asked = Signal(object)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._batch: BatchRow | None = None
        self.meaning = label("", "note", is_wrapped=True)
        self.look = button(self.tr("Show what it holds"), self._look_at_body)
        self.letter = button(self.tr("Cover letter"), self._ask_for_letter)
        self.notice = button(self.tr("Public notice"), self.notice_asked.emit)
        self.discard = button("", self._ask_to_discard)
        self.withdraw = button("", self._ask_to_withdraw, kind="danger-line")
        papers = (self.look, self.letter, self.notice)
        line = row(self.meaning, *papers, self.discard, self.withdraw)
        line.setStretch(0, 1)
        self._offer = QWidget()
        self._offer.setLayout(line)
        self.question = Note("", "danger")
        self.confirm = button("", self._confirm, kind="danger")
        self.keep = button(self.tr("Leave it as it is"), self.close_question)
        self.question.add_action(self.confirm)
        self.question.add_action(self.keep)
        self._asks_for = self.discard_asked
        self.setLayout(column(self._offer, self.question, spacing=8))
        self.question.hide()
        actions.bind(self, actions.BACK, self.close_question)

    def show_batch(self, batch: BatchRow | None) -> None:
        """Show one batch; a question about another one is taken back."""
        is_other = batch is None or self._batch is None or batch.batch_id != self._batch.batch_id
        if is_other or (self._batch and batch and self._batch.state is not batch.state):
            self._show_question(is_asked=False)
        self._batch = batch
        if batch is None:
            return
        self.meaning.setText(batch_meaning(batch))
        is_refused = batch.state is BatchState.QUARANTINED
        count = batch.record_count
        self.discard.setText(
            self.tr("Put away the %n records", "", count)
            if is_refused
            else self.tr("Do not send the %n records", "", count)
        )
        self.withdraw.setText(self.tr("Withdraw the %n records", "", count))
        self.letter.setVisible(batch.state in _WITH_LETTER)
        self.notice.setVisible(batch.state in _WITH_LETTER)
        self.discard.setVisible(batch.state in DISCARDABLE)
        self.withdraw.setVisible(batch.state in WITHDRAWABLE)

    def _look_at_body(self) -> None:
        if self._batch is not None:
            self.body_asked.emit(self._batch.batch_id)

    def _ask_for_letter(self) -> None:
        if self._batch is not None:
            self.letter_asked.emit(self._batch.batch_id)

    def _ask_to_discard(self) -> None:
        if self._batch is None:
            return
        self._asks_for = self.discard_asked
        said = self.tr(
            "The agency holds nothing of this. Its people can be part of the next proposal again."
        )
        self._ask(said, self.discard.text(), "warn")

    def _ask_to_withdraw(self) -> None:
        if self._batch is None:
            return
        self._asks_for = self.withdraw_asked
        said = self.tr(
            "The agency is asked to delete all records of this batch with the next sync. "
            "This cannot be taken back, and single people cannot be withdrawn. "
            "Its people stay marked as sent and are in no later batch."
        )
        self._ask(said, self.withdraw.text(), "danger")

    def _ask(self, text: str, act: str, tone: str) -> None:
        self.question.say(text, tone)
        self.confirm.setText(act)
        self._show_question(is_asked=True)
        # The harmless answer is the one Enter or Space gives.
        self.keep.setFocus()

    def _confirm(self) -> None:
        batch = self._batch
        self._show_question(is_asked=False)
        self.closed.emit()
        if batch is not None:
            self._asks_for.emit(batch.batch_id)

    def close_question(self) -> None:
        """Take the question back; nothing is done."""
        if self.question.isVisible():
            self._show_question(is_asked=False)
            self.closed.emit()

    def _show_question(self, *, is_asked: bool) -> None:
        self.question.setVisible(is_asked)
        self._offer.setVisible(not is_asked)


class HistoryCard(Card):
    """All batches, newest first; the acts of the chosen one stand below."""

    def __init__(self) -> None:
        super().__init__(self.tr("Earlier batches"), self.tr("Enter leads to what can be done"))
        self.acts = BatchActs()
        self._model = RowsModel[BatchRow](self._columns())
        self.table = TableView(self.tr("Earlier batches"))
        self.table.setModel(self._model)
        self.table.fit_columns(self._model.columns)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(
            EmptyState(
                self.tr("Nothing was proposed or sent yet"),
                self.tr("Every batch you approve stays listed here with its exact content."),
                "history",
            )
        )
        self.add_edge_to_edge(self._stack, 1)
        below = column(self.acts)
        below.setContentsMargins(15, 11, 15, 11)
        self._foot = QWidget()
        self._foot.setLayout(column(rule(), below, spacing=0))
        self.body.addWidget(self._foot)
        self._chosen: BatchId | None = None
        self.table.selectionModel().currentRowChanged.connect(self._on_current)
        self.table.row_opened.connect(lambda _: self._first_act().setFocus())
        self.acts.closed.connect(self.table.setFocus)

    def _columns(self) -> tuple[Column[BatchRow], ...]:
        return (
            Column(self.tr("Made"), 140, lambda each: Cell(moment(each.created_at, has_year=True))),
            Column(self.tr("Quarter"), 90, lambda each: Cell(each.quarter)),
            Column(
                self.tr("Records"),
                90,
                lambda each: Cell(number(each.record_count), is_right=True),
                is_right=True,
            ),
            Column(self.tr("State"), 160, lambda each: badge_cell(*batch_look(each.state))),
            Column(
                self.tr("Approved"),
                140,
                lambda each: Cell(moment(each.approved_at, has_year=True) or "—"),
            ),
            Column(
                self.tr("Accepted"),
                140,
                lambda each: Cell(moment(each.accepted_at, has_year=True) or "—"),
            ),
            Column(self.tr("Fingerprint"), 0, lambda each: Cell(each.sha256[:16], "text-3")),
        )

    def _first_act(self) -> QWidget:
        offered = (self.acts.withdraw, self.acts.discard, self.acts.look)
        return next(each for each in offered if each.isVisibleTo(self.acts))

    def show_batches(self, rows: tuple[BatchRow, ...]) -> None:
        """Show all batches; the chosen one stays chosen, a refused one comes first."""
        chosen = self._chosen
        self._model.show_rows(rows)
        self._stack.setCurrentIndex(0 if rows else 1)
        self._foot.setVisible(bool(rows))
        at = next((at for at, each in enumerate(rows) if each.batch_id == chosen), None)
        if at is None:
            refused = (at for at, each in enumerate(rows) if each.state is BatchState.QUARANTINED)
            at = next(refused, 0)
        if rows:
            self.table.setCurrentIndex(self._model.index(at, 0))
            self._choose(at)

    def _on_current(self, index: QModelIndex, _before: QModelIndex) -> None:
        if index.isValid():
            self._choose(index.row())

    def _choose(self, at: int) -> None:
        self._chosen = self._model.rows[at].batch_id
        self.acts.show_batch(self._model.rows[at])
