"""Notices, their templates and the relay links in them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, func, insert, literal, select, update

from desktop.core.domain.application import AWAITING_NOTICE, NoticeState
from desktop.core.domain.ids import ApplicationId, NoticeId, PersonId
from desktop.core.domain.notice import NoticeCounts, NoticeKind, NoticeRow
from desktop.core.domain.reapproach import Standing
from desktop.core.storage.queries.people import chunks
from desktop.core.storage.queries.reapproach_people import read_standings
from desktop.core.storage.tables import (
    application,
    consent,
    link_token,
    notice,
    person,
    reapproach,
    vacancy,
)


@dataclass(frozen=True, slots=True)
class Addressee:
    """What a notice needs to know of one application."""

    application_id: ApplicationId
    person_id: int
    name: str
    kana_key: str
    email: str
    vacancy_title: str
    applied_on: date | None
    stage: str | None
    outcome: str
    reason: str | None
    with_relay: bool
    has_objected: bool
    has_relay_consent: bool
    notice_state: str
    vacancy_id: int | None = None
    has_opted_out: bool = False
    has_reapproach_consent: bool = False
    is_kept: bool = True
    decided_on: date | None = None
    offered_title: str = ""
    standing: Standing | None = None


def read_addressees(
    connection: Connection,
    application_ids: Sequence[ApplicationId],
    kind: NoticeKind = NoticeKind.RESULT,
) -> tuple[Addressee, ...]:
    """Return the addressees in フリガナ order; numbers that are gone are left out.

    ``notice_state`` is that of the newest mail of this kind; ``offered_title`` the vacancy of the
    newest occasion to write again; ``standing`` is told for that kind only.
    """
    found: list[Addressee] = []
    query = _addressee_query(kind)
    for chunk in chunks(application_ids):
        rows = connection.execute(query.where(application.c.id.in_(chunk)))
        found += [Addressee(*row) for row in rows]
    if kind is NoticeKind.REAPPROACH:
        standings = read_standings(connection, [PersonId(one.person_id) for one in found])
        found = [replace(one, standing=standings[PersonId(one.person_id)]) for one in found]
    return tuple(sorted(found, key=lambda one: (one.kana_key, one.application_id)))


def _addressee_query(kind: NoticeKind) -> Any:  # noqa: ANN401 - a Select of twenty columns
    state: Any = application.c.notice_state
    offered: Any = literal("")
    if kind is not NoticeKind.RESULT:
        state = func.coalesce(_newest_state(kind), NoticeState.NONE.value)
    if kind is NoticeKind.REAPPROACH:
        offered = func.coalesce(_offered_title(), "")
    has_consent = (
        select(consent.c.is_granted)
        .where(consent.c.person_id == person.c.id, consent.c.purpose == "relay")
        .order_by(consent.c.id.desc())
        .limit(1)
        .correlate(person)
        .scalar_subquery()
    )
    return (
        select(
            application.c.id,
            person.c.id,
            person.c.name,
            person.c.kana_key,
            person.c.email,
            func.coalesce(vacancy.c.title, ""),
            application.c.applied_on,
            application.c.stage,
            application.c.outcome,
            application.c.reason,
            application.c.with_relay,
            person.c.has_objected,
            func.coalesce(has_consent, 0),
            state,
            application.c.vacancy_id,
            person.c.has_opted_out,
            person.c.has_reapproach_consent,
            ~person.c.erase_after_notice,
            application.c.decided_on,
            offered,
        )
        .join(person, person.c.id == application.c.person_id)
        .outerjoin(vacancy, vacancy.c.id == application.c.vacancy_id)
    )


def _newest_state(kind: NoticeKind) -> Any:  # noqa: ANN401 - a scalar subquery
    return (
        select(notice.c.state)
        .where(notice.c.application_id == application.c.id, notice.c.kind == kind.value)
        .order_by(notice.c.id.desc())
        .limit(1)
        .correlate(application)
        .scalar_subquery()
    )


def _offered_title() -> Any:  # noqa: ANN401 - a scalar subquery
    offered = vacancy.alias("offered")
    return (
        select(offered.c.title)
        .join(reapproach, reapproach.c.vacancy_id == offered.c.id)
        .where(reapproach.c.person_id == person.c.id)
        .order_by(reapproach.c.id.desc())
        .limit(1)
        .correlate(person)
        .scalar_subquery()
    )


def list_waiting_ids(connection: Connection) -> tuple[ApplicationId, ...]:
    """Return rejected applications nothing reached yet, in フリガナ order."""
    rows = connection.execute(
        select(application.c.id)
        .join(person, person.c.id == application.c.person_id)
        .where(
            application.c.outcome == "rejected",
            application.c.notice_state.in_(AWAITING_NOTICE),
        )
        .order_by(person.c.kana_key, person.c.id)
    )
    return tuple(ApplicationId(key) for key in rows.scalars())


def insert_notices(
    connection: Connection, rows: Sequence[Mapping[str, Any]], state: NoticeState
) -> tuple[NoticeId, ...]:
    """Write notices in one state, and the state on their applications; return their numbers.

    Numbers are given out here: one writer holds the write lock, and a statement for many rows
    returns none.
    """
    first = int(connection.execute(select(func.max(notice.c.id))).scalar() or 0) + 1
    ids = tuple(NoticeId(first + at) for at in range(len(rows)))
    numbered = [
        {"id": key, "state": state.value, **row} for key, row in zip(ids, rows, strict=True)
    ]
    if numbered:
        connection.execute(insert(notice), numbered)
    _project(connection, [row["application_id"] for row in rows])
    return ids


def find_tokens(
    connection: Connection, application_ids: Sequence[ApplicationId]
) -> dict[ApplicationId, str]:
    """Return tokens minted for applications: a second notice uses the same (wire.md)."""
    columns = link_token.c
    found: dict[ApplicationId, str] = {}
    for chunk in chunks(application_ids):
        rows = connection.execute(
            select(columns.application_id, columns.token).where(
                columns.application_id.in_(chunk),
                columns.kind == "personal",
                columns.revoked_at.is_(None),
            )
        )
        found |= {ApplicationId(row.application_id): row.token for row in rows}
    return found


def find_common_token(connection: Connection, kid: int) -> str | None:
    """Return the common token of a link key, or None before the first copy."""
    columns = link_token.c
    return connection.execute(
        select(columns.token).where(
            columns.kind == "common", columns.kid == kid, columns.revoked_at.is_(None)
        )
    ).scalar_one_or_none()


def insert_tokens(connection: Connection, rows: Sequence[Mapping[str, Any]]) -> None:
    """Reserve tokens."""
    if rows:
        connection.execute(insert(link_token), list(rows))


def set_token_state(connection: Connection, notice_ids: Sequence[NoticeId], state: str) -> None:
    """Move the tokens of notices on: minted → queued → sent."""
    for chunk in chunks(notice_ids):
        tokens = select(notice.c.token).where(notice.c.id.in_(chunk), notice.c.token.is_not(None))
        connection.execute(
            update(link_token).where(link_token.c.token.in_(tokens)).values(state=state)
        )


def set_notice_state(
    connection: Connection,
    notice_ids: Sequence[NoticeId],
    state: NoticeState,
    **values: Any,  # noqa: ANN401 - columns of notice
) -> int:
    """Move notices to a state, and their applications with them; return how many moved."""
    count = 0
    for chunk in chunks(notice_ids):
        done = connection.execute(
            update(notice).where(notice.c.id.in_(chunk)).values(state=state.value, **values)
        )
        count += done.rowcount
        ids = connection.execute(select(notice.c.application_id).where(notice.c.id.in_(chunk)))
        _project(connection, list(ids.scalars()))
    return count


def settle_interrupted(connection: Connection) -> int:
    """Settle mails a crash left behind; return how many became 不明.

    Whose hand-over was begun and not finished is 不明: nobody can say whether it left. One that
    was never begun surely did not, and waits on. Without a moment to be sent at it was written by
    an earlier version of the program: it is dropped, and its person is 連絡待ち again.
    """
    waiting = select(notice.c.id).where(notice.c.state == NoticeState.WAITING.value)
    untimed = connection.execute(
        waiting.where(notice.c.handed_over_at.is_(None), notice.c.due_at.is_(None))
    )
    ids = [NoticeId(key) for key in untimed.scalars()]
    set_notice_state(connection, ids, NoticeState.DROPPED, fault="not-tried")
    begun = connection.execute(waiting.where(notice.c.handed_over_at.is_not(None)))
    lost = [NoticeId(key) for key in begun.scalars()]
    return set_notice_state(connection, lost, NoticeState.UNKNOWN, fault="interrupted")


def read_notice_row(connection: Connection, notice_id: NoticeId) -> Any | None:  # noqa: ANN401
    """Return a notice with its person's name, or None."""
    return connection.execute(
        select(notice, person.c.name)
        .join(person, person.c.id == notice.c.person_id)
        .where(notice.c.id == notice_id)
    ).one_or_none()


