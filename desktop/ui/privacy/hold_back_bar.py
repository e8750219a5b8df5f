"""細かさ優先 … 早さ優先: chosen in place, with what it costs now."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSlider

from desktop.core.domain.batch import BatchProposal, WaitReason
from desktop.core.services.privacy.hold_back import CHOICES, HoldBackCost
from desktop.ui.theme import px
from desktop.ui.widgets.cards import Card
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.layouts import column, row

_BY_CHOICE = frozenset(
    {
        WaitReason.TOO_FEW_IN_ALL,
        WaitReason.GROUP_TOO_SMALL,
        WaitReason.SENSITIVE_TOO_ALIKE,
        WaitReason.TOO_COARSE,
    }
)
"""Why somebody who is ready waits all the same."""


class HoldBackBar(Card):
    """A slider in words; every stop says how many would go and how many would wait.

    Signals:
        chosen: The highest loss a record may have.
    """

    chosen = Signal(float)

    def __init__(self) -> None:
        super().__init__()
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, len(CHOICES) - 1)
        self.slider.setPageStep(1)
        self.slider.setTickPosition(QSlider.TickPosition.TicksBelow)
        self.slider.setTickInterval(1)
        self.slider.setFixedWidth(px(150))
        self.slider.setAccessibleName(self.tr("Detail or speed"))
        # By mouse only the place it is left at counts; keys choose at once.
        self.slider.setTracking(False)
        self.slider.valueChanged.connect(self._on_moved)
        self.now = label("", "strong", is_wrapped=True)
        self.cost = label("", "note", is_wrapped=True)
        self.detail_first = label(self.tr("Detail first"), "small")
        self.speed_first = label(self.tr("Speed first"), "small")
        self._costs: dict[float, HoldBackCost] = {}
        self._proposal: BatchProposal | None = None
        ends = row(self.detail_first, self.slider, self.speed_first)
        words = column(self.now, self.cost, spacing=0)
        line = row(ends, words, spacing=20)
        line.setStretch(1, 1)
        self.body.setContentsMargins(15, 9, 15, 9)
        self.body.addLayout(line)

    def show_choice(self, hold_back: float) -> None:
        """Show what is chosen, without telling anybody."""
        nearest = min(CHOICES, key=lambda each: abs(each - hold_back))
        self.slider.blockSignals(True)
        self.slider.setValue(CHOICES.index(nearest))
        self.slider.blockSignals(False)
        self._say()

    def show_proposal(self, proposal: BatchProposal) -> None:
        """Show what the proposal on show costs."""
        self._proposal = proposal
        self._say()

    def show_costs(self, costs: Sequence[HoldBackCost]) -> None:
        """Show what every choice would cost."""
        self._costs = {one.hold_back: one for one in costs}
        self._say()

    @property
    def choice(self) -> float:
        """The highest loss as the slider stands."""
        return CHOICES[self.slider.value()]

    def _on_moved(self, _: int) -> None:
        self._say()
        self.chosen.emit(self.choice)

    def _say(self) -> None:
        words = (
            self.tr("Detail first: people wait until others like them come"),
            self.tr("Balanced between detail and speed"),
            self.tr("Speed first: everybody who can goes, in coarser records"),
        )
        self.now.setText(words[self.slider.value()])
        told = [self._told(), self._others()]
        self.cost.setText("\n".join(filter(None, told)))
        self.slider.setAccessibleDescription(f"{self.now.text()}\n{self.cost.text()}")

    def _told(self) -> str:
        """The proposal counts exactly; what was weighed is a rough count."""
        made, cost = self._proposal, self._costs.get(self.choice)
        if made is not None and abs(made.hold_back - self.choice) < 0.001:  # noqa: PLR2004 - equal
            held = sum(1 for one in made.waiting if one.reason in _BY_CHOICE)
            if made.risk is None:
                return self.tr("Now nobody goes and {waiting} wait.").format(waiting=held)
            loss = round(100 * made.risk.loss)
            said = self.tr("Now {going} go and {waiting} wait; {loss} % of the detail is lost.")
            return said.format(going=len(made.rows), waiting=held, loss=loss)
        if cost is None:
            return ""
        said = self.tr("About {going} would go and {waiting} wait.")
        return said.format(going=cost.going, waiting=cost.waiting)

    def _others(self) -> str:
        short = (self.tr("Detail first"), self.tr("Balanced"), self.tr("Speed first"))
        said = self.tr("{choice}: about {going} go, {waiting} wait")
        told = [
            said.format(choice=name, going=cost.going, waiting=cost.waiting)
            for name, value in zip(short, CHOICES, strict=True)
            if value != self.choice and (cost := self._costs.get(value)) is not None
        ]
        return " / ".join(told)
