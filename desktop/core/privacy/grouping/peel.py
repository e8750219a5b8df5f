"""Peel: walk all schemes from the finest to the coarsest; whoever forms a group goes with it.

A scheme gives every column one level. Schemes are walked by the sum of their squared mean losses:
spreading a loss over columns leaves finer groups behind than spending it on one (0.8 % less loss
on Adult than the order by the plain mean). It is ARX's iterative local recoding with nothing
searched twice.

Source:
    privacy.md, "Prototype reached".
"""

from collections.abc import Iterator, Sequence
from heapq import heappop, heappush
from itertools import accumulate
from math import prod
from operator import mul
from typing import Final

import numpy as np
import numpy.typing as npt

from desktop.core.privacy.grouping.criterion import Criterion
from desktop.core.privacy.grouping.microdata import (
    KEY_BITS,
    Column,
    Ints,
    Sorted,
    combined,
    sort_numbers,
)
from desktop.core.privacy.grouping.problem import Problem, Watch

_REPORT_EVERY: Final = 256
_AT_ONCE: Final = 1 << 14
MOST_SCHEMES: Final = 30_000
"""Adult with nine columns has 12,960."""


def peel(problem: Problem, watch: Watch) -> tuple[Ints, int]:
    """Return the group of each combination (-1: none), shape (m,), and how many groups there are.

    Raises:
        AppError: CANCELLED.
    """
    schemes = schemes_by_loss(problem)
    walk = _Walk(problem)
    at, width, told = 0, 1, 0
    while at < len(schemes) and walk.goes_on:
        if at >= told:
            watch.tell(at, len(schemes))
            told = at + _REPORT_EVERY
        found = walk.release(schemes[at : at + width])
        at += width if found is None else found + 1
        # Few who are held release nothing for hundreds of schemes: look at many at once.
        width = min(2 * width, walk.most_at_once) if found is None else 1
    return walk.groups, walk.count


def schemes_by_loss(problem: Problem) -> list[tuple[int, ...]]:
    """Return combinations of levels, cheapest first, the last one with nothing told.

    All of them, or the cheapest `MOST_SCHEMES` and a way from there to the root where there are
    more: ten columns of four levels have a million.
    """
    folded = problem.folded
    weights = folded.counts / folded.counts.sum()
    losses = [
        [
            float(np.dot(column.loss[level[nodes]] - column.loss[nodes], weights)) ** 2
            for level in column.up
        ]
        for column, nodes in zip(problem.data.columns, folded.nodes, strict=True)
    ]
    if prod(map(len, losses)) > MOST_SCHEMES:
        return list(_cheapest(losses))
    costs = np.zeros(1)
    for of_levels in losses:
        costs = (costs[:, None] + np.array(of_levels)).reshape(-1)
    order = np.argsort(costs, kind="stable")
    levels = np.stack(np.unravel_index(order, [len(one) for one in losses]), axis=1)
    return [tuple(one) for one in levels.tolist()]


def _cheapest(losses: Sequence[Sequence[float]]) -> Iterator[tuple[int, ...]]:
    """Yield the cheapest schemes in order, then those on one way to the root."""
    first = (0,) * len(losses)
    heap, seen = [(0.0, first)], {first}
    for _ in range(MOST_SCHEMES):
        _, scheme = heappop(heap)
        yield scheme
        for higher in _above(scheme, losses):
            if higher not in seen:
                seen.add(higher)
                heappush(heap, (_cost(higher, losses), higher))
    while heap:
        _, scheme = min(heap)
        yield scheme
        heap = [(_cost(higher, losses), higher) for higher in _above(scheme, losses)]


def _above(scheme: tuple[int, ...], losses: Sequence[Sequence[float]]) -> Iterator[tuple[int, ...]]:
    """Yield the schemes that are one level coarser in one column."""
    for at, level in enumerate(scheme):
        if level + 1 < len(losses[at]):
            yield (*scheme[:at], level + 1, *scheme[at + 1 :])


def _cost(scheme: tuple[int, ...], losses: Sequence[Sequence[float]]) -> float:
    return sum(of_levels[level] for of_levels, level in zip(losses, scheme, strict=True))


