"""紹介枠 asked for from here, and what the agency told of each."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from desktop.core.storage.tables import feed_event, outbox, redemption


@dataclass(frozen=True, slots=True)
class RedemptionRow:
    """One 紹介枠 asked for; ``request`` is the body as JSON."""

    ref: str
    request: bytes
    asked_at: datetime
    actor: str
    fault: str


def insert_redemption(connection: Connection, row: RedemptionRow) -> None:
    """Write down what is asked for."""
    names = RedemptionRow.__dataclass_fields__
    connection.execute(insert(redemption).values({name: getattr(row, name) for name in names}))


def list_redemption_rows(connection: Connection) -> tuple[RedemptionRow, ...]:
    """Return all, oldest first."""
    columns = redemption.c
    rows = connection.execute(
        select(
            columns.ref, columns.request, columns.asked_at, columns.actor, columns.fault
        ).order_by(columns.asked_at, columns.ref)
    )
    return tuple(RedemptionRow(*row) for row in rows)


def redemption_body(connection: Connection, ref: str) -> bytes:
    """Return the request of one that waits; rows are never deleted."""
    wanted = select(redemption.c.request).where(redemption.c.ref == ref)
    return bytes(connection.execute(wanted).scalar_one())


def note_fault(connection: Connection, ref: str, fault: str) -> None:
    """Note why the agency refused."""
    connection.execute(update(redemption).where(redemption.c.ref == ref).values(fault=fault))


def waiting_refs(connection: Connection, kind: str) -> Mapping[str, int]:
    """Return what of one kind waits to be sent, with how often it was tried."""
    columns = outbox.c
    rows = connection.execute(
        select(columns.ref, columns.attempts).where(
            columns.kind == kind, columns.state == "waiting"
        )
    )
    return {row.ref: row.attempts for row in rows}


def introduction_events(connection: Connection) -> tuple[tuple[str, bytes], ...]:
    """Return (type, event as received) of everything told of introductions."""
    columns = feed_event.c
    rows = connection.execute(
        select(columns.type, columns.raw).where(columns.type.like("introduction.%"))
    )
    return tuple((row.type, row.raw) for row in rows)
