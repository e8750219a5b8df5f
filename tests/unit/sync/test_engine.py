"""Sync against the agency's own service: any break of the line loses and doubles nothing."""

from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from agency.store import feed
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.syncing import SyncState
from desktop.core.domain.workspace import Unlock
from desktop.core.services.notices.queue_notices import new_token
from desktop.core.services.people.erase_people import erase_people, record_objection
from desktop.core.services.privacy.batches import discard_batch
from desktop.core.services.workspace.context import Workspace, WorkspacePorts
from desktop.core.services.workspace.open_workspace import open_workspace
from desktop.core.storage.queries.agency import read_agency_row
from desktop.core.storage.queries.notices import insert_tokens
from desktop.core.storage.queries.people_detail import set_person_marks
from tests.conftest import StillClock
from tests.integration.agency.rig import Mailbox, a_body
from tests.unit.agency.rig import Rig
from tests.unit.sync.rig import Peer, breaks, person, post_notice, raising, refused, without_first
from wire import canonical
from wire.api import ProtocolMismatchError, WrongAgencyKeyError
from wire.events import Disclosed, EventType
from wire.link_token import TokenKind
from wire.messages import EventPage
from wire.problems import Problem

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])


def released(peer: Peer) -> list[object]:
    return peer.scalars("SELECT is_released FROM person ORDER BY id")


def test_an_approved_batch_is_sent_and_its_people_are_released(peer: Peer) -> None:
    member, other = person(peer), person(peer, "見本 二郎")
    peer.approve(a_body(), member)

    report = peer.engine.sync()

    assert (report.state, report.sent_batches) == (SyncState.ONLINE, 1)
    assert peer.states() == ["accepted"]
    assert released(peer) == [1, 0]
    assert other != member
    assert peer.scalars("SELECT count(*) FROM batch_member") == [0]
    assert peer.scalars("SELECT record_count FROM provision") == [20]


def test_a_batch_whose_answer_was_lost_is_sent_again_under_its_number_and_counts_once(
    peer: Peer,
) -> None:
    peer.approve(a_body(), person(peer))
    peer.line.after = breaks("put")

    first = peer.engine.sync()
    second = peer.engine.sync()

    assert (first.error, first.state) == (ErrorCode.AGENCY_UNREACHABLE, SyncState.OFFLINE)
    assert second.sent_batches == 1
    assert len(peer.line.puts) == 2
    assert len(set(peer.line.puts)) == 1
    assert peer.scalars("SELECT type FROM feed_event") == ["batch.accepted"]
    assert peer.scalars("SELECT count(*) FROM provision") == [1]


@pytest.mark.parametrize("side", ["before", "after"])
def test_a_restart_between_send_and_answer_loses_and_doubles_nothing(
    peer: Peer, ports: WorkspacePorts, side: str
) -> None:
    peer.approve(a_body(), person(peer))
    peer.approve(a_body(age_band="40-49"), person(peer, "見本 二郎"))
    setattr(peer.line, side, breaks("put"))
    peer.engine.sync()
    peer.workspace.close()

    again = Peer(open_workspace(peer.workspace.folder, Unlock(), ports), peer.rig)
    report = again.engine.sync()

    assert report.sent_batches == 2
    assert again.states() == ["accepted", "accepted"]
    assert again.scalars("SELECT seq FROM batch ORDER BY id") == [1, 2]
    assert released(again) == [1, 1]
    assert again.scalars("SELECT count(*) FROM feed_event") == [2]
    again.workspace.close()


def test_numbers_that_differ_are_compared_and_the_batch_sent_once_more(peer: Peer) -> None:
    peer.approve(a_body(), person(peer))
    peer.engine.sync()
    with peer.workspace.store.write() as connection:
        # What a restored backup looks like: our numbers are behind the agency's.
        connection.exec_driver_sql("UPDATE agency SET batch_seq = 0, batch_head = ''")
    peer.approve(a_body(age_band="40-49"), person(peer, "見本 二郎"))

    report = peer.engine.sync()

    assert (report.error, report.sent_batches) == (None, 1)
    assert [seq for seq, _, _ in peer.line.puts] == [1, 1, 2]
    assert peer.scalars("SELECT batch_seq FROM agency") == [2]
    assert "sequence.reconciled" in [row.kind for row in peer.engine.log()]


def test_a_batch_the_agency_will_not_take_is_set_aside_and_the_others_go(peer: Peer) -> None:
    bad = a_body()
    peer.line.agency.withdraw_batch(canonical.sha256_hex(bad))
    peer.approve(bad, person(peer))
    peer.approve(a_body(age_band="40-49"), person(peer, "見本 二郎"))

    report = peer.engine.sync()

    assert report.sent_batches == 1
    assert peer.states() == ["quarantined", "accepted"]
    assert peer.scalars("SELECT seq FROM batch ORDER BY id") == [None, 1]
    assert released(peer) == [0, 1]
    status = peer.engine.status()
    assert (status.state, status.attention_code) == (
        SyncState.ATTENTION,
        ErrorCode.AGENCY_REFUSED,
    )