class _Walk:
    """One walk: who is still held, and the groups found."""

    def __init__(self, problem: Problem) -> None:
        folded = problem.folded
        self._criterion = problem.criterion
        self._levels, self._range = _numbered(problem)
        # Room for the place of a scheme and of a combination in the same number.
        self._is_packed = 0 < self._range.bit_length() <= KEY_BITS - 2 * _AT_ONCE.bit_length()
        self.goes_on = folded.size > 0
        self._held = np.arange(folded.size)
        self._counts = folded.counts
        self._spreads = folded.spread
        self._nodes = [nodes.astype(np.int32) for nodes in folded.nodes]
        self.groups = np.full(folded.size, -1, dtype=np.int64)
        self.count = 0

    @property
    def most_at_once(self) -> int:
        """How many schemes are worth looking at together."""
        return max(1, _AT_ONCE // max(1, len(self._held))) if self._is_packed else 1

    def release(self, schemes: Sequence[tuple[int, ...]]) -> int | None:
        """Release every group of the first scheme that has one; return its place."""
        held = len(self._held)
        found = sort_numbers(self._keys(schemes))
        sizes = np.add.reduceat(self._counts[found.order % held], found.starts)
        is_large = sizes >= self._criterion.k
        if not is_large.any():
            return None
        large = _only(found, is_large)
        order, sizes = large.order % held, sizes[is_large]
        spreads = [np.add.reduceat(one[order], large.starts) for one in self._spreads]
        is_kept = self._criterion.kept(sizes, spreads)
        if not is_kept.any():
            return None
        of_run = large.order[large.starts] // held
        first = int(of_run[is_kept].min())
        self._take(order, large.numbers, is_kept & (of_run == first))
        # A group is part of those who are held: what all of them lack, no group can have.
        total = np.array([self._counts.sum()])
        spreads = [one.sum(axis=0, keepdims=True) for one in self._spreads]
        least = Criterion(self._criterion.k, self._criterion.l)
        self.goes_on = bool(least.kept(total, spreads)[0])
        return first

    def _keys(self, schemes: Sequence[tuple[int, ...]]) -> Ints:
        """Return one number for each combination at each scheme, scheme after scheme."""
        if len(schemes) == 1:
            codes = [
                levels[level][nodes]
                for levels, level, nodes in zip(self._levels, schemes[0], self._nodes, strict=True)
            ]
            return sum(codes[1:], start=codes[0]) if self._is_packed else combined(codes)
        chosen = np.array(schemes)
        keys = np.arange(len(schemes))[:, None] * self._range
        for at, (levels, nodes) in enumerate(zip(self._levels, self._nodes, strict=True)):
            keys = keys + levels[chosen[:, at]][:, nodes]
        return keys.reshape(-1)

    def _take(self, order: Ints, numbers: Ints, is_kept: npt.NDArray[np.bool_]) -> None:
        of_group = np.cumsum(is_kept) - 1 + self.count
        goes = is_kept[numbers]
        self.groups[self._held[order[goes]]] = of_group[numbers[goes]]
        self.count += int(np.count_nonzero(is_kept))
        stays = np.ones(len(self._held), dtype=np.bool_)
        stays[order[goes]] = False
        self._held = self._held[stays]
        self._counts = self._counts[stays]
        self._spreads = tuple(one[stays] for one in self._spreads)
        self._nodes = [one[stays] for one in self._nodes]


def _only(found: Sorted, is_wanted: npt.NDArray[np.bool_]) -> Sorted:
    """Return some of the runs."""
    lengths = np.diff(found.starts, append=len(found.order))
    ends = np.cumsum(lengths[is_wanted])
    return Sorted(found.order[np.repeat(is_wanted, lengths)], np.concatenate(([0], ends[:-1])))


def _numbered(problem: Problem) -> tuple[list[Ints], int]:
    """Return column → level → node → number, and the range of their sums.

    They are multiplied so that every combination of them has another sum; the range is 0 where
    that fits no number.
    """
    columns, nodes = problem.data.columns, problem.folded.nodes
    tables = [_ranked_levels(column, own) for column, own in zip(columns, nodes, strict=True)]
    widths = [1 + int(levels.max()) for levels in tables]
    if sum(width.bit_length() for width in widths) > KEY_BITS:
        return tables, 0
    factors = list(accumulate(widths, mul, initial=1))
    return [levels * factor for levels, factor in zip(tables, factors, strict=False)], factors[-1]


def _ranked_levels(column: Column, nodes: Ints) -> Ints:
    """Return level → node → a number without gaps among the nodes that are there."""
    levels = []
    for level in column.up:
        is_there = np.zeros(len(column.loss), dtype=np.int64)
        is_there[level[nodes]] = 1
        levels.append((np.cumsum(is_there) - 1)[level])
    return np.array(levels)
