"""The panel at the right: one person, as known, with the timeline."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QHBoxLayout, QWidget

from desktop.core.domain.application import Application, PersonDetail
from desktop.ui.people.timeline import Timeline
from desktop.ui.theme import px
from desktop.ui.widgets.badges import Badge
from desktop.ui.widgets.buttons import button, icon_button
from desktop.ui.widgets.cards import rule, scrolled
from desktop.ui.widgets.labels import ElidedLabel, IconMark, label, selectable
from desktop.ui.widgets.layouts import Flow, clear, column, row
from desktop.ui.words import (
    day,
    education_word,
    notice_look,
    number,
    outcome_word,
    reason_word,
    stage_word,
)


class DetailPanel(QFrame):
    """Shows a `PersonDetail`.

    Signals:
        closed, edit_asked, erase_asked: The buttons.
        answer_asked: The person, as the one of a tuple.
        objection_changed: お申し出 was ticked or unticked by the user.
        file_asked: (number, name) of a file to save a copy of.
        file_shown: (number, name) of a file to look at.
    """

    closed = Signal()
    edit_asked = Signal()
    answer_asked = Signal(object)
    erase_asked = Signal()
    objection_changed = Signal(bool)
    file_asked = Signal(int, str)
    file_shown = Signal(int, str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setAccessibleName(self.tr("Details"))
        self.detail: PersonDetail | None = None
        self._kana = label("", "meta")
        self.name = selectable(label("", "name", is_wrapped=True))
        self._badges = Flow()
        self._facts = QGridLayout()
        self._facts.setHorizontalSpacing(12)
        self._facts.setVerticalSpacing(5)
        self._facts.setColumnStretch(1, 1)
        self._consent_mark = IconMark("minus", "text-3", 16)
        self._consent = label("", "note")
        self.answer = button(
            self.tr("Answer or wish"), self._ask_answer, kind="quiet", is_small=True
        )
        self.objection = QCheckBox(self.tr("Asked not to be in anonymous data"))
        self.objection.clicked.connect(self.objection_changed)
        self._applications = column(spacing=6)
        self._files_title = label(self.tr("Files"), "strong")
        self._files = column(spacing=6)
        self._timeline = Timeline()
        self.edit = button(self.tr("Edit"), self.edit_asked.emit, icon_name="pencil")
        self.erase = button(
            self.tr("Erase"), self.erase_asked.emit, kind="danger-line", icon_name="trash-2"
        )
        foot = row(self.edit, None, self.erase)
        foot.setContentsMargins(px(20), px(8), px(18), px(10))
        box = column(scrolled(self._make_content()), rule(), foot, spacing=0)
        box.setStretch(0, 1)
        self.setLayout(box)

    def _make_content(self) -> QWidget:
        close = icon_button("x", self.tr("Close"), self.closed.emit, kind="quiet")
        head = row(column(self._kana, self.name, spacing=0), close)
        head.setStretch(0, 1)
        head.setAlignment(close, Qt.AlignmentFlag.AlignTop)
        content = QWidget()
        lines = column(
            head,
            self._badges,
            self._facts,
            rule(),
            label(self.tr("Consent"), "strong"),
            row(self._consent_mark, self._consent, None, self.answer),
            self.objection,
            rule(),
            label(self.tr("Applications"), "strong"),
            self._applications,
            self._files_title,
            self._files,
            rule(),
            label(self.tr("History"), "strong"),
            self._timeline,
            None,
            spacing=10,
        )
        lines.setContentsMargins(px(20), px(16), px(18), px(12))
        content.setLayout(lines)
        return content

    def show_person(self, detail: PersonDetail) -> None:
        """Show a person."""
        self.detail = detail
        person = detail.person
        self._kana.setText(person.kana)
        self.name.setText(person.name)
        self._show_badges(detail)
        self._show_facts(detail)
        has_consent = detail.has_reapproach_consent
        look = ("circle-check", "ok") if has_consent else ("minus", "text-3")
        self._consent_mark.show_icon(*look)
        self._consent.setText(
            self.tr("A later invitation is welcome")
            if has_consent
            else self.tr("No consent to a later invitation")
        )
        self.objection.setChecked(detail.has_objected)
        clear(self._applications)
        for application in detail.applications:
            self._applications.addWidget(self._application(application))
        clear(self._files)
        self._files_title.setVisible(bool(detail.attachments))
        for attachment_id, name, size in detail.attachments:
            self._files.addLayout(self._file(attachment_id, name, size))
        self._timeline.show_entries(detail.timeline)

    def _ask_answer(self) -> None:
        if self.detail is not None:
            self.answer_asked.emit((self.detail.person_id,))

    def _file(self, attachment_id: int, name: str, size: int) -> QHBoxLayout:
        save = button(
            self.tr("Save a copy"),
            lambda: self.file_asked.emit(attachment_id, name),
            kind="quiet",
            is_small=True,
        )
        show = button(
            self.tr("Show"),
            lambda: self.file_shown.emit(attachment_id, name),
            kind="quiet",
            is_small=True,
        )
        for each in (show, save):
            each.setAccessibleName(f"{each.text()}: {name}")
        kilobytes = self.tr("{size} KB").format(size=number(max(1, size // 1024)))
        line = row(
            IconMark("file-text", "text-3", 16),
            ElidedLabel(name),
            label(kilobytes, "meta"),
            show,
            save,
        )
        line.setStretch(1, 1)
        return line

    def _show_badges(self, detail: PersonDetail) -> None:
        clear(self._badges.flow)
        if detail.applications:
            text, tone, icon_name = notice_look(detail.applications[0].notice_state)
            if detail.applications[0].outcome == "rejected":
                said = self.tr("Notice: {state}").format(state=text)
                self._badges.flow.addWidget(Badge(said, tone, icon_name))
        count = len(detail.applications)
        self._badges.flow.addWidget(Badge(self.tr("%n applications", "", count)))
        if detail.is_released:
            self._badges.flow.addWidget(Badge(self.tr("In anonymous data"), "line", "eye-off"))
        self._badges.updateGeometry()

    def _show_facts(self, detail: PersonDetail) -> None:
        clear(self._facts)
        person = detail.person
        facts = (
            (self.tr("Phone"), person.phone),
            (self.tr("E-mail"), person.email),
            (self.tr("Date of birth"), day(person.birth_date)),
            (self.tr("Address"), " ".join(p for p in (person.postal_code, person.address) if p)),
            (self.tr("Education"), education_word(person.education)),
            (self.tr("Qualifications"), "、".join(person.qualifications)),
            (self.tr("Skills"), "、".join(person.skills)),
            (self.tr("Notes"), person.note),
            *detail.own_fields,
        )
        for line, (name, value) in enumerate(fact for fact in facts if fact[1]):
            self._facts.addWidget(label(name, "meta"), line, 0, Qt.AlignmentFlag.AlignTop)
            self._facts.addWidget(selectable(label(value, is_wrapped=True)), line, 1)

    @staticmethod
    def _application(application: Application) -> QWidget:
        made = QWidget()
        words = [
            part
            for part in (
                stage_word(application.stage),
                outcome_word(application.outcome),
                reason_word(application.reason),
            )
            if part
        ]
        dates = " → ".join(
            part for part in (day(application.applied_on), day(application.decided_on)) if part
        )
        lines = column(
            label(application.vacancy_title, "strong", is_wrapped=True),
            label("・".join(words), "note", is_wrapped=True),
            label(dates, "meta"),
            spacing=0,
        )
        made.setLayout(lines)
        return made
