"""The card 同じ人かもしれません: a row of the file beside the person in the store."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton

from desktop.core.domain.importing import ImportPreview, KnownPerson
from desktop.ui.imports.wording import field_word
from desktop.ui.models.cells import Cell, Column, RowsModel
from desktop.ui.widgets.buttons import icon_button
from desktop.ui.widgets.cards import Card
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.layouts import row
from desktop.ui.widgets.table import TableView


@dataclass(frozen=True, slots=True)
class _Line:
    field: str
    in_file: str
    in_store: str
    is_same: bool


class KnownCard(Card):
    """One pair at a time; the user says whether it is one person.

    Signals:
        separated: The set of row indices to import as other people changed.
    """

    separated = Signal()

    def __init__(self) -> None:
        super().__init__(
            self.tr("Perhaps the same person"), self.tr("Never decided by the name alone")
        )
        self._known: tuple[KnownPerson, ...] = ()
        self._row_numbers: tuple[int, ...] = ()
        self._at = 0
        self.separate_rows: set[int] = set()
        self._place = label("", "meta")
        self.previous = icon_button("chevron-left", self.tr("Previous pair"), self._go_back)
        self.next = icon_button("chevron-right", self.tr("Next pair"), self._go_on)
        for item in (self._place, self.previous, self.next):
            self.head.addWidget(item)
        self._model = RowsModel[_Line](
            (
                Column("", 120, lambda line: Cell(line.field, "text-2")),
                Column(self.tr("In the file"), 0, lambda line: Cell(line.in_file)),
                Column(self.tr("On file already"), 0, lambda line: Cell(line.in_store)),
                Column(self.tr("Agreement"), 120, self._agreement),
            )
        )
        self.table = TableView(self.tr("Perhaps the same person"))
        self.table.setModel(self._model)
        self.table.fit_columns(self._model.columns)
        self.same = QRadioButton(self.tr("A new application of the same person"))
        self.other = QRadioButton(self.tr("Somebody else"))
        group = QButtonGroup(self)
        group.addButton(self.same)
        group.addButton(self.other)
        self.other.toggled.connect(self._choose)
        self.add_edge_to_edge(self.table, 1)
        choices = row(self.same, 12, self.other, None)
        choices.setContentsMargins(15, 6, 15, 6)
        self.body.addLayout(choices)

    def _agreement(self, line: _Line) -> Cell:
        if line.is_same:
            return Cell(self.tr("agrees"), "ok", icon_name="check")
        return Cell(self.tr("differs"), "text-3", icon_name="minus")

    def show_preview(self, preview: ImportPreview) -> None:
        """Show the pairs of a file; hidden where there are none."""
        self._known = tuple(each for each in preview.known if not each.is_same_application)
        self._row_numbers = tuple(
            preview.analysis.rows[each.row_index].row_number for each in self._known
        )
        self._at = 0
        self.separate_rows = set()
        self.setVisible(bool(self._known))
        self._show()

    def _show(self) -> None:
        if not self._known:
            return
        known = self._known[self._at]
        names = [*known.file_values, *(key for key in known.stored_values)]
        self._model.show_rows(
            [
                _Line(
                    field_word(name),
                    known.file_values.get(name, ""),
                    known.stored_values.get(name, ""),
                    name in known.agreeing,
                )
                for name in dict.fromkeys(names)
            ]
        )
        self._place.setText(
            self.tr("Row {row}, {at} / {total}").format(
                row=self._row_numbers[self._at], at=self._at + 1, total=len(self._known)
            )
        )
        is_separate = known.row_index in self.separate_rows
        (self.other if is_separate else self.same).setChecked(True)
        self.previous.setEnabled(self._at > 0)
        self.next.setEnabled(self._at < len(self._known) - 1)

    def _go_on(self) -> None:
        self._at = min(self._at + 1, len(self._known) - 1)
        self._show()

    def _go_back(self) -> None:
        self._at = max(0, self._at - 1)
        self._show()

    def _choose(self, is_other: bool) -> None:  # noqa: FBT001 - a slot of toggled(bool)
        if not self._known:
            return
        index = self._known[self._at].row_index
        if is_other:
            self.separate_rows.add(index)
        else:
            self.separate_rows.discard(index)
        self.separated.emit()
