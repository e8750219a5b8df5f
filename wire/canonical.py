"""Canonical bytes: one value, one byte string, one identifier.

Keys are sorted, nothing is padded, text is UTF-8, and NDJSON lines end with LF. Floating-point
numbers have no place in the contract, so their spelling never matters.
"""

import hashlib
from collections.abc import Iterable

import msgspec

_ENCODER = msgspec.json.Encoder(order="sorted")


def encode(value: object) -> bytes:
    """Return the canonical JSON of a struct, mapping or sequence."""
    return _ENCODER.encode(value)


def encode_lines(values: Iterable[object]) -> bytes:
    """Return canonical NDJSON: one value a line, each line ended by LF."""
    return _ENCODER.encode_lines(values)


def sha256_hex(data: bytes) -> str:
    """Return the identifier of some bytes: their SHA-256 in lower-case hex."""
    return hashlib.sha256(data).hexdigest()
