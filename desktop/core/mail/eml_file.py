"""Messages as bytes: UTF-8 throughout, so that 髙, 﨑, ① and 𠮷 survive."""

from dataclasses import dataclass
from datetime import datetime
from email.errors import HeaderParseError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from desktop.core.mail.templates import one_line


@dataclass(frozen=True, slots=True)
class Letter:
    """What a message is made of. Addresses are bare; names are shown beside them."""

    sender: str
    sender_name: str
    recipient: str
    recipient_name: str
    subject: str
    body: str
    message_id: str


def draft_bytes(letter: Letter) -> bytes:
    """Return an ``.eml`` that mail programs open as an unsent message (``X-Unsent: 1``).

    It has no Date: the mail program sets it when a person sends.
    """
    message = _message(letter)
    message["X-Unsent"] = "1"
    return message.as_bytes()


def message_bytes(letter: Letter, now: datetime) -> bytes:
    """Return the message as it goes to a mail server."""
    message = _message(letter)
    message["Date"] = format_datetime(now)
    message["Auto-Submitted"] = "no"
    return message.as_bytes()


def split_address(address: str) -> Address | None:
    """Return the address, or None where it is not one a mail could reach."""
    text = address.strip()
    if not text or any(mark in text for mark in " \t\r\n,;<>"):
        return None
    try:
        parsed = Address(addr_spec=text)
    except (ValueError, IndexError, HeaderParseError):
        return None
    is_whole = bool(parsed.username) and "." in parsed.domain and not parsed.domain.startswith(".")
    return parsed if is_whole and text.isascii() else None


def _message(letter: Letter) -> EmailMessage:
    message = EmailMessage(policy=SMTP)
    message["Subject"] = one_line(letter.subject)
    message["From"] = _named(letter.sender_name, letter.sender)
    if letter.recipient:
        message["To"] = _named(letter.recipient_name, letter.recipient)
    message["Message-ID"] = letter.message_id
    # base64 keeps every line short whatever the text holds; no format=flowed, so links stay whole.
    message.set_content(letter.body, charset="utf-8", cte="base64")
    return message


def _named(name: str, address: str) -> Address | str:
    parsed = split_address(address)
    if parsed is None:
        return one_line(address)
    return Address(one_line(name), parsed.username, parsed.domain)
