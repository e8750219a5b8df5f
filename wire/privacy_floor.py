"""The privacy floor both sides recompute: k, l and the largest share, over the whole batch.

Rows with suppressed quasi-identifiers get no exemption: a group of stars below k fails as well.

Source:
    Decision 12 for the thresholds, decision 10 for sensitive columns that are all suppressed.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter

from wire import limits
from wire.batch import Manifest, Record
from wire.problems import Fault
from wire.vocabulary import QUASI_IDENTIFIERS, SENSITIVE, SUPPRESSED

_group_of = attrgetter(*QUASI_IDENTIFIERS)


def check_batch(records: Sequence[Record], manifest: Manifest) -> list[Fault]:
    """Return every way in which a batch falls below the floor, at most 50 faults."""
    faults = list(_threshold_faults(records, manifest))
    # A number instead of seven words: what follows compares it twice for each record.
    numbers: dict[tuple[str, ...], int] = {}
    groups = [numbers.setdefault(group, len(numbers)) for group in map(_group_of, records)]
    if any(size < manifest.k for size in Counter(groups).values()):
        faults.append(Fault(0, "", "group-below-k"))
    for name in SENSITIVE:
        column = list(map(attrgetter(name), records))
        words = set(column)
        if words != {SUPPRESSED}:
            faults.extend(_diversity_faults(zip(groups, column, strict=True), name, manifest))
        if len(words) > 1 and SUPPRESSED in words:
            # A star beside words would count as a second value and hide that there is only one.
            faults.append(Fault(0, f"/{name}", "partly-suppressed"))
    return faults[: limits.MAX_FAULTS]


def _threshold_faults(records: Sequence[Record], manifest: Manifest) -> Iterator[Fault]:
    if manifest.k not in limits.ALLOWED_K:
        yield Fault(1, "/k", "k-not-allowed")
    if manifest.l < limits.MIN_L:
        yield Fault(1, "/l", "l-not-allowed")
    if len(records) < limits.smallest_batch(max(manifest.k, limits.MIN_K)):
        yield Fault(1, "/n", "too-few-records")


def _diversity_faults(
    cells: Iterable[tuple[int, str]], name: str, manifest: Manifest
) -> Iterator[Fault]:
    """Judge the words of one column, each beside the number of its group."""
    by_group: dict[int, list[int]] = defaultdict(list)
    for (group, _), count in Counter(cells).items():
        by_group[group].append(count)
    counts = by_group.values()
    if any(len(count) < max(manifest.l, limits.MIN_L) for count in counts):
        yield Fault(0, f"/{name}", "l-too-small")
    if any(_largest_share(count) > limits.MAX_SENSITIVE_SHARE for count in counts):
        yield Fault(0, f"/{name}", "share-too-large")


def _largest_share(counts: Sequence[int]) -> float:
    return max(counts) / sum(counts)