def test_a_batch_set_aside_after_the_numbers_were_compared_does_not_stop_the_rest(
    peer: Peer,
) -> None:
    peer.approve(a_body(), person(peer))
    peer.engine.sync()
    with peer.workspace.store.write() as connection:
        connection.exec_driver_sql("UPDATE agency SET batch_seq = 5, batch_head = 'ab'")
    bad = a_body(age_band="50-59")
    peer.line.agency.withdraw_batch(canonical.sha256_hex(bad))
    peer.approve(bad, person(peer, "見本 二郎"))

    report = peer.engine.sync()

    assert report.error is None
    assert peer.states() == ["accepted", "quarantined"]


def test_bytes_the_checker_does_not_pass_never_leave(peer: Peer) -> None:
    peer.approve(a_body() + "見本 花子\n".encode(), person(peer))

    report = peer.engine.sync()

    assert report.sent_batches == 0
    assert peer.line.puts == []
    assert peer.states() == ["quarantined"]


def test_a_batch_waits_while_the_public_notice_does_not_stand(peer: Peer) -> None:
    peer.approve(a_body(), person(peer))
    post_notice(peer.workspace, "")

    held = peer.engine.sync()
    states = peer.states()
    post_notice(peer.workspace)
    sent = peer.engine.sync()

    assert (held.sent_batches, states) == (0, ["approved"])
    assert (sent.sent_batches, peer.states()) == (1, ["accepted"])


def test_a_batch_on_its_way_is_settled_even_if_the_notice_was_taken_down(peer: Peer) -> None:
    peer.approve(a_body(), person(peer))
    peer.line.after = breaks("put")
    peer.engine.sync()
    post_notice(peer.workspace, "")

    peer.engine.sync()

    assert peer.states() == ["accepted"]


def test_a_cancelled_batch_that_arrived_all_the_same_releases_its_people(peer: Peer) -> None:
    member, erased = person(peer), person(peer, "見本 二郎")
    peer.approve(a_body(), member, erased)
    peer.line.after = breaks("put")
    peer.engine.sync()

    erase_people(peer.workspace, [erased])
    assert peer.states() == ["cancelled"]
    peer.engine.sync()

    assert peer.states() == ["accepted"]
    assert released(peer) == [1]
    assert peer.scalars("SELECT count(*) FROM provision") == [1]
    assert peer.scalars("SELECT count(*) FROM batch_member") == [0]


def test_a_cancelled_batch_that_never_arrived_is_never_sent(peer: Peer) -> None:
    member = person(peer)
    batch_id = peer.approve(a_body(), member)
    peer.line.before = breaks("put")
    peer.engine.sync()

    discard_batch(peer.workspace, batch_id)
    peer.line.puts.clear()
    peer.engine.sync()
    peer.engine.sync()

    assert peer.line.puts == []
    assert peer.states() == ["cancelled"]
    assert released(peer) == [0]
    assert peer.scalars("SELECT state FROM outbox") == ["cancelled"]
    assert peer.scalars("SELECT count(*) FROM batch_member") == [0]


def test_a_batch_cancelled_before_it_was_ever_sent_asks_nobody(peer: Peer) -> None:
    member = person(peer)
    peer.approve(a_body(), member)

    record_objection(peer.workspace, member, has_objected=True)
    asked: list[str] = []
    peer.line.before = asked.append
    peer.engine.sync()

    assert asked == ["events", "balance"]
    assert peer.scalars("SELECT count(*) FROM batch_member") == [0]


def test_a_batch_cancelled_while_it_is_sent_is_not_sent(peer: Peer) -> None:
    """The list of what waits is read once; somebody may object in between."""
    first = peer.approve(a_body(), person(peer))
    second = peer.approve(a_body(age_band="40-49"), person(peer, "見本 二郎"))
    assert first != second

    def hook(act: str) -> None:
        if act == "put" and len(peer.line.puts) == 1:
            discard_batch(peer.workspace, second)

    peer.line.after = hook
    report = peer.engine.sync()

    assert report.sent_batches == 1
    assert len(peer.line.puts) == 1
    assert peer.states() == ["accepted", "cancelled"]


def test_a_page_that_does_not_follow_is_not_applied(peer: Peer) -> None:
    peer.approve(a_body(), person(peer))
    peer.approve(a_body(age_band="40-49"), person(peer, "見本 二郎"))
    peer.line.alter = without_first

    report = peer.engine.sync()

    assert (report.state, report.error) == (SyncState.ATTENTION, ErrorCode.AGENCY_REFUSED)
    assert report.sent_batches == 2
    assert peer.scalars("SELECT count(*) FROM feed_event") == [0]
    assert peer.scalars("SELECT cursor FROM agency") == [0]
    peer.line.alter = lambda page: page
    assert peer.engine.sync().events == 2


