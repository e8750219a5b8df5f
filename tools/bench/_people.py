"""A store with many people, made through the services' own queries."""

from datetime import date, timedelta
from pathlib import Path

from desktop.core.domain.application import ApplicationDraft, PersonDraft
from desktop.core.domain.codes import Outcome, ReasonCode, Stage
from desktop.core.domain.ids import ApplicationId, PersonId
from desktop.core.domain.workspace import NewWorkspace, WorkspaceSettings
from desktop.core.services.vacancies.find_vacancy import find_or_add_vacancy
from desktop.core.services.workspace.context import Workspace, WorkspacePorts
from desktop.core.services.workspace.create_workspace import create_workspace
from desktop.core.storage.queries.bulk_people import (
    application_values,
    insert_application_values,
    insert_people_values,
    person_values,
    stored_moment,
)
from desktop.core.storage.queries.imports import begin_import, finish_import
from desktop.core.storage.queries.people import NewApplication, insert_applications, insert_people
from desktop.core.storage.search_index import index_import
from tools.bench._crowd import TUNED, Invented, invent_crowd

_FAMILY = (("高橋", "タカハシ"), ("佐藤", "サトウ"), ("山﨑", "ヤマザキ"), ("渡邊", "ワタナベ"))
_GIVEN = (("美咲", "ミサキ"), ("健太", "ケンタ"), ("大輔", "ダイスケ"), ("さくら", "サクラ"))
_CHUNK = 10_000


def make_store(folder: Path, count: int, ports: WorkspacePorts) -> Workspace:
    """Create a workspace with ``count`` invented people and one application each."""
    settings = WorkspaceSettings(company_name="株式会社みのり精工", contact_person="岡田")
    workspace = create_workspace(folder, NewWorkspace(settings), ports).workspace
    for first in range(1, count + 1, _CHUNK):
        _add(workspace, range(first, min(first + _CHUNK, count + 1)))
    return workspace


def make_crowd_store(folder: Path, count: int, ports: WorkspacePorts) -> Workspace:
    """Create a workspace with people whose names are as various as in life, written in bulk."""
    settings = WorkspaceSettings(company_name="株式会社みのり精工", contact_person="岡田")
    workspace = create_workspace(folder, NewWorkspace(settings), ports).workspace
    now = workspace.clock.now()
    stamp = stored_moment(now)
    with workspace.store.write() as connection:
        import_id = begin_import(connection, file_sha256="", actor="", now=now)
        vacancy = find_or_add_vacancy(connection, ApplicationDraft("機械加工オペレーター"), now)
        crowd = invent_crowd(count, TUNED)
        for first in range(0, count, _CHUNK):
            numbers = range(first + 1, min(first + _CHUNK, count) + 1)
            people = [
                (number, person_values(_of_crowd(crowd[number - 1])), number) for number in numbers
            ]
            insert_people_values(connection, people, import_id=import_id, now=stamp)
            applications = [
                (number, number, vacancy, application_values(_application(number)))
                for number in numbers
            ]
            insert_application_values(connection, applications, import_id=import_id, now=stamp)
        index_import(connection, import_id)
        finish_import(connection, import_id, row_count=count, now=now)
    return workspace


def _of_crowd(who: Invented) -> PersonDraft:
    return PersonDraft(who.name, who.kana, who.email, who.phone, who.born, address=who.address)


def _add(workspace: Workspace, numbers: range) -> None:
    now = workspace.clock.now()
    with workspace.store.write() as connection:
        draft = ApplicationDraft("機械加工オペレーター")
        vacancy = find_or_add_vacancy(connection, draft, now)
        people = [(PersonId(number), _person(number)) for number in numbers]
        insert_people(connection, people, now=now)
        applications = [
            (ApplicationId(number), NewApplication(PersonId(number), vacancy, _application(number)))
            for number in numbers
        ]
        insert_applications(connection, applications, now)


def _person(number: int) -> PersonDraft:
    family, given = _FAMILY[number % 4], _GIVEN[number // 4 % 4]
    return PersonDraft(
        name=f"{family[0]} {given[0]}",
        kana=f"{family[1]} {given[1]}",
        email=f"person{number}@example.org",
        phone=f"090-{number // 10_000:04d}-{number % 10_000:04d}",
        birth_date=date(1970, 1, 1) + timedelta(days=number % 12_000),
    )


def _application(number: int) -> ApplicationDraft:
    outcome = (Outcome.REJECTED, Outcome.IN_PROGRESS)[number % 2]
    day = date(2026, 4, 1) + timedelta(days=number % 200)
    reason = ReasonCode.OVERALL if outcome is Outcome.REJECTED else None
    return ApplicationDraft(
        "機械加工オペレーター", applied_on=day, stage=Stage.DOCUMENT, outcome=outcome, reason=reason
    )
