"""Anonymization on Adult and on small lists, beside the figures of ARX.

Losses are normalized certainty penalties over hierarchies, rounded to four decimals, with nobody
left out unless a figure says so (decision 36); times are CPU seconds of this process, from encoded
columns to groups. The small files are samples of Adult; two more samples of each size are told
beside them, not gated.
"""

import argparse
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from desktop.core.privacy.grouping.criterion import Criterion  # noqa: E402
from desktop.core.privacy.grouping.engine import FAST, Grouping, group_records  # noqa: E402
from desktop.core.privacy.grouping.microdata import Microdata  # noqa: E402
from desktop.core.privacy.grouping.search import Effort  # noqa: E402
from tools.bench._adult import QI7, QI8, QI9, enlarged, read, sample  # noqa: E402
from tools.bench._report import Figure, tell  # noqa: E402
from tools.bench._sequence import attack, release_in_batches  # noqa: E402

_SMALL = {20: 0.475, 50: 0.359, 100: 0.251, 200: 0.229, 500: 0.151, 1000: 0.114, 2000: 0.0875}
_ARX_SMALL = {
    20: "0.5010", 50: "0.3963, 10 % left out", 100: "0.2698, 4 % left out",
    200: "0.2400, 1.5 % left out", 500: "0.1585", 1000: "0.1184", 2000: "0.0912",
}  # fmt: skip
_HOLD_BACK = 0.27
_SCALE = {"1m": (1_000_000, "<= 1"), "3m": (3_000_000, "<= 2")}


def main() -> int:
    """Measure; return the exit code."""
    parser = argparse.ArgumentParser(prog="bench anonymize")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    _warm_up()
    for part in (_adult, _diverse, _small, _scale, _sequence):
        tell(list(part()), as_json=options.json)
    return 0


def _warm_up() -> None:
    """Let numpy load what it loads on first use."""
    group_records(read("small_20.csv", QI7), Criterion(5), effort=Effort(100))


def _timed(data: Microdata, criterion: Criterion, effort: Effort) -> tuple[Grouping, float]:
    began = time.process_time()
    made = group_records(data, criterion, effort=effort)
    return made, time.process_time() - began


def _figures(
    name: str, found: tuple[float, float], goals: tuple[str, str], anchor: str
) -> Iterator[Figure]:
    loss, seconds = found
    yield Figure(f"{name}_ncp", round(loss, 4), "", goals[0], anchor)
    yield Figure(f"{name}_cpu_s", round(seconds, 2), "s", goals[1], anchor)


def _adult() -> Iterator[Figure]:
    for name, columns, k, goals, arx in (
        ("adult_qi7_k5", QI7, 5, ("<= 0.0267", "<= 0.3"), "0.0276 in 2.7 CPU s"),
        ("adult_qi7_k10", QI7, 10, ("<= 0.0410", "<= 0.3"), "0.0415 in 4.8 CPU s"),
        ("adult_qi9_k5", QI9, 5, ("<= 0.0523", "<= 1.5"), "0.0540 in 155 s"),
        ("adult_qi9_k10", QI9, 10, ("<= 0.0765", "<= 1.5"), "0.0778 in 32.7 CPU s"),
    ):
        data = read("adult.csv", columns)
        made, seconds = _timed(data, Criterion(k), FAST)
        yield from _figures(name, (made.loss(data), seconds), goals, f"fast; ARX {arx}")
    data = read("adult.csv", QI7)
    made, seconds = _timed(data, Criterion(5), Effort.thorough(data.size, 0))
    goals = ("<= 0.0250", "<= 8")
    anchor = "refined; ARX 0.0276 in 2.7 CPU s"
    yield from _figures("adult_qi7_k5_thorough", (made.loss(data), seconds), goals, anchor)


def _diverse() -> Iterator[Figure]:
    data = read("adult.csv", QI8, ("salary-class",))
    made, seconds = _timed(data, Criterion(5, 2), FAST)
    anchor = "l = 2 of salary; ARX 0.2342, 11 % left out, in 17.2 CPU s"
    goals = ("<= 0.118", "<= 6")
    yield from _figures("adult_qi8_l2", (made.loss(data), seconds), goals, anchor)
    left = int(np.count_nonzero(made.group < 0))
    yield Figure("adult_qi8_l2_suppressed", left, "records", "0", anchor)


def _small() -> Iterator[Figure]:
    adult = read("adult.csv", QI7)
    slowest = 0.0
    for size, goal in _SMALL.items():
        losses = []
        for seed in range(3):
            rows = np.random.default_rng(seed).choice(adult.size, size, replace=False)
            data = read(f"small_{size}.csv", QI7) if seed == 0 else sample(adult, rows)
            made, seconds = _timed(data, Criterion(5), Effort.thorough(size, seed))
            slowest = max(slowest, seconds)
            losses.append(f"{made.loss(data):.4f}")
        anchor = f"ARX {_ARX_SMALL[size]}; other samples {', '.join(losses[1:])}"
        yield Figure(f"small_n{size}_ncp", float(losses[0]), "", f"<= {goal}", anchor)
    yield Figure("small_n_cpu_s_max", round(slowest, 2), "s", "<= 2", "all sizes and samples")


def _scale() -> Iterator[Figure]:
    adult = read("adult.csv", QI7)
    for name, (size, goal) in _SCALE.items():
        made, seconds = _timed(enlarged(adult, size), Criterion(5), FAST)
        left = int(np.count_nonzero(made.group < 0))
        anchor = f"{len(made.sizes)} groups, smallest {made.sizes.min()}, {left} left over"
        yield Figure(f"rows_{name}_cpu_s", round(seconds, 2), "s", goal, anchor)


def _sequence() -> Iterator[Figure]:
    data = read("small_2000.csv", QI7, ("occupation",))
    made = release_in_batches(data, Criterion(5, 2), _HOLD_BACK)
    waits = sum(made.waits) / len(made.waits)
    anchor = f"20 x 100, k 5, l 2, hold-back {_HOLD_BACK}; mean wait {waits:.2f} batches"
    share = made.released / data.size
    yield Figure("sequence_released_share", round(share, 4), "", ">= 0.9", anchor)
    yield Figure("sequence_released_ncp", round(made.loss, 4), "", "<= 0.154", anchor)
    found = attack(data, made, 5)
    for name, value in zip(("below_k", "unique", "disclosed"), found, strict=True):
        again = {"below_k": "0.784", "unique": "0.150", "disclosed": "0.048"}[name]
        yield Figure(f"sequence_{name}", round(value, 4), "", "0", f"released again: {again}")


if __name__ == "__main__":
    sys.exit(main())
