"""What is seen while a file is still being read: its first rows, and what is going on."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from desktop.ui.theme import px
from desktop.ui.widgets.cards import Card, EmptyState
from desktop.ui.widgets.layouts import column
from desktop.ui.widgets.table import HEADER_HEIGHT, ROW_HEIGHT
from desktop.ui.words import day, number

if TYPE_CHECKING:
    from datetime import date

    from desktop.core.domain.sheet import CellValue, RawSheet

_MOST_COLUMNS = 40


class ReadingView(QWidget):
    """First only words; then the first rows, as they lie in the file."""

    def __init__(self) -> None:
        super().__init__()
        self.waiting = EmptyState(
            self.tr("The file is being read"),
            self.tr("Nothing is saved before you have seen everything."),
            "file-spreadsheet",
        )
        self.card = Card("-", self.tr("As it lies in the file; not imported yet"))
        # Painted by Qt alone: a delegate of ours would wait for the interpreter at every cell, and
        # the reader beside it lets go of it only now and then.
        self.table = QTableView()
        self.table.setAccessibleName(self.tr("First rows of the file"))
        # Only to look at: nothing can be done with a row before all of them are read.
        self.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setWordWrap(False)
        self.table.verticalHeader().setDefaultSectionSize(px(ROW_HEIGHT))
        self.table.horizontalHeader().setDefaultSectionSize(px(130))
        self.table.horizontalHeader().setFixedHeight(px(HEADER_HEIGHT))
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        self.table.horizontalHeader().setDefaultAlignment(left)
        self.model = QStandardItemModel(self)
        self.table.setModel(self.model)
        self.card.add_edge_to_edge(self.table, 1)
        made = column(self.waiting, self.card)
        made.setStretch(1, 1)
        self.setLayout(made)

    def begin(self) -> None:
        """Show words only: another file is being read."""
        self.card.hide()
        self.waiting.show()

    def show_rows(self, sheet: "RawSheet") -> None:
        """Show the first rows of a sheet."""
        rows = [
            (sheet.first_row_number + at, row)
            for at, row in enumerate(sheet.rows)
            if any(cell is not None for cell in row)
        ]
        width = min(max((len(row) for row in sheet.rows), default=0), _MOST_COLUMNS)
        self.model.clear()
        for at, (_, row) in enumerate(rows):
            for column_at, cell in enumerate(row[:width]):
                self.model.setItem(at, column_at, QStandardItem(_text(cell)))
        self.model.setVerticalHeaderLabels([str(number) for number, _ in rows])
        self.model.setHorizontalHeaderLabels([_letters(at) for at in range(width)])
        count = number(len(rows))
        named = self.tr("The first {count} rows of sheet “{sheet}”")
        plain = self.tr("The first {count} rows")
        title = named if sheet.name else plain
        self.card.title.setText(title.format(count=count, sheet=sheet.name))
        self.waiting.hide()
        self.card.show()


def _text(value: "CellValue") -> str:
    if value is None:
        return ""
    shown: date | None = None if isinstance(value, (str, int, float, bool)) else value
    return day(shown) if shown is not None else " ".join(str(value).split())


def _letters(at: int) -> str:
    """Return a column's letters as the spreadsheet program shows them."""
    text = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        text = chr(ord("A") + rest) + text
    return text
