"""Attackers who know the trees, the engine and everything about a person but the secret.

Each returns how often it was right, out of how many attacks. Risk is what it gains over the same
attack on people who are not in the data (privacy.md, "Attack evaluation"): what is learnt of these
is learnt of the world, not from the release.

Attackers see what is published: the node of every cell and the sensitive value of every record.
They match by containment: a record may be a person's if every cell is an ancestor of the person's
value. That decodes generalized cells exactly; nothing is lost to labels that differ.
"""

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import numpy.typing as npt

from desktop.core.privacy.grouping.microdata import Ints, Microdata

Flags = npt.NDArray[np.bool_]
_CONFIDENCE = 1.96
_GUESSES = 5
_PATIENCE = 200


@dataclass(frozen=True, slots=True)
class Published:
    """What everybody can see.

    Attributes:
        nodes: Node of each class in each column, shape (classes, columns).
        of_record: Class of each record, shape (records,).
        codes: Sensitive value of each record, shape (records,).
    """

    nodes: Ints
    of_record: Ints
    codes: Ints


@dataclass(frozen=True, slots=True)
class Score:
    """How often an attack was right."""

    right: int
    tried: int

    @property
    def rate(self) -> float:
        """The share of attacks that were right."""
        return self.right / max(1, self.tried)

    def bounds(self) -> tuple[float, float]:
        """Return Wilson's interval of the rate, 95 %."""
        n, z = max(1, self.tried), _CONFIDENCE
        middle = (self.rate + z * z / (2 * n)) / (1 + z * z / n)
        half = (
            z * math.sqrt(self.rate * (1 - self.rate) / n + z * z / (4 * n * n)) / (1 + z * z / n)
        )
        return max(0.0, middle - half), min(1.0, middle + half)


def risk(members: Score, strangers: Score) -> tuple[float, float]:
    """Return the risk and its upper bound: the gain over strangers, of what could be gained."""
    base = strangers.rate
    gain = (members.rate - base) / max(1e-9, 1 - base)
    spread = math.hypot(
        members.bounds()[1] - members.rate, strangers.rate - strangers.bounds()[0]
    ) / max(1e-9, 1 - base)
    return max(0.0, gain), max(0.0, gain + spread)


def fits(data: Microdata, persons: Ints, published: Published, columns: Sequence[int]) -> Flags:
    """Return whether each class may hold each person, by some columns; (persons, classes)."""
    found = np.ones((len(persons), len(published.nodes)), dtype=np.bool_)
    for at in columns:
        column = data.columns[at]
        nodes = np.arange(len(column.loss))
        is_above = np.zeros((len(nodes), len(nodes)), dtype=np.bool_)
        for level in column.up:
            is_above[nodes, level] = True
        found &= is_above[column.nodes[persons]][:, published.nodes[:, at]]
    return found


def prosecutor(data: Microdata, persons: Ints, published: Published) -> int:
    """Return the fewest records that may be a person's, over all persons of the data."""
    sizes = np.bincount(published.of_record, minlength=len(published.nodes))
    everything = range(len(data.columns))
    fewest = len(published.of_record)
    for part in _parts(persons):
        fewest = min(fewest, int((fits(data, part, published, everything) @ sizes).min()))
    return fewest


def inference(data: Microdata, persons: Ints, published: Published) -> Score:
    """Guess the secret of persons: the commonest value among the records that may be theirs."""
    width = int(max(published.codes.max(), data.sensitive[0].max())) + 1
    table = np.bincount(
        published.of_record * width + published.codes, minlength=len(published.nodes) * width
    ).reshape(-1, width)
    everything = range(len(data.columns))
    right = tried = 0
    for part in _parts(persons):
        guesses = (fits(data, part, published, everything).astype(np.int64) @ table).argmax(axis=1)
        right += int((guesses == data.sensitive[0][part]).sum())
        tried += len(part)
    return Score(right, tried)


def linkage(data: Microdata, persons: Ints, published: Published, seed: int) -> Score:
    """Link what is known of a person in two places: five likely records from each, one in both."""
    rng = np.random.default_rng(seed)
    middle = (len(data.columns) + 1) // 2
    members = [np.flatnonzero(published.of_record == one) for one in range(len(published.nodes))]
    right = tried = 0
    for part in _parts(persons):
        halves = [
            fits(data, part, published, columns)
            for columns in (range(middle), range(middle, len(data.columns)))
        ]
        for row in range(len(part)):
            drawn = [_draw(rng, members, half[row]) for half in halves]
            right += bool(drawn[0] & drawn[1])
            tried += 1
    return Score(right, tried)


