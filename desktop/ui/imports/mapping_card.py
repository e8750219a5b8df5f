"""The card 列の対応: each column of the file and where it goes."""

from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QComboBox, QGridLayout, QSizePolicy, QWidget

from desktop.core.domain.importing import ImportPreview
from desktop.core.domain.sheet import ColumnMapping, Confidence
from desktop.ui.imports.column_drag import DropTarget, FreeFields, HeadingLabel
from desktop.ui.imports.finding_words import reason_text, sensitive_text
from desktop.ui.imports.wording import field_choices, note_word
from desktop.ui.overriding import override
from desktop.ui.theme import color, px
from desktop.ui.turns import Turns
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.cards import Card, Note, scrolled
from desktop.ui.widgets.fields import choice_model, chosen_key, combo
from desktop.ui.widgets.labels import ElidedLabel, IconMark, label, set_look
from desktop.ui.widgets.layouts import row

_LEVELS = {Confidence.SURE: (3, "ok"), Confidence.LIKELY: (2, "ok"), Confidence.CHECK: (1, "warn")}

_SHORTEST_BOX = 12


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
        remember_asked: Read files of this shape so from now on.
    """

    mapped = Signal(int, str)
    remember_asked = Signal()

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
        self._why: dict[int, str] = {}
        self.remember = button(
            self.tr("Remember this reading"), self.remember_asked.emit, kind="quiet", is_small=True
        )
        self.head.addWidget(self.remember)
        self.note = Note("")
        self.note.hide()
        self.free = FreeFields()
        self.free.wanted.connect(self.mapped)
        self.show_free = button(
            self.tr("Fields not used"), self._toggle_free, kind="quiet", is_small=True
        )
        self.show_free.setCheckable(True)
        self.add_edge_to_edge(scrolled(self._content), 1)
        line = row(self.show_free, None)
        line.setContentsMargins(5, 2, 15, 2)
        self.body.addLayout(line)
        self.body.addWidget(self.free)
        self.body.addWidget(self.note)

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
        self._explain(preview)
        self.free.setVisible(self.show_free.isChecked())
        choices = field_choices()
        self._model = choice_model(choices)
        self._grid.setRowStretch(len(mappings), 1)
        # A file may have a hundred columns; each line costs some milliseconds.
        self._turns.run(
            (
                *(
                    partial(self._add_line, number, mapping, choices)
                    for number, mapping in enumerate(mappings)
                ),
                partial(self.free.show_preview, preview),
            )
        )

    def _toggle_free(self) -> None:
        self.free.setVisible(self.show_free.isChecked())

    def _explain(self, preview: ImportPreview) -> None:
        """Say below the lines why the first unsure column was read so."""
        self._why = {
            one.column: sensitive_text(one)
            for one in preview.analysis.sensitive
            if one.row_number == 0
        }
        unsure = next(
            (
                one
                for one in preview.analysis.mappings
                if one.field is not None and one.confidence is Confidence.CHECK
            ),
            None,
        )
        self.note.setVisible(unsure is not None)
        if unsure is not None:
            said = self.tr("“{column}”: {reason}. Choose another field if this is not right.")
            self.note.say(said.format(column=unsure.header, reason=reason_text(unsure)))

    def _add_line(
        self, number: int, mapping: ColumnMapping, choices: list[tuple[str, str]]
    ) -> None:
        text = mapping.header or self.tr("Column {n}").format(n=mapping.column + 1)
        heading = HeadingLabel(text, mapping.column)
        box = combo(choices, mapping.field.value if mapping.field else "", self._model)
        box.setMinimumContentsLength(_SHORTEST_BOX)
        box.setAccessibleName(
            self.tr("Where {column} goes").format(column=mapping.header or number + 1)
        )
        if mapping.confidence is Confidence.CHECK and mapping.field:
            set_look(box, state="ask")
        column = mapping.column
        box.activated.connect(lambda: self.mapped.emit(column, chosen_key(box)))
        self._boxes.append(box)
        self._let_drop(heading, mapping)
        self._let_drop(box, mapping)
        heading.setMinimumWidth(px(84))
        self._grid.addWidget(heading, number, 0)
        self._grid.addWidget(IconMark("arrow-right", "text-3", 14), number, 1)
        self._grid.addWidget(box, number, 2)
        self._grid.addWidget(self._certainty(mapping), number, 3)

    def _let_drop(self, part: QWidget, mapping: ColumnMapping) -> None:
        """Let a part of a line take fields, and headings where it has a field."""
        target = DropTarget(part)
        at, field = mapping.column, mapping.field
        target.field_dropped.connect(lambda dropped: self.mapped.emit(at, dropped))
        if field is not None:
            target.column_dropped.connect(lambda other: self.mapped.emit(other, field.value))

    def _certainty(self, mapping: ColumnMapping) -> QWidget:
        made = QWidget()
        if mapping.field is None:
            words = note_word(mapping.note) if mapping.note else ""
            made.setToolTip(self._why.get(mapping.column, ""))
            made.setLayout(row(IconMark("info", "text-3", 14), ElidedLabel(words, "meta")))
            return made
        filled, tone = _LEVELS[mapping.confidence]
        words = {
            Confidence.SURE: self.tr("sure"),
            Confidence.LIKELY: self.tr("likely"),
            Confidence.CHECK: self.tr("please check"),
        }[mapping.confidence]
        made.setToolTip(reason_text(mapping))
        made.setLayout(row(_Level(filled, tone), label(words, "note", tone), None, spacing=6))
        return made

    @property
    def boxes(self) -> list[QComboBox]:
        """The boxes, in the order of the file's columns."""
        self._turns.finish()
        return self._boxes
