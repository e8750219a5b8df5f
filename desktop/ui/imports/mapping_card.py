"""The card 列の対応: each column of the file and where it goes."""

from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QComboBox, QGridLayout, QSizePolicy, QWidget

from desktop.core.domain.importing import ImportPreview
from desktop.core.domain.sheet import ColumnMapping, Confidence
from desktop.ui.imports.wording import field_choices, note_word
from desktop.ui.overriding import override
from desktop.ui.theme import color, px
from desktop.ui.turns import Turns
from desktop.ui.widgets.cards import Card, scrolled
from desktop.ui.widgets.fields import choice_model, chosen_key, combo
from desktop.ui.widgets.labels import ElidedLabel, IconMark, label, set_look
from desktop.ui.widgets.layouts import row

_LEVELS = {Confidence.SURE: (3, "ok"), Confidence.LIKELY: (2, "ok"), Confidence.CHECK: (1, "warn")}


class _Level(QWidget):
    """Three little bars; the word beside them says the same."""

    def __init__(self, filled: int, tone: str) -> None:
        super().__init__()
        self._filled = filled
        self._tone = tone
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(px(21), px(13))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(color(self._tone), 1))
        width = px(5)
        for index in range(3):
            is_filled = index < self._filled
            painter.setBrush(color(self._tone) if is_filled else Qt.BrushStyle.NoBrush)
            bar = QRectF(index * (width + 2) + 0.5, 0.5, width - 1, self.height() - 1)
            painter.drawRoundedRect(bar, 1.5, 1.5)


class MappingCard(Card):
    """One line a column: heading, box of fields, how sure.

    Signals:
        mapped: (column, field) the user chose; an empty field means not imported.
    """

    mapped = Signal(int, str)

    def __init__(self) -> None:
        super().__init__(self.tr("Columns"), "-")
        self._content = QWidget()
        self._grid = QGridLayout(self._content)
        self._grid.setContentsMargins(15, 4, 15, 10)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(2, 4)
        self._grid.setColumnStretch(3, 3)
        self._boxes: list[QComboBox] = []
        self._turns = Turns(self)
        self.add_edge_to_edge(scrolled(self._content), 1)

    def show_preview(self, preview: ImportPreview) -> None:
        """Show the columns; keeps the boxes where the file is the same."""
        mappings = preview.analysis.mappings
        self.caption.setText(self.tr("%n columns", "", len(mappings)))
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._boxes = []
        choices = field_choices()
        self._model = choice_model(choices)
        self._grid.setRowStretch(len(mappings), 1)
        # A file may have a hundred columns; each line costs some milliseconds.
        self._turns.run(
            partial(self._add_line, number, mapping, choices)
            for number, mapping in enumerate(mappings)
        )

    def _add_line(
        self, number: int, mapping: ColumnMapping, choices: list[tuple[str, str]]
    ) -> None:
        heading = ElidedLabel(mapping.header or self.tr("Column {n}").format(n=mapping.column + 1))
        box = combo(choices, mapping.field.value if mapping.field else "", self._model)
        box.setAccessibleName(
            self.tr("Where {column} goes").format(column=mapping.header or number + 1)
        )
        if mapping.confidence is Confidence.CHECK and mapping.field:
            set_look(box, state="ask")
        column = mapping.column
        box.activated.connect(lambda: self.mapped.emit(column, chosen_key(box)))
        self._boxes.append(box)
        self._grid.addWidget(heading, number, 0)
        self._grid.addWidget(IconMark("arrow-right", "text-3", 14), number, 1)
        self._grid.addWidget(box, number, 2)
        self._grid.addWidget(self._certainty(mapping), number, 3)

    def _certainty(self, mapping: ColumnMapping) -> QWidget:
        made = QWidget()
        if mapping.field is None:
            words = note_word(mapping.note) if mapping.note else ""
            made.setLayout(row(IconMark("info", "text-3", 14), ElidedLabel(words, "meta")))
            return made
        filled, tone = _LEVELS[mapping.confidence]
        words = {
            Confidence.SURE: self.tr("sure"),
            Confidence.LIKELY: self.tr("likely"),
            Confidence.CHECK: self.tr("please check"),
        }[mapping.confidence]
        made.setLayout(row(_Level(filled, tone), label(words, "note", tone), None, spacing=6))
        return made

    @property
    def boxes(self) -> list[QComboBox]:
        """The boxes, in the order of the file's columns."""
        self._turns.finish()
        return self._boxes
