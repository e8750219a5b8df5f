"""The strip below the findings: mend one cell without touching the file."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.fields import line_edit
from desktop.ui.widgets.labels import ElidedLabel
from desktop.ui.widgets.layouts import column, row


@dataclass(frozen=True, slots=True)
class Mendable:
    """A cell a person may mend.

    Attributes:
        column: Index from 0.
        place: Row and column in words.
        proposal: What to begin with: a suggestion, or what stands in the file.
        is_sensitive: Left out for 公正な採用選考; may be imported all the same.
        is_mended: A person has answered for this cell already.
    """

    row_number: int
    column: int
    place: str
    proposal: str
    is_sensitive: bool = False
    is_mended: bool = False


class FixStrip(QFrame):
    """Take this value, import the cell empty, take it back, or import it all the same.

    Signals:
        mended: (row number, column, text); empty text imports the cell empty.
        restored: (row number, column).
        allowed: (row number, column).
    """

    mended = Signal(int, int, str)
    restored = Signal(int, int)
    allowed = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self._cell: Mendable | None = None
        self._place = ElidedLabel(role="strong")
        self.value = line_edit()
        self.value.setAccessibleName(self.tr("Read this instead"))
        self.value.returnPressed.connect(self._take)
        self.take = button(self.tr("Use this value"), self._take, is_small=True)
        self.blank = button(self.tr("Import empty"), self._empty, kind="quiet", is_small=True)
        self.restore = button(self.tr("As in the file"), self._restore, kind="quiet", is_small=True)
        self.allow = button(
            self.tr("Import it all the same"), self._allow, kind="quiet", is_small=True
        )
        acts = row(self.value, self.take, self.blank, self.restore, self.allow)
        acts.setStretch(0, 1)
        lines = column(self._place, acts, spacing=4)
        lines.setContentsMargins(15, 8, 15, 10)
        self.setLayout(lines)
        self.hide()

    def show_cell(self, cell: Mendable | None) -> None:
        """Offer to mend a cell; None takes the strip away."""
        self._cell = cell
        self.setVisible(cell is not None)
        if cell is None:
            return
        self._place.show_text(cell.place)
        self.value.setText(cell.proposal)
        for part in (self.value, self.take, self.blank):
            part.setVisible(not cell.is_sensitive)
        self.allow.setVisible(cell.is_sensitive and not cell.is_mended)
        self.restore.setVisible(cell.is_mended)

    def _take(self) -> None:
        if self._cell is not None and self.value.text().strip():
            text = self.value.text().strip()
            self.mended.emit(self._cell.row_number, self._cell.column, text)

    def _empty(self) -> None:
        if self._cell is not None:
            self.mended.emit(self._cell.row_number, self._cell.column, "")

    def _restore(self) -> None:
        if self._cell is not None:
            self.restored.emit(self._cell.row_number, self._cell.column)

    def _allow(self) -> None:
        if self._cell is not None:
            self.allowed.emit(self._cell.row_number, self._cell.column)
