"""People, vacancies and applications: writing and reading by key."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import Connection, String, delete, func, insert, select, update

from desktop.core.domain.application import ApplicationDraft, PersonDraft
from desktop.core.domain.duplicates import PersonKeys
from desktop.core.domain.ids import ApplicationId, ImportId, PersonId, VacancyId
from desktop.core.domain.text_folding import fold_address, fold_email, fold_name, fold_phone
from desktop.core.settings import TOKYO
from desktop.core.storage.search_index import index_people, kana_key_of, unindex_people
from desktop.core.storage.tables import (
    application,
    consent,
    person,
    person_event,
    tombstone,
    vacancy,
)

_CHUNK = 500


@dataclass(frozen=True, slots=True)
class NewApplication:
    """An application ready to be written."""

    person_id: PersonId
    vacancy_id: VacancyId | None
    draft: ApplicationDraft
    import_id: ImportId | None = None


def next_id(connection: Connection, table_name: str) -> int:
    """Return the next free number of a table; safe because one writer holds the write lock."""
    tables = {"person": person, "application": application}
    return int(connection.execute(select(func.max(tables[table_name].c.id))).scalar() or 0) + 1


def person_values(draft: PersonDraft) -> dict[str, Any]:
    """Return the columns of a person, keys folded beside what was typed."""
    return {
        "name": draft.name,
        "name_key": fold_name(draft.name),
        "kana": draft.kana,
        "kana_key": kana_key_of(draft),
        "email": draft.email,
        "email_key": fold_email(draft.email),
        "phone": draft.phone,
        "phone_key": fold_phone(draft.phone),
        "birth_date": draft.birth_date,
        "postal_code": draft.postal_code,
        "address": draft.address,
        "prefecture_code": draft.prefecture_code,
        "education": draft.education,
        "experience_years": draft.experience_years,
        "qualifications": json.dumps(draft.qualifications, ensure_ascii=False),
        "qualification_family": draft.qualification_family,
        "skills": json.dumps(draft.skills, ensure_ascii=False),
        "nationality": draft.nationality,
        "is_eu_origin": draft.is_eu_origin,
        "note": draft.note,
    }


def insert_people(
    connection: Connection,
    people: Sequence[tuple[PersonId, PersonDraft]],
    *,
    now: datetime,
    import_id: ImportId | None = None,
) -> None:
    """Write new people with their search terms."""
    if not people:
        return
    shared = {"import_id": import_id, "created_at": now, "updated_at": now}
    rows = [{"id": key, **person_values(draft), **shared} for key, draft in people]
    connection.execute(insert(person), rows)
    index_people(connection, people)


def update_person(
    connection: Connection, person_id: PersonId, draft: PersonDraft, now: datetime
) -> None:
    """Overwrite a person's own fields."""
    values = {**person_values(draft), "updated_at": now}
    unindex_people(connection, [person_id])
    connection.execute(update(person).where(person.c.id == person_id).values(**values))
    index_people(connection, [(person_id, draft)])


def read_person(connection: Connection, person_id: PersonId) -> Any | None:  # noqa: ANN401 - a row
    """Return the row of a person, or None."""
    return connection.execute(select(person).where(person.c.id == person_id)).one_or_none()


def person_of_row(row: Any) -> PersonDraft:  # noqa: ANN401 - a row of person
    """Return the person as typed."""
    return PersonDraft(
        name=row.name,
        kana=row.kana,
        email=row.email,
        phone=row.phone,
        birth_date=row.birth_date,
        postal_code=row.postal_code,
        address=row.address,
        prefecture_code=row.prefecture_code,
        education=row.education,
        experience_years=row.experience_years,
        qualifications=tuple(json.loads(row.qualifications)),
        qualification_family=row.qualification_family,
        skills=tuple(json.loads(row.skills)),
        nationality=row.nationality,
        is_eu_origin=row.is_eu_origin,
        note=row.note,
    )


