"""The parts of the card メール: the server, the account, the mailbox."""

from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QWidget

from desktop.core.domain.mailbox import MailAccount
from desktop.core.domain.workspace import (
    ImapSettings,
    MailAuth,
    SignInProvider,
    SignInSettings,
    SmtpSecurity,
    SmtpSettings,
)
from desktop.ui.widgets.buttons import button
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
from desktop.ui.widgets.layouts import column, row

_BY_PASSWORD = "password"  # noqa: S105 - a key, no secret


class ServerPart(QWidget):
    """Which server mail goes to."""

    def __init__(self) -> None:
        super().__init__()
        self.host = Field(self.tr("Server"), line_edit("", "smtp.example.jp"))
        self.port_box = spin_box(1, 65535)
        self.port = Field(self.tr("Port"), self.port_box)
        self.security_box = combo(
            [
                (SmtpSecurity.STARTTLS, "STARTTLS"),
                (SmtpSecurity.TLS, "SSL/TLS"),
                (SmtpSecurity.NONE, self.tr("none (this device only)")),
            ]
        )
        security = Field(self.tr("Protection"), self.security_box)
        lines = side_by_side(self.host, self.port, security)
        lines.setContentsMargins(0, 0, 0, 0)
        self.setLayout(lines)

    def show_values(self, settings: SmtpSettings) -> None:
        """Fill the fields."""
        self.host.text = settings.host
        self.port_box.setValue(settings.port)
        choose_key(self.security_box, settings.security)

    def values(self) -> tuple[str, int, SmtpSecurity]:
        """Return host, port and protection."""
        return self.host.text, self.port_box.value(), SmtpSecurity(chosen_key(self.security_box))


class AccountPart(QWidget):
    """Whose account it is, and how the server learns that it is us."""

    def __init__(self) -> None:
        super().__init__()
        self.method_box = combo(
            [
                (_BY_PASSWORD, self.tr("User name and password")),
                (SignInProvider.MICROSOFT, self.tr("Sign in with Microsoft")),
                (SignInProvider.GOOGLE, self.tr("Sign in with Google")),
            ]
        )
        self.method = Field(self.tr("Login"), self.method_box)
        self.user = Field(self.tr("User name"), line_edit("", "saiyo@example.co.jp"))
        self.password = Field(self.tr("Password"), line_edit(is_secret=True))
        self.client_id = Field(
            self.tr("Client ID"),
            line_edit(),
            self.tr("Of the application your company registered with Microsoft or Google."),
        )
        self.tenant = Field(
            self.tr("Directory (tenant)"), line_edit("", self.tr("any company account"))
        )
        self.client_secret = Field(self.tr("Client secret"), line_edit(is_secret=True))
        self.state = label("", "note", is_wrapped=True)
        self.sign_in = button(self.tr("Sign in in the browser"))
        self.cancel = button(self.tr("Cancel"), kind="quiet")
        self.sign_out = button(self.tr("Sign out"), kind="quiet")
        self.application = QWidget()
        fields = side_by_side(self.client_id, self.tenant, self.client_secret)
        acts = row(self.sign_in, self.cancel, self.sign_out, None)
        self.application.setLayout(column(fields, acts, self.state, spacing=8))
        first = side_by_side(self.method, self.user, self.password)
        self.setLayout(column(first, self.application, spacing=8))
        self.method_box.currentIndexChanged.connect(self._show_parts)
        self.cancel.hide()
        self._show_parts()
        self.show_account(None)

    @property
    def provider(self) -> SignInProvider | None:
        """Whose sign-in is chosen; None for a password."""
        key = chosen_key(self.method_box)
        return None if key == _BY_PASSWORD else SignInProvider(key)

    @property
    def auth(self) -> MailAuth:
        """How the server learns that it is us."""
        return MailAuth.PASSWORD if self.provider is None else MailAuth.XOAUTH2

    def show_values(self, smtp: SmtpSettings, sign_in: SignInSettings) -> None:
        """Fill the fields."""
        is_signed_in = smtp.auth is MailAuth.XOAUTH2
        choose_key(self.method_box, sign_in.provider if is_signed_in else _BY_PASSWORD)
        self.user.text = smtp.user
        self.password.text = smtp.password
        self.client_id.text = sign_in.client_id
        self.tenant.text = sign_in.tenant
        self.client_secret.text = sign_in.client_secret
        self._show_parts()

    def values(self, settings: SignInSettings) -> SignInSettings:
        """Return the application to sign in by."""
        return SignInSettings(
            self.provider or settings.provider,
            self.client_id.text,
            self.client_secret.text,
            self.tenant.text,
        )

    def show_account(self, account: MailAccount | None) -> None:
        """Say who is signed in."""
        self.sign_out.setVisible(account is not None)
        said = self.tr("Not signed in yet")
        if account is not None:
            said = self.tr("Signed in: {user}").format(user=account.user)
        self.state.setText(said)

    def show_signing_in(self, *, is_under_way: bool) -> None:
        """Say that the browser is waited for."""
        self.cancel.setVisible(is_under_way)
        self.sign_in.setEnabled(not is_under_way)
        if is_under_way:
            self.state.setText(self.tr("Finish in the browser window that opened."))

    def _show_parts(self) -> None:
        provider = self.provider
        self.password.setVisible(provider is None)
        self.application.setVisible(provider is not None)
        self.tenant.setVisible(provider is SignInProvider.MICROSOFT)
        self.client_secret.setVisible(provider is SignInProvider.GOOGLE)


