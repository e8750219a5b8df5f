"""Occasions to invite people again: made, shown, settled and taken back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, func, insert, or_, select, update
from sqlalchemy.sql.expression import ColumnElement

from desktop.core.domain.application import NoticeState
from desktop.core.domain.ids import ApplicationId, NoticeId, PersonId, VacancyId
from desktop.core.domain.notice import NoticeKind
from desktop.core.domain.reapproach import Cause, PastOccasion, ReapproachState
from desktop.core.storage.queries.people import chunks
from desktop.core.storage.queries.reapproach_people import date_of, decided_on
from desktop.core.storage.tables import (
    application,
    notice,
    person,
    person_event,
    reapproach,
    reapproach_wish,
    vacancy,
)


@dataclass(frozen=True, slots=True)
class OpenRow:
    """An open occasion with its person; ``consent`` and words come beside it."""

    occasion_id: int
    person_id: PersonId
    cause: Cause
    due_on: date
    created_at: datetime
    vacancy_id: VacancyId | None
    vacancy_title: str
    vacancy_code: str
    application_id: ApplicationId
    name: str
    kana: str
    kana_key: str
    email: str
    applied_title: str
    decided_on: date | None
    was_told: bool


def insert_occasions(
    connection: Connection, rows: Sequence[Mapping[str, Any]], now: datetime, actor: str
) -> None:
    """Write occasions that are due: person_id, cause, due_on, and a vacancy_id or None."""
    shared = {"state": ReapproachState.DUE.value, "created_at": now, "actor": actor}
    if rows:
        connection.execute(insert(reapproach), [{**row, **shared} for row in rows])


def list_open(
    connection: Connection, until: date, person_ids: Sequence[PersonId] | None = None
) -> tuple[OpenRow, ...]:
    """Return open occasions that are due, oldest first and then by フリガナ.

    An occasion whose mail was taken back before it left is open again; one for a vacancy that is
    closed meanwhile is passed over, and so is everybody without a consent that holds.
    """
    statement = _open_query(until)
    if person_ids is None:
        return tuple(_open_row(row) for row in connection.execute(statement))
    found: list[OpenRow] = []
    for chunk in chunks(person_ids):
        rows = connection.execute(statement.where(reapproach.c.person_id.in_(chunk)))
        found += [_open_row(row) for row in rows]
    return tuple(found)


def _open_query(until: date) -> Any:  # noqa: ANN401 - a Select of sixteen columns
    newest, applied = application.alias("newest"), vacancy.alias("applied")
    told = select(notice.c.id).where(
        notice.c.person_id == person.c.id,
        notice.c.kind == NoticeKind.RESULT.value,
        notice.c.state == NoticeState.SENT.value,
    )
    return (
        select(
            reapproach.c.id,
            person.c.id.label("person_id"),
            reapproach.c.cause,
            reapproach.c.due_on,
            reapproach.c.created_at,
            vacancy.c.id.label("vacancy_id"),
            func.coalesce(vacancy.c.title, ""),
            func.coalesce(vacancy.c.occupation_code, ""),
            newest.c.id.label("application_id"),
            person.c.name,
            person.c.kana,
            person.c.kana_key,
            person.c.email,
            func.coalesce(applied.c.title, ""),
            decided_on(newest),
            told.exists(),
        )
        .join(person, person.c.id == reapproach.c.person_id)
        .join(newest, newest.c.id == person.c.latest_application_id)
        .outerjoin(applied, applied.c.id == newest.c.vacancy_id)
        .outerjoin(vacancy, vacancy.c.id == reapproach.c.vacancy_id)
        .where(
            _is_open(),
            reapproach.c.due_on <= until,
            person.c.has_reapproach_consent,
            ~person.c.has_opted_out,
            or_(reapproach.c.cause != Cause.VACANCY.value, vacancy.c.is_open),
        )
        .order_by(reapproach.c.due_on, person.c.kana_key, person.c.id, reapproach.c.id)
    )


def _open_row(row: Any) -> OpenRow:  # noqa: ANN401 - a row of sixteen columns
    values = list(row)
    values[2] = Cause(values[2])
    values[14] = date_of(values[14])
    values[15] = bool(values[15])
    return OpenRow(*values)


def has_vacancy_occasion(connection: Connection, vacancy_id: VacancyId) -> frozenset[PersonId]:
    """Return who was thought of for this vacancy already, whatever became of it."""
    columns = reapproach.c
    rows = connection.execute(select(columns.person_id).where(columns.vacancy_id == vacancy_id))
    return frozenset(PersonId(key) for key in rows.scalars())


def close_occasions(
    connection: Connection,
    occasion_ids: Sequence[int],
    state: ReapproachState,
    now: datetime,
    *,
    notice_ids: Mapping[int, NoticeId] | None = None,
) -> None:
    """Settle open occasions; ``notice_ids`` names the mail each led to."""
    columns = reapproach.c
    for chunk in chunks(occasion_ids):
        connection.execute(
            update(reapproach)
            .where(columns.id.in_(chunk))
            .values(state=state.value, decided_at=now, notice_id=None)
        )
    for occasion_id, notice_id in (notice_ids or {}).items():
        connection.execute(
            update(reapproach).where(columns.id == occasion_id).values(notice_id=notice_id)
        )


def close_of_people(
    connection: Connection, person_ids: Sequence[PersonId], state: ReapproachState, now: datetime
) -> int:
    """Settle every open occasion of people, due or not yet; return how many."""
    columns = reapproach.c
    count = 0
    for chunk in chunks(person_ids):
        done = connection.execute(
            update(reapproach)
            .where(columns.person_id.in_(chunk), columns.state == ReapproachState.DUE.value)
            .values(state=state.value, decided_at=now)
        )
        count += done.rowcount
    return count


def reopen_at(connection: Connection, moment: datetime) -> int:
    """Take an act back by its moment: what it settled is open again; return how many people.

    What the act put in its place, as a later day, is taken away.
    """
    columns = reapproach.c
    settled = (ReapproachState.DROPPED, ReapproachState.SNOOZED, ReapproachState.LAPSED)
    mine = (columns.decided_at == moment) & columns.state.in_([one.value for one in settled])
    people = set(connection.execute(select(columns.person_id).where(mine)).scalars())
    connection.execute(
        reapproach.delete().where(
            columns.created_at == moment,
            columns.state == ReapproachState.DUE.value,
            columns.person_id.in_(select(columns.person_id).where(mine)),
        )
    )
    connection.execute(
        update(reapproach).where(mine).values(state=ReapproachState.DUE.value, decided_at=None)
    )
    return len(people)


def stop_invitations(
    connection: Connection, person_ids: Sequence[PersonId]
) -> tuple[tuple[NoticeId, ...], int]:
    """Return the waiting invitations of people, untried, and how many drafts lie with somebody."""
    columns = notice.c
    waiting: list[NoticeId] = []
    drafts = 0
    for chunk in chunks(person_ids):
        mine = columns.person_id.in_(chunk) & (columns.kind == NoticeKind.REAPPROACH.value)
        found = connection.execute(
            select(columns.id).where(
                mine,
                columns.state == NoticeState.WAITING.value,
                columns.handed_over_at.is_(None),
            )
        )
        waiting += [NoticeId(key) for key in found.scalars()]
        is_draft = columns.state == NoticeState.DRAFT.value
        drafts += connection.execute(
            select(func.count()).select_from(notice).where(mine, is_draft)
        ).scalar_one()
    return tuple(waiting), drafts


def people_of_notices(
    connection: Connection, notice_ids: Sequence[NoticeId]
) -> dict[PersonId, NoticeId]:
    """Return notices by their person."""
    columns = notice.c
    found: dict[PersonId, NoticeId] = {}
    for chunk in chunks(notice_ids):
        rows = connection.execute(
            select(columns.person_id, columns.id).where(columns.id.in_(chunk))
        )
        found |= {PersonId(row.person_id): NoticeId(row.id) for row in rows}
    return found


def list_past(connection: Connection, person_id: PersonId) -> tuple[PastOccasion, ...]:
    """Return every occasion of one person, newest first."""
    columns = reapproach.c
    rows = connection.execute(
        select(
            columns.cause,
            columns.due_on,
            columns.state,
            func.coalesce(vacancy.c.title, ""),
            columns.decided_at,
            columns.actor,
            columns.notice_id,
        )
        .outerjoin(vacancy, vacancy.c.id == columns.vacancy_id)
        .where(columns.person_id == person_id)
        .order_by(columns.due_on.desc(), columns.id.desc())
    )
    return tuple(
        PastOccasion(Cause(row[0]), row[1], ReapproachState(row[2]), *row[3:6], row[6])
        for row in rows
    )


def _is_open() -> ColumnElement[bool]:
    columns = reapproach.c
    taken_back = select(notice.c.id).where(
        notice.c.id == columns.notice_id, notice.c.state == NoticeState.DROPPED.value
    )
    is_prepared = columns.state == ReapproachState.PREPARED.value
    return or_(columns.state == ReapproachState.DUE.value, is_prepared & taken_back.exists())


def take_wishes_back(connection: Connection, moment: datetime) -> int:
    """Forget the wish noted in one moment, its occasion and its line; return how many wishes."""
    mine = reapproach_wish.c.noted_at == moment
    people = set(connection.execute(select(reapproach_wish.c.person_id).where(mine)).scalars())
    connection.execute(reapproach_wish.delete().where(mine))
    connection.execute(
        reapproach.delete().where(
            reapproach.c.created_at == moment,
            reapproach.c.cause == Cause.WISH.value,
            reapproach.c.state == ReapproachState.DUE.value,
        )
    )
    connection.execute(
        person_event.delete().where(
            person_event.c.person_id.in_(people),
            person_event.c.kind == "wish.noted",
            person_event.c.at == moment,
        )
    )
    return len(people)
