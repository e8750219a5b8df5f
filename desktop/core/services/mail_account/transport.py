"""Open the mail server and the mailbox as the settings say."""

from dataclasses import replace

from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.workspace import ImapSettings, MailAuth, SmtpSettings, WorkspaceSettings
from desktop.core.ports import FindToken, Mailbox, MailPorts, MailServer
from desktop.core.services.mail_account.access_token import AccessToken
from desktop.core.services.workspace.context import Workspace
from desktop.core.services.workspace.settings import read_settings


def open_transport(workspace: Workspace, mail: MailPorts) -> MailServer:
    """Return the mail server notices leave by; it connects at the first message.

    Raises:
        AppError: SMTP_NOT_SET.
    """
    return transport_of(workspace, mail, read_settings(workspace).smtp)


class KeptTransport:
    """Gives the same mail server again and again, so that many mails share one connection.

    For one thread at a time. Where the settings have changed the next one is new.
    """

    def __init__(self, workspace: Workspace, mail: MailPorts) -> None:
        self._workspace = workspace
        self._mail = mail
        self._settings: SmtpSettings | None = None
        self._server: MailServer | None = None

    def __call__(self) -> MailServer:
        """Return the mail server by the settings of the moment.

        Raises:
            AppError: SMTP_NOT_SET.
        """
        settings = read_settings(self._workspace).smtp
        if self._server is None or settings != self._settings:
            self.close()
            self._server = transport_of(self._workspace, self._mail, settings)
            self._settings = settings
        return self._server

    def close(self) -> None:
        """Give the connection back."""
        server, self._server = self._server, None
        if server is not None:
            server.close()


def open_mailbox(workspace: Workspace, mail: MailPorts) -> Mailbox:
    """Return the company's own mailbox, logged in to.

    Raises:
        AppError: IMAP_… or SIGN_IN_….
    """
    return mailbox_of(workspace, mail, read_settings(workspace))


def transport_of(workspace: Workspace, mail: MailPorts, settings: SmtpSettings) -> MailServer:
    """Return a mail server by settings that need not be saved yet."""
    return mail.make_transport(settings, _token(workspace, mail, settings.auth))


def mailbox_of(workspace: Workspace, mail: MailPorts, settings: WorkspaceSettings) -> Mailbox:
    """Return a mailbox by settings that need not be saved yet."""
    imap = login_of(settings)
    return mail.open_mailbox(imap, _token(workspace, mail, imap.auth))


def login_of(settings: WorkspaceSettings) -> ImapSettings:
    """Return the mailbox's settings with whose mailbox it is: SMTP's user where none is named.

    Raises:
        AppError: IMAP_NOT_SET.
    """
    imap, smtp = settings.imap, settings.smtp
    if not imap.host:
        raise AppError(ErrorCode.IMAP_NOT_SET)
    if imap.user:
        return imap
    return replace(imap, user=smtp.user, password=smtp.password, auth=smtp.auth)


def _token(workspace: Workspace, mail: MailPorts, auth: MailAuth) -> FindToken | None:
    return AccessToken(workspace, mail.sign_in) if auth is MailAuth.XOAUTH2 else None
