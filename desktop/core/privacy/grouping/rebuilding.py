"""Take a few groups apart and build them anew: the strongest move of the search.

Each row either joins the group that gains most by it or begins a new group with those who go best
with it: rows of the same ruins, or rows that a larger group can spare.
"""

from collections.abc import Callable, Sequence
from typing import Final

from desktop.core.privacy.grouping.solution import NOTHING, Change, Solution

_OF_RUINS: Final = -1
_NO_GAIN: Final = -1e9


class Rebuilding:
    """One attempt: which groups fall, and what becomes of their rows."""

    __slots__ = ("_k", "_new", "_now", "change", "gain", "ruins")

    def __init__(self, now: Solution, k: int) -> None:
        self._now = now
        self._k = k
        self._new = 0
        self.change: Change = {}
        self.gain = 0.0
        self.ruins: list[int] = []

    def tear_down(self, groups: Sequence[int]) -> None:
        """Take groups apart."""
        now = self._now
        for group in groups:
            self.ruins += now.members[group]
            self.change[group] = ([], 0)
            self.gain -= now.value[group]

    def settle(self, near: Callable[[int], Sequence[int]]) -> bool:
        """Find a place for every row; tell whether there was one for each.

        Args:
            near: Row → rows it would go well with.
        """
        while self.ruins:
            row = self.ruins.pop()
            group, gain, mates = self._look(row, near(row))
            rows, taken = self._gather(row, mates, gain)
            if len(rows) == self._k and self._build(rows, taken, gain):
                continue
            if group is None:
                return False
            members, common = self._state(group)
            self.change[group] = ([*members, row], common & self._now.masks[row])
            self.gain += gain
        return True

    def _state(self, group: int) -> tuple[list[int], int]:
        found = self.change.get(group)
        if found is None:
            return self._now.members[group], self._now.common[group]
        return found

    def _look(
        self, row: int, near: Sequence[int]
    ) -> tuple[int | None, float, list[tuple[int, int, float]]]:
        """Return the best group to join, its gain, and rows that a new group could get."""
        now, change, k = self._now, self.change, self._k
        worth, mask = now.worth, now.masks[row]
        best, most = self._best_new(mask)
        mates = [(other, _OF_RUINS, 0.0) for other in self.ruins]
        for other in near:
            group = now.where[other]
            state = change.get(group)
            if state is None:
                size, common, value = len(now.members[group]), now.common[group], now.value[group]
            else:
                size, common = len(state[0]), state[1]
                if other not in state[0]:
                    continue
                value = size * worth[common]
            gain = (size + 1) * worth[common & mask] - value
            if size > k:
                mates.append((other, group, value / size))
            if gain > most:
                best, most = group, gain
        return best, most, mates

    def _best_new(self, mask: int) -> tuple[int | None, float]:
        """Return the best of the groups built so far to join, and the gain."""
        best, most = None, _NO_GAIN
        for group in range(-self._new, 0):
            rows, common = self.change[group]
            worth = self._now.worth
            gain = (len(rows) + 1) * worth[common & mask] - len(rows) * worth[common]
            if gain > most:
                best, most = group, gain
        return best, most

    def _gather(
        self, row: int, mates: list[tuple[int, int, float]], least: float
    ) -> tuple[list[int], dict[int, list[int]]]:
        """Return the rows of a new group around one row, and who comes from which group.

        Stops as soon as the new group cannot gain more than ``least``.
        """
        k, worth, masks = self._k, self._now.worth, self._now.masks
        rows, mask = [row], masks[row]
        taken: dict[int, list[int]] = {}
        while len(rows) < k and mates:
            most, best = _NO_GAIN, mates[0]
            for mate in mates:
                score = k * worth[mask & masks[mate[0]]] - mate[2]
                if score > most:
                    most, best = score, mate
            if most <= least:
                break
            mates.remove(best)
            other, group, price = best
            if group == _OF_RUINS:
                rows.append(other)
                mask &= masks[other]
            elif other not in rows:
                spare = len(self._state(group)[0]) - k - len(taken.get(group, ()))
                if spare > 0:
                    mask &= masks[other]
                    got = self._alike(group, other, mask, min(spare, k - len(rows)))
                    got = [one for one in got if one not in rows]
                    taken[group] = taken.get(group, []) + got
                    rows += got
                    least += price * len(got)
        return rows, taken

    def _alike(self, group: int, first: int, mask: int, most: int) -> list[int]:
        """Return a row and others of its group that cost the new group nothing more."""
        found, masks = [first], self._now.masks
        if most > 1:
            for other in self._state(group)[0]:
                if mask & masks[other] == mask and other != first:
                    found.append(other)
                    if len(found) == most:
                        break
        return found

    def _build(self, rows: list[int], taken: dict[int, list[int]], least: float) -> bool:
        """Begin a new group if that gains more than joining one."""
        now = self._now
        common = now.shared(rows)
        gain = len(rows) * now.worth[common]
        changed: Change = {}
        for group, got in taken.items():
            members, before = self._state(group)
            rest = [row for row in members if row not in got]
            after = self._shared_down_to(rest, before)
            gain += len(rest) * now.worth[after] - len(members) * now.worth[before]
            changed[group] = (rest, after)
        if gain <= least:
            return False
        self.change.update(changed)
        self._new += 1
        self.change[-self._new] = (rows, common)
        self.ruins = [row for row in self.ruins if row not in rows]
        self.gain += gain
        return True

    def _shared_down_to(self, rows: Sequence[int], floor: int) -> int:
        mask, masks = NOTHING, self._now.masks
        for row in rows:
            mask &= masks[row]
            if mask == floor:
                break
        return mask
