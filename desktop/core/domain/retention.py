"""How long rejected people are kept (decision 21): months after the result, warned before."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from desktop.core.domain.ids import PersonId

WARNED_DAYS = 30
"""So many days before the end somebody is told of as soon due."""


@dataclass(frozen=True, slots=True)
class KeptPerson:
    """A rejected person who agreed to nothing later.

    Attributes:
        result_on: The day of the newest result.
        erase_on: The first day on which the record is to go.
        was_told: A notice reached the person, as far as this store knows.
    """

    person_id: PersonId
    name: str
    result_on: date
    erase_on: date
    was_told: bool


@dataclass(frozen=True, slots=True)
class RetentionPreview:
    """Who would be erased today, longest kept first, and how many follow within 30 days."""

    months: int
    due: tuple[KeptPerson, ...]
    soon_count: int

    @property
    def untold_count(self) -> int:
        """How many of those due were never written to from here."""
        return sum(not one.was_told for one in self.due)


def months_after(day: date, months: int) -> date:
    """Return the day so many months later: the last of a month that is shorter (8/31 → 2/28)."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
