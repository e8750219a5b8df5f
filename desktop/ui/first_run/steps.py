"""The four pages of the wizard; each reads and fills in one part of the answers."""

from datetime import date

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QCheckBox, QDateEdit, QRadioButton, QWidget

from desktop.core.domain.workspace import (
    DisclosureBasis,
    MailMode,
    SmtpSecurity,
    SmtpSettings,
)
from desktop.ui.first_run.presenter import Answers
from desktop.ui.overriding import override
from desktop.ui.theme import code_font
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.cards import Note
from desktop.ui.widgets.fields import Field, chosen_key, combo, line_edit, side_by_side
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.layouts import column, row

SHORTEST_PASSPHRASE = 10


class Step(QWidget):
    """One page: `is_ready` says whether the next one may come, `answer` fills the answers."""

    @property
    def is_ready(self) -> bool:
        """Whether everything required is there; marks what is missing."""
        return True

    def answer(self, answers: Answers) -> Answers:
        """Return the answers with this page's part filled in."""
        return answers


class CompanyStep(Step):
    """会社: whose workspace this is and who works in it."""

    sample_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.company = Field(self.tr("Company name"), line_edit())
        self.person = Field(
            self.tr("Person in charge"),
            line_edit(),
            self.tr("Stands in notices and in the record of who did what."),
        )
        self.email = Field(self.tr("E-mail applicants can answer to"), line_edit())
        self.phone = Field(self.tr("Phone number"), line_edit())
        self.sample = button(
            self.tr("Try it with sample data"), self.sample_asked.emit, icon_name="flask-conical"
        )
        self.setLayout(
            column(
                self.company,
                self.person,
                side_by_side(self.email, self.phone),
                row(
                    self.sample,
                    label(self.tr("No input needed. Nothing leaves this device."), "meta"),
                    None,
                ),
                None,
                spacing=12,
            )
        )

    @property
    @override
    def is_ready(self) -> bool:
        """A company needs a name, and so does the person in charge."""
        missing = self.tr("Please fill this in.")
        is_complete = True
        for field in (self.company, self.person):
            is_filled = bool(_text(field))
            field.show_fault("" if is_filled else missing)
            is_complete = is_complete and is_filled
        return is_complete

    @override
    def answer(self, answers: Answers) -> Answers:
        """Fill in the company."""
        return answers.with_settings(
            company_name=_text(self.company),
            contact_person=_text(self.person),
            staff=(_text(self.person),),
            company_email=_text(self.email),
            company_phone=_text(self.phone),
        )


class AgencyStep(Step):
    """紹介会社: the enrolment string, and how applicants are told of the relay."""

    def __init__(self) -> None:
        super().__init__()
        self.enrolment = Field(
            self.tr("Enrolment string of your agency"),
            line_edit("", "cr1-…"),
            self.tr("It came with the agency's mail. Leave it empty to do this later."),
        )
        self.stated = QRadioButton(self.tr("It is stated in our job advertisements"))
        self.individual = QRadioButton(self.tr("We ask each applicant for consent"))
        self.not_yet = QRadioButton(self.tr("Not yet"))
        self.not_yet.setChecked(True)
        self.since = QDateEdit(QDate.currentDate())
        self.since.setCalendarPopup(True)
        self.since.setDisplayFormat("yyyy/MM/dd")
        self.since_field = Field(self.tr("Since"), self.since)
        self.stated.toggled.connect(self.since_field.setVisible)
        self.since_field.hide()
        note = Note(
            self.tr(
                "With “Not yet”, notices are written without the relay paragraph. "
                "Wording for your job advertisements is in Settings."
            )
        )
        self.setLayout(
            column(
                self.enrolment,
                label(self.tr("How do applicants learn of the relay?"), "label"),
                self.stated,
                row(24, self.since_field, None),
                self.individual,
                self.not_yet,
                note,
                None,
            )
        )

    @override
    def answer(self, answers: Answers) -> Answers:
        """Fill in the string and the basis (decision 16)."""
        basis = DisclosureBasis.NOT_YET
        since: date | None = None
        if self.stated.isChecked():
            basis = DisclosureBasis.STATED
            since = date.fromisoformat(self.since.date().toString("yyyy-MM-dd"))
        elif self.individual.isChecked():
            basis = DisclosureBasis.INDIVIDUAL
        filled = answers.with_settings(disclosure=basis, disclosure_since=since)
        return Answers(filled.folder, filled.settings, _text(self.enrolment), filled.passphrase)


