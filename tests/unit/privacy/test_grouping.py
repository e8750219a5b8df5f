"""The engine against plain definitions of what a group is and what it loses."""

import random
from collections import Counter
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.privacy.grouping.criterion import Criterion
from desktop.core.privacy.grouping.engine import FAST, group_records
from desktop.core.privacy.grouping.microdata import (
    Column,
    Microdata,
    combined,
    distinct,
    sort_numbers,
)
from desktop.core.privacy.grouping.peel import peel, schemes_by_loss
from desktop.core.privacy.grouping.problem import Problem, Watch
from desktop.core.privacy.grouping.search import Effort

_QUIET = Watch(lambda _done, _total: None, lambda: False)


def tree(leaves: int, width: int = 2) -> tuple[np.ndarray, np.ndarray]:
    """Return the levels and losses of a tree whose nodes have ``width`` children, root last."""
    levels = [list(range(leaves))]
    count = leaves
    parent: dict[int, int] = {}
    while len(levels[-1]) > 1:
        above = []
        for at, node in enumerate(levels[-1]):
            if at % width == 0:
                above.append(count)
                count += 1
            parent[node] = above[-1]
        levels.append(above)
    up = np.tile(np.arange(count), (len(levels), 1))
    sizes = np.zeros(count)
    for level in range(1, len(levels)):
        for node in range(count):
            below = up[level - 1, node]
            up[level, node] = parent[below] if below in levels[level - 1] else below
    for leaf in range(leaves):
        for node in {int(one) for one in up[:, leaf]}:
            sizes[node] += 1
    return up, (sizes - 1) / (leaves - 1)


def table(size: int, seed: int, *, columns: int = 3, values: int = 3) -> Microdata:
    rng = np.random.default_rng(seed)
    made = []
    for at in range(columns):
        up, loss = tree(4 + 3 * at)
        made.append(Column(rng.integers(0, 4 + 3 * at, size), up, loss))
    return Microdata(tuple(made), (rng.integers(0, values, size), rng.integers(0, 2, size)))


def naive_loss(data: Microdata, rows: list[int]) -> float:
    """Return what a group loses in all, from the definition: the lowest level they share."""
    total = 0.0
    for column in data.columns:
        for level in column.up:
            nodes = {int(level[column.nodes[row]]) for row in rows}
            if len(nodes) == 1:
                total += float(column.loss[nodes.pop()])
                break
    return total * len(rows) / len(data.columns)


tables = st.builds(table, st.integers(20, 120), st.integers(0, 10_000))
criteria = st.builds(
    Criterion, st.sampled_from([2, 5, 7]), st.sampled_from([1, 2]), st.sampled_from([1.0, 0.8])
)


@settings(max_examples=60, deadline=None)
@given(tables, criteria, st.sampled_from([0, 200]), st.sampled_from([1.0, 0.4]))
def test_every_group_keeps_k_l_and_the_share_and_shows_its_lowest_common_nodes(
    data: Microdata, criterion: Criterion, trials: int, max_loss: float
) -> None:
    found = group_records(data, criterion, max_loss=max_loss, effort=Effort(trials, 1))

    lost = 0.0
    for group, size in enumerate(found.sizes.tolist()):
        rows = np.flatnonzero(found.group == group).tolist()
        assert len(rows) == size >= criterion.k
        for codes in data.sensitive:
            counts = Counter(codes[rows].tolist())
            assert len(counts) >= criterion.l
            assert max(counts.values()) <= criterion.max_share * size
        assert naive_loss(data, rows) / size <= max_loss + 1e-6
        lost += naive_loss(data, rows)
    waiting = int((found.group < 0).sum())
    assert found.loss(data) == pytest.approx((lost + waiting) / data.size)
    assert not (found.held & (found.group >= 0)).any()


@settings(max_examples=30, deadline=None)
@given(tables, criteria)
def test_searching_never_loses_more_than_not_searching(
    data: Microdata, criterion: Criterion
) -> None:
    fast = group_records(data, criterion, effort=FAST)
    slow = group_records(data, criterion, effort=Effort(300, 3))

    assert slow.loss(data) <= fast.loss(data) + 1e-9
    assert (slow.group < 0).sum() == (fast.group < 0).sum()


def test_the_best_of_all_partitions_is_found_where_they_can_be_counted() -> None:
    for seed in range(12):
        data = table(10, seed)
        everybody = set(range(10))
        best = naive_loss(data, list(everybody))
        for rows in combinations(range(1, 10), 4):
            half = [0, *rows]
            rest = sorted(everybody - set(half))
            best = min(best, naive_loss(data, half) + naive_loss(data, rest))

        found = group_records(data, Criterion(5), effort=Effort(3_000, seed))

        assert found.loss(data) * 10 == pytest.approx(best)


def test_the_same_effort_gives_the_same_groups() -> None:
    data = table(300, 5)

    first, second = (group_records(data, Criterion(5), effort=Effort(500, 7)) for _ in range(2))

    assert first.group.tolist() == second.group.tolist()


def test_a_sensitive_value_that_everybody_shares_makes_no_group() -> None:
    data = table(60, 1)
    alike = Microdata(data.columns, (np.zeros(60, dtype=np.int64),))

    found = group_records(alike, Criterion(5, 2))

    assert (found.group < 0).all()
    assert not found.held.any()
    assert found.loss(alike) == 1.0


def test_a_search_that_is_cancelled_stops_by_name() -> None:
    calls = iter(range(100))

    with pytest.raises(AppError) as caught:
        group_records(
            table(100, 2), Criterion(5), effort=Effort(5_000), is_cancelled=lambda: next(calls) > 1
        )

    assert caught.value.code is ErrorCode.CANCELLED


def test_nothing_is_searched_where_nothing_is_lost() -> None:
    up, loss = tree(4)
    nodes = np.repeat(np.arange(4), 6)
    data = Microdata((Column(nodes, up, loss),))

    assert group_records(data, Criterion(5), effort=Effort.thorough(24, 0)).loss(data) == 0.0


def test_combinations_too_many_for_one_number_are_counted_on_the_way() -> None:
    rng = random.Random(3)  # noqa: S311 - test data
    columns = [np.array([rng.randrange(1 << 20) for _ in range(50)]) for _ in range(4)]
    columns = [np.concatenate((one, one)) for one in columns]

    keys = combined(columns)

    assert len(set(keys[:50].tolist())) == 50
    assert (keys[:50] == keys[50:]).all()


def test_numbers_too_large_to_be_packed_are_sorted_all_the_same() -> None:
    numbers = np.array([1 << 60, 3, 1 << 60, 5, 3])

    found = sort_numbers(numbers)

    assert numbers[found.order].tolist() == sorted(numbers.tolist())
    assert found.starts.tolist() == [0, 2, 3]


def test_of_too_many_schemes_the_cheapest_and_a_way_to_the_root_are_walked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("desktop.core.privacy.grouping.peel.MOST_SCHEMES", 300)
    data = table(80, 4)
    wide = Microdata(tuple(Column(one.nodes, one.up, one.loss) for one in data.columns * 8))
    problem = Problem(wide, distinct(wide), Criterion(40))

    schemes = schemes_by_loss(problem)
    found, count = peel(problem, _QUIET)

    assert schemes[0] == (0,) * 24
    assert schemes[-1] == tuple(len(column.up) - 1 for column in wide.columns)
    assert len(schemes) < 400
    assert count >= 1
    assert (np.bincount(found[problem.folded.inverse] + 1)[1:] >= 40).all()


def test_fewer_than_k_are_no_group() -> None:
    assert not Criterion(5).keeps([1, 2, 3, 4], [])
