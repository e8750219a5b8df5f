"""Messages as bytes: UTF-8 throughout, so that 髙, 﨑, ① and 𠮷 survive."""

import re
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime

from desktop.core.mail.addresses import split_address
from desktop.core.mail.templates import one_line

__all__ = ["Letter", "draft_bytes", "message_bytes", "split_address"]

_LINE_END = "\r\n"
_BASE64_LINE = 76
_WORD_BYTES = 39
_SHORT = 60
_PLAIN_WORDS = re.compile(r"[A-Za-z0-9 !#$%&'*+/^_`{|}~-]*")
_PRINTABLE = re.compile(r"[\x20-\x7e]*")


@dataclass(frozen=True, slots=True)
class Letter:
    """What a message is made of. Addresses are bare; names are shown beside them.

    ``unsubscribe`` is the address that takes "please write no more"; empty for the answer to an
    application, which nobody subscribed to (domain-notes D5).
    """

    sender: str
    sender_name: str
    recipient: str
    recipient_name: str
    subject: str
    body: str
    message_id: str
    unsubscribe: str = ""


def draft_bytes(letter: Letter) -> bytes:
    """Return an ``.eml`` that mail programs open as an unsent message (``X-Unsent: 1``).

    It has no Date: the mail program sets it when a person sends.
    """
    return _message(letter, "X-Unsent: 1")


def message_bytes(letter: Letter, now: datetime) -> bytes:
    """Return the message as it goes to a mail server."""
    return _message(letter, f"Date: {format_datetime(now)}", "Auto-Submitted: no")


def _message(letter: Letter, *more: str) -> bytes:
    """Write the message out by hand: the library's header objects cost a millisecond each mail.

    Source:
        RFC 5322; RFC 2047 for words that are not ASCII; RFC 2045 for the body.
    """
    headers = [f"Subject: {_text(one_line(letter.subject))}"]
    if letter.sender:
        # Without one a draft has no From at all: the mail program fills its own in.
        headers.append(f"From: {_named(letter.sender_name, letter.sender)}")
    if letter.recipient:
        headers.append(f"To: {_named(letter.recipient_name, letter.recipient)}")
    if letter.unsubscribe:
        headers.append(f"List-Unsubscribe: <mailto:{letter.unsubscribe}?subject=unsubscribe>")
    headers += [
        f"Message-ID: {one_line(letter.message_id)}",
        'Content-Type: text/plain; charset="utf-8"',
        # base64 keeps every line short whatever the text holds; no format=flowed: links stay whole.
        "Content-Transfer-Encoding: base64",
        "MIME-Version: 1.0",
        *more,
    ]
    return _LINE_END.join((*headers, "", *_base64_lines(letter.body), "")).encode()


def _base64_lines(body: str) -> Iterator[str]:
    content = b"".join(line + b"\r\n" for line in body.encode().splitlines())
    coded = b64encode(content).decode("ascii")
    return (coded[at : at + _BASE64_LINE] for at in range(0, len(coded), _BASE64_LINE))


def _named(name: str, address: str) -> str:
    """Return ``name <address>``; what is no address stands alone, as words."""
    parsed = split_address(address)
    if parsed is None:
        return _text(one_line(address))
    words = one_line(name)
    if not words:
        return parsed.addr_spec
    is_plain = len(words) <= _SHORT and _PLAIN_WORDS.fullmatch(words) is not None
    # Folded before the address: a long name and a long address each fit a line of their own.
    return f"{words if is_plain else _encoded(words)}{_LINE_END} <{parsed.addr_spec}>"


def _text(words: str) -> str:
    """Return the value of an unstructured header."""
    is_plain = len(words) <= _SHORT and "=?" not in words and _PRINTABLE.fullmatch(words)
    return words if is_plain else _encoded(words)


def _encoded(words: str) -> str:
    """Return encoded words, one a line, cut between characters."""
    pieces: list[bytes] = [b""]
    for character in words:
        coded = character.encode()
        if len(pieces[-1]) + len(coded) > _WORD_BYTES:
            pieces.append(b"")
        pieces[-1] += coded
    coded_words = (f"=?utf-8?b?{b64encode(piece).decode('ascii')}?=" for piece in pieces)
    return f"{_LINE_END} ".join(coded_words)
