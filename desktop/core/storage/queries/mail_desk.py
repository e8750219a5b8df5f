"""The desk mails leave from: what is due, what left, whether sending is paused."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from desktop.core.domain.application import NoticeState
from desktop.core.domain.ids import ApplicationId, NoticeId
from desktop.core.domain.notice import NoticeKind
from desktop.core.domain.sending import Sendings
from desktop.core.storage.queries.people import chunks
from desktop.core.storage.tables import application, mail_desk, notice, notice_run, person

_WAITING = NoticeState.WAITING.value


@dataclass(frozen=True, slots=True)
class Desk:
    """Whether sending rests: by a person's pause, or until a server is asked again."""

    paused_at: datetime | None
    paused_by: str
    reason: str
    retry_at: datetime | None
    failures: int


@dataclass(frozen=True, slots=True)
class DueNotice:
    """A notice whose turn it is, with what may have changed since it was written."""

    notice_id: NoticeId
    application_id: ApplicationId
    person_id: int
    kind: NoticeKind
    name: str
    sender: str
    recipient: str
    subject: str
    body: str
    message_id: str
    attempts: int
    outcome: str
    email_now: str
    has_opted_out: bool
    has_reapproach_consent: bool
    has_objected: bool
    has_link: bool
    begun_at: datetime | None = None


def read_desk(connection: Connection) -> Desk:
    """Return how the desk stands."""
    columns = mail_desk.c
    row = connection.execute(
        select(
            columns.paused_at, columns.paused_by, columns.reason, columns.retry_at, columns.failures
        )
    ).one()
    return Desk(*row)


def write_desk(connection: Connection, **values: Any) -> None:  # noqa: ANN401 - its columns
    """Change how the desk stands."""
    connection.execute(update(mail_desk).values(**values))


def insert_run(
    connection: Connection, *, at: datetime, actor: str, mode: str, due_at: datetime | None
) -> int:
    """Begin an act of writing notices; return its number."""
    values = {"at": at, "actor": actor, "mode": mode, "due_at": due_at}
    statement = insert(notice_run).values(**values).returning(notice_run.c.id)
    return int(connection.execute(statement).scalar_one())


def read_sendings(connection: Connection, since: datetime) -> Sendings:
    """Return how many messages were handed over since a moment, and when the last one was."""
    handed = notice.c.handed_over_at
    is_smtp = notice.c.mode == "smtp"
    count = connection.execute(
        select(func.count()).select_from(notice).where(is_smtp, handed >= since)
    ).scalar_one()
    last = connection.execute(select(handed).where(is_smtp).order_by(handed.desc()).limit(1))
    return Sendings(int(count), last.scalar())


def first_due(connection: Connection) -> datetime | None:
    """Return when the first waiting notice is due, or None where none waits."""
    columns = notice.c
    return connection.execute(
        select(columns.due_at)
        .where(
            columns.state == _WAITING,
            columns.handed_over_at.is_(None),
            columns.due_at.is_not(None),
        )
        .order_by(columns.due_at)
        .limit(1)
    ).scalar()


def next_due(connection: Connection, now: datetime) -> DueNotice | None:
    """Return the notice that is due longest, or None."""
    columns = notice.c
    row = connection.execute(
        _due_query()
        .where(columns.state == _WAITING, columns.handed_over_at.is_(None), columns.due_at <= now)
        .order_by(columns.due_at, columns.id)
        .limit(1)
    ).one_or_none()
    return None if row is None else _due(row)


def list_unfiled(connection: Connection, limit: int = 200) -> tuple[DueNotice, ...]:
    """Return notices that left by SMTP and have no copy in Sent yet, oldest first."""
    columns = notice.c
    rows = connection.execute(
        _due_query()
        .where(
            columns.state == NoticeState.SENT.value,
            columns.mode == "smtp",
            columns.filed_at.is_(None),
        )
        .order_by(columns.id)
        .limit(limit)
    )
    return tuple(_due(row) for row in rows)


