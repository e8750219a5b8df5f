"""紹介枠 against the agency's own service: asked for, held, given back and used, each once."""

import pytest

from agency.clock import seconds
from agency.service import redemptions
from agency.store import feed, ledger
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.redemption import SlotRow, SlotState
from desktop.core.domain.syncing import SyncState
from desktop.core.services.credits.contract import read_statement
from desktop.core.services.credits.read_credits import list_ledger, read_credits
from desktop.core.services.credits.redeem import list_slots, release_slot, use_slot
from tests.unit.sync.rig import Peer, breaks, linked, raising, refused
from tests.unit.sync.test_profiles import HANAKO
from wire.events import EventType, Moved
from wire.ledger import Entry, EntryKind
from wire.problems import Problem

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])
WELDER = {"job_title": "溶接 1名", "region": "14", "skills": ["図面読解"]}


@pytest.fixture
def rich(peer: Peer) -> Peer:
    """Return a peer with units for two slots."""
    return gift(peer)


def gift(peer: Peer) -> Peer:
    """Give twenty units at once: twenty registrations would take their time."""
    rig, no = peer.rig, peer.rig.link(linked(peer, HANAKO)[1]).link_key.employer.id
    at = rig.clock.now()
    with rig.agency.store.of_employer(no) as connection:
        ledger.post(connection, no, Entry(EntryKind.BONUS, "gift", 20), at=seconds(at))
        feed.append(connection, no, EventType.CREDIT_BONUS, Moved(ref="gift", n=20), at=at)
    peer.engine.sync()
    return peer


def only(peer: Peer) -> SlotRow:
    (found,) = list_slots(peer.workspace)
    return found


def figures(peer: Peer) -> tuple[int, int, int, int]:
    now = read_credits(peer.workspace)
    return now.slots_available, now.slots_open, now.slots_used, now.available


def employer(peer: Peer) -> str:
    (found,) = peer.scalars("SELECT employer_id FROM agency")
    return str(found)


def test_a_slot_is_asked_for_held_introduced_and_used(rich: Peer) -> None:
    ref = use_slot(rich.workspace, WELDER)
    waiting = only(rich)
    report = rich.engine.sync()
    held = only(rich)
    redemptions.introduce(rich.rig.agency, employer(rich), ref)
    rich.engine.sync()
    introduced = only(rich)
    redemptions.consume(rich.rig.agency, employer(rich), ref)
    rich.engine.sync()

    assert (waiting.state, waiting.job_title, report.sent_others) == (
        SlotState.WAITING,
        "溶接 1名",
        1,
    )
    assert (held.state, held.units, introduced.state) == (
        SlotState.RESERVED,
        10,
        SlotState.INTRODUCED,
    )
    assert only(rich).state is SlotState.CONSUMED
    assert figures(rich) == (1, 0, 1, 10)
    check = read_statement(rich.workspace)
    assert check is not None
    assert check.agrees


def test_open_and_used_slots_are_counted_by_request(rich: Peer) -> None:
    use_slot(rich.workspace, WELDER)
    rich.engine.sync()

    assert figures(rich) == (1, 1, 0, 10)
    with rich.workspace.store.write() as connection:
        connection.exec_driver_sql("UPDATE agency SET ratio = 4")
    # Terms of another ratio change neither how many are open nor what they hold.
    assert figures(rich) == (2, 1, 0, 10)


def test_the_ledger_tells_what_a_slot_was_used_for(rich: Peer) -> None:
    ref = use_slot(rich.workspace, WELDER)
    rich.engine.sync()
    release_slot(rich.workspace, ref)
    rich.engine.sync()

    back, held, gift = list_ledger(rich.workspace)
    assert (back.kind, back.units, back.balance, back.subject) == ("release", 10, 20, "溶接 1名")
    assert (held.kind, held.units, held.balance, held.subject) == ("reserve", -10, 10, "溶接 1名")
    assert (gift.kind, gift.units, gift.balance, gift.subject) == ("bonus", 20, 20, "")
    assert only(rich).state is SlotState.RELEASED
    assert figures(rich) == (2, 0, 0, 20)


