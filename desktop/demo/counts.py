"""What the demo reports: counted from the stores, not from the script."""

from dataclasses import dataclass

from desktop.core.domain.application import PeopleQuery
from desktop.core.domain.batch import BatchState
from desktop.core.domain.codes import Outcome
from desktop.core.services.credits.read_credits import read_credits, read_funnel
from desktop.core.services.notices.mark_notices import count_notices
from desktop.core.services.people.list_people import list_people
from desktop.core.services.privacy.batches import list_batches
from desktop.core.services.privacy.propose_batch import count_waiting
from desktop.core.services.workspace.context import Workspace


@dataclass(frozen=True, slots=True)
class DemoCounts:
    """The last line of ``--json``, member by member."""

    imported: int
    rejected: int
    drafts: int
    batch_records: int
    waiting_records: int
    registrations: int
    credits_confirmed: int


def count_demo(workspace: Workspace) -> DemoCounts:
    """Count people, notices, records and credits in the store."""
    notices = count_notices(workspace)
    accepted = [row for row in list_batches(workspace) if row.state is BatchState.ACCEPTED]
    rejected = PeopleQuery(outcome=Outcome.REJECTED, limit=0)
    return DemoCounts(
        imported=list_people(workspace, PeopleQuery(limit=0)).total,
        rejected=list_people(workspace, rejected).total,
        drafts=notices.draft + notices.sent,
        batch_records=sum(row.record_count for row in accepted),
        waiting_records=count_waiting(workspace),
        registrations=read_funnel(workspace).registered,
        credits_confirmed=read_credits(workspace).slots_earned,
    )
