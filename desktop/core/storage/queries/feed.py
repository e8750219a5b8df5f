"""The agency's events as they came, and the ledger made of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, insert, select

from desktop.core.domain.errors import ErrorCode
from desktop.core.domain.syncing import SyncLogRow
from desktop.core.storage.queries.people import chunks
from desktop.core.storage.tables import feed_event, ledger_entry, notice, sync_log


@dataclass(frozen=True, slots=True)
class StoredEvent:
    """An event as received; ``raw`` is its canonical bytes."""

    seq: int
    event_id: str
    type: str
    at: datetime
    raw: bytes
    received_at: datetime


@dataclass(frozen=True, slots=True)
class StoredEntry:
    """A ledger entry; ``kind`` and ``ref`` identify it (wire/ledger.py)."""

    seq: int
    event_id: str
    kind: str
    units: int
    ref: str
    at: datetime


def insert_events(connection: Connection, events: Sequence[StoredEvent]) -> None:
    """Append events; one that is there already stays as it was."""
    for event in events:
        values = {name: getattr(event, name) for name in StoredEvent.__dataclass_fields__}
        connection.execute(insert(feed_event).prefix_with("OR IGNORE").values(**values))


def insert_entries(connection: Connection, entries: Sequence[StoredEntry]) -> None:
    """Append ledger entries; one that is there already stays as it was."""
    for entry in entries:
        values = {name: getattr(entry, name) for name in StoredEntry.__dataclass_fields__}
        connection.execute(insert(ledger_entry).prefix_with("OR IGNORE").values(**values))


def list_entries(connection: Connection) -> tuple[StoredEntry, ...]:
    """Return the ledger, oldest first."""
    columns = ledger_entry.c
    rows = connection.execute(
        select(
            columns.seq, columns.event_id, columns.kind, columns.units, columns.ref, columns.at
        ).order_by(columns.seq)
    )
    return tuple(StoredEntry(*row) for row in rows)


def count_events(connection: Connection, kind: str, since: datetime | None = None) -> int:
    """Return how many events of a type came, or how many of them happened since a moment."""
    statement = select(func.count()).select_from(feed_event).where(feed_event.c.type == kind)
    if since is not None:
        statement = statement.where(feed_event.c.at >= since)
    return connection.execute(statement).scalar_one()


def raw_events(connection: Connection, kind: str) -> tuple[tuple[int, datetime, bytes], ...]:
    """Return (number, moment told, event as received) of a type, oldest first."""
    columns = feed_event.c
    rows = connection.execute(
        select(columns.seq, columns.at, columns.raw)
        .where(columns.type == kind)
        .order_by(columns.seq)
    )
    return tuple((row.seq, row.at, row.raw) for row in rows)


def received_at(connection: Connection, seqs: Sequence[int]) -> dict[int, datetime]:
    """Return when events came here; those of an earlier version of the program are left out."""
    columns = feed_event.c
    found: dict[int, datetime] = {}
    for chunk in chunks(seqs):
        rows = connection.execute(
            select(columns.seq, columns.received_at).where(
                columns.seq.in_(chunk), columns.received_at.is_not(None)
            )
        )
        found |= {row.seq: row.received_at for row in rows}
    return found


def count_links(connection: Connection, since: datetime | None = None) -> tuple[int, int]:
    """Return how many relay links stand in notices, and how many of those were sent.

    A second notice after a failed one carries the same link. With ``since`` only what was written,
    and what was sent, from that moment on.
    """
    links = select(func.count(notice.c.token.distinct())).where(notice.c.state != "dropped")
    sent = links.where(notice.c.state == "sent")
    if since is not None:
        links, sent = (
            links.where(notice.c.created_at >= since),
            sent.where(notice.c.sent_at >= since),
        )
    return connection.execute(links).scalar_one(), connection.execute(sent).scalar_one()


def append_sync_log(
    connection: Connection, *, at: datetime, kind: str, count: int = 0, error: str = ""
) -> None:
    """Append one line to the log of page 同期: codes and counts only."""
    connection.execute(insert(sync_log).values(at=at, kind=kind, count=count, error=error))


def list_sync_log(connection: Connection, limit: int) -> tuple[SyncLogRow, ...]:
    """Return the newest lines first."""
    columns = sync_log.c
    rows = connection.execute(
        select(columns.at, columns.kind, columns.count, columns.error)
        .order_by(columns.id.desc())
        .limit(limit)
    )
    return tuple(
        SyncLogRow(row[0], row[1], row[2], ErrorCode(row[3]) if row[3] else None) for row in rows
    )
