"""Find people, vacancies and notices by what was typed into the top bar."""

from desktop.core.domain.application import PeopleQuery, PersonRow
from desktop.core.domain.searching import PersonHit, SearchHits
from desktop.core.services.workspace.context import Workspace
from desktop.core.storage.queries.people_list import list_people_rows
from desktop.core.storage.queries.searching import find_notice_hits, find_vacancy_hits

MOST_OF_A_KIND = 5


def find_anything(workspace: Workspace, typed: str, limit: int = MOST_OF_A_KIND) -> SearchHits:
    """Return up to ``limit`` of each kind; nothing for blank text.

    People and notices match by the person's name, kana, address or number; vacancies by title and
    place. Every typed word must match.
    """
    words = typed.strip()
    if not words:
        return SearchHits()
    with workspace.store.read() as connection:
        people = list_people_rows(connection, PeopleQuery(text=words, limit=limit + 1))
        return SearchHits(
            tuple(_person(row) for row in people[:limit]),
            find_vacancy_hits(connection, words, limit),
            find_notice_hits(connection, words, limit),
            has_more_people=len(people) > limit,
        )


def _person(row: PersonRow) -> PersonHit:
    return PersonHit(
        row.person_id, row.name, row.kana, row.vacancy_title, row.outcome, row.applied_on
    )
