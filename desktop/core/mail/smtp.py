"""SMTP with STARTTLS or TLS; what the server's answer means for the message."""

import re
import smtplib
import ssl
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Final, TypeVar

from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.workspace import MailAuth, SmtpSecurity, SmtpSettings
from desktop.core.mail.addresses import Envelope, envelope_of, split_address
from desktop.core.mail.connection import Line, is_loopback, xoauth2
from desktop.core.ports import FindToken, MailRefused, MailUnknown, MailUnsent

_OK: Final = 250
_MORE: Final = (250, 251, 252)
_START: Final = 354
_GOING_AWAY: Final = 421
_NEEDS_LOGIN: Final = 530
_REFUSED_LOGIN: Final = 500
_NO_SUCH_ADDRESS: Final = 553
_ENHANCED: Final = re.compile(rb"[245]\.\d{1,3}\.\d{1,3}\b")
_BASIC_OFF: Final = {"5.7.30", "5.7.139"}
"""Microsoft no longer takes passwords (domain-notes D1)."""
_APP_PASSWORD: Final = "5.7.9"  # noqa: S105 - a status code, no secret
"""Google takes no plain password where two-step verification is on."""

S = TypeVar("S", bound=smtplib.SMTP)


@dataclass(frozen=True, slots=True)
class _Answer:
    """A reply without its text: servers quote addresses in it."""

    code: int
    enhanced: str