@pytest.mark.parametrize("side", ["before", "after"])
def test_a_lost_answer_reserves_once(rich: Peer, side: str) -> None:
    use_slot(rich.workspace, WELDER)
    setattr(rich.line, side, breaks("redeem"))

    first = rich.engine.sync()
    rich.engine.sync()

    assert first.state is SyncState.OFFLINE
    assert figures(rich) == (1, 1, 0, 10)


def test_nothing_is_asked_for_without_a_slot(peer: Peer) -> None:
    with pytest.raises(AppError) as none:
        use_slot(peer.workspace, WELDER)

    assert none.value.code is ErrorCode.SLOTS_NONE
    assert list_slots(peer.workspace) == ()


def test_what_waits_counts_against_what_can_be_used(rich: Peer) -> None:
    use_slot(rich.workspace, WELDER)
    use_slot(rich.workspace, WELDER)

    with pytest.raises(AppError) as none:
        use_slot(rich.workspace, WELDER)

    assert none.value.code is ErrorCode.SLOTS_NONE


@pytest.mark.parametrize(
    "wanted",
    [{}, {"job_title": ""}, {"job_title": "a", "person": "b"}],
    ids=["none", "empty", "more"],
)
def test_a_position_that_is_none_is_not_sent(rich: Peer, wanted: dict[str, object]) -> None:
    with pytest.raises(AppError) as invalid:
        use_slot(rich.workspace, wanted)

    assert invalid.value.code is ErrorCode.SLOT_INVALID


def test_a_refused_slot_says_why_and_holds_nothing_up(rich: Peer) -> None:
    use_slot(rich.workspace, WELDER)
    rich.line.before = raising("redeem", refused(Problem.INSUFFICIENT_CREDIT, 409))

    report = rich.engine.sync()

    assert (report.state, report.error) == (SyncState.ONLINE, None)
    assert (only(rich).state, only(rich).fault) == (SlotState.REFUSED, "insufficient-credit")


def test_a_slot_given_back_before_it_left_is_never_asked_for(rich: Peer) -> None:
    ref = use_slot(rich.workspace, WELDER)
    release_slot(rich.workspace, ref)
    asked: list[str] = []
    rich.line.before = asked.append

    rich.engine.sync()

    assert asked == ["events", "balance"]
    assert only(rich).state is SlotState.REFUSED
    assert figures(rich) == (2, 0, 0, 20)


def test_a_slot_given_back_whose_answer_was_lost_is_given_back_there(rich: Peer) -> None:
    ref = use_slot(rich.workspace, WELDER)
    rich.line.after = breaks("redeem")
    rich.engine.sync()

    release_slot(rich.workspace, ref)
    rich.engine.sync()

    assert only(rich).state is SlotState.RELEASED
    assert figures(rich) == (2, 0, 0, 20)


def test_a_slot_that_never_arrived_is_given_back_all_the_same(rich: Peer) -> None:
    ref = use_slot(rich.workspace, WELDER)
    rich.line.before = breaks("redeem")
    rich.engine.sync()
    release_slot(rich.workspace, ref)

    report = rich.engine.sync()

    assert (report.state, only(rich).state) == (SyncState.ONLINE, SlotState.REFUSED)


def test_a_slot_somebody_was_introduced_for_stays(rich: Peer) -> None:
    ref = use_slot(rich.workspace, WELDER)
    rich.engine.sync()
    redemptions.introduce(rich.rig.agency, employer(rich), ref)
    rich.engine.sync()

    with pytest.raises(AppError) as closed:
        release_slot(rich.workspace, ref)

    assert closed.value.code is ErrorCode.SLOT_CLOSED


def test_a_slot_of_nobody_cannot_be_given_back(peer: Peer) -> None:
    with pytest.raises(AppError) as gone:
        release_slot(peer.workspace, "nobody")

    assert gone.value.code is ErrorCode.SLOT_GONE


def test_a_slot_of_another_device_is_listed_without_its_position(rich: Peer) -> None:
    ref = use_slot(rich.workspace, WELDER)
    rich.engine.sync()
    with rich.workspace.store.write() as connection:
        connection.exec_driver_sql("DELETE FROM redemption")

    assert only(rich) == SlotRow(ref, SlotState.RESERVED, "", 10, None)
