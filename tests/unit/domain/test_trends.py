"""Weeks, months and what is counted in them."""

from datetime import date

import pytest

from desktop.core.domain.trends import Trend, counted, month_starts, slots_by, week_starts


def test_weeks_begin_on_monday_and_the_running_one_is_last() -> None:
    assert week_starts(date(2026, 11, 22), 3) == (
        date(2026, 11, 2),
        date(2026, 11, 9),
        date(2026, 11, 16),
    )


def test_months_go_back_over_the_new_year() -> None:
    assert month_starts(date(2026, 2, 28), 4) == (
        date(2025, 11, 1),
        date(2025, 12, 1),
        date(2026, 1, 1),
        date(2026, 2, 1),
    )


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 11, 1), (0, 0)),
        (date(2026, 11, 9), (3, 0)),
        (date(2026, 11, 15), (3, 0)),
        (date(2026, 11, 16), (0, 3)),
        (date(2026, 11, 22), (0, 3)),
        (date(2026, 11, 23), (0, 0)),
    ],
    ids=str,
)
def test_a_day_counts_in_its_week_and_outside_in_none(day: date, expected: tuple[int, int]) -> None:
    starts = week_starts(date(2026, 11, 22), 2)

    assert counted(starts, [(day, 3)]).counts == expected


def test_a_day_after_the_running_month_counts_in_none() -> None:
    starts = month_starts(date(2026, 12, 5), 2)

    trend = counted(starts, [(date(2026, 12, 31), 2), (date(2027, 1, 1), 9)])

    assert (trend.counts, trend.total) == ((0, 2), 2)


def test_slots_grow_by_whole_ratios_and_count_what_was_before() -> None:
    registrations = Trend(month_starts(date(2026, 11, 1), 3), (4, 5, 13))

    assert slots_by(registrations, before=1, ratio=10).counts == (0, 1, 2)


def test_units_taken_back_never_make_a_negative_slot() -> None:
    registrations = Trend(month_starts(date(2026, 11, 1), 2), (3, -5))

    assert slots_by(registrations, before=0, ratio=10).counts == (0, 0)
