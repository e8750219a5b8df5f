"""Propose a batch: everything the page shows before a person approves."""

import json
import random
import secrets
from datetime import date

from desktop.core.domain.anonymous import (
    QUASI_IDENTIFIERS,
    SENSITIVE,
    Anonymized,
    PrivacyPolicy,
)
from desktop.core.domain.batch import (
    BatchProposal,
    BatchState,
    BeforeAfter,
    Blocker,
    GroupSize,
    WaitReason,
)
from desktop.core.domain.codes import (
    EDUCATION_WORDS,
    REASON_WORDS,
    STAGE_WORDS,
    Education,
    ReasonCode,
    Stage,
)
from desktop.core.domain.ids import BatchId, PersonId
from desktop.core.domain.risk import RiskReport
from desktop.core.domain.workspace import WorkspaceSettings
from desktop.core.ports import IsCancelled, Progress
from desktop.core.privacy.anonymizer import anonymize
from desktop.core.privacy.batch_bytes import batch_bytes
from desktop.core.privacy.grouping.search import Effort
from desktop.core.privacy.hierarchies import describe, generalize, load_hierarchies
from desktop.core.privacy.risk import assess, group_sizes
from desktop.core.services.privacy.candidates import Population, facts_of, read_population
from desktop.core.services.privacy.check_batch import faults_of_bytes
from desktop.core.services.privacy.methods import keep_method
from desktop.core.services.privacy.waiting_people import released_people, waiting_people
from desktop.core.services.workspace.context import Workspace
from desktop.core.services.workspace.settings import settings_of
from desktop.core.settings import APP_ID
from desktop.core.storage.queries.agency import read_agency_row
from desktop.core.storage.queries.batches import Candidate, drop_drafts, insert_batch
from wire.canonical import sha256_hex

REMOVED = ("contact", "birth_date", "address", "applied_on", "free_text")
"""What never leaves, as codes the page puts into words."""


def propose_batch(
    workspace: Workspace, *, progress: Progress, is_cancelled: IsCancelled
) -> BatchProposal:
    """Anonymize everybody who may go, keep the result as a draft, and show it.

    A new proposal replaces the last one that nobody approved.

    Raises:
        AppError: CANCELLED; nothing is kept then.
    """
    with workspace.store.read() as connection:
        settings = settings_of(connection)
        is_enrolled = read_agency_row(connection) is not None
        population = read_population(workspace, connection, settings)
    tables = load_hierarchies()
    records = [generalize(facts_of(one), tables) for one in population.ready]
    policy = PrivacyPolicy(k=settings.k, l=settings.l, max_loss=settings.hold_back)
    effort = Effort.thorough(min(len(records), policy.max_records), secrets.randbits(32))
    made = anonymize(
        records, policy, tables, effort=effort, progress=progress, is_cancelled=is_cancelled
    )
    quarter = quarter_of(workspace.today())
    body = b""
    if made.rows:
        mixer = random.SystemRandom()
        body = batch_bytes(made.rows, policy, app=APP_ID, quarter=quarter, rng=mixer)
    blockers = _blockers(workspace, settings, body, is_enrolled=is_enrolled)
    batch_id = _keep(workspace, population, made, (body, quarter))
    return _proposal(workspace, population, made, (batch_id, body, quarter, blockers))


def count_waiting(workspace: Workspace) -> int:
    """Return how many closed applications are neither released nor on their way."""
    with workspace.store.read() as connection:
        settings = settings_of(connection)
        population = read_population(workspace, connection, settings)
    gone = (WaitReason.ALREADY_RELEASED, WaitReason.IN_ANOTHER_BATCH)
    return len(population.ready) + sum(1 for _, why in population.waiting if why not in gone)


def quarter_of(day: date) -> str:
    """Return the quarter of a day, such as ``2026Q4``."""
    return f"{day.year}Q{(day.month + 2) // 3}"


