"""The small series on ホーム."""

from datetime import datetime, time

from desktop.core.domain.trends import Trends, counted, month_starts, slots_by, week_starts
from desktop.core.services.workspace.context import Workspace
from desktop.core.settings import TOKYO
from desktop.core.storage.queries.agency import read_agency_row
from desktop.core.storage.queries.trends import (
    count_applications_by_day,
    count_sent_by_day,
    count_units_by_day,
)
from wire.limits import UNITS_PER_SLOT


def read_trends(workspace: Workspace) -> Trends:
    """Return applications and notices of eight weeks, registrations and slots of eight months."""
    today = workspace.today()
    weeks, months = week_starts(today), month_starts(today)
    with workspace.store.read() as connection:
        applied = count_applications_by_day(connection, weeks[0])
        sent = count_sent_by_day(connection, datetime.combine(weeks[0], time(), TOKYO))
        units = count_units_by_day(connection)
        row = read_agency_row(connection)
    ratio = UNITS_PER_SLOT if row is None else row.profile.ratio
    registrations = counted(months, units)
    before = sum(count for day, count in units if day < months[0])
    return Trends(
        applications=counted(weeks, applied),
        notices=counted(weeks, sent),
        registrations=registrations,
        slots=slots_by(registrations, before, ratio),
    )
