"""The company's mailbox against a real Dovecot: copies, drafts that were sent, bounces, logins."""

import ssl
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from email import message_from_bytes, policy

import pytest

from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.mailbox import BounceKind, MailboxCursor
from desktop.core.domain.workspace import ImapSettings, SmtpSecurity
from desktop.core.mail.connection import Line
from desktop.core.mail.eml_file import Letter, draft_bytes, message_bytes
from desktop.core.mail.imap_box import ImapBox
from tests.integration.agency.rig import LOOPBACK, free_port
from tests.integration.mail.authority import client_tls
from tests.integration.mail.bounces import bounce_of
from tests.integration.mail.imap_rig import (
    JAPANESE,
    USER,
    Dovecot,
    dovecot,
    signed_in,
)
from tests.integration.mail.oauth_rig import Provider, provider_at_work
from tests.integration.mail.smtp_rig import answering, scripted

pytestmark = [pytest.mark.allow_hosts([LOOPBACK]), pytest.mark.xdist_group("dovecot")]

NAME = "髙﨑①㈱𠮷"
NOW = datetime.now(UTC)
LETTER = Letter(
    sender="saiyo@minori.example.org",
    sender_name="株式会社みのり精工",
    recipient="hanako@example.org",
    recipient_name=f"{NAME} 様",
    subject=f"選考結果のご連絡 {NAME}",
    body=f"{NAME} 様\r\n\r\nhttps://relay.example.jp/r/040000073n61yjqq5qzfps1vphpngjzh3z2gx0pg\r\n",
    message_id="<notice-1@minori.example.org>",
)
SINCE = (NOW - timedelta(days=14)).date()


@pytest.fixture(scope="module")
def shared() -> Iterator[Dovecot]:
    with dovecot() as server:
        yield server


@pytest.fixture
def server(shared: Dovecot) -> Dovecot:
    """Return the server with all mailboxes empty."""
    with shared.client() as client:
        for folder in ("INBOX", "Sent", "Drafts"):
            client.select_folder(folder)
            client.delete_messages(client.search())
            client.expunge()
    return shared


@pytest.mark.parametrize("security", ["none", "starttls", "tls"])
def test_a_copy_lies_in_sent_byte_for_byte(server: Dovecot, security: str) -> None:
    message = message_bytes(LETTER, NOW)

    with server.box(security) as box:
        box.keep_sent(message)
        box.keep_draft(draft_bytes(LETTER))

    assert server.contents("Sent") == [message]
    assert server.contents("Drafts") == [draft_bytes(LETTER)]
    read = message_from_bytes(message, policy=policy.default)
    assert (read["Subject"], read.get_content().splitlines()[0]) == (
        LETTER.subject,
        f"{NAME} 様",
    )


def test_copies_are_read_and_drafts_are_drafts(server: Dovecot) -> None:
    with server.box() as box:
        box.keep_sent(message_bytes(LETTER, NOW))
        box.keep_draft(draft_bytes(LETTER))

    with server.client() as client:
        for folder, flags in (("Sent", {b"\\Seen"}), ("Drafts", {b"\\Seen", b"\\Draft"})):
            client.select_folder(folder, readonly=True)
            found = client.get_flags(client.search())
            assert [flags <= set(each) for each in found.values()] == [True]


def test_mailboxes_named_in_japanese_and_marked_by_nobody_are_found() -> None:
    with dovecot(JAPANESE) as server:
        with server.box() as box:
            box.keep_sent(message_bytes(LETTER, NOW))
            box.keep_draft(draft_bytes(LETTER))

        assert server.contents("送信済み") == [message_bytes(LETTER, NOW)]
        assert server.contents("下書き") == [draft_bytes(LETTER)]


def test_a_mailbox_without_sent_is_named() -> None:
    with dovecot(()) as server, server.box() as box, pytest.raises(AppError) as refused:
        box.keep_sent(b"Subject: a\r\n\r\nb\r\n")

    assert (refused.value.code, refused.value.context) == (
        ErrorCode.IMAP_NO_MAILBOX,
        {"kind": "Sent"},
    )


def test_what_was_sent_is_looked_at_once(server: Dovecot) -> None:
    with server.box() as box:
        nothing, cursor = box.read_sent(None, SINCE)
        box.keep_sent(message_bytes(LETTER, NOW))
        found, cursor = box.read_sent(cursor, SINCE)
        again, after = box.read_sent(cursor, SINCE)

    assert nothing == again == ()
    assert [(one.message_id, one.recipients, one.subject) for one in found] == [
        (LETTER.message_id, ("hanako@example.org",), LETTER.subject)
    ]
    assert after == cursor
    assert "hanako" not in repr(found)


def test_a_mailbox_made_anew_is_looked_at_from_the_day_named(server: Dovecot) -> None:
    with server.box() as box:
        box.keep_sent(message_bytes(LETTER, NOW))
        stale = MailboxCursor("Sent", 1, 999_999)
        found, cursor = box.read_sent(stale, SINCE)
        later, _ = box.read_sent(stale, date(2100, 1, 1))

    assert (len(found), len(later)) == (1, 0)
    assert cursor.uid_validity != 1


