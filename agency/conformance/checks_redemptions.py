"""Redemptions of slots, and published models."""

import secrets
import uuid
from typing import Final

import msgspec

from agency.conformance.bench import Bench
from agency.conformance.checking import (
    Check,
    Clause,
    NotCheckedError,
    Why,
    check,
    expect,
    expect_equal,
    expect_message,
    expect_problem,
    expect_status,
)
from agency.conformance.client import Answer
from agency.conformance.device import Device
from wire import canonical
from wire.events import EventType
from wire.problems import Problem
from wire.redemption import Redemption, RedemptionRequest, RedemptionState, ReleaseReason

_REQUEST: Final = RedemptionRequest(job_title="事務", occupation="25", region="14")


def redeem(device: Device, name: str, request: RedemptionRequest = _REQUEST) -> Answer:
    """Ask for one slot."""
    return device.ask("PUT", f"/v1/redemptions/{name}", body=canonical.encode(request))


def release(device: Device, name: str) -> Answer:
    """Give a slot back."""
    return device.ask("POST", f"/v1/redemptions/{name}/release")


def a_name() -> str:
    """Return a fresh identifier of a redemption."""
    return str(uuid.UUID(bytes=secrets.token_bytes(16), version=4))


@check("redemption.no-credit", Clause.REDEMPTIONS)
def no_credit(bench: Bench) -> None:
    """Without a slot nothing can be reserved, and nothing stays behind."""
    if bench.statement().open_slots:
        raise NotCheckedError(Why.NOTHING_TO_SEE)
    name = a_name()
    before = bench.last_seq()
    expect_problem(redeem(bench.device, name), Problem.INSUFFICIENT_CREDIT, 409)
    expect_problem(release(bench.device, name), Problem.NOT_FOUND, 404)
    expect_equal(bench.last_seq(), before, "last event")


@check("redemption.form", Clause.REDEMPTIONS)
def form(bench: Bench) -> None:
    """A request of another form, or under a name that is no UUID, is refused."""
    plain = msgspec.to_builtins(_REQUEST)
    for changes in ({"note": "x"}, {"job_title": ""}, {"region": "Tokyo"}, {"skills": ["x"] * 21}):
        body = canonical.encode(plain | changes)
        answer = bench.device.ask("PUT", f"/v1/redemptions/{a_name()}", body=body)
        expect_problem(answer, Problem.SCHEMA, 422)
    expect_problem(redeem(bench.device, "no-uuid"), Problem.SCHEMA, 404, 422)


@check("redemption.reserved", Clause.REDEMPTIONS)
def reserved(bench: Bench) -> None:
    """A slot is reserved once however often it is asked for, and given back once."""
    before = bench.statement()
    if not before.open_slots:
        raise NotCheckedError(Why.NEEDS_ANY_ADDRESS)
    name, device = a_name(), bench.device
    cursor = bench.last_seq()
    first = expect_message(expect_status(redeem(device, name), 201), Redemption)
    expect_equal((first.id == name, first.state), (True, RedemptionState.RESERVED), "state")
    expect_equal(first.units, before.ratio, "units")
    again = expect_message(expect_status(redeem(device, name), 200), Redemption)
    expect(again == first, "the same answer", "another one")
    other = msgspec.structs.replace(_REQUEST, job_title="経理")
    expect_problem(redeem(device, name, other), Problem.CONFLICT, 409)
    expect_equal(bench.statement().available, before.available - first.units, "available")
    for _ in range(2):
        given = expect_message(expect_status(release(device, name), 200), Redemption)
        told = (given.state, given.reason)
        expect_equal(told, (RedemptionState.RELEASED, ReleaseReason.CANCELLED), "state")
    expect_equal(bench.statement().available, before.available, "available")
    kinds = [(event.kind, event.data.get("ref") == name) for event in bench.feed(after=cursor)]
    wanted = [(EventType.CREDIT_RESERVED.value, True), (EventType.CREDIT_RELEASED.value, True)]
    expect_equal(kinds, wanted, "events")


@check("model.unknown", Clause.TRANSPORT)
def unknown_model(bench: Bench) -> None:
    """A model that was not published is not found."""
    answer = bench.device.ask("GET", "/v1/models/no-such-model/1")
    expect_problem(answer, Problem.NOT_FOUND, 404)


@check("model.published", Clause.EVENTS)
def published_model(bench: Bench) -> None:
    """A published model has the hash its event tells, however often it is fetched."""
    told = [event for event in bench.feed() if event.kind == EventType.MODEL_PUBLISHED]
    if not told:
        raise NotCheckedError(Why.NOTHING_TO_SEE)
    for event in told:
        path = f"/v1/models/{event.data.get('name')}/{event.data.get('version')}"
        for _ in range(2):
            answer = expect_status(bench.device.ask("GET", path), 200)
            is_same = canonical.sha256_hex(answer.body) == event.data.get("sha256")
            expect(is_same, "the hash of the event", "another one")


MODELS: Final[tuple[Check, ...]] = (unknown_model,)
CHECKS: Final[tuple[Check, ...]] = (no_credit, form)
AFTER_REGISTRATIONS: Final[tuple[Check, ...]] = (reserved,)
AT_THE_END: Final[tuple[Check, ...]] = (published_model,)
