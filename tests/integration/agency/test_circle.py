"""The circle over HTTP: enrol, send a batch, ten registrations, one 紹介枠."""

import pytest

from tests.integration.agency.rig import AgencyProcess, Candidate, Desktop, Mailbox, a_body
from wire import events
from wire.batch import GENESIS
from wire.link_token import TokenKind

pytestmark = [pytest.mark.allow_hosts(["127.0.0.1"]), pytest.mark.slow]


def test_ten_registrations_make_one_slot(
    demo_agency: AgencyProcess, desktop: Desktop, mailbox: Mailbox
) -> None:
    common = desktop.link(TokenKind.COMMON)
    tokens = [desktop.link() for _ in range(8)] + [common, common]
    candidates = [Candidate(number) for number in range(100, 110)]
    desktop.client.put_batch(a_body(), seq=1, prev=GENESIS)
    for candidate, token in zip(candidates, tokens, strict=True):
        assert candidate.register(demo_agency, mailbox, token).status_code == 200

    page = desktop.client.events(after=0)
    statement = desktop.client.balance()

    assert (statement.earned, statement.in_review, statement.slots) == (10, 0, 1)
    assert (statement.as_of_seq, statement.chain_head) == (21, page.events[-1].id)
    assert events.is_chained(page.events, after_seq=0, prev=events.GENESIS)
    kinds = [event.kind for event in page.events]
    assert kinds == ["batch.accepted", *["registration.confirmed", "credit.earned"] * 10]
    assert not any(token in repr(page.events) for token in tokens)


def test_the_feed_is_read_in_pages_from_a_cursor(desktop: Desktop) -> None:
    bodies = [a_body(20 + number) for number in range(3)]
    head = GENESIS
    for seq, body in enumerate(bodies, start=1):
        head = desktop.client.put_batch(body, seq=seq, prev=head).receipt.batch

    first = desktop.client.events(after=0, limit=2)
    second = desktop.client.events(after=first.next, limit=2)
    third = desktop.client.events(after=second.next, limit=2)

    assert [event.seq for event in (*first.events, *second.events)] == [1, 2, 3]
    assert (third.events, third.next) == ((), 3)
    assert (third.head.seq, third.head.id) == (3, head)
