"""The evidence log, the recipients' contracts and how records were processed."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update
from sqlalchemy.dialects.sqlite import insert as insert_or

from desktop.core.domain.duties import (
    EvidenceKind,
    EvidenceRow,
    MethodRow,
    RecipientCheck,
    RecipientDuty,
)
from desktop.core.storage.queries.people import chunks
from desktop.core.storage.tables import (
    evidence,
    person,
    processing_method,
    recipient_check,
    released_key,
)


def append_evidence(connection: Connection, row: EvidenceRow) -> None:
    """Append one row; nothing ever changes or removes it."""
    connection.execute(
        insert(evidence).values(
            at=row.at,
            kind=row.kind.value,
            actor=row.actor,
            sha256=row.sha256,
            record_count=row.record_count,
            facts=json.dumps(dict(row.facts), ensure_ascii=False, sort_keys=True),
        )
    )


def list_evidence_rows(connection: Connection) -> tuple[EvidenceRow, ...]:
    """Return all rows, newest first."""
    return tuple(
        EvidenceRow(
            row.at,
            EvidenceKind(row.kind),
            row.actor,
            row.sha256,
            row.record_count,
            json.loads(row.facts),
        )
        for row in connection.execute(select(evidence).order_by(evidence.c.id.desc()))
    )


def append_recipient_check(connection: Connection, check: RecipientCheck) -> None:
    """Append the answers for a recipient."""
    answers = {duty.value: is_settled for duty, is_settled in check.answers.items()}
    connection.execute(
        insert(recipient_check).values(
            at=check.at,
            actor=check.actor,
            recipient=check.recipient,
            contract=check.contract,
            answers=json.dumps(answers, sort_keys=True),
        )
    )


def last_recipient_check(connection: Connection, recipient: str) -> RecipientCheck | None:
    """Return the answers that hold for a recipient, or None."""
    row = connection.execute(
        select(recipient_check)
        .where(recipient_check.c.recipient == recipient)
        .order_by(recipient_check.c.id.desc())
        .limit(1)
    ).one_or_none()
    if row is None:
        return None
    answers = {RecipientDuty(key): value for key, value in json.loads(row.answers).items()}
    return RecipientCheck(row.recipient, answers, row.contract, row.at, row.actor)


def insert_method(connection: Connection, values: Mapping[str, Any]) -> int:
    """Keep a sealed 加工方法等情報; return its number."""
    done = connection.execute(insert(processing_method).values(**values))
    primary = done.inserted_primary_key
    if primary is None:
        raise RuntimeError("no key for a processing method")
    return int(primary[0])


def list_method_rows(connection: Connection) -> tuple[MethodRow, ...]:
    """Return which are kept, newest first; drafts that nobody approved yet included."""
    columns = processing_method.c
    rows = connection.execute(
        select(columns.id, columns.created_at, columns.sha256).order_by(columns.id.desc())
    )
    return tuple(MethodRow(*tuple(row)) for row in rows)


def read_method_row(connection: Connection, method_id: int) -> tuple[bytes, bytes] | None:
    """Return (key, sealed content), or None."""
    columns = processing_method.c
    row = connection.execute(
        select(columns.seal_key, columns.sealed).where(columns.id == method_id)
    ).one_or_none()
    return None if row is None else (row[0], row[1])


def delete_method(connection: Connection, method_id: int) -> bool:
    """Destroy one; return whether it was there."""
    done = connection.execute(delete(processing_method).where(processing_method.c.id == method_id))
    return done.rowcount > 0


def add_released(
    connection: Connection, keys: Sequence[tuple[str, bytes]], person_ids: Sequence[int]
) -> None:
    """Note that people were in a file: by keyed hash, and at those who are in the store."""
    for key in keys:
        statement = insert_or(released_key).values(kind=key[0], hash=key[1])
        connection.execute(statement.on_conflict_do_nothing())
    for chunk in chunks(person_ids):
        connection.execute(update(person).where(person.c.id.in_(chunk)).values(is_released=True))


def released_keys(connection: Connection) -> frozenset[tuple[str, bytes]]:
    """Return the keyed hashes of everybody who was in a file."""
    rows = connection.execute(select(released_key.c.kind, released_key.c.hash))
    return frozenset((row.kind, row.hash) for row in rows)


def marks_of(
    connection: Connection, person_ids: Sequence[int]
) -> Mapping[int, tuple[bool, bool, bool]]:
    """Return (released, objected, EU origin) of people."""
    columns = person.c
    wanted = select(columns.id, columns.is_released, columns.has_objected, columns.is_eu_origin)
    return {
        row.id: (row.is_released, row.has_objected, row.is_eu_origin)
        for chunk in chunks(person_ids)
        for row in connection.execute(wanted.where(columns.id.in_(chunk)))
    }