def set_filed(connection: Connection, notice_id: NoticeId, at: datetime) -> None:
    """Write down that a copy lies in Sent."""
    connection.execute(update(notice).where(notice.c.id == notice_id).values(filed_at=at))


def set_bounced_email(connection: Connection, notice_id: NoticeId) -> None:
    """Write down that the address a notice went to reaches nobody."""
    columns = notice.c
    recipient = select(columns.recipient).where(columns.id == notice_id).scalar_subquery()
    who = select(columns.person_id).where(columns.id == notice_id).scalar_subquery()
    connection.execute(update(person).where(person.c.id == who).values(bounced_email=recipient))


def _due_query() -> Any:  # noqa: ANN401 - a Select of sixteen columns
    columns = notice.c
    return (
        select(
            columns.id.label("notice_id"),
            columns.application_id,
            columns.person_id,
            columns.kind,
            person.c.name,
            columns.sender,
            columns.recipient,
            columns.subject,
            columns.body,
            columns.message_id,
            columns.attempts,
            application.c.outcome,
            person.c.email.label("email_now"),
            person.c.has_opted_out,
            person.c.has_reapproach_consent,
            person.c.has_objected,
            columns.token.is_not(None).label("has_link"),
            columns.handed_over_at.label("begun_at"),
        )
        .join(person, person.c.id == columns.person_id)
        .join(application, application.c.id == columns.application_id)
    )


def _due(row: Any) -> DueNotice:  # noqa: ANN401 - a row of `_due_query`
    return DueNotice(**(row._asdict() | {"kind": NoticeKind(row.kind)}))


def stop_waiting(connection: Connection, run_id: int, now: datetime) -> tuple[int, ...]:
    """Return the applications whose notice of a run still waits untried, and close the run."""
    columns = notice.c
    connection.execute(
        update(notice_run)
        .where(notice_run.c.id == run_id, notice_run.c.undone_at.is_(None))
        .values(undone_at=now)
    )
    rows = connection.execute(
        select(columns.id).where(
            columns.run_id == run_id,
            columns.state == _WAITING,
            columns.handed_over_at.is_(None),
        )
    )
    return tuple(rows.scalars())


def waiting_of_rejection(connection: Connection, rejection_id: int) -> tuple[NoticeId, ...]:
    """Return the untried waiting notices of the people of one rejection."""
    columns = notice.c
    rows = connection.execute(
        select(columns.id)
        .join(application, application.c.id == columns.application_id)
        .where(
            application.c.rejection_id == rejection_id,
            columns.state == _WAITING,
            columns.handed_over_at.is_(None),
        )
    )
    return tuple(NoticeId(key) for key in rows.scalars())


def count_run(connection: Connection, run_id: int) -> tuple[int, bool]:
    """Return how many notices a run has, and whether it was taken back already."""
    count = connection.execute(
        select(func.count()).select_from(notice).where(notice.c.run_id == run_id)
    ).scalar_one()
    undone = connection.execute(
        select(notice_run.c.undone_at).where(notice_run.c.id == run_id)
    ).scalar()
    return int(count), undone is not None


@dataclass(frozen=True, slots=True)
class NoticeStanding:
    """How one notice stands. ``is_newest``: no later one of its kind took over from it."""

    id: NoticeId
    application_id: ApplicationId
    person_id: int
    state: str
    mode: str
    handed_over_at: datetime | None
    bounced_at: datetime | None
    is_newest: bool


def read_notices(
    connection: Connection, notice_ids: Sequence[NoticeId]
) -> tuple[NoticeStanding, ...]:
    """Return how notices stand, oldest first; numbers that are gone are left out."""
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
    found: list[NoticeStanding] = []
    for chunk in chunks(sorted(notice_ids)):
        rows = connection.execute(
            select(
                columns.id,
                columns.application_id,
                columns.person_id,
                columns.state,
                columns.mode,
                columns.handed_over_at,
                columns.bounced_at,
                is_newest,
            )
            .where(columns.id.in_(chunk))
            .order_by(columns.id)
        )
        found += [NoticeStanding(*row) for row in rows]
    return tuple(found)
