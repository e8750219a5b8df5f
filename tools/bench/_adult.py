"""The Adult data and ARX's hierarchies, as the engine takes them."""

import csv
from functools import cache
from pathlib import Path

import numpy as np

from desktop.core.privacy.grouping.microdata import Column, Floats, Ints, Microdata

_DATA = Path(__file__).parent / "data" / "adult"
QI7 = (
    "age", "workclass", "education", "marital-status", "race", "sex", "native-country",
)  # fmt: skip
QI8 = (*QI7, "occupation")
QI9 = (*QI8, "salary-class")


def read(name: str, columns: tuple[str, ...], sensitive: tuple[str, ...] = ()) -> Microdata:
    """Return one of the files as microdata."""
    with (_DATA / name).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    made = []
    for column in columns:
        numbers, up, loss = _tree(column)
        nodes = np.array([numbers[row[column]] for row in rows], dtype=np.int64)
        made.append(Column(nodes, up, loss))
    return Microdata(tuple(made), tuple(_codes([row[one] for row in rows]) for one in sensitive))


def rows_of(name: str, columns: tuple[str, ...]) -> list[list[str]]:
    """Return the values of one of the files as they are."""
    with (_DATA / name).open(encoding="utf-8", newline="") as file:
        return [[row[one] for one in columns] for row in csv.DictReader(file, delimiter=";")]


def leaves_below(name: str) -> dict[int, list[str]]:
    """Return which values each node of a column's tree may stand for."""
    numbers, up, _ = _tree(name)
    below: dict[int, list[str]] = {}
    for value, leaf in numbers.items():
        for node in {int(node) for node in up[:, leaf]}:
            below.setdefault(node, []).append(value)
    return below


def enlarged(data: Microdata, size: int) -> Microdata:
    """Return a bootstrap of any size, 15 % of the cells drawn anew from their column (decision 36).

    Random numbers come from numpy's seed 1.
    """
    rng = np.random.default_rng(1)
    rows = rng.integers(0, data.size, size)
    columns = []
    for column in data.columns:
        drawn = column.nodes[rng.integers(0, data.size, size)]
        nodes = np.where(rng.random(size) < 0.15, drawn, column.nodes[rows])  # noqa: PLR2004
        columns.append(Column(nodes, column.up, column.loss))
    return Microdata(tuple(columns))


def sample(data: Microdata, rows: Ints) -> Microdata:
    """Return some rows."""
    columns = tuple(Column(one.nodes[rows], one.up, one.loss) for one in data.columns)
    return Microdata(columns, tuple(codes[rows] for codes in data.sensitive))


@cache
def _tree(name: str) -> tuple[dict[str, int], Ints, Floats]:
    """Return leaf → node, level → node → node above, and node → loss."""
    file = _DATA / f"adult_hierarchy_{name}.csv"
    paths = [line.split(";") for line in file.read_text("utf-8").splitlines() if line]
    numbers: dict[tuple[int, str], int] = {}
    walks = [
        [numbers.setdefault((level, label), len(numbers)) for level, label in enumerate(path)]
        for path in paths
    ]
    depth = len(paths[0])
    up = np.tile(np.arange(len(numbers)), (depth, 1))
    leaves = np.zeros(len(numbers))
    for walk in walks:
        for level, node in enumerate(walk):
            leaves[node] += 1
            for higher in range(level, depth):
                up[higher, node] = walk[higher]
    loss = (leaves - 1) / (len(paths) - 1)
    return {path[0]: walk[0] for path, walk in zip(paths, walks, strict=True)}, up, loss


def _codes(values: list[str]) -> Ints:
    numbers = {value: at for at, value in enumerate(sorted(set(values)))}
    return np.array([numbers[value] for value in values], dtype=np.int64)
