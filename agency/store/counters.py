"""Counters and locks under keyed hashes, and the numbers behind the noise trigger."""

from sqlalchemy import Connection, and_, case, delete, func, insert, or_, select, update

from agency.store.tables import code_requests, counters


def count(connection: Connection, name: str) -> int:
    """Return a counter; 0 if nothing was counted."""
    found = connection.execute(
        select(counters.c.count).where(counters.c.name == name)
    ).scalar_one_or_none()
    return int(found or 0)


def add(connection: Connection, name: str, amount: int = 1) -> int:
    """Add to a counter and return what it shows now."""
    shown = count(connection, name) + amount
    _put(connection, name, count=shown)
    return shown


def starting_with(connection: Connection, prefix: str) -> dict[str, int]:
    """Return the counters whose names begin in one way and that do not show zero."""
    rows = connection.execute(
        select(counters.c.name, counters.c.count).where(
            counters.c.name.startswith(prefix, autoescape=True), counters.c.count > 0
        )
    )
    return {name: int(shown) for name, shown in rows}


def forget(connection: Connection, name: str) -> None:
    """Delete a counter."""
    connection.execute(delete(counters).where(counters.c.name == name))


def lock(connection: Connection, name: str, until: int) -> None:
    """Lock something until a moment."""
    _put(connection, name, until=until)


def is_locked(connection: Connection, name: str, *, at: int) -> bool:
    """Tell whether something is locked at a moment."""
    until = connection.execute(
        select(counters.c.until).where(counters.c.name == name)
    ).scalar_one_or_none()
    return until is not None and int(until) > at


def ask(connection: Connection, request_id: str, kid: int, *, at: int) -> None:
    """Note that a code mail was asked for."""
    connection.execute(
        insert(code_requests).values(
            id=request_id, kid=kid, asked_at=at, is_confirmed=False, failed_count=0
        )
    )


def fail(connection: Connection, request_id: str) -> None:
    """Note a wrong code."""
    connection.execute(
        update(code_requests)
        .where(code_requests.c.id == request_id)
        .values(failed_count=code_requests.c.failed_count + 1)
    )


def confirm(connection: Connection, request_id: str) -> None:
    """Note that the code was right."""
    connection.execute(
        update(code_requests).where(code_requests.c.id == request_id).values(is_confirmed=True)
    )


def noise(
    connection: Connection, kid: int, *, since: int, stale_before: int
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
        ).where(code_requests.c.kid == kid, code_requests.c.asked_at >= since)
    ).one()
    return int(row.failed + row.stale), int(row.spoilt), int(row.asked)


def _put(connection: Connection, name: str, **values: int) -> None:
    changed = connection.execute(update(counters).where(counters.c.name == name).values(**values))
    if changed.rowcount == 0:
        connection.execute(insert(counters).values({"name": name, "count": 0, **values}))
