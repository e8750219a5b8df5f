"""Crockford base32 in lower case, without padding or check symbol.

Source:
    Douglas Crockford, Base 32 (crockford.com/base32.html).
"""

from typing import Final

ALPHABET: Final = "0123456789abcdefghjkmnpqrstvwxyz"
_VALUE_OF: Final = {symbol: value for value, symbol in enumerate(ALPHABET)}
_READ_AS: Final = str.maketrans({"i": "1", "l": "1", "o": "0"})
_BITS: Final = 5


def encode(data: bytes) -> str:
    """Write bytes as symbols; the length must be a multiple of five bytes.

    Raises:
        ValueError: The bytes do not fill whole symbols.
    """
    bit_count = len(data) * 8
    if bit_count % _BITS:
        raise ValueError("only whole symbols can be written")
    number = int.from_bytes(data)
    shifts = range(bit_count - _BITS, -1, -_BITS)
    return "".join(ALPHABET[(number >> shift) & 31] for shift in shifts)


def tidy(text: str) -> str:
    """Undo what hands and eyes do to symbols: case, and i, l, o for 1, 1, 0."""
    return text.lower().translate(_READ_AS)


def decode(text: str) -> bytes:
    """Read symbols back, forgiving case and look-alikes.

    Raises:
        ValueError: A character is no symbol, or the symbols do not fill whole bytes.
    """
    number = 0
    for symbol in tidy(text):
        value = _VALUE_OF.get(symbol)
        if value is None:
            raise ValueError("not a Crockford symbol")
        number = number << _BITS | value
    byte_count, rest = divmod(len(text) * _BITS, 8)
    if rest:
        raise ValueError("the symbols do not fill whole bytes")
    return number.to_bytes(byte_count)
