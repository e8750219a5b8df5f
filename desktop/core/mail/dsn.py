"""Delivery reports: which of our mails came back, and why.

Source:
    RFC 3464 (delivery status), RFC 6522 (multipart/report), RFC 6533 (the same in UTF-8).
"""

import re
from collections.abc import Iterator
from email import message_from_bytes, message_from_string
from email.message import Message
from typing import Final

from desktop.core.domain.mailbox import Bounce, BounceKind

_STATUS_TYPES: Final = ("message/delivery-status", "message/global-delivery-status")
_ORIGINAL_TYPES: Final = (
    *("message/rfc822", "message/global"),
    *("text/rfc822-headers", "message/global-headers"),
)
_MESSAGE_ID: Final = re.compile(r"<[^<>\s]{1,500}>")
_STATUS: Final = re.compile(r"[245]\.\d{1,3}\.\d{1,3}")
_ACTIONS: Final = ("failed", "delayed")
_PARTS_MAX: Final = 20
_RECIPIENTS_MAX: Final = 100


def read_report(content: bytes) -> tuple[Bounce, ...]:
    """Return a bounce for each address a report gives up on or still tries.

    Nothing where the mail is no report, or does not say which mail it is about.
    """
    mail = message_from_bytes(content)
    parts = list(_parts(mail))
    message_id = _original_id(mail, parts)
    if not message_id:
        return ()
    statuses = (part for part in parts if part.get_content_type() in _STATUS_TYPES)
    found = [
        bounce
        for part in statuses
        for block in _blocks(part)
        if (bounce := _bounce(block, message_id)) is not None
    ]
    return tuple(found[:_RECIPIENTS_MAX])


def _parts(mail: Message) -> Iterator[Message]:
    """Return the parts of the report itself, not those of the mail inside it."""
    if mail.get_content_type() != "multipart/report":
        return
    payload = mail.get_payload()
    if isinstance(payload, list):
        yield from (part for part in payload[:_PARTS_MAX] if isinstance(part, Message))


def _blocks(part: Message) -> Iterator[Message]:
    """Return the groups of lines of a status part; the first tells of the mail as a whole."""
    payload = part.get_payload()
    for block in payload if isinstance(payload, list) else ():
        if isinstance(block, Message):
            yield block
            # Of the kind in UTF-8 the library reads the first group as a mail, the others as text.
            for rest in re.split(r"\r?\n[ \t]*\r?\n", _text(block)):
                yield message_from_string(rest)


def _text(part: Message) -> str:
    content = part.get_payload(decode=True)
    return content.decode("utf-8", "replace") if isinstance(content, bytes) else ""


def _bounce(block: Message, message_id: str) -> Bounce | None:
    action = _value(block, "Action").lower()
    recipient = _value(block, "Original-Recipient") or _value(block, "Final-Recipient")
    if action not in _ACTIONS or not recipient:
        return None
    found = _STATUS.search(_value(block, "Status"))
    # A server that gives up without saying why has given up for good.
    status = found[0] if found else "5.0.0"
    kind = BounceKind.PERMANENT if status.startswith("5") else BounceKind.TEMPORARY
    if action == "delayed":
        kind = BounceKind.DELAYED
    return Bounce(message_id, recipient.rpartition(";")[2].strip().lower(), kind, status)


def _original_id(mail: Message, parts: list[Message]) -> str:
    """Return the Message-ID of the mail that came back, from where servers put it."""
    for part in parts:
        if part.get_content_type() in _ORIGINAL_TYPES:
            found = _id_in(_value(_original(part), "Message-ID"))
            if found:
                return found
    for part in parts:
        if part.get_content_type() in _STATUS_TYPES:
            for block in _blocks(part):
                found = _id_in(_value(block, "X-Original-Message-ID"))
                if found:
                    return found
    is_report = bool(parts)
    headers = ("X-Original-Message-ID", "In-Reply-To", "References") if is_report else ()
    return next((found for name in headers if (found := _id_in(_value(mail, name)))), "")


def _original(part: Message) -> Message:
    payload = part.get_payload()
    if isinstance(payload, list) and payload and isinstance(payload[0], Message):
        return payload[0]
    return message_from_string(_text(part))


def _id_in(value: str) -> str:
    found = _MESSAGE_ID.search(value)
    return found[0] if found else ""


def _value(block: Message, name: str) -> str:
    return " ".join(str(block.get(name, "")).split())
