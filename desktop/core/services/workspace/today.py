"""Today's work on ホーム."""

from datetime import timedelta

from desktop.core.domain.application import PeopleOrder, PeopleQuery
from desktop.core.domain.business_days import business_days_between
from desktop.core.domain.workspace import Today
from desktop.core.services.workspace.context import Workspace
from desktop.core.services.workspace.settings import settings_of
from desktop.core.settings import SEARCH_TOTAL_CAP
from desktop.core.storage.queries.people_list import list_people_rows
from desktop.core.storage.queries.workspace import count_ready_for_batch, count_today

_LOOKED_AT = 500


def read_today(workspace: Workspace) -> Today:
    """Return the counts; overdue ones are looked for among the 500 that wait longest."""
    today = workspace.today()
    waiting = PeopleQuery(is_waiting=True, order=PeopleOrder.DECIDED_ON, limit=_LOOKED_AT)
    with workspace.store.read() as connection:
        settings = settings_of(connection)
        counts = count_today(connection)
        rows = list_people_rows(connection, waiting)
        closed_before = workspace.clock.now() - timedelta(days=settings.release_delay_days)
        ready = count_ready_for_batch(connection, closed_before, SEARCH_TOTAL_CAP)
    days = [business_days_between(row.waiting_since, today) for row in rows if row.waiting_since]
    late = [count for count in days if count > settings.sla_business_days]
    return Today(
        people_count=counts["people"],
        waiting_for_notice=counts["waiting"],
        overdue=len(late),
        drafts_unconfirmed=counts["drafts"],
        unknown_mails=counts["unknown"],
        ready_for_batch=ready,
        batches_to_approve=counts["batches"],
        first_overdue_days=max(late, default=None),
    )
