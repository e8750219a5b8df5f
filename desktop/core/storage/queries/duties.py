"""The evidence log, the recipients' contracts and how records were processed."""

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from desktop.core.domain.duties import (
    EvidenceKind,
    EvidenceRow,
    MethodRow,
    RecipientCheck,
    RecipientDuty,
)
from desktop.core.domain.ids import BatchId
from desktop.core.storage.tables import evidence, processing_method, recipient_check


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


def method_of_batch(connection: Connection, batch_id: BatchId) -> int | None:
    """Return the number of a batch's 加工方法等情報, or None where it was destroyed."""
    columns = processing_method.c
    return connection.execute(select(columns.id).where(columns.batch_id == batch_id)).scalar()
