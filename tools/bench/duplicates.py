"""Duplicates among 100,000 people: planted variants found, planted near misses let alone.

The rules were tuned on one half of the names (`_crowd.TUNED`); the same figures are told for the
other half, which was looked at only to measure. Recall counts pairs held for the same person;
precision counts every pair held for the same that was not planted as a variant, namesakes that
arose by chance included.
"""

import argparse
import random
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from desktop.core.domain.application import PersonDraft  # noqa: E402
from desktop.core.domain.duplicates import Band, find_pairs, keys_of  # noqa: E402
from tools.bench._changes import ASKED, NEAR, VARIANTS, Change  # noqa: E402
from tools.bench._crowd import HELD_BACK, TUNED, Invented, invent_crowd  # noqa: E402
from tools.bench._report import Figure, tell  # noqa: E402

PLANTED = 3_600
NEAR_MISSES = 3_500
TO_ASK = 300


@dataclass(slots=True)
class Planted:
    """A crowd with pairs planted in it, by place."""

    people: list[Invented]
    same: dict[tuple[int, int], str] = field(default_factory=dict)
    asked: dict[tuple[int, int], str] = field(default_factory=dict)


def plant(part: str, count: int, seed: int = 0) -> Planted:
    """Return ``count`` people of one half of the names, variants and near misses among them."""
    rng = random.Random(f"{part}/planted/{seed}")  # noqa: S311 - invented people
    base = count - PLANTED - TO_ASK - NEAR_MISSES
    planted = Planted(invent_crowd(base + NEAR_MISSES, part, seed))
    people = planted.people
    others = people[base:]
    del people[base:]
    originals = rng.sample(range(base), PLANTED + TO_ASK + NEAR_MISSES)
    _change(rng, people, originals[:PLANTED], (VARIANTS, planted.same))
    _change(rng, people, originals[PLANTED : PLANTED + TO_ASK], (ASKED, planted.asked))
    for at, original in enumerate(originals[PLANTED + TO_ASK :]):
        who = people[original]
        # A twin of the same given name would be the same person.
        other = next(
            one
            for one in (*others[at:], *others[:at])
            if one.family != who.family and one.given != who.given
        )
        people.append(NEAR[at % len(NEAR)](rng, who, other))
    return planted


def _change(
    rng: random.Random,
    people: list[Invented],
    originals: list[int],
    into: tuple[tuple[tuple[Change, ...], ...], dict[tuple[int, int], str]],
) -> None:
    kinds, pairs = into
    for at, original in enumerate(originals):
        changes = kinds[at % len(kinds)]
        who = people[original]
        for change in changes:
            who = change(rng, who)
        pairs[original, len(people)] = "+".join(one.__name__.strip("_") for one in changes)
        people.append(who)


@dataclass(frozen=True, slots=True)
class Measured:
    """What came out for one half of the names."""

    recall: float
    precision: float
    shown: float
    asked: float
    seconds: float
    missed: dict[str, int]
    wrong: list[tuple[Invented, Invented]]


def measure(part: str, count: int) -> Measured:
    """Look for duplicates in one half."""
    planted = plant(part, count)
    drafts = [_draft(who) for who in planted.people]
    began = time.process_time()
    pairs = find_pairs([keys_of(draft) for draft in drafts])
    seconds = time.process_time() - began
    same = {(one.first, one.second) for one in pairs if one.judgement.band is Band.SAME}
    shown = {(one.first, one.second) for one in pairs}
    truth = set(planted.same)
    missed = Counter(planted.same[pair] for pair in truth - same)
    wrong = [(planted.people[a], planted.people[b]) for a, b in same - truth - {*planted.asked}]
    return Measured(
        recall=len(same & truth) / len(truth),
        precision=len(same & truth) / max(1, len(same & truth) + len(wrong)),
        shown=len(shown & truth) / len(truth),
        asked=len((shown - same) & {*planted.asked}) / len(planted.asked),
        seconds=seconds,
        missed=dict(missed),
        wrong=wrong,
    )


def _draft(who: Invented) -> PersonDraft:
    return PersonDraft(
        who.name, who.kana.strip(), who.email, who.phone, who.born, address=who.address
    )


def main() -> int:
    """Measure; return the exit code."""
    parser = argparse.ArgumentParser(prog="bench duplicates")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--count", type=int, default=100_000)
    options = parser.parse_args()
    figures = []
    for part, suffix in ((TUNED, ""), (HELD_BACK, "_held_back")):
        found = measure(part, options.count)
        anchor = (
            f"{options.count} people, {PLANTED} variants, {TO_ASK} to ask about,"
            f" {NEAR_MISSES} near misses, {part}"
        )
        for name, value, goal in (
            ("recall", found.recall, ">= 0.98"),
            ("precision", found.precision, ">= 0.995"),
            ("shown", found.shown, "-"),
            ("asked", found.asked, ">= 0.98"),
        ):
            figures.append(Figure(f"duplicates_{name}{suffix}", round(value, 4), "", goal, anchor))
        seconds = round(found.seconds, 2)
        figures.append(Figure(f"duplicates_cpu_s{suffix}", seconds, "s", "-", anchor))
        if not options.json and found.missed:
            print(f"{part}, not held for the same: {found.missed}")
        if not options.json and found.wrong:
            print(f"{part}, held for the same: {found.wrong}")
    tell(figures, as_json=options.json)
    return 0


if __name__ == "__main__":
    sys.exit(main())
