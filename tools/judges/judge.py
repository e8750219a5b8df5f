"""Second judges: pycanon recomputes k, l and t; anonymeter attacks.

Run by `tools/dev.py judges` in an environment of its own (`tools/judges.lock`), as their pins clash
with ours. Nothing of Career Relay is imported: what is judged comes as files
(`write_releases.py` beside this one).

anonymeter compares values, so a generalized cell would never match: each cell is decoded into a
value it may stand for, likelier ones more often, as an attacker would who knows how common values
are among strangers.
"""

import argparse
import json
import sys
import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from anonymeter.evaluators import InferenceEvaluator, LinkabilityEvaluator, SinglingOutEvaluator
from pycanon.anonymity import alpha_k_anonymity, k_anonymity, l_diversity, t_closeness

_ATTACKS = 2_000
_DRAWS = 3
_CLOSE = 1e-9
_MAX_SHARE = 0.8
_SINGLING_OUT, _LINK, _INFERENCE_OVER_MARKETER = 0.10, 0.02, 0.05
_RAW_AT_LEAST = 0.5
_HIDDEN = "*"
_GUESSED = "occupation"
Line = dict[str, Any]


def main() -> int:
    """Judge the files of a folder; return 1 if a release breaks what it promises."""
    parser = argparse.ArgumentParser(prog="judge")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    # anonymeter warns where an attack is no better than guessing, which is what we hope for.
    warnings.simplefilter("ignore")
    failed = False
    for line in _figures(options.folder):
        # A promise that is broken fails; how far an attack comes is a figure to be read.
        failed |= not line["met"] and line["goal"] == "0"
        goal = f"goal {line['goal']}, {'met' if line['met'] else 'MISSED'}"
        told = f"{line['figure']}: {line['value']:g}　{goal}　({line['anchor']})"
        print(json.dumps(line, ensure_ascii=False) if options.json else told, flush=True)
    return int(failed)


def _figures(folder: Path) -> Iterator[Line]:
    for name in ("releases", "tables"):
        yield from _counted(folder / f"{name}.jsonl", name)
    yield from _attacked(folder)


def _counted(path: Path, name: str) -> Iterator[Line]:
    """Recompute every promise and every figure of our own report."""
    judged = 0
    broken: Counter[str] = Counter()
    with path.open(encoding="utf-8") as file:
        for text in file:
            judged += 1
            broken.update(_faults(json.loads(text)))
    about = f"pycanon; {judged} {name}"
    for what in ("k", "l", "share", "k told", "l told", "t told"):
        yield _figure(f"judge_{name}_{what.replace(' ', '_')}", broken[what], "0", 0, anchor=about)


def _faults(line: Line) -> Iterator[str]:
    """Yield what pycanon finds broken, or otherwise than we say."""
    quasi, sensitive, rows = _table_of(line)
    frame = pd.DataFrame(rows, columns=[*quasi, *sensitive], dtype=str)
    k = k_anonymity(frame, quasi)
    if k < line["k"]:
        yield "k"
    if k != line["told"]["k"]:
        yield "k told"
    shown = [name for name in sensitive if set(frame[name]) != {_HIDDEN}]
    if not shown:
        return
    least = l_diversity(frame, quasi, shown)
    if least < line["l"]:
        yield "l"
    if least != line["told"]["l"]:
        yield "l told"
    if "body" in line and alpha_k_anonymity(frame, quasi, shown)[0] > _MAX_SHARE + _CLOSE:
        yield "share"
    if abs(t_closeness(frame, quasi, shown) - line["told"]["t"]) > _CLOSE:
        yield "t told"


def _table_of(line: Line) -> tuple[list[str], list[str], list[list[str]]]:
    """Return columns and rows; a batch is read from the bytes that would be sent."""
    if "body" not in line:
        return line["quasi"], line["sensitive"], line["rows"]
    manifest, *records = map(json.loads, line["body"].splitlines())
    names = [*manifest["qi"], *manifest["sa"]]
    return manifest["qi"], manifest["sa"], [[one[name] for name in names] for one in records]


def _attacked(folder: Path) -> Iterator[Line]:
    facts = json.loads((folder / "published.json").read_text("utf-8"))
    people, strangers = (_people(folder / f"{name}.csv") for name in ("people", "strangers"))
    marketer = facts["marketer"]
    goals = {
        "singling_out": (_singling_out, _SINGLING_OUT),
        "link": (_link, _LINK),
        "inference": (_inference, marketer + _INFERENCE_OVER_MARKETER),
    }
    released = [_decoded(facts, strangers, draw) for draw in range(_DRAWS)]
    for name, (attack, goal) in goals.items():
        found = [attack(people, one, strangers, draw) for draw, one in enumerate(released)]
        # The goal for singling out is the risk itself, for the others the upper bound of it.
        at = 0 if name == "singling_out" else 1
        worst = max(found, key=lambda one: one[at])
        about = f"anonymeter, worst of {_DRAWS} decodings; {worst[2]}"
        yield _figure(f"judge_{name}", worst[at], f"<= {goal:.3f}", goal, anchor=about)
    words = _singling_out(*(one.astype(str) for one in (people, _labelled(facts), strangers)), 0)
    about = f"anonymeter, cells as words, no decoding; {words[2]}"
    goal = _SINGLING_OUT
    yield _figure("judge_singling_out_words", words[0], f"<= {goal:.3f}", goal, anchor=about)
    raw = _singling_out(people, people, strangers, 0)
    about = f"the judge's own proof: nothing anonymized; {raw[2]}"
    line = _figure("judge_raw_singling_out", raw[0], f">= {_RAW_AT_LEAST}", 1.0, anchor=about)
    yield line | {"met": raw[0] >= _RAW_AT_LEAST}


