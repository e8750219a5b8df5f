"""Renewal of keys against the agency's own service: no lost answer locks anybody out."""

from dataclasses import dataclass, field
from datetime import timedelta

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from typing_extensions import override

from agency.service.registrations import Outcome
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.syncing import SyncState
from desktop.core.services.notices.queue_notices import new_token
from desktop.core.services.notices.relay_snippet import relay_snippet
from desktop.core.services.workspace.settings import read_device_name
from desktop.core.storage.queries.agency import AgencyRow, present_agency
from desktop.sync.address import AgencyAddress
from desktop.sync.device_keys import replace_device_key
from desktop.sync.engine import SyncEngine
from tests.conftest import StillClock
from tests.integration.agency.rig import a_body
from tests.unit.sync.rig import Line, Peer, breaks, linked, person, raising, refused, register
from tests.unit.sync.test_profiles import HANAKO
from wire import keys
from wire.api import AgencyApi, AgencyUnreachableError
from wire.device_keys import KeyRotation, KeysRotated
from wire.link_token import TokenKind, parse
from wire.problems import Problem

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])
_YEAR = timedelta(days=365)


def row(peer: Peer) -> AgencyRow:
    with peer.workspace.store.read() as connection:
        return present_agency(connection)


def logged(peer: Peer, kind: str) -> object:
    query = "SELECT count(*) FROM sync_log WHERE kind = ?"
    with peer.workspace.store.read() as connection:
        return connection.exec_driver_sql(query, (kind,)).scalar()


@dataclass
class Strict(Line):
    """A line that lets a device speak that the agency still knows, as the real door does."""

    rotated: list[KeyRotation] = field(default_factory=list)

    @override
    def rotate_keys(self, request: KeyRotation) -> KeysRotated:
        self.rotated.append(request)
        return super().rotate_keys(request)


def strict(peer: Peer) -> Strict:
    line = Strict(peer.line.agency)
    peer.line = line
    return line


def grow_old(peer: Peer, clock: StillClock, days: int = 366) -> None:
    """Move the clocks of both sides on."""
    clock.move(timedelta(days=days))
    peer.rig.clock.move(days=days)


def test_a_young_key_is_left_alone(peer: Peer, clock: StillClock) -> None:
    line = strict(peer)
    grow_old(peer, clock, days=300)

    assert peer.engine.sync().error is None

    assert line.rotated == []


def test_a_link_key_of_a_year_is_renewed_and_old_links_stay(peer: Peer, clock: StillClock) -> None:
    first = row(peer)
    _, token = linked(peer, HANAKO)
    common = relay_snippet(peer.workspace).url
    grow_old(peer, clock)

    report = peer.engine.sync()
    second = row(peer)

    assert report.state is SyncState.ONLINE
    assert (second.kid != first.kid, second.device_id) == (True, first.device_id)
    assert second.kid_since == clock.now()
    new = new_token(second, TokenKind.PERSONAL)
    assert parse(new).kid == second.kid
    register(peer, new, 2)
    assert peer.rig.register(token, 1) is Outcome.REGISTERED
    again = relay_snippet(peer.workspace).url
    assert again != common
    assert logged(peer, "link_key.renewed") == 1
    peer.engine.sync()
    assert row(peer).kid == second.kid


def test_the_agency_may_ask_for_it_earlier(peer: Peer, clock: StillClock) -> None:
    line = strict(peer)
    peer.rig.clock.move(days=366)

    report = peer.engine.sync()

    # Our own clock knows of no year; the event told, once and for this key.
    assert report.events == 1
    assert row(peer).kid_since == clock.now()
    assert not row(peer).is_rotation_due
    assert [each.renews_link_key for each in line.rotated] == [False]


def test_word_about_another_key_concerns_nobody_here(peer: Peer) -> None:
    with peer.workspace.store.write() as connection:
        connection.exec_driver_sql("UPDATE agency SET kid = kid + 1")
    peer.rig.clock.move(days=366)

    peer.engine.sync()

    assert not row(peer).is_rotation_due


@pytest.mark.parametrize("side", ["before", "after"])
def test_a_lost_answer_makes_no_second_link_key(peer: Peer, clock: StillClock, side: str) -> None:
    first = row(peer).kid
    grow_old(peer, clock)
    setattr(peer.line, side, breaks("rotate"))

    broken = peer.engine.sync()
    peer.engine.sync()

    assert broken.state is SyncState.OFFLINE
    made = row(peer).kid
    assert made != first
    peer.rig.clock.move(days=1)
    assert kids(peer) == 2


def kids(peer: Peer) -> int:
    with peer.rig.agency.store.reading() as connection:
        return int(connection.exec_driver_sql("SELECT count(*) FROM link_keys").scalar_one())


def test_a_key_old_by_our_clock_alone_is_asked_for_outright(peer: Peer, clock: StillClock) -> None:
    line = strict(peer)
    clock.move(_YEAR)

    peer.engine.sync()

    assert [each.renews_link_key for each in line.rotated] == [False, True]
    assert kids(peer) == 2


