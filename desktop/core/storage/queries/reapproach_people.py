"""How people stand before an invitation: consents, wishes, occupations, earlier invitations."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import Connection, Integer, String, func, insert, select
from sqlalchemy.sql.expression import ColumnElement

from desktop.core.domain.application import NoticeState
from desktop.core.domain.codes import Outcome
from desktop.core.domain.ids import PersonId, VacancyId
from desktop.core.domain.notice import NoticeKind
from desktop.core.domain.reapproach import PURPOSE, Candidate, Cause, ConsentEvidence, Standing
from desktop.core.settings import TOKYO
from desktop.core.storage.queries.people import chunks
from desktop.core.storage.tables import (
    application,
    consent,
    notice,
    person,
    person_event,
    reapproach,
    reapproach_wish,
    vacancy,
)

_INVITED: Final = ("draft", "waiting", "sent", "unknown")
"""States in which an invitation counts as one: it went, may have gone, or is about to."""
_ENDED: Final = (Outcome.REJECTED.value, Outcome.DECLINED.value)


@dataclass(frozen=True, slots=True)
class VacancyFacts:
    """What decides whom a vacancy may interest."""

    vacancy_id: VacancyId
    title: str
    place: str
    occupation_code: str
    is_open: bool


def read_standings(
    connection: Connection, person_ids: Sequence[PersonId]
) -> dict[PersonId, Standing]:
    """Return how people stand; numbers that are gone are left out."""
    found: dict[PersonId, Standing] = {}
    for chunk in chunks(person_ids):
        rows = connection.execute(select(person.c.id, *_standing()).where(person.c.id.in_(chunk)))
        found |= {PersonId(row.id): _standing_of(row) for row in rows}
    return found


def list_candidates(connection: Connection) -> tuple[Candidate, ...]:
    """Return everybody with a consent whose newest application is over."""
    newest = application.alias("newest")
    made = reapproach.alias("made")
    occasion = (
        select(func.max(made.c.created_at))
        .where(made.c.person_id == person.c.id, made.c.cause == Cause.CONSENT.value)
        .correlate(person)
        .scalar_subquery()
    )
    rows = connection.execute(
        select(
            person.c.id,
            decided_on(newest).label("decided_on"),
            occasion.label("occasion_at"),
            *_standing(),
        )
        .join(newest, newest.c.id == person.c.latest_application_id)
        .where(
            person.c.has_reapproach_consent,
            ~person.c.has_opted_out,
            newest.c.outcome.in_(_ENDED),
        )
    )
    return tuple(
        Candidate(
            PersonId(row.id), date_of(row.decided_on), _day(row.occasion_at), _standing_of(row)
        )
        for row in rows
    )


def newest_consents(
    connection: Connection, person_ids: Iterable[PersonId]
) -> dict[PersonId, ConsentEvidence]:
    """Return the newest answer of people about later invitations."""
    columns = consent.c
    found: dict[PersonId, ConsentEvidence] = {}
    for chunk in chunks(sorted(person_ids)):
        rows = connection.execute(
            _evidence().where(columns.person_id.in_(chunk)).order_by(columns.id)
        )
        found |= {PersonId(row.person_id): _evidence_of(row) for row in rows}
    return found


def list_consents(connection: Connection, person_id: PersonId) -> tuple[ConsentEvidence, ...]:
    """Return every answer of one person, newest first."""
    rows = connection.execute(
        _evidence().where(consent.c.person_id == person_id).order_by(consent.c.id.desc())
    )
    return tuple(_evidence_of(row) for row in rows)


def insert_wish(connection: Connection, values: Mapping[str, Any]) -> None:
    """Write a wish."""
    connection.execute(insert(reapproach_wish).values(**values))


def wishes_of(
    connection: Connection, person_ids: Iterable[PersonId]
) -> dict[PersonId, tuple[tuple[datetime, str, str], ...]]:
    """Return the wishes of people, oldest first: (moment, occupation code, note)."""
    columns = reapproach_wish.c
    found: dict[PersonId, tuple[tuple[datetime, str, str], ...]] = {}
    for chunk in chunks(sorted(person_ids)):
        rows = connection.execute(
            select(columns.person_id, columns.noted_at, columns.occupation_code, columns.note)
            .where(columns.person_id.in_(chunk))
            .order_by(columns.id)
        )
        for row in rows:
            key = PersonId(row.person_id)
            found[key] = (*found.get(key, ()), (row.noted_at, row.occupation_code, row.note))
    return found


def applied_codes(
    connection: Connection, person_ids: Iterable[PersonId]
) -> dict[PersonId, frozenset[str]]:
    """Return the occupations of the vacancies people applied for."""
    found: dict[PersonId, frozenset[str]] = {}
    for chunk in chunks(sorted(person_ids)):
        rows = connection.execute(
            select(application.c.person_id, vacancy.c.occupation_code)
            .join(vacancy, vacancy.c.id == application.c.vacancy_id)
            .where(application.c.person_id.in_(chunk), vacancy.c.occupation_code != "")
            .distinct()
        )
        for row in rows:
            key = PersonId(row.person_id)
            found[key] = found.get(key, frozenset()) | {row.occupation_code}
    return found


def consenting_people(
    connection: Connection,
) -> tuple[tuple[PersonId, str], ...]:
    """Return everybody with a consent that holds, with their prefecture."""
    rows = connection.execute(
        select(person.c.id, person.c.prefecture_code).where(
            person.c.has_reapproach_consent, ~person.c.has_opted_out
        )
    )
    return tuple((PersonId(row.id), row.prefecture_code) for row in rows)


def applied_to(connection: Connection, vacancy_id: VacancyId) -> frozenset[PersonId]:
    """Return who applied to a vacancy."""
    columns = application.c
    rows = connection.execute(select(columns.person_id).where(columns.vacancy_id == vacancy_id))
    return frozenset(PersonId(key) for key in rows.scalars())


def read_vacancy(connection: Connection, vacancy_id: VacancyId) -> VacancyFacts | None:
    """Return a vacancy, or None where it is gone."""
    columns = vacancy.c
    row = connection.execute(
        select(
            columns.id, columns.title, columns.place, columns.occupation_code, columns.is_open
        ).where(columns.id == vacancy_id)
    ).one_or_none()
    return None if row is None else VacancyFacts(*row)


def read_marks(
    connection: Connection, person_ids: Sequence[PersonId]
) -> dict[PersonId, tuple[bool, bool]]:
    """Return of people whether they consent and whether they opted out."""
    found: dict[PersonId, tuple[bool, bool]] = {}
    for chunk in chunks(person_ids):
        rows = connection.execute(
            select(person.c.id, person.c.has_reapproach_consent, person.c.has_opted_out).where(
                person.c.id.in_(chunk)
            )
        )
        found |= {PersonId(row.id): (row[1], row[2]) for row in rows}
    return found


def consent_events_at(connection: Connection, moment: datetime) -> tuple[tuple[PersonId, str], ...]:
    """Return the timeline's lines that one act of recording consents wrote: (person, detail)."""
    columns = person_event.c
    rows = connection.execute(
        select(columns.person_id, columns.detail).where(
            columns.at == moment,
            columns.kind.in_(("reapproach.agreed", "reapproach.refused")),
        )
    )
    return tuple((PersonId(row.person_id), row.detail) for row in rows)