@dataclass(frozen=True, slots=True)
class NewestNotice:
    """Whose newest notice this is, and how it stands."""

    notice_id: NoticeId
    application_id: ApplicationId
    person_id: int
    state: NoticeState


def read_newest(connection: Connection, notice_ids: Sequence[NoticeId]) -> tuple[NewestNotice, ...]:
    """Return those of the notices that are the newest of their application, oldest first."""
    columns = notice.c
    later = notice.alias("later")
    is_newest = ~(
        select(later.c.id)
        .where(
            later.c.application_id == columns.application_id,
            later.c.kind == columns.kind,
            later.c.id > columns.id,
        )
        .exists()
    )
    found: list[NewestNotice] = []
    for chunk in chunks(sorted(notice_ids)):
        rows = connection.execute(
            select(columns.id, columns.application_id, columns.person_id, columns.state)
            .where(columns.id.in_(chunk), is_newest)
            .order_by(columns.id)
        )
        found += [NewestNotice(*row[:3], NoticeState(row.state)) for row in rows]
    return tuple(found)


def list_notice_rows(
    connection: Connection, state: NoticeState | None, limit: int, offset: int = 0
) -> tuple[NoticeRow, ...]:
    """Return notices, newest first."""
    columns = notice.c
    statement = (
        select(
            columns.id,
            columns.application_id,
            person.c.name,
            columns.subject,
            columns.state,
            columns.created_at,
            columns.sent_at,
            columns.recipient,
            columns.fault,
            columns.due_at,
            columns.kind,
        )
        .join(person, person.c.id == columns.person_id)
        .order_by(columns.created_at.desc(), columns.id.desc())
        .limit(limit)
        .offset(offset)
    )
    if state is not None:
        statement = statement.where(columns.state == state.value)
    return tuple(
        NoticeRow(
            NoticeId(row.id),
            ApplicationId(row.application_id),
            row.name,
            row.subject,
            NoticeState(row.state),
            row.created_at,
            row.sent_at,
            bool(row.recipient),
            row.fault,
            row.due_at,
            NoticeKind(row.kind),
        )
        for row in connection.execute(statement)
    )


