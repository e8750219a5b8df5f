"""Risk of a release in figures, as ARX defines them."""

from collections import Counter
from collections.abc import Mapping, Sequence

from desktop.core.domain.anonymous import QUASI_IDENTIFIERS
from desktop.core.domain.batch import GroupSize, RiskSummary
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
