"""What comes seldom: stopped contact, moved units, a page nobody can read, a batch that is gone."""

from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest

from agency.store import employers, feed
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.ids import BatchId
from desktop.core.domain.syncing import SyncState
from desktop.core.services.privacy.batches import discard_batch
from desktop.core.services.workspace.context import Workspace
from desktop.core.storage.queries.notices import insert_tokens
from desktop.sync.client import _SystemTrust
from desktop.sync.feed import fetch_events
from tests.integration.agency.rig import Mailbox, a_body
from tests.unit.agency.rig import Rig
from tests.unit.sync.rig import Peer, person, raising, refused
from wire.events import (
    Disclosed,
    EventData,
    EventType,
    LinkRevoked,
    Moved,
    Notice,
    UnitEvent,
    event_id,
)
from wire.messages import Enrolment, EventPage
from wire.problems import Problem

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])

_AT = datetime(2026, 11, 20, tzinfo=UTC)
_UNIT = UnitEvent(unit="u-1", month="2026-11")


def tell(peer: Peer, kind: EventType, data: EventData) -> None:
    """Have the agency write an event into this employer's feed."""
    with peer.rig.agency.store.reading() as connection:
        (employer_id,) = employers.all_ids(connection)
    with peer.rig.agency.store.of_employer(employer_id) as connection:
        feed.append(connection, employer_id, kind, data, at=_AT)


def give_token(peer: Peer, token: str, person_id: int | None, kind: str = "personal") -> None:
    values = {
        "token": token,
        "kid": 1,
        "kind": kind,
        "person_id": person_id,
        "state": "sent",
        "minted_at": peer.workspace.clock.now(),
    }
    with peer.workspace.store.write() as connection:
        insert_tokens(connection, [values])


def timeline(peer: Peer, person_id: int) -> list[object]:
    kinds = f"SELECT kind FROM person_event WHERE person_id = {person_id} ORDER BY id"  # noqa: S608 - a number
    return [kind for kind in peer.scalars(kinds) if kind != "person.added"]


def test_who_lets_the_employer_know_stands_on_that_timeline_only(peer: Peer) -> None:
    told, other = person(peer), person(peer, "見本 二郎")
    give_token(peer, "token-a", told)

    tell(peer, EventType.REGISTRATION_DISCLOSED, Disclosed(token="token-a"))
    report = peer.engine.sync()

    assert report.error is None
    assert timeline(peer, told) == ["registration.disclosed"]
    assert timeline(peer, other) == []
    assert peer.scalars("SELECT count(*) FROM consent WHERE channel = 'agency'") == [0]


def test_stopped_contact_takes_the_consent_back(peer: Peer) -> None:
    told, other = person(peer), person(peer, "見本 二郎")
    give_token(peer, "token-a", told)
    with peer.workspace.store.write() as connection:
        connection.exec_driver_sql("UPDATE person SET has_reapproach_consent = 1")

    tell(peer, EventType.CONTACT_STOPPED, Disclosed(token="token-a"))
    peer.engine.sync()

    assert timeline(peer, told) == ["contact.stopped"]
    assert peer.scalars("SELECT has_reapproach_consent FROM person ORDER BY id") == [0, 1]
    written = "SELECT is_granted || purpose || person_id FROM consent WHERE channel = 'agency'"
    assert peer.scalars(written) == [f"0reapproach{told}"]
    assert other != told


@pytest.mark.parametrize("kind", ["common", "unknown"])
def test_a_link_of_nobody_writes_on_no_timeline(peer: Peer, kind: str) -> None:
    known = person(peer)
    if kind == "common":
        give_token(peer, "token-a", None, "common")

    tell(peer, EventType.CONTACT_STOPPED, Disclosed(token="token-a"))
    report = peer.engine.sync()

    assert (report.error, report.events) == (None, 1)
    assert timeline(peer, known) == []


def test_units_and_moves_are_entered_and_other_news_is_not(peer: Peer) -> None:
    tell(peer, EventType.CREDIT_EARNED, _UNIT)
    tell(peer, EventType.CREDIT_RESERVED, Moved(ref="r-1", n=10))
    tell(peer, EventType.LINK_REVOKED, LinkRevoked(token="token-a"))
    tell(peer, EventType.NOTICE, Notice(topic="duplicates", month="2026-11", n=5))

    assert peer.engine.sync().events == 4

    entries = "SELECT seq || kind || units || ref FROM ledger_entry ORDER BY seq"
    assert peer.scalars(entries) == ["1earn1u-1", "2reserve10r-1"]
    assert peer.scalars("SELECT count(*) FROM feed_event") == [4]


def changed_first(page: EventPage, **members: object) -> EventPage:
    """Return a page whose first event was changed and named anew, so that its chain is whole."""
    first = msgspec.structs.replace(page.events[0], **members)
    first = msgspec.structs.replace(first, id=event_id(first))
    return msgspec.structs.replace(page, events=(first,))


def test_an_event_of_a_later_version_is_kept_and_stepped_over(peer: Peer) -> None:
    tell(peer, EventType.CREDIT_EARNED, _UNIT)
    peer.line.alter = lambda page: changed_first(page, kind="star.found") if page.events else page

    report = peer.engine.sync()

    assert (report.error, report.events) == (None, 1)
    assert peer.scalars("SELECT type FROM feed_event") == ["star.found"]
    assert peer.scalars("SELECT count(*) FROM ledger_entry") == [0]


