"""What there is to look at and to answer about a file, one thing at a time."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.ui.imports.cells_card import CellsCard
from desktop.ui.imports.erased_card import ErasedCard
from desktop.ui.imports.eu_card import EuCard
from desktop.ui.imports.pairs_card import PairsCard
from desktop.ui.imports.words_card import WordsCard
from desktop.ui.widgets.buttons import ChoiceChips
from desktop.ui.widgets.layouts import column
from desktop.ui.words import number

if TYPE_CHECKING:
    from desktop.core.domain.importing import ImportPreview

_CELLS, _PAIRS, _WORDS, _EU, _ERASED = "cells", "pairs", "words", "eu", "erased"


class QuestionsPanel(QWidget):
    """Chips choose among the questions there are; the cells of the file are always there."""

    def __init__(self) -> None:
        super().__init__()
        self.cells = CellsCard()
        self.pairs, self.words = PairsCard(), WordsCard()
        self.eu, self.erased = EuCard(), ErasedCard()
        self._cards = {
            _CELLS: self.cells,
            _PAIRS: self.pairs,
            _WORDS: self.words,
            _EU: self.eu,
            _ERASED: self.erased,
        }
        self.chips = ChoiceChips(self.tr("Questions about this file"), is_wrapped=True)
        self.chips.chosen.connect(self.choose)
        self._stack = QStackedWidget()
        for card in self._cards.values():
            self._stack.addWidget(card)
        lines = column(self.chips, self._stack)
        lines.setStretch(1, 1)
        self.setLayout(lines)
        self._preview: ImportPreview | None = None
        self._sha = ""
        self.pairs.answered.connect(self.count)
        self.eu.answered.connect(self.count)

    def show_preview(self, preview: "ImportPreview") -> None:
        """Show the questions of a file."""
        self._preview = preview
        for card in (self.cells, self.pairs, self.words, self.eu, self.erased):
            card.show_preview(preview)
        there = self._counts()
        is_new = preview.file_sha256 != self._sha
        self._sha = preview.file_sha256
        current = self.chips.current
        self.count()
        self.choose(current if current in there and not is_new else self._most_wanted())

    def count(self) -> None:
        """Show how much each question is about."""
        there = self._counts()
        names = {
            _CELLS: self.cells.title.text(),
            _PAIRS: self.pairs.title.text(),
            _WORDS: self.words.title.text(),
            _EU: self.tr("Data from the EU"),
            _ERASED: self.erased.title.text(),
        }
        current = self.chips.current if self.chips.current in there else _CELLS
        self.chips.set_choices(
            [
                (key, f"{names[key]} {number(count)}" if count else names[key])
                for key, count in there.items()
            ],
            current,
        )
        self.chips.setVisible(len(there) > 1)

    def _counts(self) -> dict[str, int]:
        preview = self._preview
        if preview is None:
            return {}
        analysis = preview.analysis
        found = {
            _PAIRS: len(preview.pairs),
            _WORDS: self.words.word_count,
            _EU: len(preview.foreign_rows),
            _ERASED: len(preview.erased),
        }
        cells = {_CELLS: len(analysis.problems)}
        return cells | {key: count for key, count in found.items() if count}

    def _most_wanted(self) -> str:
        """Return the first question that waits for an answer."""
        waiting = {
            _CELLS: len(self._preview.held_rows) if self._preview is not None else 0,
            _PAIRS: self.pairs.answers.open_count(),
            _WORDS: self.words.word_count,
            _EU: self.eu.open_count(),
        }
        there = self._counts()
        return next((key for key in there if waiting.get(key)), _CELLS)

    def choose(self, key: str) -> None:
        """Show one of the cards, where there is something on it."""
        if key not in self._counts():
            return
        self.chips.choose(key)
        self._stack.setCurrentWidget(self._cards[key])
