"""Counts with noise: asked once, the same again, and never more than the year can spend."""

from datetime import date

import pytest

from desktop.core.domain.counts import (
    BUDGET,
    CountBy,
    CountQuestion,
    Precision,
    business_year_of,
)
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.privacy import noise
from desktop.core.services.privacy.count_people import (
    code_words,
    codes_of,
    count_people,
    read_ledger,
)
from desktop.core.services.workspace.context import Workspace
from tests.integration.core.privacy_rig import closed_people

_BY_AGE = CountQuestion(2026, 0, CountBy.AGE)


@pytest.fixture
def exact(monkeypatch: pytest.MonkeyPatch) -> None:
    """No noise, so that what is counted can be seen."""
    monkeypatch.setattr(noise, "discrete_laplace", lambda *_: 0)


@pytest.mark.parametrize(
    ("day", "year", "quarter"),
    [
        (date(2026, 3, 31), 2025, 4),
        (date(2026, 4, 1), 2026, 1),
        (date(2026, 9, 30), 2026, 2),
        (date(2027, 1, 1), 2026, 4),
    ],
    ids=["march", "april", "september", "january"],
)
def test_a_business_year_is_april_to_march(day: date, year: int, quarter: int) -> None:
    assert business_year_of(day) == year
    first, after = CountQuestion(year, quarter, CountBy.AGE).span
    assert first <= day < after
    whole = CountQuestion(year, 0, CountBy.AGE).span
    assert whole == (date(year, 4, 1), date(year + 1, 4, 1))


@pytest.mark.usefixtures("exact")
def test_everybody_of_the_period_is_counted_once(workspace: Workspace) -> None:
    closed_people(workspace, 30, eu_every=10)
    with workspace.store.write() as connection:
        connection.exec_driver_sql("UPDATE person SET has_objected = 1 WHERE id = 1")
        connection.exec_driver_sql("UPDATE application SET applied_on = NULL WHERE id = 2")
        connection.exec_driver_sql("UPDATE application SET applied_on = '2026-01-05' WHERE id = 3")

    table = count_people(workspace, _BY_AGE, Precision.ORDINARY)
    crossed = CountQuestion(2026, 2, CountBy.REGION, CountBy.REASON)
    two = count_people(workspace, crossed, Precision.ORDINARY)

    assert sum(line[0] for line in table.counts) == 24
    assert table.rows == codes_of(CountBy.AGE)
    assert [code_words(CountBy.AGE, one) for one in table.rows][-2:] == ["60歳以上", ""]
    assert sum(map(sum, two.counts)) == 24
    kanto = two.counts[two.rows.index("kanto")]
    assert sum(kanto) == 24
    assert len(kanto) == len(codes_of(CountBy.REASON))


def test_what_was_asked_has_the_same_answer_and_costs_nothing(workspace: Workspace) -> None:
    crossed = CountQuestion(2026, 0, CountBy.AGE, CountBy.REGION)
    turned = CountQuestion(2026, 0, CountBy.REGION, CountBy.AGE)
    closed_people(workspace, 30)
    first = count_people(workspace, crossed, Precision.ROUGH)
    closed_people(workspace, 60)
    again = count_people(workspace, turned, Precision.FINE)

    assert again.counts == first.counts
    assert (first.spent, again.spent, again.precision) == (250, 0, 250)
    assert read_ledger(workspace).spent == {2026: 250}
    assert read_ledger(workspace).asked[0].counts == first.counts
    assert not again.changes


def test_the_budget_of_a_year_cannot_be_exceeded(workspace: Workspace) -> None:
    for by in (CountBy.AGE, CountBy.REGION):
        count_people(workspace, CountQuestion(2026, 0, by), Precision.FINE)
    count_people(workspace, CountQuestion(2026, 1, CountBy.AGE), Precision.ORDINARY)
    count_people(workspace, CountQuestion(2026, 2, CountBy.AGE), Precision.ROUGH)

    with pytest.raises(AppError) as refused:
        count_people(workspace, CountQuestion(2026, 0, CountBy.STAGE), Precision.ORDINARY)
    count_people(workspace, CountQuestion(2026, 0, CountBy.STAGE), Precision.ROUGH)
    count_people(workspace, CountQuestion(2025, 0, CountBy.STAGE), Precision.FINE)

    assert refused.value.code is ErrorCode.COUNT_BUDGET
    assert refused.value.context == {"left": 250, "cost": 500}
    ledger = read_ledger(workspace)
    assert ledger.spent == {2025: 1000, 2026: BUDGET}
    assert (ledger.left(2026), ledger.left(2025), ledger.left(2024)) == (0, 2000, BUDGET)


@pytest.mark.parametrize(
    ("question", "code"),
    [
        (CountQuestion(2026, 0, CountBy.AGE, CountBy.AGE), ErrorCode.COUNT_SAME_TWICE),
        (CountQuestion(2027, 0, CountBy.AGE), ErrorCode.COUNT_TOO_EARLY),
    ],
    ids=["same-twice", "too-early"],
)
def test_what_cannot_be_asked_spends_nothing(
    workspace: Workspace, question: CountQuestion, code: ErrorCode
) -> None:
    with pytest.raises(AppError) as refused:
        count_people(workspace, question, Precision.FINE)

    assert refused.value.code is code
    assert read_ledger(workspace).spent == {}
