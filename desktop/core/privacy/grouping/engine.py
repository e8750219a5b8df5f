"""The engine: peel, place what is left, refine.

Source:
    privacy.md, "proposed design" 3 to 5 and "Prototype reached".
"""

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
import numpy.typing as npt

from desktop.core.ports import IsCancelled, Progress
from desktop.core.privacy.grouping.criterion import Criterion
from desktop.core.privacy.grouping.microdata import (
    Ints,
    Microdata,
    Sorted,
    common_nodes,
    distinct,
    sort_numbers,
)
from desktop.core.privacy.grouping.peel import peel
from desktop.core.privacy.grouping.placing import place
from desktop.core.privacy.grouping.problem import Problem, Watch
from desktop.core.privacy.grouping.search import Effort, refine

FAST: Final = Effort(0)
"""Peel and place only."""
_ROUNDING: Final = 1e-9
MOST_COMBINATIONS: Final = 50_000
"""Above so many distinct combinations a search would take minutes and gain little."""


@dataclass(frozen=True, slots=True)
class Grouping:
    """Who looks alike, and how.

    Attributes:
        group: Group of each record, -1 for those who wait; shape (n,).
        nodes: Node of each group in each column, shape (groups, columns).
        sizes: Records of each group, shape (groups,).
        held: Records whose group would have lost too much, shape (n,).
    """

    group: Ints
    nodes: Ints
    sizes: Ints
    held: npt.NDArray[np.bool_]

    def loss(self, data: Microdata) -> float:
        """Return the mean certainty penalty of all records; who waits counts as 1."""
        lost = float((data.loss_of(self.nodes) * self.sizes).sum()) if len(self.sizes) else 0.0
        return (lost + int(np.count_nonzero(self.group < 0))) / len(self.group)


def group_records(
    data: Microdata,
    criterion: Criterion,
    *,
    max_loss: float = 1.0,
    effort: Effort = FAST,
    progress: Progress = lambda _done, _total: None,
    is_cancelled: IsCancelled = lambda: False,
) -> Grouping:
    """Return groups that keep the criterion and lose little.

    Args:
        data: One row per person, at least one.
        criterion: What every group keeps.
        max_loss: Groups that lose more on average, beyond what was unknown, are held back; 1.0
            lets everybody go who can.
        effort: How long to refine.
        progress: Hears of steps done.
        is_cancelled: Asked now and then.

    Raises:
        AppError: CANCELLED.
    """
    problem = Problem(data, distinct(data), criterion, max_loss)
    watch = Watch(progress, is_cancelled)
    of_combination, count = peel(problem, watch)
    group = of_combination[problem.folded.inverse]
    place(problem, group, _nodes(data, group))
    if count and effort.trials and problem.folded.size <= MOST_COMBINATIONS:
        group = _labels(refine(problem, _members(group, count), effort, watch), data.size)
    return _held_back(problem, group)


def _held_back(problem: Problem, group: Ints) -> Grouping:
    """Return the groups that lose little enough, counted anew."""
    data = problem.data
    nodes, there = _nodes(data, group), group >= 0
    sizes = np.bincount(group[there], minlength=len(nodes))
    unknown = np.bincount(group[there], data.source_loss()[there], minlength=len(nodes))
    goes = data.loss_of(nodes) - unknown / sizes <= problem.max_loss + _ROUNDING
    numbers = np.append(np.where(goes, np.cumsum(goes) - 1, -1), -1)
    return Grouping(numbers[group], nodes[goes], sizes[goes], there & ~np.append(goes, True)[group])


def _members(group: Ints, count: int) -> list[list[int]]:
    found = sort_numbers(group + 1)
    bounds = [*found.starts.tolist(), len(group)]
    runs = [found.order[a:b].tolist() for a, b in pairwise(bounds)]
    return runs[len(runs) - count :]


def _labels(members: list[list[int]], size: int) -> Ints:
    group = np.full(size, -1, dtype=np.int64)
    for number, rows in enumerate(members):
        group[rows] = number
    return group


def _nodes(data: Microdata, group: Ints) -> Ints:
    """Return the nearest common ancestor of every group, columns side by side."""
    there = np.flatnonzero(group >= 0)
    found = sort_numbers(group[there])
    rows = Sorted(there[found.order], found.starts)
    return common_nodes(data.columns, [column.nodes for column in data.columns], rows)
