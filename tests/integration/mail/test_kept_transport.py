"""One connection for many mails, as long as the settings stay the same."""

from dataclasses import replace

import pytest

from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.workspace import (
    ImapSettings,
    MailAuth,
    SmtpSecurity,
    SmtpSettings,
    WorkspaceSettings,
)
from desktop.core.mail.imap_box import ImapBox
from desktop.core.mail.oauth import BrowserSignIn
from desktop.core.mail.smtp import SmtpTransport
from desktop.core.ports import MailPorts
from desktop.core.services.mail_account.transport import (
    KeptTransport,
    login_of,
    open_mailbox,
    open_transport,
)
from desktop.core.services.workspace.context import Workspace
from desktop.core.services.workspace.settings import save_settings
from tests.integration.agency.rig import LOOPBACK
from tests.integration.mail.smtp_rig import Handler, answering, scripted, smtp_server

pytestmark = pytest.mark.allow_hosts([LOOPBACK])

SENDER = "saiyo@minori.example.org"
MAIL = MailPorts(SmtpTransport, ImapBox, BrowserSignIn())


def save_port(workspace: Workspace, settings: WorkspaceSettings, port: int) -> None:
    smtp = SmtpSettings(LOOPBACK, port, SmtpSecurity.NONE)
    save_settings(workspace, replace(settings, smtp=smtp))


def test_many_mails_share_a_connection_until_the_settings_change(
    workspace: Workspace, settings: WorkspaceSettings
) -> None:
    other = Handler()
    kept = KeptTransport(workspace, MAIL)
    with (
        scripted(answering({})) as (port, heard),
        smtp_server(other, security="none") as other_port,
    ):
        save_port(workspace, settings, port)
        for number in range(3):
            kept().send(b"Subject: a\r\n\r\nb\r\n", sender=SENDER, recipient=f"a{number}@x.example")
        save_port(workspace, settings, other_port)
        kept().send(b"Subject: a\r\n\r\nb\r\n", sender=SENDER, recipient="b@x.example")
        kept.close()
        kept.close()

    verbs = [line.split(b" ")[0].strip() for line in heard]
    assert (verbs.count(b"ehlo"), verbs.count(b"DATA"), verbs.count(b"quit")) == (1, 3, 1)
    assert [one.recipient for one in other.got] == ["b@x.example"]


def test_a_signed_in_account_without_tokens_is_named_before_anything_is_said(
    workspace: Workspace, settings: WorkspaceSettings
) -> None:
    with scripted(
        answering({"EHLO": "250-hello\r\n250 AUTH XOAUTH2"}),
    ) as (port, heard):
        smtp = SmtpSettings(LOOPBACK, port, SmtpSecurity.NONE, SENDER, auth=MailAuth.XOAUTH2)
        save_settings(workspace, replace(settings, smtp=smtp))
        transport = open_transport(workspace, MAIL)
        with pytest.raises(AppError) as refused:
            transport.send(b"", sender=SENDER, recipient="a@x.example")

    assert refused.value.code is ErrorCode.SIGN_IN_NEEDED
    assert not any(line.startswith(b"MAIL") for line in heard)


def test_the_mailbox_is_that_of_the_sender_unless_it_names_its_own() -> None:
    smtp = SmtpSettings(user=SENDER, password="s", auth=MailAuth.XOAUTH2)
    shared = login_of(WorkspaceSettings(smtp=smtp, imap=ImapSettings("imap.example.jp")))
    own = login_of(WorkspaceSettings(smtp=smtp, imap=ImapSettings("imap.example.jp", user="o")))

    assert (shared.user, shared.password, shared.auth) == (SENDER, "s", MailAuth.XOAUTH2)
    assert (own.user, own.password, own.auth) == ("o", "", MailAuth.PASSWORD)


def test_without_a_mailbox_there_is_none_to_open(workspace: Workspace) -> None:
    with pytest.raises(AppError) as refused:
        open_mailbox(workspace, MAIL)

    assert refused.value.code is ErrorCode.IMAP_NOT_SET
