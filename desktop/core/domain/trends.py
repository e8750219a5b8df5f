"""Small series of counts for ホーム."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate

PERIODS = 8


@dataclass(frozen=True, slots=True)
class Trend:
    """Counts of successive weeks or months, oldest first; the last one is still running.

    Attributes:
        starts: First day of each period.
    """

    starts: tuple[date, ...]
    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        """All of them together."""
        return sum(self.counts)


@dataclass(frozen=True, slots=True)
class Trends:
    """What ホーム draws: applications and notices by week, registrations and slots by month.

    The agency tells the month of a registration and no day (decision 2).

    Attributes:
        slots: Slots earned in all by the end of each month.
    """

    applications: Trend
    notices: Trend
    registrations: Trend
    slots: Trend


def week_starts(today: date, count: int = PERIODS) -> tuple[date, ...]:
    """Return the Mondays of the last weeks, the running one last."""
    monday = today - timedelta(days=today.weekday())
    return tuple(monday - timedelta(weeks=back) for back in range(count - 1, -1, -1))


def month_starts(today: date, count: int = PERIODS) -> tuple[date, ...]:
    """Return the first days of the last months, the running one last."""
    months = [today.year * 12 + today.month - 1 - back for back in range(count - 1, -1, -1)]
    return tuple(date(month // 12, month % 12 + 1, 1) for month in months)


def counted(starts: tuple[date, ...], days: Iterable[tuple[date, int]]) -> Trend:
    """Return counts of days gathered by period; days outside are left out."""
    counts = [0] * len(starts)
    for day, count in days:
        at = sum(start <= day for start in starts) - 1
        is_over = at == len(starts) - 1 and day >= _end(starts)
        if at >= 0 and not is_over:
            counts[at] += count
    return Trend(starts, tuple(counts))


def slots_by(registrations: Trend, before: int, ratio: int) -> Trend:
    """Return slots earned in all by the end of each period.

    Args:
        registrations: Units of each period.
        before: Units from before the first period.
        ratio: Units a slot takes.
    """
    running = list(accumulate(registrations.counts, initial=before))[1:]
    return Trend(registrations.starts, tuple(max(0, units) // ratio for units in running))


def _end(starts: tuple[date, ...]) -> date:
    """Return the first day after the running period."""
    last = starts[-1]
    if last - starts[-2] == timedelta(weeks=1):
        return last + timedelta(weeks=1)
    return date(last.year + last.month // 12, last.month % 12 + 1, 1)
