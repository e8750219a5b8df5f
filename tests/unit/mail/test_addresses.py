"""Which addresses can be reached, and what only looks like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.mail.addresses import envelope_of, split_address


@pytest.mark.parametrize(
    ("address", "written"),
    [
        ("hanako@example.org", "hanako@example.org"),
        (" hanako@example.org ", "hanako@example.org"),
        ("hanako@みのり.example.org", "hanako@xn--u9j7a8a.example.org"),
        ("花子@みのり.example.org", "花子@xn--u9j7a8a.example.org"),
        ('"hanako..b"@example.org', '"hanako..b"@example.org'),
        (r'"a\"b"@example.org', r'"a\"b"@example.org'),
    ],
    ids=["plain", "blanks", "idn", "utf8", "quoted", "escaped"],
)
def test_what_can_be_reached_is_written_for_a_server(address: str, written: str) -> None:
    found = split_address(address)

    assert found is not None
    assert found.addr_spec == written


@pytest.mark.parametrize(
    "address",
    [
        "hana\u202eko@example.org",
        "hanako@exam\u200bple.org",
        "hanako@example.org\u200b",
        "ｈａｎａｋｏ@example.org",
        "ｈａｎａｋｏ@みのり.example.org",
        "花子@example.org",
        "花子\u202e@みのり.example.org",
        "花..子@みのり.example.org",
        '"hana\nko"@example.org',
        '"hanako@example.org',
        '""@example.org',
        '"a,b"@example.org',
        "hanako@みのり",
        "hanako@-みのり.example.org",
        "@みのり.example.org",
        "hanako@" + "み" * 70 + ".example.org",
        '"' + "a" * 70 + '"@example.org',
    ],
)
def test_what_hides_or_could_be_two_is_no_address(address: str) -> None:
    assert split_address(address) is None


def test_an_envelope_needs_both_ends_and_says_when_a_server_must_know_utf_8() -> None:
    plain = envelope_of("a@example.org", "b@example.org")
    wide = envelope_of("a@example.org", "花子@みのり.example.org")

    assert plain is not None
    assert wide is not None
    assert (plain.needs_utf8, wide.needs_utf8) == (False, True)
    assert envelope_of("nobody", "b@example.org") is None
    assert envelope_of("a@example.org", "nobody") is None
    assert "example" not in repr(plain)


@given(st.text(max_size=80))
def test_nothing_typed_can_say_a_second_line_to_a_server(text: str) -> None:
    for address in (text, f"{text}@example.org", f"a@{text}", f'"{text}"@example.org'):
        found = split_address(address)
        if found is not None:
            written = found.addr_spec
            assert not {"\r", "\n", " ", "<", ">", "\0"} & set(written)
