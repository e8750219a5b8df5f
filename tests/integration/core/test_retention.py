"""Rejected people are kept for a time, looked at, then erased with a tombstone left."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from desktop.core.domain.application import ApplicationDraft, PersonDraft
from desktop.core.domain.codes import Outcome, ReasonCode
from desktop.core.domain.ids import PersonId
from desktop.core.domain.retention import months_after
from desktop.core.importers.read_file import read_workbook
from desktop.core.services.imports.prepare_import import prepare_import
from desktop.core.services.notices.preview_notices import list_waiting
from desktop.core.services.notices.save_drafts import save_drafts
from desktop.core.services.notices.templates import read_template
from desktop.core.services.people.retention import erase_past_retention, preview_retention
from desktop.core.services.people.save_person import save_person
from desktop.core.services.workspace.context import Workspace
from desktop.core.services.workspace.settings import read_settings, save_settings
from desktop.core.storage.queries.people_detail import set_person_marks
from desktop.core.storage.queries.workspace import list_audit
from tests.conftest import StillClock
from tests.fault.rig import applicants, import_file, never, quiet

_RESULT = date(2026, 5, 20)
"""Six months before the still clock's noon."""


def person(
    workspace: Workspace,
    name: str,
    outcome: Outcome = Outcome.REJECTED,
    decided_on: date | None = _RESULT,
) -> PersonId:
    reason = ReasonCode.SKILLS if outcome is Outcome.REJECTED else None
    draft = ApplicationDraft(
        "溶接工", applied_on=date(2026, 5, 1), outcome=outcome, reason=reason, decided_on=decided_on
    )
    return save_person(workspace, None, PersonDraft(name), draft).person_id


def people_left(workspace: Workspace) -> list[object]:
    with workspace.store.read() as connection:
        return list(connection.exec_driver_sql("SELECT id FROM person ORDER BY id").scalars())


@pytest.mark.parametrize(
    ("day", "months", "end"),
    [
        (date(2026, 5, 20), 6, date(2026, 11, 20)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
        (date(2026, 1, 31), 12, date(2027, 1, 31)),
    ],
)
def test_a_month_ends_on_its_last_day(day: date, months: int, end: date) -> None:
    assert months_after(day, months) == end


def test_who_is_past_the_time_is_shown_and_who_follows_is_counted(workspace: Workspace) -> None:
    due = person(workspace, "見本 花子")
    person(workspace, "見本 二郎", decided_on=_RESULT + timedelta(days=1))
    person(workspace, "見本 三郎", decided_on=_RESULT + timedelta(days=31))
    person(workspace, "見本 四郎", decided_on=_RESULT + timedelta(days=32))

    found = preview_retention(workspace)

    assert [(one.person_id, one.result_on, one.erase_on) for one in found.due] == [
        (due, _RESULT, date(2026, 11, 20))
    ]
    assert (found.months, found.soon_count, found.untold_count) == (6, 2, 1)
    assert len(people_left(workspace)) == 4


def test_erasing_leaves_a_tombstone_an_audit_row_and_everybody_else(
    workspace: Workspace, tmp_path: Path, clock: StillClock
) -> None:
    file = applicants(tmp_path, 2)
    import_file(workspace, file)
    other = person(workspace, "見本 四郎", Outcome.IN_PROGRESS, None)
    clock.moment = datetime(2027, 9, 1, 3, 0, tzinfo=UTC)

    done = erase_past_retention(
        workspace, [one.person_id for one in preview_retention(workspace).due]
    )

    assert (done.count, done.skipped) == (2, 0)
    assert people_left(workspace) == [other]
    again = prepare_import(workspace, read_workbook, file, progress=quiet, is_cancelled=never)
    assert len(again.erased_rows) == 2
    with workspace.store.read() as connection:
        last = list_audit(connection)[-1]
    assert (last.act, last.detail) == ("retention.run", {"count": 2, "months": 6})


@pytest.mark.parametrize("outcome", [Outcome.IN_PROGRESS, Outcome.HIRED, Outcome.DECLINED])
def test_who_was_not_rejected_is_kept(workspace: Workspace, outcome: Outcome) -> None:
    person(workspace, "見本 花子", outcome)

    assert preview_retention(workspace).due == ()


def test_a_rejection_ends_nothing_for_who_applied_again(workspace: Workspace) -> None:
    who = person(workspace, "見本 花子")
    newer = ApplicationDraft("旋盤工", applied_on=date(2026, 4, 1), outcome=Outcome.IN_PROGRESS)
    save_person(workspace, who, PersonDraft("見本 花子"), newer)

    assert preview_retention(workspace).due == ()


def test_a_consent_given_meanwhile_keeps_the_person(workspace: Workspace) -> None:
    keeps, goes = person(workspace, "見本 花子"), person(workspace, "見本 二郎")
    looked_at = [one.person_id for one in preview_retention(workspace).due]
    with workspace.store.write() as connection:
        set_person_marks(connection, [keeps], {"has_reapproach_consent": True})

    done = erase_past_retention(workspace, looked_at)

    assert (looked_at, done.count, done.skipped) == ([keeps, goes], 1, 1)
    assert people_left(workspace) == [keeps]


def test_only_those_looked_at_are_erased(workspace: Workspace) -> None:
    first = person(workspace, "見本 花子")
    looked_at = [one.person_id for one in preview_retention(workspace).due]
    later = person(workspace, "見本 二郎")

    assert erase_past_retention(workspace, looked_at).count == 1
    assert (looked_at, people_left(workspace)) == ([first], [later])


def test_whose_notice_is_on_its_way_is_kept_until_it_is_settled(
    workspace: Workspace, tmp_path: Path
) -> None:
    person(workspace, "見本 花子")
    save_drafts(
        workspace,
        list_waiting(workspace),
        read_template(workspace, "document"),
        tmp_path / "drafts",
        progress=quiet,
        is_cancelled=never,
    )

    assert preview_retention(workspace).due == ()


def test_a_longer_time_is_kept_to(workspace: Workspace) -> None:
    person(workspace, "見本 花子")
    save_settings(workspace, replace(read_settings(workspace), retention_months=12))

    assert (preview_retention(workspace).due, preview_retention(workspace).months) == ((), 12)
