"""Headers of mails in Sent, as mail programs write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.mail.sent_headers import read_headers


@pytest.mark.parametrize(
    "subject",
    ["=?utf-8?b?6YG46ICDIPCgro4=?=", "=?UTF-8?Q?=E9=81=B8=E8=80=83_=F0=A0=AE=8E?=", "選考 𠮎"],
    ids=["base64", "quoted", "raw"],
)
def test_a_subject_is_read_however_it_is_written(subject: str) -> None:
    header = "Message-ID:\r\n <a@x.example>\r\nTo: =?utf-8?q?a?= <H@Example.org>, b@x.example\r\n"

    found = read_headers(f"{header}Subject: {subject}\r\n\r\n".encode())

    assert found is not None
    assert (found.message_id, found.subject) == ("<a@x.example>", "選考 𠮎")
    assert found.recipients == ("h@example.org", "b@x.example")


def test_what_cannot_be_read_is_none_of_ours() -> None:
    assert read_headers(b"Subject: =?x-unknown?b?44GC?=\r\n\r\n") is None


@given(st.binary(max_size=200))
def test_whatever_lies_there_never_breaks_the_reading(content: bytes) -> None:
    found = read_headers(b"Subject: " + content + b"\r\nTo: " + content + b"\r\n\r\n")

    assert found is None or isinstance(found.subject, str)
