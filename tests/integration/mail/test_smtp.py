"""SMTP against real servers: TLS, logins, one line for many messages, refusals, stalls, drops."""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.workspace import MailAuth, SmtpSecurity, SmtpSettings
from desktop.core.mail.connection import Line
from desktop.core.mail.smtp import SmtpTransport
from desktop.core.ports import MailRefused, MailUnknown, MailUnsent
from tests.integration.agency.rig import LOOPBACK, free_port
from tests.integration.mail.authority import client_tls
from tests.integration.mail.smtp_rig import (
    PASSWORD,
    TOKEN,
    USER,
    Handler,
    answering,
    scripted,
    smtp_server,
)

pytestmark = pytest.mark.allow_hosts([LOOPBACK])

SENDER, HANAKO = "saiyo@minori.example.org", "hanako@example.org"
MESSAGE = b"Subject: a\r\nTo: <hanako@example.org>\r\n\r\n.one dot\r\nbody\r\n"
SHORT = Line(timeout_s=0.4, verdict_timeout_s=0.6)


@pytest.fixture
def handler() -> Handler:
    return Handler()


@contextmanager
def transport_to(
    port: int, security: str = "none", line: Line | None = None, **login: str
) -> Iterator[SmtpTransport]:
    settings = SmtpSettings(LOOPBACK, port, SmtpSecurity(security), **login)
    transport = SmtpTransport(settings, None, line or Line(client_tls(), timeout_s=5))
    try:
        yield transport
    finally:
        transport.close()


def send(transport: SmtpTransport, recipient: str = HANAKO, message: bytes = MESSAGE) -> None:
    transport.send(message, sender=SENDER, recipient=recipient)


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_login_by_tls_and_the_message_arrives_byte_for_byte(
    handler: Handler, security: str
) -> None:
    with (
        smtp_server(handler, security=security) as port,
        transport_to(port, security, user=USER, password=PASSWORD) as transport,
    ):
        transport.check()
        send(transport)

    assert [(one.sender, one.recipient, one.content) for one in handler.got] == [
        (SENDER, HANAKO, MESSAGE)
    ]
    assert len(handler.logins) == 2


@pytest.mark.parametrize("password", ["wrong", "ひみつ"], ids=["wrong", "not-ascii"])
def test_a_wrong_password_is_told_as_a_login_that_fails(handler: Handler, password: str) -> None:
    with (
        smtp_server(handler) as port,
        transport_to(port, "starttls", user=USER, password=password) as transport,
        pytest.raises(AppError) as refused,
    ):
        send(transport)

    assert refused.value.code is ErrorCode.SMTP_LOGIN
    assert handler.got == []


def test_many_messages_go_over_one_connection() -> None:
    with scripted(answering({})) as (port, heard), transport_to(port) as transport:
        for _ in range(3):
            send(transport)

    verbs = [line.split(b" ")[0].strip() for line in heard]
    assert (verbs.count(b"ehlo"), verbs.count(b"MAIL"), verbs.count(b"DATA")) == (1, 3, 3)
    assert b"..one dot\r\n" in heard
    assert b"localhost" not in heard[0]


def test_a_connection_that_was_idle_too_long_is_opened_anew() -> None:
    handler = Handler()
    with smtp_server(handler, security="none") as port, transport_to(port) as transport:
        send(transport)
        assert transport._server is not None
        assert transport._server.sock is not None
        transport._server.sock.shutdown(2)
        send(transport)

    assert [one.recipient for one in handler.got] == [HANAKO, HANAKO]


def test_a_server_that_goes_away_twice_leaves_the_message_unsent() -> None:
    with (
        scripted(answering({"MAIL": "421 4.3.2 shutting down"})) as (port, heard),
        transport_to(port) as transport,
        pytest.raises(MailUnsent),
    ):
        send(transport)

    assert not any(line.startswith(b"DATA") for line in heard)


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({"RCPT": "550 5.1.1 no such user"}, (550, "5.1.1", True, True)),
        ({"RCPT": "450 4.2.1 try later"}, (450, "4.2.1", False, True)),
        ({"RCPT": "550 nobody"}, (550, "", True, True)),
        ({"MAIL": "550 5.7.60 not as this sender"}, (550, "5.7.60", True, False)),
        ({"DATA": "451 4.3.0 no room"}, (451, "4.3.0", False, False)),
        ({".": "554 5.6.0 not this text"}, (554, "5.6.0", True, False)),
        ({".": "452 4.3.1 disk full"}, (452, "4.3.1", False, False)),
    ],
    ids=["rcpt-5", "rcpt-4", "rcpt-bare", "mail-5", "data-4", "dot-5", "dot-4"],
)
def test_a_refusal_says_for_how_long_and_whom(
    answers: dict[str, str | None], told: tuple[int, str, bool, bool]
) -> None:
    with scripted(answering(answers)) as (port, heard), transport_to(port) as transport:
        with pytest.raises(MailRefused) as refused:
            send(transport)
        answers.clear()
        send(transport)

    error = refused.value
    found = (error.status, error.enhanced, error.is_permanent, error.is_for_recipient)
    assert found == told
    assert "example.org" not in repr(error) + str(error)
    assert error.__cause__ is None
    assert sum(line.startswith(b"ehlo") for line in heard) == 1


