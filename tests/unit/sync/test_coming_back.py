"""A device whose connection the agency ended comes back as a new one, with all it knew."""

import secrets
from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from agency.clock import seconds
from agency.store import devices, routes
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.syncing import SyncState
from desktop.core.services.workspace.settings import is_device_ended
from desktop.core.storage.queries.agency import keep_pending_device_key
from tests.integration.agency.rig import a_body
from tests.unit.sync.rig import Peer, breaks, linked, person, raising, refused, register
from tests.unit.sync.test_device_keys import logged, row
from tests.unit.sync.test_profiles import HANAKO
from wire import crockford, keys
from wire.enrolment_string import EnrolmentString, parse
from wire.problems import Problem

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])


def ended(peer: Peer, problem: Problem = Problem.REVOKED, status: int = 403) -> None:
    """Let the agency end the connection of this device."""
    peer.line.before = raising("events", refused(problem, status))
    assert peer.engine.sync().error is ErrorCode.AGENCY_REVOKED
    peer.line.before = lambda _act: None


def second_code(peer: Peer) -> str:
    """Return a string for one more device of the same company."""
    agency = peer.rig.agency
    code = crockford.encode(secrets.token_bytes(keys.FINGERPRINT_BYTES))
    key = agency.secrets.keyed("enrolment", code)
    (public_id,) = peer.scalars("SELECT employer_id FROM agency")
    held = agency.links.resolve(linked(peer, HANAKO)[1])
    assert held is not None
    employer = held.link_key.employer
    assert employer.public_id == public_id
    expires_at = seconds(agency.clock.now() + timedelta(hours=72))
    with agency.store.of_nobody() as connection:
        devices.add_code(connection, employer.id, key, expires_at=expires_at)
        routes.add(connection, routes.of_code(key), employer.id)
    first = parse(peer.code())
    return EnrolmentString(first.host, code, first.fingerprint).text


@pytest.mark.parametrize(
    ("problem", "status"),
    [(Problem.REVOKED, 403), (Problem.UNKNOWN_DEVICE, 401)],
    ids=["revoked", "unknown"],
)
def test_a_device_that_ended_comes_back_as_a_new_one_with_all_it_knew(
    peer: Peer, problem: Problem, status: int
) -> None:
    peer.approve(a_body(), person(peer))
    _, token = linked(peer, HANAKO)
    register(peer, token)
    peer.engine.sync()
    before = row(peer)
    entries = peer.scalars("SELECT seq || kind || ref FROM ledger_entry ORDER BY seq")
    ended(peer, problem, status)
    assert is_device_ended(peer.workspace)

    profile = peer.engine.enrol(second_code(peer))

    after = row(peer)
    assert not is_device_ended(peer.workspace)
    assert profile == before.profile
    assert (after.device_id != before.device_id, after.device_key != before.device_key) == (
        True,
        True,
    )
    kept = ("employer_id", "cursor", "cursor_id", "kid", "link_key", "kid_since", "public_key")
    assert [getattr(after, name) for name in kept] == [getattr(before, name) for name in kept]
    assert (before.batch_seq, after.batch_seq, after.attention, after.failures) == (1, 0, "", 0)
    assert peer.scalars("SELECT seq || kind || ref FROM ledger_entry ORDER BY seq") == entries
    assert logged(peer, "enrolled") == 2
    peer.approve(a_body(age_band="40-49"), person(peer, "見本 二郎"))
    report = peer.engine.sync()
    assert (report.state, report.sent_batches) == (SyncState.ONLINE, 1)
    assert peer.states() == ["accepted", "accepted"]
    assert [put[0] for put in peer.line.puts] == [1, 1]


def test_a_batch_numbered_by_the_device_that_ended_goes_under_a_new_number(peer: Peer) -> None:
    peer.approve(a_body(), person(peer))
    peer.engine.sync()
    peer.approve(a_body(age_band="40-49"), person(peer, "見本 二郎"))
    peer.line.before = breaks("put")
    peer.engine.sync()
    with peer.workspace.store.write() as connection:
        connection.exec_driver_sql("UPDATE agency SET attention = 'SYNC-0404'")
    peer.engine.enrol(second_code(peer))

    assert peer.engine.sync().sent_batches == 1
    assert peer.states() == ["accepted", "accepted"]
    assert [put[0] for put in peer.line.puts] == [1, 2, 2, 1]


def test_the_answer_lost_the_same_string_works_again(peer: Peer) -> None:
    ended(peer)
    text = second_code(peer)
    peer.line.after = breaks("enrol")

    with pytest.raises(AppError) as lost:
        peer.engine.enrol(text)
    peer.engine.enrol(text)

    assert lost.value.code is ErrorCode.AGENCY_UNREACHABLE
    assert peer.engine.sync().state is SyncState.ONLINE


def test_a_key_on_its_way_is_forgotten_and_a_new_link_key_taken_over(peer: Peer) -> None:
    before = row(peer)
    ended(peer)
    text = second_code(peer)
    fresh = Ed25519PrivateKey.generate().private_bytes_raw()
    with peer.workspace.store.write() as connection:
        keep_pending_device_key(connection, fresh)
        connection.exec_driver_sql("UPDATE agency SET kid = kid + 1, is_rotation_due = 1")

    peer.engine.enrol(text)

    after = row(peer)
    assert (after.kid, after.link_key) == (before.kid, before.link_key)
    assert (after.kid_since is not None, after.is_rotation_due) == (True, False)
    assert peer.scalars("SELECT count(*) FROM pending_rotation") == [0]
    assert peer.engine.sync().state is SyncState.ONLINE


def test_another_company_or_agency_or_a_device_that_is_well_is_refused_by_name(
    peer: Peer,
) -> None:
    text = second_code(peer)
    before = row(peer)
    with pytest.raises(AppError) as well:
        peer.engine.enrol(text)
    ended(peer)
    stopped = row(peer)
    told = parse(text)
    with pytest.raises(AppError) as elsewhere:
        peer.engine.enrol(EnrolmentString(told.host, told.code, "0" * 16).text)
    with pytest.raises(AppError) as other:
        peer.engine.enrol(peer.code())

    codes = {fault.value.code for fault in (well, elsewhere, other)}
    assert codes == {ErrorCode.ALREADY_ENROLLED}
    assert row(peer) == stopped
    assert stopped.device_id == before.device_id


def test_another_attention_is_no_reason_to_come_back(peer: Peer) -> None:
    asked: list[str] = []
    with peer.workspace.store.write() as connection:
        connection.exec_driver_sql("UPDATE agency SET attention = 'SYNC-0402'")
    peer.line.before = asked.append

    with pytest.raises(AppError) as fault:
        peer.engine.enrol(second_code(peer))

    assert (fault.value.code, asked) == (ErrorCode.ALREADY_ENROLLED, [])
    assert not is_device_ended(peer.workspace)