def insert_applications(
    connection: Connection,
    applications: Sequence[tuple[ApplicationId, NewApplication]],
    now: datetime,
) -> None:
    """Write applications and point each person at the newest."""
    if not applications:
        return
    rows = [_application_values(key, new, now) for key, new in applications]
    connection.execute(insert(application), rows)
    refresh_latest(connection, {new.person_id for _, new in applications})


def _application_values(key: ApplicationId, new: NewApplication, now: datetime) -> dict[str, Any]:
    draft = new.draft
    return {
        "id": key,
        "person_id": new.person_id,
        "vacancy_id": new.vacancy_id,
        "applied_on": draft.applied_on,
        "route": draft.route,
        "stage": draft.stage.value if draft.stage else None,
        "outcome": draft.outcome.value,
        "reason": draft.reason.value if draft.reason else None,
        "decided_on": draft.decided_on,
        "closed_at": _closed_at(draft, now),
        "import_id": new.import_id,
        "created_at": now,
    }


def _closed_at(draft: ApplicationDraft, now: datetime) -> datetime | None:
    """Return when the application ended: the day of decision if the record has one."""
    if draft.outcome.value == "in_progress":
        return None
    if draft.decided_on is None:
        return now
    return min(now, datetime.combine(draft.decided_on, time(23, 59), TOKYO))