def _labelled(facts: Line) -> pd.DataFrame:
    """Return the release as it reads: values where they are shown, words for what is coarser."""
    columns = {}
    cells = zip(*facts["rows"], strict=True)
    for name, column in zip(facts["columns"], cells, strict=True):
        leaves = facts["leaves"].get(name, {})
        words = {
            node: of_node[0] if len(of_node) == 1 else f"{name} {node}"
            for node, of_node in leaves.items()
        }
        columns[name.replace("-", "_")] = [words.get(str(cell), str(cell)) for cell in column]
    return pd.DataFrame(columns)


def _people(path: Path) -> pd.DataFrame:
    frame = pd.read_csv(path, dtype=str, keep_default_na=False)
    frame["age"] = frame["age"].astype(int)
    # anonymeter writes names of columns into queries.
    return frame.rename(columns=lambda name: name.replace("-", "_"))


def _decoded(facts: Line, strangers: pd.DataFrame, draw: int) -> pd.DataFrame:
    """Return the release with every cell as one of the values it may stand for."""
    rng = np.random.default_rng(draw)
    columns = {}
    cells = list(zip(*facts["rows"], strict=True))
    for name, column in zip(facts["columns"], cells, strict=True):
        plain = name.replace("-", "_")
        if name not in facts["leaves"]:
            columns[plain] = list(column)
            continue
        common = Counter(map(str, strangers[plain]))
        nodes = np.array(column)
        values = np.empty(len(nodes), dtype=object)
        for node in np.unique(nodes):
            leaves = facts["leaves"][name][str(node)]
            weights = np.array([common[leaf] + 0.1 for leaf in leaves])
            places = np.flatnonzero(nodes == node)
            values[places] = rng.choice(leaves, len(places), p=weights / weights.sum())
        columns[plain] = values
    frame = pd.DataFrame(columns)
    frame["age"] = frame["age"].astype(int)
    return frame


Risk = tuple[float, float, str]
Attack = Callable[[pd.DataFrame, pd.DataFrame, pd.DataFrame, int], Risk]


def _singling_out(
    people: pd.DataFrame, release: pd.DataFrame, strangers: pd.DataFrame, seed: int
) -> Risk:
    np.random.seed(seed)  # noqa: NPY002 - anonymeter draws from it
    made = SinglingOutEvaluator(
        ori=people, syn=release, n_attacks=_ATTACKS, n_cols=4, control=strangers, seed=seed
    )
    return _risk(made.evaluate(mode="multivariate"))


def _link(people: pd.DataFrame, release: pd.DataFrame, strangers: pd.DataFrame, seed: int) -> Risk:
    np.random.seed(seed)  # noqa: NPY002 - anonymeter draws from it
    names = list(release.columns)
    made = LinkabilityEvaluator(
        ori=people,
        syn=release,
        aux_cols=(names[:4], names[4:]),
        n_attacks=_ATTACKS,
        n_neighbors=5,
        control=strangers,
    )
    return _risk(made.evaluate(n_jobs=1))


def _inference(
    people: pd.DataFrame, release: pd.DataFrame, strangers: pd.DataFrame, seed: int
) -> Risk:
    np.random.seed(seed)  # noqa: NPY002 - anonymeter draws from it
    made = InferenceEvaluator(
        ori=people,
        syn=release,
        aux_cols=[name for name in release.columns if name != _GUESSED],
        secret=_GUESSED,
        n_attacks=_ATTACKS,
        control=strangers,
    )
    return _risk(made.evaluate(n_jobs=1))


def _risk(evaluator: Any) -> Risk:  # noqa: ANN401 - three classes with no common base
    risk, rates = evaluator.risk(), evaluator.results()
    told = (
        f"risk {risk.value:.3f} [{risk.ci[0]:.3f}, {risk.ci[1]:.3f}], {rates.n_success} of "
        f"{rates.n_attacks_ori} right, of strangers {rates.n_control:.0f}"
    )
    return float(risk.value), float(risk.ci[1]), told


def _figure(name: str, value: float, goal: str, most: float, *, anchor: str) -> Line:
    rounded = round(float(value), 4)
    met = rounded <= most
    return {"figure": name, "value": rounded, "goal": goal, "anchor": anchor, "met": met}


if __name__ == "__main__":
    sys.exit(main())
