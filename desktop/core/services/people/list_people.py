"""The list of people."""

from dataclasses import replace
from datetime import date

from desktop.core.domain.application import (
    AWAITING_NOTICE,
    PeoplePage,
    PeopleQuery,
    PersonRow,
)
from desktop.core.domain.business_days import business_days_between
from desktop.core.domain.codes import Outcome
from desktop.core.domain.ids import ApplicationId
from desktop.core.services.workspace.context import Workspace
from desktop.core.settings import SEARCH_TOTAL_CAP
from desktop.core.storage.first_look import is_plain_page, read_plain_page


def list_people(workspace: Workspace, query: PeopleQuery) -> PeoplePage:
    """Return one page of people and how many match in all, up to `SEARCH_TOTAL_CAP`."""
    rows, total, is_capped = (
        _plain(workspace, query) if is_plain_page(query) else _searched(workspace, query)
    )
    today = workspace.today()
    return PeoplePage(tuple(_with_wait(row, today) for row in rows), total, is_capped)


def list_application_ids(workspace: Workspace, query: PeopleQuery) -> tuple[ApplicationId, ...]:
    """Return the newest application of everybody who matches, not only of one page."""
    from desktop.core.storage.queries.people_list import (  # noqa: PLC0415 - start-up budget
        list_application_id_rows,
    )

    with workspace.store.read() as connection:
        return list_application_id_rows(connection, query)


def _plain(workspace: Workspace, query: PeopleQuery) -> tuple[tuple[PersonRow, ...], int, bool]:
    with workspace.store.look() as plain:
        return read_plain_page(plain, query, SEARCH_TOTAL_CAP)


def _searched(workspace: Workspace, query: PeopleQuery) -> tuple[tuple[PersonRow, ...], int, bool]:
    from desktop.core.storage.queries.people_list import (  # noqa: PLC0415 - start-up budget
        count_people_rows,
        list_people_rows,
    )

    with workspace.store.read() as connection:
        rows = list_people_rows(connection, query)
        return rows, *count_people_rows(connection, query, SEARCH_TOTAL_CAP)


def _with_wait(row: PersonRow, today: date) -> PersonRow:
    is_waiting = row.outcome is Outcome.REJECTED and row.notice_state in AWAITING_NOTICE
    if not is_waiting or row.waiting_since is None:
        return row
    return replace(row, waiting_business_days=business_days_between(row.waiting_since, today))
