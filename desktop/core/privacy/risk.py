"""Risk of a release in figures, as ARX defines them."""

import math
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence

from desktop.core.domain.anonymous import QUASI_IDENTIFIERS
from desktop.core.domain.batch import GroupSize, RiskSummary
from desktop.core.domain.risk import SIZES, THRESHOLD, RiskReport, SensitiveRisk
from desktop.core.privacy.hierarchies import Hierarchies


def risk_summary(
    sources: Sequence[Mapping[str, str]],
    released: Mapping[int, Mapping[str, str]],
    hidden: tuple[str, ...],
    hierarchies: Hierarchies,
) -> tuple[RiskSummary, dict[int, int]]:
    """Return the figures and, by index, how many released records look alike.

    ``highest`` is the prosecutor risk of the smallest group, ``average`` the number of groups over
    the number of records (marketer risk).

    Args:
        sources: The released records before generalization, in any order.
        released: Index → labels; not empty.
        hidden: Sensitive columns sent as ``*``.
        hierarchies: The trees the labels come from.
    """
    sizes = Counter(map(_combination, released.values()))
    before = Counter(map(_combination, sources))
    losses = {
        name: sum(hierarchies.fields[name].loss(row[name]) for row in released.values())
        / len(released)
        for name in QUASI_IDENTIFIERS
    }
    summary = RiskSummary(
        highest=1 / min(sizes.values()),
        average=len(sizes) / len(released),
        uniques_before=sum(1 for count in before.values() if count == 1),
        uniques_after=sum(1 for count in sizes.values() if count == 1),
        loss=sum(losses.values()) / len(losses),
        loss_by_column=losses,
        hidden_columns=hidden,
    )
    return summary, {at: sizes[_combination(row)] for at, row in released.items()}


def group_sizes(released: Mapping[int, Mapping[str, str]]) -> tuple[GroupSize, ...]:
    """Return the groups of alike records, largest first."""
    sizes = Counter(map(_combination, released.values()))
    return tuple(
        GroupSize(dict(zip(QUASI_IDENTIFIERS, labels, strict=True)), size)
        for labels, size in sizes.most_common()
    )


def _combination(labels: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(labels[name] for name in QUASI_IDENTIFIERS)


def assess(
    before: Sequence[Hashable],
    after: Sequence[Hashable],
    sensitive: Mapping[str, tuple[Sequence[str], bool]],
    losses: Mapping[str, float],
) -> RiskReport:
    """Return the risk of a release.

    Args:
        before: Quasi-identifiers of each record before, in any comparable form.
        after: The same records after, in the same order; not empty.
        sensitive: Column → (value of each record, whether the column is hidden).
        losses: Column → share of detail lost.
    """
    sizes, old_sizes = Counter(after), Counter(before)
    count, smallest = len(after), min(sizes.values())
    bounds = zip(_spread(old_sizes.values()), _spread(sizes.values()), strict=True)
    exposed = sum(size for size in sizes.values() if 1 / size > THRESHOLD)
    return RiskReport(
        records=count,
        groups=len(sizes),
        smallest=smallest,
        highest=1 / smallest,
        average=len(sizes) / count,
        at_risk=exposed / count,
        uniques_before=sum(1 for size in old_sizes.values() if size == 1),
        uniques_after=sum(1 for size in sizes.values() if size == 1),
        sensitive={
            name: _sensitive_risk(after, values, is_hidden=is_hidden)
            for name, (values, is_hidden) in sensitive.items()
        },
        losses=dict(losses),
        histogram=tuple(bounds),
    )


def _sensitive_risk(
    groups: Sequence[Hashable], values: Sequence[str], *, is_hidden: bool
) -> SensitiveRisk:
    """Return the worst of all groups."""
    members: dict[Hashable, Counter[str]] = defaultdict(Counter)
    for group, value in zip(groups, values, strict=True):
        members[group][value] += 1
    whole = Counter(values)
    shares = [_shares(counts) for counts in members.values()]
    everybody = _shares(whole)
    return SensitiveRisk(
        is_hidden=is_hidden,
        distinct=min(map(len, shares)),
        entropy=min(math.exp(-sum(p * math.log(p) for p in one.values())) for one in shares),
        distance=max(
            sum(abs(p - one.get(value, 0.0)) for value, p in everybody.items()) / 2
            for one in shares
        ),
        share=max(max(one.values()) for one in shares),
    )


def _shares(counts: Counter[str]) -> dict[str, float]:
    total = counts.total()
    return {value: count / total for value, count in counts.items()}


def _spread(sizes: Iterable[int]) -> list[int]:
    """Return how many records lie in groups of each of the sizes."""
    found = [0] * len(SIZES)
    for size in sizes:
        at = next(at for at, (_, most) in enumerate(SIZES) if most is None or size <= most)
        found[at] += size
    return found
