"""One person with applications and timeline, and the writing of decisions."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select, text, update

from desktop.core.domain.application import Application, NoticeState, TimelineEntry
from desktop.core.domain.codes import Outcome, ReasonCode, Stage
from desktop.core.domain.ids import ApplicationId, PersonId
from desktop.core.storage.queries.people import chunks
from desktop.core.storage.tables import (
    application,
    batch,
    batch_member,
    notice,
    person,
    person_event,
    rejection,
    tombstone,
    vacancy,
)


def list_applications(connection: Connection, person_id: PersonId) -> tuple[Application, ...]:
    """Return a person's applications, newest first."""
    columns = application.c
    rows = connection.execute(
        select(application, vacancy.c.title)
        .outerjoin(vacancy, vacancy.c.id == columns.vacancy_id)
        .where(columns.person_id == person_id)
        .order_by(columns.applied_on.desc(), columns.id.desc())
    )
    return tuple(
        Application(
            application_id=ApplicationId(row.id),
            vacancy_title=row.title or "",
            applied_on=row.applied_on,
            route=row.route,
            stage=Stage(row.stage) if row.stage else None,
            outcome=Outcome(row.outcome),
            reason=ReasonCode(row.reason) if row.reason else None,
            decided_on=row.decided_on,
            notice_state=NoticeState(row.notice_state),
        )
        for row in rows
    )


def list_timeline(connection: Connection, person_id: PersonId) -> tuple[TimelineEntry, ...]:
    """Return a person's events, newest first."""
    columns = person_event.c
    rows = connection.execute(
        select(columns.at, columns.kind, columns.detail)
        .where(columns.person_id == person_id)
        .order_by(columns.at.desc(), columns.id.desc())
    )
    return tuple(TimelineEntry(row.at, row.kind, json.loads(row.detail)) for row in rows)


def read_decisions(
    connection: Connection, application_ids: Sequence[ApplicationId]
) -> tuple[Mapping[str, Any], ...]:
    """Return what a rejection would change, as it stands now."""
    found: list[Mapping[str, Any]] = []
    columns = application.c
    for chunk in chunks(application_ids):
        rows = connection.execute(
            select(
                columns.id,
                columns.person_id,
                columns.outcome,
                columns.reason,
                columns.decided_on,
                columns.closed_at,
                columns.with_relay,
                columns.rejection_id,
                columns.notice_state,
                columns.stage,
                person.c.erase_after_notice,
                person.c.has_reapproach_consent,
            )
            .join(person, person.c.id == columns.person_id)
            .where(columns.id.in_(chunk))
            .order_by(columns.id)
        )
        found += [dict(row._mapping) for row in rows]  # noqa: SLF001 - SQLAlchemy's public name
    return tuple(found)


def insert_rejection(connection: Connection, *, actor: str, before: bytes, now: datetime) -> int:
    """Write one act of 不採用にする; return its number."""
    done = connection.execute(insert(rejection).values(at=now, actor=actor, before=before))
    primary = done.inserted_primary_key
    if primary is None:
        raise RuntimeError("no key for a new rejection")
    return int(primary[0])


def write_decision(
    connection: Connection, application_ids: Sequence[int], values: Mapping[str, Any]
) -> None:
    """Write the same columns to many applications."""
    for chunk in chunks(application_ids):
        connection.execute(update(application).where(application.c.id.in_(chunk)).values(**values))


def restore_decision(connection: Connection, before: Mapping[str, Any]) -> None:
    """Put one application back as it was."""
    names = ("outcome", "reason", "decided_on", "closed_at", "with_relay", "rejection_id")
    connection.execute(
        update(application)
        .where(application.c.id == before["id"])
        .values({name: before[name] for name in names})
    )
    connection.execute(
        update(person)
        .where(person.c.id == before["person_id"])
        .values(erase_after_notice=before["erase_after_notice"])
    )


def set_person_marks(
    connection: Connection, person_ids: Sequence[int], values: Mapping[str, Any]
) -> None:
    """Set marks such as ``erase_after_notice`` or ``has_objected`` on people."""
    for chunk in chunks(person_ids):
        connection.execute(update(person).where(person.c.id.in_(chunk)).values(**values))


def read_rejection(connection: Connection, rejection_id: int) -> bytes | None:
    """Return what the act changed, or None where it is gone or undone."""
    return connection.execute(
        select(rejection.c.before).where(
            rejection.c.id == rejection_id, rejection.c.undone_at.is_(None)
        )
    ).scalar_one_or_none()


def close_rejection(connection: Connection, rejection_id: int, now: datetime) -> None:
    """Mark the act undone."""
    connection.execute(
        update(rejection).where(rejection.c.id == rejection_id).values(undone_at=now)
    )


def names_with_notice(connection: Connection, rejection_id: int) -> tuple[str, ...]:
    """Return people of a rejection who already have a notice that was not dropped."""
    rows = connection.execute(
        select(person.c.name)
        .join(application, application.c.person_id == person.c.id)
        .join(notice, notice.c.application_id == application.c.id)
        .where(application.c.rejection_id == rejection_id, notice.c.state != "dropped")
        .distinct()
        .order_by(person.c.kana_key)
    )
    return tuple(rows.scalars())


def insert_tombstones(connection: Connection, rows: Sequence[Mapping[str, Any]]) -> None:
    """Keep keyed hashes of erased people; one that exists stays."""
    for row in rows:
        exists = connection.execute(select(tombstone).where(tombstone.c.hash == row["hash"]))
        if exists.one_or_none() is None:
            connection.execute(insert(tombstone).values(**row))


def unsent_batches_of(connection: Connection, person_ids: Sequence[int]) -> tuple[int, ...]:
    """Return batches not yet accepted that hold one of these people (decision 13)."""
    found: set[int] = set()
    for chunk in chunks(person_ids):
        rows = connection.execute(
            select(batch.c.id)
            .join(batch_member, batch_member.c.batch_id == batch.c.id)
            .where(batch_member.c.person_id.in_(chunk), batch.c.state.in_(("draft", "approved")))
        )
        found |= set(rows.scalars())
    return tuple(sorted(found))


def due_erasures(connection: Connection) -> tuple[int, ...]:
    """Return people to erase: so decided, and their notice is sent."""
    rows = connection.execute(
        select(person.c.id)
        .join(application, application.c.id == person.c.latest_application_id)
        .where(text("person.erase_after_notice"), application.c.notice_state == "sent")
    )
    return tuple(rows.scalars())
