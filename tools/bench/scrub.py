"""The scrub on notes whose personal data is marked: how much is found, and what is lost by it.

`own_recall` and `third_party_recall` count marked stretches that are masked to the last character;
`over_scrub` is the share of the characters outside every marked stretch that are masked as well.
The notes of `hr_notes_blind.jsonl` were written by somebody who had not seen the rules; those of
`hr_notes_tuning.jsonl` were looked at while the rules were made (``--tuning``). After the first run
on the blind notes, what was missed in those of even numbers was looked at; third-party misses of
odd numbers never were: `third_party_recall_unseen_half`.
"""

import argparse
import json
import re
import statistics
import sys
import time
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from desktop.core.privacy.text import Found, OwnRecord, scrub  # noqa: E402
from tools.bench._report import Figure, tell  # noqa: E402

DATA = Path(__file__).resolve().parent / "data"
_RUNS = 21


@dataclass(slots=True)
class Tally:
    """What came out over all notes."""

    marked: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    plain_chars: int = 0
    masked_plain_chars: int = 0
    missed: list[tuple[str, str, str]] = field(default_factory=list)
    extra: list[tuple[str, str, str]] = field(default_factory=list)

    def recall(self, kinds: Iterable[str]) -> float:
        """Return how much of the marked stretches of these kinds is masked whole."""
        chosen = list(kinds)
        return sum(self.found[kind] for kind in chosen) / max(
            1, sum(self.marked[kind] for kind in chosen)
        )

    @property
    def own_kinds(self) -> list[str]:
        """Kinds of the applicant's own."""
        return [kind for kind in self.marked if kind.startswith("own_")]

    @property
    def over_scrub(self) -> float:
        """Return the share of characters nobody marked that are masked."""
        return self.masked_plain_chars / max(1, self.plain_chars)


def read_notes(path: Path) -> list[dict[str, Any]]:
    """Return the notes of a file, one a line."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def record_of(told: Mapping[str, Any]) -> OwnRecord:
    """Return the record of a note."""
    texts = {name: told.get(name) or "" for name in ("name", "kana", "email", "phone", "address")}
    lists = {name: tuple(told.get(name) or ()) for name in ("schools", "companies")}
    return OwnRecord(**texts, **lists)


def tally(notes: Iterable[Mapping[str, Any]]) -> Tally:
    """Scrub every note and compare."""
    out = Tally()
    for note in notes:
        spans = scrub(note["text"], record_of(note["record"]), note["staff"]).spans
        _compare(out, note, spans)
    return out


def _compare(out: Tally, note: Mapping[str, Any], spans: Iterable[Found]) -> None:
    text: str = note["text"]
    masked = {at for one in spans for at in range(one.start, one.end)}
    marked: set[int] = set()
    for span in note["spans"]:
        places = range(span["start"], span["end"])
        marked.update(places)
        out.marked[span["kind"]] += 1
        if masked.issuperset(places):
            out.found[span["kind"]] += 1
        else:
            out.missed.append((note["id"], span["kind"], _around(text, places)))
    out.plain_chars += len(text) - len(marked)
    extra = masked - marked
    out.masked_plain_chars += len(extra)
    for one in spans:
        if not marked.intersection(range(one.start, one.end)):
            what = f"{one.category.value}/{one.reason.value}"
            out.extra.append((note["id"], what, _around(text, range(one.start, one.end))))


def _around(text: str, places: range) -> str:
    start, end = places.start, places.stop
    return f"{text[max(0, start - 12) : start]}[{text[start:end]}]{text[end : end + 12]}"


def unseen_half(notes: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Return the notes of odd numbers, whose misses nobody who made the rules has read."""
    return [note for note in notes if int(re.sub(r"\D", "", note["id"])) % 2]


def chars_per_cpu_s(notes: list[dict[str, Any]]) -> float:
    """Measure the whole scrub, every note with its own record, the tokenizer once loaded.

    The middle of several runs: other programs on the same two cores move a single one by a third.
    """
    work = [(note["text"], record_of(note["record"]), note["staff"]) for note in notes]
    chars = sum(len(text) for text, _, _ in work)
    runs = []
    for _ in range(_RUNS):
        began = time.process_time()
        for text, record, staff in work:
            scrub(text, record, staff)
        runs.append(chars / (time.process_time() - began))
    return statistics.median(runs)


def figures(name: str, notes: list[dict[str, Any]], suffix: str = "") -> tuple[list[Figure], Tally]:
    """Return the figures of one set."""
    out = tally(notes)
    size = f"{len(notes)} notes, {sum(len(note['text']) for note in notes)} characters, {name}"
    kinds = Counter({kind: out.marked[kind] for kind in out.own_kinds})
    own = f"{size}; {kinds.total()} stretches"
    third = f"{size}; {out.marked['third_party_name']} names"
    speed = chars_per_cpu_s(notes)
    found = [
        ("own_recall", round(out.recall(out.own_kinds), 4), "", ">= 0.995", own),
        ("third_party_recall", round(out.recall(["third_party_name"]), 4), "", ">= 0.92", third),
        ("over_scrub", round(out.over_scrub, 4), "", "<= 0.015", size),
        ("chars_per_cpu_s", round(speed), "chars/s", ">= 100000", size),
    ]
    return [Figure(one[0] + suffix, *one[1:]) for one in found], out


def main() -> int:
    """Measure; return the exit code."""
    parser = argparse.ArgumentParser(prog="bench scrub")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--tuning", action="store_true", help="the notes the rules were made on")
    parser.add_argument("--show", action="store_true", help="tell what was missed and overdone")
    options = parser.parse_args()
    name = "hr_notes_tuning.jsonl" if options.tuning else "hr_notes_blind.jsonl"
    if not (DATA / name).exists():
        print(f"bench scrub: {name} is not there", file=sys.stderr)
        return 1
    notes = read_notes(DATA / name)
    told, out = figures(name, notes, "_tuning" if options.tuning else "")
    if not options.tuning:
        half = tally(unseen_half(notes))
        value = round(half.recall(["third_party_name"]), 4)
        anchor = f"{half.marked['third_party_name']} names, notes of odd numbers"
        told.append(Figure("third_party_recall_unseen_half", value, "", "-", anchor))
    if options.show:
        for missed in (*out.missed, *(("extra", *one) for one in out.extra)):
            print(*missed)
    if not options.json:
        for kind, count in sorted(out.marked.items()):
            print(f"{kind}: {out.found[kind]} of {count}")
    tell(told, as_json=options.json)
    return 0


if __name__ == "__main__":
    sys.exit(main())
