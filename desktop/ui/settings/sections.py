"""The cards of the page 設定; each shows and reads one part of the settings."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import (
    QDateEdit,
    QPlainTextEdit,
    QRadioButton,
)

from desktop.core.domain.workspace import (
    AgencyProfile,
    DisclosureBasis,
    WorkspaceSettings,
)
from desktop.ui.overriding import override
from desktop.ui.theme import px
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.cards import Card, Note
from desktop.ui.widgets.fields import (
    Field,
    choose_key,
    chosen_key,
    combo,
    line_edit,
    side_by_side,
    spin_box,
)
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.layouts import row


class Section(Card):
    """One card: `show_settings` fills it, `answer` reads it."""

    def show_settings(self, settings: WorkspaceSettings) -> None:
        """Fill the fields."""

    def answer(self, settings: WorkspaceSettings) -> WorkspaceSettings:
        """Return the settings with this card's part."""
        return settings

    def field_of(self, name: str) -> Field | None:
        """Return the field of a setting, to mark it."""
        found = getattr(self, name, None)
        return found if isinstance(found, Field) else None


class CompanySection(Section):
    """会社 and 担当者."""

    def __init__(self) -> None:
        super().__init__(self.tr("Company"))
        self.company_name = Field(self.tr("Company name"), line_edit())
        self.contact_person = Field(self.tr("Person in charge"), line_edit())
        self.staff = Field(
            self.tr("People who work here, separated by 、"),
            line_edit(),
            self.tr("They choose their name at the start; it stands in the record of acts."),
        )
        self.email = Field(self.tr("E-mail applicants can answer to"), line_edit())
        self.phone = Field(self.tr("Phone number"), line_edit())
        self.address = Field(self.tr("Address"), line_edit())
        self.disposal = Field(
            self.tr("What happens to application documents"),
            line_edit(),
            self.tr("Stands in every notice."),
        )
        self.add(
            side_by_side(self.company_name, self.contact_person),
            self.staff,
            side_by_side(self.email, self.phone),
            self.address,
            self.disposal,
        )

    @override
    def show_settings(self, settings: WorkspaceSettings) -> None:
        """Fill the fields."""
        self.company_name.text = settings.company_name
        self.contact_person.text = settings.contact_person
        self.staff.text = "、".join(settings.staff)
        self.email.text = settings.company_email
        self.phone.text = settings.company_phone
        self.address.text = settings.company_address
        self.disposal.text = settings.documents_disposal

    @override
    def answer(self, settings: WorkspaceSettings) -> WorkspaceSettings:
        """Return the settings with the company's part."""
        staff = tuple(name.strip() for name in self.staff.text.split("、") if name.strip())
        return replace(
            settings,
            company_name=self.company_name.text,
            contact_person=self.contact_person.text,
            staff=staff,
            company_email=self.email.text,
            company_phone=self.phone.text,
            company_address=self.address.text,
            documents_disposal=self.disposal.text,
        )


class AgencySection(Section):
    """紹介会社.

    Signals:
        enrol_asked: The string to connect with.
    """

    enrol_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__(self.tr("Agency"))
        self.known = label("", "strong", is_wrapped=True)
        self.facts = label("", "note", is_wrapped=True)
        self.string = Field(
            self.tr("Enrolment string"),
            line_edit("", "cr1-…"),
            self.tr("It came with the agency's mail. It proves that the server is the agency's."),
        )
        self.connect_now = button(
            self.tr("Connect"), lambda: self.enrol_asked.emit(self.string.text)
        )
        self.ended = Note(
            self.tr(
                "The agency has ended this device's connection. Connect again with a new string of "
                "the same agency; ledger, links and records stay."
            ),
            "warn",
        )
        self._is_known = self._is_ended = False
        self.add(self.known, self.facts, self.ended, self.string, row(self.connect_now, None))
        self.ended.hide()

    def show_ended(self, is_ended: bool) -> None:  # noqa: FBT001 - a slot
        """Show the field again where the agency ended this device's connection."""
        self._is_ended = is_ended
        self.ended.setVisible(is_ended)
        self._offer()

    def _offer(self) -> None:
        for each in (self.string, self.connect_now):
            each.setVisible(self._is_ended or not self._is_known)

    def show_agency(self, agency: AgencyProfile | None) -> None:
        """Show the agency, or the field to connect one."""
        self._is_known = agency is not None
        self._offer()
        if agency is None:
            self.known.setText(self.tr("No agency is connected yet"))
            self.facts.setText(self.tr("Everything but the relay works without one."))
            return
        self.known.setText(agency.name)
        self.facts.setText(
            self.tr("Licence {licence}, {mail}, terms {terms}, one slot for {ratio}").format(
                licence=agency.licence_number or "—",
                mail=agency.contact_email or "—",
                terms=agency.terms_version,
                ratio=agency.ratio,
            )
        )


