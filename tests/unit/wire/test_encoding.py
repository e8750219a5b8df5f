"""Batch bodies packed and unpacked within limits."""

import gzip

import pytest
import zstandard

from wire import encoding, limits
from wire.encoding import BombError, EncodingError

BODY = b'{"t":"r"}\n' * 50


@pytest.mark.parametrize("accepted", [("zstd", "gzip"), ("gzip",)])
def test_a_body_is_unpacked_as_it_was(accepted: tuple[str, ...]) -> None:
    packed, name = encoding.compress(BODY, accepted)

    assert name == accepted[0]
    assert len(packed) < len(BODY)
    assert encoding.inflate(packed, name) == BODY


def test_packing_twice_gives_the_same_bytes() -> None:
    assert encoding.compress(BODY, ("gzip",)) == encoding.compress(BODY, ("gzip",))


def test_plain_bytes_stay_as_they_are() -> None:
    assert encoding.inflate(BODY, "identity") == BODY


@pytest.mark.parametrize(
    ("packed", "name"),
    [
        (b"nonsense", "zstd"),
        (b"nonsense", "gzip"),
        (gzip.compress(BODY)[:-4], "gzip"),
        (gzip.compress(BODY) + b"more", "gzip"),
        (BODY, "br"),
    ],
    ids=["no-zstd", "no-gzip", "cut-short", "with-more", "unknown"],
)
def test_bytes_that_are_not_what_they_claim_are_refused(packed: bytes, name: str) -> None:
    with pytest.raises(EncodingError):
        encoding.inflate(packed, name)


@pytest.mark.parametrize("name", ["zstd", "gzip"])
def test_a_bomb_is_not_unpacked(name: str) -> None:
    bomb = b"0" * (limits.MAX_INFLATED_BYTES + 1)
    packed = zstandard.compress(bomb) if name == "zstd" else gzip.compress(bomb)

    with pytest.raises(BombError):
        encoding.inflate(packed, name)
