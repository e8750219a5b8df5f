"""Where code mails arrive: a mailbox read over IMAP."""

import email
import email.policy
import imaplib
import re
import secrets
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import EmailMessage
from typing import Final, Protocol
from urllib.parse import parse_qs, unquote, urlsplit

from typing_extensions import override

from wire.enrolment_string import is_loopback_literal

_CODE: Final = re.compile(r"(?<!\d)\d{6}(?!\d)")
_LINE_CODE: Final = re.compile(r"^\s*(\d{6})\s*$", re.MULTILINE)
_TIMEOUT_S: Final = 20
_PLACE: Final = "{}"


class MailboxError(Exception):
    """The mailbox cannot be read. Carries no address and no password."""


@dataclass(frozen=True, slots=True, repr=False)
class CodeMail:
    """A mail that came. Never printed."""

    text: str

    @property
    def code(self) -> str:
        """The six digits, preferably those that stand alone on a line."""
        alone = _LINE_CODE.findall(self.text)
        found = alone or _CODE.findall(self.text)
        return found[0] if found else ""


class Mailbox(Protocol):
    """Where invented people get their mail."""

    @property
    def takes_any_address(self) -> bool:
        """Whether each person can have an address of their own."""
        ...

    def address(self) -> str:
        """Return an address whose mail arrives here; a new one each time where that can be."""
        ...

    def mails_to(self, address: str) -> list[CodeMail]:
        """Return what has come to an address since the run began, oldest first."""
        ...


class ImapMailbox(Mailbox):
    """A folder of an IMAP server.

    Args:
        url: `imaps://user:password@host:port/FOLDER?address=check-{}@test.example`; `{}` is
            replaced at random for each person, for a server that takes any address. Without
            `address` it is the user's name.

    Raises:
        MailboxError: The text is no such address.
    """

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in {"imap", "imaps"} or not parts.hostname or not parts.username:
            raise MailboxError("not an IMAP address")
        self._is_tls = parts.scheme == "imaps"
        self._host = parts.hostname
        self._port = parts.port or (993 if self._is_tls else 143)
        self._user, self._password = unquote(parts.username), unquote(parts.password or "")
        self._folder = unquote(parts.path.strip("/")) or "INBOX"
        self._address = (parse_qs(parts.query).get("address") or [self._user])[0]
        self._first_uid = 0

    @property
    @override
    def takes_any_address(self) -> bool:
        return _PLACE in self._address

    @override
    def address(self) -> str:
        return self._address.replace(_PLACE, secrets.token_hex(5))

    def open(self) -> None:
        """Remember what is there already.

        Raises:
            MailboxError: The server cannot be reached, or refuses.
        """
        with self._line() as line:
            self._first_uid = max(_uids(line, 1), default=0) + 1

    @override
    def mails_to(self, address: str) -> list[CodeMail]:
        with self._line() as line:
            mails = [_mail(line, uid) for uid in _uids(line, self._first_uid)]
        return [CodeMail(_text_of(mail)) for mail in mails if _is_to(mail, address)]

    @contextmanager
    def _line(self) -> Iterator[imaplib.IMAP4]:
        try:
            kind = imaplib.IMAP4_SSL if self._is_tls else imaplib.IMAP4
            with kind(self._host, self._port, timeout=_TIMEOUT_S) as line:
                if not self._is_tls and not is_loopback_literal(self._host):
                    line.starttls(ssl.create_default_context())
                line.login(self._user, self._password)
                line.select(f'"{self._folder}"', readonly=True)
                yield line
        except (OSError, imaplib.IMAP4.error) as error:
            raise MailboxError(type(error).__name__) from None


def _uids(line: imaplib.IMAP4, first: int) -> list[int]:
    _, found = line.uid("SEARCH", f"UID {first}:*")
    numbers = [int(number) for number in (found[0] or b"").split()]
    return sorted(number for number in numbers if number >= first)


def _mail(line: imaplib.IMAP4, uid: int) -> EmailMessage:
    _, found = line.uid("FETCH", str(uid), "(BODY.PEEK[])")
    raw = next((part[1] for part in found if isinstance(part, tuple)), b"")
    return email.message_from_bytes(raw, policy=email.policy.default)


def _is_to(mail: EmailMessage, address: str) -> bool:
    named = [*mail.get_all("To", []), *mail.get_all("Delivered-To", [])]
    return any(address.lower() in str(value).lower() for value in named)


def _text_of(mail: EmailMessage) -> str:
    part = mail.get_body(("plain", "html"))
    return "" if part is None else str(part.get_content())
