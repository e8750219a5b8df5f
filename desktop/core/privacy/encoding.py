"""Records of cr.anon/1 as the columns of numbers that the engine groups."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from desktop.core.domain.anonymous import QUASI_IDENTIFIERS, SENSITIVE
from desktop.core.privacy.grouping.microdata import Column, Ints, Microdata
from desktop.core.privacy.hierarchies import FieldTree, Hierarchies


@dataclass(frozen=True, slots=True)
class Encoded:
    """Records as numbers, and the words to put them back.

    Attributes:
        columns: One column per quasi-identifier.
        labels: Column → node → label.
        sensitive: Sensitive column → codes, shape (n,).
    """

    columns: tuple[Column, ...]
    labels: tuple[tuple[str, ...], ...]
    sensitive: Mapping[str, Ints]

    @property
    def size(self) -> int:
        """How many records there are."""
        return len(self.columns[0].nodes)

    def without(self, hidden: Sequence[str]) -> Microdata:
        """Return what the engine sees where some sensitive columns are hidden."""
        shown = (codes for name, codes in self.sensitive.items() if name not in hidden)
        return Microdata(self.columns, tuple(shown))


def encode(records: Sequence[Mapping[str, str]], hierarchies: Hierarchies) -> Encoded:
    """Return the records as arrays.

    Raises:
        KeyError: A label is not in its tree, which the caller must have ruled out.
    """
    trees = hierarchies.fields
    columns = tuple(
        column_of(trees[name], [record[name] for record in records]) for name in QUASI_IDENTIFIERS
    )
    sensitive = {}
    for name in SENSITIVE:
        codes = {label: at for at, label in enumerate(trees[name].values)}
        sensitive[name] = np.array([codes[record[name]] for record in records], dtype=np.int64)
    return Encoded(columns, tuple(trees[name].values for name in QUASI_IDENTIFIERS), sensitive)


def column_of(tree: FieldTree, labels: Sequence[str]) -> Column:
    """Return one quasi-identifier as the engine sees it."""
    values = tree.values
    number = {label: at for at, label in enumerate(values)}
    paths = [tree.path(label) for label in values]
    up = np.array(
        [[number[_at_level(path, set(level))] for path in paths] for level in tree.levels],
        dtype=np.int64,
    )
    nodes = np.array([number[label] for label in labels], dtype=np.int64)
    loss = np.array([tree.loss(label) for label in values], dtype=np.float64)
    return Column(nodes, up, loss)


def _at_level(path: tuple[str, ...], level: set[str]) -> str:
    return next((label for label in path if label in level), path[0])
