"""The follow-up board: everybody who still waits for an answer, the latest first (article R10)."""

from desktop.core.domain.follow_up import FollowUp, waits_by_day
from desktop.core.services.workspace.context import Workspace
from desktop.core.services.workspace.settings import settings_of
from desktop.core.storage.queries.follow_up import (
    count_follow_up,
    first_waiting_day,
    list_follow_up,
    waits_table,
)


def read_follow_up(workspace: Workspace, *, limit: int = 200, offset: int = 0) -> FollowUp:
    """Return one page of the board and its counts, as of one moment.

    Overdue people stand first, then those who wait longest, then フリガナ order. A person stands
    here until an answer is sent: drafts nobody confirmed and mails of unknown fate stay.
    """
    today = workspace.today()
    with workspace.store.read() as connection:
        sla = settings_of(connection).sla_business_days
        first = min(first_waiting_day(connection) or today, today)
        waits = waits_table(waits_by_day(first, today))
        counts, overdue = count_follow_up(connection, waits, sla)
        rows = list_follow_up(connection, waits, sla, (limit, offset))
    return FollowUp(rows, sum(counts.values()), overdue, counts, sla)
