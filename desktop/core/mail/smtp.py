"""SMTP with STARTTLS or TLS; what the server's answer means for the message."""

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager

from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.workspace import SmtpSecurity, SmtpSettings
from desktop.core.ports import MailRefused, MailUnknown, MailUnsent

_TIMEOUT_S = 60
_LOOPBACK = ("127.0.0.1", "localhost", "::1")


class SmtpTransport:
    """Hands messages to one SMTP server, one connection a message.

    Args:
        settings: Server, security and login. Without security only loopback is allowed.
    """

    def __init__(self, settings: SmtpSettings) -> None:
        if not settings.host:
            raise AppError(ErrorCode.SMTP_NOT_SET)
        if settings.security is SmtpSecurity.NONE and settings.host not in _LOOPBACK:
            raise AppError(ErrorCode.SMTP_NOT_SET)
        self._settings = settings

    def send(self, message: bytes, *, sender: str, recipient: str) -> None:
        """Hand over one message.

        Raises:
            MailRefused: The server said no to this recipient or message.
            MailUnsent: It surely did not go out.
            MailUnknown: The line broke after the message was handed over.
            AppError: SMTP_UNREACHABLE or SMTP_LOGIN; nothing went out.
        """
        with self._connect() as server:
            _deliver(server, message, sender, recipient)

    @contextmanager
    def _connect(self) -> Iterator[smtplib.SMTP]:
        settings = self._settings
        try:
            server = self._open()
        except (OSError, smtplib.SMTPException) as error:
            raise AppError(ErrorCode.SMTP_UNREACHABLE, {"host": settings.host}) from error
        try:
            self._log_in(server)
            yield server
        finally:
            server.close()

    def _log_in(self, server: smtplib.SMTP) -> None:
        settings = self._settings
        if not settings.user:
            return
        context = {"host": settings.host}
        try:
            server.login(settings.user, settings.password)
        except (smtplib.SMTPAuthenticationError, smtplib.SMTPNotSupportedError) as error:
            raise AppError(ErrorCode.SMTP_LOGIN, context) from error
        except (OSError, smtplib.SMTPException) as error:
            raise AppError(ErrorCode.SMTP_UNREACHABLE, context) from error

    def _open(self) -> smtplib.SMTP:
        host, port = self._settings.host, self._settings.port
        context = ssl.create_default_context()
        if self._settings.security is SmtpSecurity.TLS:
            return smtplib.SMTP_SSL(host, port, timeout=_TIMEOUT_S, context=context)
        server = smtplib.SMTP(host, port, timeout=_TIMEOUT_S)
        if self._settings.security is SmtpSecurity.STARTTLS:
            server.starttls(context=context)
        return server


def _deliver(server: smtplib.SMTP, message: bytes, sender: str, recipient: str) -> None:
    """Speak MAIL, RCPT and DATA apart, to know on which side of DATA the line broke."""
    try:
        server.ehlo_or_helo_if_needed()
        code, _ = server.mail(sender)
        if code != 250:  # noqa: PLR2004 - RFC 5321, requested action completed
            raise MailRefused(code)
        code, _ = server.rcpt(recipient)
        if code not in (250, 251):
            raise MailRefused(code)
    except (OSError, smtplib.SMTPException) as error:
        raise MailUnsent from error
    try:
        code, _ = server.data(message)
    except smtplib.SMTPDataError as error:
        raise MailRefused(error.smtp_code) from error
    except (OSError, smtplib.SMTPException) as error:
        raise MailUnknown from error
    if code != 250:  # noqa: PLR2004
        raise MailRefused(code)