def test_bounces_are_told_by_the_mail_they_are_about_and_nothing_else_is_read(
    server: Dovecot,
) -> None:
    with server.box() as box:
        _, cursor = box.read_bounces(None, SINCE)
        with server.client() as client:
            client.append("INBOX", bounce_of(LETTER.message_id, "5.1.1"))
            client.append("INBOX", b"Subject: private\r\nFrom: <x@example.org>\r\n\r\nnot ours\r\n")
            client.append("INBOX", bounce_of("<other@example.org>", "4.2.2", action="delayed"))
        found, cursor = box.read_bounces(cursor, SINCE)
        again, _ = box.read_bounces(cursor, SINCE)

    assert again == ()
    assert [(one.message_id, one.kind, one.status, one.is_address_bad) for one in found] == [
        (LETTER.message_id, BounceKind.PERMANENT, "5.1.1", True),
        ("<other@example.org>", BounceKind.DELAYED, "4.2.2", False),
    ]
    with server.client() as client:
        client.select_folder("INBOX", readonly=True)
        assert client.search("UNSEEN") == [1, 2, 3] or len(client.search("UNSEEN")) == 3


@pytest.mark.parametrize("password", ["wrong", "ひみつ"], ids=["wrong", "not-ascii"])
def test_a_wrong_password_is_named_without_the_account(server: Dovecot, password: str) -> None:
    with pytest.raises(AppError) as refused, server.box(password=password):
        pass

    assert refused.value.code is ErrorCode.IMAP_LOGIN
    assert refused.value.__cause__ is None
    assert USER not in str(refused.value.context)


def test_a_certificate_nobody_vouches_for_ends_it_before_the_password(server: Dovecot) -> None:
    for security in ("tls", "starttls"):
        with pytest.raises(AppError) as refused:
            ImapBox(server.settings(security), None, Line(ssl.create_default_context()))
        assert refused.value.code is ErrorCode.SMTP_CERTIFICATE


@pytest.mark.parametrize(
    "settings",
    [ImapSettings(), ImapSettings("imap.example.org", 143, SmtpSecurity.NONE)],
    ids=["no-host", "bare-line"],
)
def test_without_a_host_or_protection_there_is_no_mailbox(settings: ImapSettings) -> None:
    with pytest.raises(AppError) as refused:
        ImapBox(settings)
    assert refused.value.code is ErrorCode.IMAP_NOT_SET


def test_a_server_that_is_down_or_says_nothing_is_told() -> None:
    short = Line(client_tls(), timeout_s=0.4)
    for script in (answering({}, greeting="* BYE too busy"), answering({}, greeting="* OK hello")):
        with scripted(script) as (port, _), pytest.raises(AppError) as silent:
            ImapBox(ImapSettings(LOOPBACK, port, SmtpSecurity.NONE), None, short)
        assert silent.value.code is ErrorCode.IMAP_UNREACHABLE
    with pytest.raises(AppError) as down:
        ImapBox(ImapSettings(LOOPBACK, free_port(), SmtpSecurity.NONE), None, short)
    assert down.value.code is ErrorCode.IMAP_UNREACHABLE


def test_a_line_that_breaks_while_we_read_is_told(server: Dovecot) -> None:
    with server.box() as box:
        box._client.socket().shutdown(2)
        with pytest.raises(AppError) as broken:
            box.read_sent(None, SINCE)
    assert broken.value.code is ErrorCode.IMAP_UNREACHABLE


class Tokens:
    """Gives out tokens in turn."""

    def __init__(self, *tokens: str) -> None:
        self.tokens = list(tokens)

    def __call__(self, *, was_refused: bool = False) -> str:
        del was_refused
        return self.tokens.pop(0)


@pytest.fixture(scope="module")
def provider() -> Iterator[Provider]:
    with provider_at_work() as provider:
        yield provider


@pytest.fixture(scope="module")
def by_token(provider: Provider) -> Iterator[Dovecot]:
    with dovecot(token_check=f"{provider.address}/tokeninfo") as server:
        yield server


def test_a_signed_in_account_opens_its_mailbox_by_xoauth2(
    by_token: Dovecot, provider: Provider
) -> None:
    token = str(provider.issue()["access_token"])

    box = ImapBox(signed_in(by_token), Tokens("run-out", token), Line(timeout_s=10))
    box.keep_sent(message_bytes(LETTER, NOW))
    box.close()

    assert len(by_token.contents("Sent")) == 1


def test_a_revoked_sign_in_is_told_by_the_mailbox_too(by_token: Dovecot) -> None:
    with pytest.raises(AppError) as refused:
        ImapBox(signed_in(by_token), Tokens("no", "no"), Line(timeout_s=10))
    with pytest.raises(AppError) as nobody:
        ImapBox(signed_in(by_token), None, Line(timeout_s=10))

    assert refused.value.code is ErrorCode.SIGN_IN_REVOKED
    assert nobody.value.code is ErrorCode.SIGN_IN_NEEDED
