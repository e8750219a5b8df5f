"""Two employers at one agency: neither sees, touches or learns anything of the other."""

from typing import Final

from agency.conformance import bodies
from agency.conformance.bench import Bench
from agency.conformance.checking import (
    Check,
    Clause,
    Need,
    NotCheckedError,
    Why,
    check,
    expect,
    expect_equal,
    expect_message,
    expect_problem,
    expect_status,
)
from agency.conformance.checks_links import revoke, shows
from wire.events import Event
from wire.messages import Enrolment, RevocationAnswer
from wire.problems import Problem

_NAMES: Final = ("token", "unit", "consent_id")


@check("other.enrolment", Clause.ENROLMENT, Need.SECOND)
def enrolment(bench: Bench) -> None:
    """A second employer gets a name, a link key and a head of its own."""
    if bench.second_invitation is None or not bench.is_trusted:
        raise NotCheckedError(Why.NOT_ENROLLED)
    device = bench.stranger()
    answer = expect_status(bench.enrol(bench.second_invitation, device), 201)
    found = expect_message(answer, Enrolment)
    device.take(found)
    bench.other = device
    own = bench.enrolment
    expect(found.employer != own.employer, "another employer", "the same one")
    expect(found.kid != bench.device.kid, "another kid", "the same one")
    expect(device.link_key != bench.device.link_key, "another link key", "the same one")


@check("other.batch", Clause.BATCH, Need.SECOND)
def batch(bench: Bench) -> None:
    """A batch of another employer is not seen and cannot be withdrawn."""
    body = bodies.a_batch()
    first = bench.second.put(body)
    expect_status(first, 201)
    path = first.request.path
    expect_status(bench.device.ask("HEAD", path), 404)
    expect_status(bench.device.ask("DELETE", path), 200)
    bench.withdrawn.add(path.rpartition("/")[2])
    expect_status(bench.second.ask("HEAD", path), 200)


@check("other.links", Clause.TRANSPORT, Need.SECOND)
def links(bench: Bench) -> None:
    """A link of another employer is passed over and goes on."""
    token = bench.second.token()
    answer = expect_status(revoke(bench.device, token), 200)
    expect_equal(expect_message(answer, RevocationAnswer).revoked, 0, "revoked")
    expect(shows(bench, token), "the page of the link", "no page")


@check("other.feed", Clause.EVENTS, Need.SECOND)
def feed(bench: Bench) -> None:
    """Each feed is numbered by itself, and names no link or unit of the other."""
    own, other = bench.feed(), bench.feed(bench.second)
    expect_equal(other[0].seq if other else 1, 1, "first number of the other feed")
    shared = _named(own) & _named(other)
    expect_equal(len(shared), 0, "names in both feeds")


def _named(told: tuple[Event, ...]) -> set[object]:
    # What concerns everybody, such as a published model, may well stand in both, word for word.
    return {event.data[name] for event in told for name in _NAMES if name in event.data}


@check("other.device", Clause.KEYS, Need.SECOND)
def device(bench: Bench) -> None:
    """A device of another employer cannot be revoked."""
    path = f"/v1/devices/{bench.second.id}/keys"
    expect_problem(bench.device.ask("DELETE", path), Problem.NOT_FOUND, 404)
    expect_status(bench.second.ask("GET", "/v1/balance"), 200)


CHECKS: Final[tuple[Check, ...]] = (enrolment, batch, links, feed, device)
