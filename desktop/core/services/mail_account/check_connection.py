"""Try the mail server and the mailbox; nothing is sent and nothing is kept."""

from contextlib import suppress

from desktop.core.domain.errors import AppError
from desktop.core.domain.mailbox import ConnectionReport
from desktop.core.domain.workspace import MailMode, WorkspaceSettings
from desktop.core.ports import MailPorts
from desktop.core.services.mail_account.transport import mailbox_of, transport_of
from desktop.core.services.workspace.context import Workspace


def check_connection(
    workspace: Workspace, mail: MailPorts, settings: WorkspaceSettings
) -> ConnectionReport:
    """Return what works of these settings, which need not be saved yet."""
    smtp = imap = None
    if settings.mail_mode is MailMode.SMTP:
        smtp = ""
        try:
            transport_of(workspace, mail, settings.smtp).check()
        except AppError as fault:
            smtp = fault.code.value
    if settings.imap.host:
        imap = ""
        try:
            mailbox = mailbox_of(workspace, mail, settings)
        except AppError as fault:
            imap = fault.code.value
        else:
            with suppress(AppError):
                mailbox.close()
    return ConnectionReport(smtp, imap)
