"""The enrolment string of decision 9."""

import pytest

from wire import enrolment_string
from wire.enrolment_string import EnrolmentString, InvalidEnrolmentStringError

CODE = "0123456789abcdef"
PRINT = "ghjkmnpqrstvwxyz"


@pytest.mark.parametrize(
    ("host", "base_url"),
    [
        ("relay.example.jp", "https://relay.example.jp"),
        ("relay-west.example.jp:8443", "https://relay-west.example.jp:8443"),
        ("127.0.0.1:8000", "http://127.0.0.1:8000"),
        ("[::1]:8000", "http://[::1]:8000"),
        ("localhost:8000", "https://localhost:8000"),
        ("192.168.0.5", "https://192.168.0.5"),
    ],
)
def test_a_string_is_read_from_the_right(host: str, base_url: str) -> None:
    read = enrolment_string.parse(f"cr1-{host}-{CODE}-{PRINT}")

    assert read == EnrolmentString(host, CODE, PRINT)
    assert read.base_url == base_url
    assert enrolment_string.parse(read.text) == read


def test_spaces_case_and_look_alikes_are_forgiven() -> None:
    typed = f" CR1-Relay.Example.jp-{CODE.replace('0', 'O').replace('1', 'I')} \n-{PRINT.upper()} "

    assert enrolment_string.parse(typed) == EnrolmentString("relay.example.jp", CODE, PRINT)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "cr1",
        f"cr1-{CODE}-{PRINT}",
        f"cr2-relay.example.jp-{CODE}-{PRINT}",
        f"cr1-relay.example.jp-{CODE[:-1]}-{PRINT}",
        f"cr1-relay.example.jp-{CODE}-{PRINT[:-1]}u",
        f"cr1-relay_example.jp-{CODE}-{PRINT}",
        f"cr1-relay.example.jp:0-{CODE}-{PRINT}",
        f"cr1-relay.example.jp:70000-{CODE}-{PRINT}",
        f"cr1-user@relay.example.jp-{CODE}-{PRINT}",
        f"cr1-relay.example.jp/x-{CODE}-{PRINT}",
    ],
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(InvalidEnrolmentStringError):
        enrolment_string.parse(text)


@pytest.mark.parametrize("host", ["relay_x", "", "[::1", "localhost", "127.0.0.1.example.jp"])
def test_only_address_literals_are_loopback(host: str) -> None:
    assert not enrolment_string.is_loopback_literal(host)
