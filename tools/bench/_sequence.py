"""Twenty batches one after the other, and an attacker who has seen them all.

Everybody goes once. The attacker knows all quasi-identifiers of a person and in which batch they
went, and looks for every published record that could be theirs by containment in the trees; where
he finds the person's own class in more than one batch he intersects the candidates.
"""

from dataclasses import dataclass, field

import numpy as np

from desktop.core.privacy.grouping.criterion import Criterion
from desktop.core.privacy.grouping.engine import group_records
from desktop.core.privacy.grouping.microdata import Ints, Microdata
from desktop.core.privacy.grouping.search import Effort
from tools.bench._adult import sample

BATCH = 100


@dataclass(slots=True)
class Release:
    """One batch that went: rows, the nodes they show, and their sensitive code."""

    rows: Ints
    nodes: Ints
    codes: Ints


@dataclass(slots=True)
class Sequence:
    """What all batches came to.

    Attributes:
        waits: Batches that each released person waited.
    """

    releases: list[Release] = field(default_factory=list)
    waits: list[int] = field(default_factory=list)
    loss: float = 0.0

    @property
    def released(self) -> int:
        """How many went."""
        return sum(len(one.rows) for one in self.releases)


def release_in_batches(
    data: Microdata, criterion: Criterion, max_loss: float, *, trials: int | None = None
) -> Sequence:
    """Release people in file order, a hundred new ones a batch; who would cost much waits."""
    made = Sequence()
    waiting = np.empty(0, dtype=np.int64)
    came = np.repeat(np.arange(data.size // BATCH), BATCH)
    lost = 0.0
    for turn in range(data.size // BATCH):
        pool = np.concatenate((waiting, np.arange(turn * BATCH, (turn + 1) * BATCH)))
        part = sample(data, pool)
        effort = Effort.thorough(len(pool), turn) if trials is None else Effort(trials, turn)
        grouping = group_records(part, criterion, max_loss=max_loss, effort=effort)
        goes = grouping.group >= 0
        rows = pool[goes]
        nodes = grouping.nodes[grouping.group[goes]]
        if len(rows):
            made.releases.append(Release(rows, nodes, data.sensitive[0][rows]))
            lost += float(part.loss_of(nodes).sum())
        made.waits += (turn - came[rows]).tolist()
        waiting = pool[~goes]
    made.loss = lost / max(1, made.released)
    return made


def attack(data: Microdata, made: Sequence, k: int) -> tuple[float, float, float]:
    """Return the shares of people under k candidates, alone, and with their secret disclosed."""
    below = unique = disclosed = 0
    for release in made.releases:
        fits = np.ones((len(release.rows), len(release.rows)), dtype=np.bool_)
        for at, column in enumerate(data.columns):
            # A person's paths, level by level, against what each record shows.
            paths = column.up[:, column.nodes[release.rows]]
            fits &= (paths[:, :, None] == release.nodes[:, at][None, None, :]).any(axis=0)
        for person in range(len(release.rows)):
            candidates = release.codes[fits[person]]
            below += len(candidates) < k
            unique += len(candidates) == 1
            disclosed += len(np.unique(candidates)) < 2  # noqa: PLR2004 - one value left
    seen = np.concatenate([release.rows for release in made.releases])
    twice = len(seen) - len(np.unique(seen))
    count = max(1, made.released)
    return (below + twice) / count, unique / count, disclosed / count