def count_figures(connection: Connection, today: date) -> tuple[int, int, int, int]:
    """Return how many fell due, were written to, applied again, and were hired that way."""
    first = (
        select(
            notice.c.person_id.label("person_id"),
            func.min(func.coalesce(notice.c.sent_at, notice.c.created_at)).label("at"),
        )
        .where(
            notice.c.kind == NoticeKind.REAPPROACH.value,
            notice.c.state == NoticeState.SENT.value,
        )
        .group_by(notice.c.person_id)
        .subquery()
    )
    later = application.alias("later")
    # A list tells days, a form moments: what came on the day of the mail itself came before it.
    came_on = func.coalesce(
        later.c.applied_on.cast(String), func.date(later.c.created_at, "+9 hours", type_=String)
    )
    again = select(later.c.id).where(
        later.c.person_id == first.c.person_id,
        came_on > func.date(first.c.at, "+9 hours", type_=String),
    )
    written, reapplied, hired = connection.execute(
        select(
            func.count(),
            func.coalesce(func.sum(again.exists().cast(Integer)), 0),
            func.coalesce(
                func.sum(
                    again.where(later.c.outcome == Outcome.HIRED.value).exists().cast(Integer)
                ),
                0,
            ),
        ).select_from(first)
    ).one()
    fell_due = (
        select(reapproach.c.person_id)
        .join(person, person.c.id == reapproach.c.person_id)
        .where(
            reapproach.c.due_on <= today,
            person.c.has_reapproach_consent,
            ~person.c.has_opted_out,
        )
    )
    due = connection.execute(
        select(func.count()).select_from(fell_due.union(select(first.c.person_id)).subquery())
    ).scalar_one()
    return int(due), int(written), int(reapplied), int(hired)