class MailboxPart(QWidget):
    """What the company's own mailbox is used for, and where it is."""

    def __init__(self) -> None:
        super().__init__()
        self.keeps_sent = QCheckBox(self.tr("Keep a copy in the mailbox's Sent folder"))
        self.keeps_drafts = QCheckBox(self.tr("Put drafts into the mailbox's Drafts folder"))
        self.reads_answers = QCheckBox(
            self.tr("Notice by itself which drafts were sent and which mails came back")
        )
        self.boxes = (self.keeps_sent, self.keeps_drafts, self.reads_answers)
        self.host = Field(self.tr("Mailbox server (IMAP)"), line_edit("", "imap.example.jp"))
        self.port_box = spin_box(1, 65535)
        self.port = Field(self.tr("Port"), self.port_box)
        self.security_box = combo(
            [
                (SmtpSecurity.TLS, "SSL/TLS"),
                (SmtpSecurity.STARTTLS, "STARTTLS"),
                (SmtpSecurity.NONE, self.tr("none (this device only)")),
            ]
        )
        security = Field(self.tr("Protection"), self.security_box)
        self.server = QWidget()
        note = label(
            self.tr("Only headers and delivery reports are read, and nothing of other mail kept."),
            "meta",
            is_wrapped=True,
        )
        lines = side_by_side(self.host, self.port, security)
        self.server.setLayout(column(lines, note, spacing=4))
        self.setLayout(column(*self.boxes, self.server, spacing=8))

    @property
    def is_used(self) -> bool:
        """Whether the mailbox is used for anything."""
        return any(box.isChecked() for box in self.boxes)

    def show_server(self, *, is_shown: bool) -> None:
        """Show or hide where the mailbox is."""
        self.server.setVisible(is_shown)

    def show_values(self, settings: ImapSettings) -> None:
        """Fill the fields."""
        self.keeps_sent.setChecked(settings.keeps_sent)
        self.keeps_drafts.setChecked(settings.keeps_drafts)
        self.reads_answers.setChecked(settings.reads_answers)
        self.show_server_values(settings)

    def show_server_values(self, settings: ImapSettings) -> None:
        """Fill where the mailbox is."""
        self.host.text = settings.host
        self.port_box.setValue(settings.port)
        choose_key(self.security_box, settings.security)

    def values(self, settings: ImapSettings) -> ImapSettings:
        """Return the mailbox; its login is that of the account above."""
        return replace(
            settings,
            host=self.host.text,
            port=self.port_box.value(),
            security=SmtpSecurity(chosen_key(self.security_box)),
            keeps_sent=self.keeps_sent.isChecked(),
            keeps_drafts=self.keeps_drafts.isChecked(),
            reads_answers=self.reads_answers.isChecked(),
        )
