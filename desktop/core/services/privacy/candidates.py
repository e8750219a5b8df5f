"""Who could be in a batch, and what a record is made of (decision 10)."""

import json
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from desktop.core.domain.anonymous import ApplicationFacts
from desktop.core.domain.application import PersonDraft
from desktop.core.domain.batch import BatchState, WaitReason
from desktop.core.domain.codes import Education, Outcome, QualificationFamily, ReasonCode, Stage
from desktop.core.domain.workspace import WorkspaceSettings
from desktop.core.importers.words import family_of
from desktop.core.services.people.erase_people import tombstone_hashes
from desktop.core.services.workspace.context import Workspace
from desktop.core.storage.engine import Connection
from desktop.core.storage.queries.batches import Candidate, list_candidates, members_of_unsent
from desktop.core.storage.queries.duties import released_keys

_DEFAULT_REASONS = {
    Outcome.HIRED: ReasonCode.HIRED,
    Outcome.DECLINED: ReasonCode.DECLINED_OTHER,
}


@dataclass(frozen=True, slots=True)
class Population:
    """Everybody with an application, sorted by whether they may go.

    Attributes:
        ready: Closed long enough, not objected, not released, not of EU origin.
        waiting: Everybody else, with the reason.
    """

    ready: tuple[Candidate, ...]
    waiting: tuple[tuple[Candidate, WaitReason], ...]


def read_population(
    workspace: Workspace, connection: Connection, settings: WorkspaceSettings
) -> Population:
    """Return the population of the next batch as it stands in this view of the store.

    Who went in a file and was imported only later has no mark; their keyed hashes tell.
    """
    closed_before = workspace.clock.now() - timedelta(days=settings.release_delay_days)
    in_files = released_keys(connection)
    # A cancelled batch keeps its members only while the agency may hold it.
    on_the_way = members_of_unsent(connection, (BatchState.APPROVED, BatchState.CANCELLED))
    ready, waiting = [], []
    for one in list_candidates(connection):
        if in_files and not one.is_released and not in_files.isdisjoint(_hashes(workspace, one)):
            one = replace(one, is_released=True)  # noqa: PLW2901 - as if it had been marked
        reason = _reason_to_wait(one, closed_before, is_on_the_way=one.person_id in on_the_way)
        if reason is None:
            ready.append(one)
        else:
            waiting.append((one, reason))
    return Population(tuple(ready), tuple(waiting))


def facts_of(one: Candidate) -> ApplicationFacts:
    """Return the only facts that anonymization sees."""
    outcome = Outcome(one.outcome)
    reason = ReasonCode(one.reason) if one.reason else _DEFAULT_REASONS.get(outcome)
    return ApplicationFacts(
        birth_date=one.birth_date,
        prefecture_code=one.prefecture_code,
        occupation_code=one.occupation_code,
        experience_years=one.experience_years,
        education=Education(one.education) if one.education else None,
        qualification_family=_family(one),
        applied_on=one.applied_on,
        stage=Stage(one.stage) if one.stage else None,
        reason=reason,
    )


def _family(one: Candidate) -> QualificationFamily | None:
    """Return what the record states, なし included; None where it says nothing."""
    if one.qualification_family:
        return QualificationFamily(one.qualification_family)
    qualifications = tuple(json.loads(one.qualifications))
    return family_of(qualifications) if qualifications else None


def _hashes(workspace: Workspace, one: Candidate) -> list[tuple[str, bytes]]:
    draft = PersonDraft(one.name, one.kana, one.email, one.phone, one.birth_date)
    return tombstone_hashes(workspace, draft)


def _reason_to_wait(
    one: Candidate, closed_before: datetime, *, is_on_the_way: bool
) -> WaitReason | None:
    is_closed = one.outcome != Outcome.IN_PROGRESS.value
    checks = (
        (one.is_released, WaitReason.ALREADY_RELEASED),
        (is_on_the_way, WaitReason.IN_ANOTHER_BATCH),
        (one.is_eu_origin, WaitReason.EU_ORIGIN),
        (one.has_objected, WaitReason.OBJECTED),
        (not is_closed, WaitReason.STILL_OPEN),
        (
            one.closed_at is None or one.closed_at > closed_before,
            WaitReason.CLOSED_TOO_RECENTLY,
        ),
    )
    return next((reason for holds, reason in checks if holds), None)
