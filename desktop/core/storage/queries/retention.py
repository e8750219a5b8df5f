"""Rejected people and the day of their result."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, String, func, select

from desktop.core.domain.codes import Outcome
from desktop.core.domain.ids import PersonId
from desktop.core.storage.tables import application, notice, person

_STILL_NEEDED = (Outcome.IN_PROGRESS.value, Outcome.HIRED.value)
_ON_ITS_WAY = ("draft", "waiting")


@dataclass(frozen=True, slots=True)
class RejectedRow:
    """A rejected person without consent to be kept."""

    person_id: PersonId
    name: str
    result_on: date
    was_told: bool


def list_rejected_until(connection: Connection, last_day: date) -> tuple[RejectedRow, ...]:
    """Return rejected people whose result is of this day or earlier, longest kept first.

    Left out: who agreed to be kept, who was hired or is still in selection with another
    application, and whose notice is on its way.
    """
    newest = application.alias("newest")
    # Where the record has no day of decision, the day in Japan on which we learned of it.
    learned = func.date(newest.c.closed_at, "+9 hours", type_=String)
    result_on = func.coalesce(newest.c.decided_on.cast(String), learned, type_=String)
    needed = select(application.c.id).where(
        application.c.person_id == person.c.id, application.c.outcome.in_(_STILL_NEEDED)
    )
    under_way = select(notice.c.id).where(
        notice.c.person_id == person.c.id, notice.c.state.in_(_ON_ITS_WAY)
    )
    told = select(notice.c.id).where(notice.c.person_id == person.c.id, notice.c.state == "sent")
    rows = connection.execute(
        select(person.c.id, person.c.name, result_on.label("result_on"), told.exists())
        .join(newest, newest.c.id == person.c.latest_application_id)
        .where(
            newest.c.outcome == Outcome.REJECTED.value,
            ~person.c.has_reapproach_consent,
            result_on <= last_day.isoformat(),
            ~needed.exists(),
            ~under_way.exists(),
        )
        .order_by(result_on, person.c.id)
    )
    return tuple(
        RejectedRow(PersonId(row[0]), row[1], date.fromisoformat(row[2]), bool(row[3]))
        for row in rows
    )
