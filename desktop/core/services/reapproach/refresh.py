"""Find who became due, at the start and once a day; nothing is sent by itself."""

from desktop.core.domain.application import Done
from desktop.core.domain.changes import Change
from desktop.core.domain.ids import PersonId, VacancyId
from desktop.core.domain.reapproach import (
    Alike,
    Cause,
    ReapproachRules,
    alike,
    fallen_due,
    free_from,
)
from desktop.core.domain.workspace import WorkspaceSettings
from desktop.core.importers.occupation_proposal import majors
from desktop.core.importers.places import prefecture_code, split_address
from desktop.core.services.workspace.context import Workspace
from desktop.core.services.workspace.settings import settings_of
from desktop.core.storage.engine import Connection
from desktop.core.storage.queries.reapproach import has_vacancy_occasion, insert_occasions
from desktop.core.storage.queries.reapproach_people import (
    VacancyFacts,
    applied_codes,
    applied_to,
    consenting_people,
    list_candidates,
    read_standings,
    read_vacancy,
    wishes_of,
)


def rules_of(settings: WorkspaceSettings) -> ReapproachRules:
    """Return the two settings as the rules take them."""
    return ReapproachRules(settings.reapproach_after_months, settings.reapproach_gap_months)


def refresh_due(workspace: Workspace) -> Done:
    """Make an occasion for everybody who became due by consent since the last look.

    After the computer was off this is everything that fell due meanwhile, each once.
    """
    with workspace.store.write() as connection:
        rules = rules_of(settings_of(connection))
        found = fallen_due(list_candidates(connection), workspace.today(), rules)
        rows = [
            {
                "person_id": one.person_id,
                "vacancy_id": None,
                "cause": Cause.CONSENT.value,
                "due_on": one.due_on,
            }
            for one in found
        ]
        insert_occasions(connection, rows, workspace.clock.now(), workspace.actor)
        if rows:
            workspace.audit(connection, "reapproach.due", count=len(rows))
    return Done(len(rows), frozenset({Change.PEOPLE}) if rows else frozenset())


def look_for_vacancy(workspace: Workspace, connection: Connection, vacancy_id: VacancyId) -> int:
    """Make an occasion for everybody a new vacancy may interest; return how many.

    Equal occupation (the same 中分類, else the same 大分類) and the same prefecture; a wish for
    the occupation stands without regard to the place. Nobody is thought of twice for a vacancy,
    and not who applied to it.
    """
    vacancy = read_vacancy(connection, vacancy_id)
    if vacancy is None or not vacancy.is_open:
        return 0
    met = _people_met(connection, vacancy)
    standings = read_standings(connection, list(met))
    gap, today = settings_of(connection).reapproach_gap_months, workspace.today()
    rows = [
        {
            "person_id": key,
            "vacancy_id": vacancy_id,
            "cause": Cause.VACANCY.value,
            "due_on": max(today, free_from(standings[key], gap) or today),
        }
        for key in met
        if not standings[key].is_hired
    ]
    insert_occasions(connection, rows, workspace.clock.now(), workspace.actor)
    if rows:
        workspace.audit(connection, "reapproach.vacancy", count=len(rows), vacancy=vacancy_id)
    return len(rows)


def prefecture_of_place(place: str) -> str:
    """Return the prefecture a place of work names; empty where it does not tell."""
    name = place.strip()
    # A place of work is often named shortly: 横浜 for 横浜市.
    return split_address(name)[0] or prefecture_code(name) or split_address(f"{name}市")[0]


def _people_met(connection: Connection, vacancy: VacancyFacts) -> tuple[PersonId, ...]:
    people = dict(consenting_people(connection))
    prefecture = prefecture_of_place(vacancy.place)
    known = has_vacancy_occasion(connection, vacancy.vacancy_id)
    out = known | applied_to(connection, vacancy.vacancy_id)
    codes, wishes = applied_codes(connection, people), wishes_of(connection, people)
    found = []
    for key, home in people.items():
        wished = {code for _, code, _ in wishes.get(key, ()) if code}
        how = alike(vacancy.occupation_code, codes.get(key, ()), wished, majors())
        is_near = how is Alike.WISHED or (
            how is not None and bool(prefecture) and home == prefecture
        )
        if is_near and key not in out:
            found.append(key)
    return tuple(found)