class SmtpTransport:
    """Hands messages to one SMTP server over one connection, opened at the first message.

    Args:
        settings: Server, security and login. Without security only loopback is allowed.
        find_token: Finds the access token where the account is signed in by OAuth.
        line: Whom to trust and how long to wait.

    Raises:
        AppError: SMTP_NOT_SET.
    """

    def __init__(
        self,
        settings: SmtpSettings,
        find_token: FindToken | None = None,
        line: Line | None = None,
    ) -> None:
        if not settings.host:
            raise AppError(ErrorCode.SMTP_NOT_SET)
        if settings.security is SmtpSecurity.NONE and not is_loopback(settings.host):
            raise AppError(ErrorCode.SMTP_NOT_SET)
        if settings.auth is MailAuth.XOAUTH2 and find_token is None:
            raise AppError(ErrorCode.SIGN_IN_NEEDED)
        self._settings = settings
        self._find_token = find_token
        self._line = line or Line()
        self._server: smtplib.SMTP | None = None

    def send(self, message: bytes, *, sender: str, recipient: str) -> None:
        """Hand over one message.

        Raises:
            MailRefused: The server said no to this recipient or message.
            MailUnsent: It surely did not go out.
            MailUnknown: The line broke after the message was handed over.
            AppError: SMTP_… or SIGN_IN_…; nothing went out.
        """
        envelope = envelope_of(sender, recipient)
        if envelope is None:
            is_senders = split_address(sender) is None
            enhanced = "5.1.7" if is_senders else "5.1.3"  # RFC 3463, 3.2
            raise MailRefused(_NO_SUCH_ADDRESS, enhanced, is_for_recipient=not is_senders)
        server = self._ready(envelope)
        try:
            self._recipient(server, envelope)
            self._text(server, message)
        except (MailUnsent, MailUnknown):
            self._drop()
            raise

    def check(self) -> None:
        """Connect and log in; send nothing.

        Raises:
            AppError: SMTP_… or SIGN_IN_….
        """
        try:
            self._connected()
        finally:
            self.close()

    def close(self) -> None:
        """Say goodbye; sending again opens a new connection."""
        server, self._server = self._server, None
        if server is None:
            return
        try:
            server.quit()
        except (OSError, smtplib.SMTPException):
            server.close()

    def _drop(self) -> None:
        server, self._server = self._server, None
        if server is not None:
            server.close()

    def _ready(self, envelope: Envelope) -> smtplib.SMTP:
        """Return a connection that took the sender.

        A connection that was idle may be gone, which shows at MAIL at the earliest; nothing of
        the message has left by then, so a fresh one is tried once.
        """
        is_reused = self._server is not None
        server = self._connected()
        try:
            return self._sender(server, envelope)
        except MailUnsent:
            self._drop()
            if not is_reused:
                raise
        server = self._connected()
        try:
            return self._sender(server, envelope)
        except MailUnsent:
            self._drop()
            raise

    def _sender(self, server: smtplib.SMTP, envelope: Envelope) -> smtplib.SMTP:
        if envelope.needs_utf8 and not server.has_extn("smtputf8"):
            # RFC 6531, 3.5: such an address is not for this server.
            raise MailRefused(_NO_SUCH_ADDRESS, "5.6.7", is_for_recipient=True)
        options = " SMTPUTF8 BODY=8BITMIME" if envelope.needs_utf8 else ""
        answer = _ask(server, f"MAIL FROM:<{envelope.sender}>{options}")
        if answer.code == _GOING_AWAY:
            raise MailUnsent
        if answer.code == _NEEDS_LOGIN:
            self._drop()
            raise AppError(ErrorCode.SMTP_LOGIN, {"host": self._settings.host})
        if answer.code != _OK:
            self._reset(server)
            raise MailRefused(answer.code, answer.enhanced)
        return server

    def _recipient(self, server: smtplib.SMTP, envelope: Envelope) -> None:
        answer = _ask(server, f"RCPT TO:<{envelope.recipient}>")
        if answer.code not in _MORE:
            self._reset(server)
            raise MailRefused(answer.code, answer.enhanced, is_for_recipient=True)

    def _text(self, server: smtplib.SMTP, message: bytes) -> None:
        """Speak DATA apart, to know on which side of the text the line broke."""
        answer = _ask(server, "DATA")
        if answer.code != _START:
            self._reset(server)
            raise MailRefused(answer.code, answer.enhanced)
        _set_timeout(server, self._line.verdict_timeout_s)
        try:
            server.send(_stuffed(message))
            answer = _answer(*server.getreply())
        except (OSError, smtplib.SMTPException):
            raise MailUnknown from None
        _set_timeout(server, self._line.timeout_s)
        if answer.code != _OK:
            self._reset(server)
            raise MailRefused(answer.code, answer.enhanced)

    def _reset(self, server: smtplib.SMTP) -> None:
        """Make the connection ready for the next message, or give it up."""
        try:
            if _ask(server, "RSET").code == _OK:
                return
        except MailUnsent:
            pass
        self._drop()

    def _connected(self) -> smtplib.SMTP:
        if self._server is None:
            with ExitStack() as unused:
                server = self._opened()
                unused.callback(server.close)
                self._log_in(server)
                unused.pop_all()
            self._server = server
        return self._server

    def _opened(self) -> smtplib.SMTP:
        host, context = self._settings.host, {"host": self._settings.host}
        try:
            with ExitStack() as unused:
                server = self._greeted(host, self._settings.port)
                unused.callback(server.close)
                if self._settings.security is SmtpSecurity.STARTTLS:
                    server.starttls(context=self._line.tls)
                server.ehlo_or_helo_if_needed()
                unused.pop_all()
        except ssl.SSLCertVerificationError:
            raise AppError(ErrorCode.SMTP_CERTIFICATE, context) from None
        except (OSError, smtplib.SMTPException, UnicodeError):
            raise AppError(ErrorCode.SMTP_UNREACHABLE, context) from None
        return server

    def _greeted(self, host: str, port: int) -> smtplib.SMTP:
        timeout, tls = self._line.timeout_s, self._line.tls
        # Its own name for itself: that of the computer may hold a person's name, or characters
        # that are not ASCII, and asking for it may take seconds.
        name = "localhost"
        if self._settings.security is SmtpSecurity.TLS:
            return _named_by_address(
                smtplib.SMTP_SSL(host, port, name, timeout=timeout, context=tls)
            )
        return _named_by_address(smtplib.SMTP(host, port, name, timeout=timeout))

    def _log_in(self, server: smtplib.SMTP) -> None:
        settings, context = self._settings, {"host": self._settings.host}
        if not settings.user:
            return
        try:
            if settings.auth is MailAuth.XOAUTH2:
                self._sign_in(server)
            else:
                server.login(settings.user, settings.password)
        except smtplib.SMTPAuthenticationError as error:
            # Without the cause: its text may quote the account.
            raise AppError(self._login_code(error), context) from None
        except (smtplib.SMTPNotSupportedError, UnicodeError):
            raise AppError(ErrorCode.SMTP_LOGIN, context) from None
        except (OSError, smtplib.SMTPException):
            raise AppError(ErrorCode.SMTP_UNREACHABLE, context) from None

    def _sign_in(self, server: smtplib.SMTP) -> None:
        """Log in by XOAUTH2, with a new token where the one at hand was refused."""
        if "XOAUTH2" not in server.esmtp_features.get("auth", "").upper().split():
            raise smtplib.SMTPNotSupportedError
        if self._find_token is None:
            raise AppError(ErrorCode.SIGN_IN_NEEDED)
        try:
            self._authenticate(server, self._find_token())
        except smtplib.SMTPAuthenticationError as error:
            if error.smtp_code < _REFUSED_LOGIN:
                raise
            self._authenticate(server, self._find_token(was_refused=True))

    def _authenticate(self, server: smtplib.SMTP, token: str) -> None:
        first = xoauth2(self._settings.user, token)

        def answer(challenge: bytes | None = None) -> str:
            # A refusal comes as 334 with JSON; only an empty line brings the server's verdict.
            return first if challenge is None else ""

        server.auth("XOAUTH2", answer)

    def _login_code(self, error: smtplib.SMTPAuthenticationError) -> ErrorCode:
        reason = error.smtp_error
        text = reason.encode("utf-8", "replace") if isinstance(reason, str) else reason
        enhanced = _answer(error.smtp_code, text).enhanced
        if error.smtp_code < _REFUSED_LOGIN:
            return ErrorCode.SMTP_UNREACHABLE
        if enhanced in _BASIC_OFF and self._settings.auth is MailAuth.PASSWORD:
            return ErrorCode.SMTP_BASIC_OFF
        if self._settings.auth is MailAuth.XOAUTH2:
            return ErrorCode.SIGN_IN_REVOKED
        return ErrorCode.SMTP_APP_PASSWORD if enhanced == _APP_PASSWORD else ErrorCode.SMTP_LOGIN


