"""Reviews: units looked at twice, and how a review ends (decision 7)."""

from datetime import datetime, timedelta

from sqlalchemy import Connection

from agency.clock import moment, seconds, start_of_tokyo_month, tokyo_month
from agency.service.context import Agency
from agency.store import feed, ledger
from agency.store.ledger import UnitState
from wire.events import EventType, UnitEvent
from wire.ledger import Entry, EntryKind


class NoSuchUnitError(Exception):
    """There is no unit of this name, or it is not in the state the act needs."""


def waiting(agency: Agency) -> tuple[UnitState, ...]:
    """Return the units in review, the oldest first."""
    with agency.store.reading() as connection:
        return ledger.in_review(connection)


def clear(agency: Agency, unit: str) -> None:
    """End a review in favour of the unit.

    Raises:
        NoSuchUnitError: No unit of this name is in review.
    """
    with agency.store.writing() as connection:
        state = ledger.unit(connection, unit)
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
    with agency.store.writing() as connection:
        state = ledger.unit(connection, unit)
        if state is None:
            raise NoSuchUnitError
        entry = Entry(EntryKind.VOID, unit)
        if not ledger.post(connection, state.employer_no, entry, at=seconds(now), reason=reason):
            raise NoSuchUnitError
        ledger.end_review(connection, state.employer_no, unit, at=seconds(now))
        feed.append(
            connection,
            state.employer_no,
            EventType.CREDIT_VOIDED,
            told(state.unit, moment(state.earned_at)),
            at=start_of_tokyo_month(now),
        )


def clear_due(agency: Agency, employer_no: int) -> None:
    """End every review of an employer that is older than the policy allows."""
    now = agency.clock.now()
    until = seconds(now - timedelta(days=agency.policy.review_days))
    with agency.store.reading() as connection:
        is_due = bool(ledger.in_review(connection, employer_no=employer_no, until=until))
    if not is_due:
        return
    with agency.store.writing() as connection:
        for state in ledger.in_review(connection, employer_no=employer_no, until=until):
            _clear(connection, state, now)


def told(unit: str, earned_at: datetime) -> UnitEvent:
    """Return what an employer learns of a unit: a random name and a month."""
    return UnitEvent(unit=unit, month=tokyo_month(earned_at))


def _clear(connection: Connection, state: UnitState, now: datetime) -> None:
    ledger.post(connection, state.employer_no, Entry(EntryKind.CLEAR, state.unit), at=seconds(now))
    ledger.end_review(connection, state.employer_no, state.unit, at=seconds(now))
    data = told(state.unit, moment(state.earned_at))
    at = start_of_tokyo_month(now)
    feed.append(connection, state.employer_no, EventType.REGISTRATION_CLEARED, data, at=at)
