"""The three headers of a mail in Sent that say whether it is one of ours."""

from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.parser import HeaderParser
from email.utils import getaddresses

from desktop.core.domain.mailbox import SentMail


def read_headers(header_bytes: bytes) -> SentMail | None:
    """Return what Message-ID, To and Subject say, or None where they cannot be read."""
    try:
        # As UTF-8: some programs write their headers so (RFC 6532), and ASCII is the same.
        found = HeaderParser().parsestr(header_bytes.decode("utf-8", "replace"))
        message_id = _one_line(found, "Message-ID")
        recipients = getaddresses([_one_line(found, "To")])
        subject = str(make_header(decode_header(_one_line(found, "Subject"))))
    except (MessageError, LookupError, ValueError):
        # Other people's mail may be anything; it is none of ours.
        return None
    addresses = tuple(address.lower() for _, address in recipients if address)
    return SentMail(message_id, addresses, " ".join(subject.split()))


def _one_line(found: Message, name: str) -> str:
    return " ".join(str(found.get(name, "")).split())
