"""The enrolment string an agency hands to an employer.

`cr1-<host>-<code>-<fingerprint>` is read from the right, because a host may hold hyphens. The
fingerprint lets the desktop refuse a server with another key before the code is sent.

Source:
    Decision 9.
"""

import ipaddress
import re
from dataclasses import dataclass
from typing import Final

from wire import crockford

PREFIX: Final = "cr1"
CODE_LENGTH: Final = 16
_HOST: Final = re.compile(
    r"(?P<name>\[[0-9a-f:.]+\]|[a-z0-9]([a-z0-9.-]*[a-z0-9])?)(:(?P<port>[0-9]{1,5}))?"
)
_MAX_PORT: Final = 65535


class InvalidEnrolmentStringError(ValueError):
    """The text is no enrolment string. The text itself is never repeated in the message."""


@dataclass(frozen=True, slots=True)
class EnrolmentString:
    """An enrolment string taken apart.

    Attributes:
        host: Host name or address literal, with `:port` where it is not the usual one.
        code: The one-time code, 16 symbols.
        fingerprint: First 80 bits of the agency key's SHA-256, 16 symbols.
    """

    host: str
    code: str
    fingerprint: str

    @property
    def text(self) -> str:
        """The string as it is handed out."""
        return f"{PREFIX}-{self.host}-{self.code}-{self.fingerprint}"

    @property
    def base_url(self) -> str:
        """The agency's address: plain HTTP for a loopback literal only."""
        scheme = "http" if is_loopback_literal(self.host) else "https"
        return f"{scheme}://{self.host}"


def parse(text: str) -> EnrolmentString:
    """Read an enrolment string, forgiving spaces, case and look-alike symbols.

    Raises:
        InvalidEnrolmentStringError: The text has not that form.
    """
    parts = "".join(text.split()).lower().rsplit("-", 2)
    prefix, dash, host = parts[0].partition("-")
    if len(parts) != len(("head", "code", "fingerprint")) or prefix != PREFIX or not dash:
        raise InvalidEnrolmentStringError("not an enrolment string")
    if not _is_host(host):
        raise InvalidEnrolmentStringError("the host cannot be read")
    return EnrolmentString(host, _symbols(parts[1]), _symbols(parts[2]))


def is_loopback_literal(host: str) -> bool:
    """Tell whether a host, with or without port, is an address literal of this machine.

    `localhost` is a name, not a literal: a resolver could answer anything for it.
    """
    found = _HOST.fullmatch(host.lower())
    if found is None:
        return False
    try:
        return ipaddress.ip_address(found["name"].strip("[]")).is_loopback
    except ValueError:
        return False


def _is_host(host: str) -> bool:
    found = _HOST.fullmatch(host)
    return found is not None and int(found["port"] or 1) in range(1, _MAX_PORT + 1)


def _symbols(text: str) -> str:
    tidied = crockford.tidy(text)
    if len(tidied) != CODE_LENGTH or not set(tidied) <= set(crockford.ALPHABET):
        raise InvalidEnrolmentStringError("code and fingerprint have 16 symbols each")
    return tidied
