"""The list of who is due, every reason beside them, and the three figures."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from desktop.core.domain.ids import PersonId
from desktop.core.domain.reapproach import (
    Cause,
    DuePerson,
    Occasion,
    ReapproachFigures,
    alike,
    allowed,
)
from desktop.core.domain.workspace import Today
from desktop.core.importers.occupation_proposal import majors
from desktop.core.services.credits.read_credits import read_credits
from desktop.core.services.workspace.context import Workspace
from desktop.core.services.workspace.settings import settings_of
from desktop.core.services.workspace.today import read_today
from desktop.core.storage.engine import Connection
from desktop.core.storage.queries.reapproach import OpenRow, list_open
from desktop.core.storage.queries.reapproach_people import (
    applied_codes,
    count_figures,
    newest_consents,
    read_standings,
    wishes_of,
)


def list_due(workspace: Workspace) -> tuple[DuePerson, ...]:
    """Return everybody who may be invited today, who is due longest first."""
    with workspace.store.read() as connection:
        return due_people(workspace, connection)


def count_due(workspace: Workspace) -> int:
    """Return how many people may be invited today."""
    with workspace.store.read() as connection:
        return len(_may_be_written_to(workspace, connection, None))


def read_whole_today(workspace: Workspace) -> Today:
    """Return today's work with the people who are due."""
    return replace(read_today(workspace), reapproach_due=count_due(workspace))


def read_figures(workspace: Workspace) -> ReapproachFigures:
    """Return 再応募率, 採用率 and 紹介枠獲得数 as counts."""
    with workspace.store.read() as connection:
        counts = count_figures(connection, workspace.today())
    return ReapproachFigures(*counts, slots_earned=read_credits(workspace).slots_earned)


def due_people(
    workspace: Workspace, connection: Connection, person_ids: Sequence[PersonId] | None = None
) -> tuple[DuePerson, ...]:
    """Return who may be invited today, inside a transaction; None asks for everybody."""
    rows = _may_be_written_to(workspace, connection, person_ids)
    codes, wishes = applied_codes(connection, rows), wishes_of(connection, rows)
    consents = newest_consents(connection, rows)
    found = []
    for key, mine in rows.items():
        noted = wishes.get(key, ())
        wished = {code for _, code, _ in noted if code}
        occasions = tuple(
            _occasion(row, codes.get(key, frozenset()), wished, noted) for row in mine
        )
        made = _person(mine[0], occasions)
        found.append(replace(made, consent=consents.get(key)))
    return tuple(found)


def _may_be_written_to(
    workspace: Workspace, connection: Connection, person_ids: Sequence[PersonId] | None
) -> Mapping[PersonId, list[OpenRow]]:
    today = workspace.today()
    by_person: dict[PersonId, list[OpenRow]] = {}
    for row in list_open(connection, today, person_ids):
        by_person.setdefault(row.person_id, []).append(row)
    if not by_person:
        return by_person
    gap = settings_of(connection).reapproach_gap_months
    bars = allowed(read_standings(connection, list(by_person)), today, gap)
    return {key: mine for key, mine in by_person.items() if bars[key] is None}


def _person(row: OpenRow, occasions: tuple[Occasion, ...]) -> DuePerson:
    return DuePerson(
        person_id=row.person_id,
        application_id=row.application_id,
        name=row.name,
        kana=row.kana,
        vacancy_title=row.applied_title,
        decided_on=row.decided_on,
        has_address=bool(row.email),
        was_told=row.was_told,
        occasions=occasions,
    )


def _occasion(
    row: OpenRow,
    applied: frozenset[str],
    wished: set[str],
    noted: Sequence[tuple[object, str, str]],
) -> Occasion:
    is_wish = row.cause is Cause.WISH
    # A wish and its occasion were written in one moment; a snoozed one tells the newest wish.
    mine = [note for at, _, note in noted if at == row.created_at] or [
        note for _, _, note in noted[-1:]
    ]
    return Occasion(
        row.occasion_id,
        row.cause,
        row.due_on,
        row.vacancy_id,
        row.vacancy_title,
        None if is_wish else alike(row.vacancy_code, applied, wished, majors()),
        mine[0] if is_wish and mine else "",
    )