def refresh_latest(connection: Connection, person_ids: Iterable[int]) -> None:
    """Recompute which application is each person's newest."""
    newest = (
        select(application.c.id)
        .where(application.c.person_id == person.c.id)
        .order_by(application.c.applied_on.desc(), application.c.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    for chunk in chunks(sorted(person_ids)):
        connection.execute(
            update(person).where(person.c.id.in_(chunk)).values(latest_application_id=newest)
        )


def chunks(ids: Sequence[int]) -> Iterable[Sequence[int]]:
    """Cut a list of numbers so that each statement stays under SQLite's parameter limit."""
    return (ids[at : at + _CHUNK] for at in range(0, len(ids), _CHUNK))


def append_events(connection: Connection, events: Sequence[Mapping[str, Any]]) -> None:
    """Append to timelines: person_id, application_id, at, kind, detail (a mapping)."""
    if events:
        rows = [
            {**event, "detail": json.dumps(event.get("detail", {}), ensure_ascii=False)}
            for event in events
        ]
        connection.execute(insert(person_event), rows)


def drop_events(connection: Connection, person_id: PersonId, kind: str) -> None:
    """Take lines of one kind off a timeline: only for what a person told and took back."""
    columns = person_event.c
    connection.execute(
        delete(person_event).where(columns.person_id == person_id, columns.kind == kind)
    )


def append_consent(connection: Connection, person_id: PersonId, **values: Any) -> None:  # noqa: ANN401
    """Append one consent or refusal and keep the projection on the person."""
    append_consents(connection, [{"person_id": person_id, **values}])


def append_consents(connection: Connection, rows: Sequence[Mapping[str, Any]]) -> None:
    """Append consents and refusals, oldest first, and keep the projection on the people."""
    if not rows:
        return
    connection.execute(insert(consent), list(rows))
    newest = {row["person_id"]: row["is_granted"] for row in rows if row["purpose"] == "reapproach"}
    for is_granted in (True, False):
        people = [key for key, given in newest.items() if given is is_granted]
        for chunk in chunks(people):
            connection.execute(
                update(person)
                .where(person.c.id.in_(chunk))
                .values(has_reapproach_consent=is_granted)
            )


def list_vacancy_ids(connection: Connection) -> dict[str, VacancyId]:
    """Return every vacancy's number by its folded title."""
    rows = connection.execute(select(vacancy.c.title_key, vacancy.c.id))
    return {row.title_key: VacancyId(row.id) for row in rows}


def insert_vacancy(connection: Connection, values: Mapping[str, Any]) -> VacancyId:
    """Write a vacancy; return its number."""
    done = connection.execute(insert(vacancy).values(**values))
    primary = done.inserted_primary_key
    if primary is None:
        raise RuntimeError("no key for a new vacancy")
    return VacancyId(primary[0])


def has_tombstones(connection: Connection) -> bool:
    """Say whether anybody was ever erased."""
    return connection.execute(select(tombstone.c.hash).limit(1)).first() is not None


def find_tombstones(connection: Connection, hashes: Sequence[bytes]) -> dict[bytes, bool]:
    """Return which of the hashes belong to erased people, and whether those were released."""
    found: dict[bytes, bool] = {}
    for at in range(0, len(hashes), _CHUNK):
        chunk = hashes[at : at + _CHUNK]
        rows = connection.execute(select(tombstone).where(tombstone.c.hash.in_(chunk)))
        found |= {row.hash: row.is_released for row in rows}
    return found


def delete_people(connection: Connection, person_ids: Sequence[int]) -> None:
    """Erase people with all that hangs on them, the search index included."""
    unindex_people(connection, person_ids)
    for chunk in chunks(person_ids):
        connection.execute(delete(person).where(person.c.id.in_(chunk)))


def has_people(connection: Connection) -> bool:
    """Say whether anybody is in the store."""
    return connection.execute(select(person.c.id).limit(1)).first() is not None


def known_keys(
    connection: Connection, keys: Mapping[str, Sequence[str]]
) -> dict[tuple[str, str], list[int]]:
    """Return the people behind folded keys.

    Args:
        connection: An open view.
        keys: Column (``email_key``, ``phone_key``, ``name_key``, ``kana_key``) → values.

    Returns:
        (column, value) → ids of people who have it.
    """
    found: dict[tuple[str, str], list[int]] = {}
    if not has_people(connection):
        return found
    for name, values in keys.items():
        column = person.c[name]
        # Not sorted: to sort 100,000 texts holds the interpreter, and the window, for 40 ms.
        wanted = [value for value in dict.fromkeys(values) if value]
        for at in range(0, len(wanted), _CHUNK):
            rows = connection.execute(
                select(person.c.id, column.label("key")).where(column.in_(wanted[at : at + _CHUNK]))
            )
            for row in rows:
                found.setdefault((name, row.key), []).append(row.id)
    return found


def read_people(connection: Connection, person_ids: Iterable[int]) -> dict[int, PersonDraft]:
    """Return people by number."""
    found: dict[int, PersonDraft] = {}
    for chunk in chunks(sorted(set(person_ids))):
        for row in connection.execute(select(person).where(person.c.id.in_(chunk))):
            found[row.id] = person_of_row(row)
    return found


def read_person_keys(connection: Connection, person_ids: Iterable[int]) -> dict[int, PersonKeys]:
    """Return people's folded keys by number, lowest number first."""
    columns = (
        person.c.id,
        person.c.name_key,
        person.c.kana,
        person.c.kana_key,
        person.c.email_key,
        person.c.phone_key,
        person.c.birth_date.cast(String).label("birth"),
        person.c.address,
    )
    found: dict[int, PersonKeys] = {}
    for chunk in chunks(sorted(set(person_ids))):
        rows = connection.execute(select(*columns).where(person.c.id.in_(chunk)).order_by("id"))
        for row in rows:
            kana = row.kana_key if row.kana else ""
            folded = (row.name_key, kana, row.email_key, row.phone_key, row.birth or "")
            found[row.id] = PersonKeys(*folded, fold_address(row.address))
    return found


def applications_of(
    connection: Connection, person_ids: Iterable[int]
) -> dict[int, list[tuple[str, date | None]]]:
    """Return each person's applications as (folded vacancy title, applied on)."""
    found: dict[int, list[tuple[str, date | None]]] = {}
    for chunk in chunks(sorted(set(person_ids))):
        rows = connection.execute(
            select(application.c.person_id, vacancy.c.title_key, application.c.applied_on)
            .outerjoin(vacancy, vacancy.c.id == application.c.vacancy_id)
            .where(application.c.person_id.in_(chunk))
        )
        for row in rows:
            found.setdefault(row.person_id, []).append((row.title_key or "", row.applied_on))
    return found
