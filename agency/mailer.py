"""Sends the agency's mails over SMTP: code mails, nothing else."""

import smtplib
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import formataddr, make_msgid
from typing import Final, Protocol

from typing_extensions import override

_TIMEOUT_S: Final = 10


class MailError(Exception):
    """The mail was not taken by the server. Carries no address."""


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
    """

    host: str
    port: int
    sender_name: str
    sender: str

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
            with smtplib.SMTP(self.host, self.port, timeout=_TIMEOUT_S) as server:
                server.send_message(mail)
        except (OSError, smtplib.SMTPException) as error:
            # The server's words may repeat the address, so only the kind of failure is kept.
            raise MailError(type(error).__name__) from None
