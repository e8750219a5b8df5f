"""Peel: walk all schemes from the finest to the coarsest; whoever forms a group goes with it.

A scheme gives every column one level. Schemes are walked by the sum of their squared mean losses:
spreading a loss over columns leaves finer groups behind than spending it on one (0.8 % less loss
on Adult than the order by the plain mean). It is ARX's iterative local recoding with nothing
searched twice.

Source:
    privacy.md, "Prototype reached".
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate, product
from operator import mul
from typing import Final

import numpy as np
import numpy.typing as npt

from desktop.core.privacy.grouping.criterion import Criterion
from desktop.core.privacy.grouping.microdata import (
    KEY_BITS,
    Column,
    Ints,
    Microdata,
    combined,
    sort_numbers,
)
from desktop.core.privacy.grouping.problem import Problem, Watch

_REPORT_EVERY: Final = 256


def peel(problem: Problem, watch: Watch) -> tuple[Ints, int]:
    """Return the group of each combination (-1: none), shape (m,), and how many groups there are.

    Raises:
        AppError: CANCELLED.
    """
    schemes = schemes_by_loss(problem)
    walk = _Walk(problem)
    for done, scheme in enumerate(schemes):
        if done % _REPORT_EVERY == 0:
            watch.tell(done, len(schemes))
        if not walk.release(scheme):
            break
    return walk.groups, walk.count


def schemes_by_loss(problem: Problem) -> list[tuple[int, ...]]:
    """Return every combination of levels within ``max_loss``, cheapest first."""
    folded, columns = problem.folded, problem.data.columns
    weights = folded.counts / folded.counts.sum()
    losses = [
        [
            float(np.dot(column.loss[level[nodes]] - column.loss[nodes], weights))
            for level in column.up
        ]
        for column, nodes in zip(columns, folded.nodes, strict=True)
    ]
    costed = [
        (sum(loss * loss for loss in of_levels), levels)
        for levels, of_levels in _combinations(losses)
        if sum(of_levels) <= problem.max_loss * len(columns)
    ]
    costed.sort()
    return [levels for _, levels in costed]


def _combinations(
    losses: Sequence[Sequence[float]],
) -> Iterator[tuple[tuple[int, ...], tuple[float, ...]]]:
    return zip(product(*(range(len(one)) for one in losses)), product(*losses), strict=True)


class _Walk:
    """One walk: who is still held, and the groups found."""

    def __init__(self, problem: Problem) -> None:
        folded = problem.folded
        self._criterion = problem.criterion
        self._levels, self._is_packed = _numbered(problem)
        self._held = np.arange(folded.size)
        self._counts = folded.counts
        self._spreads = folded.spread
        self._nodes = [nodes.astype(np.int32) for nodes in folded.nodes]
        self.groups = np.full(folded.size, -1, dtype=np.int64)
        self.count = 0

    def release(self, scheme: tuple[int, ...]) -> bool:
        """Release every group of one scheme; tell whether those left could form another."""
        found = sort_numbers(self._keys(scheme))
        sizes = np.add.reduceat(self._counts[found.order], found.starts)
        if sizes.max() < self._criterion.k:
            return True
        spreads = [np.add.reduceat(one[found.order], found.starts) for one in self._spreads]
        is_kept = self._criterion.kept(sizes, spreads)
        if not is_kept.any():
            return True
        self._take(found.order, found.numbers, is_kept)
        # A group is part of those who are held: what all of them lack, no group can have.
        total = np.array([self._counts.sum()])
        spreads = [one.sum(axis=0, keepdims=True) for one in self._spreads]
        return bool(Criterion(self._criterion.k, self._criterion.l).kept(total, spreads)[0])

    def _keys(self, scheme: tuple[int, ...]) -> Ints:
        """Return one number for each combination at a scheme."""
        codes = [
            levels[level][nodes]
            for levels, level, nodes in zip(self._levels, scheme, self._nodes, strict=True)
        ]
        if not self._is_packed:
            return combined(codes)
        key = codes[0]
        for one in codes[1:]:
            key += one
        return key

    def _take(self, order: Ints, numbers: Ints, is_kept: npt.NDArray[np.bool_]) -> None:
        of_group = np.cumsum(is_kept) - 1 + self.count
        goes = is_kept[numbers]
        self.groups[self._held[order[goes]]] = of_group[numbers[goes]]
        self.count += int(np.count_nonzero(is_kept))
        stays = np.ones(len(order), dtype=np.bool_)
        stays[order[goes]] = False
        self._held = self._held[stays]
        self._counts = self._counts[stays]
        self._spreads = tuple(one[stays] for one in self._spreads)
        self._nodes = [one[stays] for one in self._nodes]


def _numbered(problem: Problem) -> tuple[list[list[Ints]], bool]:
    """Return column → level → node → number, and whether the numbers may simply be added.

    They are multiplied so that every combination of them has another sum, if that fits a number.
    """
    columns, nodes = problem.data.columns, problem.folded.nodes
    tables = [_ranked_levels(column, own) for column, own in zip(columns, nodes, strict=True)]
    widths = [1 + max(int(level.max()) for level in levels) for levels in tables]
    if sum(width.bit_length() for width in widths) > KEY_BITS:
        return tables, False
    factors = accumulate(widths[:-1], mul, initial=1)
    return [
        [level * factor for level in levels] for levels, factor in zip(tables, factors, strict=True)
    ], True


def _ranked_levels(column: Column, nodes: Ints) -> list[Ints]:
    """Return level → node → a number without gaps among the nodes that are there."""
    levels = []
    for level in column.up:
        is_there = np.zeros(len(column.loss), dtype=np.int64)
        is_there[level[nodes]] = 1
        levels.append((np.cumsum(is_there) - 1)[level])
    return levels


def groups_at(data: Microdata, scheme: Sequence[int], rows: Ints) -> Iterator[list[int]]:
    """Yield the groups that some rows form at one scheme, whatever their size."""
    keys = combined(
        [
            column.up[level][column.nodes[rows]]
            for column, level in zip(data.columns, scheme, strict=True)
        ]
    )
    found = sort_numbers(keys)
    for run in np.split(found.order, found.starts[1:]):
        yield rows[run].tolist()
