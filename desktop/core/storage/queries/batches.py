"""Batches of anonymous records and who is in them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from desktop.core.domain.batch import BatchRow, BatchState
from desktop.core.domain.ids import BatchId
from desktop.core.storage.queries.people import chunks
from desktop.core.storage.tables import (
    application,
    batch,
    batch_member,
    outbox,
    person,
    provision,
    vacancy,
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """One closed application with what a record is made of and what may hold it back."""

    person_id: int
    name: str
    kana: str
    email: str
    phone: str
    address: str
    birth_date: date | None
    prefecture_code: str
    education: str
    experience_years: int | None
    qualifications: str
    qualification_family: str
    vacancy_title: str
    occupation_code: str
    applied_on: date | None
    stage: str | None
    outcome: str
    reason: str | None
    closed_at: datetime | None
    has_objected: bool
    is_eu_origin: bool
    is_released: bool


def list_candidates(connection: Connection) -> tuple[Candidate, ...]:
    """Return everybody's newest application, in フリガナ order."""
    rows = connection.execute(
        select(
            person.c.id,
            person.c.name,
            person.c.kana,
            person.c.email,
            person.c.phone,
            person.c.address,
            person.c.birth_date,
            person.c.prefecture_code,
            person.c.education,
            person.c.experience_years,
            person.c.qualifications,
            person.c.qualification_family,
            vacancy.c.title,
            vacancy.c.occupation_code,
            application.c.applied_on,
            application.c.stage,
            application.c.outcome,
            application.c.reason,
            application.c.closed_at,
            person.c.has_objected,
            person.c.is_eu_origin,
            person.c.is_released,
        )
        .join(application, application.c.id == person.c.latest_application_id)
        .outerjoin(vacancy, vacancy.c.id == application.c.vacancy_id)
        .order_by(person.c.kana_key, person.c.id)
    )
    return tuple(Candidate(*tuple(row)) for row in rows)


def members_of_unsent(connection: Connection, states: Sequence[BatchState]) -> frozenset[int]:
    """Return people who are in a batch of these states."""
    rows = connection.execute(
        select(batch_member.c.person_id)
        .join(batch, batch.c.id == batch_member.c.batch_id)
        .where(batch.c.state.in_([state.value for state in states]))
    )
    return frozenset(rows.scalars())


def insert_batch(
    connection: Connection, values: Mapping[str, Any], person_ids: Sequence[int]
) -> BatchId:
    """Write a draft with its members: person ids and no rows (decision 13)."""
    done = connection.execute(insert(batch).values(**values))
    primary = done.inserted_primary_key
    if primary is None:
        raise RuntimeError("no key for a new batch")
    members = [{"batch_id": primary[0], "person_id": person_id} for person_id in person_ids]
    connection.execute(insert(batch_member), members)
    return BatchId(primary[0])


def drop_drafts(connection: Connection) -> None:
    """Forget drafts nobody approved; a new proposal replaces them."""
    connection.execute(delete(batch).where(batch.c.state == BatchState.DRAFT.value))


def read_batch(connection: Connection, batch_id: BatchId) -> Any | None:  # noqa: ANN401 - a row
    """Return the row of a batch, or None."""
    return connection.execute(select(batch).where(batch.c.id == batch_id)).one_or_none()


def approved_batch(connection: Connection, batch_id: BatchId) -> Any:  # noqa: ANN401 - a row
    """Return the row of a batch that was approved: from then on it is never deleted."""
    return connection.execute(select(batch).where(batch.c.id == batch_id)).one()


def list_members(connection: Connection, batch_id: BatchId) -> tuple[int, ...]:
    """Return the people in a batch."""
    columns = batch_member.c
    rows = connection.execute(select(columns.person_id).where(columns.batch_id == batch_id))
    return tuple(rows.scalars())


def approve_row(connection: Connection, batch_id: BatchId, *, actor: str, now: datetime) -> None:
    """Freeze a draft and put it into the outbox."""
    connection.execute(
        update(batch)
        .where(batch.c.id == batch_id, batch.c.state == BatchState.DRAFT.value)
        .values(state=BatchState.APPROVED.value, approved_at=now, approved_by=actor)
    )
    connection.execute(
        insert(outbox).values(kind="batch", ref=str(batch_id), state="waiting", created_at=now)
    )


