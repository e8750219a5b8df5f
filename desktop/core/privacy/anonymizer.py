"""Make groups of alike records: peel, tighten, join what is left or hold it back.

Walk all schemes from the finest to the coarsest; whoever forms a group that keeps the policy goes
with it; every group is then made as fine as its members allow; single people who are left join the
cheapest group if that does not cost too much, and wait otherwise. Nobody is forced out.

Source:
    privacy.md, "Prototype reached" (peel) and "proposed design" 3 to 5; decisions 10 to 12.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

import numpy as np

from desktop.core.domain.anonymous import (
    QUASI_IDENTIFIERS,
    SENSITIVE,
    SUPPRESSED,
    Anonymized,
    PrivacyPolicy,
)
from desktop.core.domain.batch import WaitReason
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.ports import IsCancelled, Progress
from desktop.core.privacy.hierarchies import Hierarchies
from desktop.core.privacy.microdata import Ints, Microdata, encode, schemes_by_loss
from desktop.core.privacy.risk import risk_summary

_REPORT_EVERY: Final = 256


@dataclass(slots=True)
class _Group:
    """Records that will look alike: their rows and one node per column."""

    rows: list[int]
    nodes: Ints


def anonymize(
    records: Sequence[Mapping[str, str]],
    policy: PrivacyPolicy,
    hierarchies: Hierarchies,
    *,
    seed: int,
    progress: Progress = lambda _done, _total: None,
    is_cancelled: IsCancelled = lambda: False,
) -> Anonymized:
    """Return which records can go and how they look.

    Args:
        records: Finest labels by field, as `generalize` gives them; one record per person.
        policy: What the batch keeps.
        hierarchies: The published trees.
        seed: Decides who is looked at first; the same seed gives the same answer.
        progress: Hears of schemes walked.
        is_cancelled: Asked between schemes.

    Raises:
        AppError: CANCELLED.
    """
    order = np.random.default_rng(seed).permutation(len(records))
    chosen = np.sort(order[: policy.max_records])
    waiting = {int(one): WaitReason.IN_ANOTHER_BATCH for one in order[policy.max_records :]}
    if len(chosen) < policy.min_records:
        waiting |= {int(one): WaitReason.TOO_FEW_IN_ALL for one in chosen}
        return Anonymized({}, {}, waiting, (), None, policy, seed)
    data = encode([records[one] for one in chosen], hierarchies)
    walk = _Walk(data, policy, progress, is_cancelled)
    groups, hidden = walk.best_groups()
    released = {row for group in groups for row in group.rows}
    if len(released) < policy.min_records:
        why = walk.reasons_for_all()
        groups = []
    else:
        why = walk.reasons(set(range(data.size)) - released, hidden)
    waiting |= {int(chosen[row]): reason for row, reason in why.items()}
    rows = {
        int(chosen[row]): labels | _sensitive(records[int(chosen[row])], hidden)
        for group in groups
        for row, labels in _labelled(data, group)
    }
    return _answer(records, rows, waiting, (hidden, policy, seed, hierarchies))


class _Walk:
    """One walk through the schemes for one set of records."""

    def __init__(
        self, data: Microdata, policy: PrivacyPolicy, progress: Progress, is_cancelled: IsCancelled
    ) -> None:
        self._data = data
        self._policy = policy
        self._progress = progress
        self._is_cancelled = is_cancelled
        self._schemes = schemes_by_loss(data, policy.max_loss)
        radixes = [len(column.labels) for column in data.columns]
        weights = np.cumprod([1, *radixes[:-1]])
        # Per column and level: what each record adds to the number of its combination.
        self._keys = [
            weight * column.up[:, column.nodes]
            for weight, column in zip(weights, data.columns, strict=True)
        ]

    def best_groups(self) -> tuple[list[_Group], tuple[str, ...]]:
        """Return groups, hiding as few sensitive columns as a batch needs to come about.

        A column that cannot reach l in the batch is hidden everywhere (decision 10).
        """
        for hidden in _hidings(self._hopeless()):
            groups = self._groups(hidden)
            if sum(len(group.rows) for group in groups) >= self._policy.min_records:
                return groups, hidden
        return [], ()

    def reasons_for_all(self) -> dict[int, WaitReason]:
        """Return why everybody waits: too few for a batch, or too few who resemble each other."""
        could_go = self._policy.max_loss < 1.0
        reason = WaitReason.TOO_COARSE if could_go else WaitReason.TOO_FEW_IN_ALL
        return dict.fromkeys(range(self._data.size), reason)

    def reasons(self, rows: set[int], hidden: tuple[str, ...]) -> dict[int, WaitReason]:
        """Return why rows were left."""
        left = np.array(sorted(rows), dtype=np.int64)
        if len(left) == 0:
            return {}
        reasons = dict.fromkeys(rows, WaitReason.GROUP_TOO_SMALL)
        for members, _ in self._split(left, self._schemes[-1], hidden):
            reasons |= dict.fromkeys(map(int, members), WaitReason.SENSITIVE_TOO_ALIKE)
        if self._policy.max_loss < 1.0 and len(left) >= self._policy.k:
            coarsest = tuple(len(column.up) - 1 for column in self._data.columns)
            if any(is_kept for _, is_kept in self._split(left, coarsest, hidden)):
                return dict.fromkeys(rows, WaitReason.TOO_COARSE)
        return reasons

    def _hopeless(self) -> tuple[str, ...]:
        everybody = np.arange(self._data.size)
        return tuple(name for at, name in enumerate(SENSITIVE) if not self._varies(everybody, at))

    def _groups(self, hidden: tuple[str, ...]) -> list[_Group]:
        groups: list[_Group] = []
        left = np.arange(self._data.size)
        for done, levels in enumerate(self._schemes):
            if done % _REPORT_EVERY == 0:
                self._progress(done, len(self._schemes))
                if self._is_cancelled():
                    raise AppError(ErrorCode.CANCELLED)
            if len(left) < self._policy.k:
                break
            kept = [members for members, is_kept in self._split(left, levels, hidden) if is_kept]
            if kept:
                groups.extend(self._tightened(members) for members in kept)
                left = np.setdiff1d(left, np.concatenate(kept), assume_unique=True)
        self._join(left, groups, hidden)
        return groups

    def _split(
        self, rows: Ints, levels: tuple[int, ...], hidden: tuple[str, ...]
    ) -> Iterator[tuple[Ints, bool]]:
        """Yield the groups of at least k rows at one scheme, and whether each keeps the policy."""
        key = np.zeros(len(rows), dtype=np.int64)
        for level, keys in zip(levels, self._keys, strict=True):
            key += keys[level, rows]
        _, inverse, counts = np.unique(key, return_inverse=True, return_counts=True)
        for group in np.flatnonzero(counts >= self._policy.k):
            members = rows[inverse == group]
            yield members, self._keeps(members, hidden)

    def _keeps(self, members: Ints, hidden: tuple[str, ...]) -> bool:
        return all(
            self._varies(members, at) for at, name in enumerate(SENSITIVE) if name not in hidden
        )

    def _varies(self, members: Ints, at: int) -> bool:
        values = self._data.sensitive[at][members]
        counts = np.bincount(values, minlength=self._data.sensitive_sizes[at])
        is_spread = counts.max() <= self._policy.max_share * len(members)
        return bool(is_spread) and int(np.count_nonzero(counts)) >= self._policy.l

    def _tightened(self, members: Ints) -> _Group:
        nodes = np.empty(len(self._data.columns), dtype=np.int64)
        for at, column in enumerate(self._data.columns):
            found = np.unique(column.nodes[members])
            node = int(found[0])
            for other in found[1:]:
                node = int(column.common[node, other])
            nodes[at] = node
        return _Group([int(row) for row in members], nodes)

    def _join(self, left: Ints, groups: list[_Group], hidden: tuple[str, ...]) -> None:
        """Let left-over rows into the group that loses least by it, or leave them."""
        if not groups:
            return
        nodes = np.stack([group.nodes for group in groups])
        known = self._data.source_loss()
        for row in map(int, left):
            wider = self._data.widened(nodes, row)
            sizes = np.array([len(group.rows) for group in groups])
            total = self._data.loss_of(wider) * (sizes + 1)
            cost = total - self._data.loss_of(nodes) * sizes
            unknown = np.array([known[group.rows].sum() for group in groups]) + known[row]
            is_fine = (total - unknown) / (sizes + 1) <= self._policy.max_loss
            for at in np.argsort(cost, kind="stable"):
                members = np.array([*groups[at].rows, row])
                if is_fine[at] and self._keeps(members, hidden):
                    nodes[at] = wider[at]
                    groups[at].rows.append(row)
                    groups[at].nodes = wider[at]
                    break


def _hidings(hopeless: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield sets of sensitive columns to hide, smallest first, each with the hopeless ones."""
    others = [name for name in SENSITIVE if name not in hopeless]
    for count in range(len(others) + 1):
        for more in combinations(others, count):
            yield tuple(name for name in SENSITIVE if name in hopeless or name in more)


def _labelled(data: Microdata, group: _Group) -> Iterator[tuple[int, dict[str, str]]]:
    labels = {
        name: column.labels[int(group.nodes[at])]
        for at, (name, column) in enumerate(zip(QUASI_IDENTIFIERS, data.columns, strict=True))
    }
    for row in group.rows:
        yield row, dict(labels)


def _sensitive(record: Mapping[str, str], hidden: tuple[str, ...]) -> dict[str, str]:
    return {name: SUPPRESSED if name in hidden else record[name] for name in SENSITIVE}


def _answer(
    records: Sequence[Mapping[str, str]],
    rows: dict[int, dict[str, str]],
    waiting: dict[int, WaitReason],
    made_with: tuple[tuple[str, ...], PrivacyPolicy, int, Hierarchies],
) -> Anonymized:
    hidden, policy, seed, hierarchies = made_with
    if not rows:
        return Anonymized({}, {}, waiting, (), None, policy, seed)
    risk, sizes = risk_summary([records[at] for at in sorted(rows)], rows, hidden, hierarchies)
    return Anonymized(rows, sizes, waiting, hidden, risk, policy, seed)
