"""The list of people as a Qt model that pages through the store.

Only the chunks that are looked at are read; a list of a million people scrolls like one of a
hundred.
"""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QAbstractTableModel, Qt, Signal

from desktop.core.domain.application import PeoplePage, PersonRow
from desktop.core.domain.ids import ApplicationId, PersonId
from desktop.ui.models.cells import (
    CELL_ROLE,
    OPEN_ROLE,
    Cell,
    Column,
    Index,
    cell_data,
    header_data,
)
from desktop.ui.overriding import override

CHUNK = 100
_KEPT_CHUNKS = 60


class PeopleModel(QAbstractTableModel):
    """Rows in the order of the query; a row not read yet is blank until its chunk arrives.

    Signals:
        chunk_needed: Offset of rows somebody looks at.
        checks_changed: The set of checked applications changed.
    """

    chunk_needed = Signal(int)
    checks_changed = Signal()

    def __init__(self, columns: Sequence[Column[PersonRow]]) -> None:
        super().__init__()
        self._columns = tuple(columns)
        self._chunks: dict[int, tuple[PersonRow, ...]] = {}
        self._asked: set[int] = set()
        self._count = 0
        self.checked: set[ApplicationId] = set()
        self.open_person: PersonId | None = None

    @property
    def columns(self) -> tuple[Column[PersonRow], ...]:
        """The columns, left to right."""
        return self._columns

    def restart(self, page: PeoplePage) -> None:
        """Show another query's first chunk."""
        self.beginResetModel()
        self._chunks = {0: page.rows}
        self._asked = {0}
        self._count = page.total
        self.endResetModel()
        self._stretch(0, page)

    def take(self, offset: int, page: PeoplePage) -> None:
        """Take in a chunk that was asked for."""
        self._chunks[offset] = page.rows
        if len(self._chunks) > _KEPT_CHUNKS:
            oldest = next(iter(self._chunks))
            del self._chunks[oldest]
            self._asked.discard(oldest)
        first = self.index(offset, 0)
        last = self.index(min(offset + len(page.rows), self._count) - 1, len(self._columns) - 1)
        self.dataChanged.emit(first, last)
        self._stretch(offset, page)

    def _stretch(self, offset: int, page: PeoplePage) -> None:
        # The total is counted up to a cap; beyond it the list grows as it is read.
        if not page.is_total_capped:
            return
        end = offset + len(page.rows)
        count = max(self._count, end + CHUNK) if len(page.rows) == CHUNK else max(end, 0)
        if count > self._count:
            self.beginInsertRows(self.index(-1, -1), self._count, count - 1)
            self._count = count
            self.endInsertRows()

    def row_at(self, row: int) -> PersonRow | None:
        """Return the person in a row, or None while the chunk is still on its way."""
        offset = row - row % CHUNK
        if offset not in self._chunks and offset not in self._asked:
            self._asked.add(offset)
            self.chunk_needed.emit(offset)
        rows = self._chunks.get(offset, ())
        at = row - offset
        return rows[at] if at < len(rows) else None

    def toggle(self, row: int) -> None:
        """Check or uncheck the application of a row."""
        found = self.row_at(row)
        if found is None or found.application_id is None:
            return
        self.checked ^= {found.application_id}
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(self._columns) - 1))
        self.checks_changed.emit()

    def check(self, application_ids: Sequence[ApplicationId]) -> None:
        """Check exactly these."""
        self.checked = set(application_ids)
        self._redraw()
        self.checks_changed.emit()

    def show_open(self, person_id: PersonId | None) -> None:
        """Mark the person shown in the panel."""
        self.open_person = person_id
        self._redraw()

    def _redraw(self) -> None:
        if self._count:
            last = self.index(self._count - 1, len(self._columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else self._count

    @override
    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._columns) + 1

    @override
    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        found = self.row_at(index.row()) if index.isValid() else None
        if found is None:
            return Cell("…", "text-3") if role == CELL_ROLE and index.column() == 1 else None
        if role == OPEN_ROLE:
            return found.person_id == self.open_person
        if index.column() == 0:
            return self._check_data(found, role)
        column = self._columns[index.column() - 1]
        cell = column.cell(found)
        if found.application_id in self.checked and not cell.ground:
            cell = replace(cell, ground="row-sel")
        return cell_data(cell, column.title, role)

    def _check_data(self, found: PersonRow, role: int) -> object:
        is_checked = found.application_id in self.checked
        if role == CELL_ROLE:
            is_checkable = found.application_id is not None
            return Cell("", is_checkable=is_checkable, is_checked=is_checked)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.tr("selected") if is_checked else self.tr("not selected")
        return None

    @override
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = int(Qt.ItemDataRole.DisplayRole),
    ) -> object:
        if orientation == Qt.Orientation.Vertical:
            return section + 1 if role == Qt.ItemDataRole.AccessibleTextRole else None
        if section == 0:
            is_name = role == Qt.ItemDataRole.AccessibleTextRole
            return self.tr("Select all") if is_name else None
        return header_data(self._columns, section - 1, role)
