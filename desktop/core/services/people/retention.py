"""Erase rejected people whose time is over; always looked at before (decision 21)."""

from collections.abc import Collection
from datetime import timedelta

from desktop.core.domain.application import Done
from desktop.core.domain.changes import Change
from desktop.core.domain.ids import PersonId
from desktop.core.domain.retention import (
    WARNED_DAYS,
    KeptPerson,
    RetentionPreview,
    months_after,
)
from desktop.core.services.people.erase_people import erase_in
from desktop.core.services.workspace.context import Workspace
from desktop.core.services.workspace.settings import settings_of
from desktop.core.storage.attachment_files import forget_for_good
from desktop.core.storage.engine import Connection
from desktop.core.storage.queries.retention import list_rejected_until

_SHORTEST_MONTH = 28


def preview_retention(workspace: Workspace) -> RetentionPreview:
    """Return who is past the time a rejected person is kept without consent."""
    with workspace.store.read() as connection:
        return _preview(workspace, connection)


def erase_past_retention(
    workspace: Workspace, person_ids: Collection[PersonId] | None = None
) -> Done:
    """Erase people whose time is over, as `erase_people` does.

    Args:
        workspace: The open workspace.
        person_ids: Those somebody looked at; None takes everybody who is due.

    Returns:
        How many; those who are due no longer, by a consent meanwhile, are skipped and counted.
    """
    with workspace.store.write() as connection:
        found = _preview(workspace, connection)
        due = [one.person_id for one in found.due]
        chosen = due if person_ids is None else [one for one in due if one in set(person_ids)]
        count = erase_in(workspace, connection, chosen) if chosen else 0
        workspace.audit(connection, "retention.run", count=count, months=found.months)
    if count:
        forget_for_good(workspace.store, workspace.folder)
    skipped = 0 if person_ids is None else len(person_ids) - count
    changes = frozenset({Change.PEOPLE, Change.NOTICES, Change.BATCHES})
    return Done(count, changes if count else frozenset(), None, skipped)


def _preview(workspace: Workspace, connection: Connection) -> RetentionPreview:
    today, months = workspace.today(), settings_of(connection).retention_months
    warned = today + timedelta(days=WARNED_DAYS)
    # A little wide: which day a month ends on is settled below.
    rows = list_rejected_until(connection, warned - timedelta(days=months * _SHORTEST_MONTH))
    people = [
        KeptPerson(
            row.person_id,
            row.name,
            row.result_on,
            months_after(row.result_on, months),
            row.was_told,
        )
        for row in rows
    ]
    due = tuple(one for one in people if one.erase_on <= today)
    soon = sum(today < one.erase_on <= warned for one in people)
    return RetentionPreview(months, due, soon)
