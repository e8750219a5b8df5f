"""Reviews: units looked at twice, and how a review ends (decision 7)."""

from datetime import datetime, timedelta

from sqlalchemy import Connection

from agency.clock import moment, seconds, start_of_tokyo_month, tokyo_month
from agency.service.context import Agency
from agency.store import feed, ledger, units
from agency.store.units import UnitState
from wire.events import EventType, UnitEvent
from wire.ledger import Entry, EntryKind


class NoSuchUnitError(Exception):
    """There is no unit of this name, or it is not in the state the act needs."""


def waiting(agency: Agency) -> tuple[UnitState, ...]:
    """Return the units in review, the oldest first."""
    with agency.store.reading() as connection:
        return units.in_review(connection)


def clear(agency: Agency, unit: str) -> None:
    """End a review in favour of the unit.

    Raises:
        NoSuchUnitError: No unit of this name is in review.
    """
    owner = _owner(agency, unit)
    with agency.store.of_employer(owner) as connection:
        state = units.find(connection, unit, employer_id=owner)
        if state is None or state.review_since is None or state.review_ended_at is not None:
            raise NoSuchUnitError
        _clear(connection, state, agency.clock.now())


def void(agency: Agency, unit: str, reason: str) -> None:
    """Take a unit back for proven fraud; the reason stays at the agency.

    Raises:
        NoSuchUnitError: There is no such unit, or it is void already.
        ValueError: No reason was given.
    """
    if not reason.strip():
        raise ValueError("a unit is voided for a reason only")
    now = agency.clock.now()
    owner = _owner(agency, unit)
    with agency.store.of_employer(owner) as connection:
        state = units.find(connection, unit, employer_id=owner)
        entry = Entry(EntryKind.VOID, unit)
        if state is None or not ledger.post(
            connection, owner, entry, at=seconds(now), reason=reason
        ):
            raise NoSuchUnitError
        units.end_review(connection, owner, unit, at=seconds(now))
        data = told(state.unit, moment(state.earned_at))
        at = start_of_tokyo_month(now)
        feed.append(connection, owner, EventType.CREDIT_VOIDED, data, at=at)


def due(
    agency: Agency, connection: Connection, employer_id: int, *, at: datetime
) -> tuple[UnitState, ...]:
    """Return the reviews of an employer that are older than the policy allows."""
    until = seconds(at - timedelta(days=agency.policy.review_days))
    return units.in_review(connection, employer_id=employer_id, until=until)


def clear_due(agency: Agency, connection: Connection, employer_id: int, *, at: datetime) -> None:
    """End every review of an employer that is older than the policy allows."""
    for state in due(agency, connection, employer_id, at=at):
        _clear(connection, state, at)


def told(unit: str, earned_at: datetime) -> UnitEvent:
    """Return what an employer learns of a unit: a random name and a month."""
    return UnitEvent(unit=unit, month=tokyo_month(earned_at))


def _clear(connection: Connection, state: UnitState, now: datetime) -> None:
    ledger.post(connection, state.employer_id, Entry(EntryKind.CLEAR, state.unit), at=seconds(now))
    units.end_review(connection, state.employer_id, state.unit, at=seconds(now))
    data = told(state.unit, moment(state.earned_at))
    at = start_of_tokyo_month(now)
    feed.append(connection, state.employer_id, EventType.REGISTRATION_CLEARED, data, at=at)


def _owner(agency: Agency, unit: str) -> int:
    with agency.store.reading() as connection:
        state = units.find(connection, unit)
    if state is None:
        raise NoSuchUnitError
    return state.employer_id