def cancel_batch(connection: Connection, batch_id: int) -> None:
    """Cancel a batch not yet accepted; its members wait again.

    One that has a number was sent and not answered: the agency may hold it. Its members and its
    place in the outbox stay until sync has asked (decision 13).
    """
    connection.execute(
        update(batch).where(batch.c.id == batch_id).values(state=BatchState.CANCELLED.value)
    )
    if connection.execute(select(batch.c.seq).where(batch.c.id == batch_id)).scalar() is not None:
        return
    connection.execute(
        update(outbox)
        .where(outbox.c.kind == "batch", outbox.c.ref == str(batch_id))
        .values(state="cancelled")
    )
    connection.execute(delete(batch_member).where(batch_member.c.batch_id == batch_id))


def accept_batch(connection: Connection, batch_id: BatchId, values: Mapping[str, Any]) -> None:
    """Apply a receipt: mark the people released and forget who they were, in one transaction."""
    members = list_members(connection, batch_id)
    for chunk in chunks(members):
        connection.execute(update(person).where(person.c.id.in_(chunk)).values(is_released=True))
    connection.execute(delete(batch_member).where(batch_member.c.batch_id == batch_id))
    connection.execute(
        update(batch)
        .where(batch.c.id == batch_id)
        .values(state=BatchState.ACCEPTED.value, **values)
    )


def quarantine_batch(connection: Connection, batch_id: BatchId, fault: str) -> None:
    """Set aside a batch the agency will not take; others go on."""
    connection.execute(
        update(batch)
        .where(batch.c.id == batch_id)
        .values(state=BatchState.QUARANTINED.value, fault=fault)
    )
    connection.execute(delete(batch_member).where(batch_member.c.batch_id == batch_id))


def set_batch_state(
    connection: Connection, batch_id: BatchId, state: BatchState, fault: str = ""
) -> None:
    """Move a batch to a state that touches neither its members nor its receipt."""
    connection.execute(
        update(batch).where(batch.c.id == batch_id).values(state=state.value, fault=fault)
    )


def mark_withdrawn(connection: Connection, sha256: str) -> bool:
    """Note that the agency deleted a batch; return whether that was news."""
    held = (BatchState.ACCEPTED.value, BatchState.WITHDRAWING.value)
    done = connection.execute(
        update(batch)
        .where(batch.c.sha256 == sha256, batch.c.state.in_(held))
        .values(state=BatchState.WITHDRAWN.value, fault="")
    )
    return done.rowcount > 0


def insert_provision(connection: Connection, values: Mapping[str, Any]) -> None:
    """Append to the 第三者提供記録."""
    connection.execute(insert(provision).values(**values))


def list_batch_rows(connection: Connection) -> tuple[BatchRow, ...]:
    """Return all batches, newest first."""
    columns = batch.c
    rows = connection.execute(
        select(
            columns.id,
            columns.state,
            columns.record_count,
            columns.quarter,
            columns.sha256,
            columns.created_at,
            columns.approved_at,
            columns.accepted_at,
            columns.fault,
        ).order_by(columns.id.desc())
    )
    return tuple(BatchRow(BatchId(row[0]), BatchState(row[1]), *row[2:]) for row in rows)


def number_batch(
    connection: Connection, batch_id: BatchId, *, seq: int | None, prev: str | None
) -> None:
    """Keep, or take back, the number a batch is sent under."""
    connection.execute(update(batch).where(batch.c.id == batch_id).values(seq=seq, prev=prev))


def forbidden_texts(
    connection: Connection, person_ids: Sequence[int] | None
) -> tuple[tuple[str, ...], ...]:
    """Return name, kana, mail, phone and address of people; None means of everybody."""
    columns = (person.c.name, person.c.kana, person.c.email, person.c.phone, person.c.address)
    if person_ids is None:
        return tuple(tuple(row) for row in connection.execute(select(*columns)))
    found: list[tuple[str, ...]] = []
    for chunk in chunks(person_ids):
        found += [
            tuple(row) for row in connection.execute(select(*columns).where(person.c.id.in_(chunk)))
        ]
    return tuple(found)
