"""Let left-over records into the groups that lose least by it, or leave them.

Nobody is forced out: a record that would make every group too one-sided, or too coarse to go,
stays.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np

from desktop.core.privacy.grouping.microdata import Floats, Ints
from desktop.core.privacy.grouping.problem import Problem

_TRIES: Final = 12
_AT_ONCE: Final = 256
_STEPS: Final = 1 << 20
_ROUNDING: Final = 1e-6


def place(problem: Problem, group: Ints, nodes: Ints) -> None:
    """Put rows of no group (-1) into groups, the cheapest first.

    Args:
        problem: What is to be grouped.
        group: Group of each row, shape (n,); changed in place.
        nodes: Node of each group in each column, shape (groups, columns).
    """
    left = np.flatnonzero(group < 0)
    if len(left) and len(nodes):
        placing = _Placing(problem, group, nodes)
        for row, found in placing.run(left):
            group[row] = found


class _Row(NamedTuple):
    """A row to place: its nodes, its sensitive codes, and what was unknown of it."""

    nodes: Sequence[int]
    codes: Sequence[int]
    unknown: float


class _Placing:
    """Groups that grow: sizes, nodes, losses and sensitive values of each."""

    def __init__(self, problem: Problem, group: Ints, nodes: Ints) -> None:
        data = problem.data
        self._data = data
        self._criterion = problem.criterion
        there = group[group >= 0]
        sizes = np.bincount(there, minlength=len(nodes))
        self._sizes = sizes.tolist()
        self._nodes = nodes
        self._now = nodes.tolist()
        self._lost = (data.loss_of(nodes) * len(data.columns) * sizes).tolist()
        source = data.source_loss() * len(data.columns)
        self._source = source
        self._known = np.bincount(there, source[group >= 0], minlength=len(nodes)).tolist()
        self._most = problem.max_loss * len(data.columns) + _ROUNDING
        self._spreads = []
        for codes in data.sensitive:
            width = int(codes.max()) + 1
            keys = there * width + codes[group >= 0]
            counts = np.bincount(keys, minlength=width * len(nodes))
            self._spreads.append(counts.reshape(-1, width).tolist())
        self._common = [column.common_losses() for column in data.columns]
        self._tables = [common.tolist() for common in self._common]

    def run(self, left: Ints) -> list[tuple[int, int]]:
        """Return row and group of all that find one, those that cost least first."""
        best, cost = self._best_groups(left)
        own = np.stack([column.nodes[left] for column in self._data.columns], axis=1).tolist()
        codes = [one[left].tolist() for one in self._data.sensitive]
        source = self._source[left].tolist()
        found = []
        for at in np.argsort(cost, kind="stable").tolist():
            row = _Row(own[at], [one[at] for one in codes], source[at])
            group = self._place(row, best[at].tolist())
            if group is not None:
                self._known[group] += source[at]
                found.append((int(left[at]), group))
        return found

    def _best_groups(self, left: Ints) -> tuple[Ints, Floats]:
        """Return the cheapest groups of each row, and what the cheapest costs."""
        sizes = np.array(self._sizes, dtype=np.float32)
        losses = np.array(self._lost, dtype=np.float32)
        common = [table.astype(np.float32) for table in self._common]
        tries, shift = min(_TRIES, len(sizes)), len(sizes).bit_length()
        best = np.empty((len(left), tries), dtype=np.int64)
        cost = np.empty(len(left))
        for first in range(0, len(left), _AT_ONCE):
            rows = left[first : first + _AT_ONCE]
            wider = np.zeros((len(rows), len(sizes)), dtype=np.float32)
            for at, column in enumerate(self._data.columns):
                wider += common[at][np.ix_(column.nodes[rows], self._nodes[:, at])]
            added = wider * (sizes + 1) - losses
            # Cost and place in one number: no ties, so the same groups on every machine.
            keys = (np.rint(added * _STEPS).astype(np.int64) << shift) | np.arange(len(sizes))
            keys.partition(tries - 1, axis=1)
            best[first : first + len(rows)] = keys[:, :tries] & ((1 << shift) - 1)
            cost[first : first + len(rows)] = added.min(axis=1)
        return best, cost

    def _place(self, row: _Row, tries: Sequence[int]) -> int | None:
        """Put one row into the cheapest of some groups, as they are by now; return it."""
        lookup = [table[node] for table, node in zip(self._tables, row.nodes, strict=True)]
        costed = []
        for group in tries:
            wider = sum([one[node] for one, node in zip(lookup, self._now[group], strict=True)])
            total = wider * (self._sizes[group] + 1)
            costed.append((total - self._lost[group], total, group))
        costed.sort()
        for _, total, group in costed:
            if self._spoils(group, total, row.unknown):
                continue
            spreads = [one[group] for one in self._spreads]
            if self._criterion.takes(self._sizes[group], spreads, row.codes):
                self._lost[group] = total
                self._sizes[group] += 1
                for spread, code in zip(spreads, row.codes, strict=True):
                    spread[code] += 1
                self._now[group] = [
                    column.common(before, node)
                    for column, before, node in zip(
                        self._data.columns, self._now[group], row.nodes, strict=True
                    )
                ]
                return group
        return None

    def _spoils(self, group: int, total: float, unknown: float) -> bool:
        """Tell whether a group that may go could not any more."""
        before = (self._lost[group] - self._known[group]) / self._sizes[group]
        after = (total - self._known[group] - unknown) / (self._sizes[group] + 1)
        return bool(before <= self._most < after)
