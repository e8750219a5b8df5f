"""The card メール: how notices leave, by which account, and into which mailbox copies go."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QRadioButton, QWidget

from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.mailbox import ConnectionReport, MailAccount
from desktop.core.domain.workspace import (
    ImapSettings,
    MailMode,
    SignInProvider,
    SmtpSecurity,
    SmtpSettings,
    WorkspaceSettings,
)
from desktop.ui.error_text import words_for
from desktop.ui.overriding import override
from desktop.ui.settings.mail_parts import AccountPart, MailboxPart, ServerPart
from desktop.ui.settings.sections import Section
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.cards import Note
from desktop.ui.widgets.fields import Field, line_edit
from desktop.ui.widgets.labels import label, set_look
from desktop.ui.widgets.layouts import column, row

_SERVERS: Final = {
    SignInProvider.MICROSOFT: ("smtp.office365.com", "outlook.office365.com"),
    SignInProvider.GOOGLE: ("smtp.gmail.com", "imap.gmail.com"),
}
"""SMTP by STARTTLS at 587, IMAP by TLS at 993."""


class MailSection(Section):
    """How notices leave.

    Signals:
        check_asked: The connection is to be tried as the card stands.
        sign_in_asked: Somebody is to sign in with what the card says.
        cancel_asked: The sign-in that is under way is to end.
        sign_out_asked: The tokens are to be forgotten.
    """

    check_asked = Signal()
    sign_in_asked = Signal()
    cancel_asked = Signal()
    sign_out_asked = Signal()

    def __init__(self) -> None:
        super().__init__(self.tr("Mail"))
        self.modes = {
            MailMode.DRAFT: QRadioButton(
                self.tr("Save drafts and send them from our mail program")
            ),
            MailMode.COPY: QRadioButton(self.tr("Copy subject and body person by person")),
            MailMode.SMTP: QRadioButton(self.tr("Send through our mail server (SMTP)")),
        }
        self.known = Note(
            self.tr(
                "Drafts (.eml) open ready to send in Outlook (classic) and Thunderbird. The new "
                "Outlook and Mail on a Mac are not verified: let drafts go to the mailbox there, "
                "send by SMTP, or copy."
            )
        )
        self.folder = Field(
            self.tr("Folder for drafts"), line_edit(), self.tr("Empty: the usual folder.")
        )
        self.drafts = QWidget()
        self.drafts.setLayout(column(self.known, self.folder, spacing=8))
        self.server = ServerPart()
        self.account = AccountPart()
        self.mailbox = MailboxPart()
        self.check = button(self.tr("Test the connection"), self.check_asked.emit)
        self.smtp_result = label("", "note", is_wrapped=True)
        self.imap_result = label("", "note", is_wrapped=True)
        self.add(*self.modes.values(), self.drafts, self.server, self.account)
        self.add(self.mailbox, row(self.check, None), self.smtp_result, self.imap_result)
        self._connect()
        self._show_parts()
        self.show_report(ConnectionReport(None, None))

    def _connect(self) -> None:
        for mode in self.modes.values():
            mode.toggled.connect(self._show_parts)
        self.account.method_box.currentIndexChanged.connect(self._fill_servers)
        self.account.sign_in.clicked.connect(self.sign_in_asked)
        self.account.cancel.clicked.connect(self.cancel_asked)
        self.account.sign_out.clicked.connect(self.sign_out_asked)
        for box in self.mailbox.boxes:
            box.toggled.connect(self._show_parts)

    @override
    def show_settings(self, settings: WorkspaceSettings) -> None:
        """Fill the fields."""
        self.modes[settings.mail_mode].setChecked(True)
        self.folder.text = settings.draft_folder
        self.account.show_values(settings.smtp, settings.sign_in)
        self.server.show_values(settings.smtp)
        self.mailbox.show_values(settings.imap)
        self._show_parts()

    @override
    def answer(self, settings: WorkspaceSettings) -> WorkspaceSettings:
        """Return the settings with the mail part."""
        host, port, security = self.server.values()
        smtp = SmtpSettings(
            host,
            port,
            security,
            self.account.user.text,
            self.account.password.text,
            self.account.auth,
        )
        mode = next(key for key, each in self.modes.items() if each.isChecked())
        return replace(
            settings,
            mail_mode=mode,
            smtp=smtp,
            imap=self.mailbox.values(settings.imap),
            sign_in=self.account.values(settings.sign_in),
            draft_folder=self.folder.text,
        )

    def show_account(self, account: MailAccount | None) -> None:
        """Say who is signed in."""
        self.account.show_account(account)

    def show_signing_in(self, *, is_under_way: bool) -> None:
        """Say that the browser is waited for."""
        self.account.show_signing_in(is_under_way=is_under_way)

    def show_report(self, report: ConnectionReport) -> None:
        """Say what a connection test found."""
        self.check.setEnabled(True)
        self._tell(self.smtp_result, self.tr("Mail server: the login works"), report.smtp)
        self._tell(self.imap_result, self.tr("Mailbox: the login works"), report.imap)

    def _tell(self, place: QWidget, well: str, code: str | None) -> None:
        place.setVisible(code is not None)
        if code is None:
            return
        said = well
        if code:
            host = self.server.host.text
            words = words_for(AppError(ErrorCode(code), {"host": host}))
            said = f"{words.title}　{words.remedy}（{words.code}）"
        place.setProperty("text", said)
        set_look(place, tone="danger" if code else "ok")

    def _show_parts(self) -> None:
        is_smtp = self.modes[MailMode.SMTP].isChecked()
        uses_mailbox = self.mailbox.is_used
        self.drafts.setVisible(self.modes[MailMode.DRAFT].isChecked())
        self.server.setVisible(is_smtp)
        self.account.setVisible(is_smtp or uses_mailbox)
        self.check.setVisible(is_smtp or uses_mailbox)
        self.mailbox.show_server(is_shown=uses_mailbox)

    def _fill_servers(self) -> None:
        provider = self.account.provider
        if provider is None:
            return
        smtp, imap = _SERVERS[provider]
        others = {each for pair in _SERVERS.values() for each in pair}
        if self.server.host.text in {"", *others}:
            self.server.show_values(SmtpSettings(smtp, 587, SmtpSecurity.STARTTLS))
        if self.mailbox.host.text in {"", *others}:
            self.mailbox.show_server_values(ImapSettings(imap, 993, SmtpSecurity.TLS))