@pytest.mark.parametrize("answer", [None, "stall"], ids=["drop", "stall"])
@pytest.mark.parametrize(
    ("verb", "outcome"),
    [("MAIL", MailUnsent), ("RCPT", MailUnsent), ("DATA", MailUnsent), (".", MailUnknown)],
    ids=["mail", "rcpt", "data", "dot"],
)
def test_where_the_line_broke_decides_what_is_known(
    verb: str, outcome: type[Exception], answer: str | None
) -> None:
    with (
        scripted(answering({verb: answer})) as (port, heard),
        transport_to(port, line=SHORT) as transport,
        pytest.raises(outcome) as broken,
    ):
        send(transport)

    assert broken.value.__cause__ is None
    # What may have arrived is never said twice.
    assert sum(line == b".\r\n" for line in heard) == (verb == ".")


@pytest.mark.parametrize(
    "answers",
    [{"EHLO": "stall"}, {"EHLO": None}, {"EHLO": "502 no", "HELO": "421 go away"}],
    ids=["stall", "drop", "no-helo"],
)
def test_a_server_that_does_not_greet_cannot_be_reached(answers: dict[str, str | None]) -> None:
    with (
        scripted(answering(answers)) as (port, _),
        transport_to(port, line=SHORT) as transport,
        pytest.raises(AppError) as refused,
    ):
        send(transport)
    assert refused.value.code is ErrorCode.SMTP_UNREACHABLE


def test_a_certificate_nobody_vouches_for_ends_it_before_the_password(handler: Handler) -> None:
    strangers = Line(ssl.create_default_context(), timeout_s=5)
    with (
        smtp_server(handler, security="tls") as port,
        transport_to(port, "tls", strangers, user=USER, password="himitsu") as transport,
        pytest.raises(AppError) as refused,
    ):
        transport.check()
    assert refused.value.code is ErrorCode.SMTP_CERTIFICATE
    assert handler.logins == []


def test_starttls_that_is_not_offered_is_not_done_without(handler: Handler) -> None:
    with (
        smtp_server(handler, security="none") as port,
        transport_to(port, "starttls") as transport,
        pytest.raises(AppError) as refused,
    ):
        send(transport)
    assert refused.value.code is ErrorCode.SMTP_UNREACHABLE
    assert handler.got == []


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        ("535 5.7.8 wrong", ErrorCode.SMTP_LOGIN),
        ("550 5.7.30 Basic authentication is not supported", ErrorCode.SMTP_BASIC_OFF),
        ("535 5.7.139 basic authentication is disabled", ErrorCode.SMTP_BASIC_OFF),
        ("534 5.7.9 Application-specific password required", ErrorCode.SMTP_APP_PASSWORD),
        ("454 4.7.0 Temporary authentication failure", ErrorCode.SMTP_UNREACHABLE),
        (None, ErrorCode.SMTP_UNREACHABLE),
    ],
    ids=["wrong", "basic-off", "basic-disabled", "app-password", "temporary", "drop"],
)
def test_a_refused_login_says_what_to_do(answer: str | None, code: ErrorCode) -> None:
    script = answering({"EHLO": "250-hello\r\n250 AUTH PLAIN", "AUTH": answer})
    with (
        scripted(script) as (port, _),
        transport_to(port, user=USER, password="himitsu") as transport,
        pytest.raises(AppError) as refused,
    ):
        transport.check()

    assert refused.value.code is code
    assert refused.value.__cause__ is None


def test_a_server_that_wants_a_login_first_says_so() -> None:
    with (
        scripted(answering({"MAIL": "530 5.7.0 Authentication required"})) as (port, _),
        transport_to(port) as transport,
        pytest.raises(AppError) as refused,
    ):
        send(transport)
    assert refused.value.code is ErrorCode.SMTP_LOGIN


class Tokens:
    """Finds the tokens a test lays out, and notes what it was asked."""

    def __init__(self, *tokens: str) -> None:
        self.tokens = list(tokens)
        self.asked: list[bool] = []

    def __call__(self, *, was_refused: bool = False) -> str:
        self.asked.append(was_refused)
        return self.tokens.pop(0)