def _blockers(
    workspace: Workspace, settings: WorkspaceSettings, body: bytes, *, is_enrolled: bool
) -> tuple[Blocker, ...]:
    found = []
    if not body:
        found.append(Blocker.NOBODY_READY)
    elif faults_of_bytes(workspace, body, settings.k):
        found.append(Blocker.CHECK_FAILED)
    if not settings.publication_url or settings.publication_posted_on is None:
        found.append(Blocker.PUBLICATION_MISSING)
    if not is_enrolled:
        found.append(Blocker.NOT_ENROLLED)
    return tuple(found)


def _keep(
    workspace: Workspace, population: Population, made: Anonymized, cut: tuple[bytes, str]
) -> BatchId | None:
    body, quarter = cut
    with workspace.store.write() as connection:
        drop_drafts(connection)
        if not body:
            return None
        values = {
            "state": BatchState.DRAFT.value,
            "sha256": sha256_hex(body),
            "body": body,
            "record_count": len(made.rows),
            "quarter": quarter,
            "created_at": workspace.clock.now(),
        }
        members = [population.ready[at].person_id for at in made.rows]
        batch_id = insert_batch(connection, values, members)
        method: dict[str, str | int] = {
            "seed": made.seed,
            "k": made.policy.k,
            "l": made.policy.l,
            "max_loss_percent": round(made.policy.max_loss * 100),
            "hidden": ",".join(made.hidden),
            "hierarchies": load_hierarchies().sha256,
            "app": APP_ID,
        }
        keep_method(workspace, connection, method, (sha256_hex(body), batch_id))
        return batch_id


def _proposal(
    workspace: Workspace,
    population: Population,
    made: Anonymized,
    kept: tuple[BatchId | None, bytes, str, tuple[Blocker, ...]],
) -> BatchProposal:
    batch_id, body, quarter, blockers = kept
    tables = load_hierarchies()
    rows = tuple(
        BeforeAfter(
            PersonId(population.ready[at].person_id),
            _before(population.ready[at]),
            describe(made.rows[at], tables),
            made.group_sizes[at],
        )
        for at in sorted(made.rows)
    )
    groups = tuple(
        GroupSize(describe(group.labels, tables), group.size) for group in group_sizes(made.rows)
    )
    return BatchProposal(
        batch_id=batch_id,
        rows=rows,
        waiting=waiting_people(workspace, population, made),
        groups=groups,
        risk=made.risk,
        removed=REMOVED,
        blockers=blockers,
        body=body,
        sha256=sha256_hex(body) if body else "",
        k=made.policy.k,
        l=made.policy.l,
        quarter=quarter,
        report=_report(population, made),
        hold_back=made.policy.max_loss,
        released=released_people(population),
    )


def _report(population: Population, made: Anonymized) -> RiskReport | None:
    """Return every figure of the risk, from the labels that go and those they came from."""
    if made.risk is None:
        return None
    order, tables = sorted(made.rows), load_hierarchies()
    sources = [generalize(facts_of(population.ready[at]), tables) for at in order]
    rows = [made.rows[at] for at in order]
    return assess(
        [tuple(row[name] for name in QUASI_IDENTIFIERS) for row in sources],
        [tuple(row[name] for name in QUASI_IDENTIFIERS) for row in rows],
        {name: ([row[name] for row in rows], name in made.hidden) for name in SENSITIVE},
        made.risk.loss_by_column,
    )


def _before(one: Candidate) -> dict[str, str]:
    """Return the record as it lies here, in the same columns as it would leave."""
    education = EDUCATION_WORDS[Education(one.education)] if one.education else ""
    years = one.experience_years
    return {
        "name": one.name,
        "age_band": one.birth_date.isoformat() if one.birth_date else "",
        "region": one.address,
        "occupation": one.vacancy_title,
        "experience": "" if years is None else str(years),
        "education": education,
        "qualification": "、".join(json.loads(one.qualifications)),
        "quarter": one.applied_on.isoformat() if one.applied_on else "",
        "stage": STAGE_WORDS[Stage(one.stage)] if one.stage else "",
        "reason": REASON_WORDS[ReasonCode(one.reason)] if one.reason else "",
    }
