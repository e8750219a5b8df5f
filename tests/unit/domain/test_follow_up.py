"""How long somebody waits, day by day."""

from datetime import date, timedelta

from desktop.core.domain.business_days import business_days_between
from desktop.core.domain.follow_up import NEXT_ACTS, WaitReason, waits_by_day


def test_every_day_waits_as_many_business_days_as_the_calendar_says() -> None:
    first, today = date(2025, 12, 20), date(2026, 5, 11)

    waits = waits_by_day(first, today)

    days = [first + timedelta(days=number) for number in range((today - first).days + 1)]
    assert waits == {day: business_days_between(day, today) for day in days}
    assert waits_by_day(today, today) == {today: 0}


def test_every_reason_has_a_next_act() -> None:
    assert set(NEXT_ACTS) == set(WaitReason)
