"""Counts by day for the small series on ホーム.

Each is one range of an index or a small table but the first, which reads the applications through
without their people; ホーム asks for it after everything else.
"""

from datetime import date, datetime

from sqlalchemy import Connection, func, select

from desktop.core.settings import TOKYO
from desktop.core.storage.tables import application, ledger_entry, notice
from wire.ledger import EntryKind

_TO_TOKYO = "+9 hours"
"""Moments are kept in UTC; Japan has no summer time."""
_UNITS = {
    EntryKind.EARN.value: 1,
    EntryKind.BONUS.value: 1,
    EntryKind.VOID.value: -1,
    EntryKind.EXPIRE.value: -1,
}


def count_applications_by_day(connection: Connection, since: date) -> list[tuple[date, int]]:
    """Return how many applications came on each day."""
    day = application.c.applied_on
    rows = connection.execute(select(day, func.count()).where(day >= since).group_by(day))
    return [(row[0], row[1]) for row in rows]


def count_sent_by_day(connection: Connection, since: datetime) -> list[tuple[date, int]]:
    """Return how many notices that were sent meanwhile were written on each day in Japan.

    By the day of writing, which an index holds: that of sending stands behind the text of each
    mail, and reading 50,000 texts would take a third of a second.
    """
    written = notice.c.created_at
    day = func.date(written, _TO_TOKYO)
    rows = connection.execute(
        select(day, func.count()).where(notice.c.state == "sent", written >= since).group_by(day)
    )
    return [(date.fromisoformat(told), count) for told, count in rows]


def count_units_by_day(connection: Connection) -> list[tuple[date, int]]:
    """Return every change of the units earned, by day in Japan."""
    rows = connection.execute(
        select(ledger_entry.c.at, ledger_entry.c.kind, ledger_entry.c.units).where(
            ledger_entry.c.kind.in_(_UNITS)
        )
    )
    return [(at.astimezone(TOKYO).date(), _UNITS[kind] * units) for at, kind, units in rows]
