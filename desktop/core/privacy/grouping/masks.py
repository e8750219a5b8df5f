"""Ancestors as bits: what a group has in common is the AND of its members.

Every node below a root that is met gets one bit, weighted by how much less it loses than its
parent. The weights of the bits common to a group add up to what the group still tells, columns
less loss; so the value of any group is one AND per member and one look-up.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from desktop.core.privacy.grouping.microdata import Column, Distinct

Bits = npt.NDArray[np.uint8]


class Worth(dict[int, float]):
    """Mask → the sum of its bits' weights, looked up after the first time.

    Args:
        weights: What each bit is worth.
        least: What a group is worth that will not go: a search then gathers in few groups whom it
            cannot place well, and the others get finer.
    """

    def __init__(self, weights: Sequence[float], least: float = 0.0) -> None:
        super().__init__()
        self._weights = weights
        self._least = least

    def __missing__(self, mask: int) -> float:
        """Add up the weights of a mask not met before."""
        total, rest = 0.0, mask
        while rest:
            lowest = rest & -rest
            total += self._weights[lowest.bit_length() - 1]
            rest ^= lowest
        found = self[mask] = max(total, self._least)
        return found


@dataclass(frozen=True, slots=True)
class Masks:
    """The bits of every combination.

    Attributes:
        bits: Combination → bits, 0 or 1, shape (m, bits).
        weights: What each bit is worth.
        numbers: The same bits as integers, lowest bit first.
    """

    bits: Bits
    weights: tuple[float, ...]
    numbers: list[int]


def masks_of(columns: Sequence[Column], folded: Distinct) -> Masks:
    """Return the masks of all combinations."""
    parts, weights = [], []
    for column, nodes in zip(columns, folded.nodes, strict=True):
        bits, worth = _ancestors(column, np.unique(nodes).tolist())
        parts.append(bits[nodes])
        weights += worth
    joined = np.concatenate(parts, axis=1)
    packed = np.packbits(joined, axis=1, bitorder="little")
    numbers = [int.from_bytes(row.tobytes(), "little") for row in packed]
    return Masks(joined, tuple(weights), numbers)


def _ancestors(column: Column, nodes: Sequence[int]) -> tuple[Bits, list[float]]:
    """Return node → bits of one column, shape (nodes, bits), and what the bits are worth."""
    places: dict[int, int] = {}
    worth: list[float] = []
    paths: dict[int, list[int]] = {}
    for node in nodes:
        path = list(dict.fromkeys([node, *column.up[:, node].tolist()]))
        paths[node] = path[:-1]
        for child, parent in pairwise(path):
            if child not in places:
                places[child] = len(worth)
                worth.append(float(column.loss[parent] - column.loss[child]))
    bits = np.zeros((len(column.loss), len(worth)), dtype=np.uint8)
    for node, path in paths.items():
        bits[node, [places[one] for one in path]] = 1
    return bits, worth
