"""What time alone brings about at one employer: reviews end, units lapse, slots come back."""

from datetime import datetime, timedelta

from sqlalchemy import Connection

from agency.clock import moment, seconds, start_of_tokyo_day, start_of_tokyo_month, tokyo_day
from agency.service import duplicates, redemptions, reviews
from agency.service.context import Agency
from agency.service.links import KEY_USE
from agency.store import devices, employers, feed, ledger, units
from wire.events import EventType, KeyRotateDue, Moved
from wire.ledger import Entry, EntryKind
from wire.messages import Terms

_DAYS_PER_MONTH = 365 / 12
_SPENT = (EntryKind.VOID, EntryKind.CONSUME, EntryKind.EXPIRE)


def settle_due(agency: Agency, employer_id: int) -> None:
    """Do everything that is due at an employer, in one transaction; mostly nothing is."""
    now = agency.clock.now()
    with agency.store.reading() as connection:
        terms = _terms(agency, connection, employer_id)
        is_due = bool(
            reviews.due(agency, connection, employer_id, at=now)
            or duplicates.over(connection, employer_id, at=now)
            or redemptions.overdue(agency, connection, employer_id, at=now)
            or _kid_due(connection, employer_id, now) is not None
            or _lapsed(connection, employer_id, terms, now)
        )
    if not is_due:
        return
    with agency.store.of_employer(employer_id) as connection:
        reviews.clear_due(agency, connection, employer_id, at=now)
        duplicates.tell(connection, employer_id, at=now)
        redemptions.release_overdue(agency, connection, employer_id, at=now)
        _tell_old_key(connection, employer_id, now)
        _expire(connection, employer_id, terms, now)


def settle_everybody(agency: Agency) -> None:
    """Do what is due at every employer, also at those whose desktop is switched off."""
    with agency.store.reading() as connection:
        numbers = employers.all_ids(connection)
    for number in numbers:
        settle_due(agency, number)


def _terms(agency: Agency, connection: Connection, employer_id: int) -> Terms:
    employer = employers.find(connection, employer_id)
    return agency.profile.terms if employer is None else agency.terms_for(employer)


def _kid_due(connection: Connection, employer_id: int, now: datetime) -> int | None:
    active = devices.active_link_key(connection, employer_id)
    if active is None or now < moment(active[1]) + KEY_USE:
        return None
    is_told = _told(active[0]) in employers.counted(connection, employer_id, _told(active[0]))
    return None if is_told else active[0]


def revoke_link_key(agency: Agency, employer_id: int, kid: int) -> bool:
    """Revoke a link key and tell its employer to make a new one; return whether there is one."""
    with agency.store.of_employer(employer_id) as connection:
        is_found = devices.set_link_key(connection, employer_id, kid, devices.REVOKED)
        if is_found:
            data, now = KeyRotateDue(kid=kid), agency.clock.now()
            feed.append(connection, employer_id, EventType.KEY_ROTATE_DUE, data, at=now)
    agency.links.forget()
    return is_found


def _tell_old_key(connection: Connection, employer_id: int, now: datetime) -> None:
    kid = _kid_due(connection, employer_id, now)
    if kid is not None:
        employers.count(connection, employer_id, _told(kid))
        data = KeyRotateDue(kid=kid)
        feed.append(connection, employer_id, EventType.KEY_ROTATE_DUE, data, at=now)


def _told(kid: int) -> str:
    return f"rotate-due {kid}."


def _lapsed(connection: Connection, employer_id: int, terms: Terms, now: datetime) -> int:
    """Return how many units have lapsed: earned long ago, and neither spent nor held.

    The oldest units are spent first, so what was spent counts against the oldest.
    """
    if terms.unit_valid_months is None:
        return 0
    age = timedelta(days=terms.unit_valid_months * _DAYS_PER_MONTH)
    old = units.earned_until(connection, employer_id, seconds(now - age))
    spent = ledger.total(connection, employer_id, _SPENT)
    held = ledger.accounts(connection, employer_id)
    return max(0, min(old - spent - held.resv, held.avail))


def _expire(connection: Connection, employer_id: int, terms: Terms, now: datetime) -> None:
    number = _lapsed(connection, employer_id, terms, now)
    if not number:
        return
    # One entry a day at most: its name is the day, so that a repeated sweep changes nothing.
    entry = Entry(EntryKind.EXPIRE, f"expiry-{tokyo_day(now).isoformat()}", number)
    if ledger.post(connection, employer_id, entry, at=seconds(start_of_tokyo_day(now))):
        data = Moved(ref=entry.ref, n=number)
        at = start_of_tokyo_month(now)
        feed.append(connection, employer_id, EventType.CREDIT_EXPIRED, data, at=at)
