"""The contract of `AgencyApi`, held by the service, over ASGI and over sockets alike."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from tests.contract.peers import WAYS, Peer, Processes, open_peer, open_processes
from tests.integration.agency.rig import a_body
from wire import canonical, enrolment_string, events, keys
from wire.api import AgencyRefusedError
from wire.batch import GENESIS
from wire.problems import Problem

pytestmark = [pytest.mark.allow_hosts(["127.0.0.1"]), pytest.mark.slow]


@pytest.fixture(scope="module")
def processes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Processes]:
    with open_processes(tmp_path_factory.mktemp("agencies")) as running:
        yield running


@pytest.fixture(params=WAYS)
def peer(request: pytest.FixtureRequest, tmp_path: Path, processes: Processes) -> Iterator[Peer]:
    with open_peer(request.param, processes, tmp_path, request) as made:
        yield made


def refusal(error: pytest.ExceptionInfo[AgencyRefusedError]) -> tuple[Problem | None, int]:
    return error.value.problem, error.value.status


def test_discovery_names_the_protocol_and_the_floor(peer: Peer) -> None:
    found = peer.api.discovery()

    assert found.protocol == ("1.0",)
    assert (found.privacy_floor.k_min, found.privacy_floor.l_min) == (5, 2)
    assert "gzip" in found.encodings


def test_the_enrolment_carries_what_the_relay_paragraph_needs(peer: Peer) -> None:
    answer = peer.enrolment

    assert answer.agency.name
    assert answer.agency.licence_number
    assert answer.agency.contact_email
    assert (answer.terms.ratio, answer.terms.person_window_months) == (10, 12)
    assert answer.device == keys.device_id(keys.public_key(peer.request.device_pub))
    assert (answer.head.seq, answer.head.id) == (0, GENESIS)


def test_the_same_device_enrols_again_with_the_same_code(peer: Peer) -> None:
    again = peer.api.enrol(peer.request)

    assert (again.device, again.kid) == (peer.enrolment.device, peer.enrolment.kid)


def test_an_unknown_code_is_refused(peer: Peer) -> None:
    strange = msgspec.structs.replace(peer.request, code="0" * 16)

    with pytest.raises(AgencyRefusedError) as error:
        peer.api.enrol(strange)
    assert refusal(error) == (Problem.ENROLMENT_CODE, 403)


def test_a_batch_is_taken_once_and_its_receipt_repeated(peer: Peer) -> None:
    body = a_body()
    first = peer.api.put_batch(body, seq=1, prev=GENESIS)
    second = peer.api.put_batch(body, seq=1, prev=GENESIS)

    assert (first.is_replay, second.is_replay) == (False, True)
    assert first.receipt == second.receipt
    assert (first.receipt.batch, first.receipt.accepted) == (canonical.sha256_hex(body), 20)
    assert [event.kind for event in peer.api.events(after=0).events] == ["batch.accepted"]


def test_a_batch_is_known_after_it_was_taken(peer: Peer) -> None:
    name = canonical.sha256_hex(a_body())
    assert not peer.api.has_batch(name)

    peer.api.put_batch(a_body(), seq=1, prev=GENESIS)

    assert peer.api.has_batch(name)


@pytest.mark.parametrize(("seq", "prev"), [(2, GENESIS), (1, "1" * 64), (3, "2" * 64)])
def test_a_batch_that_does_not_follow_is_told_what_would(peer: Peer, seq: int, prev: str) -> None:
    with pytest.raises(AgencyRefusedError) as error:
        peer.api.put_batch(a_body(), seq=seq, prev=prev)

    detail = error.value.detail
    assert refusal(error) == (Problem.SEQUENCE, 409)
    assert (detail.expected_seq, detail.head) == (1, GENESIS)


def test_a_refused_batch_uses_no_number_up(peer: Peer) -> None:
    with pytest.raises(AgencyRefusedError) as error:
        peer.api.put_batch(a_body(19), seq=1, prev=GENESIS)
    assert refusal(error) == (Problem.PRIVACY_FLOOR, 422)

    assert peer.api.put_batch(a_body(20), seq=1, prev=GENESIS).receipt.seq == 1


@pytest.mark.parametrize(
    ("words", "problem", "pointer"),
    [
        ({"region": "山田太郎"}, Problem.SCHEMA, "/region"),
        ({"stage": "document"}, Problem.PRIVACY_FLOOR, "/stage"),
    ],
)
def test_a_refusal_names_field_and_fault_but_no_value(
    peer: Peer, words: dict[str, str], problem: Problem, pointer: str
) -> None:
    with pytest.raises(AgencyRefusedError) as error:
        peer.api.put_batch(a_body(**words), seq=1, prev=GENESIS)

    assert refusal(error) == (problem, 422)
    assert {fault.pointer for fault in error.value.detail.errors} == {pointer}
    assert "山田" not in repr(error.value.detail)


def test_a_batch_is_withdrawn_and_stays_so(peer: Peer) -> None:
    receipt = peer.api.put_batch(a_body(), seq=1, prev=GENESIS).receipt
    first = peer.api.withdraw_batch(receipt.batch)
    second = peer.api.withdraw_batch(receipt.batch)

    assert first == second
    assert first.was_held
    assert not peer.api.has_batch(receipt.batch)
    with pytest.raises(AgencyRefusedError) as error:
        peer.api.put_batch(a_body(), seq=1, prev=GENESIS)
    assert refusal(error) == (Problem.WITHDRAWN, 422)


def test_a_batch_is_withdrawn_before_it_arrives(peer: Peer) -> None:
    name = canonical.sha256_hex(a_body())

    assert not peer.api.withdraw_batch(name).was_held
    with pytest.raises(AgencyRefusedError) as error:
        peer.api.put_batch(a_body(), seq=1, prev=GENESIS)
    assert refusal(error) == (Problem.WITHDRAWN, 422)


def test_links_are_revoked_as_a_set(peer: Peer) -> None:
    tokens = (peer.token(), peer.token())

    assert peer.api.revoke_links(tokens).revoked == 2
    assert peer.api.revoke_links(tokens).revoked == 2
    page = peer.api.events(after=0)
    assert [event.kind for event in page.events] == ["link.revoked"] * 2
    assert events.is_chained(page.events, after_seq=0, prev=events.GENESIS)


def test_an_empty_ledger_has_a_statement(peer: Peer) -> None:
    statement = peer.api.balance()

    assert (statement.as_of_seq, statement.chain_head) == (0, events.GENESIS)
    assert (statement.earned, statement.available, statement.slots) == (0, 0, 0)
    assert statement.ratio == 10


def test_the_feed_tells_the_head_of_the_device(peer: Peer) -> None:
    receipt = peer.api.put_batch(a_body(), seq=1, prev=GENESIS).receipt
    page = peer.api.events(after=0)

    assert (page.head.seq, page.head.id) == (1, receipt.batch)
    assert peer.api.events(after=page.next).events == ()


def test_enrolment_strings_of_the_agency_can_be_read(
    processes: Processes, request: pytest.FixtureRequest
) -> None:
    process = processes.get("http-sqlite", request)
    handed_out = enrolment_string.parse(process.ready["enrolment_string"])

    assert handed_out.base_url == process.url
    assert handed_out.fingerprint == process.ready["fingerprint"]
