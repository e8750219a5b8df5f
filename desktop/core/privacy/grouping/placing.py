"""Let left-over records into the groups that lose least by it, or leave them.

Nobody is forced out: a record that would make a group too coarse, or too one-sided, stays.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from desktop.core.privacy.grouping.microdata import Floats, Ints
from desktop.core.privacy.grouping.problem import Problem

_TRIES: Final = 12
_AT_ONCE: Final = 256
_STEPS: Final = 1 << 20


@dataclass(slots=True)
class Groups:
    """Groups while they are made: members, and one node per column.

    Attributes:
        members: Rows of each group.
        nodes: Node of each group, shape (groups, columns).
    """

    members: list[list[int]]
    nodes: Ints


def place(problem: Problem, groups: Groups, left: Sequence[int]) -> list[int]:
    """Put left-over rows into groups, the cheapest first; return those who stay.

    Args:
        problem: What is to be grouped; a group that would lose more than its ``max_loss`` takes
            nobody.
        groups: Changed in place.
        left: Rows in no group.
    """
    if not left or not groups.members:
        return list(left)
    return _Placing(problem, groups).run(np.array(left, dtype=np.int64))


class _Placing:
    def __init__(self, problem: Problem, groups: Groups) -> None:
        data = problem.data
        self._data = data
        self._groups = groups
        self._criterion = problem.criterion
        width = len(data.columns)
        known = data.source_loss() * width
        self._known = known.tolist()
        self._unknown = [float(known[one].sum()) for one in groups.members]
        sizes = np.array([len(one) for one in groups.members])
        self._lost = (data.loss_of(groups.nodes) * width * sizes).tolist()
        self._max_loss = problem.max_loss * width
        self._sensitive = [codes.tolist() for codes in data.sensitive]
        self._common = [column.common_losses().astype(np.float32) for column in data.columns]
        self._tables = [column.common_losses().tolist() for column in data.columns]
        self._nodes = groups.nodes.tolist()
        self._own = np.stack([column.nodes for column in data.columns], axis=1).tolist()

    def run(self, left: Ints) -> list[int]:
        """Place all rows, those that cost least first."""
        best, cost = self._best_groups(left)
        stay = []
        for at in np.argsort(cost, kind="stable").tolist():
            row = int(left[at])
            if not self._place(row, best[at].tolist()):
                stay.append(row)
        self._groups.nodes = np.array(self._nodes, dtype=np.int64)
        return stay

    def _best_groups(self, left: Ints) -> tuple[Ints, Floats]:
        """Return the cheapest groups of each row, and what the cheapest costs."""
        nodes = self._groups.nodes
        sizes = np.array([len(one) for one in self._groups.members], dtype=np.float32)
        losses = np.array(self._lost, dtype=np.float32)
        tries, shift = min(_TRIES, len(sizes)), len(sizes).bit_length()
        best = np.empty((len(left), tries), dtype=np.int64)
        cost = np.empty(len(left))
        for first in range(0, len(left), _AT_ONCE):
            rows = left[first : first + _AT_ONCE]
            wider = np.zeros((len(rows), len(sizes)), dtype=np.float32)
            for at, (column, common) in enumerate(
                zip(self._data.columns, self._common, strict=True)
            ):
                wider += common[np.ix_(column.nodes[rows], nodes[:, at])]
            added = wider * (sizes + 1) - losses
            # Cost and place in one number: no ties, so the same groups on every machine.
            keys = (np.rint(added * _STEPS).astype(np.int64) << shift) | np.arange(len(sizes))
            keys.partition(tries - 1, axis=1)
            best[first : first + len(rows)] = keys[:, :tries] & ((1 << shift) - 1)
            cost[first : first + len(rows)] = added.min(axis=1)
        return best, cost

    def _place(self, row: int, tries: Sequence[int]) -> bool:
        """Put one row into the cheapest of some groups, as they are by now."""
        members, limit = self._groups.members, self._max_loss
        lookup = [table[node] for table, node in zip(self._tables, self._own[row], strict=True)]
        costed = []
        for group in tries:
            size = len(members[group])
            wider = sum([one[node] for one, node in zip(lookup, self._nodes[group], strict=True)])
            costed.append((wider * (size + 1) - self._lost[group], wider * (size + 1), group))
        costed.sort()
        for _, total, group in costed:
            unknown = self._unknown[group] + self._known[row]
            if total - unknown > limit * (len(members[group]) + 1):
                continue
            if self._criterion.keeps([*members[group], row], self._sensitive):
                self._take(group, row, total, unknown)
                return True
        return False

    def _take(self, group: int, row: int, lost: float, unknown: float) -> None:
        self._groups.members[group].append(row)
        self._lost[group], self._unknown[group] = lost, unknown
        self._nodes[group] = [
            column.common(before, node)
            for column, before, node in zip(
                self._data.columns, self._nodes[group], self._own[row], strict=True
            )
        ]
