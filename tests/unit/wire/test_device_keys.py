"""The new key of a device signs its own taking over."""

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from msgspec.structs import replace

from wire import device_keys, keys
from wire.device_keys import KeyRotation

DEVICE = "d_" + "0" * 24


def rotation(key: Ed25519PrivateKey) -> KeyRotation:
    return KeyRotation(
        device_pub=keys.b64url(key.public_key().public_bytes_raw()),
        x25519_pub="x",
        proof=device_keys.proof_of(key, DEVICE, "nonce"),
        nonce="nonce",
    )


def test_the_new_key_proves_itself_for_one_device_and_occasion() -> None:
    request = rotation(Ed25519PrivateKey.generate())
    stranger = rotation(Ed25519PrivateKey.generate())

    assert device_keys.is_proven(request, DEVICE)
    assert not device_keys.is_proven(request, "d_other")
    assert not device_keys.is_proven(replace(request, nonce="other"), DEVICE)
    assert not device_keys.is_proven(replace(request, proof=stranger.proof), DEVICE)


@pytest.mark.parametrize("member", ["device_pub", "proof"])
def test_what_cannot_be_read_is_said(member: str) -> None:
    request = replace(rotation(Ed25519PrivateKey.generate()), **{member: "é"})

    with pytest.raises(ValueError, match="ascii"):
        device_keys.is_proven(request, DEVICE)
