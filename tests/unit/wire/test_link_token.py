"""CR1 tokens: vectors, tolerance of reading, and that nothing forged is taken."""

import os
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wire import crockford, link_token
from wire.link_token import InvalidTokenError, TokenKind

KEY = b"k" * 32
PERSONAL = "04000007000000000000000024100fkhf9dkc476"
COMMON = "08000007000000000000000051kdmevg2pc1hqs8"


@pytest.mark.parametrize(
    ("kind", "vector"), [(TokenKind.PERSONAL, PERSONAL), (TokenKind.COMMON, COMMON)]
)
def test_minting_gives_the_published_vector(kind: TokenKind, vector: str) -> None:
    assert link_token.mint(KEY, 7, kind, bytes(10)) == vector


@given(
    kind=st.sampled_from(TokenKind),
    kid=st.integers(0, link_token.MAX_KID),
    nonce=st.binary(min_size=10, max_size=10),
)
def test_a_minted_token_is_read_back_whole(kind: TokenKind, kid: int, nonce: bytes) -> None:
    text = link_token.mint(KEY, kid, kind, nonce)
    token = link_token.parse(text)

    assert (token.kind, token.kid, token.nonce, token.text) == (kind, kid, nonce, text)
    assert link_token.is_genuine(token, KEY)


def test_reading_forgives_case_and_look_alikes() -> None:
    typed = PERSONAL.upper().replace("0", "O").replace("1", "l")

    assert link_token.parse(typed).text == PERSONAL


@pytest.mark.parametrize(
    "text",
    [
        "",
        PERSONAL[:-1],
        PERSONAL + "0",
        PERSONAL[:-1] + "u",
        PERSONAL[:-1] + "-",
        "0c" + PERSONAL[2:],
        PERSONAL[:-1] + "ー",
    ],
)
def test_what_is_no_token_is_refused_without_being_repeated(text: str) -> None:
    with pytest.raises(InvalidTokenError) as caught:
        link_token.parse(text)

    assert not text or text not in str(caught.value)


@given(position=st.integers(0, 39), symbol=st.sampled_from("0123456789abcdefghjkmnpqrstvwxyz"))
def test_a_token_with_another_symbol_is_never_genuine(position: int, symbol: str) -> None:
    forged = PERSONAL[:position] + symbol + PERSONAL[position + 1 :]
    try:
        token = link_token.parse(forged)
    except InvalidTokenError:
        return

    assert link_token.is_genuine(token, KEY) is (forged == PERSONAL)


def test_a_token_of_another_key_is_not_genuine() -> None:
    assert not link_token.is_genuine(link_token.parse(PERSONAL), b"x" * 32)


@pytest.mark.parametrize(("kid", "nonce"), [(7, bytes(9)), (-1, bytes(10)), (2**32, bytes(10))])
def test_minting_refuses_wrong_sizes(kid: int, nonce: bytes) -> None:
    with pytest.raises(ValueError, match="nonce of ten bytes"):
        link_token.mint(KEY, kid, TokenKind.PERSONAL, nonce)


def test_the_url_of_a_short_host_fits_a_mail_line() -> None:
    url = link_token.relay_url("https://relay.example.jp/", PERSONAL)

    assert url == f"https://relay.example.jp/r/{PERSONAL}"
    assert len(url) <= 76


def test_logs_show_kind_and_kid_only() -> None:
    assert link_token.for_log(PERSONAL) == "04000007"


_SUITE, _SOAK = 20_000, 1_000_000
_SYMBOLS = "0123456789abcdefghjkmnpqrstvwxyz"


def test_no_forged_or_changed_token_is_ever_taken() -> None:
    """20,000 in the suite, a million under `tools/dev.py soak`."""
    count = _SOAK if "CAREER_RELAY_SOAK" in os.environ else _SUITE
    chance = random.Random(7)  # noqa: S311 a seed, not a secret
    taken = well_formed = 0
    for number in range(count):
        forged = _changed(chance) if number % 2 else _made_up(chance)
        try:
            token = link_token.parse(forged)
        except InvalidTokenError:
            continue
        well_formed += 1
        taken += forged not in (PERSONAL, COMMON) and link_token.is_genuine(token, KEY)

    assert taken == 0
    assert well_formed > count // 4
    if count == _SOAK:
        print(f"\n{count} tokens forged or changed, {well_formed} well formed, {taken} taken")  # noqa: T201 - a soak tells its n


def _changed(chance: random.Random) -> str:
    """Change up to four symbols of a genuine token."""
    symbols = list(chance.choice((PERSONAL, COMMON)))
    for position in chance.sample(range(40), chance.randint(1, 4)):
        symbols[position] = chance.choice(_SYMBOLS)
    return "".join(symbols)


def _made_up(chance: random.Random) -> str:
    """Make a token for the right employer with a tag drawn at random, or by another's key."""
    nonce = chance.randbytes(10)
    kind = chance.choice(tuple(TokenKind))
    if chance.random() < 0.5:
        return link_token.mint(chance.randbytes(32), 7, kind, nonce)
    return crockford.encode(kind.to_bytes(1) + (7).to_bytes(4) + nonce + chance.randbytes(10))
