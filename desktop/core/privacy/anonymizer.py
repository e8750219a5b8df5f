"""Make a batch of cr.anon/1: who goes, how they look, and why the others wait.

The groups come from the engine (`desktop.core.privacy.grouping`); here stand the rules of a batch:
how many it needs, which sensitive columns it can show, and the reasons. Nobody is forced out.

Source:
    privacy.md, "proposed design" 3 to 5; decisions 10 to 12.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

import numpy as np

from desktop.core.domain.anonymous import (
    QUASI_IDENTIFIERS,
    SENSITIVE,
    SUPPRESSED,
    Anonymized,
    PrivacyPolicy,
)
from desktop.core.domain.batch import WaitReason
from desktop.core.ports import IsCancelled, Progress
from desktop.core.privacy.encoding import Encoded, encode
from desktop.core.privacy.grouping.criterion import Criterion
from desktop.core.privacy.grouping.engine import Grouping, group_records
from desktop.core.privacy.grouping.problem import Watch
from desktop.core.privacy.grouping.search import Effort
from desktop.core.privacy.hierarchies import Hierarchies
from desktop.core.privacy.risk import risk_summary


def anonymize(
    records: Sequence[Mapping[str, str]],
    policy: PrivacyPolicy,
    hierarchies: Hierarchies,
    *,
    effort: Effort,
    progress: Progress = lambda _done, _total: None,
    is_cancelled: IsCancelled = lambda: False,
) -> Anonymized:
    """Return which records can go and how they look.

    Args:
        records: Finest labels by field, as `generalize` gives them; one record per person.
        policy: What the batch keeps.
        hierarchies: The published trees.
        effort: How long the groups are refined. Its seed decides who is looked at first; the same
            effort gives the same answer.
        progress: Hears of steps done.
        is_cancelled: Asked between steps.

    Raises:
        AppError: CANCELLED.
    """
    order = np.random.default_rng(effort.seed).permutation(len(records))
    chosen = np.sort(order[: policy.max_records])
    waiting = {int(one): WaitReason.IN_ANOTHER_BATCH for one in order[policy.max_records :]}
    if len(chosen) < policy.min_records:
        waiting |= {int(one): WaitReason.TOO_FEW_IN_ALL for one in chosen}
        return Anonymized({}, {}, waiting, (), None, policy, effort.seed)
    cut = _Cut(encode([records[one] for one in chosen], hierarchies), policy)
    cut.make(effort, Watch(progress, is_cancelled))
    waiting |= {int(chosen[row]): reason for row, reason in cut.reasons().items()}
    rows = {
        int(chosen[row]): labels | _sensitive(records[int(chosen[row])], cut.hidden)
        for row, labels in cut.labelled()
    }
    if not rows:
        return Anonymized({}, {}, waiting, (), None, policy, effort.seed)
    sources = [records[at] for at in sorted(rows)]
    risk, sizes = risk_summary(sources, rows, cut.hidden, hierarchies)
    return Anonymized(rows, sizes, waiting, cut.hidden, risk, policy, effort.seed)


class _Cut:
    """One batch being cut: groups of records, and the columns it hides.

    Attributes:
        hidden: Sensitive columns sent as ``*``.
    """

    def __init__(self, data: Encoded, policy: PrivacyPolicy) -> None:
        self._data = data
        self._policy = policy
        self._criterion = Criterion(policy.k, policy.l, policy.max_share)
        self._made: Grouping | None = None
        self._was_held = False
        self.hidden: tuple[str, ...] = ()

    def make(self, effort: Effort, watch: Watch) -> None:
        """Find groups, hiding as few sensitive columns as a batch needs to come about.

        A column that cannot reach l in the batch is hidden everywhere (decision 10).
        """
        for hidden in _hidings(self._hopeless()):
            made = self._group(hidden, effort, watch)
            if int(made.sizes.sum()) >= self._policy.min_records:
                self.hidden = hidden
                self._made = made
                return
            self._was_held |= bool(made.held.any())

    def labelled(self) -> Iterator[tuple[int, dict[str, str]]]:
        """Yield the rows that go, and their labels."""
        if self._made is None:
            return
        labels = [
            {
                name: self._data.labels[at][node]
                for at, (name, node) in enumerate(zip(QUASI_IDENTIFIERS, nodes, strict=True))
            }
            for nodes in self._made.nodes.tolist()
        ]
        for row, group in enumerate(self._made.group.tolist()):
            if group >= 0:
                yield row, dict(labels[group])

    def reasons(self) -> dict[int, WaitReason]:
        """Return why rows wait."""
        if self._made is None:
            why = WaitReason.TOO_COARSE if self._was_held else WaitReason.TOO_FEW_IN_ALL
            return dict.fromkeys(range(self._data.size), why)
        left = np.flatnonzero((self._made.group < 0) & ~self._made.held).tolist()
        held = np.flatnonzero(self._made.held).tolist()
        is_alone = len(left) < self._policy.k
        why = WaitReason.GROUP_TOO_SMALL if is_alone else WaitReason.SENSITIVE_TOO_ALIKE
        return dict.fromkeys(left, why) | dict.fromkeys(held, WaitReason.TOO_COARSE)

    def _group(self, hidden: tuple[str, ...], effort: Effort, watch: Watch) -> Grouping:
        return group_records(
            self._data.without(hidden),
            self._criterion,
            max_loss=self._policy.max_loss,
            effort=effort,
            progress=watch.progress,
            is_cancelled=watch.is_cancelled,
        )

    def _hopeless(self) -> tuple[str, ...]:
        everybody = range(self._data.size)
        return tuple(
            name
            for name, codes in self._data.sensitive.items()
            if not self._criterion.keeps(everybody, [codes.tolist()])
        )


def _hidings(hopeless: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield sets of sensitive columns to hide, smallest first, each with the hopeless ones."""
    others = [name for name in SENSITIVE if name not in hopeless]
    for count in range(len(others) + 1):
        for more in combinations(others, count):
            yield tuple(name for name in SENSITIVE if name in hopeless or name in more)


def _sensitive(record: Mapping[str, str], hidden: tuple[str, ...]) -> dict[str, str]:
    return {name: SUPPRESSED if name in hidden else record[name] for name in SENSITIVE}
