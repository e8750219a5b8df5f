"""The agency's events as they came, and the ledger made of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, insert, select

from desktop.core.domain.errors import ErrorCode
from desktop.core.domain.syncing import SyncLogRow
from desktop.core.storage.tables import feed_event, ledger_entry, notice, sync_log


@dataclass(frozen=True, slots=True)
class StoredEvent:
    """An event as received; ``raw`` is its canonical bytes."""

    seq: int
    event_id: str
    type: str
    at: datetime
    raw: bytes


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
        values = {name: getattr(event, name) for name in ("seq", "event_id", "type", "at", "raw")}
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


def count_events(connection: Connection, kind: str) -> int:
    """Return how many events of a type came."""
    statement = select(func.count()).select_from(feed_event).where(feed_event.c.type == kind)
    return connection.execute(statement).scalar_one()


def count_links(connection: Connection) -> tuple[int, int]:
    """Return how many relay links stand in notices, and how many of those were sent.

    A second notice after a failed one carries the same link.
    """
    links = select(func.count(notice.c.token.distinct())).where(notice.c.state != "dropped")
    created = connection.execute(links)
    sent = connection.execute(links.where(notice.c.state == "sent"))
    return created.scalar_one(), sent.scalar_one()


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