def test_an_event_without_its_members_is_not_applied_and_a_person_is_asked(peer: Peer) -> None:
    tell(peer, EventType.CREDIT_EARNED, _UNIT)
    peer.line.alter = lambda page: changed_first(page, data={"unit": 7})

    report = peer.engine.sync()

    assert (report.state, report.error) == (SyncState.ATTENTION, ErrorCode.AGENCY_REFUSED)
    assert peer.scalars("SELECT count(*) FROM feed_event") == [0]
    assert peer.scalars("SELECT cursor FROM agency") == [0]


def test_before_enrolment_no_feed_is_asked_for(
    workspace: Workspace, mailbox: Mailbox, tmp_path: Path
) -> None:
    rig = Rig(tmp_path, mailbox)
    alone = Peer(workspace, rig)
    asked: list[str] = []
    alone.line.before = asked.append

    with pytest.raises(AppError) as fault:
        fetch_events(workspace, alone.line)

    assert fault.value.code is ErrorCode.NOT_ENROLLED
    assert asked == []
    rig.agency.store.close()


def test_a_second_agency_is_refused_before_it_is_asked(peer: Peer) -> None:
    asked: list[str] = []
    peer.line.before = asked.append

    with pytest.raises(AppError) as fault:
        peer.engine.enrol(peer.code())

    assert fault.value.code is ErrorCode.ALREADY_ENROLLED
    assert asked == []


def test_a_link_key_sealed_for_somebody_else_is_not_taken(
    workspace: Workspace, mailbox: Mailbox, tmp_path: Path
) -> None:
    rig = Rig(tmp_path, mailbox)
    peer = Peer(workspace, rig)

    def another_device(answer: Enrolment) -> Enrolment:
        return msgspec.structs.replace(answer, device="somebody-else")

    peer.line.sealed = another_device
    with pytest.raises(AppError) as fault:
        peer.engine.enrol(peer.code())

    assert fault.value.code is ErrorCode.AGENCY_WRONG_KEY
    assert peer.scalars("SELECT count(*) FROM agency") == [0]
    rig.agency.store.close()


@pytest.mark.parametrize("typed", ["", "crd1", "CRD1-XXXX", "relay://"])
def test_a_string_that_is_none_asks_nobody(peer: Peer, typed: str) -> None:
    with pytest.raises(AppError) as fault:
        peer.engine.enrol(typed)

    assert fault.value.code is ErrorCode.ENROLMENT_INVALID


def test_an_item_whose_batch_is_gone_is_set_aside(peer: Peer) -> None:
    with peer.workspace.store.write() as connection:
        connection.exec_driver_sql(
            "INSERT INTO outbox (kind, ref, state, created_at, attempts, fault)"
            " VALUES ('batch', '99', 'waiting', '2026-11-20', 0, '')"
        )

    report = peer.engine.sync()

    assert (report.error, report.sent_batches) == (None, 0)
    assert peer.line.puts == []
    assert peer.scalars("SELECT state FROM outbox") == ["quarantined"]


def test_an_item_of_a_later_version_waits_for_it(peer: Peer) -> None:
    with peer.workspace.store.write() as connection:
        connection.exec_driver_sql(
            "INSERT INTO outbox (kind, ref, state, created_at, attempts, fault)"
            " VALUES ('postcard', 'x', 'waiting', '2026-11-20', 0, '')"
        )

    assert peer.engine.sync().error is None
    assert peer.scalars("SELECT state FROM outbox") == ["waiting"]


def test_a_batch_cancelled_between_refusal_and_second_try_is_not_sent_again(peer: Peer) -> None:
    approved: list[BatchId] = []

    def refuse_and_cancel(act: str) -> None:
        if act == "put":
            discard_batch(peer.workspace, approved[0])
            raise refused(Problem.SEQUENCE, 409, expected_seq=1)

    approved.append(peer.approve(a_body(), person(peer)))
    peer.line.before = refuse_and_cancel

    report = peer.engine.sync()
    peer.line.before = lambda _act: None
    peer.engine.sync()

    assert (report.error, report.sent_batches) == (None, 0)
    assert len(peer.line.puts) == 1
    assert peer.states() == ["cancelled"]
    assert peer.scalars("SELECT state FROM outbox") == ["cancelled"]
    assert peer.scalars("SELECT count(*) FROM batch_member") == [0]


def test_numbers_refused_without_the_right_ones_stop_for_a_person(peer: Peer) -> None:
    peer.approve(a_body(), person(peer))
    peer.line.before = raising("put", refused(Problem.SEQUENCE, 409))

    report = peer.engine.sync()

    assert (report.state, report.sent_batches) == (SyncState.ATTENTION, 0)
    assert peer.states() == ["approved"]
    assert peer.scalars("SELECT batch_seq FROM agency") == [0]


def test_a_full_disk_is_told_as_such_and_the_next_run_is_not_locked_out(peer: Peer) -> None:
    peer.line.before = raising("events", AppError(ErrorCode.DISK_FULL))

    with pytest.raises(AppError) as fault:
        peer.engine.sync()
    peer.line.before = lambda _act: None

    assert fault.value.code is ErrorCode.DISK_FULL
    assert peer.engine.sync().state is SyncState.ONLINE


def test_a_proxy_of_the_office_is_met_with_the_system_s_trust() -> None:
    proxied = _SystemTrust().proxy_manager_for("http://proxy.example.org:8080")

    context = proxied.connection_pool_kw["ssl_context"]
    assert context.verify_mode.name == "CERT_REQUIRED"
    assert context.minimum_version.name == "TLSv1_2"
