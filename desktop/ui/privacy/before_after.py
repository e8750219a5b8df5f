"""Before and after side by side: what stays here, and exactly what would leave."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.core.domain.batch import BatchProposal, BeforeAfter
from desktop.ui.models.cells import Cell, Column, RowsModel
from desktop.ui.privacy.wording import before_word, column_word, is_suppressed, label_word
from desktop.ui.widgets.cards import Card, rule
from desktop.ui.widgets.labels import IconMark, label
from desktop.ui.widgets.layouts import row
from desktop.ui.widgets.table import TableView

_FEW = 4


class BeforeAfterCard(Card):
    """Two tables that scroll together."""

    def __init__(self) -> None:
        super().__init__()
        self.before, before = self._make_side("lock", self.tr("Records on this device"), "text-2")
        self.after, after = self._make_side(
            "send", self.tr("Records the agency would get"), "accent-text"
        )
        self.stays = label(self.tr("They do not leave"), "meta")
        self.leaves = label("", "meta")
        for side, words in ((before, self.stays), (after, self.leaves)):
            side[1].addWidget(words)
            side[1].addStretch(1)
        halves = row(before[0], rule(is_upright=True), after[0], spacing=0)
        halves.setStretch(0, 5)
        halves.setStretch(2, 6)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.addLayout(halves)
        bars = (self.before.verticalScrollBar(), self.after.verticalScrollBar())
        bars[0].valueChanged.connect(bars[1].setValue)
        bars[1].valueChanged.connect(bars[0].setValue)

    def _make_side(
        self, icon_name: str, title: str, tone: str
    ) -> tuple[TableView, tuple[QWidget, QHBoxLayout]]:
        table = TableView(title)
        made = QWidget()
        words = label(title, "strong", "accent" if tone == "accent-text" else "")
        head = row(IconMark(icon_name, tone, 16), words)
        head.setContentsMargins(15, 10, 15, 8)
        box = QVBoxLayout(made)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(head)
        box.addWidget(table)
        return table, (made, head)

    def show_proposal(self, proposal: BatchProposal, *, is_long: bool) -> None:
        """Show some records, or all of them."""
        rows = proposal.rows
        first = rows[0] if rows else None
        before = RowsModel[BeforeAfter](_before_columns(first))
        after = RowsModel[BeforeAfter]((*_after_columns(first), _alike_column(self.tr("Alike"))))
        for table, model in ((self.before, before), (self.after, after)):
            model.show_rows(rows)
            table.setModel(model)
            table.fit_content()
            table.fit_height(14 if is_long else _FEW)
        self.leaves.setText(self.tr("%n people, without names and without numbers", "", len(rows)))


def _before_columns(first: BeforeAfter | None) -> tuple[Column[BeforeAfter], ...]:
    names = list(first.before) if first else []
    return tuple(Column(before_word(name), 0, partial(_before_cell, name)) for name in names)


def _before_cell(name: str, each: BeforeAfter) -> Cell:
    return Cell(each.before.get(name, ""), is_bold=name == "name")


def _after_columns(first: BeforeAfter | None) -> tuple[Column[BeforeAfter], ...]:
    names = list(first.after) if first else []
    return tuple(Column(column_word(name), 0, partial(_after_cell, name)) for name in names)


def _after_cell(name: str, each: BeforeAfter) -> Cell:
    value = each.after.get(name, "")
    return Cell(label_word(value), "text-3" if is_suppressed(value) else "text")


def _alike_column(title: str) -> Column[BeforeAfter]:
    return Column(title, 64, lambda each: Cell(str(each.group_size), is_right=True), is_right=True)
