"""What waits to go to the agency."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, insert, select, update

from desktop.core.storage.queries.people import chunks
from desktop.core.storage.tables import link_token, outbox


@dataclass(frozen=True, slots=True)
class OutboxItem:
    """One thing to send; ``ref`` names it.

    ``kind`` is ``batch``, ``batch_withdrawal``, ``link_revocation``, or what
    `desktop.sync.requests` sends about a profile or a slot.
    """

    item_id: int
    kind: str
    ref: str
    attempts: int


def list_waiting_items(connection: Connection) -> tuple[OutboxItem, ...]:
    """Return what waits, oldest first."""
    columns = outbox.c
    rows = connection.execute(
        select(columns.id, columns.kind, columns.ref, columns.attempts)
        .where(columns.state == "waiting")
        .order_by(columns.id)
    )
    return tuple(OutboxItem(*row) for row in rows)


def count_items(connection: Connection, state: str) -> int:
    """Return how many items stand in a state."""
    statement = select(func.count()).select_from(outbox).where(outbox.c.state == state)
    return connection.execute(statement).scalar_one()


def queue_item(connection: Connection, kind: str, ref: str, now: datetime) -> None:
    """Put one thing to send at the end."""
    connection.execute(insert(outbox).values(kind=kind, ref=ref, state="waiting", created_at=now))


def set_item_state(
    connection: Connection, item_id: int, state: str, *, now: datetime, fault: str = ""
) -> None:
    """Move an item to sent or quarantined."""
    connection.execute(
        update(outbox).where(outbox.c.id == item_id).values(state=state, done_at=now, fault=fault)
    )


def count_attempt(connection: Connection, item_id: int) -> None:
    """Note that an item is being sent."""
    connection.execute(
        update(outbox).where(outbox.c.id == item_id).values(attempts=outbox.c.attempts + 1)
    )


def claim_item(connection: Connection, item_id: int) -> bool:
    """Note that an item is being sent; False where somebody took it back just before."""
    done = connection.execute(
        update(outbox)
        .where(outbox.c.id == item_id, outbox.c.state == "waiting")
        .values(attempts=outbox.c.attempts + 1)
    )
    return done.rowcount > 0


def queue_link_revocation(connection: Connection, person_ids: Sequence[int], now: datetime) -> None:
    """Queue the revocation of people's links, in the transaction that erases them."""
    for chunk in chunks(person_ids):
        tokens = connection.execute(
            select(link_token.c.token).where(
                link_token.c.person_id.in_(chunk), link_token.c.revoked_at.is_(None)
            )
        )
        found = list(tokens.scalars())
        connection.execute(
            update(link_token).where(link_token.c.token.in_(found)).values(revoked_at=now)
        )
        rows = [
            {"kind": "link_revocation", "ref": token, "state": "waiting", "created_at": now}
            for token in found
        ]
        if rows:
            connection.execute(insert(outbox), rows)