class MailStep(Step):
    """メール: drafts need nothing; a server only where the user has one."""

    def __init__(self) -> None:
        super().__init__()
        self.draft = QRadioButton(self.tr("Save drafts and send them from our mail program"))
        self.copy = QRadioButton(self.tr("Copy subject and body person by person"))
        self.smtp = QRadioButton(self.tr("Send through our mail server (SMTP)"))
        self.draft.setChecked(True)
        self.host = Field(self.tr("Server"), line_edit("", "smtp.example.jp"))
        self.port = Field(self.tr("Port"), line_edit("587"))
        self.security = combo(
            [
                (SmtpSecurity.STARTTLS, "STARTTLS"),
                (SmtpSecurity.TLS, "SSL/TLS"),
            ]
        )
        self.user = Field(self.tr("User name"), line_edit())
        self.password = Field(self.tr("Password"), line_edit(is_secret=True))
        self.server = QWidget()
        security = Field(self.tr("Protection"), self.security)
        self.server.setLayout(
            column(
                row(self.host, self.port, security, spacing=12),
                side_by_side(self.user, self.password),
                spacing=12,
            )
        )
        self.server.hide()
        self.smtp.toggled.connect(self.server.setVisible)
        hint = self.tr("Drafts need no password. You can change this at any time in Settings.")
        self.setLayout(
            column(
                label(self.tr("How do notices leave?"), "label"),
                self.draft,
                self.copy,
                self.smtp,
                self.server,
                Note(hint),
                None,
            )
        )

    @property
    @override
    def is_ready(self) -> bool:
        """A server needs a name and a port."""
        if not self.smtp.isChecked():
            return True
        has_host = bool(_text(self.host))
        has_port = _text(self.port).isdigit()
        self.host.show_fault("" if has_host else self.tr("Please fill this in."))
        self.port.show_fault("" if has_port else self.tr("A number, for example 587."))
        return has_host and has_port

    @override
    def answer(self, answers: Answers) -> Answers:
        """Fill in the mail mode and, where chosen, the server."""
        if self.smtp.isChecked():
            server = SmtpSettings(
                _text(self.host),
                int(_text(self.port)),
                SmtpSecurity(chosen_key(self.security)),
                _text(self.user),
                _text(self.password),
            )
            return answers.with_settings(mail_mode=MailMode.SMTP, smtp=server)
        mode = MailMode.COPY if self.copy.isChecked() else MailMode.DRAFT
        return answers.with_settings(mail_mode=mode)


class ProtectionStep(Step):
    """保護: a passphrase where needed or wanted; the recovery key once it exists."""

    def __init__(self, *, key_store_answers: bool) -> None:
        super().__init__()
        self._is_required = not key_store_answers
        self.wants = QCheckBox(self.tr("Ask for a passphrase at each start"))
        self.wants.setChecked(self._is_required)
        self.wants.setEnabled(not self._is_required)
        self.first = Field(
            self.tr("Passphrase"),
            line_edit(is_secret=True),
            self.tr("At least %n characters; several words are easy to remember.", "", 10),
        )
        self.second = Field(self.tr("Passphrase once more"), line_edit(is_secret=True))
        self.fields = QWidget()
        self.fields.setLayout(side_by_side(self.first, self.second))
        if not self._is_required:
            self.fields.hide()
        self.wants.toggled.connect(self.fields.setVisible)
        reason = Note(
            self.tr("This device cannot keep the key safely, so a passphrase is needed."), "warn"
        )
        if not self._is_required:
            reason.hide()
        what = self.tr(
            "All data is encrypted on this device. A recovery key opens it when the device or "
            "the passphrase is lost. It is shown on the next screen, once."
        )
        self.setLayout(column(Note(what), reason, self.wants, self.fields, None))

    @property
    @override
    def is_ready(self) -> bool:
        """Both passphrases agree and are long enough."""
        if not self.wants.isChecked():
            return True
        text = _text(self.first)
        is_long = len(text) >= SHORTEST_PASSPHRASE
        is_same = text == _text(self.second)
        self.first.show_fault("" if is_long else self.tr("This is too short."))
        self.second.show_fault("" if is_same else self.tr("The two do not agree."))
        return is_long and is_same

    @override
    def answer(self, answers: Answers) -> Answers:
        """Fill in the passphrase."""
        passphrase = _text(self.first) if self.wants.isChecked() else ""
        return Answers(answers.folder, answers.settings, answers.enrolment_string, passphrase)


class RecoveryKeyStep(Step):
    """The recovery key: shown, copied, saved, and confirmed as kept."""

    copy_asked = Signal()
    save_asked = Signal()
    kept_changed = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.key = label("", "medium", is_wrapped=True)
        self.key.setFont(code_font(17))
        self.kept = QCheckBox(self.tr("I have saved or printed the recovery key"))
        self.kept.toggled.connect(self.kept_changed)
        self.told = label("", "meta")
        self.setLayout(
            column(
                label(self.tr("Recovery key"), "label"),
                self.key,
                row(
                    button(self.tr("Copy"), self.copy_asked.emit, icon_name="copy"),
                    button(self.tr("Save as text"), self.save_asked.emit, icon_name="download"),
                    self.told,
                    None,
                ),
                Note(
                    self.tr(
                        "Keep it away from this device, for example printed in a safe. "
                        "Without it, lost data cannot be opened by anybody, not even by us."
                    ),
                    "warn",
                ),
                self.kept,
                None,
                spacing=12,
            )
        )

    def show_key(self, text: str) -> None:
        """Show the key in its groups."""
        self.key.setText(text)
        self.key.setAccessibleName(text)


def _text(field: Field) -> str:
    editor = field.editor
    return str(editor.property("text") or "").strip()
