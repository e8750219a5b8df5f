"""Defects of re-approach: consent, gap and opt-out ignored; each must be found."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

import pytest

from desktop.core.domain import reapproach as rules
from desktop.core.domain.ids import PersonId
from desktop.core.domain.reapproach import Bar, Candidate, FallenDue, ReapproachRules, Standing
from tests.integration.core import test_reapproach as checks
from tests.mutants import Mutant, assert_killed
from tests.unit.domain import test_reapproach as lives

_RULES = "desktop.core.domain.reapproach"
_SERVICES = "desktop.core.services.reapproach"
_BAR, _FALLEN_DUE = rules.bar_of, rules.fallen_due


def blind_to(**change: object) -> Callable[[Standing, date, int], Bar | None]:
    """Return the rule, blind to one fact of a person."""

    def bar_of(standing: Standing, on: date, gap_months: int) -> Bar | None:
        return _BAR(replace(standing, **change), on, gap_months)  # type: ignore[arg-type]

    return bar_of


def nothing_bars(
    standings: Mapping[PersonId, Standing], _today: date, _gap: int
) -> dict[PersonId, None]:
    return dict.fromkeys(standings)


def forgetful(
    candidates: Sequence[Candidate], today: date, wanted: ReapproachRules
) -> tuple[FallenDue, ...]:
    """Find people again for whom an occasion was made already."""
    return _FALLEN_DUE([replace(one, occasion_on=None) for one in candidates], today, wanted)


def stops_nothing(*_: object) -> tuple[int, int]:
    return 0, 0


def many_lives() -> None:
    """Run forty lives: a defect need not show in each."""
    for seed in range(40):
        lives.test_lives_beside_a_computer_that_is_often_off(seed)


MUTANTS = [
    Mutant("consent ignored", f"{_RULES}.bar_of", blind_to(has_consent=True), many_lives),
    Mutant("opt-out ignored", f"{_RULES}.bar_of", blind_to(has_opted_out=False), many_lives),
    Mutant("gap ignored", f"{_RULES}.bar_of", blind_to(written_on=None), many_lives),
    Mutant("due again and again", f"{_RULES}.fallen_due", forgetful, many_lives),
    Mutant(
        "gap ignored by the list",
        f"{_SERVICES}.due_list.allowed",
        nothing_bars,
        checks.test_nobody_is_invited_twice_within_the_gap,
    ),
    Mutant(
        "unknown mails ignored by the list",
        f"{_SERVICES}.due_list.allowed",
        nothing_bars,
        checks.test_a_mail_of_unknown_fate_bars_any_other,
    ),
    Mutant(
        "found twice",
        f"{_SERVICES}.refresh.fallen_due",
        forgetful,
        checks.test_a_second_look_makes_nobody_due_twice,
    ),
    Mutant(
        "refusal stops nothing",
        f"{_SERVICES}.consents.honour",
        stops_nothing,
        checks.test_who_opted_out_gets_nothing_that_waits,
    ),
]


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda one: one.name)
def test_a_planted_defect_is_found(mutant: Mutant, request: pytest.FixtureRequest) -> None:
    assert_killed(mutant, request)
