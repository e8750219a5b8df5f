"""Content encodings of batch bodies, with the limits that stop a compressed bomb."""

import gzip
import io
import zlib
from typing import Final

import zstandard

from wire import limits

ZSTD: Final = "zstd"
GZIP: Final = "gzip"
IDENTITY: Final = "identity"
_ZSTD_LEVEL: Final = 3
_GZIP_LEVEL: Final = 6
_GZIP_WINDOW: Final = 31


class EncodingError(ValueError):
    """The bytes are not in the encoding they claim."""


class BombError(ValueError):
    """The bytes grow beyond the limits when they are unpacked."""


def compress(body: bytes, accepted: tuple[str, ...]) -> tuple[bytes, str]:
    """Return a body in the best encoding the agency takes, and its name."""
    if ZSTD in accepted:
        return zstandard.ZstdCompressor(level=_ZSTD_LEVEL).compress(body), ZSTD
    # mtime 0: the same body gives the same bytes at every try.
    return gzip.compress(body, compresslevel=_GZIP_LEVEL, mtime=0), GZIP


def inflate(wire: bytes, encoding: str) -> bytes:
    """Return the body of some bytes, unpacking no more than the limits allow.

    Raises:
        EncodingError: The encoding is unknown, or the bytes are not in it.
        BombError: The body is larger than 32 MiB or than a hundred times its bytes.
    """
    most = min(limits.MAX_INFLATED_BYTES, max(1, len(wire)) * limits.MAX_INFLATION_RATIO)
    if encoding == IDENTITY:
        body = wire
    elif encoding == ZSTD:
        body = _inflate_zstd(wire, most)
    elif encoding == GZIP:
        body = _inflate_gzip(wire, most)
    else:
        raise EncodingError("unknown encoding")
    if len(body) > most:
        raise BombError("too large when unpacked")
    return body


def _inflate_zstd(wire: bytes, most: int) -> bytes:
    reader = zstandard.ZstdDecompressor().stream_reader(io.BytesIO(wire))
    try:
        return reader.read(most + 1)
    except zstandard.ZstdError as error:
        raise EncodingError("not zstd") from error


def _inflate_gzip(wire: bytes, most: int) -> bytes:
    inflater = zlib.decompressobj(_GZIP_WINDOW)
    try:
        body = inflater.decompress(wire, most + 1)
    except zlib.error as error:
        raise EncodingError("not gzip") from error
    if len(body) <= most and (not inflater.eof or inflater.unused_data):
        raise EncodingError("cut off or followed by something else")
    return body
