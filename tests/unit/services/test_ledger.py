"""The ledger, the gauge and the funnel from the agency's events; 確定, 確認中, 見込み apart."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import openpyxl
import pytest

from desktop.core.domain.credit import LedgerState
from desktop.core.domain.statement import Difference
from desktop.core.services.credits.contract import read_statement, read_terms
from desktop.core.services.credits.read_credits import list_ledger, read_credits, read_funnel
from desktop.core.services.exports.ledger import export_ledger
from desktop.core.services.profiles import provision
from desktop.core.services.workspace.context import Workspace
from desktop.core.storage.queries.feed import (
    StoredEntry,
    StoredEvent,
    insert_entries,
    insert_events,
)
from desktop.core.storage.queries.redemptions import RedemptionRow, insert_redemption
from desktop.core.storage.queries.statements import StoredStatement, keep_statement
from tests.conftest import NOON
from wire import canonical
from wire.events import GENESIS, EventType, Introduction, Moved, UnitEvent, make_event
from wire.ledger import EntryKind

_KINDS = {
    EventType.CREDIT_EARNED: EntryKind.EARN,
    EventType.CREDIT_VOIDED: EntryKind.VOID,
    EventType.REGISTRATION_REVIEW: EntryKind.REVIEW,
    EventType.REGISTRATION_CLEARED: EntryKind.CLEAR,
    EventType.CREDIT_RESERVED: EntryKind.RESERVE,
    EventType.CREDIT_CONSUMED: EntryKind.CONSUME,
    EventType.CREDIT_BONUS: EntryKind.BONUS,
}


class Feed:
    """Writes events as sync would have."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self._seq, self._head = 0, GENESIS

    def unit(self, kind: EventType, unit: str, month: int) -> None:
        # The first moment of the month in Japan.
        at = datetime(2026, month, 1, tzinfo=UTC) - timedelta(hours=9)
        told = UnitEvent(unit=unit, month=f"2026-{month:02d}")
        self._tell(kind, told, at, (unit, 1))

    def move(self, kind: EventType, ref: str, units: int) -> None:
        self._tell(kind, Moved(ref=ref, n=units), NOON, (ref, units))

    def introduced(self, ref: str, at: datetime) -> None:
        self._tell(EventType.INTRODUCTION_PROPOSED, Introduction(ref=ref), at, (ref, 0))

    def registered(self, unit: str, month: int, *, is_reviewed: bool = False) -> None:
        self.unit(EventType.REGISTRATION_CONFIRMED, unit, month)
        self.unit(EventType.CREDIT_EARNED, unit, month)
        if is_reviewed:
            self.unit(EventType.REGISTRATION_REVIEW, unit, month)

    def _tell(
        self,
        kind: EventType,
        data: UnitEvent | Moved | Introduction,
        at: datetime,
        moved: tuple[str, int],
    ) -> None:
        ref, units = moved
        event = make_event(seq=self._seq + 1, kind=kind, at=at, data=data, prev=self._head)
        self._seq, self._head = event.seq, event.id
        raw = canonical.encode(event)
        with self.workspace.store.write() as connection:
            told = StoredEvent(event.seq, event.id, event.kind, at, raw, NOON)
            insert_events(connection, [told])
            if kind in _KINDS:
                entry = StoredEntry(event.seq, event.id, _KINDS[kind].value, units, ref, at)
                insert_entries(connection, [entry])


@pytest.fixture
def feed(workspace: Workspace) -> Feed:
    return Feed(workspace)


def test_a_unit_in_review_stands_there_once_and_counts_for_nothing_yet(
    workspace: Workspace, feed: Feed
) -> None:
    feed.registered("a", 10)
    feed.registered("b", 11, is_reviewed=True)
    feed.registered("c", 11)

    newest, doubted, first = list_ledger(workspace)

    assert (newest.units, newest.balance, newest.state) == (1, 2, LedgerState.CONFIRMED)
    assert (doubted.units, doubted.balance, doubted.state) == (1, None, LedgerState.IN_REVIEW)
    assert doubted.known_by == date(2026, 11, 27)
    assert (first.balance, first.known_by) == (1, None)
    now = read_credits(workspace)
    assert (now.confirmed, now.in_review, now.available) == (3, 1, 2)
    assert now.known_by == date(2026, 11, 27)


def test_a_review_that_ended_leaves_a_sure_entry(workspace: Workspace, feed: Feed) -> None:
    feed.registered("a", 11, is_reviewed=True)
    feed.unit(EventType.REGISTRATION_CLEARED, "a", 11)

    (row,) = list_ledger(workspace)

    assert (row.state, row.balance) == (LedgerState.CONFIRMED, 1)
    assert read_credits(workspace).known_by is None


def test_a_review_heard_of_by_an_earlier_version_has_no_day(
    workspace: Workspace, feed: Feed
) -> None:
    feed.registered("a", 11, is_reviewed=True)
    with workspace.store.write() as connection:
        connection.exec_driver_sql("DROP TRIGGER feed_event_no_update")
        connection.exec_driver_sql("UPDATE feed_event SET received_at = NULL")

    assert list_ledger(workspace)[0].known_by is None
    assert read_credits(workspace).known_by is None


