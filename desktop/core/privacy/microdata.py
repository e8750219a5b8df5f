"""Records as arrays: labels as small integers, trees as lookup tables."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
import numpy.typing as npt

from desktop.core.domain.anonymous import QUASI_IDENTIFIERS, SENSITIVE
from desktop.core.privacy.hierarchies import FieldTree, Hierarchies

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Column:
    """One quasi-identifier.

    Attributes:
        labels: Node number → label.
        nodes: Node of each record, shape (n,).
        up: Level → node → its node at that level; shape (levels, nodes). A node already coarser
            than the level stays.
        common: Nodes → their nearest common ancestor, shape (nodes, nodes).
        loss: Node → normalized certainty penalty.
    """

    labels: tuple[str, ...]
    nodes: Ints
    up: Ints
    common: Ints
    loss: Floats


@dataclass(frozen=True, slots=True)
class Microdata:
    """All records: one column per quasi-identifier, codes of the sensitive fields, shape (n,)."""

    columns: tuple[Column, ...]
    sensitive: tuple[Ints, ...]
    sensitive_sizes: tuple[int, ...]
    size: int

    def source_loss(self) -> Floats:
        """Return per record what was unknown from the start: its mean loss, shape (n,)."""
        return _mean([column.loss[column.nodes] for column in self.columns])

    def loss_of(self, nodes: Ints) -> Floats:
        """Return the mean loss of rows of nodes; shape (rows, columns) gives (rows,)."""
        return _mean([column.loss[nodes[:, at]] for at, column in enumerate(self.columns)])

    def widened(self, nodes: Ints, row: int) -> Ints:
        """Return each row of nodes just wide enough to take in one record; same shape."""
        return np.stack(
            [
                column.common[nodes[:, at], column.nodes[row]]
                for at, column in enumerate(self.columns)
            ],
            axis=1,
        )


def encode(records: Sequence[Mapping[str, str]], hierarchies: Hierarchies) -> Microdata:
    """Return the records as arrays.

    Raises:
        KeyError: A label is not in its tree, which the caller must have ruled out.
    """
    trees = hierarchies.fields
    columns = tuple(
        _column(trees[name], [record[name] for record in records]) for name in QUASI_IDENTIFIERS
    )
    sensitive, sizes = [], []
    for name in SENSITIVE:
        codes = {label: at for at, label in enumerate(trees[name].values)}
        sensitive.append(np.array([codes[record[name]] for record in records], dtype=np.int64))
        sizes.append(len(codes))
    return Microdata(columns, tuple(sensitive), tuple(sizes), len(records))


def schemes_by_loss(data: Microdata, max_loss: float) -> list[tuple[int, ...]]:
    """Return every combination of levels within ``max_loss``, cheapest first.

    The order is by mean loss over the records; ties go to the finer level of the first column.
    """
    per_column = [
        [
            float((column.loss[up[column.nodes]] - column.loss[column.nodes]).mean())
            for up in column.up
        ]
        for column in data.columns
    ]
    count = len(per_column)
    costed = [
        (sum(costs) / count, levels)
        for levels, costs in zip(
            product(*(range(len(costs)) for costs in per_column)),
            product(*per_column),
            strict=True,
        )
    ]
    return [levels for cost, levels in sorted(costed) if cost <= max_loss]


def _mean(losses: list[Floats]) -> Floats:
    mean: Floats = np.stack(losses).mean(axis=0)
    return mean


def _column(tree: FieldTree, labels: Sequence[str]) -> Column:
    values = tree.values
    number = {label: at for at, label in enumerate(values)}
    paths = [tree.path(label) for label in values]
    up = np.array(
        [[number[_at_level(path, set(level))] for path in paths] for level in tree.levels],
        dtype=np.int64,
    )
    # Only nodes above present labels can come up; the others stay 0 and are never asked for.
    common = np.zeros((len(values), len(values)), dtype=np.int64)
    present = sorted({number[one] for label in set(labels) for one in tree.path(label)})
    for first in present:
        for second in present:
            shared = set(paths[second])
            common[first, second] = next(number[one] for one in paths[first] if one in shared)
    nodes = np.array([number[label] for label in labels], dtype=np.int64)
    loss = np.array([tree.loss(label) for label in values], dtype=np.float64)
    return Column(values, nodes, up, common, loss)


def _at_level(path: tuple[str, ...], level: set[str]) -> str:
    return next((label for label in path if label in level), path[0])
