"""People as they stand now, for files that a person asks for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, Connection, select

from desktop.core.domain.application import ApplicationDraft, PersonDraft
from desktop.core.domain.codes import Outcome, ReasonCode, Stage
from desktop.core.storage.queries.people import chunks, person_of_row
from desktop.core.storage.tables import application, consent, imported_row, person, vacancy


@dataclass(frozen=True, slots=True)
class ConsentsNow:
    """What a person answered last; None where they were not asked."""

    disclosure: bool | None = None
    reapproach: bool | None = None


@dataclass(frozen=True, slots=True)
class PersonNow:
    """A person as they stand now, and since when."""

    draft: PersonDraft
    updated_at: datetime
    consents: ConsentsNow = ConsentsNow()


@dataclass(frozen=True, slots=True)
class RecordNow:
    """A person with one application, or with none."""

    person: PersonDraft
    application: ApplicationDraft | None
    consents: ConsentsNow = ConsentsNow()


def people_now(connection: Connection, person_ids: Sequence[int]) -> dict[int, PersonNow]:
    """Return people by number."""
    found: dict[int, PersonNow] = {}
    for chunk in chunks(sorted(set(person_ids))):
        rows = select(person, *_consent_columns()).where(person.c.id.in_(chunk))
        for row in connection.execute(rows):
            consents = ConsentsNow(row.disclosure, row.reapproach)
            found[row.id] = PersonNow(person_of_row(row), row.updated_at, consents)
    return found


def applications_now(
    connection: Connection, application_ids: Sequence[int]
) -> dict[int, ApplicationDraft]:
    """Return applications by number."""
    found: dict[int, ApplicationDraft] = {}
    for chunk in chunks(sorted(set(application_ids))):
        rows = connection.execute(
            select(application, vacancy.c.title, vacancy.c.place)
            .outerjoin(vacancy, vacancy.c.id == application.c.vacancy_id)
            .where(application.c.id.in_(chunk))
        )
        for row in rows:
            values = _Application(row.stage, row.outcome, row.reason, row.decided_on)
            found[row.id] = _draft((row.title, row.place), row.applied_on, row.route, values)
    return found


def records_without_row(connection: Connection) -> Iterator[RecordNow]:
    """Return everybody who was not imported with a row, in フリガナ order, applications in turn."""
    kept_application = select(imported_row.c.id).where(
        imported_row.c.application_id == application.c.id
    )
    kept_person = select(imported_row.c.id).where(imported_row.c.person_id == person.c.id)
    is_written_elsewhere = kept_application.exists() | (
        application.c.id.is_(None) & kept_person.exists()
    )
    columns = [one.label(f"a_{one.name}") for one in application.c]
    rows = connection.execute(
        select(person, *_consent_columns(), *columns, vacancy.c.title, vacancy.c.place)
        .outerjoin(application, application.c.person_id == person.c.id)
        .outerjoin(vacancy, vacancy.c.id == application.c.vacancy_id)
        .where(~is_written_elsewhere)
        .order_by(person.c.kana_key, person.c.id, application.c.id)
        .execution_options(yield_per=1000)
    )
    for row in rows:
        draft = None
        if row.a_id is not None:
            values = _Application(row.a_stage, row.a_outcome, row.a_reason, row.a_decided_on)
            draft = _draft((row.title, row.place), row.a_applied_on, row.a_route, values)
        yield RecordNow(person_of_row(row), draft, ConsentsNow(row.disclosure, row.reapproach))


def _consent_columns() -> tuple[ColumnElement[bool], ...]:
    """Return the last answer of each person, by purpose: the newest row counts."""
    return tuple(
        select(consent.c.is_granted)
        .where(consent.c.person_id == person.c.id, consent.c.purpose == purpose)
        .order_by(consent.c.id.desc())
        .limit(1)
        .scalar_subquery()
        .label(name)
        for name, purpose in (("disclosure", "relay"), ("reapproach", "reapproach"))
    )


@dataclass(frozen=True, slots=True)
class _Application:
    stage: str | None
    outcome: str
    reason: str | None
    decided_on: date | None


def _draft(
    place: tuple[str | None, str | None],
    applied_on: date | None,
    route: str,
    row: _Application,
) -> ApplicationDraft:
    return ApplicationDraft(
        vacancy_title=place[0] or "",
        place=place[1] or "",
        applied_on=applied_on,
        route=route,
        stage=Stage(row.stage) if row.stage else None,
        outcome=Outcome(row.outcome),
        reason=ReasonCode(row.reason) if row.reason else None,
        decided_on=row.decided_on,
    )