def xoauth2(port: int, tokens: Tokens | None) -> SmtpTransport:
    settings = SmtpSettings(LOOPBACK, port, SmtpSecurity.STARTTLS, user=USER, auth=MailAuth.XOAUTH2)
    return SmtpTransport(settings, tokens, Line(client_tls(), timeout_s=5))


def test_a_signed_in_account_sends_by_its_token(handler: Handler) -> None:
    tokens = Tokens(TOKEN)
    with smtp_server(handler) as port:
        transport = xoauth2(port, tokens)
        send(transport)
        transport.close()

    assert [one.content for one in handler.got] == [MESSAGE]
    assert (handler.logins, tokens.asked) == (["XOAUTH2"], [False])


def test_a_token_that_has_run_out_is_renewed_once(handler: Handler) -> None:
    tokens = Tokens("old", TOKEN)
    with smtp_server(handler) as port:
        transport = xoauth2(port, tokens)
        transport.check()

    assert tokens.asked == [False, True]
    assert handler.empty_answers == 1


def test_a_revoked_sign_in_is_told_and_the_json_answered_by_an_empty_line(
    handler: Handler,
) -> None:
    with smtp_server(handler) as port, pytest.raises(AppError) as refused:
        xoauth2(port, Tokens("old", "old")).check()

    assert refused.value.code is ErrorCode.SIGN_IN_REVOKED
    assert handler.empty_answers == 2


def test_a_server_without_xoauth2_is_told_as_a_login_that_fails() -> None:
    script = answering({"EHLO": "250-hello\r\n250 AUTH PLAIN LOGIN"})
    settings = SmtpSettings(LOOPBACK, 0, SmtpSecurity.NONE, user=USER, auth=MailAuth.XOAUTH2)
    with scripted(script) as (port, _), pytest.raises(AppError) as refused:
        SmtpTransport(
            SmtpSettings(LOOPBACK, port, settings.security, USER, "", settings.auth),
            Tokens(TOKEN),
            SHORT,
        ).check()
    assert refused.value.code is ErrorCode.SMTP_LOGIN


def test_without_a_sign_in_there_is_nothing_to_send_with() -> None:
    with pytest.raises(AppError) as refused:
        xoauth2(free_port(), None)
    assert refused.value.code is ErrorCode.SIGN_IN_NEEDED


@pytest.mark.parametrize(
    ("address", "arrives_as", "options"),
    [
        ("hanako@みのり.example.org", "hanako@xn--u9j7a8a.example.org", ()),
        ('"hanako.@b"@example.org', '"hanako.@b"@example.org', ()),
        ("花子@みのり.example.org", "花子@xn--u9j7a8a.example.org", ("SMTPUTF8", "BODY=8BITMIME")),
    ],
    ids=["idn", "quoted", "smtputf8"],
)
def test_addresses_of_every_kind_arrive(
    handler: Handler, address: str, arrives_as: str, options: tuple[str, ...]
) -> None:
    with smtp_server(handler, security="none") as port, transport_to(port) as transport:
        send(transport, address)

    assert [(one.recipient, one.options) for one in handler.got] == [(arrives_as, options)]


def test_a_server_without_smtputf8_refuses_letters_of_other_scripts(handler: Handler) -> None:
    with (
        smtp_server(handler, security="none", has_utf8=False) as port,
        transport_to(port) as transport,
        pytest.raises(MailRefused) as refused,
    ):
        send(transport, "花子@みのり.example.org")

    assert (refused.value.enhanced, refused.value.is_permanent) == ("5.6.7", True)


@pytest.mark.parametrize(
    "address",
    ["hanako@example.org>\r\nRCPT TO:<x@example.org", "", "hana\u200bko@example.org", "a@b@c"],
    ids=["injection", "empty", "zero-width", "two-ats"],
)
def test_what_is_no_address_never_reaches_a_server(handler: Handler, address: str) -> None:
    with (
        smtp_server(handler, security="none") as port,
        transport_to(port) as transport,
        pytest.raises(MailRefused) as refused,
    ):
        send(transport, address)

    assert refused.value.is_for_recipient
    assert handler.got == []


def test_a_sender_that_is_no_address_is_no_fault_of_the_recipient(handler: Handler) -> None:
    with (
        smtp_server(handler, security="none") as port,
        transport_to(port) as transport,
        pytest.raises(MailRefused) as refused,
    ):
        transport.send(MESSAGE, sender="株式会社みのり精工", recipient=HANAKO)

    assert (refused.value.enhanced, refused.value.is_for_recipient) == ("5.1.7", False)
