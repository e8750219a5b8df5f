"""Business days are counted; walking through the days says the same."""

from datetime import date, timedelta

import jpholiday
import pytest

from desktop.core.domain.business_days import business_days_between

_SATURDAY = 5


def _walked(start: date, end: date) -> int:
    days = (start + timedelta(days=step) for step in range(1, (end - start).days + 1))
    return sum(1 for day in days if day.weekday() < _SATURDAY and not jpholiday.is_holiday(day))


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (date(2026, 11, 20), date(2026, 11, 20), 0),
        (date(2026, 11, 20), date(2026, 11, 19), 0),
        (date(2026, 11, 20), date(2026, 11, 22), 0),
        (date(2026, 11, 20), date(2026, 11, 24), 1),
        (date(2026, 11, 18), date(2026, 11, 20), 2),
        (date(2025, 12, 31), date(2026, 1, 5), 2),
    ],
)
def test_days_after_the_first_up_to_and_with_the_last_count(
    start: date, end: date, expected: int
) -> None:
    assert business_days_between(start, end) == expected


@pytest.mark.parametrize("length", [1, 6, 7, 8, 31, 100, 366])
def test_counting_agrees_with_walking(length: int) -> None:
    for offset in range(0, 800, 3):
        start = date(2019, 3, 1) + timedelta(days=offset)
        end = start + timedelta(days=length)
        assert business_days_between(start, end) == _walked(start, end), (start, end)
