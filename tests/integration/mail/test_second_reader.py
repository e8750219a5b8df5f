"""Our mails read by somebody else's parser: Dovecot's, which shares no code with Python's."""

from base64 import b64decode
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from desktop.core.mail.eml_file import Letter, draft_bytes, message_bytes
from tests.integration.agency.rig import LOOPBACK
from tests.integration.mail.imap_rig import Dovecot, dovecot

pytestmark = [pytest.mark.allow_hosts([LOOPBACK]), pytest.mark.xdist_group("dovecot")]

HARD = "髙﨑①㈱𠮷"
URL = "https://relay.example.jp/r/040000073n61yjqq5qzfps1vphpngjzh3z2gx0pg"


@pytest.fixture(scope="module")
def server() -> Iterator[Dovecot]:
    with dovecot() as server:
        yield server


def letter(**changes: str) -> Letter:
    values = {
        "sender": "saiyo@minori.example.org",
        "sender_name": "㈱みのり精工",
        "recipient": "hanako@example.org",
        "recipient_name": f"{HARD} 様",
        "subject": f"選考結果のご連絡 {HARD}",
        "body": f"{HARD} 様\n\n{URL}\n",
        "message_id": "<abc@minori.example.org>",
    }
    return Letter(**(values | changes))


@pytest.mark.parametrize("is_draft", [True, False], ids=["draft", "mail"])
def test_another_parser_finds_names_subject_and_text(server: Dovecot, *, is_draft: bool) -> None:
    mail = draft_bytes(letter()) if is_draft else message_bytes(letter(), datetime.now(UTC))

    with server.client() as client:
        client.select_folder("INBOX")
        client.delete_messages(client.search())
        client.expunge()
        client.append("INBOX", mail)
        for key, value in (("SUBJECT", HARD), ("BODY", HARD), ("BODY", URL), ("TO", HARD)):
            assert len(client.search([key, value], charset="UTF-8")) == 1, key
        (uid,) = client.search()
        found = client.fetch([uid], [b"ENVELOPE", b"BODY.PEEK[1]", b"BODYSTRUCTURE"])[uid]

    envelope = found[b"ENVELOPE"]
    assert (envelope.to[0].mailbox, envelope.to[0].host) == (b"hanako", b"example.org")
    assert (len(envelope.to), len(envelope.from_)) == (1, 1)
    assert envelope.message_id == b"<abc@minori.example.org>"
    assert b64decode(found[b"BODY[1]"]) == f"{HARD} 様\r\n\r\n{URL}\r\n".encode()
    assert found[b"BODYSTRUCTURE"][:2] == (b"text", b"plain")


@pytest.mark.parametrize(
    "trick",
    [
        "花子\r\nBcc: x@example.org",
        '花子" <x@example.org>, "',
        "花子 <x@example.org>",
        "=?utf-8?q?x@example.org=2C?=",
        "花子\u202egro.elpmaxe@x",
        "\u200b\u2066花子\u2069",
        "長" * 20_000,
        ";:,<>@()[]\\",
    ],
    ids=["bcc", "quote", "brackets", "encoded", "rtl", "zero-width", "long", "specials"],
)
def test_no_name_and_no_subject_adds_a_recipient_or_a_header(server: Dovecot, trick: str) -> None:
    mail = message_bytes(
        letter(recipient_name=trick, sender_name=trick, subject=trick), datetime.now(UTC)
    )

    with server.client() as client:
        client.select_folder("INBOX")
        client.delete_messages(client.search())
        client.expunge()
        client.append("INBOX", mail)
        (uid,) = client.search()
        found = client.fetch([uid], [b"ENVELOPE", b"BODY.PEEK[HEADER.FIELDS (BCC CC)]"])[uid]

    envelope = found[b"ENVELOPE"]
    assert [(one.mailbox, one.host) for one in envelope.to] == [(b"hanako", b"example.org")]
    assert [(one.mailbox, one.host) for one in envelope.from_] == [
        (b"saiyo", b"minori.example.org")
    ]
    assert (envelope.cc, envelope.bcc) == (None, None)
    assert max(len(line) for line in mail.split(b"\r\n")) <= 998
