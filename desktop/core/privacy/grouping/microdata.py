"""Records as arrays: labels as small integers, trees as lookup tables."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
KEY_BITS: Final = 62
"""Numbers stay below 2 to this."""


@dataclass(frozen=True, slots=True)
class Column:
    """One quasi-identifier.

    Attributes:
        nodes: Node of each record in the tree, shape (n,).
        up: Level → node → its node at that level, finest level first; shape (levels, nodes). A
            node already coarser than the level stays. The last level has one node, the root.
        loss: Node → normalized certainty penalty: 0 for a single fact, 1 for the root.
    """

    nodes: Ints
    up: Ints
    loss: Floats

    def common_losses(self) -> Floats:
        """Return the loss of the nearest common ancestor of any two nodes, (nodes, nodes)."""
        found = np.ones((len(self.loss), len(self.loss)))
        for level in self.up[::-1]:
            is_same = level[:, None] == level[None, :]
            found = np.where(is_same, self.loss[level][:, None], found)
        return found

    def common(self, first: int, second: int) -> int:
        """Return the nearest common ancestor of two nodes."""
        return next(int(level[first]) for level in self.up if level[first] == level[second])


@dataclass(frozen=True, slots=True)
class Microdata:
    """All records: quasi-identifiers, and codes from 0 of the sensitive columns, shape (n,)."""

    columns: tuple[Column, ...]
    sensitive: tuple[Ints, ...] = ()

    @property
    def size(self) -> int:
        """How many records there are."""
        return len(self.columns[0].nodes)

    def source_loss(self) -> Floats:
        """Return per record what was unknown from the start: its mean loss, shape (n,)."""
        return mean_loss([column.loss[column.nodes] for column in self.columns])

    def loss_of(self, nodes: Ints) -> Floats:
        """Return the mean loss of rows of nodes; shape (rows, columns) gives (rows,)."""
        return mean_loss([column.loss[nodes[:, at]] for at, column in enumerate(self.columns)])


@dataclass(frozen=True, slots=True)
class Distinct:
    """Records folded to their distinct combinations of quasi-identifiers.

    Attributes:
        nodes: Column → node of each combination, each of shape (m,).
        inverse: Combination of each record, shape (n,).
        counts: Records of each combination, shape (m,).
        spread: Sensitive column → records of each combination by value, each of shape (m, values).
    """

    nodes: tuple[Ints, ...]
    inverse: Ints
    counts: Ints
    spread: tuple[Ints, ...]

    @property
    def size(self) -> int:
        """How many combinations there are."""
        return len(self.counts)


@dataclass(frozen=True, slots=True)
class Sorted:
    """What sorting numbers found: ``order`` puts equal ones side by side, from ``starts`` on."""

    order: Ints
    starts: Ints

    @property
    def numbers(self) -> Ints:
        """The run of equal numbers each place of ``order`` lies in, counted from 0."""
        marks = np.zeros(len(self.order), dtype=np.int64)
        marks[self.starts[1:]] = 1
        return np.cumsum(marks)


def distinct(data: Microdata) -> Distinct:
    """Fold records to their distinct combinations."""
    found = sort_numbers(combined([_ranked(column.nodes) for column in data.columns]))
    inverse = np.empty(data.size, dtype=np.int64)
    inverse[found.order] = found.numbers
    first = found.order[found.starts]
    counts = np.diff(found.starts, append=data.size)
    spread = []
    for codes in data.sensitive:
        width = int(codes.max(initial=0)) + 1
        table = np.bincount(inverse * width + codes, minlength=len(first) * width)
        spread.append(table.reshape(len(first), width))
    nodes = tuple(column.nodes[first] for column in data.columns)
    return Distinct(nodes, inverse, counts, tuple(spread))


def combined(columns: Sequence[Ints]) -> Ints:
    """Return one number for each combination of codes from 0; shape (n,).

    Where the numbers would grow too large, they are counted anew on the way.
    """
    key, bits = columns[0].astype(np.int64), _bits(columns[0])
    for codes in columns[1:]:
        width = int(codes.max(initial=0)) + 1
        if bits + width.bit_length() > KEY_BITS:
            key = _ranked_by_sorting(key)
            bits = _bits(key)
        key = key * width + codes
        bits += width.bit_length()
    return key


def sort_numbers(numbers: Ints) -> Sorted:
    """Return where equal numbers (from 0) lie; the same order on every machine.

    Number and place are packed into one integer where they fit: sorting those is several times
    faster than sorting places by number, and leaves no ties.
    """
    size = len(numbers)
    if size == 0:
        return Sorted(numbers, numbers)
    shift = size.bit_length()
    if _bits(numbers) + shift <= KEY_BITS:
        packed = np.sort((numbers << shift) | np.arange(size))
        order, values = packed & ((1 << shift) - 1), packed >> shift
    else:
        order = np.argsort(numbers, kind="stable")
        values = numbers[order]
    changes = np.flatnonzero(values[1:] != values[:-1]) + 1
    return Sorted(order, np.concatenate(([0], changes)))


def common_nodes(columns: Sequence[Column], nodes: Sequence[Ints], found: Sorted) -> Ints:
    """Return the nearest common ancestors of each run of combinations, shape (runs, columns)."""
    result = np.empty((len(found.starts), len(columns)), dtype=np.int64)
    if len(result) == 0:
        return result
    for at, column in enumerate(columns):
        own = nodes[at][found.order]
        for level in column.up[::-1]:
            there = level[own]
            low = np.minimum.reduceat(there, found.starts)
            is_one = low == np.maximum.reduceat(there, found.starts)
            result[:, at] = np.where(is_one, low, result[:, at])
    return result


def mean_loss(losses: Sequence[Floats]) -> Floats:
    """Return the mean over columns."""
    total = losses[0].copy()
    for loss in losses[1:]:
        total += loss
    return total / len(losses)


def _bits(numbers: Ints) -> int:
    return int(numbers.max(initial=0)).bit_length()


def _ranked(nodes: Ints) -> Ints:
    """Return codes without gaps."""
    is_there = np.bincount(nodes) > 0
    return (np.cumsum(is_there) - 1)[nodes]


def _ranked_by_sorting(numbers: Ints) -> Ints:
    found = sort_numbers(numbers)
    ranks = np.empty(len(numbers), dtype=np.int64)
    ranks[found.order] = found.numbers
    return ranks
