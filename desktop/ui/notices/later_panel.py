"""送信を予約: a day and an hour before which the mails do not leave."""

from datetime import date, datetime

from PySide6.QtCore import QDate, QTime, Signal
from PySide6.QtWidgets import QDateEdit, QTimeEdit, QWidget

from desktop.core.settings import TOKYO
from desktop.ui import actions
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.cards import Card
from desktop.ui.widgets.fields import Field
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.layouts import row


class LaterPanel(Card):
    """Asks in place, not in a dialog.

    Signals:
        chosen: The moment, aware.
        closed: Esc, or the button beside it.
    """

    chosen = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__()
        self.setParent(parent)
        self.day = QDateEdit()
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("yyyy/MM/dd (ddd)")
        self.hour = QTimeEdit()
        self.hour.setDisplayFormat("HH:mm")
        self.accept = button("", self._accept, kind="primary")
        self.leave = button(self.tr("Cancel"), self.closed.emit)
        self.hint = label(
            self.tr("They leave in office hours; you can take them back until then."),
            "note",
            is_wrapped=True,
        )
        line = row(
            Field(self.tr("Day"), self.day),
            Field(self.tr("Not before"), self.hour),
            self.hint,
            self.accept,
            self.leave,
            spacing=12,
        )
        line.setStretch(2, 1)
        self.body.addLayout(line)
        actions.bind(self, actions.BACK, self.closed.emit)

    def ask(self, count: int, start: datetime, today: date) -> None:
        """Ask about ``count`` mails, with ``start`` filled in."""
        local = start.astimezone(TOKYO)
        self.day.setMinimumDate(QDate(today.year, today.month, today.day))
        self.day.setDate(QDate(local.year, local.month, local.day))
        self.hour.setTime(QTime(local.hour, local.minute))
        self.accept.setText(self.tr("Send %n mails then", "", count))
        self.show()
        self.day.setFocus()

    def _accept(self) -> None:
        day, hour = self.day.date(), self.hour.time()
        moment = datetime(
            day.year(), day.month(), day.day(), hour.hour(), hour.minute(), tzinfo=TOKYO
        )
        self.chosen.emit(moment)