class RelaySection(Section):
    """How applicants are told of the relay (decision 16)."""

    def __init__(self) -> None:
        super().__init__(self.tr("How applicants learn of the relay"))
        self.choices = {
            DisclosureBasis.STATED: QRadioButton(self.tr("It is stated in our job advertisements")),
            DisclosureBasis.INDIVIDUAL: QRadioButton(self.tr("We ask each applicant for consent")),
            DisclosureBasis.NOT_YET: QRadioButton(self.tr("Not yet")),
        }
        self.since = QDateEdit(QDate.currentDate())
        self.since.setDisplayFormat("yyyy/MM/dd")
        self.since.setCalendarPopup(True)
        self.since_field = Field(self.tr("Stated since"), self.since)
        self.wording_box = QPlainTextEdit()
        self.wording_box.setReadOnly(True)
        self.wording_box.setFixedHeight(px(112))
        self.wording_box.setTabChangesFocus(True)
        self.wording = Field(self.tr("Wording for your job advertisements"), self.wording_box)
        self.add(*self.choices.values(), row(self.since_field, None), self.wording)

    @override
    def show_settings(self, settings: WorkspaceSettings) -> None:
        """Fill the choice."""
        self.choices[settings.disclosure].setChecked(True)
        if settings.disclosure_since:
            told = settings.disclosure_since
            self.since.setDate(QDate(told.year, told.month, told.day))

    @override
    def answer(self, settings: WorkspaceSettings) -> WorkspaceSettings:
        """Return the settings with the basis."""
        basis = next(key for key, each in self.choices.items() if each.isChecked())
        since = date.fromisoformat(self.since.date().toString("yyyy-MM-dd"))
        told = since if basis is DisclosureBasis.STATED else None
        return replace(settings, disclosure=basis, disclosure_since=told)


class PrivacySection(Section):
    """匿名データ and when a notice is late."""

    def __init__(self) -> None:
        super().__init__(self.tr("Anonymous data and deadlines"))
        self.k_box = combo([("5", "5"), ("7", "7"), ("10", "10")])
        self.k = Field(
            self.tr("People who must look alike"),
            self.k_box,
            self.tr("Called k-anonymity. More is safer, and more people wait."),
        )
        self.hold_box = combo(
            [
                ("0.1", self.tr("Detail first: more people wait")),
                ("0.35", self.tr("Balanced")),
                ("1.0", self.tr("Speed first: records are coarser")),
            ]
        )
        self.hold_back = Field(self.tr("Detail or speed"), self.hold_box)
        self.delay_box = spin_box(0, 365)
        self.release_delay_days = Field(self.tr("Days to wait after a decision"), self.delay_box)
        self.publication_url = Field(
            self.tr("Address of the public notice"), line_edit("", "https://")
        )
        self.sla_box = spin_box(1, 60)
        self.sla = Field(self.tr("Business days until a notice is late"), self.sla_box)
        self.add(
            side_by_side(self.k, self.hold_back),
            side_by_side(self.release_delay_days, self.sla),
            self.publication_url,
        )

    @override
    def show_settings(self, settings: WorkspaceSettings) -> None:
        """Fill the fields."""
        choose_key(self.k_box, str(settings.k))
        nearest = min((0.1, 0.35, 1.0), key=lambda each: abs(each - settings.hold_back))
        choose_key(self.hold_box, str(nearest))
        self.delay_box.setValue(settings.release_delay_days)
        self.publication_url.text = settings.publication_url
        self.sla_box.setValue(settings.sla_business_days)

    @override
    def answer(self, settings: WorkspaceSettings) -> WorkspaceSettings:
        """Return the settings with this part."""
        return replace(
            settings,
            k=int(chosen_key(self.k_box)),
            hold_back=float(chosen_key(self.hold_box)),
            release_delay_days=self.delay_box.value(),
            publication_url=self.publication_url.text,
            sla_business_days=self.sla_box.value(),
        )


class LookSection(Section):
    """Appearance of this window; kept with the window, not in the workspace.

    Signals:
        changed: (scheme, scale, language) the user chose.
    """

    changed = Signal(str, float, str)

    def __init__(self) -> None:
        super().__init__(self.tr("Appearance"))
        self.scheme_box = combo(
            [
                ("system", self.tr("Like the system")),
                ("light", self.tr("Light")),
                ("dark", self.tr("Dark")),
            ]
        )
        self.scale_box = combo(
            [(str(each / 100), f"{each} %") for each in (100, 125, 150, 175, 200)]
        )
        self.language_box = combo([("ja", "日本語"), ("en", "English")])
        for box in (self.scheme_box, self.scale_box, self.language_box):
            box.activated.connect(self._tell)
        self.add(
            side_by_side(
                Field(self.tr("Colours"), self.scheme_box),
                Field(self.tr("Text size"), self.scale_box),
                Field(self.tr("Language"), self.language_box),
            ),
            Note(self.tr("Text size and language apply fully at the next start.")),
        )

    def show_look(self, scheme: str, scale: float, language: str) -> None:
        """Show what is chosen."""
        choose_key(self.scheme_box, scheme)
        choose_key(self.scale_box, str(scale))
        choose_key(self.language_box, language)

    def _tell(self) -> None:
        self.changed.emit(
            chosen_key(self.scheme_box),
            float(chosen_key(self.scale_box)),
            chosen_key(self.language_box),
        )
