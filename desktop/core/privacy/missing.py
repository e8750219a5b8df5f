"""How many more people like somebody would have to come before that person can go."""

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np

from desktop.core.domain.anonymous import QUASI_IDENTIFIERS
from desktop.core.privacy.grouping.microdata import Ints
from desktop.core.privacy.hierarchies import FieldTree, Hierarchies

_MOST: Final = 1_000
_EVEN: Final = 1e-9


def missing_alike(
    records: Sequence[Mapping[str, str]], k: int, max_loss: float, hierarchies: Hierarchies
) -> tuple[int, ...]:
    """Return, for each of those who wait, how many people like them are missing.

    Around each person those who wait too are gathered, nearest first, while the group loses no
    more than allowed. The gathering is greedy: the number is enough, and seldom more than needed.
    0 says that there are enough and something else holds them back.

    Args:
        records: Finest labels of those who wait; only the first thousand are gathered from.
        k: Smallest group of alike records.
        max_loss: What a group may lose.
        hierarchies: The trees.
    """
    fields = [
        _Field(hierarchies.fields[name], [one[name] for one in records])
        for name in QUASI_IDENTIFIERS
    ]
    known: dict[tuple[str, ...], int] = {}
    found = []
    for at, one in enumerate(records):
        labels = tuple(one[name] for name in QUASI_IDENTIFIERS)
        if labels not in known:
            known[labels] = max(k - _gathered(fields, at, k, max_loss), 0)
        found.append(known[labels])
    return tuple(found)


class _Field:
    """One column as numbers: of each pair of labels, the finest that covers both.

    Attributes:
        codes: Node of each record, of the first `_MOST` of them.
        meet: Node × node → node; a tree's own size squared, computed as far as it is asked for.
        loss: Node → share of detail lost.
    """

    def __init__(self, tree: FieldTree, labels: Sequence[str]) -> None:
        self._tree = tree
        self._nodes = {label: at for at, label in enumerate(tree.leaf_counts)}
        self._labels = tuple(tree.leaf_counts)
        self._paths = [tree.path(label) for label in self._labels]
        self.own = [self._nodes[label] for label in labels]
        self.codes: Ints = np.array(self.own[:_MOST], dtype=np.int64)
        self.loss = np.array([tree.loss(label) for label in self._labels])
        self._present = np.unique(self.codes).tolist()
        self._meets: dict[int, Ints] = {}

    def meets(self, node: int) -> Ints:
        """Return for each record the finest node that covers it and ``node``."""
        row = self._meets.get(node)
        if row is None:
            row = np.zeros(len(self._labels), dtype=np.int64)
            over = set(self._paths[node])
            for other in self._present:
                shared = next(label for label in self._paths[other] if label in over)
                row[other] = self._nodes[shared]
            self._meets[node] = row
        return row[self.codes]


def _gathered(fields: Sequence[_Field], at: int, k: int, max_loss: float) -> int:
    nodes = [field.own[at] for field in fields]
    free = np.ones(len(fields[0].codes), dtype=bool)
    if at < len(free):
        free[at] = False
    size = 1
    while size < k and free.any():
        meets = [field.meets(node) for field, node in zip(fields, nodes, strict=True)]
        losses = sum(field.loss[meet] for field, meet in zip(fields, meets, strict=True))
        cost = np.where(free, losses / len(fields), np.inf)
        nearest = int(np.argmin(cost))
        if cost[nearest] > max_loss + _EVEN:
            break
        free[nearest] = False
        nodes = [int(meet[nearest]) for meet in meets]
        size += 1
    return size
