"""The agency's statement beside our own count: every figure is compared, nothing is corrected."""

import msgspec
import pytest

from agency.store import feed
from desktop.core.domain.errors import ErrorCode
from desktop.core.domain.statement import Difference, StatementCheck
from desktop.core.domain.syncing import SyncState
from desktop.core.services.credits.contract import read_statement, read_terms
from desktop.core.services.credits.read_credits import read_credits
from desktop.sync.evidence import SignedAnswer
from tests.conftest import NOON
from tests.unit.sync.rig import Line, Peer, breaks, linked, register
from tests.unit.sync.test_profiles import HANAKO
from wire.events import GENESIS, EventType, Notice
from wire.messages import BalanceStatement

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])


def compared(peer: Peer) -> StatementCheck:
    peer.engine.sync()
    found = read_statement(peer.workspace)
    assert found is not None
    return found


def registered(peer: Peer) -> None:
    """Have somebody register, so that the statement is about something."""
    register(peer, linked(peer, HANAKO)[1])


def test_an_honest_agency_agrees_from_the_first_sync_on(peer: Peer) -> None:
    assert read_statement(peer.workspace) is None

    first = compared(peer)
    registered(peer)
    second = compared(peer)

    assert (first.agrees, first.as_of_seq) == (True, 0)
    assert (second.agrees, second.as_of_seq) == (True, 2)
    assert second.received_at == NOON
    assert peer.engine.status().state is SyncState.ONLINE
    assert peer.scalars("SELECT count(*) FROM statement") == [1]
    assert read_credits(peer.workspace).available == 1


def test_each_figure_the_agency_alters_is_named(peer: Peer) -> None:
    registered(peer)
    peer.engine.sync()
    altered: list[str] = []

    def lie(told: BalanceStatement) -> BalanceStatement:
        right = getattr(told, altered[-1])
        wrong = "f" * 64 if isinstance(right, str) else right + 1
        # Another ratio would be taken over as a term; none at all is a lie like the others.
        wrong = 0 if altered[-1] == "ratio" else wrong
        return msgspec.structs.replace(told, **{altered[-1]: wrong})

    peer.line.stated = lie
    for member in BalanceStatement.__struct_fields__:
        altered.append(member)
        found = {one.member for one in compared(peer).differences}
        assert found == ({member, "chain_head"} if member == "as_of_seq" else {member})
    assert len(altered) == 13


