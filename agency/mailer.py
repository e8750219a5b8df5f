"""Sends the agency's mails over SMTP: code mails, nothing else."""

import smtplib
import ssl
from contextlib import ExitStack
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.utils import formataddr, make_msgid
from enum import StrEnum
from typing import Final, Protocol

from typing_extensions import override

_TIMEOUT_S: Final = 10


class MailError(Exception):
    """The mail was not taken by the server. Carries no address."""


class SmtpSecurity(StrEnum):
    """How the line to a mail server is protected."""

    NONE = "none"
    """Not at all: for a server on the same machine."""
    STARTTLS = "starttls"
    TLS = "tls"


class Mailer(Protocol):
    """Takes mails to somebody."""

    def send(self, recipient: str, subject: str, text: str) -> None:
        """Hand one mail over.

        Raises:
            MailError: It was not taken.
        """
        ...


@dataclass(frozen=True, slots=True)
class SmtpMailer(Mailer):
    """A mail server and the sender's address.

    Attributes:
        host: Name or address of the server.
        port: Its port.
        sender_name: Name shown as sender.
        sender: Address shown as sender.
        security: How the line is protected.
        user: Who logs in; empty for nobody.
        password: What with.
    """

    host: str
    port: int
    sender_name: str
    sender: str
    security: SmtpSecurity = SmtpSecurity.NONE
    user: str = ""
    password: str = field(default="", repr=False)

    @override
    def send(self, recipient: str, subject: str, text: str) -> None:
        """Hand one mail to the server; blocks for at most ten seconds a step.

        Raises:
            MailError: The server cannot be reached or refuses.
        """
        mail = EmailMessage()
        mail["Subject"] = subject
        mail["From"] = formataddr((self.sender_name, self.sender))
        mail["To"] = recipient
        mail["Message-ID"] = make_msgid(domain=self.sender.rpartition("@")[2])
        mail["Auto-Submitted"] = "auto-generated"
        mail.set_content(text)
        try:
            with self._connected() as server:
                if self.user:
                    server.login(self.user, self.password)
                server.send_message(mail)
        except (OSError, smtplib.SMTPException) as error:
            # The server's words may repeat the address, so only the kind of failure is kept.
            raise MailError(type(error).__name__) from None

    def _connected(self) -> smtplib.SMTP:
        if self.security is SmtpSecurity.TLS:
            context = ssl.create_default_context()
            return smtplib.SMTP_SSL(self.host, self.port, timeout=_TIMEOUT_S, context=context)
        server = smtplib.SMTP(self.host, self.port, timeout=_TIMEOUT_S)
        if self.security is SmtpSecurity.STARTTLS:
            with ExitStack() as unused:
                unused.callback(server.close)
                server.starttls(context=ssl.create_default_context())
                unused.pop_all()
        return server
