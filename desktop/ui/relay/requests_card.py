"""引き渡しのご依頼: who asks to have a profile handed over; one is looked at in a panel."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.core.domain.profile import ProfileRequest
from desktop.ui.relay.words import item_word, request_look
from desktop.ui.widgets.badges import Badge
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.cards import Card, rule
from desktop.ui.widgets.labels import ElidedLabel, label, set_look
from desktop.ui.widgets.layouts import clear, column, row
from desktop.ui.words import listed, moment

_SHOWN = 20


class RequestsCard(Card):
    """The list, those to be decided first.

    Signals:
        opened: Number of a request to look at.
    """

    opened = Signal(int)

    def __init__(self) -> None:
        super().__init__(self.tr("Requests for profiles"), " ")
        self._lines = column(spacing=8)
        self.add(self._lines)
        self.hide()

    def show_requests(self, requests: tuple[ProfileRequest, ...]) -> None:
        """Show them; the card is there only where somebody ever asked."""
        waiting = sum(one.is_open for one in requests)
        set_look(self, emphasis=bool(waiting))
        self.caption.setText(self.tr("%n to be decided", "", waiting) if waiting else "")
        clear(self._lines)
        ordered = sorted(requests, key=lambda one: not one.is_open)
        for at, one in enumerate(ordered[:_SHOWN]):
            if at:
                self._lines.addWidget(rule())
            self._lines.addWidget(self._line(one))
        hidden = len(requests) - _SHOWN
        if hidden > 0:
            self._lines.addWidget(label(self.tr("and %n earlier ones", "", hidden), "meta"))
        self.setVisible(bool(requests))

    def _line(self, one: ProfileRequest) -> QWidget:
        made = QWidget()
        who = one.applicant_name or self.tr("An applicant who is not on file any more")
        badge = Badge()
        badge.show_look(*request_look(one.state))
        items = listed(item_word(item) for item in one.items)
        what = ElidedLabel(f"{moment(one.asked_at)}　{items}", "meta")
        look = button(
            self.tr("Look and decide") if one.is_open else self.tr("Look"),
            lambda: self.opened.emit(one.request_id),
            is_small=True,
        )
        look.setAccessibleName(f"{look.text()} {who}")
        words = column(row(label(who, "strong"), badge, None), what, spacing=2)
        line = row(words, look)
        line.setStretch(0, 1)
        made.setLayout(line)
        return made
