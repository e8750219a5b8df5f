"""台帳: every entry with its running balance; 確定, 確認中 and 見込み told apart."""

from collections import Counter

from PySide6.QtWidgets import QPushButton, QStackedWidget

from desktop.core.domain.credit import LedgerRow, LedgerState
from desktop.ui.badge_look import BadgeLook
from desktop.ui.models.cells import Cell, Column, RowsModel, badge_cell
from desktop.ui.relay.words import kind_look, state_look
from desktop.ui.theme import px
from desktop.ui.widgets.badges import badge_size
from desktop.ui.widgets.buttons import ChoiceChips
from desktop.ui.widgets.cards import Card, EmptyState
from desktop.ui.widgets.table import TableView
from desktop.ui.words import ledger_time, number

_ALL = "all"


class LedgerCard(Card):
    """The ledger as a table with filter chips.

    Args:
        start: What somebody does who has no registration yet.
    """

    def __init__(self, start: QPushButton) -> None:
        super().__init__(self.tr("Ledger"), self.tr("It cannot be rewritten"))
        self._rows: tuple[LedgerRow, ...] = ()
        self.chips = ChoiceChips(self.tr("Entries shown"))
        self.chips.chosen.connect(lambda _: self._show())
        self.head.addWidget(self.chips)
        self._model = RowsModel[LedgerRow](self._columns())
        self.table = TableView(self.tr("Ledger"))
        self.table.setModel(self._model)
        self.table.fit_columns(self._model.columns)
        looks = (BadgeLook(*state_look(state)) for state in LedgerState)
        widest = max(badge_size(look).width() for look in looks)
        self.table.setColumnWidth(len(self._model.columns) - 1, widest + px(24))
        empty = EmptyState(
            self.tr("No registration yet"),
            self.tr("When somebody registers at the agency, it appears here after the next sync."),
            "ticket",
            start,
        )
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(empty)
        self.add_edge_to_edge(self.stack, 1)

    @property
    def shown(self) -> tuple[LedgerRow, ...]:
        """The rows in the table."""
        return self._model.rows

    def show_rows(self, rows: tuple[LedgerRow, ...]) -> None:
        """Show the entries, newest first."""
        self._rows = rows
        counts = Counter(each.state for each in rows)
        told = {state: state_look(state)[0] for state in LedgerState}
        choices = [
            (_ALL, self.tr("All")),
            (LedgerState.CONFIRMED.value, told[LedgerState.CONFIRMED]),
        ]
        choices += [
            (state.value, f"{told[state]} {number(counts[state])}")
            for state in (LedgerState.IN_REVIEW, LedgerState.EXPECTED)
        ]
        self.chips.set_choices(choices, self.chips.current or _ALL)
        self._show()

    def _show(self) -> None:
        key = self.chips.current
        rows = self._rows
        self._model.show_rows(rows if key == _ALL else [each for each in rows if each.state == key])
        self.stack.setCurrentIndex(0 if rows else 1)

    def _columns(self) -> tuple[Column[LedgerRow], ...]:
        return (
            Column(self.tr("Time"), 116, lambda each: Cell(ledger_time(each.at), "text-2")),
            Column(self.tr("What happened"), 0, _kind_cell),
            Column(self.tr("Change"), 80, _change_cell, is_right=True),
            Column(self.tr("Left (people)"), 104, _balance_cell, is_right=True),
            Column(self.tr("State"), 112, lambda each: badge_cell(*state_look(each.state))),
        )


def _kind_cell(each: LedgerRow) -> Cell:
    text, icon_name = kind_look(each)
    return Cell(text, "text" if each.is_confirmed else "text-2", icon_name=icon_name)


def _change_cell(each: LedgerRow) -> Cell:
    tone = "text" if each.is_confirmed else "text-2"
    return Cell(_signed(each.units), tone, is_bold=each.is_confirmed, is_right=True)


def _balance_cell(each: LedgerRow) -> Cell:
    if each.balance is None:
        return Cell("—", "text-3", is_right=True)
    return Cell(number(each.balance), is_right=True)


def _signed(units: int) -> str:
    return f"{units:+d}".replace("-", "−") if units else "—"
