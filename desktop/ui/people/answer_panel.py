"""The panel that records an answer about later invitations, and a wish of one person."""

from datetime import date

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QCheckBox, QDateEdit, QFrame, QWidget

from desktop.core.domain.ids import PersonId
from desktop.core.domain.reapproach import WishDraft
from desktop.ui.consent_form import ConsentForm
from desktop.ui.theme import px
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.cards import rule, scrolled
from desktop.ui.widgets.fields import Field, choose_key, chosen_key, combo, line_edit
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.layouts import column, row


class AnswerPanel(QFrame):
    """The answer of one or many; the wish of one.

    Signals:
        closed: The panel is not needed any more.
        wished: (person id, `WishDraft`).
    """

    closed = Signal()
    wished = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setAccessibleName(self.tr("Answer or wish"))
        self._person: PersonId | None = None
        self.form = ConsentForm()
        self.form.closed.connect(self.closed)
        self.note = Field(
            self.tr("What they wish"), line_edit("", self.tr("e.g. part-time from spring"))
        )
        self.has_day = QCheckBox(self.tr("Think of it on a day"))
        self.day = QDateEdit()
        self.day.setDisplayFormat("yyyy/MM/dd")
        self.day.setCalendarPopup(True)
        self.day.setAccessibleName(self.has_day.text())
        self.day.setEnabled(False)
        self.has_day.toggled.connect(self.day.setEnabled)
        self.box = combo([("", "—")])
        self.occupation = Field(
            self.tr("Occupation they wish for"),
            self.box,
            self.tr("A new vacancy of it puts them on the list, as far as they agreed."),
        )
        self.keep = button(self.tr("Keep the wish"), self._keep)
        self.wish = QWidget()
        self.wish.setLayout(
            column(
                rule(),
                label(self.tr("A wish, noted by hand"), "strong"),
                self.note,
                row(self.has_day, self.day, None),
                self.occupation,
                row(self.keep, None),
                spacing=8,
            )
        )
        content = QWidget()
        lines = column(self.form, self.wish, None, spacing=12)
        lines.setContentsMargins(px(20), px(16), px(18), px(12))
        content.setLayout(lines)
        self.setLayout(column(scrolled(content), spacing=0))

    def offer_occupations(self, occupations: tuple[tuple[str, str], ...]) -> None:
        """Offer every occupation."""
        current = chosen_key(self.box)
        self.box.clear()
        self.box.addItem("—", "")
        for code, name in occupations:
            self.box.addItem(f"{code} {name}", code)
        choose_key(self.box, current)

    def show_people(self, person_ids: tuple[PersonId, ...], today: date) -> None:
        """Ask about these people; a wish is one person's."""
        self._person = person_ids[0] if len(person_ids) == 1 else None
        self.wish.setVisible(self._person is not None)
        self.note.text = ""
        self.has_day.setChecked(False)
        self.day.setMinimumDate(QDate(today.year, today.month, today.day))
        self.day.setDate(QDate(today.year, today.month, today.day).addMonths(3))
        self.note.show_fault("")
        self.form.show_people(person_ids, today)

    def _keep(self) -> None:
        if not self.note.text:
            self.note.show_fault(self.tr("Please write down what they wish."))
            self.note.editor.setFocus()
            return
        due_on = date.fromisoformat(self.day.date().toString("yyyy-MM-dd"))
        wish = WishDraft(
            self.note.text,
            due_on if self.has_day.isChecked() else None,
            None,
            chosen_key(self.box),
        )
        self.wished.emit(self._person, wish)
