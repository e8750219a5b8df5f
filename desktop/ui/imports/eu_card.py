"""The card EU域内のデータ: asked once an import, of people with a nationality or address abroad."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QRadioButton

from desktop.core.domain.importing import ImportPreview
from desktop.core.domain.sheet import ApplicantRow
from desktop.ui.models.cells import Cell, Column, RowsModel
from desktop.ui.widgets.cards import Card
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.layouts import Flow, column
from desktop.ui.widgets.table import TableView

_NEXT: Final[Mapping[bool | None, bool | None]] = {None: True, True: False, False: None}


@dataclass(frozen=True, slots=True)
class _Line:
    row: ApplicantRow
    answer: bool | None


class EuCard(Card):
    """Yes, no or not known: for everybody at once, and for one of them otherwise.

    Signals:
        answered: Something was answered.
    """

    answered = Signal()

    def __init__(self) -> None:
        super().__init__(self.tr("Were these data obtained from the EU?"), "-")
        self._preview: ImportPreview | None = None
        self._sha = ""
        self._said: dict[int, bool] = {}
        words = label(
            self.tr(
                "Data of people in the EU or the EEA that came from there are never part of "
                "anonymous data. A nationality alone does not decide it: who applied in Japan "
                "is usually a “no”."
            ),
            "note",
            is_wrapped=True,
        )
        self.table = TableView(self.tr("People with a nationality or address abroad"))
        self._model = RowsModel[_Line](
            (
                Column(self.tr("Row"), 56, lambda line: Cell(str(line.row.row_number), "text-2")),
                Column(self.tr("Name"), 0, lambda line: Cell(line.row.name, is_bold=True)),
                Column(self.tr("Nationality"), 100, lambda line: Cell(line.row.nationality)),
                Column(self.tr("Address"), 0, lambda line: Cell(line.row.address, "text-2")),
                Column(self.tr("Answer"), 160, self._answer_cell),
            )
        )
        self.table.setModel(self._model)
        self.table.fit_columns(self._model.columns)
        self.table.row_opened.connect(self._turn)
        self.table.check_asked.connect(self._turn)
        top = column(words)
        top.setContentsMargins(15, 0, 15, 6)
        self.body.addLayout(top)
        self.add_edge_to_edge(self.table, 100)
        self.body.addWidget(self._foot())
        self.body.addStretch(1)

    def _foot(self) -> QFrame:
        self.yes = QRadioButton(self.tr("Yes, all"))
        self.no = QRadioButton(self.tr("No, none"))
        self.unknown = QRadioButton(self.tr("Not confirmed"))
        self._group = QButtonGroup(self)
        for made, answer in ((self.yes, True), (self.no, False), (self.unknown, None)):
            self._group.addButton(made)
            made.clicked.connect(lambda _=False, said=answer: self.answer_all(said))
        lines = column(Flow(self.yes, self.no, self.unknown, spacing=14))
        lines.setContentsMargins(15, 8, 15, 10)
        foot = QFrame()
        foot.setLayout(lines)
        return foot

    def show_preview(self, preview: ImportPreview) -> None:
        """Show whom it is asked about; answers hold while the file is the same."""
        if preview.file_sha256 != self._sha:
            self._said = {}
        self._sha, self._preview = preview.file_sha256, preview
        self.caption.setText(self.tr("%n people", "", len(preview.foreign_rows)))
        self._show()

    def _show(self) -> None:
        preview = self._preview
        if preview is None:
            return
        rows = [preview.analysis.rows[at] for at in preview.foreign_rows]
        current = self.table.currentIndex()
        self._model.show_rows([_Line(row, self._said.get(row.row_number)) for row in rows])
        self.table.setCurrentIndex(self._model.index(current.row(), 0))
        self.table.fit_height_at_most()
        answers = {line.answer for line in self._model.rows}
        self._group.setExclusive(False)
        for made, answer in ((self.yes, True), (self.no, False), (self.unknown, None)):
            made.setChecked(answers == {answer})
        self._group.setExclusive(True)

    def _answer_cell(self, line: _Line) -> Cell:
        if line.answer is None:
            # What stands in the file as a country of the EU counts until somebody says otherwise.
            said = self.tr("as EU for now") if line.row.is_eu_origin else self.tr("not confirmed")
            return Cell(said, "warn", icon_name="circle-dashed")
        text = self.tr("yes") if line.answer else self.tr("no")
        return Cell(text, "accent-text", icon_name="check")

    def answer_all(self, answer: bool | None) -> None:  # noqa: FBT001 - the answer itself
        """Answer for everybody at once."""
        self._said = (
            {} if answer is None else {line.row.row_number: answer for line in self._model.rows}
        )
        self._show()
        self.answered.emit()

    def _turn(self, at: int) -> None:
        """Answer for one person: yes, no, not known, in turn."""
        line = self._model.rows[at]
        answer = _NEXT[line.answer]
        if answer is None:
            self._said.pop(line.row.row_number, None)
        else:
            self._said[line.row.row_number] = answer
        self._show()
        self.answered.emit()

    def answers(self) -> Mapping[int, bool]:
        """Return the answers by row index."""
        preview = self._preview
        if preview is None:
            return {}
        numbers = {at: preview.analysis.rows[at].row_number for at in preview.foreign_rows}
        return {at: self._said[one] for at, one in numbers.items() if one in self._said}

    def open_count(self) -> int:
        """Return how many people nobody has answered for."""
        return 0 if self._preview is None else len(self._preview.foreign_rows) - len(self.answers())
