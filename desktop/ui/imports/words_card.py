"""The card 会社の言葉: words of the file that are in no list, asked once."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from desktop.core.domain.codes import Education, Outcome, ReasonCode, Stage
from desktop.core.domain.importing import ImportPreview
from desktop.core.domain.sheet import ApplicantField, UnknownWord
from desktop.ui.imports.wording import field_word
from desktop.ui.turns import Turns
from desktop.ui.widgets.cards import Card, scrolled
from desktop.ui.widgets.fields import chosen_key, combo
from desktop.ui.widgets.labels import ElidedLabel, label
from desktop.ui.words import education_word, outcome_word, reason_word, stage_word

_MOST_WORDS = 40


class WordsCard(Card):
    """One line a word: what it is, how often, what it means.

    Signals:
        named: (`ApplicantField`, word, code) the user chose.
    """

    named = Signal(object, str, str)

    def __init__(self) -> None:
        super().__init__(self.tr("Words of your company"), "-")
        self._content = QWidget()
        self._grid = QGridLayout(self._content)
        self._grid.setContentsMargins(15, 4, 15, 10)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 2)
        self._grid.setColumnStretch(2, 3)
        self._turns = Turns(self)
        self.boxes: list[QComboBox] = []
        self.word_count = 0
        self.add_edge_to_edge(scrolled(self._content), 1)

    def show_preview(self, preview: ImportPreview) -> None:
        """Show the words to ask about."""
        words = [one for one in preview.analysis.unknown_words if choices_of(one.field)]
        self.word_count = len(words)
        self.caption.setText(self.tr("Asked once; remembered for later files"))
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.boxes = []
        self._grid.setRowStretch(len(words), 1)
        self._turns.run(partial(self._add, at, word) for at, word in enumerate(words[:_MOST_WORDS]))

    def _add(self, at: int, word: UnknownWord) -> None:
        box = combo([("", self.tr("Leave empty")), *choices_of(word.field)], "")
        box.setAccessibleName(self.tr("What “{word}” means").format(word=word.word))
        box.activated.connect(lambda: self._choose(word, box))
        self.boxes.append(box)
        count = self.tr("%n cells", "", word.count)
        self._grid.addWidget(label(field_word(word.field), "meta"), at, 0)
        self._grid.addWidget(ElidedLabel(f"{word.word}（{count}）"), at, 1)
        self._grid.addWidget(box, at, 2)

    def _choose(self, word: UnknownWord, box: QComboBox) -> None:
        code = chosen_key(box)
        if code:
            self.named.emit(word.field, word.word, code)


def choices_of(field: ApplicantField) -> list[tuple[str, str]]:
    """Return (code, word) of what a word in a column of this field may mean."""
    stages = [(one.value, stage_word(one)) for one in Stage]
    outcomes = [(one.value, outcome_word(one)) for one in Outcome]
    return {
        # A word in the column of stages may name an outcome, and the other way round.
        ApplicantField.STAGE: stages + outcomes,
        ApplicantField.OUTCOME: outcomes + stages,
        ApplicantField.REASON: [(one.value, reason_word(one)) for one in ReasonCode],
        ApplicantField.EDUCATION: [(one.value, education_word(one.value)) for one in Education],
    }.get(field, [])