def moved(told: BalanceStatement) -> BalanceStatement:
    """State the figures under terms of five registrations for a slot."""
    slots = (told.earned - told.in_review) // 5
    return msgspec.structs.replace(told, ratio=5, slots=slots, open_slots=told.available // 5)


def with_six(peer: Peer) -> None:
    """Have six people register, which is a slot by terms of five and none by ten."""
    for number in range(1, 7):
        register(peer, linked(peer, HANAKO)[1], number)
        # Several in an hour would be looked at by the agency first.
        peer.rig.clock.move(days=1)
    peer.engine.sync()


def test_terms_that_moved_are_taken_over_from_the_statement_and_shown(peer: Peer) -> None:
    with_six(peer)
    before = read_credits(peer.workspace)
    assert (before.ratio, before.slots_earned) == (10, 0)
    peer.line.stated = moved

    assert compared(peer).agrees
    assert compared(peer).agrees

    summary, terms = read_credits(peer.workspace), read_terms(peer.workspace)
    assert terms is not None
    assert (summary.ratio, summary.slots_earned, terms.ratio) == (5, 1, 5)
    assert peer.engine.status().state is SyncState.ONLINE
    assert peer.scalars("SELECT count(*) FROM sync_log WHERE kind = 'terms.changed'") == [1]
    (detail,) = peer.scalars("SELECT detail FROM audit WHERE act = 'terms.changed'")
    assert "10" in str(detail)


def test_other_figures_that_differ_under_moved_terms_are_named_still(peer: Peer) -> None:
    with_six(peer)
    peer.line.stated = lambda told: msgspec.structs.replace(moved(told), slots=3, bonus=1)

    found = compared(peer).differences

    assert found == (Difference("bonus", "0", "1"), Difference("slots", "1", "3"))


def test_slots_by_the_old_ratio_do_not_agree_with_a_new_one(peer: Peer) -> None:
    with_six(peer)
    peer.line.stated = lambda told: msgspec.structs.replace(told, ratio=5)

    assert {one.member for one in compared(peer).differences} == {"slots", "open_slots"}


@pytest.mark.parametrize("ratio", [0, -5])
def test_what_is_no_ratio_is_not_taken_over(peer: Peer, ratio: int) -> None:
    peer.line.stated = lambda told: msgspec.structs.replace(told, ratio=ratio)

    assert compared(peer).differences == (Difference("ratio", "10", str(ratio)),)
    assert read_credits(peer.workspace).ratio == 10


def test_a_statement_of_before_moves_no_terms(peer: Peer) -> None:
    peer.engine.sync()
    early = peer.line.agency.balance()
    registered(peer)
    peer.line.stated = lambda _: moved(early)

    found = compared(peer)

    assert {one.member for one in found.differences} == {"as_of_seq", "ratio"}
    assert peer.scalars("SELECT ratio FROM agency") == [10]


def test_a_difference_is_kept_told_once_and_corrects_nothing(peer: Peer) -> None:
    registered(peer)
    peer.engine.sync()
    entries = peer.scalars("SELECT seq || kind || ref FROM ledger_entry ORDER BY seq")
    peer.line.stated = lambda told: msgspec.structs.replace(told, slots=9)

    compared(peer)
    compared(peer)

    status = peer.engine.status()
    assert (status.state, status.attention_code, status.attention_count) == (
        SyncState.ATTENTION,
        ErrorCode.STATEMENT_DIFFERS,
        1,
    )
    assert peer.scalars("SELECT seq || kind || ref FROM ledger_entry ORDER BY seq") == entries
    logged = "SELECT count(*) FROM sync_log WHERE kind = 'statement.differs'"
    assert peer.scalars(logged) == [1]
    assert peer.scalars("SELECT count(*) FROM audit WHERE act = 'statement.differs'") == [1]


def test_only_the_figure_that_differs_is_named_and_with_both_numbers(peer: Peer) -> None:
    registered(peer)
    peer.line.stated = lambda told: msgspec.structs.replace(told, earned=told.earned + 3)

    assert compared(peer).differences == (Difference("earned", "1", "4"),)


def test_a_later_statement_that_agrees_ends_the_attention(peer: Peer) -> None:
    peer.line.stated = lambda told: msgspec.structs.replace(told, bonus=1)
    compared(peer)
    assert peer.engine.status().attention_code is not None
    peer.line.stated = lambda told: told

    assert compared(peer).agrees
    assert peer.engine.status().state is SyncState.ONLINE


def test_a_difference_does_not_stop_the_rounds(peer: Peer) -> None:
    peer.line.stated = lambda told: msgspec.structs.replace(told, bonus=1)
    compared(peer)
    registered(peer)

    assert peer.engine.sync().events == 2


def test_a_statement_of_before_what_the_agency_told_is_no_statement(peer: Peer) -> None:
    old = peer.line.agency
    peer.engine.sync()
    early = peer.line.agency.balance()
    registered(peer)
    peer.line.stated = lambda _: early

    check = compared(peer)

    assert old is not None
    assert (early.as_of_seq, early.chain_head) == (0, GENESIS)
    assert [one.member for one in check.differences] == ["as_of_seq"]


def test_what_happens_between_feed_and_statement_is_fetched_and_compared(peer: Peer) -> None:
    happened: list[str] = []

    def meanwhile(act: str) -> None:
        if act == "balance" and not happened:
            happened.append(act)
            registered(peer)

    peer.line.before = meanwhile
    check = compared(peer)

    assert (check.agrees, check.as_of_seq) == (True, 2)
    assert peer.scalars("SELECT cursor FROM agency") == [2]


def test_a_statement_as_of_other_news_agrees_too(peer: Peer) -> None:
    employer = peer.rig.agency.links.resolve(linked(peer, HANAKO)[1])
    assert employer is not None
    with peer.rig.agency.store.of_employer(employer.link_key.employer.id) as connection:
        data = Notice(topic="duplicates", month="2026-11", n=5)
        at = peer.rig.clock.now()
        feed.append(connection, employer.link_key.employer.id, EventType.NOTICE, data, at=at)

    check = compared(peer)

    assert (check.agrees, check.as_of_seq) == (True, 1)


def test_a_line_that_breaks_leaves_the_statement_of_before(peer: Peer) -> None:
    first = compared(peer)
    peer.line.before = breaks("balance")

    report = peer.engine.sync()

    assert report.state is SyncState.OFFLINE
    assert read_statement(peer.workspace) == first


def test_the_statement_is_kept_as_it_came_with_what_proves_it(peer: Peer) -> None:
    class Keeping(Line):
        last_answer: SignedAnswer | None = None

    keeping = Keeping(peer.line.agency)
    peer.line = keeping
    peer.engine.sync()
    bare = peer.scalars("SELECT signature FROM statement")
    keeping.last_answer = SignedAnswer(
        b'{"earned":0} ', 200, ("GET", "/v1/balance", "cr=:q:"), "cr=();keyid=1", "cr=:a:"
    )
    peer.engine.sync()

    assert bare == [""]
    assert peer.scalars("SELECT body FROM statement") == [b'{"earned":0} ']
    (proof,) = peer.scalars("SELECT signature FROM statement")
    assert '"signature": "cr=:a:"' in str(proof)
    assert '"request_signature": "cr=:q:"' in str(proof)


def test_the_terms_are_kept_as_they_were_agreed_to(peer: Peer) -> None:
    terms = read_terms(peer.workspace)

    assert terms is not None
    assert (terms.ratio, terms.person_window_months, terms.since) == (10, 12, NOON)
    assert "10" in terms.text


def test_a_store_of_an_earlier_version_shows_ratio_and_version(peer: Peer) -> None:
    with peer.workspace.store.write() as connection:
        connection.exec_driver_sql("UPDATE agency SET terms = NULL")

    terms = read_terms(peer.workspace)

    assert terms is not None
    assert (terms.ratio, terms.version, terms.text) == (10, "1", "")