def test_a_changed_event_is_not_applied(peer: Peer) -> None:
    peer.approve(a_body(), person(peer))

    def changed(page: EventPage) -> EventPage:
        later = [msgspec.structs.replace(one, at=one.at + timedelta(1)) for one in page.events]
        return msgspec.structs.replace(page, events=tuple(later))

    peer.line.alter = changed

    assert peer.engine.sync().error is ErrorCode.AGENCY_REFUSED
    assert peer.scalars("SELECT count(*) FROM feed_event") == [0]


def test_links_of_erased_people_are_revoked_once_even_if_the_answer_is_lost(peer: Peer) -> None:
    who = person(peer)
    employer = peer.rig.employer()
    token = employer.token()
    with peer.workspace.store.write() as connection:
        values = {
            "token": token,
            "kid": employer.kid,
            "kind": "personal",
            "person_id": who,
            "state": "sent",
            "minted_at": peer.workspace.clock.now(),
        }
        insert_tokens(connection, [values])
    erase_people(peer.workspace, [who])
    peer.line.after = breaks("revoke")

    first, second, third = peer.engine.sync(), peer.engine.sync(), peer.engine.sync()

    assert first.state is SyncState.OFFLINE
    assert (second.sent_others, third.sent_others) == (1, 0)
    assert peer.scalars("SELECT state FROM outbox") == ["sent"]


def link_of(peer: Peer, who: int) -> str:
    """Mint a personal link of this workspace."""
    with peer.workspace.store.write() as connection:
        row = read_agency_row(connection)
        assert row is not None
        token = new_token(row, TokenKind.PERSONAL)
        values = {
            "token": token,
            "kid": row.kid,
            "kind": "personal",
            "person_id": who,
            "state": "sent",
            "minted_at": peer.workspace.clock.now(),
        }
        insert_tokens(connection, [values])
    return token


def told(peer: Peer, token: str, kind: EventType) -> None:
    """Let the agency tell of a link, and take it in."""
    agency = peer.rig.agency
    employer_id = peer.rig.link(token).link_key.employer.id
    with agency.store.of_employer(employer_id) as connection:
        feed.append(connection, employer_id, kind, Disclosed(token=token), at=agency.clock.now())
    assert peer.engine.sync().error is None


def test_what_a_candidate_tells_stands_until_it_is_taken_back(peer: Peer) -> None:
    one, other = person(peer), person(peer, "見本 二郎")
    links = [link_of(peer, who) for who in (one, other)]
    for link in links:
        told(peer, link, EventType.REGISTRATION_DISCLOSED)
    disclosed = "SELECT person_id FROM person_event WHERE kind LIKE 'registration.%' ORDER BY id"
    before = peer.scalars(disclosed)

    told(peer, links[0], EventType.REGISTRATION_UNDISCLOSED)

    assert before == [one, other]
    assert peer.scalars(disclosed) == [other]
    told(peer, links[0], EventType.REGISTRATION_DISCLOSED)
    assert peer.scalars(disclosed) == [other, one]


def test_who_wishes_no_contact_gets_no_invitation(peer: Peer) -> None:
    who = person(peer)
    with peer.workspace.store.write() as connection:
        set_person_marks(connection, [who], {"has_reapproach_consent": True})

    told(peer, link_of(peer, who), EventType.CONTACT_STOPPED)

    assert peer.scalars("SELECT has_reapproach_consent FROM person") == [0]


@pytest.mark.parametrize("status", [400, 422])
def test_revocations_the_agency_will_not_take_are_set_aside(peer: Peer, status: int) -> None:
    with peer.workspace.store.write() as connection:
        connection.exec_driver_sql(
            "INSERT INTO outbox (kind, ref, state, created_at, attempts, fault)"
            " VALUES ('link_revocation', 'x', 'waiting', '2026-11-20', 0, '')"
        )
    peer.line.before = raising("revoke", refused(Problem.SCHEMA, status))

    assert peer.engine.sync().error is None
    assert peer.scalars("SELECT state FROM outbox") == ["quarantined"]


