"""The panel at the right: one person who is due, why, on what consent, and the mail itself."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QDateEdit, QFrame, QTextBrowser, QWidget

from desktop.core.domain.ids import PersonId
from desktop.core.domain.reapproach import DuePerson
from desktop.ui.consent_form import ConsentForm
from desktop.ui.reapproach.wording import cause_word, evidence_words, reasons_of, state_word
from desktop.ui.theme import px
from desktop.ui.widgets.buttons import button, icon_button
from desktop.ui.widgets.cards import Note, rule, scrolled
from desktop.ui.widgets.fields import Field, line_edit
from desktop.ui.widgets.labels import label, selectable
from desktop.ui.widgets.layouts import clear, column, row
from desktop.ui.words import day

if TYPE_CHECKING:
    from desktop.core.services.reapproach.consents import ReapproachHistory
    from desktop.core.services.reapproach.invite import Invitation

_LATER = timedelta(days=30)


class InvitationPanel(QFrame):
    """Shows one `DuePerson`; every act is about them.

    Signals:
        closed: The panel is not needed any more.
        approved, copy_asked, person_asked: About the person shown.
        snoozed: The day.
        dropped: The reason.
    """

    closed = Signal()
    approved = Signal()
    copy_asked = Signal()
    person_asked = Signal()
    snoozed = Signal(object)
    dropped = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setAccessibleName(self.tr("Details"))
        self.person: DuePerson | None = None
        self._kana = label("", "meta")
        self.name = selectable(label("", "name", is_wrapped=True))
        self._applied = label("", "note", is_wrapped=True)
        self._reasons = column(spacing=4)
        self._untold = Note(self.tr("No notice of the result is on file for this person."), "warn")
        self._findings = Note("", "danger")
        self._subject = selectable(label("", "strong", is_wrapped=True))
        self.mail = QTextBrowser()
        self.mail.setObjectName("mail")
        self.mail.setAccessibleName(self.tr("The mail that arrives"))
        self.mail.setOpenLinks(False)
        self.mail.setMinimumHeight(px(190))
        self._history = column(spacing=3)
        self.approve = button("", self.approved.emit, kind="primary")
        self.copy = button(
            self.tr("Copy the text"), self.copy_asked.emit, icon_name="clipboard-copy"
        )
        self._make_decisions()
        foot = row(self.approve, self.copy, None)
        foot.setContentsMargins(px(20), px(8), px(18), px(10))
        box = column(scrolled(self._make_content()), rule(), foot, spacing=0)
        box.setStretch(0, 1)
        self.setLayout(box)

    def _make_decisions(self) -> None:
        self.until = QDateEdit()
        self.until.setDisplayFormat("yyyy/MM/dd")
        self.until.setCalendarPopup(True)
        self.until.setAccessibleName(self.tr("Later, on"))
        self.later = button(self.tr("Later"), self._snooze, icon_name="clock")
        self.why = line_edit("", self.tr("e.g. found a job elsewhere"))
        self.drop = button(self.tr("Not this time"), self._drop)
        self.answer = button(
            self.tr("Record an answer or a refusal"), self._ask_answer, kind="quiet", is_small=True
        )
        self.consent = ConsentForm()
        self.consent.closed.connect(self._hide_answer)
        self.consent.hide()

    def _make_content(self) -> QWidget:
        close = icon_button("x", self.tr("Close"), self.closed.emit, kind="quiet")
        head = row(column(self._kana, self.name, spacing=0), close)
        head.setStretch(0, 1)
        head.setAlignment(close, Qt.AlignmentFlag.AlignTop)
        open_person = button(
            self.tr("Open under People"), self.person_asked.emit, kind="quiet", is_small=True
        )
        content = QWidget()
        lines = column(
            head,
            self._applied,
            label(self.tr("Why now"), "strong"),
            self._reasons,
            self._untold,
            rule(),
            label(self.tr("The mail that arrives"), "strong"),
            self._subject,
            self.mail,
            self._findings,
            rule(),
            Field(self.tr("Later, on"), self.until),
            row(self.later, None),
            Field(self.tr("Not this time, because"), self.why),
            row(self.drop, None),
            rule(),
            label(self.tr("Consent and history"), "strong"),
            self._history,
            row(self.answer, open_person, None),
            self.consent,
            None,
            spacing=8,
        )
        lines.setContentsMargins(px(20), px(16), px(18), px(12))
        content.setLayout(lines)
        return content

    def show_person(self, person: DuePerson, today: date, approve: str) -> None:
        """Show who it is and why; the mail follows."""
        is_new = self.person is None or self.person.person_id != person.person_id
        self.person = person
        self._today = today
        self._kana.setText(person.kana)
        self.name.setText(person.name)
        applied = self.tr("Applied for {vacancy}, decided {day}")
        self._applied.setText(
            applied.format(vacancy=person.vacancy_title or "—", day=day(person.decided_on) or "—")
        )
        clear(self._reasons)
        for reason in reasons_of(person, today):
            self._reasons.addWidget(label(reason, is_wrapped=True))
        self._untold.setVisible(not person.was_told)
        self.approve.setText(approve)
        self.approve.setVisible(person.has_address)
        if is_new:
            self._hide_answer()
            self.why.clear()
            self.until.setMinimumDate(_qdate(today + timedelta(days=1)))
            self.until.setDate(_qdate(today + _LATER))

    def show_mail(self, found: "Invitation | None", history: "ReapproachHistory") -> None:
        """Show the exact mail, and what is on file."""
        preview = found.preview if found else None
        self._subject.setText(preview.subject if preview else "")
        self.mail.setPlainText(preview.body if preview else "")
        is_blocked = found is not None and found.is_blocked
        self._findings.setVisible(is_blocked)
        if is_blocked:
            self._findings.say(
                self.tr("The text has a fault. Mend it under Rejection notices first."), "danger"
            )
        self.approve.setEnabled(found is not None and not is_blocked)
        self.copy.setEnabled(found is not None and not is_blocked)
        clear(self._history)
        for evidence in history.consents:
            who = "　".join(part for part in (evidence.text_version, evidence.actor) if part)
            self._history.addWidget(label(evidence_words(evidence), is_wrapped=True))
            self._history.addWidget(label(who, "meta", is_wrapped=True))
        for past in history.occasions:
            line = f"{day(past.due_on)}　{cause_word(past.cause)}　{state_word(past.state)}"
            self._history.addWidget(label(line, "note", is_wrapped=True))

    def _ask_answer(self) -> None:
        if self.person is not None:
            self.consent.show()
            self.answer.hide()
            people: tuple[PersonId, ...] = (self.person.person_id,)
            self.consent.show_people(people, self._today, is_refusal=True)

    def _hide_answer(self) -> None:
        self.consent.hide()
        self.answer.show()

    def _snooze(self) -> None:
        self.snoozed.emit(date.fromisoformat(self.until.date().toString("yyyy-MM-dd")))

    def _drop(self) -> None:
        self.dropped.emit(self.why.text())


def _qdate(value: date) -> QDate:
    return QDate(value.year, value.month, value.day)
