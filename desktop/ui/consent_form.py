"""The form that records who agreed to later invitations and who refused, for one or for many."""

from datetime import date

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QButtonGroup, QDateEdit, QRadioButton, QWidget

from desktop.core.domain.ids import PersonId
from desktop.core.domain.reapproach import ConsentChannel, RecordConsents
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.fields import Field, choose_key, chosen_key, combo, line_edit
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.layouts import column, row
from desktop.ui.words import channel_word

_TOLD = ("reply", "phone", "paper", "unsubscribe")


class ConsentForm(QWidget):
    """Agreed or refused, how, when, to which text.

    Signals:
        decided: The finished `RecordConsents`.
        closed: The form is not needed any more.
    """

    decided = Signal(object)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Answer about later invitations"))
        self._people: tuple[PersonId, ...] = ()
        self.heading = label("", "strong", is_wrapped=True)
        self.agreed = QRadioButton(self.tr("Agreed to later invitations"))
        self.refused = QRadioButton(self.tr("Wants no later invitations"))
        group = QButtonGroup(self)
        group.addButton(self.agreed)
        group.addButton(self.refused)
        self.channel = combo([(key, channel_word(key)) for key in _TOLD])
        self.told_on = QDateEdit()
        self.told_on.setDisplayFormat("yyyy/MM/dd")
        self.told_on.setCalendarPopup(True)
        self.text_version = line_edit("", self.tr("e.g. application form 2026-04"))
        self.save = button(self.tr("Record the answer"), self._decide, kind="primary")
        self.cancel = button(self.tr("Close without saving"), self.closed.emit)
        lines = column(
            self.heading,
            self.agreed,
            self.refused,
            Field(self.tr("How it was told"), self.channel),
            Field(self.tr("Day"), self.told_on),
            Field(self.tr("Text they answered to"), self.text_version),
            label(
                self.tr(
                    "A refusal holds at once: nothing is due any more, and invitations that wait "
                    "are not sent. It can be undone."
                ),
                "meta",
                is_wrapped=True,
            ),
            row(self.save, self.cancel, None),
            None,
            spacing=8,
        )
        self.setLayout(lines)

    def show_people(
        self, person_ids: tuple[PersonId, ...], today: date, *, is_refusal: bool = False
    ) -> None:
        """Ask about these people."""
        self._people = person_ids
        self.heading.setText(self.tr("Answer of %n people", "", len(person_ids)))
        (self.refused if is_refusal else self.agreed).setChecked(True)
        choose_key(self.channel, "unsubscribe" if is_refusal else "reply")
        latest = QDate(today.year, today.month, today.day)
        self.told_on.setMaximumDate(latest)
        self.told_on.setDate(latest)
        (self.refused if is_refusal else self.agreed).setFocus()

    def _decide(self) -> None:
        self.decided.emit(
            RecordConsents(
                self._people,
                self.agreed.isChecked(),
                ConsentChannel(chosen_key(self.channel)),
                date.fromisoformat(self.told_on.date().toString("yyyy-MM-dd")),
                self.text_version.text(),
            )
        )
