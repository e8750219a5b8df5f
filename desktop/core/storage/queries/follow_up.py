"""Who still waits for an answer: one statement for a page of the board, one for its counts."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final, NamedTuple

from sqlalchemy import (
    Connection,
    Integer,
    LargeBinary,
    String,
    bindparam,
    case,
    cast,
    func,
    select,
)
from sqlalchemy.sql.expression import ColumnElement, Subquery

from desktop.core.domain.application import AWAITING_NOTICE, NoticeState
from desktop.core.domain.codes import Outcome
from desktop.core.domain.follow_up import FollowUpRow, WaitReason
from desktop.core.domain.ids import ApplicationId, NoticeId, PersonId
from desktop.core.domain.notice import NoticeKind
from desktop.core.storage.tables import application, notice, person, vacancy


class Waits(NamedTuple):
    """Business days passed since each day from ``first`` on, five digits each."""

    first: date
    digits: bytes


_WIDTH: Final = 5
"""Digits of one number in the table of waits."""
_FOR_STATE: Final = {
    NoticeState.DRAFT: WaitReason.DRAFT,
    NoticeState.WAITING: WaitReason.WAITING,
    NoticeState.FAILED: WaitReason.FAILED,
    NoticeState.UNKNOWN: WaitReason.UNKNOWN,
}


def first_waiting_day(connection: Connection) -> date | None:
    """Return the earliest day since which anybody waits."""
    told = connection.execute(select(func.min(_since())).where(_is_unanswered())).scalar()
    return None if told is None else date.fromisoformat(told)


def waits_table(waits: Mapping[date, int]) -> Waits:
    """Write business days per day, oldest day first, so that SQLite finds each at its place."""
    text = "".join(f"{waits[day]:0{_WIDTH}d}" for day in sorted(waits))
    return Waits(min(waits), text.encode())


def list_follow_up(
    connection: Connection, waits: Waits, sla: int, page: tuple[int, int]
) -> tuple[FollowUpRow, ...]:
    """Return one page: overdue people first, then those who wait longest, then by フリガナ.

    Args:
        connection: An open view.
        waits: Business days passed since each day.
        sla: After more than so many business days somebody is overdue.
        page: Limit and offset.
    """
    base = _base(waits)
    limit, offset = page
    rows = connection.execute(
        select(base)
        .order_by(base.c.days.desc(), base.c.kana_key, base.c.person_id, base.c.application_id)
        .limit(limit)
        .offset(offset)
    )
    return tuple(_row(row, sla) for row in rows)


def count_follow_up(
    connection: Connection, waits: Waits, sla: int
) -> tuple[dict[WaitReason, int], int]:
    """Return how many stand on the board for each reason, and how many are overdue."""
    base = _base(waits)
    is_late = func.sum(cast(base.c.days > sla, Integer))
    rows = connection.execute(select(base.c.why, func.count(), is_late).group_by(base.c.why))
    counts: dict[WaitReason, int] = {}
    overdue = 0
    for why, count, late in rows:
        counts[WaitReason(why)] = count
        overdue += late
    return {reason: counts[reason] for reason in WaitReason if reason in counts}, overdue


def _row(row: Any, sla: int) -> FollowUpRow:  # noqa: ANN401 - a row of the statement
    return FollowUpRow(
        PersonId(row.person_id),
        ApplicationId(row.application_id),
        row.name,
        row.kana,
        row.title,
        WaitReason(row.why),
        None if row.since is None else date.fromisoformat(row.since),
        row.days,
        row.days > sla,
        None if row.notice_id is None else NoticeId(row.notice_id),
        row.fault,
    )


def _is_unanswered() -> ColumnElement[bool]:
    columns = application.c
    return (columns.outcome == Outcome.REJECTED.value) & (
        columns.notice_state != NoticeState.SENT.value
    )


def _since() -> ColumnElement[str]:
    # Where the record has no day of decision, the day in Japan on which we learned of it.
    learned = func.date(application.c.closed_at, "+9 hours", type_=String)
    return func.coalesce(application.c.decided_on.cast(String), learned, type_=String)


def _why() -> ColumnElement[str]:
    state = application.c.notice_state
    is_unwritten = state.in_(
        [one.value for one in AWAITING_NOTICE if one is not NoticeState.FAILED]
    )
    has_bad_address = (person.c.email != "") & (person.c.email == person.c.bounced_email)
    return case(
        (is_unwritten & (person.c.email == ""), WaitReason.NO_ADDRESS.value),
        (is_unwritten & has_bad_address, WaitReason.BOUNCED.value),
        (is_unwritten, WaitReason.NO_NOTICE.value),
        ((state == NoticeState.FAILED.value) & has_bad_address, WaitReason.BOUNCED.value),
        *((state == key.value, reason.value) for key, reason in _FOR_STATE.items()),
    )


def _base(waits: Waits) -> Subquery:
    newest = (
        select(func.max(notice.c.id))
        .where(
            notice.c.application_id == application.c.id,
            notice.c.kind == NoticeKind.RESULT.value,
        )
        .correlate(application)
        .scalar_subquery()
    )
    since = _since()
    passed = func.julianday(since) - func.julianday(waits.first.isoformat())
    table = bindparam("waits", waits.digits, type_=LargeBinary, unique=True)
    digits = func.substr(table, cast(passed, Integer) * _WIDTH + 1, _WIDTH, type_=String)
    return (
        select(
            person.c.id.label("person_id"),
            application.c.id.label("application_id"),
            person.c.name,
            person.c.kana,
            person.c.kana_key,
            func.coalesce(vacancy.c.title, "").label("title"),
            _why().label("why"),
            since.label("since"),
            func.coalesce(cast(digits, Integer), 0).label("days"),
            notice.c.id.label("notice_id"),
            func.coalesce(notice.c.fault, "").label("fault"),
        )
        .join(person, person.c.id == application.c.person_id)
        .outerjoin(vacancy, vacancy.c.id == application.c.vacancy_id)
        .outerjoin(notice, notice.c.id == newest)
        .where(_is_unanswered())
        .subquery()
    )
