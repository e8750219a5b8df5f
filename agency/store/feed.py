"""The event feed of each employer: numbered under the writing transaction, so without gaps."""

from datetime import datetime

import msgspec
from sqlalchemy import Connection, insert, select, update

from agency.clock import moment, seconds
from agency.store.tables import employers, events
from wire import canonical
from wire.events import Event, EventData, EventType, make_event


def append(
    connection: Connection, employer_no: int, kind: EventType, data: EventData, *, at: datetime
) -> Event:
    """Add an event to an employer's feed, in the transaction that did what it tells."""
    last = connection.execute(
        select(employers.c.event_seq, employers.c.chain_head)
        .where(employers.c.no == employer_no)
        .with_for_update()
    ).one()
    event = make_event(seq=last.event_seq + 1, kind=kind, at=at, data=data, prev=last.chain_head)
    connection.execute(
        insert(events).values(
            employer_no=employer_no,
            seq=event.seq,
            id=event.id,
            type=event.kind,
            at=seconds(at),
            data=canonical.encode(event.data).decode(),
            prev=event.prev,
        )
    )
    connection.execute(
        update(employers)
        .where(employers.c.no == employer_no)
        .values(event_seq=event.seq, chain_head=event.id)
    )
    return event


def page(connection: Connection, employer_no: int, *, after: int, limit: int) -> tuple[Event, ...]:
    """Return the events after a number, in order."""
    rows = connection.execute(
        select(events)
        .where(events.c.employer_no == employer_no, events.c.seq > after)
        .order_by(events.c.seq)
        .limit(limit)
    )
    return tuple(
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


def head(connection: Connection, employer_no: int) -> tuple[int, str]:
    """Return number and identifier of the employer's last event."""
    row = connection.execute(
        select(employers.c.event_seq, employers.c.chain_head).where(employers.c.no == employer_no)
    ).one()
    return row.event_seq, row.chain_head