def test_an_agency_that_renews_no_keys_is_lived_with(peer: Peer, clock: StillClock) -> None:
    clock.move(_YEAR)
    peer.line.before = raising("rotate", refused(Problem.NOT_IMPLEMENTED, 501))

    report = peer.engine.sync()

    assert (report.state, report.error) == (SyncState.ONLINE, None)


def test_a_busy_agency_is_asked_later_and_a_link_key_for_another_is_refused(
    peer: Peer, clock: StillClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock.move(_YEAR)
    peer.line.before = raising("rotate", refused(Problem.RATE_LIMITED, 429))
    assert peer.engine.sync().state is SyncState.OFFLINE
    peer.line.before = lambda _act: None
    real = peer.line.rotate_keys

    def of_another(request: KeyRotation) -> KeysRotated:
        return msgspec.structs.replace(real(request), device="d_another")

    monkeypatch.setattr(peer.line, "rotate_keys", of_another)

    assert peer.engine.sync().error is ErrorCode.AGENCY_REFUSED


def test_a_new_device_key_speaks_and_the_numbers_of_batches_go_on(peer: Peer) -> None:
    peer.approve(a_body(), person(peer))
    peer.engine.sync()
    before = row(peer)

    name = peer.engine.renew_device_key()

    after = row(peer)
    assert name == after.device_id == read_device_name(peer.workspace) != before.device_id
    assert after.device_key != before.device_key
    assert (after.kid, after.link_key, after.public_key) == (
        before.kid,
        before.link_key,
        before.public_key,
    )
    peer.approve(a_body(age_band="40-49"), person(peer, "見本 二郎"))
    assert peer.engine.sync().sent_batches == 1
    assert peer.states() == ["accepted", "accepted"]
    assert logged(peer, "device_key.renewed") == 1
    assert peer.scalars("SELECT count(*) FROM pending_rotation") == [0]


@pytest.mark.parametrize("side", ["before", "after"])
def test_a_lost_answer_about_the_device_key_is_found_out_by_the_next_sync(
    peer: Peer, side: str
) -> None:
    before = row(peer)
    setattr(peer.line, side, breaks("rotate"))

    with pytest.raises(AppError) as lost:
        peer.engine.renew_device_key()
    kept = peer.scalars("SELECT device_key FROM pending_rotation")
    # A crash here loses nothing: another engine over the same store goes on.
    report = SyncEngine(peer.workspace, peer.connect, lambda low, _high: low).sync()

    assert lost.value.code is ErrorCode.AGENCY_UNREACHABLE
    assert report.state is SyncState.ONLINE
    assert [row(peer).device_key] == kept
    assert row(peer).device_id != before.device_id
    assert peer.scalars("SELECT count(*) FROM pending_rotation") == [0]


def test_the_new_key_is_kept_before_the_agency_is_told(peer: Peer) -> None:
    seen: list[list[object]] = []

    def look(act: str) -> None:
        if act == "rotate":
            seen.append(peer.scalars("SELECT device_key FROM pending_rotation"))

    peer.line.before = look
    peer.engine.renew_device_key()

    assert seen == [[row(peer).device_key]]


def test_a_rotation_that_also_renews_the_link_key_takes_it_over(
    peer: Peer, clock: StillClock
) -> None:
    first = row(peer).kid
    peer.rig.clock.move(days=366)

    peer.engine.renew_device_key()

    assert row(peer).kid != first
    assert row(peer).kid_since == clock.now()


def test_a_refused_new_key_is_forgotten_and_the_old_one_goes_on(peer: Peer) -> None:
    before = row(peer)
    peer.line.before = raising("rotate", refused(Problem.SCHEMA, 422))

    with pytest.raises(AppError) as refusal:
        peer.engine.renew_device_key()
    peer.line.before = lambda _act: None

    assert refusal.value.code is ErrorCode.AGENCY_REFUSED
    assert peer.scalars("SELECT count(*) FROM pending_rotation") == [0]
    assert peer.engine.sync().state is SyncState.ONLINE
    assert row(peer).device_key == before.device_key


def overtaken(peer: Peer, problem: Problem, status: int) -> None:
    """Answer the first question under the old name as if one of before had just arrived."""
    real, left = peer.line.rotate_keys, [problem]

    def rotate(request: KeyRotation) -> KeysRotated:
        if not left:
            return real(request)
        left.clear()
        real(request)
        raise refused(problem, status)

    peer.line.rotate_keys = rotate  # type: ignore[method-assign]  # of this line alone


@pytest.mark.parametrize(
    ("problem", "status"), [(Problem.CONFLICT, 409), (Problem.REVOKED, 403)], ids=["taken", "ended"]
)
def test_a_new_key_an_earlier_question_brought_is_found_under_its_name(
    peer: Peer, problem: Problem, status: int
) -> None:
    before = row(peer)
    overtaken(peer, problem, status)

    name = peer.engine.renew_device_key()

    assert name == row(peer).device_id != before.device_id
    assert peer.scalars("SELECT count(*) FROM pending_rotation") == [0]
    assert peer.engine.sync().state is SyncState.ONLINE


@pytest.mark.parametrize("probe", ["broken", "unknown", "conflict"])
def test_a_new_key_the_agency_may_hold_is_never_forgotten(peer: Peer, probe: str) -> None:
    before = row(peer)
    second: dict[str, Exception] = {
        "broken": AgencyUnreachableError("ConnectionError"),
        "unknown": refused(Problem.UNKNOWN_DEVICE, 401),
        "conflict": refused(Problem.CONFLICT, 409),
    }
    overtaken(peer, Problem.CONFLICT, 409)
    answers: list[Exception | None] = [None, second[probe]]

    def hook(act: str) -> None:
        error = answers.pop(0) if act == "rotate" and answers else None
        if error is not None:
            raise error

    peer.line.before = hook
    with pytest.raises(AppError):
        peer.engine.renew_device_key()
    kept = peer.scalars("SELECT device_key FROM pending_rotation")
    report = peer.engine.sync()

    assert answers == []
    assert report.state is SyncState.ONLINE
    assert [row(peer).device_key] == kept
    assert row(peer).device_id != before.device_id


def test_a_refusal_while_settling_lets_the_old_key_speak(peer: Peer) -> None:
    before = row(peer)
    peer.line.before = breaks("rotate")
    with pytest.raises(AppError):
        peer.engine.renew_device_key()
    answers = [refused(Problem.UNKNOWN_DEVICE, 401), refused(Problem.SCHEMA, 422)]

    def hook(act: str) -> None:
        if act == "rotate":
            raise answers.pop(0)

    peer.line.before = hook
    report = peer.engine.sync()

    assert (report.state, answers) == (SyncState.ONLINE, [])
    assert row(peer).device_key == before.device_key
    assert peer.scalars("SELECT count(*) FROM pending_rotation") == [0]


def test_a_device_that_may_speak_under_no_name_says_so(peer: Peer) -> None:
    peer.line.before = breaks("rotate")
    with pytest.raises(AppError):
        peer.engine.renew_device_key()
    peer.line.before = raising("rotate", refused(Problem.REVOKED, 403))

    report = peer.engine.sync()

    assert (report.state, report.error) == (SyncState.ATTENTION, ErrorCode.AGENCY_REVOKED)
    assert peer.scalars("SELECT count(*) FROM pending_rotation") == [1]


def test_an_answer_about_another_device_is_not_taken(
    peer: Peer, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = row(peer)
    with peer.workspace.store.read() as connection:
        present_agency(connection)

    def connect(key: bytes) -> AgencyApi:
        line = peer.connect(AgencyAddress("", "", b"", key))
        other = Ed25519PrivateKey.generate()
        real = peer.line.agency.rotate_keys

        def swapped(request: KeyRotation) -> KeysRotated:
            public = keys.b64url(other.public_key().public_bytes_raw())
            name = keys.device_id(Ed25519PrivateKey.from_private_bytes(key).public_key())
            from wire.device_keys import proof_of  # noqa: PLC0415 - this test alone

            proof = proof_of(other, name, request.nonce)
            return real(msgspec.structs.replace(request, device_pub=public, proof=proof))

        monkeypatch.setattr(peer.line.agency, "rotate_keys", swapped)
        return line

    with pytest.raises(AppError) as wrong:
        replace_device_key(peer.workspace, connect)

    assert wrong.value.code is ErrorCode.AGENCY_REFUSED
    assert row(peer).device_key == before.device_key


def test_a_lost_device_is_stopped_by_its_name(peer: Peer) -> None:
    rotated = row(peer).device_id
    peer.engine.renew_device_key()

    peer.engine.revoke_device(f" {rotated} ")

    assert logged(peer, "device.revoked") == 1
    details = "SELECT detail FROM audit WHERE act = 'device.revoked'"
    assert rotated in str(peer.scalars(details))


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("", ErrorCode.DEVICE_NOT_FOUND),
        ("d_nobody", ErrorCode.DEVICE_NOT_FOUND),
        ("this", ErrorCode.DEVICE_IS_THIS),
    ],
)
def test_no_other_device_is_stopped(peer: Peer, name: str, code: ErrorCode) -> None:
    wanted = row(peer).device_id if name == "this" else name

    with pytest.raises(AppError) as wrong:
        peer.engine.revoke_device(wanted)

    assert wrong.value.code is code


def test_a_device_cannot_be_stopped_over_a_broken_line(peer: Peer) -> None:
    peer.line.before = raising("revoke-device", AgencyUnreachableError("ConnectionError"))

    with pytest.raises(AppError) as broken:
        peer.engine.revoke_device("d_other")

    assert broken.value.code is ErrorCode.AGENCY_UNREACHABLE


def test_a_device_has_a_name_once_enrolled(peer: Peer) -> None:
    assert peer.engine.device_name() == row(peer).device_id
    with peer.workspace.store.write() as connection:
        connection.exec_driver_sql("DELETE FROM agency")

    assert peer.engine.device_name() == read_device_name(peer.workspace) == ""
