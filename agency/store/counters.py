"""Counters and locks under keyed hashes, and the numbers behind the noise trigger."""

from sqlalchemy import (
    ColumnElement,
    Connection,
    and_,
    case,
    delete,
    func,
    insert,
    or_,
    select,
    update,
)

from agency.store.tables import address_counters, code_requests


def count(connection: Connection, key: str, name: str) -> int:
    """Return a counter of an address or a browser; 0 if nothing was counted."""
    found = connection.execute(select(address_counters.c.count).where(*_own(key, name)))
    return int(found.scalar_one_or_none() or 0)


def add(connection: Connection, key: str, name: str, amount: int = 1) -> int:
    """Add to a counter, never below zero, and return what it shows now."""
    shown = max(0, count(connection, key, name) + amount)
    _put(connection, key, name, count=shown)
    return shown


def forget_days(connection: Connection, *, before: str) -> None:
    """Delete the counters of days that are over.

    Args:
        connection: A writing transaction.
        before: The first day to keep, such as `2026-11-22`.
    """
    for purpose in ("day", "login"):
        name = address_counters.c.name
        is_old = (name > f"{purpose} ", name < f"{purpose} {before}")
        connection.execute(delete(address_counters).where(*is_old))


def lock(connection: Connection, key: str, until: int) -> None:
    """Lock an address until a moment."""
    _put(connection, key, "lock", until=until)


def is_locked(connection: Connection, key: str, *, at: int) -> bool:
    """Tell whether an address is locked at a moment."""
    until = connection.execute(
        select(address_counters.c.until).where(*_own(key, "lock"))
    ).scalar_one_or_none()
    return until is not None and int(until) > at


def ask(connection: Connection, employer_id: int, request_id: str, *, kid: int, at: int) -> None:
    """Note that a code mail was asked for."""
    connection.execute(
        insert(code_requests).values(
            employer_id=employer_id,
            request_id=request_id,
            kid=kid,
            asked_at=at,
            is_confirmed=False,
            failed_count=0,
        )
    )


def fail(connection: Connection, employer_id: int, request_id: str) -> None:
    """Note a wrong code."""
    connection.execute(
        update(code_requests)
        .where(*_request(employer_id, request_id))
        .values(failed_count=code_requests.c.failed_count + 1)
    )


def confirm(connection: Connection, employer_id: int, request_id: str) -> None:
    """Note that the code was right."""
    connection.execute(
        update(code_requests).where(*_request(employer_id, request_id)).values(is_confirmed=True)
    )


def noise(
    connection: Connection, employer_id: int, kid: int, *, since: int, stale_before: int
) -> tuple[int, int, int]:
    """Return failed codes plus stale requests, spoilt requests, and all requests of a link key.

    A request is stale when it was asked before `stale_before` and never confirmed, and spoilt when
    it is stale or saw a wrong code.
    """
    is_open = code_requests.c.is_confirmed.is_(False)
    is_stale = and_(is_open, code_requests.c.asked_at <= stale_before)
    is_spoilt = or_(is_stale, code_requests.c.failed_count > 0)
    row = connection.execute(
        select(
            func.coalesce(func.sum(code_requests.c.failed_count), 0).label("failed"),
            func.coalesce(func.sum(case((is_stale, 1), else_=0)), 0).label("stale"),
            func.coalesce(func.sum(case((is_spoilt, 1), else_=0)), 0).label("spoilt"),
            func.count().label("asked"),
        ).where(
            code_requests.c.employer_id == employer_id,
            code_requests.c.kid == kid,
            code_requests.c.asked_at >= since,
        )
    ).one()
    return int(row.failed + row.stale), int(row.spoilt), int(row.asked)


def _own(key: str, name: str) -> tuple[ColumnElement[bool], ...]:
    return (address_counters.c.address_key == key, address_counters.c.name == name)


def _request(employer_id: int, request_id: str) -> tuple[ColumnElement[bool], ...]:
    return (
        code_requests.c.employer_id == employer_id,
        code_requests.c.request_id == request_id,
    )


def _put(connection: Connection, key: str, name: str, **values: int) -> None:
    own = update(address_counters).where(*_own(key, name))
    if connection.execute(own.values(**values)).rowcount == 0:
        fresh = {"address_key": key, "name": name, "count": 0, **values}
        connection.execute(insert(address_counters).values(fresh))
