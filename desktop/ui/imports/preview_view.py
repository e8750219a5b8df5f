"""The preview of an import: numbers, columns, cells to check, questions."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from desktop.core.domain.importing import ImportChoices, ImportPreview
from desktop.ui.imports.mapping_card import MappingCard
from desktop.ui.imports.questions_panel import QuestionsPanel
from desktop.ui.imports.source_bar import SourceBar
from desktop.ui.overriding import override
from desktop.ui.theme import px
from desktop.ui.turns import Turns
from desktop.ui.widgets.cards import Figure, Note, tiles
from desktop.ui.widgets.layouts import column, row
from desktop.ui.words import moment, number

_WIDE = 960
"""From this width on columns and questions stand side by side."""


class PreviewView(QWidget):
    """Everything before anything is stored.

    Signals:
        counted: How many people would be imported as things stand.
        shown: The numbers and findings of a fresh preview are in place.
    """

    counted = Signal(int)
    shown = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._preview: ImportPreview | None = None
        self._turns = Turns(self)
        self.new = Figure(self.tr("New people"), role="figure")
        self.known = Figure(self.tr("New applications of people on file"), role="figure")
        self.held = Figure(self.tr("To check, left out for now"), role="figure")
        self.corrected = Figure(self.tr("Corrected by itself"), role="figure")
        self.mapping, self.source = MappingCard(), SourceBar()
        self.questions = QuestionsPanel()
        self.cells = self.questions.cells
        self.pairs = self.questions.pairs
        self.warning = Note("", "warn")
        for signal in (
            self.pairs.answered,
            self.questions.erased.toggled,
            self.questions.eu.answered,
        ):
            signal.connect(self.count)
        self.mapping.setMinimumWidth(px(400))
        # Below this a small window scrolls; nothing is pressed together.
        self.questions.setMinimumHeight(px(390))
        self.mapping.setMinimumHeight(px(280))
        self._halves = row(self.mapping, self.questions, spacing=12)
        self._halves.setStretch(0, 3)
        self._halves.setStretch(1, 5)
        figures = tiles(self.new, self.known, self.held, self.corrected)
        lines = column(self.source, figures, self.warning, self._halves, spacing=12)
        lines.setStretch(3, 1)
        self.setLayout(lines)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = event.size().width() >= px(_WIDE)
        sideways, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._halves.setDirection(sideways if is_wide else down)

    def show_preview(self, preview: ImportPreview) -> None:
        """Show a file, cut into turns: a hundred columns and as many findings take their time."""
        self._preview = preview
        self.held.show_number(number(len(preview.held_rows)), "warn" if preview.held_rows else "")
        self.corrected.show_number(number(len(preview.analysis.corrections)))
        self._turns.run(
            (
                partial(self.source.show_preview, preview),
                partial(self.questions.show_preview, preview),
                partial(self._show_warnings, preview),
                self.count,
                self.shown.emit,
                partial(self.mapping.show_preview, preview),
            )
        )

    def _show_warnings(self, preview: ImportPreview) -> None:
        texts = []
        if preview.was_imported_at is not None:
            at = moment(preview.was_imported_at, has_year=True)
            texts.append(self.tr("This file was imported before, on {at}.").format(at=at))
        if preview.duplicate_rows:
            count = len(preview.duplicate_rows)
            texts.append(self.tr("%n rows stand in the file twice and count once.", "", count))
        self.warning.say("\n".join(texts), "warn")
        self.warning.setVisible(bool(texts))

    def count(self) -> None:
        """Show how many new people and applications the import would bring."""
        preview = self._preview
        if preview is None:
            return
        joined = self.pairs.answers.joined_more()
        as_new = len(self.questions.erased.taken())
        new, known = preview.new_count - joined + as_new, preview.known_count + joined
        self.new.show_number(number(new))
        self.known.show_number(number(known))
        self.counted.emit(new + known)

    def choices(self) -> ImportChoices:
        """Return what was chosen, but for who is who."""
        answers = self.pairs.answers
        return ImportChoices(
            erased_as_new=self.questions.erased.taken(),
            taken=answers.taken(),
            filling=answers.filling(),
            eu_origin=self.questions.eu.answers(),
        )
