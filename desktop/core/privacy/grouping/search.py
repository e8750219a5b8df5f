"""Refine groups by search: move, exchange, split and rebuild them, and keep what gains.

A short annealing that moves single rows and rebuilds a few groups at a time. It beats the longest
annealing of single moves that was tried (privacy.md, "Small n") in a tenth of its time, because
rebuilding sees the moves that single steps cannot reach. The effort is counted in trials, not in
seconds, so that a seed and an effort give the same groups on every machine.
"""

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from desktop.core.privacy.grouping.masks import Worth, masks_of
from desktop.core.privacy.grouping.neighbours import neighbours
from desktop.core.privacy.grouping.problem import Problem, Watch
from desktop.core.privacy.grouping.rebuilding import Rebuilding
from desktop.core.privacy.grouping.solution import Solution

_NEIGHBOURS: Final = 12
_NEIGHBOURS_OF_FEW: Final = 24
_FEW: Final = 3_000
_THOROUGH: Final = 30_000
_THOROUGH_PER_ROW: Final = 3
_VERY_FEW: Final = 150
_RUNS_OF_FEW: Final = 3
_TRIALS_PER_ROW: Final = 30
_RUINS: Final = 4
_RUIN_ROWS: Final = 24
_EJECT: Final = 0.45
_SPLIT: Final = 0.05
_SPLIT_MOST: Final = 60
_TRIES: Final = 4
_EXCHANGE_MOST: Final = 30
_REPORT_EVERY: Final = 512
_LOOKS_BACK: Final = 64
_LOST: Final = 1e-9
_HOT: Final = 0.5
_HOTTEST_PER_ROW: Final = 70
_COOLING: Final = 10


@dataclass(frozen=True, slots=True)
class Effort:
    """How long to search.

    Attributes:
        trials: Moves tried; 0 leaves the groups as they are.
        seed: The same seed gives the same groups.
    """

    trials: int
    seed: int = 0

    @classmethod
    def thorough(cls, size: int, seed: int) -> "Effort":
        """Return an effort of about two seconds for a batch, and of eight for 30,000 records."""
        return cls(_THOROUGH + _THOROUGH_PER_ROW * size, seed)


