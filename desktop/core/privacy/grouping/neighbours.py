"""Which combinations go well together: for each, the others it would lose least with."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from desktop.core.privacy.grouping.masks import Masks
from desktop.core.privacy.grouping.microdata import Ints

_AT_ONCE: Final = 1024
_SCALE: Final = 1024
"""Weights are counted in whole steps: sums of whole numbers are exact in any order, so the answer
does not depend on the machine's way of multiplying matrices."""


def neighbours(
    masks: Masks, wanted: Sequence[int], prices: Sequence[float], *, k: int, many: int
) -> dict[int, list[int]]:
    """Return the best neighbours of combinations, best first.

    The score of a neighbour is the value of a group of ``k`` alike it and the combination, less
    what it tells where it is now.

    Args:
        masks: Of all combinations.
        wanted: The combinations to find neighbours for.
        prices: Worth that each combination has where it is now; infinite keeps it out.
        k: Size of the group that is thought of.
        many: How many neighbours.
    """
    able = np.flatnonzero(np.isfinite(prices))
    weights = np.round(np.array(masks.weights) * _SCALE)
    theirs = np.ascontiguousarray((masks.bits[able] * weights).T.astype(np.float32))
    price = np.round(np.array(prices)[able] * _SCALE).astype(np.int64)
    shift = len(able).bit_length()
    found: dict[int, list[int]] = {}
    for first in range(0, len(wanted), _AT_ONCE):
        part = list(wanted[first : first + _AT_ONCE])
        shared = masks.bits[part].astype(np.float32) @ theirs
        scores = shared.astype(np.int64) * k - price
        # Score and place in one number: no ties, so the same neighbours on every machine.
        keys = (scores << shift) - np.arange(len(able))
        keys[np.array(part)[:, None] == able] = np.iinfo(np.int64).min
        for combination, row in zip(part, _best(keys, many), strict=True):
            found[combination] = able[row].tolist()
    return found


def _best(keys: Ints, many: int) -> Ints:
    """Return the places of the largest keys of each row, largest first; not the row's own."""
    many = min(many, keys.shape[1] - 1)
    best = np.argpartition(keys, keys.shape[1] - many, axis=1)[:, keys.shape[1] - many :]
    order = np.argsort(-np.take_along_axis(keys, best, 1), axis=1)
    return np.take_along_axis(best, order, 1)