def _ask(server: smtplib.SMTP, command: str) -> _Answer:
    """Say one line. smtplib's own methods know no quoted local parts.

    Raises:
        MailUnsent: The line broke.
    """
    try:
        server.send(f"{command}\r\n".encode())
        return _answer(*server.getreply())
    except (OSError, smtplib.SMTPException):
        raise MailUnsent from None


def _answer(code: int, text: bytes) -> _Answer:
    found = _ENHANCED.search(text)
    return _Answer(code, found[0].decode("ascii") if found else "")


def _named_by_address(server: S) -> S:
    """Let EHLO say the address we come from, as a literal (RFC 5321, 4.1.3)."""
    if server.sock is not None:
        address = server.sock.getsockname()[0]
        server.local_hostname = f"[IPv6:{address}]" if ":" in address else f"[{address}]"
    return server


def _set_timeout(server: smtplib.SMTP, seconds: float) -> None:
    if server.sock is not None:
        server.sock.settimeout(seconds)


def _stuffed(message: bytes) -> bytes:
    """Return the message with CRLF line ends, leading dots doubled, and the dot that ends it."""
    lines = re.sub(rb"\r\n|\r|\n", b"\r\n", message)
    body = re.sub(rb"(?m)^\.", b"..", lines)
    return (body if body.endswith(b"\r\n") else body + b"\r\n") + b".\r\n"
