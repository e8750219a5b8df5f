"""Versions, symbols, keys, limits and canonical bytes."""

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from wire import canonical, crockford, keys, limits, version

KEY = Ed25519PrivateKey.from_private_bytes(b"\x01" * 32).public_key()


@pytest.mark.parametrize(
    ("protocol", "is_spoken"),
    [("1.0", True), ("1.7", True), ("2.0", False), ("1", False), ("1.x", False), ("", False)],
)
def test_a_protocol_is_spoken_when_its_major_version_is(protocol: str, is_spoken: bool) -> None:  # noqa: FBT001 a table column
    assert version.is_supported(protocol) is is_spoken


@given(st.binary(max_size=50).map(lambda data: data * 5))
def test_symbols_are_read_back(data: bytes) -> None:
    assert crockford.decode(crockford.encode(data)) == data


def test_only_whole_symbols_are_written() -> None:
    with pytest.raises(ValueError, match="whole symbols"):
        crockford.encode(b"abc")


def test_symbols_that_leave_bits_over_are_refused() -> None:
    with pytest.raises(ValueError, match="whole bytes"):
        crockford.decode("00000")


def test_a_key_is_read_back_from_its_spelling() -> None:
    spelling = keys.b64url(KEY.public_bytes_raw())

    assert keys.public_key(spelling).public_bytes_raw() == KEY.public_bytes_raw()


@pytest.mark.parametrize("text", ["AAAA", "AA*A", "ー", "A"])
def test_what_is_no_key_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 three libraries word it differently
        keys.public_key(text)


def test_names_of_keys_tell_device_and_agency_apart() -> None:
    assert keys.device_id(KEY)[2:] == keys.agency_key_id(KEY)[2:]
    assert (keys.device_id(KEY)[:2], keys.agency_key_id(KEY)[:2]) == ("d_", "a_")
    assert keys.device_id(KEY)[2:].startswith(keys.fingerprint(KEY))


@pytest.mark.parametrize(("k", "least"), [(5, 20), (7, 21), (10, 30)])
def test_the_smallest_batch_grows_with_k(k: int, least: int) -> None:
    assert limits.smallest_batch(k) == least


def test_canonical_bytes_sort_keys_and_end_lines_with_lf() -> None:
    assert canonical.encode({"b": 1, "a": "東京"}) == '{"a":"東京","b":1}'.encode()
    assert canonical.encode_lines([{"a": 1}, [2]]) == b'{"a":1}\n[2]\n'


def test_the_identifier_is_the_sha_256() -> None:
    assert canonical.sha256_hex(b"").startswith("e3b0c44298fc1c14")