def decided_on(one: Any) -> ColumnElement[str]:  # noqa: ANN401 - an alias of application
    """Return the day of a result, or the day in Japan on which it was learned of."""
    learned = func.date(one.c.closed_at, "+9 hours", type_=String)
    return func.coalesce(one.c.decided_on.cast(String), learned, type_=String)


def date_of(text: str | None) -> date | None:
    """Read a date from its text."""
    return None if text is None else date.fromisoformat(text)


def _standing() -> tuple[ColumnElement[Any], ...]:
    def has_application(outcome: Outcome) -> ColumnElement[bool]:
        return (
            select(application.c.id)
            .where(application.c.person_id == person.c.id, application.c.outcome == outcome.value)
            .correlate(person)
            .exists()
        )

    mine = notice.c.person_id == person.c.id
    unknown = select(notice.c.id).where(mine, notice.c.state == NoticeState.UNKNOWN.value)
    written = select(func.max(func.coalesce(notice.c.sent_at, notice.c.created_at))).where(
        mine, notice.c.kind == NoticeKind.REAPPROACH.value, notice.c.state.in_(_INVITED)
    )
    return (
        person.c.has_reapproach_consent,
        person.c.has_opted_out,
        person.c.erase_after_notice,
        has_application(Outcome.HIRED).label("is_hired"),
        has_application(Outcome.IN_PROGRESS).label("is_in_selection"),
        unknown.correlate(person).exists().label("has_unknown_mail"),
        written.correlate(person).scalar_subquery().label("written_at"),
    )


def _standing_of(row: Any) -> Standing:  # noqa: ANN401 - a row with the columns above
    return Standing(
        has_consent=row.has_reapproach_consent,
        has_opted_out=row.has_opted_out,
        is_to_be_erased=row.erase_after_notice,
        is_hired=row.is_hired,
        is_in_selection=row.is_in_selection,
        has_unknown_mail=row.has_unknown_mail,
        written_on=_day(row.written_at),
    )


def _evidence() -> Any:  # noqa: ANN401 - a Select of six columns
    columns = consent.c
    return select(
        columns.person_id,
        columns.is_granted,
        columns.at,
        columns.channel,
        columns.text_version,
        columns.actor,
    ).where(columns.purpose == PURPOSE)


def _evidence_of(row: Any) -> ConsentEvidence:  # noqa: ANN401 - a row of the statement above
    return ConsentEvidence(row.is_granted, row.at, row.channel, row.text_version, row.actor)


def _day(moment: datetime | None) -> date | None:
    return None if moment is None else moment.astimezone(TOKYO).date()
