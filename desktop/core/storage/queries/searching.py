"""Vacancies and notices by words."""

from sqlalchemy import Connection, func, select

from desktop.core.domain.application import NoticeState
from desktop.core.domain.ids import NoticeId, VacancyId
from desktop.core.domain.searching import NoticeHit, VacancyHit
from desktop.core.domain.text_folding import fold_name
from desktop.core.storage.search_index import matching_people
from desktop.core.storage.tables import application, notice, person, vacancy


def find_vacancy_hits(connection: Connection, words: str, limit: int) -> tuple[VacancyHit, ...]:
    """Return vacancies whose title and place hold every word, open ones first.

    There are some hundreds at most, so they are read through and folded here.
    """
    columns = vacancy.c
    rows = connection.execute(
        select(
            columns.id, columns.title, columns.place, columns.is_open, columns.title_key
        ).order_by(columns.is_open.desc(), columns.title_key)
    )
    wanted = [fold_name(word) for word in words.split()]
    found: list[VacancyHit] = []
    for row in rows:
        told = row.title_key + "\n" + fold_name(row.place)
        if len(found) < limit and all(word in told for word in wanted):
            found.append(VacancyHit(VacancyId(row.id), row.title, row.place, row.is_open))
    return tuple(found)


def find_notice_hits(connection: Connection, words: str, limit: int) -> tuple[NoticeHit, ...]:
    """Return notices to people who match, newest first."""
    people = matching_people(words)
    rows = connection.execute(
        select(
            notice.c.id,
            person.c.name,
            func.coalesce(vacancy.c.title, ""),
            notice.c.state,
            notice.c.created_at,
        )
        .join(person, person.c.id == notice.c.person_id)
        .join(application, application.c.id == notice.c.application_id)
        .outerjoin(vacancy, vacancy.c.id == application.c.vacancy_id)
        .where(notice.c.person_id.in_(people))
        .order_by(notice.c.created_at.desc(), notice.c.id.desc())
        .limit(limit)
    )
    return tuple(
        NoticeHit(NoticeId(row[0]), row[1], row[2], NoticeState(row[3]), row[4]) for row in rows
    )
