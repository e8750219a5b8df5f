"""Where a 紹介枠 stands, from whatever the agency told of it, in whatever order."""

from datetime import UTC, date, datetime

import pytest

from desktop.core.domain.credit import CreditSummary, LedgerRow, LedgerState
from desktop.core.domain.redemption import SlotState, slot_state


@pytest.mark.parametrize(
    ("kinds", "fault", "state"),
    [
        ((), "", SlotState.WAITING),
        ((), "insufficient-credit", SlotState.REFUSED),
        (("reserve",), "", SlotState.RESERVED),
        (("reserve", "introduction.proposed"), "", SlotState.INTRODUCED),
        (
            ("reserve", "introduction.proposed", "introduction.declined", "release"),
            "",
            SlotState.RELEASED,
        ),
        (
            ("introduction.hired", "consume", "introduction.accepted", "reserve"),
            "",
            SlotState.CONSUMED,
        ),
        (("reserve",), "cancelled", SlotState.RESERVED),
    ],
    ids=["asked", "refused", "held", "introduced", "declined", "used", "told-otherwise"],
)
def test_a_slot_stands_where_the_agency_says(
    kinds: tuple[str, ...], fault: str, state: SlotState
) -> None:
    assert slot_state(frozenset(kinds), fault) is state


def test_the_gauge_counts_what_can_be_spent_and_what_is_owed() -> None:
    summary = CreditSummary(
        confirmed=27,
        in_review=2,
        expected=0,
        ratio=10,
        slots_earned=2,
        slots_open=1,
        slots_used=0,
        available=15,
        spent=10,
    )

    assert (summary.slots_available, summary.towards_next, summary.missing_for_next) == (1, 5, 5)
    owing = CreditSummary(9, 0, 0, 10, 0, 0, 1, available=0, spent=10, owed=1)
    assert (owing.slots_available, owing.missing_for_next) == (0, 11)


def test_an_entry_is_sure_or_not() -> None:
    at = datetime(2026, 11, 1, tzinfo=UTC)
    sure = LedgerRow(1, at, "earn", 1, 1, LedgerState.CONFIRMED)
    open_ = LedgerRow(2, at, "earn", 1, None, LedgerState.IN_REVIEW, date(2026, 11, 27))

    assert (sure.is_confirmed, open_.is_confirmed) == (True, False)
