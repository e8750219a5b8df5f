"""待っている人: why, how many, and what would let them go; the people themselves on demand."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import NamedTuple

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.core.domain.batch import BatchProposal, WaitingPerson, WaitReason
from desktop.ui.privacy.wording import wait_words
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.cards import Card, Note, rule, scrolled
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.layouts import clear, column, row
from desktop.ui.words import listed, number

_MOST_NAMES = 200
_ORDER = {reason: at for at, reason in enumerate(WaitReason)}


class _Why(NamedTuple):
    reason: WaitReason
    missing: int
    free_on: date | None


class WaitingCard(Card):
    """Everybody who waits, grouped by what they wait for."""

    def __init__(self) -> None:
        super().__init__(self.tr("People who wait"), "-")
        content = QWidget()
        self._lines = QVBoxLayout(content)
        self._lines.setContentsMargins(15, 0, 15, 10)
        self._lines.setSpacing(8)
        self.names: list[QPushButton] = []
        self.add_edge_to_edge(scrolled(content), 1)

    def show_proposal(self, proposal: BatchProposal) -> None:
        """Show how many wait, and why."""
        clear(self._lines)
        self.names = []
        self.caption.setText(self.tr("%n people", "", len(proposal.waiting)))
        groups: dict[_Why, list[WaitingPerson]] = {}
        for one in (*proposal.waiting, *proposal.released):
            groups.setdefault(_Why(one.reason, one.missing, one.free_on), []).append(one)
        for why in sorted(groups, key=_rank):
            self._lines.addWidget(self._group(why, groups[why]))
            self._lines.addWidget(rule())
        self._lines.addWidget(Note(self.tr("Once sent, one person cannot be taken out again.")))
        self._lines.addStretch(1)

    def _group(self, why: _Why, people: Sequence[WaitingPerson]) -> QWidget:
        title, text = wait_words(why.reason, why.free_on)
        if why.missing and why.reason is WaitReason.TOO_FEW_IN_ALL:
            title = self.tr("A batch can be made once %n more people have come", "", why.missing)
        elif why.missing:
            title = self.tr("They can go once %n more people like them have come", "", why.missing)
        names = label("", "note", is_wrapped=True)
        names.hide()
        told = row(
            label(self.tr("%n people", "", len(people)), "medium"),
            column(
                label(title, "strong", is_wrapped=True),
                label(text, "note", is_wrapped=True),
                spacing=0,
            ),
            spacing=14,
        )
        told.setStretch(1, 1)
        who = button(self.tr("Who"), kind="quiet", is_small=True)
        who.setAccessibleName(self.tr("Who: {why}").format(why=title))
        who.clicked.connect(partial(self._toggle, names, who, people))
        self.names.append(who)
        told.addWidget(who)
        made = QWidget()
        made.setLayout(column(told, names, spacing=4))
        return made

    def _toggle(
        self, names: QWidget, who: QPushButton, people: Sequence[WaitingPerson], *_: object
    ) -> None:
        is_shown = not names.isVisible()
        if is_shown:
            told = listed(one.name for one in people[:_MOST_NAMES])
            more = len(people) - _MOST_NAMES
            if more > 0:
                told += self.tr(" and {n} more").format(n=number(more))
            names.setProperty("text", told)
        names.setVisible(is_shown)
        who.setText(self.tr("Hide names") if is_shown else self.tr("Who"))


def _rank(why: _Why) -> tuple[int, int, date]:
    return _ORDER[why.reason], why.missing, why.free_on or date.max
