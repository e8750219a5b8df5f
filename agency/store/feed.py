"""The event feed of each employer: numbered under the writing transaction, so without gaps."""

from datetime import datetime
from typing import Final

import msgspec
from sqlalchemy import Connection, bindparam, insert, select, update

from agency.clock import moment, seconds
from agency.store.tables import employers, events, profiles
from wire import canonical
from wire.events import UNCHAINED, Event, EventData, EventType, make_event


def append(
    connection: Connection, employer_id: int, kind: EventType, data: EventData, *, at: datetime
) -> Event:
    """Add an event to an employer's feed, in the transaction that did what it tells.

    What can be erased is not kept with the event; `page` fetches it from where it can be.
    """
    last = connection.execute(_LAST, {"employer": employer_id}).one()
    event = make_event(seq=last.event_seq + 1, kind=kind, at=at, data=data, prev=last.chain_head)
    kept = {name: event.data[name] for name in event.data if name not in _erasable(event.kind)}
    values = {
        "employer_id": employer_id,
        "seq": event.seq,
        "id": event.id,
        "type": event.kind,
        "at": seconds(at),
        "data": canonical.encode(kept).decode(),
        "prev": event.prev,
    }
    connection.execute(_ADD, values)
    connection.execute(
        _CHAIN, {"employer": employer_id, "new_seq": event.seq, "new_head": event.id}
    )
    return event


def page(connection: Connection, employer_id: int, *, after: int, limit: int) -> tuple[Event, ...]:
    """Return the events after a number, in order."""
    rows = connection.execute(
        select(events)
        .where(events.c.employer_id == employer_id, events.c.seq > after)
        .order_by(events.c.seq)
        .limit(limit)
    )
    found = tuple(
        Event(
            seq=row.seq,
            id=row.id,
            kind=row.type,
            at=moment(row.at),
            data=msgspec.json.decode(row.data),
            prev=row.prev,
        )
        for row in rows
    )
    return _with_identities(connection, employer_id, found)


def head(connection: Connection, employer_id: int) -> tuple[int, str]:
    """Return number and identifier of the employer's last event."""
    row = connection.execute(
        select(employers.c.event_seq, employers.c.chain_head).where(
            employers.c.employer_id == employer_id
        )
    ).one()
    return row.event_seq, row.chain_head


def _with_identities(
    connection: Connection, employer_id: int, found: tuple[Event, ...]
) -> tuple[Event, ...]:
    """Put name and address back into requests for a profile whose consent still holds."""
    asked = {str(event.data["consent_id"]) for event in found if event.kind in UNCHAINED}
    if not asked:
        return found
    rows = connection.execute(
        select(profiles.c.consent_id, profiles.c.name, profiles.c.email).where(
            profiles.c.employer_id == employer_id, profiles.c.consent_id.in_(asked)
        )
    )
    known = {row.consent_id: {"name": row.name, "email": row.email} for row in rows}
    return tuple(
        msgspec.structs.replace(event, data=event.data | known[event.data["consent_id"]])
        if event.kind in UNCHAINED
        else event
        for event in found
    )


def _erasable(kind: str) -> frozenset[str]:
    return UNCHAINED.get(kind, frozenset())


# Asked at every act of an employer: put together once.
_LAST: Final = (
    select(employers.c.event_seq, employers.c.chain_head)
    .where(employers.c.employer_id == bindparam("employer"))
    .with_for_update()
)
_ADD: Final = insert(events)
_CHAIN: Final = (
    update(employers)
    .where(employers.c.employer_id == bindparam("employer"))
    .values(event_seq=bindparam("new_seq"), chain_head=bindparam("new_head"))
)
