"""Message files, read back as a mail program reads them."""

import email
import email.policy
from datetime import UTC, datetime
from email.header import decode_header, make_header
from email.headerregistry import Address
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.mail.eml_file import Letter, draft_bytes, message_bytes, split_address
from desktop.core.mail.templates import one_line

_HARD = "髙﨑①㈱𠮷 ﾊﾝｶｸ ～－∥"
_URL = "https://relay.example.jp/r/" + "0123456789abcdefghjkmnpqrstvwxyz01234567"


def letter(**changes: str) -> Letter:
    facts = {
        "sender": "saiyo@minori.example.org",
        "sender_name": "㈱みのり精工",
        "recipient": "hanako@example.org",
        "recipient_name": "𠮷﨑 花子 様",
        "subject": f"選考結果のご連絡 {_HARD}",
        "body": f"{_HARD}\n\n{_URL}\n",
        "message_id": "<abc@minori.example.org>",
    }
    return Letter(**(facts | changes))


def read(data: bytes) -> EmailMessage:
    message = email.message_from_bytes(data, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    return message


def test_every_character_survives_byte_for_byte() -> None:
    message = read(draft_bytes(letter()))

    body = message.get_payload(decode=True)
    assert isinstance(body, bytes)
    assert body.replace(b"\r\n", b"\n") == f"{_HARD}\n\n{_URL}\n".encode()
    assert message["Subject"] == f"選考結果のご連絡 {_HARD}"
    assert message["To"].addresses[0].display_name == "𠮷﨑 花子 様"
    assert message["To"].addresses[0].addr_spec == "hanako@example.org"
    assert message["From"].addresses[0].display_name == "㈱みのり精工"


def test_no_line_is_longer_than_mail_allows_whatever_the_text_holds() -> None:
    data = draft_bytes(letter(body="長" * 5000 + "\n" + "x" * 5000, subject="長" * 400))

    assert max(len(line) for line in data.split(b"\r\n")) <= 998
    assert data.isascii()


def test_a_link_stays_whole_in_one_line() -> None:
    message = read(draft_bytes(letter(body=f"{'前' * 200}\n{_URL}\n後")))

    assert _URL in message.get_content().splitlines()
    assert message["Content-Type"].params.get("format") is None


def test_a_draft_is_unsent_and_undated_and_a_mail_is_dated() -> None:
    draft = read(draft_bytes(letter()))
    sent = read(message_bytes(letter(), datetime(2026, 11, 20, 3, 0, tzinfo=UTC)))

    assert (draft["X-Unsent"], draft["Date"]) == ("1", None)
    assert (sent["X-Unsent"], sent["Auto-Submitted"]) == (None, "no")
    assert sent["Date"].datetime == datetime(2026, 11, 20, 3, 0, tzinfo=UTC)
    assert draft["Message-ID"] == sent["Message-ID"] == "<abc@minori.example.org>"


def test_somebody_without_an_address_gets_a_draft_without_one() -> None:
    assert read(draft_bytes(letter(recipient="")))["To"] is None


def test_a_draft_of_a_company_without_an_address_leaves_from_to_the_mail_program() -> None:
    draft = draft_bytes(letter(sender=""))

    assert b"\r\nFrom:" not in draft
    assert read(draft)["From"] is None
    assert read(draft)["To"].addresses[0].addr_spec == "hanako@example.org"


@pytest.mark.parametrize(
    "name", ["花子\r\nBcc: evil@example.org", "花子\nX: 1", "花子\x00\x1b", "花子\u2028Bcc: x@y.z"]
)
def test_no_name_or_subject_can_add_a_header(name: str) -> None:
    changes = {"recipient_name": name, "subject": name, "sender_name": name}

    message = read(draft_bytes(letter(**changes)))

    assert set(message.keys()) == {
        "Subject",
        "From",
        "To",
        "Message-ID",
        "Content-Type",
        "Content-Transfer-Encoding",
        "MIME-Version",
        "X-Unsent",
    }
    assert len(message["To"].addresses) == 1


@pytest.mark.parametrize(
    "address",
    [
        "",
        "hanako",
        "hanako@",
        "@example.org",
        "hanako@example",
        "hanako@.example.org",
        "a@example.org,b@example.org",
        "a@example.org\nBcc: b@example.org",
        "花子@example.org",
        "hana ko@example.org",
        "<hanako@example.org>",
        "hanako@example.org; b",
    ],
)
def test_what_no_mail_could_reach_is_no_address(address: str) -> None:
    assert split_address(address) is None


@pytest.mark.parametrize("address", ["a@example.org", " a.b+c@mail.example.co.jp "])
def test_what_a_mail_could_reach_is_an_address(address: str) -> None:
    found = split_address(address)

    assert found is not None
    assert found.addr_spec == address.strip()


@given(st.text('a@."\\()[]:<>;, \r\n花', max_size=12))
def test_whatever_stands_in_the_column_is_an_address_or_none(address: str) -> None:
    found = split_address(address)

    assert found is None or ("@" in found.addr_spec and "\n" not in found.addr_spec)


def test_an_address_longer_than_a_mail_server_takes_is_none() -> None:
    assert split_address(f"{'a' * 243}@example.org") is None
    assert split_address(f"{'a' * 242}@example.org") is not None


_TEXTS = st.text(
    st.characters(exclude_categories=["Cs"]) | st.sampled_from('=?"(),.:;<>@\\\r\n\t '), max_size=80
)


def by_the_library(facts: Letter) -> EmailMessage:
    """Write the same letter with the standard library's own message class."""
    message = EmailMessage(policy=email.policy.SMTP)
    message["Subject"] = one_line(facts.subject)
    message["From"] = Address(one_line(facts.sender_name), "saiyo", "minori.example.org")
    message["To"] = Address(one_line(facts.recipient_name), "hanako", "example.org")
    message.set_content(facts.body, charset="utf-8", cte="base64")
    return read(message.as_bytes())


def display_name(data: bytes, header: str) -> str:
    """Read a name by RFC 2047: what stands between two encoded words is dropped.

    The newer reader of the standard library keeps a space there (gh-128110).
    """
    raw = email.message_from_bytes(data)[header].rpartition("<")[0].strip()
    return str(make_header(decode_header(raw)))


@given(_TEXTS, _TEXTS, _TEXTS.filter(bool))
def test_a_mail_reads_as_the_one_the_standard_library_writes(
    subject: str, name: str, body: str
) -> None:
    facts = letter(subject=subject, recipient_name=name, sender_name=name, body=body)

    data = draft_bytes(facts)

    mine, theirs = read(data), by_the_library(facts)
    assert mine.get_payload(decode=True) == theirs.get_payload(decode=True)
    assert mine["To"].addresses[0].addr_spec == theirs["To"].addresses[0].addr_spec
    assert mine["Subject"] == one_line(subject)
    assert display_name(data, "To") == display_name(data, "From") == one_line(name)
    assert max(len(line) for line in data.split(b"\r\n")) <= 78
    assert mine.defects == []
