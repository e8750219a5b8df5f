"""The agency's last statement of the ledger, and the terms it told at enrolment."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select

from desktop.core.domain.statement import Difference, StatementCheck
from desktop.core.storage.tables import agency, feed_event, statement


@dataclass(frozen=True, slots=True)
class StoredStatement:
    """A statement as it came; ``signature`` is what proves it, as JSON."""

    received_at: datetime
    as_of_seq: int
    body: bytes
    signature: str
    differences: Sequence[Difference]


def keep_statement(connection: Connection, kept: StoredStatement) -> None:
    """Keep a statement in the place of the one before."""
    told = [[one.member, one.ours, one.theirs] for one in kept.differences]
    connection.execute(delete(statement))
    connection.execute(
        insert(statement).values(
            id=1,
            received_at=kept.received_at,
            as_of_seq=kept.as_of_seq,
            body=kept.body,
            signature=kept.signature,
            differences=json.dumps(told, ensure_ascii=False),
        )
    )


def last_statement(connection: Connection) -> StatementCheck | None:
    """Return the last statement and what does not agree, or None before the first."""
    columns = statement.c
    row = connection.execute(
        select(columns.received_at, columns.as_of_seq, columns.differences)
    ).one_or_none()
    if row is None:
        return None
    found = tuple(Difference(*each) for each in json.loads(row.differences))
    return StatementCheck(row.received_at, row.as_of_seq, found)


def terms_bytes(connection: Connection) -> bytes | None:
    """Return the terms as enrolment told them; None where they were not kept."""
    return connection.execute(select(agency.c.terms)).scalar_one_or_none()


def event_id_at(connection: Connection, seq: int) -> str | None:
    """Return the identifier of an event by its number."""
    wanted = select(feed_event.c.event_id).where(feed_event.c.seq == seq)
    return connection.execute(wanted).scalar_one_or_none()
