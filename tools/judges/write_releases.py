"""Write what the second judges look at: releases as they would go, and what we say of them.

Run by `tools/dev.py judges` in our own environment. The judges share no code with us: they get
files only (`judge.py` beside this one).
"""

import argparse
import csv
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from desktop.core.domain.anonymous import QUASI_IDENTIFIERS, SENSITIVE  # noqa: E402
from desktop.core.privacy.grouping.criterion import Criterion  # noqa: E402
from desktop.core.privacy.grouping.engine import Grouping, group_records  # noqa: E402
from desktop.core.privacy.grouping.microdata import Microdata  # noqa: E402
from desktop.core.privacy.grouping.search import Effort  # noqa: E402
from desktop.core.privacy.risk import assess  # noqa: E402
from tests.privacy.random_tables import random_tables  # noqa: E402
from tools.bench import _adult as adult  # noqa: E402
from tools.bench._sequence import release_in_batches  # noqa: E402

_MEMBERS = 21_000
_SEED = 11
_SMALL = (20, 50, 100, 200, 500, 1000, 2000)
_HOLD_BACK = 0.27
Line = dict[str, Any]


def main() -> int:
    """Write all files into a folder; return the exit code."""
    parser = argparse.ArgumentParser(prog="write_releases")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--tables", type=int, default=2_000)
    options = parser.parse_args()
    with (options.folder / "releases.jsonl").open("w", encoding="utf-8") as file:
        for line in (*_adult_releases(), *_batches()):
            file.write(json.dumps(line) + "\n")
    with (options.folder / "tables.jsonl").open("w", encoding="utf-8") as file:
        for line in _tables(options.tables):
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
    _write_attacked(options.folder)
    return 0


def _adult_releases() -> Iterator[Line]:
    """Yield Adult and the small lists, each with k and l promised."""
    for k in (5, 10):
        data = adult.read("adult.csv", adult.QI7, ("occupation",))
        yield _line(f"adult_qi7_k{k}_l2", data, group_records(data, Criterion(k, 2)), (k, 2))
    data = adult.read("adult.csv", adult.QI8, ("salary-class",))
    yield _line("adult_qi8_k5_l2", data, group_records(data, Criterion(5, 2)), (5, 2))
    for size in _SMALL:
        data = adult.read(f"small_{size}.csv", adult.QI7, ("occupation",))
        made = group_records(data, Criterion(5, 2), effort=Effort.thorough(size, 0))
        yield _line(f"small_{size}", data, made, (5, 2))


def _batches() -> Iterator[Line]:
    """Yield twenty batches of a hundred, one after the other."""
    data = adult.read("small_2000.csv", adult.QI7, ("occupation",))
    for turn, one in enumerate(release_in_batches(data, Criterion(5, 2), _HOLD_BACK).releases):
        rows = np.column_stack((one.nodes, one.codes))
        yield _told(f"batch_{turn + 1}", rows.tolist(), (5, 2))


def _line(name: str, data: Microdata, made: Grouping, promised: tuple[int, int]) -> Line:
    goes = made.group >= 0
    rows = np.column_stack((made.nodes[made.group[goes]], data.sensitive[0][goes]))
    return _told(name, rows.tolist(), promised)


def _told(name: str, rows: Sequence[Sequence[int]], promised: tuple[int, int]) -> Line:
    """Return a release as rows of texts, with the figures of our own report beside it."""
    texts = [[str(cell) for cell in row] for row in rows]
    looks = [tuple(row[:-1]) for row in texts]
    report = assess(looks, looks, {"secret": ([row[-1] for row in texts], False)}, {})
    own = report.sensitive["secret"]
    return {
        "name": name,
        "k": promised[0],
        "l": promised[1],
        "told": {"k": report.smallest, "l": own.distinct, "t": own.distance},
        "quasi": [f"q{at}" for at in range(len(looks[0]))],
        "sensitive": ["secret"],
        "rows": texts,
    }


def _tables(count: int) -> Iterator[Line]:
    """Yield random tables: the bytes that would be sent, and what we say of them."""
    for at, case in enumerate(random_tables(count, 1_000)):
        if not case.body:
            continue
        sent = [case.answer.rows[row] for row in sorted(case.answer.rows)]
        looks = [tuple(one[name] for name in QUASI_IDENTIFIERS) for one in sent]
        shown = [name for name in SENSITIVE if name not in case.answer.hidden]
        secrets = {name: ([one[name] for one in sent], False) for name in shown}
        report = assess(looks, looks, secrets, {})
        told: Line = {"k": report.smallest}
        if shown:
            told["l"] = min(one.distinct for one in report.sensitive.values())
            told["t"] = max(one.distance for one in report.sensitive.values())
        promised = {"k": case.policy.k, "l": case.policy.l}
        body = case.body.decode("utf-8")
        yield {"name": f"table_{at}", **promised, "told": told, "body": body}


def _write_attacked(folder: Path) -> None:
    """Write the people, strangers and what was published of the people, as `bench attacks`."""
    columns = (*adult.QI7, "occupation")
    everybody = adult.read("adult.csv", adult.QI7, ("occupation",))
    order = np.random.default_rng(_SEED).permutation(everybody.size)
    data = adult.sample(everybody, order[:_MEMBERS])
    made = group_records(data, Criterion(5, 2), effort=Effort.thorough(data.size, 0))
    raw = adult.rows_of("adult.csv", columns)
    for name, rows in (("people", order[:_MEMBERS]), ("strangers", order[_MEMBERS:])):
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([columns, *(raw[row] for row in rows.tolist())])
    leaves = {name: adult.leaves_below(name) for name in adult.QI7}
    shown = made.nodes[made.group]
    published = [
        [*map(int, nodes), raw[row][-1]]
        for nodes, row in zip(shown, order[:_MEMBERS].tolist(), strict=True)
    ]
    facts = {
        "columns": columns,
        "leaves": leaves,
        "rows": published,
        "marketer": len(made.sizes) / data.size,
    }
    (folder / "published.json").write_text(json.dumps(facts), "utf-8")


if __name__ == "__main__":
    sys.exit(main())
