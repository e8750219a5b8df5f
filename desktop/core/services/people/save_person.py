"""Add a person by hand or change one."""

from dataclasses import dataclass, replace

from desktop.core.domain.application import (
    PEOPLE_CHANGED,
    ApplicationDraft,
    PersonDraft,
)
from desktop.core.domain.changes import Change, Changes
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.ids import ApplicationId, PersonId
from desktop.core.importers.places import split_address as split_place
from desktop.core.importers.places import with_postal_code
from desktop.core.mail.eml_file import split_address
from desktop.core.services.vacancies.find_vacancy import find_or_add_vacancy
from desktop.core.services.workspace.context import Workspace
from desktop.core.storage.engine import Connection
from desktop.core.storage.queries.people import (
    NewApplication,
    append_events,
    insert_applications,
    insert_people,
    next_id,
    read_person,
    update_person,
)


@dataclass(frozen=True, slots=True)
class SavedPerson:
    """The person saved."""

    person_id: PersonId
    changes: Changes


def save_person(
    workspace: Workspace,
    person_id: PersonId | None,
    draft: PersonDraft,
    application: ApplicationDraft | None,
) -> SavedPerson:
    """Save a person; with ``application`` add one to them.

    Raises:
        AppError: PERSON_INVALID with the ``field`` that cannot be so.
    """
    tidy = replace(draft, name=draft.name.strip(), email=draft.email.strip())
    if not tidy.prefecture_code and (tidy.address or tidy.postal_code):
        told = split_place(tidy.address)
        place = with_postal_code(tidy.postal_code, *told, tidy.address)
        tidy = replace(tidy, prefecture_code=place.prefecture_code)
    _check(tidy)
    now = workspace.clock.now()
    with workspace.store.write() as connection:
        if person_id is None:
            person_id = PersonId(next_id(connection, "person"))
            insert_people(connection, [(person_id, tidy)], now=now)
            kind = "person.added"
        elif read_person(connection, person_id) is None:
            raise AppError(ErrorCode.PERSON_INVALID, {"field": "person"})
        else:
            update_person(connection, person_id, tidy, now)
            kind = "person.changed"
        append_events(connection, [{"person_id": person_id, "at": now, "kind": kind}])
        if application is not None:
            _add_application(workspace, connection, person_id, application)
        workspace.audit(connection, kind, person=person_id)
    vacancies = frozenset({Change.VACANCIES}) if application else frozenset()
    return SavedPerson(person_id, PEOPLE_CHANGED | vacancies)


def _check(draft: PersonDraft) -> None:
    checks = {
        "name": bool(draft.name),
        "email": not draft.email or split_address(draft.email) is not None,
        "experience_years": draft.experience_years is None or 0 <= draft.experience_years <= 80,  # noqa: PLR2004
    }
    for name, is_right in checks.items():
        if not is_right:
            raise AppError(ErrorCode.PERSON_INVALID, {"field": name})


def _add_application(
    workspace: Workspace, connection: Connection, person_id: PersonId, draft: ApplicationDraft
) -> None:
    now = workspace.clock.now()
    vacancy_id = find_or_add_vacancy(connection, draft, now)
    key = ApplicationId(next_id(connection, "application"))
    insert_applications(connection, [(key, NewApplication(person_id, vacancy_id, draft))], now)
    event = {
        "person_id": person_id,
        "application_id": key,
        "at": now,
        "kind": "application.added",
        "detail": {"vacancy": draft.vacancy_title},
    }
    append_events(connection, [event])
