"""A passphrase comes through a descriptor, and never stands on the command line."""

import os
from pathlib import Path

import pytest

from tests.integration.cli.shell import PASSPHRASE, Answer, Shell

pytestmark = pytest.mark.slow


def asked(shell: Shell, secret: bytes) -> Answer:
    """Look at the workspace with a passphrase in a pipe."""
    reading, writing = os.pipe()
    os.write(writing, secret)
    os.close(writing)
    try:
        call = ("doctor", "--passphrase-fd", str(reading))
        return shell.cli(*call, hand_down=(reading,), CAREER_RELAY_PASSPHRASE_FILE="")
    finally:
        os.close(reading)


@pytest.mark.parametrize("end", ["", "\n", "\r\n", "\nanything after it"])
def test_the_first_line_of_a_descriptor_opens_the_workspace(made: Shell, end: str) -> None:
    answer = asked(made, f"{PASSPHRASE}{end}".encode())

    assert (answer.code, answer.facts["store"]) == (0, "ok")


@pytest.mark.parametrize(
    ("secret", "error"),
    [
        ("違う合言葉\n".encode(), "KEY-0301"),
        (b"", "KEY-0304"),
        ("正しい合言葉".encode("cp932"), "KEY-0304"),
    ],
    ids=["another", "empty", "not utf-8"],
)
def test_a_descriptor_without_the_passphrase_is_77(made: Shell, secret: bytes, error: str) -> None:
    answer = asked(made, secret)

    assert (answer.code, answer.facts) == (77, {"error": error})


@pytest.mark.parametrize("number", ["917", "-1", "99999999999"])
def test_a_descriptor_that_is_none_is_77(made: Shell, number: str) -> None:
    answer = made.cli("doctor", f"--passphrase-fd={number}")

    assert (answer.code, answer.facts) == (77, {"error": "KEY-0304"})


def test_the_descriptor_goes_before_the_file(made: Shell) -> None:
    (made.home / "passphrase").write_text("違う\n", "utf-8")
    reading, writing = os.pipe()
    os.write(writing, PASSPHRASE.encode())
    os.close(writing)

    answer = made.cli("doctor", "--passphrase-fd", str(reading), hand_down=(reading,))
    os.close(reading)

    assert answer.code == 0


def test_a_workspace_can_be_made_with_it(shell: Shell, tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.write(writing, PASSPHRASE.encode())
    os.close(writing)

    made = shell.cli(
        *("init", "--company", "株式会社みのり精工", "--passphrase-fd", str(reading)),
        hand_down=(reading,),
        CAREER_RELAY_PASSPHRASE_FILE="",
    )
    os.close(reading)

    assert made.code == 0
    assert shell.cli("doctor").code == 0
    assert PASSPHRASE not in made.out + made.err
    assert tmp_path == shell.home