def refine(
    problem: Problem, groups: Sequence[Sequence[int]], effort: Effort, watch: Watch
) -> list[list[int]]:
    """Return groups of the same rows that lose less.

    Args:
        problem: What is to be grouped; rows in no group stay out.
        groups: Rows of each group; every group keeps the criterion.
        effort: How long to search.
        watch: Hears of trials.

    Raises:
        AppError: CANCELLED.
    """
    size = sum(len(rows) for rows in groups)
    runs = _RUNS_OF_FEW if size <= _VERY_FEW else 1
    found = []
    for run in range(runs):
        part = Effort(effort.trials // runs, effort.seed * runs + run)
        search = _Search(problem, groups, part)
        search.run(watch)
        found.append((-search.best_total, run, search.best()))
    return min(found)[2]


class _Search:
    """One search: the groups as they are now, and the best ones seen."""

    def __init__(self, problem: Problem, groups: Sequence[Sequence[int]], effort: Effort) -> None:
        folded = problem.folded
        masks = masks_of(problem.data.columns, folded)
        self._combination = folded.inverse.tolist()
        by_row = [masks.numbers[one] for one in self._combination]
        codes = [one.tolist() for one in problem.data.sensitive]
        rule = (problem.criterion, codes)
        worth = Worth(masks.weights, self._least(problem))
        self._now = Solution(groups, by_row, worth, rule)
        self._k = problem.criterion.k
        self._random = random.Random(effort.seed).random  # noqa: S311 - a search, no secret
        self._trials = effort.trials
        self._alike: list[list[int]] = [[] for _ in range(folded.size)]
        for row, group in enumerate(self._now.where):
            if group >= 0:
                self._alike[self._combination[row]].append(row)
        self._rows = self._costly_rows()
        wanted = sorted({self._combination[row] for row in self._rows})
        many = _NEIGHBOURS_OF_FEW if len(self._rows) <= _FEW else _NEIGHBOURS
        found = neighbours(masks, wanted, self._prices(), k=self._k, many=many)
        self._near = {
            one: [self._alike[other] for other in others] for one, others in found.items()
        }
        self._heat = 0.0
        self._total = self.best_total = self._now.total()
        self._best = [rows.copy() for rows in self._now.members]

    def run(self, watch: Watch) -> None:
        """Try all moves."""
        if not self._rows:
            return
        hottest = _HOT * min(1.0, (self._trials / len(self._rows) / _HOTTEST_PER_ROW) ** 2.0)
        remember_every = max(1, self._trials // _LOOKS_BACK)
        for trial in range(self._trials):
            if trial % _REPORT_EVERY == 0:
                watch.tell(trial, self._trials)
                self._heat = hottest * _COOLING ** (-trial / self._trials)
            if trial % remember_every == 0:
                self._remember()
            self._try()
        self._remember()

    def best(self) -> list[list[int]]:
        """Return the best groups seen."""
        return [rows for rows in self._best if rows]

    @staticmethod
    def _least(problem: Problem) -> float:
        """Return what waiting is worth: a record with the largest loss that may still go."""
        if problem.max_loss >= 1.0:
            return 0.0
        known = 1.0 - float(problem.data.source_loss().mean())
        return max(0.0, (known - problem.max_loss) * len(problem.data.columns))

    def _try(self) -> None:
        row = self._rows[int(self._random() * len(self._rows))]
        if self._now.excess(row) <= _LOST:
            return
        kind = self._random()
        if kind < _EJECT:
            self._eject(row)
        elif kind < _EJECT + _SPLIT:
            self._split(row)
        else:
            self._rebuild(row)

    def _remember(self) -> None:
        if self._total > self.best_total + _LOST:
            self.best_total = self._total
            self._best = [rows.copy() for rows in self._now.members]

    def _is_welcome(self, gain: float) -> bool:
        return gain >= 0 or self._random() < math.exp(gain / self._heat)

    def _make(self, gain: float, change: dict[int, tuple[list[int], int]]) -> None:
        if self._now.apply(change):
            self._total += gain

    def _near_row(self, row: int) -> int | None:
        """Return a row of a near combination, nearer ones more often."""
        near = self._near.get(self._combination[row])
        if near is None:
            return None
        chance = self._random()
        return self._one_of(near[int(chance * chance * len(near))])

    def _one_of(self, rows: Sequence[int]) -> int:
        return rows[int(self._random() * len(rows))]

    def _eject(self, row: int) -> None:
        """Move a row to where it does more; what is left too small gets another one for it."""
        now, worth = self._now, self._now.worth
        group = now.where[row]
        rest = now.shared_without(group, row)
        target, gain = self._best_target(row, group)
        if target < 0:
            return
        size = len(now.members[group])
        if size > self._k:
            gain += (size - 1) * worth[rest] - now.value[group]
            if self._is_welcome(gain):
                self._make(gain, self._moved(row, group, target, rest))
            return
        spare, refilled = self._best_spare(group, target, rest)
        given, exchanged = self._best_exchange(row, target, rest, size)
        if spare >= 0 and gain + refilled - now.value[group] > exchanged:
            self._refill(row, target, spare, rest)
        elif given >= 0 and self._is_welcome(exchanged):
            self._make(exchanged, self._exchanged(row, given, rest))

    def _best_target(self, row: int, group: int) -> tuple[int, float]:
        """Return the group that gains most by a row, of a few, and the gain."""
        now, worth, mask = self._now, self._now.worth, self._now.masks[row]
        best, most = -1, -math.inf
        for _ in range(_TRIES):
            other = self._near_row(row)
            target = now.where[other] if other is not None else group
            if target != group:
                gain = (len(now.members[target]) + 1) * worth[now.common[target] & mask]
                gain -= now.value[target]
                if gain > most:
                    best, most = target, gain
        return best, most

    def _best_spare(self, group: int, target: int, rest: int) -> tuple[int, float]:
        """Return a row that a larger group can spare for what is left of one, and what it does."""
        now, worth, masks = self._now, self._now.worth, self._now.masks
        size = len(now.members[group])
        best, most = -1, -math.inf
        for _ in range(_TRIES):
            spare = self._near_row(self._one_of(now.members[group]))
            if spare is None:
                continue
            home = now.where[spare]
            if home not in (group, target) and len(now.members[home]) > self._k:
                value = size * worth[rest & masks[spare]] - worth[now.common[home]]
                if value > most:
                    best, most = spare, value
        return best, most

    def _best_exchange(self, row: int, target: int, rest: int, size: int) -> tuple[int, float]:
        """Return the row of the target group that fits in a row's place best, and the gain."""
        now, worth, masks = self._now, self._now.worth, self._now.masks
        members = now.members[target]
        if len(members) > _EXCHANGE_MOST:
            return -1, -math.inf
        given = max(members, key=lambda other: worth[rest & masks[other]])
        common = now.shared_without(target, given) & masks[row]
        gain = size * worth[rest & masks[given]] + len(members) * worth[common]
        return given, gain - now.value[now.where[row]] - now.value[target]

    def _moved(
        self, row: int, group: int, target: int, rest: int
    ) -> dict[int, tuple[list[int], int]]:
        now = self._now
        return {
            group: ([one for one in now.members[group] if one != row], rest),
            target: ([*now.members[target], row], now.common[target] & now.masks[row]),
        }

    def _exchanged(self, row: int, given: int, rest: int) -> dict[int, tuple[list[int], int]]:
        now = self._now
        group, target = now.where[row], now.where[given]
        common = now.shared_without(target, given) & now.masks[row]
        return {
            group: (
                [given if one == row else one for one in now.members[group]],
                rest & now.masks[given],
            ),
            target: ([row if one == given else one for one in now.members[target]], common),
        }

    def _refill(self, row: int, target: int, spare: int, rest: int) -> None:
        now = self._now
        group, home = now.where[row], now.where[spare]
        change = self._moved(row, group, target, rest)
        common = now.shared_without(home, spare)
        change[group] = ([*change[group][0], spare], rest & now.masks[spare])
        change[home] = ([one for one in now.members[home] if one != spare], common)
        gain = sum(
            len(rows) * now.worth[mask] - now.value[at] for at, (rows, mask) in change.items()
        )
        if self._is_welcome(gain):
            self._make(gain, change)

    def _split(self, row: int) -> None:
        """Part a large group: those most like a row, and the others."""
        now, k = self._now, self._k
        group = now.where[row]
        members = now.members[group]
        if not 2 * k <= len(members) <= _SPLIT_MOST:
            return
        mask, worth, masks = now.masks[row], now.worth, now.masks
        order = sorted(members, key=lambda other: worth[mask & masks[other]], reverse=True)
        cut = k + int(self._random() * (len(members) - 2 * k + 1))
        near, far = order[:cut], order[cut:]
        change = {group: (near, now.shared(near)), -1: (far, now.shared(far))}
        gain = sum(len(rows) * worth[common] for rows, common in change.values())
        # Parts have at least as much in common as the whole: parting never loses.
        self._make(gain - now.value[group], change)

    def _rebuild(self, row: int) -> None:
        """Take a row's group and a few near ones apart and build them anew."""
        now, k = self._now, self._k
        group = now.where[row]
        if len(now.members[group]) > 2 * k:
            return
        falling = [group]
        wanted = 1 + int(self._random() * _RUINS)
        rows = len(now.members[group])
        for _ in range(2 * wanted):
            if len(falling) >= wanted or rows > _RUIN_ROWS:
                break
            other = self._near_row(self._one_of(now.members[group]))
            if other is None or now.excess(other) <= _LOST:
                continue
            found = now.where[other]
            if len(now.members[found]) <= 2 * k and found not in falling:
                falling.append(found)
                rows += len(now.members[found])
        attempt = Rebuilding(now, k)
        attempt.tear_down(falling)
        if attempt.settle(self._near_rows) and self._is_welcome(attempt.gain):
            self._make(attempt.gain, attempt.change)

    def _near_rows(self, row: int) -> list[int]:
        """Return one row of each near combination; of its own kind where it loses nothing."""
        near = self._near.get(self._combination[row])
        if near is None:
            return [self._one_of(self._alike[self._combination[row]])]
        chance = self._random()
        return [rows[int(chance * len(rows))] for rows in near]

    def _costly_rows(self) -> list[int]:
        """Return the rows that lose most, so many that each is tried a few dozen times."""
        now = self._now
        losing = [
            (-now.excess(row), row)
            for row, group in enumerate(now.where)
            if group >= 0 and now.excess(row) > _LOST
        ]
        losing.sort()
        return sorted(row for _, row in losing[: max(1, self._trials // _TRIALS_PER_ROW)])

    def _prices(self) -> list[float]:
        """Return what each combination is worth where it is now; infinite where nobody is."""
        now = self._now
        prices = [math.inf] * len(self._alike)
        for row, group in enumerate(now.where):
            if group >= 0:
                combination = self._combination[row]
                prices[combination] = min(prices[combination], now.worth[now.common[group]])
        return prices
