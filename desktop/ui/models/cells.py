"""What one cell of a table says, and a model over rows of such cells."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from desktop.ui.badge_look import BadgeLook
from desktop.ui.overriding import override

T = TypeVar("T")
Index = QModelIndex | QPersistentModelIndex
CELL_ROLE = int(Qt.ItemDataRole.UserRole) + 1
OPEN_ROLE = CELL_ROLE + 1


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell as the delegate paints it.

    Attributes:
        tone: Colour role of the text.
        badge: A badge instead of the plain text; its word stands in ``text`` too.
        ground: Colour role to fill the cell with, for cells to check.
    """

    text: str
    tone: str = "text"
    is_bold: bool = False
    is_right: bool = False
    badge: BadgeLook | None = None
    icon_name: str = ""
    ground: str = ""
    is_checkable: bool = False
    is_checked: bool = False


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """A column: its title, width in design pixels (0 takes the rest), and how a row fills it."""

    title: str
    width: int
    cell: Callable[[T], Cell]
    is_right: bool = False


def badge_cell(text: str, tone: str, icon_name: str = "") -> Cell:
    """Return a cell that shows a badge."""
    return Cell(text, badge=BadgeLook(text, tone, icon_name))


def cell_data(cell: Cell, title: str, role: int) -> object:
    """Answer a view for one cell; screen readers hear the column's title first."""
    if role == Qt.ItemDataRole.DisplayRole:
        return cell.text
    if role == CELL_ROLE:
        return cell
    if role == Qt.ItemDataRole.ToolTipRole:
        return cell.text or None
    if role == Qt.ItemDataRole.AccessibleTextRole:
        return f"{title} {cell.text}".strip()
    return None


def header_data(columns: Sequence[Column[Any]], section: int, role: int) -> object:
    """Answer a header view."""
    if not 0 <= section < len(columns):
        return None
    found = columns[section]
    if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
        return found.title
    if role == Qt.ItemDataRole.TextAlignmentRole:
        side = Qt.AlignmentFlag.AlignRight if found.is_right else Qt.AlignmentFlag.AlignLeft
        return int(side | Qt.AlignmentFlag.AlignVCenter)
    return None


class RowsModel(QAbstractTableModel, Generic[T]):
    """A model over rows at hand; a long list comes page by page (`append_rows`)."""

    def __init__(self, columns: Sequence[Column[T]]) -> None:
        super().__init__()
        self._columns = tuple(columns)
        self._rows: tuple[T, ...] = ()

    @property
    def columns(self) -> tuple[Column[T], ...]:
        """The columns, left to right."""
        return self._columns

    @property
    def rows(self) -> tuple[T, ...]:
        """The rows, top to bottom."""
        return self._rows

    def show_rows(self, rows: Sequence[T]) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def append_rows(self, rows: Sequence[T]) -> None:
        """Add rows below; what is chosen stays chosen."""
        if rows:
            first = len(self._rows)
            self.beginInsertRows(QModelIndex(), first, first + len(rows) - 1)
            self._rows += tuple(rows)
            self.endInsertRows()

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._columns)

    @override
    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        if not index.isValid() or not index.row() < len(self._rows):
            return None
        found = self._columns[index.column()]
        return cell_data(found.cell(self._rows[index.row()]), found.title, role)

    @override
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = int(Qt.ItemDataRole.DisplayRole),
    ) -> object:
        if orientation == Qt.Orientation.Vertical:
            return section + 1 if role == Qt.ItemDataRole.AccessibleTextRole else None
        return header_data(self._columns, section, role)