def test_revocations_of_a_revoked_device_stop_for_a_person(peer: Peer) -> None:
    with peer.workspace.store.write() as connection:
        connection.exec_driver_sql(
            "INSERT INTO outbox (kind, ref, state, created_at, attempts, fault)"
            " VALUES ('link_revocation', 'x', 'waiting', '2026-11-20', 0, '')"
        )
    peer.line.before = raising("revoke", refused(Problem.REVOKED, 403))

    assert peer.engine.sync().error is ErrorCode.AGENCY_REVOKED
    assert peer.scalars("SELECT state FROM outbox") == ["waiting"]


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (WrongAgencyKeyError("keyid"), ErrorCode.AGENCY_WRONG_KEY),
        (ProtocolMismatchError(("2.0",)), ErrorCode.VERSION_TOO_OLD),
        (refused(Problem.REVOKED, 403), ErrorCode.AGENCY_REVOKED),
        (refused(Problem.UNKNOWN_DEVICE, 401), ErrorCode.AGENCY_REVOKED),
    ],
)
def test_what_a_person_must_look_at_stops_automatic_runs(
    peer: Peer, error: Exception, code: ErrorCode
) -> None:
    peer.approve(a_body(), person(peer))
    peer.line.before = raising("put", error)

    report = peer.engine.sync()

    assert (report.state, report.error) == (SyncState.ATTENTION, code)
    assert not peer.engine.is_due()
    assert peer.engine.sync_if_due().state is SyncState.ATTENTION
    assert peer.states() == ["approved"]
    peer.line.before = lambda _act: None
    assert peer.engine.sync().sent_batches == 1
    assert peer.engine.status().state is SyncState.ONLINE


def test_a_busy_agency_is_left_alone_as_long_as_it_asks(peer: Peer, clock: StillClock) -> None:
    busy = refused(Problem.RATE_LIMITED, 429, retry_after_s=600)
    peer.line.before = raising("events", busy)

    report = peer.engine.sync()

    assert report.state is SyncState.OFFLINE
    assert peer.engine.status().next_try_at == clock.now() + timedelta(seconds=600)
    assert not peer.engine.is_due()
    clock.moment += timedelta(seconds=601)
    peer.line.before = lambda _act: None
    assert peer.engine.sync_if_due().state is SyncState.ONLINE


def test_a_clock_that_is_off_is_learnt_and_tried_later(peer: Peer, clock: StillClock) -> None:
    server_time = clock.now() + timedelta(hours=2)
    skew = refused(Problem.CLOCK_SKEW, 401, server_time=server_time)
    peer.line.before = raising("events", skew)

    report = peer.engine.sync()

    assert (report.state, report.error) == (SyncState.OFFLINE, ErrorCode.CLOCK_WRONG)
    assert peer.scalars("SELECT clock_offset_s FROM agency") == [7200]
    peer.line.before = raising("events", refused(Problem.CLOCK_SKEW, 401))
    assert peer.engine.sync().error is ErrorCode.CLOCK_WRONG


def test_only_the_first_failure_in_a_row_is_written_down(peer: Peer) -> None:
    peer.line.before = raising("events", refused(Problem.UNAVAILABLE, 503))

    for _ in range(3):
        peer.engine.sync()

    assert [row.kind for row in peer.engine.log()].count("offline") == 1
    assert peer.scalars("SELECT failures FROM agency") == [3]


def test_the_feed_is_asked_again_after_the_agency_s_own_interval(
    peer: Peer, clock: StillClock
) -> None:
    peer.engine.sync()
    assert not peer.engine.is_due()

    clock.moment += timedelta(days=1)

    assert peer.engine.is_due()


def test_a_run_beside_another_does_nothing(peer: Peer) -> None:
    inner: list[int] = []

    def hook(act: str) -> None:
        if act == "put":
            inner.append(peer.engine.sync().sent_batches)

    peer.approve(a_body(), person(peer))
    peer.line.before = hook

    assert peer.engine.sync().sent_batches == 1
    assert inner == [0]


def test_without_an_agency_nothing_is_due(
    workspace: Workspace, mailbox: Mailbox, tmp_path: Path
) -> None:
    rig = Rig(tmp_path, mailbox)
    alone = Peer(workspace, rig)

    assert not alone.engine.is_due()
    assert alone.engine.status().state is SyncState.NOT_ENROLLED
    assert alone.engine.sync().error is ErrorCode.NOT_ENROLLED
    assert alone.engine.sync_if_due().state is SyncState.NOT_ENROLLED
    rig.agency.store.close()


def test_an_enrolment_whose_answer_was_lost_works_with_the_same_code(
    workspace: Workspace, mailbox: Mailbox, tmp_path: Path
) -> None:
    rig = Rig(tmp_path, mailbox)
    peer = Peer(workspace, rig)
    code = peer.code()
    peer.line.after = breaks("enrol")

    with pytest.raises(AppError) as lost:
        peer.engine.enrol(code)
    profile = peer.engine.enrol(code)

    assert lost.value.code is ErrorCode.AGENCY_UNREACHABLE
    assert profile.name
    assert peer.scalars("SELECT count(*) FROM pending_enrolment") == [0]
    rig.agency.store.close()
