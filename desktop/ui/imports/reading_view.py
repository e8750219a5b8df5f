"""What is seen while a file is still being read: its first rows, and what is going on."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.ui.models.cells import Cell, Column, RowsModel
from desktop.ui.widgets.cards import Card, EmptyState
from desktop.ui.widgets.layouts import column
from desktop.ui.widgets.table import TableView
from desktop.ui.words import day, number

if TYPE_CHECKING:
    from datetime import date

    from desktop.core.domain.sheet import CellValue, RawSheet

_MOST_COLUMNS = 40
_Row = tuple[int, tuple["CellValue", ...]]


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
        self.table = TableView(self.tr("First rows of the file"))
        # Only to look at: nothing can be done with a row before all of them are read.
        self.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.model = RowsModel[_Row](())
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
        self.model = RowsModel[_Row](
            (
                Column(self.tr("Row"), 56, lambda row: Cell(str(row[0]), "text-2")),
                *(self._column(at) for at in range(width)),
            )
        )
        self.model.show_rows(rows)
        self.table.setModel(self.model)
        self.table.fit_columns(self.model.columns)
        count = number(len(rows))
        named = self.tr("The first {count} rows of sheet “{sheet}”")
        plain = self.tr("The first {count} rows")
        title = named if sheet.name else plain
        self.card.title.setText(title.format(count=count, sheet=sheet.name))
        self.waiting.hide()
        self.card.show()

    @staticmethod
    def _column(at: int) -> Column[_Row]:
        def cell(row: _Row) -> Cell:
            cells = row[1]
            return Cell(_text(cells[at]) if at < len(cells) else "")

        return Column(_letters(at), 130, cell)


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
