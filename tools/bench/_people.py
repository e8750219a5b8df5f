"""A store with many people, made through the services' own queries."""

from datetime import date, timedelta
from operator import itemgetter
from pathlib import Path

from desktop.core.domain.application import ApplicationDraft, PersonDraft
from desktop.core.domain.codes import Outcome, ReasonCode, Stage
from desktop.core.domain.ids import ApplicationId, PersonId
from desktop.core.domain.kana_order import order_number
from desktop.core.domain.workspace import NewWorkspace, WorkspaceSettings
from desktop.core.services.vacancies.find_vacancy import find_or_add_vacancy
from desktop.core.services.workspace.context import Workspace, WorkspacePorts
from desktop.core.services.workspace.create_workspace import create_workspace
from desktop.core.storage.queries.bulk_people import (
    application_values,
    person_values,
    stored_moment,
)
from desktop.core.storage.queries.imports import begin_import, finish_import
from desktop.core.storage.queries.people import NewApplication, insert_applications, insert_people
from desktop.core.storage.queries.staged_people import (
    Into,
    StagedApplication,
    StagedChunk,
    create_scratch_tables,
    move_staged,
    stage_chunk,
    stage_titles,
)
from desktop.core.storage.scratch import open_scratch
from desktop.core.storage.search_index import Terms, index_in_order
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
    """Create a workspace with people whose names are as various as in life, as an import would."""
    settings = WorkspaceSettings(company_name="株式会社みのり精工", contact_person="岡田")
    workspace = create_workspace(folder, NewWorkspace(settings), ports).workspace
    with open_scratch(workspace.store):
        with workspace.store.write() as connection:
            create_scratch_tables(connection)
        order = _stage_crowd(workspace, count)
        _move_crowd(workspace, order)
    return workspace


def _stage_crowd(workspace: Workspace, count: int) -> list[tuple[int, PersonDraft]]:
    order: list[tuple[int, PersonDraft]] = []
    crowd = invent_crowd(count, TUNED)
    for first in range(0, count, _CHUNK):
        chunk = StagedChunk()
        for number in range(first + 1, min(first + _CHUNK, count) + 1):
            draft = _of_crowd(crowd[number - 1])
            values = person_values(draft, draft.note)
            chunk.add_person(number, values, newest=number, may_reapproach=False)
            application = application_values(_application(number))
            chunk.add_application(
                StagedApplication(number, None, number, 0, None, None, application)
            )
            order.append((order_number(values[3], PersonId(number)), draft))
        with workspace.store.write() as connection:
            stage_chunk(connection, chunk)
    order.sort(key=itemgetter(0))
    return order


def _move_crowd(workspace: Workspace, order: list[tuple[int, PersonDraft]]) -> None:
    now = workspace.clock.now()
    terms = Terms()
    with workspace.store.write() as connection:
        import_id = begin_import(connection, file_sha256="", actor="", now=now)
        vacancy = find_or_add_vacancy(connection, ApplicationDraft("機械加工オペレーター"), now)
        stage_titles(connection, [(0, vacancy, "{}")])
        move_staged(connection, Into(0, 0, import_id, None, stored_moment(now), "岡田"))
        index_in_order(
            connection,
            (
                [(number, terms.of_draft(draft)) for number, draft in order[at : at + _CHUNK]]
                for at in range(0, len(order), _CHUNK)
            ),
        )
        finish_import(connection, import_id, row_count=len(order), now=now)


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