def singling_out(
    original: Microdata, others: Microdata, published: Published, *, attacks: int, seed: int
) -> tuple[Score, Score]:
    """Say "exactly one person has these"; return how often that is so, in the data and elsewhere.

    A predicate takes two to four cells of a published record, its sensitive value among them or
    not, such that no other published record has the same: the best hope to single somebody out.
    """
    rng = np.random.default_rng(seed)
    above = [_ancestors(column.up) for column in original.columns]
    shown = published.nodes[published.of_record]
    secret = len(original.columns)
    right = [0, 0]
    tried = 0
    for _ in range(attacks * _PATIENCE):
        if tried == attacks:
            break
        record = int(rng.integers(len(shown)))
        chosen = rng.choice(secret + 1, int(rng.integers(2, 5)), replace=False)
        is_same = np.ones(len(shown), dtype=np.bool_)
        for at in chosen:
            column = published.codes if at == secret else shown[:, at]
            is_same &= column == column[record]
        if int(is_same.sum()) != 1:
            continue
        tried += 1
        for place, data in enumerate((original, others)):
            is_hit = np.ones(data.size, dtype=np.bool_)
            for at in chosen:
                if at == secret:
                    is_hit &= data.sensitive[0] == published.codes[record]
                else:
                    is_hit &= above[at][data.columns[at].nodes, shown[record, at]]
            right[place] += int(is_hit.sum()) == 1
    return Score(right[0], tried), Score(right[1], tried)


def all_predicates(original: Microdata, published: Published) -> Iterator[tuple[int, int]]:
    """Yield, for every class and every two to four of its cells, how many persons and records fit.

    Exhaustive: for small data.
    """
    persons = np.arange(original.size)
    sizes = np.bincount(published.of_record, minlength=len(published.nodes))
    for width in (2, 3, 4):
        for columns in combinations(range(len(original.columns)), width):
            counts = fits(original, persons, published, columns).sum(axis=0)
            yield from zip(counts.tolist(), sizes.tolist(), strict=True)


def uncovered(releases: Sequence[tuple[Ints, Published]], k: int) -> int:
    """Return how many people fewer than k records fit, over a whole history of releases.

    The attacker knows in which releases a person is and intersects: a person released twice must
    look alike in both, so who shares one class with them but not the other is ruled out.
    """
    places: dict[int, list[tuple[int, int]]] = {}
    for turn, (rows, published) in enumerate(releases):
        for row, group in zip(rows.tolist(), published.of_record.tolist(), strict=True):
            places.setdefault(row, []).append((turn, group))
    members = [
        [set(rows[published.of_record == one].tolist()) for one in range(len(published.nodes))]
        for rows, published in releases
    ]
    return sum(
        len(set.intersection(*(members[turn][group] for turn, group in seen))) < k
        for seen in places.values()
    )


def order_tells(sources: Sequence[int], sent: Sequence[int]) -> float:
    """Return how well the order of sent records follows the order of the list, from -1 to 1."""
    ranks = np.argsort(np.argsort(np.array(sources)))
    places = np.argsort(np.argsort(np.array(sent)))
    return float(np.corrcoef(ranks, places)[0, 1])


def minimality(data: Microdata, published: Published, finer: Ints, k: int) -> tuple[Score, Score]:
    """Learn from groups that were not made: knowing the engine, ask why a finer one was refused.

    Args:
        data: The persons, known but for their secret.
        published: What went.
        finer: The group each would have had without the rule on secrets, -1 for none.
        k: Smallest group.

    Returns:
        Guesses of the secret for people in refused groups by that knowledge (the value that would
        have been alone there: the commonest in their class), and the same guess without it.
    """
    refused = []
    for group in range(int(finer.max()) + 1):
        rows = np.flatnonzero(finer == group)
        if len(rows) >= k and len(np.unique(published.of_record[rows])) > 1:
            refused.append(rows)
    right = alone = tried = 0
    for rows in refused:
        classes = published.of_record[rows]
        seen = Counter(published.codes[np.isin(published.of_record, classes)].tolist())
        common = seen.most_common(1)[0][0]
        right += int((data.sensitive[0][rows] == common).sum())
        for row in rows.tolist():
            own = Counter(published.codes[published.of_record == published.of_record[row]].tolist())
            alone += int(data.sensitive[0][row] == own.most_common(1)[0][0])
        tried += len(rows)
    return Score(right, tried), Score(alone, tried)


def _draw(rng: np.random.Generator, members: Sequence[Ints], is_likely: Flags) -> set[int]:
    """Return five records of likely classes; the finest classes are the likeliest."""
    likely = np.flatnonzero(is_likely)
    if len(likely) == 0:
        return set()
    found: list[int] = []
    for group in likely[np.argsort([len(members[one]) for one in likely], kind="stable")].tolist():
        found += members[group].tolist()
        if len(found) >= _GUESSES * 4:
            break
    return set(rng.permutation(found)[:_GUESSES].tolist())


def _ancestors(up: Ints) -> Flags:
    nodes = np.arange(up.shape[1])
    is_above = np.zeros((len(nodes), len(nodes)), dtype=np.bool_)
    for level in up:
        is_above[nodes, level] = True
    return is_above


def _parts(persons: Ints) -> Iterator[Ints]:
    for first in range(0, len(persons), 500):
        yield persons[first : first + 500]
