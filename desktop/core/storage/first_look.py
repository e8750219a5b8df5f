"""What a start reads before SQLAlchemy is imported: the workspace row and the first list.

Importing SQLAlchemy takes a tenth of a second, which a person would wait for (decision record
0012). Only whole, unfiltered pages in フリガナ order are read here; `queries.people_list` and
`queries.workspace` read everything else, and a test holds the two to the same answers.
"""

from datetime import date, datetime
from typing import Any, NamedTuple

from desktop.core.domain.application import NoticeState, PeopleQuery, PersonRow
from desktop.core.domain.codes import Outcome, Stage
from desktop.core.domain.ids import ApplicationId, PersonId
from desktop.core.settings import TOKYO

_PAGE = """
SELECT person.id, application.id, person.name, person.kana, vacancy.title, application.stage,
       application.outcome, application.applied_on, application.decided_on,
       application.notice_state, person.has_reapproach_consent, application.closed_at
FROM person
LEFT JOIN application ON application.id = person.latest_application_id
LEFT JOIN vacancy ON vacancy.id = application.vacancy_id
ORDER BY person.kana_key, person.id
LIMIT ? OFFSET ?
"""
_COUNT = "SELECT count(*) FROM (SELECT 1 FROM person LIMIT ?)"


class Identity(NamedTuple):
    """The one row of the workspace."""

    workspace_id: str
    is_demo: bool
    settings: bytes
    hash_key: bytes


def read_identity(plain: Any) -> Identity:  # noqa: ANN401 - a DB-API connection
    """Return the workspace row."""
    found = plain.execute("SELECT workspace_id, is_demo, settings, hash_key FROM workspace")
    workspace_id, is_demo, settings, hash_key = found.fetchone()
    return Identity(workspace_id, bool(is_demo), bytes(settings), bytes(hash_key))


def is_plain_page(query: PeopleQuery) -> bool:
    """Say whether `read_plain_page` can answer a query: everybody, in フリガナ order."""
    return query == PeopleQuery(offset=query.offset, limit=query.limit)


def read_plain_page(
    plain: Any,  # noqa: ANN401 - a DB-API connection
    query: PeopleQuery,
    cap: int,
) -> tuple[tuple[PersonRow, ...], int, bool]:
    """Return one page, how many people there are up to ``cap``, and whether there are more.

    ``waiting_business_days`` is left to the caller, who knows the calendar.
    """
    rows = plain.execute(_PAGE, (query.limit, query.offset)).fetchall()
    (found,) = plain.execute(_COUNT, (cap + 1,)).fetchone()
    return tuple(_row(each) for each in rows), min(found, cap), found > cap


def _row(found: tuple[Any, ...]) -> PersonRow:
    person_id, application_id, name, kana, title, stage, outcome, *rest = found
    applied_on, decided_on, notice_state, has_consent, closed_at = rest
    decided = _date(decided_on)
    return PersonRow(
        person_id=PersonId(person_id),
        application_id=None if application_id is None else ApplicationId(application_id),
        name=name,
        kana=kana,
        vacancy_title=title or "",
        stage=Stage(stage) if stage else None,
        outcome=Outcome(outcome) if outcome else None,
        applied_on=_date(applied_on),
        decided_on=decided,
        notice_state=NoticeState(notice_state or "none"),
        waiting_business_days=None,
        has_reapproach_consent=bool(has_consent),
        waiting_since=decided or _day(closed_at),
    )


def _date(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _day(text: str | None) -> date | None:
    return None if text is None else datetime.fromisoformat(text).astimezone(TOKYO).date()
