"""Crockford base32 in lower case, without padding or check symbol.

Source:
    Douglas Crockford, Base 32 (crockford.com/base32.html).
"""

import base64
from typing import Final

ALPHABET: Final = "0123456789abcdefghjkmnpqrstvwxyz"
_SYMBOLS: Final = frozenset(ALPHABET)
# The library writes the same bits in another alphabet, and `int` reads them in a third.
_WRITE_AS: Final = bytes.maketrans(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", ALPHABET.encode())
_DIGIT_OF: Final = str.maketrans(ALPHABET, "0123456789abcdefghijklmnopqrstuv")
_READ_AS: Final = str.maketrans({"i": "1", "l": "1", "o": "0"})
_BITS: Final = 5


def encode(data: bytes) -> str:
    """Write bytes as symbols; the length must be a multiple of five bytes.

    Raises:
        ValueError: The bytes do not fill whole symbols.
    """
    if len(data) % _BITS:
        raise ValueError("only whole symbols can be written")
    return base64.b32encode(data).translate(_WRITE_AS).decode("ascii")


def tidy(text: str) -> str:
    """Undo what hands and eyes do to symbols: case, and i, l, o for 1, 1, 0."""
    return text.lower().translate(_READ_AS)


def decode(text: str) -> bytes:
    """Read symbols back, forgiving case and look-alikes.

    Raises:
        ValueError: A character is no symbol, or the symbols do not fill whole bytes.
    """
    symbols = tidy(text)
    if not _SYMBOLS.issuperset(symbols):
        raise ValueError("not a Crockford symbol")
    byte_count, rest = divmod(len(symbols) * _BITS, 8)
    if rest:
        raise ValueError("the symbols do not fill whole bytes")
    number = int(symbols.translate(_DIGIT_OF), 32) if symbols else 0
    return number.to_bytes(byte_count)
