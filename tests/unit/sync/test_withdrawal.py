"""Withdrawing a batch sent by mistake: as a whole, in the outbox, harmless to ask twice."""

from datetime import date

import pytest

from desktop.core.domain.application import PersonDraft
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.ids import BatchId
from desktop.core.domain.syncing import SyncState
from desktop.core.services.people.save_person import save_person
from desktop.core.services.privacy.batches import discard_batch, find_batch, withdraw_batch
from tests.integration.agency.rig import a_body
from tests.unit.sync.rig import Peer, breaks
from wire import canonical
from wire.api import AgencyRefusedError
from wire.problems import Problem, ProblemDetail

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])


@pytest.fixture
def sent(peer: Peer) -> BatchId:
    """A batch the agency holds."""
    draft = PersonDraft("見本 花子", birth_date=date(1990, 4, 1))
    member = save_person(peer.workspace, None, draft, None).person_id
    batch_id = peer.approve(a_body(), member)
    assert peer.engine.sync().sent_batches == 1
    return batch_id


def at_agency(peer: Peer) -> bool:
    return peer.line.agency.has_batch(canonical.sha256_hex(a_body()))


def kinds(peer: Peer) -> list[object]:
    return peer.scalars("SELECT kind FROM sync_log ORDER BY id")


def test_a_withdrawn_batch_is_deleted_and_its_people_stay_released(
    peer: Peer, sent: BatchId
) -> None:
    withdraw_batch(peer.workspace, sent)
    waiting = peer.states()

    report = peer.engine.sync()

    assert waiting == ["withdrawing"]
    assert (report.state, report.sent_others) == (SyncState.ONLINE, 1)
    assert peer.states() == ["withdrawn"]
    assert not at_agency(peer)
    assert peer.scalars("SELECT is_released FROM person") == [1]
    assert peer.scalars("SELECT record_count FROM provision") == [20]
    assert "batch.withdrawn" in kinds(peer)


@pytest.mark.parametrize("side", ["before", "after"])
def test_a_broken_line_keeps_the_withdrawal_until_it_is_answered(
    peer: Peer, sent: BatchId, side: str
) -> None:
    withdraw_batch(peer.workspace, sent)
    setattr(peer.line, side, breaks("withdraw"))

    first = peer.engine.sync()
    between = peer.states()
    second = peer.engine.sync()

    assert (first.state, second.state) == (SyncState.OFFLINE, SyncState.ONLINE)
    assert between == ["withdrawing"]
    assert peer.states() == ["withdrawn"]
    assert not at_agency(peer)
    types = peer.scalars("SELECT type FROM feed_event ORDER BY seq")
    assert types == ["batch.accepted", "batch.withdrawn"]


def test_a_refused_withdrawal_leaves_the_batch_accepted_and_may_be_asked_again(
    peer: Peer, sent: BatchId
) -> None:
    def refuse(act: str) -> None:
        if act == "withdraw":
            raise AgencyRefusedError(ProblemDetail(Problem.SCHEMA.value, 422))

    withdraw_batch(peer.workspace, sent)
    peer.line.before = refuse
    peer.engine.sync()
    refused = peer.states()
    peer.line.before = lambda _act: None
    withdraw_batch(peer.workspace, sent)
    peer.engine.sync()

    assert refused == ["accepted"]
    assert kinds(peer).count("withdrawal.refused") == 1
    assert peer.states() == ["withdrawn"]


def test_an_agency_that_is_busy_keeps_the_withdrawal_for_later(peer: Peer, sent: BatchId) -> None:
    def refuse(act: str) -> None:
        if act == "withdraw":
            raise AgencyRefusedError(ProblemDetail(Problem.UNAVAILABLE.value, 503))

    withdraw_batch(peer.workspace, sent)
    peer.line.before = refuse
    report = peer.engine.sync()
    stopped = peer.states()
    peer.line.before = lambda _act: None
    peer.engine.sync()

    assert report.error is not None
    assert stopped == ["withdrawing"]
    assert peer.states() == ["withdrawn"]


def test_what_another_device_withdrew_is_withdrawn_here(peer: Peer, sent: BatchId) -> None:
    peer.line.agency.withdraw_batch(canonical.sha256_hex(a_body()))

    peer.engine.sync()

    assert find_batch(peer.workspace, canonical.sha256_hex(a_body())).batch_id == sent
    assert peer.states() == ["withdrawn"]


def test_only_what_the_agency_holds_is_withdrawn_and_only_once(peer: Peer, sent: BatchId) -> None:
    other = save_person(peer.workspace, None, PersonDraft("見本 二郎"), None).person_id
    waiting = peer.approve(a_body(age_band="40-49"), other)

    with pytest.raises(AppError) as early:
        withdraw_batch(peer.workspace, waiting)
    with pytest.raises(AppError) as wrong:
        discard_batch(peer.workspace, sent)
    withdraw_batch(peer.workspace, sent)
    with pytest.raises(AppError) as twice:
        withdraw_batch(peer.workspace, sent)

    codes = {raised.value.code for raised in (early, wrong, twice)}
    assert codes == {ErrorCode.BATCH_MOVED_ON}
    assert peer.states() == ["withdrawing", "approved"]
    assert peer.scalars("SELECT kind FROM outbox WHERE state = 'waiting' ORDER BY id") == [
        "batch",
        "batch_withdrawal",
    ]


@pytest.mark.usefixtures("sent")
@pytest.mark.parametrize("typed", ["", "  ", "zz", "0"])
def test_a_fingerprint_that_names_no_single_batch_is_refused(peer: Peer, typed: str) -> None:
    assert canonical.sha256_hex(a_body())[0] != "0"

    with pytest.raises(AppError) as raised:
        find_batch(peer.workspace, typed)

    assert raised.value.code is ErrorCode.BATCH_MOVED_ON
