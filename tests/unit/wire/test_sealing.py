"""The sealed link key."""

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from wire import sealing
from wire.messages import seal_context
from wire.sealing import SealBrokenError, Sealed

SECRET = b"k" * 32
CONTEXT = seal_context("d_abc", 7)


def test_the_recipient_opens_what_was_sealed() -> None:
    recipient = X25519PrivateKey.generate()
    sealed = sealing.seal(SECRET, recipient.public_key(), CONTEXT)

    assert sealing.open_sealed(sealed, recipient, CONTEXT) == SECRET


def test_nobody_else_opens_it() -> None:
    sealed = sealing.seal(SECRET, X25519PrivateKey.generate().public_key(), CONTEXT)

    with pytest.raises(SealBrokenError):
        sealing.open_sealed(sealed, X25519PrivateKey.generate(), CONTEXT)


def test_it_opens_in_its_own_context_only() -> None:
    recipient = X25519PrivateKey.generate()
    sealed = sealing.seal(SECRET, recipient.public_key(), CONTEXT)

    with pytest.raises(SealBrokenError):
        sealing.open_sealed(sealed, recipient, seal_context("d_abc", 8))


@pytest.mark.parametrize("epk", ["AAAA", "*", "A" * 43])
def test_a_malformed_seal_is_broken(epk: str) -> None:
    with pytest.raises(SealBrokenError):
        sealing.open_sealed(Sealed(epk, "AAAA"), X25519PrivateKey.generate(), CONTEXT)
