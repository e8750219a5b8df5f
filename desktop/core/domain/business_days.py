"""Business days in Japan (decision 24)."""

from bisect import bisect_right
from calendar import monthrange
from datetime import date
from functools import cache

_SATURDAY = 5
_WEEK = 7
_MONTHS = 12


def business_days_between(start: date, end: date) -> int:
    """Return how many business days have passed: days after ``start``, up to and with ``end``.

    Saturdays, Sundays and Japanese public holidays do not count. 0 where ``end`` is not later.
    Counted, not walked through: ホーム asks for five hundred people, some of whom wait for years.
    """
    if end <= start:
        return 0
    first, last = start.toordinal(), end.toordinal()
    months = range(_month_of(start), _month_of(end) + 1)
    free = sum(
        bisect_right(days, last) - bisect_right(days, first)
        for days in map(_holidays_in_weeks, months)
    )
    return _weekdays_up_to(last) - _weekdays_up_to(first) - free


def is_business_day(day: date) -> bool:
    """Say whether a day is neither at a weekend nor a public holiday."""
    if day.weekday() >= _SATURDAY:
        return False
    return day.toordinal() not in _holidays_in_weeks(_month_of(day))


def _weekdays_up_to(ordinal: int) -> int:
    """Return how many days from Monday to Friday there are up to a day; day 1 was a Monday."""
    weeks, rest = divmod(ordinal, _WEEK)
    return weeks * _SATURDAY + min(rest, _SATURDAY)


def _month_of(day: date) -> int:
    return day.year * _MONTHS + day.month - 1


@cache
def _holidays_in_weeks(month: int) -> tuple[int, ...]:
    """Return the public holidays of a month that fall on Monday to Friday.

    By month: the library takes a sixth of a millisecond a day, and a start shows few months.
    """
    import jpholiday  # noqa: PLC0415 - only lists with someone waiting need it

    year, at = divmod(month, _MONTHS)
    days = (date(year, at + 1, number) for number in range(1, monthrange(year, at + 1)[1] + 1))
    return tuple(
        day.toordinal() for day in days if day.weekday() < _SATURDAY and jpholiday.is_holiday(day)
    )
