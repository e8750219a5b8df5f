"""紹介枠 asked for, held, introduced, used or given back (decision 8)."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Connection

from agency.clock import seconds
from agency.refusal import refuse
from agency.service.context import Agency
from agency.store import employers, feed, ledger, redemptions
from agency.store.devices import Device
from agency.store.redemptions import HeldRedemption
from wire import canonical
from wire.events import EventType, Introduction, Moved
from wire.ledger import Entry, EntryKind, balance
from wire.problems import Problem
from wire.redemption import Redemption, RedemptionRequest, RedemptionState, ReleaseReason

_UUID: Final = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class NoSuchRedemptionError(Exception):
    """There is no redemption of this name, or it is not in the state the act needs."""


def redeem(
    agency: Agency, device: Device, redemption_id: str, request: RedemptionRequest
) -> tuple[Redemption, bool]:
    """Reserve the units of one slot; return the redemption and whether it is new.

    Raises:
        Refusal: The identifier is no UUID or stands for another request, or units are missing.
    """
    if _UUID.fullmatch(redemption_id) is None:
        raise refuse(Problem.SCHEMA, 422, "the identifier is no UUID in lower case")
    employer_id = device.employer.id
    ratio = agency.terms_for(device.employer).ratio
    asked = canonical.encode(request).decode()
    now = agency.clock.now()
    with agency.store.of_employer(employer_id) as connection:
        held = redemptions.find(connection, employer_id, redemption_id)
        if held is not None:
            if held.request != asked:
                raise refuse(Problem.CONFLICT, 409, "another request has this identifier")
            return _told(held), False
        if balance(ledger.entries(connection, employer_id)).available < ratio:
            raise refuse(Problem.INSUFFICIENT_CREDIT, 409)
        held = HeldRedemption(
            employer_id=employer_id,
            id=redemption_id,
            state=RedemptionState.RESERVED,
            units=ratio,
            request=asked,
            reason="",
            reserved_at=seconds(now),
        )
        redemptions.add(connection, held)
        _move(connection, held, EntryKind.RESERVE, at=now)
    return _told(held), True


def release(agency: Agency, device: Device, redemption_id: str) -> Redemption:
    """Give a slot back before anybody was introduced; the same answer however often.

    Raises:
        Refusal: There is no such redemption, or somebody was introduced.
    """
    employer_id = device.employer.id
    with agency.store.of_employer(employer_id) as connection:
        held = redemptions.find(connection, employer_id, redemption_id)
        if held is None:
            raise refuse(Problem.NOT_FOUND, 404)
        if held.state is RedemptionState.RESERVED:
            _release(connection, held, ReleaseReason.CANCELLED, at=agency.clock.now())
        elif held.state is not RedemptionState.RELEASED:
            raise refuse(Problem.CONFLICT, 409, "somebody was introduced")
        after = redemptions.find(connection, employer_id, redemption_id)
    return _told(after or held)


def waiting(agency: Agency) -> tuple[HeldRedemption, ...]:
    """Return the redemptions that have not ended, the oldest first."""
    with agency.store.reading() as connection:
        return redemptions.unclosed(connection)


def introduce(agency: Agency, public_id: str, redemption_id: str) -> None:
    """Note that somebody was proposed to the employer, without a name.

    Raises:
        NoSuchRedemptionError: It is not reserved.
    """
    now = agency.clock.now()
    with _own(agency, public_id) as connection:
        held = _in_state(connection, public_id, redemption_id, RedemptionState.RESERVED)
        redemptions.change(connection, held, RedemptionState.INTRODUCED, at=seconds(now))
        _tell(connection, held, EventType.INTRODUCTION_PROPOSED, at=now)


def decline(agency: Agency, public_id: str, redemption_id: str) -> None:
    """Note that the proposal came to nothing; the units come back.

    Raises:
        NoSuchRedemptionError: Nobody was introduced, or it has ended.
    """
    now = agency.clock.now()
    with _own(agency, public_id) as connection:
        held = _in_state(connection, public_id, redemption_id, RedemptionState.INTRODUCED)
        _tell(connection, held, EventType.INTRODUCTION_DECLINED, at=now)
        _release(connection, held, ReleaseReason.DECLINED, at=now)


def consume(agency: Agency, public_id: str, redemption_id: str) -> None:
    """Note that the introduced person agreed and the employer knows who it is.

    Raises:
        NoSuchRedemptionError: Nobody was introduced, or it has ended.
    """
    now = agency.clock.now()
    with _own(agency, public_id) as connection:
        held = _in_state(connection, public_id, redemption_id, RedemptionState.INTRODUCED)
        redemptions.change(connection, held, RedemptionState.CONSUMED, at=seconds(now))
        _tell(connection, held, EventType.INTRODUCTION_ACCEPTED, at=now)
        _move(connection, held, EntryKind.CONSUME, at=now)


def note_hired(agency: Agency, public_id: str, redemption_id: str) -> None:
    """Note that an introduced person was hired. It changes no unit (decision 8).

    Raises:
        NoSuchRedemptionError: The introduction was not accepted.
    """
    now = agency.clock.now()
    with _own(agency, public_id) as connection:
        held = _in_state(connection, public_id, redemption_id, RedemptionState.CONSUMED)
        _tell(connection, held, EventType.INTRODUCTION_HIRED, at=now)


def overdue(
    agency: Agency, connection: Connection, employer_id: int, *, at: datetime
) -> tuple[HeldRedemption, ...]:
    """Return the redemptions that have waited too long for an introduction."""
    until = seconds(at - timedelta(days=agency.policy.introduction_days))
    return redemptions.unclosed(connection, employer_id=employer_id, until=until)


def release_overdue(
    agency: Agency, connection: Connection, employer_id: int, *, at: datetime
) -> None:
    """Give back the slots that have waited too long."""
    for held in overdue(agency, connection, employer_id, at=at):
        _release(connection, held, ReleaseReason.EXPIRED, at=at)


@contextmanager
def _own(agency: Agency, public_id: str) -> Iterator[Connection]:
    employer_id = employers.from_public(public_id)
    if employer_id is None:
        raise NoSuchRedemptionError
    with agency.store.of_employer(employer_id) as connection:
        yield connection


def _in_state(
    connection: Connection, public_id: str, redemption_id: str, state: RedemptionState
) -> HeldRedemption:
    employer_id = employers.from_public(public_id)
    held = redemptions.find(connection, employer_id or 0, redemption_id)
    if held is None or held.state is not state:
        raise NoSuchRedemptionError
    return held


def _release(
    connection: Connection, held: HeldRedemption, reason: ReleaseReason, *, at: datetime
) -> None:
    state = RedemptionState.RELEASED
    redemptions.change(connection, held, state, at=seconds(at), reason=reason.value)
    _move(connection, held, EntryKind.RELEASE, at=at)


_EVENTS: Final = {
    EntryKind.RESERVE: EventType.CREDIT_RESERVED,
    EntryKind.RELEASE: EventType.CREDIT_RELEASED,
    EntryKind.CONSUME: EventType.CREDIT_CONSUMED,
}


def _move(connection: Connection, held: HeldRedemption, kind: EntryKind, *, at: datetime) -> None:
    entry = Entry(kind, held.id, held.units)
    ledger.post(connection, held.employer_id, entry, at=seconds(at))
    data = Moved(ref=held.id, n=held.units)
    feed.append(connection, held.employer_id, _EVENTS[kind], data, at=at)


def _tell(connection: Connection, held: HeldRedemption, kind: EventType, *, at: datetime) -> None:
    feed.append(connection, held.employer_id, kind, Introduction(ref=held.id), at=at)


def _told(held: HeldRedemption) -> Redemption:
    return Redemption(id=held.id, state=held.state.value, units=held.units, reason=held.reason)
