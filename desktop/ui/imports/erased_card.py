"""The card 消去した方: rows that match somebody erased stay out, and the screen says why."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Signal
from PySide6.QtWidgets import QCheckBox

from desktop.core.domain.importing import ErasedMatch, ImportPreview
from desktop.core.domain.sheet import ApplicantRow
from desktop.ui.models.cells import Cell, Column, RowsModel
from desktop.ui.widgets.cards import Card
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.layouts import column
from desktop.ui.widgets.table import TableView
from desktop.ui.words import day, moment

_KINDS = {
    "email": QT_TRANSLATE_NOOP("ErasedCard", "e-mail"),
    "phone": QT_TRANSLATE_NOOP("ErasedCard", "phone"),
    "birth": QT_TRANSLATE_NOOP("ErasedCard", "name and date of birth"),
}
_Line = tuple[ErasedMatch, ApplicantRow]


class ErasedCard(Card):
    """Who stays out, what agrees, and who may be taken as a new application.

    Signals:
        toggled: The later applications are to be taken, or not.
    """

    toggled = Signal()

    def __init__(self) -> None:
        super().__init__(self.tr("Erased before"), "-")
        self._preview: ImportPreview | None = None
        words = label(
            self.tr(
                "These rows agree with people you erased. They are left out, so that nobody "
                "comes back by an old list. Who applied after the erasure may be taken as a new "
                "application; what was released of them before stays released."
            ),
            "note",
            is_wrapped=True,
        )
        self.table = TableView(self.tr("Rows of people erased before"))
        self._model = RowsModel[_Line](
            (
                Column(self.tr("Row"), 56, lambda line: Cell(str(line[1].row_number), "text-2")),
                Column(self.tr("Name"), 110, lambda line: Cell(line[1].name, is_bold=True)),
                Column(self.tr("What agrees"), 0, lambda line: Cell(_agreeing(line[0]))),
                Column(
                    self.tr("Erased on"),
                    96,
                    lambda line: Cell(moment(line[0].erased_at, has_year=True)[:10]),
                ),
                Column(self.tr("Applied on"), 96, lambda line: Cell(day(line[1].applied_on))),
                Column(self.tr("What happens"), 150, self._fate),
            )
        )
        self.table.setModel(self._model)
        self.table.fit_columns(self._model.columns)
        self.take = QCheckBox()
        self.take.toggled.connect(self._toggle)
        self.reason = label("", "note", is_wrapped=True)
        top = column(words)
        top.setContentsMargins(15, 0, 15, 6)
        self.body.addLayout(top)
        self.add_edge_to_edge(self.table, 100)
        foot = column(self.take, self.reason, spacing=2)
        foot.setContentsMargins(15, 6, 15, 8)
        self.body.addLayout(foot)
        self.body.addStretch(1)

    def show_preview(self, preview: ImportPreview) -> None:
        """Show who stays out."""
        is_same = self._preview is not None and self._preview.file_sha256 == preview.file_sha256
        self._preview = preview
        rows = preview.analysis.rows
        self._model.show_rows([(one, rows[one.row_index]) for one in preview.erased])
        self.table.fit_height_at_most()
        later = self._later()
        self.caption.setText(self.tr("%n rows left out", "", len(preview.erased)))
        self.take.setText(self.tr("Take %n people as new applications", "", len(later)))
        self.take.setVisible(bool(later))
        if not is_same or not later:
            self.take.setChecked(False)
        self.reason.setText(self.tr("None of them is dated after the erasure."))
        self.reason.setVisible(not later)

    def _later(self) -> list[ErasedMatch]:
        return [one for one, _ in self._model.rows if one.is_later]

    def _fate(self, line: _Line) -> Cell:
        if line[0].is_later and self.take.isChecked():
            return Cell(self.tr("new application"), "accent-text", icon_name="check")
        return Cell(self.tr("left out"), "text-2", icon_name="minus")

    def _toggle(self) -> None:
        self.table.viewport().update()
        self.toggled.emit()

    def taken(self) -> frozenset[int]:
        """Return the rows to take as new applications."""
        if not self.take.isChecked():
            return frozenset()
        return frozenset(one.row_index for one in self._later())


def _agreeing(match: ErasedMatch) -> str:
    words: list[str] = [
        QCoreApplication.translate("ErasedCard", str(_KINDS[one])) for one in match.kinds
    ]
    return QCoreApplication.translate("ErasedCard", ", ").join(words)
