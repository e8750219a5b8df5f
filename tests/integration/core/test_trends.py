"""The small series on ホーム, from a real store."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import update

from desktop.core.domain.application import (
    ApplicationDraft,
    NoticeState,
    PeopleQuery,
    PersonDraft,
    RejectApplicants,
)
from desktop.core.domain.codes import Outcome, ReasonCode
from desktop.core.services.notices.mark_notices import list_notices, mark_notices
from desktop.core.services.notices.preview_notices import list_waiting
from desktop.core.services.notices.save_drafts import prepare_copies
from desktop.core.services.notices.templates import read_template
from desktop.core.services.people.list_people import list_application_ids
from desktop.core.services.people.reject_applicants import reject_applicants
from desktop.core.services.people.save_person import save_person
from desktop.core.services.workspace.context import Workspace
from desktop.core.services.workspace.trends import read_trends
from desktop.core.storage.queries.feed import StoredEntry, insert_entries
from desktop.core.storage.queries.trends import count_sent_by_day
from desktop.core.storage.tables import notice


def _apply(workspace: Workspace, name: str, on: date) -> None:
    save_person(workspace, None, PersonDraft(name), ApplicationDraft("溶接", applied_on=on))


def _entries(workspace: Workspace, *told: tuple[str, int, datetime]) -> None:
    rows = [
        StoredEntry(seq, f"event-{seq}", kind, units, f"unit-{seq}", at)
        for seq, (kind, units, at) in enumerate(told, start=1)
    ]
    with workspace.store.write() as connection:
        insert_entries(connection, rows)


def test_applications_count_in_the_week_they_came(workspace: Workspace) -> None:
    today = workspace.today()
    for back, count in ((0, 2), (7, 1), (7 * 9, 5)):
        for number in range(count):
            _apply(workspace, f"見本 {back} {number}", today - timedelta(days=back))

    trend = read_trends(workspace).applications

    assert trend.counts == (0, 0, 0, 0, 0, 0, 1, 2)


def test_only_notices_that_were_sent_count(workspace: Workspace) -> None:
    for number in range(3):
        _apply(workspace, f"見本 花子{number}", workspace.today())
    ids = list_application_ids(workspace, PeopleQuery(outcome=Outcome.IN_PROGRESS))
    reject_applicants(workspace, RejectApplicants(ids, ReasonCode.SKILLS))
    prepare_copies(workspace, list_waiting(workspace), read_template(workspace, "document"))
    drafted = read_trends(workspace).notices
    drafts = [row.notice_id for row in list_notices(workspace, NoticeState.DRAFT, 10)]
    mark_notices(workspace, drafts[:2], NoticeState.SENT)

    assert drafted.total == 0
    assert read_trends(workspace).notices.counts[-1] == 2


@pytest.mark.parametrize(
    ("hour", "day"), [(14, date(2026, 11, 1)), (15, date(2026, 11, 2))], ids=["sunday", "monday"]
)
def test_a_notice_counts_on_its_day_in_japan(workspace: Workspace, hour: int, day: date) -> None:
    _apply(workspace, "見本 花子", date(2026, 11, 1))
    ids = list_application_ids(workspace, PeopleQuery(outcome=Outcome.IN_PROGRESS))
    reject_applicants(workspace, RejectApplicants(ids, ReasonCode.SKILLS))
    prepare_copies(workspace, list_waiting(workspace), read_template(workspace, "document"))
    written = datetime(2026, 11, 1, hour, tzinfo=UTC)
    with workspace.store.write() as connection:
        connection.execute(update(notice).values(state="sent", created_at=written))
        counted = count_sent_by_day(connection, datetime(2026, 10, 1, tzinfo=UTC))

    assert counted == [(day, 1)]


def test_registrations_count_by_month_and_ten_make_a_slot(workspace: Workspace) -> None:
    today = workspace.today()
    this_month = datetime(today.year, today.month, 1, tzinfo=UTC)
    last_month = (this_month - timedelta(days=1)).replace(day=1)
    told = [("earn", 1, last_month)] * 8 + [("earn", 1, this_month)] * 3
    _entries(workspace, *told, ("void", 1, this_month), ("reserve", 10, this_month))

    trends = read_trends(workspace)

    assert trends.registrations.counts[-2:] == (8, 2)
    assert trends.slots.counts[-2:] == (0, 1)


@pytest.mark.parametrize("name", ["applications", "notices", "registrations", "slots"])
def test_an_empty_workspace_has_eight_periods_of_nothing(workspace: Workspace, name: str) -> None:
    trend = getattr(read_trends(workspace), name)

    assert trend.counts == (0,) * 8
    assert len(set(trend.starts)) == 8
