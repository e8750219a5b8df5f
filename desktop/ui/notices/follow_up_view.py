"""The part 返事を待つ方: everybody without an answer, why, how long, and what to do next."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.core.domain.changes import Change
from desktop.core.domain.follow_up import FollowUp, FollowUpRow, NextAct, WaitReason
from desktop.core.services.notices.follow_up import read_follow_up
from desktop.ui.context import WindowContext
from desktop.ui.models.cells import Cell, Column, RowsModel, badge_cell
from desktop.ui.presenter import Presenter
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.cards import Card, EmptyState, Note
from desktop.ui.widgets.layouts import column, row
from desktop.ui.widgets.table import TableView
from desktop.ui.words import day, number

if TYPE_CHECKING:
    from desktop.core.services.workspace.context import Workspace

PAGE_SIZE = 300
_NEAR_THE_END = 40
_REASONS = {
    WaitReason.NO_NOTICE: (QT_TRANSLATE_NOOP("FollowUpWords", "No notice yet"), "warn"),
    WaitReason.NO_ADDRESS: (QT_TRANSLATE_NOOP("FollowUpWords", "No e-mail address"), "warn"),
    WaitReason.DRAFT: (QT_TRANSLATE_NOOP("FollowUpWords", "Draft not confirmed"), "plain"),
    WaitReason.WAITING: (QT_TRANSLATE_NOOP("FollowUpWords", "Waits to be sent"), "accent"),
    WaitReason.FAILED: (QT_TRANSLATE_NOOP("FollowUpWords", "Could not be sent"), "danger"),
    WaitReason.BOUNCED: (QT_TRANSLATE_NOOP("FollowUpWords", "Came back"), "danger"),
    WaitReason.UNKNOWN: (QT_TRANSLATE_NOOP("FollowUpWords", "Nobody knows"), "warn"),
}
_ACTS = {
    NextAct.WRITE: QT_TRANSLATE_NOOP("FollowUpWords", "Write the notice"),
    NextAct.LETTER: QT_TRANSLATE_NOOP("FollowUpWords", "Write a letter or copy the text"),
    NextAct.CONFIRM: QT_TRANSLATE_NOOP("FollowUpWords", "Say whether it was sent"),
    NextAct.WAIT: QT_TRANSLATE_NOOP("FollowUpWords", "It leaves by itself"),
    NextAct.TRY_AGAIN: QT_TRANSLATE_NOOP("FollowUpWords", "Send it once more"),
    NextAct.MEND_ADDRESS: QT_TRANSLATE_NOOP("FollowUpWords", "Correct the address"),
    NextAct.DECIDE: QT_TRANSLATE_NOOP("FollowUpWords", "Decide whether it was sent"),
}


class FollowUpPresenter(Presenter):
    """Reads the board page by page.

    Signals:
        loaded: (the `FollowUp`, offset of its first row).
    """

    loaded = Signal(object, int)

    def __init__(self, context: WindowContext, parent: QObject) -> None:
        super().__init__(context, parent)
        self._is_loading = False

    def load(self, offset: int = 0) -> None:
        """Ask for a page of the board."""
        if offset and self._is_loading:
            return
        self._is_loading = True

        def read(workspace: "Workspace") -> FollowUp:
            return read_follow_up(workspace, limit=PAGE_SIZE, offset=offset)

        def show(board: FollowUp) -> None:
            self._is_loading = False
            self.loaded.emit(board, offset)

        self.ask(read, show)


class FollowUpView(QWidget):
    """The red list: who is overdue stands first.

    Signals:
        acted: The `FollowUpRow` whose next act is asked for.
    """

    acted = Signal(object)

    def __init__(self, context: WindowContext, parent: QWidget) -> None:
        super().__init__(parent)
        self.presenter = FollowUpPresenter(context, self)
        context.events.changed.connect(self._on_changed)
        self.presenter.loaded.connect(self._show)
        self._total = 0
        self.note = Note("")
        self._model = RowsModel[FollowUpRow](
            (
                Column(self.tr("Name"), 150, lambda line: Cell(line.name, is_bold=line.is_overdue)),
                Column(self.tr("Vacancy"), 0, lambda line: Cell(line.vacancy_title)),
                Column(self.tr("Decided"), 100, lambda line: Cell(day(line.since))),
                Column(self.tr("Waiting"), 120, self._days, is_right=True),
                Column(self.tr("Why"), 150, _reason),
                Column(self.tr("What to do"), 0, _act),
            )
        )
        self.table = TableView(self.tr("People without an answer"))
        self.table.setModel(self._model)
        self.table.fit_columns(self._model.columns)
        self.table.row_opened.connect(self._choose)
        self.table.doubleClicked.connect(lambda _: self._do())
        self.table.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.do = button("", self._do, kind="primary")
        self.empty = EmptyState(
            self.tr("Everybody has an answer"),
            self.tr("Who is rejected and has no notice yet stands here, the longest wait first."),
            "circle-check",
        )
        card = Card()
        card.body.addWidget(self.table, 1)
        card.body.addWidget(self.empty, 1)
        card.add(row(None, self.do))
        lines = column(self.note, card, spacing=12)
        lines.setStretch(1, 1)
        self.setLayout(lines)

    def show_part(self) -> None:
        """Read the board anew."""
        self.presenter.load()

    def _show(self, board: FollowUp, offset: int) -> None:
        self._total = board.total
        if offset:
            self._model.append_rows(board.rows)
            return
        self._model.show_rows(board.rows)
        has_rows = bool(board.rows)
        self.table.setVisible(has_rows)
        self.empty.setVisible(not has_rows)
        self.note.setVisible(has_rows)
        self.do.setVisible(has_rows)
        self._say(board)
        if has_rows:
            self.table.selectRow(0)
            self._choose(0)

    def _say(self, board: FollowUp) -> None:
        if board.overdue:
            text = self.tr("%n people are overdue.", "", board.overdue)
            rule = self.tr("The limit is {days} business days after the decision (Settings).")
            self.note.say(f"{text}　{rule.format(days=board.sla_business_days)}", "danger")
        else:
            self.note.say(self.tr("%n people wait, nobody is overdue.", "", board.total))

    def _days(self, line: FollowUpRow) -> Cell:
        days = self.tr("{days} business days").format(days=number(line.business_days))
        if line.is_overdue:
            return badge_cell(days, "danger", "circle-alert")
        return Cell(days, is_right=True)

    def _choose(self, at: int) -> None:
        if at < len(self._model.rows):
            self.do.setText(_act(self._model.rows[at]).text)
            self.do.setEnabled(self._model.rows[at].next_act is not NextAct.WAIT)

    def _do(self) -> None:
        at = self.table.currentIndex().row()
        if 0 <= at < len(self._model.rows):
            self.acted.emit(self._model.rows[at])

    def _on_scrolled(self, value: int) -> None:
        bar = self.table.verticalScrollBar()
        is_near = bar.maximum() - value < _NEAR_THE_END * max(1, bar.singleStep())
        if is_near and len(self._model.rows) < self._total:
            self.presenter.load(len(self._model.rows))

    def _on_changed(self, changes: frozenset[Change]) -> None:
        if changes & {Change.NOTICES, Change.PEOPLE} and self.isVisible():
            self.presenter.load()


def _reason(line: FollowUpRow) -> Cell:
    text, tone = _REASONS[line.reason]
    return badge_cell(_word(text), tone)


def _act(line: FollowUpRow) -> Cell:
    return Cell(_word(_ACTS[line.next_act]), "text-2")


def _word(source: object) -> str:
    return QCoreApplication.translate("FollowUpWords", str(source))
