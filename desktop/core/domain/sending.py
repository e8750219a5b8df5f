"""When a mail may leave: pace, daily cap and office hours, in the company's own time."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from desktop.core.domain.business_days import is_business_day
from desktop.core.domain.workspace import SendingRules
from desktop.core.settings import TOKYO

MOST_ATTEMPTS: Final = 8
"""A server that says "later" this often (some two days) is taken to mean no."""

STALE_AFTER: Final = timedelta(days=3)
"""A notice that waits longer, because the computer was off, is not sent without a person."""

_FIRST_PAUSE = timedelta(minutes=2)
_LONGEST_PAUSE = timedelta(hours=12)
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Sendings:
    """What left already: messages begun today, and when the last one was."""

    today: int = 0
    last_at: datetime | None = None


def next_sending(now: datetime, rules: SendingRules, done: Sendings) -> datetime:
    """Return the earliest moment at which one more message may leave; ``now`` where it may.

    Source:
        Exchange Online takes 30 messages a minute (domain-notes D4); holidays as jpholiday has
        them (decision 24).
    """
    earliest = now
    if done.last_at is not None:
        # A clock that was set back must not hold the post up for longer than one interval.
        pause = timedelta(seconds=rules.interval_s)
        earliest = min(max(now, done.last_at + pause), now + pause)
    if done.today >= rules.daily_cap:
        earliest = _midnight(now.astimezone(TOKYO).date() + _ONE_DAY)
    return _in_hours(earliest, rules)


def day_began(now: datetime) -> datetime:
    """Return when the present day began in Japan."""
    return _midnight(now.astimezone(TOKYO).date())


def pause_after(attempts: int) -> timedelta:
    """Return how long to leave a server alone that said "later" this often: 2 min to 12 h.

    Source:
        RFC 5321, 4.5.4.1 asks for 30 minutes between tries of one message and a shorter first.
    """
    factor: int = 4 ** max(0, attempts - 1)
    return min(_FIRST_PAUSE * factor, _LONGEST_PAUSE)


def _in_hours(moment: datetime, rules: SendingRules) -> datetime:
    local = moment.astimezone(TOKYO)
    is_round_the_clock = rules.hour_from == rules.hour_to
    if _is_day(local.date(), rules) and (
        is_round_the_clock or rules.hour_from <= local.hour < rules.hour_to
    ):
        return moment
    day = local.date()
    if not _is_day(day, rules) or is_round_the_clock or local.hour >= rules.hour_to:
        day += _ONE_DAY
    while not _is_day(day, rules):
        day += _ONE_DAY
    return _midnight(day) + timedelta(hours=0 if is_round_the_clock else rules.hour_from)


def _is_day(day: date, rules: SendingRules) -> bool:
    return not rules.business_days_only or is_business_day(day)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), TOKYO)
