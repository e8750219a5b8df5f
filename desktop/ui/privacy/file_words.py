"""Words of a file that are in no list: asked once, known for later files and imports too."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from desktop.core.domain.codes import Education, Outcome, ReasonCode, Stage
from desktop.core.domain.sheet_columns import ApplicantField, UnknownWord
from desktop.ui.theme import px
from desktop.ui.turns import Turns
from desktop.ui.widgets.cards import Card, scrolled
from desktop.ui.widgets.fields import chosen_key, combo
from desktop.ui.widgets.labels import ElidedLabel
from desktop.ui.widgets.layouts import clear
from desktop.ui.words import education_word, outcome_word, reason_word, stage_word

_MOST_WORDS = 40


class FileWordsCard(Card):
    """One line a word: how often, and what it means.

    Signals:
        named: (`ApplicantField`, word, code).
    """

    named = Signal(object, str, str)

    def __init__(self) -> None:
        super().__init__(
            self.tr("Words of your company"), self.tr("Asked once; unknown words are not given")
        )
        content = QWidget()
        self._grid = QGridLayout(content)
        self._grid.setContentsMargins(15, 4, 15, 10)
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(1, 3)
        self._turns = Turns(self)
        self.boxes: list[QComboBox] = []
        self.add_edge_to_edge(scrolled(content), 1)
        self.setMinimumHeight(px(130))
        self.hide()

    def show_words(self, unknown: Sequence[UnknownWord]) -> None:
        """Ask about these; nothing is shown where there are none."""
        words = [one for one in unknown if _choices(one.field)]
        clear(self._grid)
        self.boxes = []
        self.setVisible(bool(words))
        self._turns.run(partial(self._add, at, word) for at, word in enumerate(words[:_MOST_WORDS]))

    def _add(self, at: int, word: UnknownWord) -> None:
        box = combo([("", self.tr("Leave it out")), *_choices(word.field)], "")
        box.setAccessibleName(self.tr("What “{word}” means").format(word=word.word))
        # activated carries an index that the choice does not take.
        box.activated.connect(lambda _: self._choose(word, box))
        self.boxes.append(box)
        count = self.tr("%n records", "", word.count)
        self._grid.addWidget(ElidedLabel(f"{word.word}（{count}）"), at, 0)
        self._grid.addWidget(box, at, 1)

    def _choose(self, word: UnknownWord, box: QComboBox) -> None:
        code = chosen_key(box)
        if code:
            self.named.emit(word.field, word.word, code)


def _choices(field: ApplicantField) -> list[tuple[str, str]]:
    stages = [(one.value, stage_word(one)) for one in Stage]
    outcomes = [(one.value, outcome_word(one)) for one in Outcome]
    return {
        ApplicantField.STAGE: stages + outcomes,
        ApplicantField.OUTCOME: outcomes + stages,
        ApplicantField.REASON: [(one.value, reason_word(one)) for one in ReasonCode],
        ApplicantField.EDUCATION: [(one.value, education_word(one.value)) for one in Education],
    }.get(field, [])
