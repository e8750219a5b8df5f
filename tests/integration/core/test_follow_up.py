"""The follow-up board on a real store: who stands there, why, and in which order."""

import time
from datetime import date, timedelta

import pytest

from desktop.core.domain.application import NoticeState
from desktop.core.domain.follow_up import NextAct, WaitReason
from desktop.core.domain.ids import PersonId
from desktop.core.domain.workspace import MailMode
from desktop.core.services.notices.follow_up import read_follow_up
from desktop.core.services.notices.mark_notices import list_notices, mark_notices
from desktop.core.services.notices.preview_notices import list_waiting
from desktop.core.services.notices.queue_notices import queue_notices
from desktop.core.services.notices.templates import read_template
from desktop.core.services.workspace.context import Workspace
from tests.integration.core.reapproach_rig import rejected

FRIDAY = date(2026, 11, 20)


def reasons(workspace: Workspace) -> list[tuple[WaitReason, NextAct]]:
    return [(row.reason, row.next_act) for row in read_follow_up(workspace).rows]


def test_nobody_waits_in_an_empty_workspace(workspace: Workspace) -> None:
    board = read_follow_up(workspace)

    assert (board.rows, board.total, board.overdue, dict(board.counts)) == ((), 0, 0, {})


def test_the_latest_stand_first_and_equal_waits_by_reading(workspace: Workspace) -> None:
    saturday, friday = FRIDAY - timedelta(days=6), FRIDAY - timedelta(days=7)
    rejected(workspace, 3, decided_on=saturday)
    rejected(workspace, 1, decided_on=friday)
    rejected(workspace, 2, decided_on=FRIDAY)
    rejected(workspace, 4, decided_on=FRIDAY - timedelta(days=30))

    board = read_follow_up(workspace)

    names = [row.name for row in board.rows]
    assert names == ["見本 花子4", "見本 花子1", "見本 花子3", "見本 花子2"]
    assert [(row.business_days, row.is_overdue) for row in board.rows] == [
        (21, True),
        (5, True),
        (5, True),
        (0, False),
    ]
    assert (board.total, board.overdue, board.sla_business_days) == (4, 3, 3)


@pytest.mark.parametrize(
    ("change", "reason", "act"),
    [
        ("", WaitReason.DRAFT, NextAct.CONFIRM),
        ("state = 'waiting'", WaitReason.WAITING, NextAct.WAIT),
        ("state = 'failed', fault = 'smtp-550'", WaitReason.FAILED, NextAct.TRY_AGAIN),
        ("state = 'unknown'", WaitReason.UNKNOWN, NextAct.DECIDE),
        ("state = 'dropped'", WaitReason.NO_NOTICE, NextAct.WRITE),
    ],
    ids=["draft", "waiting", "failed", "unknown", "dropped"],
)
def test_everybody_without_an_answer_has_a_reason_and_a_next_act(
    workspace: Workspace, change: str, reason: WaitReason, act: NextAct
) -> None:
    rejected(workspace)
    queue(workspace)
    if change:
        with workspace.store.write() as connection:
            connection.exec_driver_sql(f"UPDATE notice SET {change}")  # noqa: S608 - our own names
            connection.exec_driver_sql(
                "UPDATE application SET notice_state = (SELECT state FROM notice)"
            )

    assert reasons(workspace) == [(reason, act)]
    row = read_follow_up(workspace).rows[0]
    assert row.notice_id is not None
    assert row.fault == ("smtp-550" if reason is WaitReason.FAILED else "")


def queue(workspace: Workspace) -> None:
    template = read_template(workspace, "document")
    queue_notices(workspace, list_waiting(workspace), template, MailMode.DRAFT)


def test_an_address_that_is_missing_or_bad_is_told(workspace: Workspace) -> None:
    rejected(workspace, 1, email="")
    bad = rejected(workspace, 2)
    with workspace.store.write() as connection:
        connection.exec_driver_sql("UPDATE person SET bounced_email = email WHERE id = ?", (bad,))

    assert reasons(workspace) == [
        (WaitReason.NO_ADDRESS, NextAct.LETTER),
        (WaitReason.BOUNCED, NextAct.MEND_ADDRESS),
    ]


def test_who_was_answered_is_gone_and_an_unknown_day_waits_since_it_was_learned(
    workspace: Workspace,
) -> None:
    rejected(workspace)
    queue(workspace)
    drafts = [row.notice_id for row in list_notices(workspace, NoticeState.DRAFT)]
    mark_notices(workspace, drafts, NoticeState.SENT)
    rejected(workspace, 2, decided_on=None)  # type: ignore[arg-type] - no day on file
    rejected(workspace, 3, decided_on=FRIDAY + timedelta(days=3))

    rows = read_follow_up(workspace).rows

    assert [(row.since, row.business_days) for row in rows] == [
        (FRIDAY, 0),
        (FRIDAY + timedelta(days=3), 0),
    ]


def test_ten_thousand_people_are_read_page_by_page(workspace: Workspace) -> None:
    first = rejected(workspace)
    with workspace.store.write() as connection:
        fill(connection, first, 10_000)
    read_follow_up(workspace)

    began = time.process_time()
    pages = [read_follow_up(workspace, limit=200, offset=at) for at in (0, 200, 9_800)]
    spent = time.process_time() - began

    assert [len(page.rows) for page in pages] == [200, 200, 200]
    assert pages[0].total == 10_000
    waits = [row.business_days for page in pages for row in page.rows]
    assert waits == sorted(waits, reverse=True)
    assert spent < 3.0, f"{spent:.2f} s for three pages"


def fill(connection: object, first: PersonId, count: int) -> None:
    """Copy one person until there are enough, decided on days of a year."""
    names = ", ".join(
        row[1]
        for row in connection.exec_driver_sql("PRAGMA table_info(person)")  # type: ignore[attr-defined]
        if row[1] not in ("id", "latest_application_id")
    )
    counted = f"WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < {count})"  # noqa: S608 - our own names
    connection.exec_driver_sql(  # type: ignore[attr-defined]
        f"{counted} INSERT INTO person (id, latest_application_id, {names})"  # noqa: S608 - our own names
        f" SELECT i, i, {names} FROM n, person WHERE id = {first}"
    )
    columns = ", ".join(
        row[1]
        for row in connection.exec_driver_sql("PRAGMA table_info(application)")  # type: ignore[attr-defined]
        if row[1] not in ("id", "person_id", "decided_on")
    )
    connection.exec_driver_sql(  # type: ignore[attr-defined]
        f"{counted} INSERT INTO application (id, person_id, decided_on, {columns})"  # noqa: S608 - our own names
        f" SELECT i, i, date('2026-11-20', '-' || (i % 365) || ' days'), {columns}"
        f" FROM n, application WHERE person_id = {first}"
    )
