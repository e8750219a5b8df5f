"""Later, or not at all: decisions about people who are due, and how they are taken back."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Final

from desktop.core.domain.application import Done
from desktop.core.domain.changes import Change, Changes
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.ids import PersonId
from desktop.core.domain.reapproach import ReapproachState
from desktop.core.services.reapproach.consents import moment_of, undo_id_of
from desktop.core.services.workspace.context import Workspace
from desktop.core.storage.engine import Connection
from desktop.core.storage.queries.people import append_events
from desktop.core.storage.queries.reapproach import (
    OpenRow,
    close_occasions,
    insert_occasions,
    list_open,
    reopen_at,
    take_wishes_back,
)

UNDO_KIND: Final = "reapproach"
_CHANGES: Changes = frozenset({Change.PEOPLE})


def snooze(workspace: Workspace, person_ids: Sequence[PersonId], until: date) -> Done:
    """Think of people again on a later day.

    Raises:
        AppError: REAPPROACH_INVALID where the day is not ahead.
    """
    now = workspace.clock.now()
    if until <= workspace.today():
        raise AppError(ErrorCode.REAPPROACH_INVALID, {"field": "until"})
    with workspace.store.write() as connection:
        rows = list_open(connection, workspace.today(), person_ids)
        _settle(connection, rows, ReapproachState.SNOOZED, now)
        later = [
            {
                "person_id": row.person_id,
                "vacancy_id": row.vacancy_id,
                "cause": row.cause.value,
                "due_on": until,
            }
            for row in rows
        ]
        insert_occasions(connection, later, now, workspace.actor)
        return _done(workspace, connection, rows, ("snoozed", {"until": until.isoformat()}, now))


def drop(workspace: Workspace, person_ids: Sequence[PersonId], reason: str) -> Done:
    """Write to people not at all this time; the reason stays on their timeline."""
    now = workspace.clock.now()
    with workspace.store.write() as connection:
        rows = list_open(connection, workspace.today(), person_ids)
        _settle(connection, rows, ReapproachState.DROPPED, now)
        return _done(workspace, connection, rows, ("dropped", {"note": reason.strip()}, now))


def undo_decision(workspace: Workspace, number: int) -> Done:
    """Take 後で or 見送る back, or a wish that was noted.

    Raises:
        AppError: UNDO_GONE where nothing of the act is left.
    """
    moment = moment_of(number)
    with workspace.store.write() as connection:
        count = reopen_at(connection, moment) or take_wishes_back(connection, moment)
        if not count:
            raise AppError(ErrorCode.UNDO_GONE)
        workspace.audit(connection, "reapproach.undone", count=count)
    return Done(count, _CHANGES)


def _settle(
    connection: Connection, rows: Sequence[OpenRow], state: ReapproachState, now: datetime
) -> None:
    close_occasions(connection, [row.occasion_id for row in rows], state, now)


def _done(
    workspace: Workspace,
    connection: Connection,
    rows: Sequence[OpenRow],
    act: tuple[str, Mapping[str, str], datetime],
) -> Done:
    # One moment for all that an act writes: it is taken back by that.
    name, detail, now = act
    people = dict.fromkeys(row.person_id for row in rows)
    events = [
        {"person_id": key, "at": now, "kind": f"reapproach.{name}", "detail": dict(detail)}
        for key in people
    ]
    append_events(connection, events)
    if people:
        workspace.audit(connection, f"reapproach.{name}", count=len(people))
    undo_id = undo_id_of(UNDO_KIND, now) if people else None
    return Done(len(people), _CHANGES if people else frozenset(), undo_id)