def count_notice_rows(connection: Connection) -> NoticeCounts:
    """Return how many applications have their newest notice in each state."""
    state = application.c.notice_state
    rows = connection.execute(
        select(state, func.count()).where(state != NoticeState.NONE).group_by(state)
    )
    return NoticeCounts(**{row[0]: row[1] for row in rows})


def count_by_state(connection: Connection) -> dict[NoticeState, int]:
    """Return how many notices, old ones too, stand in each state."""
    rows = connection.execute(select(notice.c.state, func.count()).group_by(notice.c.state))
    return {NoticeState(row[0]): row[1] for row in rows}


def list_ids_in_state(
    connection: Connection, state: NoticeState, application_ids: Sequence[ApplicationId]
) -> dict[ApplicationId, NoticeId]:
    """Return the notices of applications that stand in a state."""
    found: dict[ApplicationId, NoticeId] = {}
    for chunk in chunks(application_ids):
        rows = connection.execute(
            select(notice.c.application_id, notice.c.id).where(
                notice.c.application_id.in_(chunk), notice.c.state == state.value
            )
        )
        found |= {ApplicationId(row.application_id): NoticeId(row.id) for row in rows}
    return found


def _project(connection: Connection, application_ids: Sequence[int]) -> None:
    """Keep on each application how its newest answer stands: an older one speaks no more."""
    is_answer = notice.c.kind == NoticeKind.RESULT.value
    newest = (
        select(notice.c.state)
        .where(notice.c.application_id == application.c.id, is_answer)
        .order_by(notice.c.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    for chunk in chunks(application_ids):
        connection.execute(
            update(application)
            .where(application.c.id.in_(chunk))
            .values(notice_state=func.coalesce(newest, NoticeState.NONE.value))
        )
