"""The relay link after mail programs and servers rewrote the text around it."""

import email
import email.policy
import quopri

import pytest

from desktop.core.mail.eml_file import Letter, message_bytes
from tests.conftest import NOON

URL = "https://relay.example.jp/r/040000073n61yjqq5qzfps1vphpngjzh3z2gx0pg"
BODY = f"髙﨑①㈱𠮷 様\n\n{'前' * 120}\n{URL}\n{'後' * 120}\n-- \n署名\n"


def text_of(mail: bytes) -> str:
    read = email.message_from_bytes(mail, policy=email.policy.default)
    payload = read.get_payload(decode=True)
    assert isinstance(payload, bytes)
    return payload.decode().replace("\r\n", "\n")


def letter() -> Letter:
    return Letter(
        sender="saiyo@minori.example.org",
        sender_name="みのり精工",
        recipient="hanako@example.org",
        recipient_name="花子 様",
        subject="選考結果のご連絡",
        body=BODY,
        message_id="<abc@minori.example.org>",
    )


def flowed(text: str, width: int = 72) -> str:
    """Write a text as format=flowed does (RFC 3676, 4.2): cut behind blanks."""
    lines = []
    for line in text.split("\n"):
        rest = " " + line if line.startswith((" ", ">", "From ")) else line
        while len(rest) > width and " " in rest[:width]:
            at = rest.rindex(" ", 0, width)
            lines.append(rest[: at + 1])
            rest = rest[at + 1 :]
        lines.append(rest if rest == "-- " else rest.rstrip(" "))
    return "\n".join(lines)


def unflowed(text: str) -> str:
    """Read format=flowed back (RFC 3676, 4.1)."""
    joined = ""
    for line in text.split("\n"):
        unstuffed = line.removeprefix(" ")
        is_soft = unstuffed.endswith(" ") and unstuffed != "-- "
        joined += unstuffed if is_soft else unstuffed + "\n"
    return joined


def test_the_link_is_whole_as_we_send_it() -> None:
    text = text_of(message_bytes(letter(), NOON))

    assert URL in text.split("\n")
    assert text == BODY


@pytest.mark.parametrize("rounds", [1, 3], ids=["once", "three-times"])
def test_the_link_is_whole_after_quoted_printable(rounds: int) -> None:
    text = text_of(message_bytes(letter(), NOON))

    for _ in range(rounds):
        coded = quopri.encodestring(text.encode())
        assert max(len(line) for line in coded.splitlines()) <= 76
        text = quopri.decodestring(coded).decode()

    assert URL in text.split("\n")
    assert "髙﨑①㈱𠮷" in text


def test_the_link_is_whole_after_format_flowed() -> None:
    text = text_of(message_bytes(letter(), NOON))

    written = flowed(text)
    coded = quopri.decodestring(quopri.encodestring(written.encode())).decode()

    assert URL in written.split("\n")
    assert URL in unflowed(coded).split("\n")
    assert len(URL) <= 76
