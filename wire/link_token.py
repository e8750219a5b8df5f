"""The CR1 relay link token: who sent it, and that it is genuine; nothing else.

A token holds no personal data, no time and no sequence. Only the desktop knows which applicant a
nonce was minted for.

Source:
    `docs/wire.md`, "Relay token CR1"; decision 1.
"""

import hmac
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from wire import crockford

TOKEN_LENGTH: Final = 40
NONCE_BYTES: Final = 10
MAX_KID: Final = 2**32 - 1
_TAG_BYTES: Final = 10
_BODY_BYTES: Final = 15
_CONTEXT: Final = b"career-relay/link/v1\x00"


class TokenKind(IntEnum):
    """What a token may be used for."""

    PERSONAL = 1
    """One addressee, one registration."""
    COMMON = 2
    """The paste-in snippet: many registrations, each person once."""


class InvalidTokenError(ValueError):
    """The text is no CR1 token. The text itself is never repeated in the message."""


@dataclass(frozen=True, slots=True)
class LinkToken:
    """A token taken apart.

    Attributes:
        kind: Personal or common.
        kid: Number of the employer's link key.
        nonce: Ten random bytes.
        tag: Ten bytes of authentication code.
    """

    kind: TokenKind
    kid: int
    nonce: bytes
    tag: bytes

    @property
    def text(self) -> str:
        """The forty symbols as they are printed."""
        return crockford.encode(_body(self.kind, self.kid, self.nonce) + self.tag)


def mint(key: bytes, kid: int, kind: TokenKind, nonce: bytes) -> str:
    """Make the token of a nonce.

    Args:
        key: The link key of `kid`, 32 bytes.
        kid: Number of the link key.
        kind: Personal or common.
        nonce: Ten bytes from a cryptographic source, never used before with this key.

    Raises:
        ValueError: The nonce or the kid has the wrong size.
    """
    if len(nonce) != NONCE_BYTES or not 0 <= kid <= MAX_KID:
        raise ValueError("a token takes a nonce of ten bytes and a kid of four")
    body = _body(kind, kid, nonce)
    return crockford.encode(body + _tag(key, body))


def parse(text: str) -> LinkToken:
    """Take a token apart without judging whether it is genuine.

    Raises:
        InvalidTokenError: The text has not the form of a token.
    """
    if len(text) != TOKEN_LENGTH or not text.isascii():
        raise InvalidTokenError("not forty symbols")
    try:
        raw = crockford.decode(text)
        kind = TokenKind(raw[0])
    except ValueError as error:
        raise InvalidTokenError("not a relay link token") from error
    kid = int.from_bytes(raw[1:5])
    return LinkToken(kind, kid, raw[5:_BODY_BYTES], raw[_BODY_BYTES:])


def is_genuine(token: LinkToken, key: bytes) -> bool:
    """Tell, in constant time, whether the token was minted with this key."""
    expected = _tag(key, _body(token.kind, token.kid, token.nonce))
    return hmac.compare_digest(expected, token.tag)


def relay_url(base_url: str, token: str) -> str:
    """Return the address that goes into a notice, on a line of its own."""
    return f"{base_url.rstrip('/')}/r/{token}"


def for_log(text: str) -> str:
    """Return the part of a token that logs may show: kind and kid, never the nonce."""
    return text[:8]


def _body(kind: TokenKind, kid: int, nonce: bytes) -> bytes:
    return kind.to_bytes(1) + kid.to_bytes(4) + nonce


def _tag(key: bytes, body: bytes) -> bytes:
    return hmac.digest(key, _CONTEXT + body, "sha256")[:_TAG_BYTES]
