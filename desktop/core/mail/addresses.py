"""Mail addresses: which can be reached, and how they are written to a server."""

import re
import unicodedata
from dataclasses import dataclass, field
from email.errors import HeaderParseError
from email.headerregistry import Address
from typing import Final

from typing_extensions import override

_ADDRESS_MAX: Final = 254
_LOCAL_MAX: Final = 64
_ATOM: Final = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LABEL: Final = r"[A-Za-z0-9-]+"
_PLAIN_ADDRESS: Final = re.compile(rf"({_ATOM}(?:\.{_ATOM})*)@({_LABEL}(?:\.{_LABEL})+)")
_QUOTED: Final = re.compile(r'"(?:[!#-+\--:=?-\[\]-~]|\\["\\])+"')
"""Without blanks, commas, semicolons and angle brackets: two addresses in one cell have those."""


@dataclass(frozen=True, slots=True)
class Envelope:
    """Sender and recipient as a server is told them, domains in ASCII."""

    sender: str = field(repr=False)
    recipient: str = field(repr=False)

    @property
    def needs_utf8(self) -> bool:
        """Whether a server must know SMTPUTF8 (RFC 6531)."""
        return not (self.sender.isascii() and self.recipient.isascii())


class _Quoted(Address):
    """An address whose local part was typed in quotes: the library drops those of ``"a..b"``."""

    def __init__(self, local: str, domain: str) -> None:
        super().__init__(addr_spec=f"{local}@{domain}")
        self._written = f"{local}@{domain}"

    @property
    @override
    def addr_spec(self) -> str:
        """The address as it was typed, its domain in ASCII."""
        return self._written


def envelope_of(sender: str, recipient: str) -> Envelope | None:
    """Return both addresses for a server, or None where one could not be reached."""
    parts = split_address(sender), split_address(recipient)
    if parts[0] is None or parts[1] is None:
        return None
    return Envelope(parts[0].addr_spec, parts[1].addr_spec)


def split_address(address: str) -> Address | None:
    """Return the address with its domain in ASCII, or None where no mail could reach it."""
    text = address.strip()
    if len(text) > _ADDRESS_MAX:  # RFC 5321, 4.5.3.1.3: a path has 256 octets with its brackets
        return None
    plain = _PLAIN_ADDRESS.fullmatch(text)
    if plain is not None:
        return Address(username=plain[1], domain=plain[2])
    local, at, domain = text.rpartition("@")
    ascii_domain = _ascii_domain(domain)
    if not at or not ascii_domain:
        return None
    if local.startswith('"'):
        return _quoted(local, ascii_domain)
    # A name before the domain of a usual provider is a slip in a list, not an address.
    return None if domain.isascii() else _other(local, ascii_domain)


def _quoted(local: str, domain: str) -> Address | None:
    """Read a quoted local part such as ``"taro yamada"@example.org`` (RFC 5321, 4.1.2)."""
    if _QUOTED.fullmatch(local) is None or len(local) > _LOCAL_MAX:
        return None
    try:
        found = _Quoted(local, domain)
    except (ValueError, IndexError, HeaderParseError):
        return None
    return found if found.username else None


def _other(local: str, domain: str) -> Address | None:
    """Read a local part of letters of any script (RFC 6531), and nothing that hides.

    Full-width letters are a slip of the keyboard, not an address: only what is its own compatible
    form counts. Marks of direction and zero width are no letters, so they are refused.
    """
    if unicodedata.normalize("NFKC", local) != local or len(local.encode()) > _LOCAL_MAX:
        return None
    is_readable = all(
        re.fullmatch(_ATOM, each) or unicodedata.category(each)[0] in "LMN"
        for each in local.replace(".", "")
    )
    is_dotted = all(local.split("."))
    return Address(username=local, domain=domain) if local and is_readable and is_dotted else None


def _ascii_domain(domain: str) -> str:
    """Return the domain as a name server knows it, or nothing."""
    if re.fullmatch(rf"{_LABEL}(?:\.{_LABEL})+", domain):
        return domain
    import idna  # noqa: PLC0415 - tables that hardly any address needs

    try:
        found = idna.encode(domain).decode("ascii")
    except (idna.IDNAError, UnicodeError):
        return ""
    return found if "." in found else ""
