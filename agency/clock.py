"""The agency's clock; its time zone for days and months is Asia/Tokyo."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Final, Protocol
from zoneinfo import ZoneInfo

from typing_extensions import override

TOKYO: Final = ZoneInfo("Asia/Tokyo")


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> datetime:
        """Return the present moment, UTC, to the second."""
        ...


class SystemClock(Clock):
    """The system's clock, for tests moved by the seconds a file holds.

    Args:
        offset_file: File with a whole number of seconds; read at each call, may be missing.
    """

    def __init__(self, offset_file: Path | None = None) -> None:
        self._offset_file = offset_file

    @override
    def now(self) -> datetime:
        return datetime.now(UTC).replace(microsecond=0) + self._offset()

    def _offset(self) -> timedelta:
        if self._offset_file is None or not self._offset_file.exists():
            return timedelta()
        return timedelta(seconds=int(self._offset_file.read_text("ascii").strip() or 0))


def seconds(moment: datetime) -> int:
    """Return a moment as the store keeps it: whole seconds since 1970."""
    return int(moment.timestamp())


def moment(stored: int) -> datetime:
    """Return a stored moment."""
    return datetime.fromtimestamp(stored, UTC)


def tokyo_day(at: datetime) -> date:
    """Return the calendar day in Asia/Tokyo."""
    return at.astimezone(TOKYO).date()


def tokyo_month(at: datetime) -> str:
    """Return the month in Asia/Tokyo, such as `2026-11`."""
    return f"{at.astimezone(TOKYO):%Y-%m}"


def start_of_tokyo_month(at: datetime) -> datetime:
    """Return the first moment of the month in Asia/Tokyo, as UTC."""
    local = at.astimezone(TOKYO)
    return local.replace(day=1, hour=0, minute=0, second=0, microsecond=0).astimezone(UTC)


def start_of_tokyo_day(at: datetime) -> datetime:
    """Return midnight in Asia/Tokyo, as UTC."""
    local = at.astimezone(TOKYO)
    return local.replace(hour=0, minute=0, second=0, microsecond=0).astimezone(UTC)
