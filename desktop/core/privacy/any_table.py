"""Anonymize a table of any columns: the same engine, for files instead of batches.

Free columns (words without a hierarchy) are kept only where enough people share the word; the
others become その他 before anybody is grouped, so that no rare word ever leaves.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

import numpy as np

from desktop.core.domain.anonymous import SUPPRESSED, PrivacyPolicy
from desktop.core.domain.batch import WaitReason
from desktop.core.privacy.encoding import column_of
from desktop.core.privacy.grouping.criterion import Criterion
from desktop.core.privacy.grouping.engine import Grouping, group_records
from desktop.core.privacy.grouping.microdata import Ints, Microdata
from desktop.core.privacy.grouping.problem import Watch
from desktop.core.privacy.grouping.search import Effort
from desktop.core.privacy.hierarchies import Hierarchies

OTHER: Final = "その他"
UNSAID: Final = "記載なし"


@dataclass(frozen=True, slots=True)
class TableRecords:
    """Records by column, all of one length.

    Attributes:
        quasi: Tree → finest label of each record; at least one column.
        sensitive: Column → value of each record.
        plain: Column → value of each record, insensitive.
        free: Columns of ``sensitive`` and ``plain`` whose values are words of people, not codes.
    """

    quasi: Mapping[str, Sequence[str]]
    sensitive: Mapping[str, Sequence[str]]
    plain: Mapping[str, Sequence[str]]
    free: frozenset[str] = frozenset()

    @property
    def size(self) -> int:
        """How many records there are."""
        return len(next(iter(self.quasi.values())))


@dataclass(frozen=True, slots=True)
class TableMade:
    """Which records go, and how they look.

    Attributes:
        rows: Indices of those who go, in order.
        columns: Column → label of each of ``rows``: quasi-identifiers, sensitive, insensitive.
        waiting: Index → why it stays.
        hidden: Sensitive columns that say nothing because they could tell too much.
        losses: Quasi-identifier → share of detail lost.
    """

    rows: tuple[int, ...]
    columns: Mapping[str, tuple[str, ...]]
    waiting: Mapping[int, WaitReason]
    hidden: tuple[str, ...]
    losses: Mapping[str, float]


def anonymize_table(
    records: TableRecords,
    policy: PrivacyPolicy,
    hierarchies: Hierarchies,
    *,
    effort: Effort,
    watch: Watch,
) -> TableMade:
    """Return which records can go and how they look; nobody is forced out.

    Raises:
        AppError: CANCELLED.
    """
    if records.size < policy.min_records:
        return _nobody(records.size)
    shared = _shared_words(records, range(records.size), policy.k)
    while True:
        folded = _folded(records, shared)
        found = _grouped(folded, policy, hierarchies, (effort, watch))
        if found is None:
            return _nobody(records.size)
        made, hidden = found
        rows = np.flatnonzero(made.group >= 0).tolist()
        # Who waits takes their words along: one that has become rare is folded, and all is redone.
        still = _shared_words(folded, rows, policy.k)
        fewer = {name: words & still[name] for name, words in shared.items()}
        if fewer == shared:
            return _told(folded, (made, hidden), hierarchies, rows)
        shared = fewer


def _shared_words(records: TableRecords, rows: Sequence[int], k: int) -> dict[str, frozenset[str]]:
    """Return the words of free columns that at least k of these rows share."""
    found = {}
    for name in sorted(records.free):
        values = records.sensitive.get(name) or records.plain[name]
        counts = Counter(values[row] for row in rows)
        found[name] = frozenset(word for word, count in counts.items() if count >= k)
    return found


def _folded(records: TableRecords, shared: Mapping[str, frozenset[str]]) -> TableRecords:
    def fold(name: str, values: Sequence[str]) -> Sequence[str]:
        known = shared.get(name)
        return values if known is None else [v if v in known else OTHER for v in values]

    return TableRecords(
        records.quasi,
        {name: fold(name, values) for name, values in records.sensitive.items()},
        {name: fold(name, values) for name, values in records.plain.items()},
        records.free,
    )


def _grouped(
    records: TableRecords,
    policy: PrivacyPolicy,
    hierarchies: Hierarchies,
    how: tuple[Effort, Watch],
) -> tuple[Grouping, tuple[str, ...]] | None:
    """Group, hiding as few sensitive columns as it needs; None where nobody can go."""
    effort, watch = how
    criterion = Criterion(policy.k, policy.l, policy.max_share)
    columns = tuple(column_of(hierarchies.fields[name], v) for name, v in records.quasi.items())
    codes = {name: _codes(values) for name, values in records.sensitive.items()}
    everybody = range(records.size)
    hopeless = {
        name for name, one in codes.items() if not criterion.keeps(everybody, [one.tolist()])
    }
    for hidden in _hidings(tuple(codes), hopeless):
        shown = tuple(one for name, one in codes.items() if name not in hidden)
        made = group_records(
            Microdata(columns, shown),
            criterion,
            max_loss=policy.max_loss,
            effort=effort,
            progress=watch.progress,
            is_cancelled=watch.is_cancelled,
        )
        if int(made.sizes.sum()) >= policy.min_records:
            return made, hidden
    return None


def _hidings(names: tuple[str, ...], hopeless: set[str]) -> Iterator[tuple[str, ...]]:
    """Yield sets of sensitive columns to hide, smallest first, each with the hopeless ones."""
    others = [name for name in names if name not in hopeless]
    for count in range(len(others) + 1):
        for more in combinations(others, count):
            yield tuple(name for name in names if name in hopeless or name in more)


def _told(
    records: TableRecords,
    found: tuple[Grouping, tuple[str, ...]],
    hierarchies: Hierarchies,
    rows: list[int],
) -> TableMade:
    made, hidden = found
    columns: dict[str, tuple[str, ...]] = {}
    losses = {}
    groups = made.group[rows]
    for at, name in enumerate(records.quasi):
        tree = hierarchies.fields[name]
        labels = tree.values
        columns[name] = tuple(labels[node] for node in made.nodes[groups, at].tolist())
        losses[name] = sum(map(tree.loss, columns[name])) / len(rows)
    for name, values in (*records.sensitive.items(), *records.plain.items()):
        is_shown = name not in hidden
        columns[name] = tuple(values[row] if is_shown else SUPPRESSED for row in rows)
    left = np.flatnonzero(made.group < 0).tolist()
    waiting = dict.fromkeys(left, WaitReason.GROUP_TOO_SMALL)
    return TableMade(tuple(rows), columns, waiting, hidden, losses)


def _nobody(size: int) -> TableMade:
    return TableMade((), {}, dict.fromkeys(range(size), WaitReason.TOO_FEW_IN_ALL), (), {})


def _codes(values: Sequence[str]) -> Ints:
    known = {value: code for code, value in enumerate(dict.fromkeys(values))}
    return np.array([known[value] for value in values], dtype=np.int64)
