"""The list of people: filtered, sorted and paged in SQL."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Join, Select, func, select

from desktop.core.domain.application import (
    AWAITING_NOTICE,
    NoticeState,
    PeopleOrder,
    PeopleQuery,
    PersonRow,
)
from desktop.core.domain.codes import Outcome, Stage
from desktop.core.domain.ids import ApplicationId, PersonId
from desktop.core.settings import TOKYO
from desktop.core.storage.queries.found_people import (
    found_numbers,
    is_in_index_order,
    page_of_found,
)
from desktop.core.storage.search_index import matching_people
from desktop.core.storage.tables import application, person, vacancy

_ORDERS = {
    PeopleOrder.KANA: person.c.kana_key,
    PeopleOrder.NAME: person.c.name_key,
    PeopleOrder.APPLIED_ON: application.c.applied_on,
    PeopleOrder.DECIDED_ON: application.c.decided_on,
    PeopleOrder.VACANCY: vacancy.c.title_key,
}

_SHOWN = (
    person.c.id,
    person.c.name,
    person.c.kana,
    person.c.has_reapproach_consent,
    application.c.id.label("application_id"),
    application.c.stage,
    application.c.outcome,
    application.c.applied_on,
    application.c.decided_on,
    application.c.closed_at,
    application.c.notice_state,
    vacancy.c.title,
)


def list_people_rows(connection: Connection, query: PeopleQuery) -> tuple[PersonRow, ...]:
    """Return one page; ``waiting_business_days`` is left to the caller, who knows the calendar."""
    if is_in_index_order(query):
        return _first_found(connection, query)
    key = _ORDERS[query.order]
    order = key.desc() if query.is_descending else key.asc()
    statement = (
        _filtered(select(*_SHOWN), query)
        .order_by(order, person.c.id.desc() if query.is_descending else person.c.id)
        .limit(query.limit)
        .offset(query.offset)
    )
    return tuple(_row(found) for found in connection.execute(statement))


def count_people_rows(connection: Connection, query: PeopleQuery, cap: int) -> tuple[int, bool]:
    """Count what matches, up to ``cap``; say whether the cap was reached."""
    if query.text.strip():
        found = len(found_numbers(connection, query, limit=cap + 1))
        return (cap, True) if found > cap else (found, False)
    inner = _filtered(select(person.c.id), query).limit(cap + 1).subquery()
    found = connection.execute(select(func.count()).select_from(inner)).scalar_one()
    return (cap, True) if found > cap else (found, False)


def list_application_id_rows(
    connection: Connection, query: PeopleQuery
) -> tuple[ApplicationId, ...]:
    """Return the newest application of everybody who matches, in フリガナ order."""
    statement = (
        _filtered(select(application.c.id), query)
        .where(application.c.id.is_not(None))
        .order_by(person.c.kana_key, person.c.id)
    )
    return tuple(ApplicationId(key) for key in connection.execute(statement).scalars())


def _first_found(connection: Connection, query: PeopleQuery) -> tuple[PersonRow, ...]:
    """Return a page of a search; only its own people are read, not all that match."""
    ids = page_of_found(connection, query)
    rows = connection.execute(
        select(*_SHOWN).select_from(_joined_tables()).where(person.c.id.in_(ids))
    )
    shown = {row.id: _row(row) for row in rows}
    return tuple(shown[key] for key in ids)


def _joined_tables() -> Join:
    with_newest = person.outerjoin(application, application.c.id == person.c.latest_application_id)
    return with_newest.outerjoin(vacancy, vacancy.c.id == application.c.vacancy_id)


def _filtered(statement: Select[Any], query: PeopleQuery) -> Select[Any]:
    joined = statement.select_from(_joined_tables())
    if query.text.strip():
        joined = joined.where(person.c.id.in_(matching_people(query.text)))
    if query.outcome is not None:
        joined = joined.where(application.c.outcome == query.outcome.value)
    if query.stage is not None:
        joined = joined.where(application.c.stage == query.stage.value)
    if query.vacancy_id is not None:
        joined = joined.where(application.c.vacancy_id == query.vacancy_id)
    if query.is_waiting:
        joined = joined.where(
            application.c.outcome == Outcome.REJECTED.value,
            application.c.notice_state.in_(AWAITING_NOTICE),
        )
    return joined


def _row(found: Any) -> PersonRow:  # noqa: ANN401 - a row of the statement above
    return PersonRow(
        person_id=PersonId(found.id),
        application_id=None
        if found.application_id is None
        else ApplicationId(found.application_id),
        name=found.name,
        kana=found.kana,
        vacancy_title=found.title or "",
        stage=Stage(found.stage) if found.stage else None,
        outcome=Outcome(found.outcome) if found.outcome else None,
        applied_on=found.applied_on,
        decided_on=found.decided_on,
        notice_state=NoticeState(found.notice_state or "none"),
        waiting_business_days=None,
        has_reapproach_consent=found.has_reapproach_consent,
        waiting_since=found.decided_on or _day(found.closed_at),
    )


def _day(moment: datetime | None) -> date | None:
    """Return the day in Japan on which we learned how an application ended."""
    return None if moment is None else moment.astimezone(TOKYO).date()
