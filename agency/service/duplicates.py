"""People who registered but had been counted before: told by the month, five or more, or never.

A single duplicate would tell an employer that the agency knows one of its applicants already.
"""

from datetime import datetime
from typing import Final

from sqlalchemy import Connection

from agency.clock import start_of_tokyo_month, tokyo_month
from agency.store import employers, feed
from wire.events import EventType, Notice

LEAST_TOLD: Final = 5
_PREFIX: Final = "duplicates "


def count(connection: Connection, employer_id: int, *, at: datetime) -> None:
    """Count a duplicate of this month."""
    employers.count(connection, employer_id, f"{_PREFIX}{tokyo_month(at)}")


def over(connection: Connection, employer_id: int, *, at: datetime) -> dict[str, int]:
    """Return the duplicates of the months that are over and not told yet."""
    counted = employers.counted(connection, employer_id, _PREFIX)
    by_month = {name.removeprefix(_PREFIX): number for name, number in counted.items()}
    return {month: number for month, number in by_month.items() if month < tokyo_month(at)}


def tell(connection: Connection, employer_id: int, *, at: datetime) -> None:
    """Tell the months that are over, and forget their counts, told or not."""
    for month, number in sorted(over(connection, employer_id, at=at).items()):
        employers.count(connection, employer_id, f"{_PREFIX}{month}", -number)
        if number >= LEAST_TOLD:
            data = Notice(topic="duplicates", month=month, n=number)
            told_at = start_of_tokyo_month(at)
            feed.append(connection, employer_id, EventType.NOTICE, data, at=told_at)
