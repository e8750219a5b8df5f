"""Delivery reports as servers write them, and what only looks like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.domain.mailbox import BounceKind
from desktop.core.mail.dsn import read_report
from tests.integration.mail.bounces import bounce_of

OURS = "<abc@minori.example.org>"


@pytest.mark.parametrize(
    ("status", "action", "kind", "is_address_bad"),
    [
        ("5.1.1", "failed", BounceKind.PERMANENT, True),
        ("5.2.1", "failed", BounceKind.PERMANENT, True),
        ("5.2.2", "failed", BounceKind.PERMANENT, False),
        ("5.7.1", "Failed", BounceKind.PERMANENT, False),
        ("4.4.7", "failed", BounceKind.TEMPORARY, False),
        ("4.4.1", "delayed", BounceKind.DELAYED, False),
    ],
    ids=["no-user", "disabled", "full", "policy", "expired", "delayed"],
)
def test_a_report_says_which_mail_and_why(
    status: str, action: str, kind: BounceKind, *, is_address_bad: bool
) -> None:
    (found,) = read_report(bounce_of(OURS, status, action=action))

    assert (found.message_id, found.kind, found.status) == (OURS, kind, status)
    assert found.is_address_bad is is_address_bad
    assert "hanako" not in repr(found)


@pytest.mark.parametrize(
    "kind",
    ["message/rfc822", "text/rfc822-headers", "message/global-headers"],
    ids=["whole", "headers", "global-headers"],
)
def test_the_original_may_be_whole_or_its_headers_alone(kind: str) -> None:
    (found,) = read_report(bounce_of(OURS, "5.1.1", kind=kind))

    assert found.message_id == OURS


def test_an_address_in_another_form_is_its_mailbox() -> None:
    (found,) = read_report(bounce_of(OURS, "5.1.1", recipient="Hanako@Example.org"))

    assert found.recipient == "hanako@example.org"


def test_a_report_in_utf_8_is_read_too() -> None:
    report = bounce_of(OURS, "5.1.1").replace(
        b"message/delivery-status", b"message/global-delivery-status"
    )

    (found,) = read_report(report)

    assert (found.message_id, found.status) == (OURS, "5.1.1")


@pytest.mark.parametrize(
    ("header", "place"),
    [
        ("X-Original-Message-ID: <abc@minori.example.org>", "status"),
        ("In-Reply-To: <abc@minori.example.org>", "mail"),
        ("References: <abc@minori.example.org>", "mail"),
    ],
    ids=["status-part", "in-reply-to", "references"],
)
def test_a_report_without_the_original_names_it_elsewhere(header: str, place: str) -> None:
    report = bounce_of(OURS, "5.1.1", kind="text/plain").decode()
    mark = "Reporting-MTA:" if place == "status" else "Subject: Undelivered"
    report = report.replace(mark, f"{header}\r\n{mark}")

    (found,) = read_report(report.encode())

    assert found.message_id == OURS


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"Subject: a\r\nMessage-ID: <abc@minori.example.org>\r\n\r\n550 5.1.1",
        bounce_of(OURS, "5.1.1", action="delivered"),
        bounce_of(OURS, "5.1.1", action="relayed"),
        bounce_of("none", "5.1.1"),
        bounce_of(OURS, "5.1.1", recipient="").replace(b"rfc822; ", b""),
        bounce_of(OURS, "5.1.1").replace(b"multipart/report", b"multipart/mixed"),
    ],
    ids=["empty", "plain", "delivered", "relayed", "no-id", "nobody", "mixed"],
)
def test_what_is_no_bad_news_of_ours_is_nothing(content: bytes) -> None:
    assert read_report(content) == ()


def test_a_report_without_a_status_has_given_up_for_good() -> None:
    (found,) = read_report(bounce_of(OURS, "no idea"))

    assert (found.kind, found.status) == (BounceKind.PERMANENT, "5.0.0")


@given(st.binary(max_size=300), st.integers(0, 800))
def test_a_damaged_report_never_breaks_the_reading(noise: bytes, at: int) -> None:
    report = bounce_of(OURS, "5.1.1")

    for content in (report[:at] + noise + report[at:], report[:at], noise):
        for found in read_report(content):
            assert found.status[0] in "245"
