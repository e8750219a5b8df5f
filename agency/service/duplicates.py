"""People who registered but had been counted before: told by the month, five or more, or never.

A single duplicate would tell an employer that the agency knows one of its applicants already.
"""

from datetime import datetime
from typing import Final

from sqlalchemy import Connection

from agency.clock import start_of_tokyo_month, tokyo_month
from agency.service.context import Agency
from agency.store import counters, feed
from wire.events import EventType, Notice

LEAST_TOLD: Final = 5
_TOPIC: Final = "duplicates"


def count(connection: Connection, employer_no: int, *, at: datetime) -> None:
    """Count a duplicate of this month."""
    counters.add(connection, f"{_prefix(employer_no)}{tokyo_month(at)}")


def tell(agency: Agency, employer_no: int) -> None:
    """Tell the months that are over, and forget their counts, told or not."""
    now = agency.clock.now()
    prefix = _prefix(employer_no)
    with agency.store.reading() as connection:
        months = _over(connection, prefix, now)
    if not months:
        return
    with agency.store.writing() as connection:
        for month, number in sorted(_over(connection, prefix, now).items()):
            counters.forget(connection, f"{prefix}{month}")
            if number >= LEAST_TOLD:
                data = Notice(topic=_TOPIC, month=month, n=number)
                at = start_of_tokyo_month(now)
                feed.append(connection, employer_no, EventType.NOTICE, data, at=at)


def _over(connection: Connection, prefix: str, now: datetime) -> dict[str, int]:
    counted = counters.starting_with(connection, prefix)
    by_month = {name.removeprefix(prefix): number for name, number in counted.items()}
    return {month: number for month, number in by_month.items() if month < tokyo_month(now)}


def _prefix(employer_no: int) -> str:
    return f"{_TOPIC} {employer_no} "
