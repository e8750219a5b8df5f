"""Who waits, why, and what would have to happen before they can go."""

from collections.abc import Mapping
from datetime import date, timedelta

from desktop.core.domain.anonymous import Anonymized
from desktop.core.domain.batch import WaitingPerson, WaitReason
from desktop.core.domain.ids import PersonId
from desktop.core.privacy.hierarchies import generalize, load_hierarchies
from desktop.core.privacy.missing import missing_alike
from desktop.core.services.privacy.candidates import Population, facts_of
from desktop.core.services.workspace.context import Workspace
from desktop.core.services.workspace.settings import settings_of
from desktop.core.settings import TOKYO
from desktop.core.storage.queries.batches import Candidate

_BY_GROUP = frozenset({WaitReason.GROUP_TOO_SMALL, WaitReason.TOO_COARSE})


def waiting_people(
    workspace: Workspace, population: Population, made: Anonymized
) -> tuple[WaitingPerson, ...]:
    """Return everybody who stays, those the groups leave out first."""
    missing = _missing(population, made)
    held = [
        _waits(population.ready[at], _reason(why, missing.get(at)), missing.get(at, 0))
        for at, why in sorted(made.waiting.items())
    ]
    with workspace.store.read() as connection:
        delay = settings_of(connection).release_delay_days
    others = [
        _waits(one, why, free_on=_free_on(one, delay) if _is_young(why) else None)
        for one, why in population.waiting
        if why is not WaitReason.ALREADY_RELEASED
    ]
    return (*held, *others)


def released_people(population: Population) -> tuple[WaitingPerson, ...]:
    """Return who was handed over before."""
    gone = WaitReason.ALREADY_RELEASED
    return tuple(_waits(one, why) for one, why in population.waiting if why is gone)


def _missing(population: Population, made: Anonymized) -> Mapping[int, int]:
    in_all = [at for at, why in made.waiting.items() if why is WaitReason.TOO_FEW_IN_ALL]
    least = max(made.policy.min_records - len(population.ready), 0)
    alike = sorted(at for at, why in made.waiting.items() if why in _BY_GROUP)
    tables = load_hierarchies()
    records = [generalize(facts_of(population.ready[at]), tables) for at in alike]
    counts = missing_alike(records, made.policy.k, made.policy.max_loss, tables)
    return dict.fromkeys(in_all, least) | dict(zip(alike, counts, strict=True))


def _reason(why: WaitReason, missing: int | None) -> WaitReason:
    """Where enough people are alike, it is their stage or reason that is too much alike."""
    if why is WaitReason.GROUP_TOO_SMALL and missing == 0:
        return WaitReason.SENSITIVE_TOO_ALIKE
    return why


def _waits(
    one: Candidate, why: WaitReason, missing: int = 0, free_on: date | None = None
) -> WaitingPerson:
    return WaitingPerson(PersonId(one.person_id), one.name, why, missing, free_on)


def _is_young(why: WaitReason) -> bool:
    return why is WaitReason.CLOSED_TOO_RECENTLY


def _free_on(one: Candidate, delay: int) -> date | None:
    """Return the day a proposal includes them for all of its hours."""
    if one.closed_at is None:
        return None
    return (one.closed_at + timedelta(days=delay)).astimezone(TOKYO).date()
