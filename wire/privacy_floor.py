"""The privacy floor both sides recompute: k, l and the largest share, over the whole batch.

Rows with suppressed quasi-identifiers get no exemption: a group of stars below k fails as well.

Source:
    Decision 12 for the thresholds, decision 10 for sensitive columns that are all suppressed.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import count
from operator import attrgetter, itemgetter, truediv

from wire import limits
from wire.batch import Manifest, Record
from wire.problems import Fault
from wire.vocabulary import QUASI_IDENTIFIERS, SENSITIVE, SUPPRESSED

_group_of = attrgetter(*QUASI_IDENTIFIERS)
_Counts = Counter[tuple[int, str]]  # number of a group and a word said in it


def check_batch(records: Sequence[Record], manifest: Manifest) -> list[Fault]:
    """Return every way in which a batch falls below the floor, at most 50 faults."""
    faults = list(_threshold_faults(records, manifest))
    # A number instead of seven words: what follows looks it up twice for each record.
    numbers: defaultdict[tuple[str, ...], int] = defaultdict(count().__next__)
    groups = list(map(numbers.__getitem__, map(_group_of, records)))
    sizes = Counter(groups)
    if min(sizes.values(), default=manifest.k) < manifest.k:
        faults.append(Fault(0, "", "group-below-k"))
    for name in SENSITIVE:
        column = list(map(attrgetter(name), records))
        words = set(column)
        if words != {SUPPRESSED}:
            counts = Counter(zip(groups, column, strict=True))
            faults.extend(_diversity_faults(counts, sizes, name, manifest))
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
    counts: _Counts, sizes: Counter[int], name: str, manifest: Manifest
) -> Iterator[Fault]:
    """Judge one sensitive field by how often each word is said in each group."""
    least = max(manifest.l, limits.MIN_L)
    if min(Counter(map(itemgetter(0), counts)).values(), default=least) < least:
        yield Fault(0, f"/{name}", "l-too-small")
    if _largest_share(counts, sizes) > limits.MAX_SENSITIVE_SHARE:
        yield Fault(0, f"/{name}", "share-too-large")


def _largest_share(counts: _Counts, sizes: Counter[int]) -> float:
    totals = map(sizes.__getitem__, map(itemgetter(0), counts))
    return max(map(truediv, counts.values(), totals), default=0.0)
