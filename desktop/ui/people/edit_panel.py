"""The panel to add a person by hand or to change one."""

import unicodedata
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QPlainTextEdit

from desktop.core.domain.application import ApplicationDraft, PersonDetail, PersonDraft
from desktop.core.domain.codes import Outcome, Stage
from desktop.core.domain.ids import PersonId
from desktop.ui.people.side_frame import SideForm
from desktop.ui.theme import px
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.fields import Field, chosen_key, combo, line_edit
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.layouts import column
from desktop.ui.words import day, outcomes, stages

_POSTAL_DIGITS = 7


class EditPanel(SideForm):
    """Fields of a person and, for a new one, of the application.

    Signals:
        saved: (person id or None, `PersonDraft`, `ApplicationDraft` or None).
        place_asked: (what takes the answer, a postal code typed by hand).
    """

    saved = Signal(object, object, object)
    place_asked = Signal(object, str)

    def __init__(self) -> None:
        super().__init__("", button("", self._save, kind="primary"))
        self._person_id: PersonId | None = None
        self._draft = PersonDraft("")
        self.name = Field(self.tr("Name"), line_edit())
        self.kana = Field(self.tr("Reading (kana)"), line_edit())
        self.email = Field(self.tr("E-mail"), line_edit())
        self.phone = Field(self.tr("Phone number"), line_edit())
        self.birth = Field(self.tr("Date of birth"), line_edit("", "1994/03/08"))
        self.postal_box = line_edit("", "105-0011")
        self.postal_box.textEdited.connect(self._on_postal_code)
        self.postal = Field(self.tr("Postal code"), self.postal_box)
        self.address_box = line_edit()
        self.address_box.textEdited.connect(self._on_address)
        self.address = Field(self.tr("Address"), self.address_box)
        self._filled_address = ""
        self.skills = Field(self.tr("Skills, separated by 、"), line_edit())
        self.note_box = QPlainTextEdit()
        self.note_box.setFixedHeight(px(72))
        self.note_box.setTabChangesFocus(True)
        self.note = Field(self.tr("Notes (they stay on this device)"), self.note_box)
        self.vacancy_box = QComboBox()
        self.vacancy_box.setEditable(True)
        self.vacancy = Field(self.tr("Vacancy"), self.vacancy_box)
        self.applied = Field(self.tr("Applied on"), line_edit("", "2026/10/30"))
        self.stage = combo([("", "—"), *stages()])
        self.outcome = combo(outcomes(), Outcome.IN_PROGRESS)
        self._title = label(self.tr("Application"), "strong")
        self._application = [
            self._title,
            self.vacancy,
            self.applied,
            Field(self.tr("Stage"), self.stage),
            Field(self.tr("Result"), self.outcome),
        ]
        fields = column(
            self.name,
            self.kana,
            self.email,
            self.phone,
            self.birth,
            self.postal,
            self.address,
            self.skills,
            self.note,
            *self._application,
            spacing=10,
        )
        self.fields.insertLayout(1, fields)
        self.main.setText(self.tr("Save"))

    def show_new(self) -> None:
        """Offer an empty form."""
        self.heading.setText(self.tr("Add a person"))
        self._fill(None, PersonDraft(""))
        for part in self._application:
            part.setVisible(True)
        self.applied.text = ""
        self.name.editor.setFocus()

    def show_person(self, detail: PersonDetail) -> None:
        """Offer a person's fields."""
        self.heading.setText(self.tr("Edit"))
        self._fill(detail.person_id, detail.person)
        for part in self._application:
            part.setVisible(False)
        self.name.editor.setFocus()

    def offer_vacancies(self, titles: tuple[str, ...]) -> None:
        """Offer the names of vacancies on file."""
        typed = self.vacancy_box.currentText()
        self.vacancy_box.clear()
        self.vacancy_box.addItems(list(titles))
        self.vacancy_box.setEditText(typed)

    def fill_address(self, postal_code: str, address: str) -> None:
        """Fill in the address a postal code tells; what somebody typed stays."""
        is_ours = not self.address.text or self.address.text == self._filled_address
        if address and is_ours and self.postal.text == postal_code:
            self.address.text = self._filled_address = address
            self.address.show_hint(self.tr("From the postal code. Add what follows."))

    def _on_postal_code(self, text: str) -> None:
        digits = "".join(each for each in unicodedata.normalize("NFKC", text) if each.isdigit())
        if len(digits) == _POSTAL_DIGITS:
            self.postal.text = f"{digits[:3]}-{digits[3:]}"
            self.place_asked.emit(self.fill_address, self.postal.text)

    def _on_address(self) -> None:
        self._filled_address = ""
        self.address.show_hint("")

    def show_fault(self, field: str) -> None:
        """Mark the field the store did not accept."""
        found = {"name": self.name, "email": self.email, "phone": self.phone}.get(field)
        if found is not None:
            found.show_fault(self.tr("Please check this field."))
            found.editor.setFocus()

    def _fill(self, person_id: PersonId | None, draft: PersonDraft) -> None:
        self._person_id = person_id
        self._draft = draft
        for field, text in (
            (self.name, draft.name),
            (self.kana, draft.kana),
            (self.email, draft.email),
            (self.phone, draft.phone),
            (self.birth, day(draft.birth_date)),
            (self.postal, draft.postal_code),
            (self.address, draft.address),
            (self.skills, "、".join(draft.skills)),
        ):
            field.text = text
            field.show_fault("")
        self.note_box.setPlainText(draft.note)
        self._filled_address = ""

    def _save(self) -> None:
        birth, applied = _date(self.birth.text), _date(self.applied.text)
        is_right = True
        for field, value in ((self.birth, birth), (self.applied, applied)):
            is_wrong = bool(field.text) and value is None
            field.show_fault(self.tr("A day such as 1994/03/08.") if is_wrong else "")
            is_right = is_right and not is_wrong
        self.name.show_fault("" if self.name.text else self.tr("Please fill this in."))
        if is_right and self.name.text:
            self.saved.emit(self._person_id, self._person(birth), self._new_application(applied))

    def _person(self, birth: date | None) -> PersonDraft:
        old = self._draft
        skills = tuple(part.strip() for part in self.skills.text.split("、") if part.strip())
        is_same_place = (old.postal_code, old.address) == (self.postal.text, self.address.text)
        return replace(
            old,
            name=self.name.text,
            kana=self.kana.text,
            email=self.email.text,
            phone=self.phone.text,
            birth_date=birth,
            postal_code=self.postal.text,
            address=self.address.text,
            prefecture_code=old.prefecture_code if is_same_place else "",
            skills=skills,
            note=self.note_box.toPlainText(),
        )

    def _new_application(self, applied: date | None) -> ApplicationDraft | None:
        title = self.vacancy_box.currentText().strip()
        if self._person_id is not None or not title:
            return None
        stage = chosen_key(self.stage)
        return ApplicationDraft(
            vacancy_title=title,
            applied_on=applied,
            stage=Stage(stage) if stage else None,
            outcome=Outcome(chosen_key(self.outcome)),
        )


def _date(text: str) -> date | None:
    parts = text.replace("-", "/").replace(".", "/").split("/")
    try:
        year, month, day_of_month = (int(part) for part in parts)
        return date(year, month, day_of_month)
    except ValueError:
        return None
