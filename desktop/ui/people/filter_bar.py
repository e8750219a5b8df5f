"""Search, chips and the bar of what can be done with the selected people."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from desktop.ui.icons import set_icon
from desktop.ui.theme import px
from desktop.ui.widgets.buttons import ChoiceChips, button, icon_button
from desktop.ui.widgets.fields import combo
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.layouts import column, row
from desktop.ui.words import outcome_word, stages

ALL, WAITING = "", "waiting"


class FilterBar(QWidget):
    """What the list shows.

    Signals:
        typed: Text of the search field.
        outcome_chosen: Key of a chip the user pressed.
        stage_chosen: The box of stages changed.
    """

    typed = Signal(str)
    outcome_chosen = Signal(str)
    stage_chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Name, kana, skill, mail"))
        self.search.setAccessibleName(self.tr("Search people"))
        self.search.setClearButtonEnabled(True)
        self.search.setMaximumWidth(px(320))
        sign = QAction(self.search)
        set_icon(sign, "search", "text-3")
        self.search.addAction(sign, QLineEdit.ActionPosition.LeadingPosition)
        self.search.textEdited.connect(self.typed)
        self.stage = combo([("", self.tr("Every stage")), *stages()])
        self.stage.setAccessibleName(self.tr("Stage"))
        self.stage.activated.connect(self.stage_chosen)
        self.chips = ChoiceChips(self.tr("Result"))
        choices = [
            (ALL, self.tr("Everybody")),
            (WAITING, self.tr("Waiting for a notice")),
            *((key, outcome_word(key)) for key in ("rejected", "in_progress", "declined", "hired")),
        ]
        self.chips.set_choices(choices, ALL)
        self.chips.chosen.connect(self.outcome_chosen)
        self.clear = button(self.tr("Clear filters"), kind="quiet", is_small=True)
        first = row(self.search, self.stage, None)
        first.setStretch(0, 1)
        self.setLayout(column(first, row(self.chips, None, self.clear), spacing=10))


class BulkBar(QFrame):
    """Acts on the selected people; shown only while there are any."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("bulk")
        self.setAccessibleName(self.tr("Selected people"))
        self._count = label("")
        self.notices = button(
            self.tr("Write notices"), kind="primary", icon_name="mail", is_small=True
        )
        self.reject = button(self.tr("Reject"), is_small=True)
        self.answer = button(self.tr("Record an answer"), is_small=True)
        self.select_none = icon_button("x", self.tr("Select nobody"), kind="quiet")
        line = row(self._count, None, self.notices, self.reject, self.answer, self.select_none)
        line.setContentsMargins(14, 7, 8, 7)
        self.setLayout(line)
        self.hide()

    def show_count(self, count: int) -> None:
        """Show how many are selected; nothing for none."""
        self._count.setText(self.tr("%n selected", "", count))
        self.setVisible(count > 0)
