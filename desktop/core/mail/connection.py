"""What SMTP and IMAP share: whom to trust, and who we say we are."""

import ipaddress
import ssl
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Line:
    """How a server is spoken to.

    Attributes:
        tls: Whose certificates count; the system's authorities unless a test says otherwise.
        timeout_s: Longest silence of a server in general.
        verdict_timeout_s: Longest silence after a whole message: servers look for viruses then
            (RFC 5321, 4.5.3.2.6 asks for ten minutes; nobody waits that long at a window).
    """

    tls: ssl.SSLContext = field(default_factory=ssl.create_default_context)
    timeout_s: float = 60
    verdict_timeout_s: float = 300


def is_loopback(host: str) -> bool:
    """Say whether a server is this very machine; only then a line may be bare."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def xoauth2(user: str, token: str) -> str:
    """Return the initial answer of SASL XOAUTH2, before base64.

    Source:
        Google, "The SASL XOAUTH2 Mechanism"; Microsoft names the same.
    """
    return f"user={user}\1auth=Bearer {token}\1\1"
