"""Business days in Japan (decision 24)."""

from datetime import date, timedelta

_SATURDAY = 5


def business_days_between(start: date, end: date) -> int:
    """Return how many business days have passed: days after ``start``, up to and with ``end``.

    Saturdays, Sundays and Japanese public holidays do not count. 0 where ``end`` is not later.
    """
    days = (start + timedelta(days=step) for step in range(1, max(0, (end - start).days) + 1))
    return sum(1 for day in days if is_business_day(day))


def is_business_day(day: date) -> bool:
    """Say whether offices work on ``day``."""
    if day.weekday() >= _SATURDAY:
        return False
    import jpholiday  # noqa: PLC0415 - only lists with someone waiting need it

    return not jpholiday.is_holiday(day)