def test_a_voided_unit_is_taken_off_again(workspace: Workspace, feed: Feed) -> None:
    feed.registered("a", 11, is_reviewed=True)
    feed.unit(EventType.CREDIT_VOIDED, "a", 11)

    assert [(row.kind, row.units, row.balance) for row in list_ledger(workspace)] == [
        ("void", -1, 0),
        ("earn", 1, 1),
    ]


def test_a_registration_without_its_unit_is_expected(workspace: Workspace, feed: Feed) -> None:
    feed.registered("a", 11)
    feed.unit(EventType.REGISTRATION_CONFIRMED, "b", 11)

    expected, sure = list_ledger(workspace)

    assert (expected.kind, expected.state, expected.balance) == (
        "expected",
        LedgerState.EXPECTED,
        None,
    )
    assert sure.balance == 1
    assert read_credits(workspace).expected == 1
    assert len(list_ledger(workspace, 1)) == 1


def test_the_balance_runs_to_what_can_be_spent(workspace: Workspace, feed: Feed) -> None:
    for number in range(12):
        feed.registered(str(number), 10, is_reviewed=number == 3)
    feed.move(EventType.CREDIT_RESERVED, "r1", 10)
    feed.move(EventType.CREDIT_BONUS, "gift", 2)

    rows = list_ledger(workspace)

    now = read_credits(workspace)
    assert next(row.balance for row in rows if row.balance is not None) == now.available == 3
    assert (now.slots_open, now.slots_used, now.spent) == (1, 0, 10)


def test_this_month_counts_this_month_only(workspace: Workspace, feed: Feed) -> None:
    feed.registered("a", 10)
    feed.registered("b", 10, is_reviewed=True)
    feed.registered("c", 11, is_reviewed=True)
    feed.registered("d", 11)
    feed.unit(EventType.REGISTRATION_CONFIRMED, "e", 11)
    feed.introduced("r1", datetime(2026, 10, 31, 14, 59, tzinfo=UTC))
    feed.introduced("r2", datetime(2026, 10, 31, 15, 0, tzinfo=UTC))

    whole, month = read_funnel(workspace), read_funnel(workspace, date(2026, 11, 1))

    assert (whole.registered, whole.in_review, whole.expected, whole.introduced) == (5, 2, 1, 2)
    assert (month.registered, month.in_review, month.expected, month.introduced) == (3, 1, 1, 1)
    assert (whole.since, month.since) == (None, date(2026, 11, 1))


def test_before_enrolment_there_are_no_terms_and_no_statement(workspace: Workspace) -> None:
    assert read_terms(workspace) is None
    assert read_statement(workspace) is None
    assert list_ledger(workspace) == ()


def test_the_ledger_is_written_down_with_every_record_and_what_differs(
    workspace: Workspace, feed: Feed, tmp_path: Path
) -> None:
    feed.registered("a", 10)
    feed.registered("b", 11, is_reviewed=True)
    feed.move(EventType.CREDIT_RESERVED, "r1", 1)
    row = RedemptionRow("r1", b'{"job_title":"=1+1"}', NOON, "岡田", "")
    with workspace.store.write() as connection:
        insert_redemption(connection, row)
        differences = (Difference("earned", "2", "3"),)
        keep_statement(connection, StoredStatement(NOON, 6, b"{}", "", differences))

    path = export_ledger(workspace, tmp_path)

    assert path.name == "ledger-2026-11-20-01.xlsx"
    book = openpyxl.load_workbook(path)
    shown = [list(each) for each in book["台帳"].iter_rows(values_only=True)]
    assert shown[1:] == [
        ["2026-11-20", "紹介枠を依頼に使用", "=1+1", -1, 0, "確定", None, 6],
        ["2026-11", "登録を確認", None, 1, None, "確認中", "2026-11-27", 4],
        ["2026-10", "登録を確認", None, 1, 1, "確定", None, 2],
    ]
    told = {str(each[0]): each[1] for each in book["まとめ"].iter_rows(values_only=True)}
    assert told["紹介会社の計算書"] == "相違あり"
    assert told["相違: earned"] == "この端末 2 ／ 計算書 3"
    raw = [list(each) for each in book["記録のすべて"].iter_rows(values_only=True)]
    assert [each[2] for each in raw[1:]] == [
        "登録を確認",
        "登録を確認",
        "確認を開始",
        "紹介枠を依頼に使用",
    ]
    with workspace.store.read() as connection:
        acts = connection.exec_driver_sql("SELECT act FROM audit ORDER BY id DESC LIMIT 1")
        assert acts.scalar() == "ledger.exported"


@pytest.mark.parametrize(
    ("day", "until"),
    [(date(2026, 11, 20), date(2029, 11, 20)), (date(2028, 2, 29), date(2031, 3, 1))],
)
def test_a_record_is_kept_three_years(day: date, until: date) -> None:
    assert provision._years_later(day) == until
