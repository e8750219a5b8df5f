"""What every group keeps: k records, l different sensitive values, no value too common."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from desktop.core.privacy.grouping.microdata import Ints


@dataclass(frozen=True, slots=True)
class Criterion:
    """What every group keeps.

    Attributes:
        k: Fewest records.
        l: Fewest different values of each sensitive column (distinct l-diversity).
        max_share: Largest share of one sensitive value; 1.0 sets no cap.
    """

    k: int
    l: int = 1  # noqa: E741 - the field's own name in the literature
    max_share: float = 1.0

    def keeps(self, rows: Sequence[int], sensitive: Iterable[Sequence[int]]) -> bool:
        """Tell whether these rows may be a group; ``sensitive`` holds codes by row."""
        size = len(rows)
        if size < self.k:
            return False
        most = self.max_share * size
        for codes in sensitive:
            counts: dict[int, int] = {}
            for row in rows:
                code = codes[row]
                counts[code] = counts.get(code, 0) + 1
            if len(counts) < self.l or max(counts.values()) > most:
                return False
        return True

    def takes(self, size: int, spreads: Iterable[Sequence[int]], codes: Iterable[int]) -> bool:
        """Tell whether a group that keeps the criterion still does with one more row.

        Args:
            size: Its rows.
            spreads: Sensitive column → its rows by value.
            codes: Sensitive column → the new row's value.
        """
        most = self.max_share * (size + 1)
        return all(
            max(spread) <= most and spread[code] + 1 <= most
            for spread, code in zip(spreads, codes, strict=True)
        )

    def kept(self, sizes: Ints, spreads: Sequence[Ints]) -> npt.NDArray[np.bool_]:
        """Tell of many groups at once.

        Args:
            sizes: Records of each group, shape (groups,).
            spreads: Sensitive column → records by value, each of shape (groups, values).
        """
        found = sizes >= self.k
        for spread in spreads:
            found &= np.count_nonzero(spread, axis=1) >= self.l
            found &= spread.max(axis=1) <= self.max_share * sizes
        return found
