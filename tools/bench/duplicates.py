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
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from desktop.core.domain.application import PersonDraft  # noqa: E402
from desktop.core.domain.duplicates import Band, find_pairs, keys_of  # noqa: E402
from tools.bench._crowd import HELD_BACK, TUNED, Invented, invent_crowd  # noqa: E402
from tools.bench._report import Figure, tell  # noqa: E402

PLANTED = 2_400
NEAR_MISSES = 2_400
_VARIANTS = str.maketrans(
    "高崎辺斎沢広桜吉国浜島滝徳恵栄竜富真", "髙﨑邊齋澤廣櫻𠮷國濱嶋瀧德惠榮龍冨眞"
)
_HALF_WIDTH = str.maketrans("0123456789-", "０１２３４５６７８９ー")

Change = Callable[[random.Random, Invented], Invented]


def _variant(_: random.Random, who: Invented) -> Invented:
    return replace(
        who, family=who.family.translate(_VARIANTS), given=who.given.translate(_VARIANTS)
    )


def _hiragana(_: random.Random, who: Invented) -> Invented:
    return replace(
        who, family_kana=_to_hiragana(who.family_kana), given_kana=_to_hiragana(who.given_kana)
    )


def _to_hiragana(kana: str) -> str:
    return "".join(chr(ord(one) - 0x60) if "ァ" <= one <= "ヶ" else one for one in kana)


def _no_kana(_: random.Random, who: Invented) -> Invented:
    return replace(who, family_kana="", given_kana="")


def _phone_format(rng: random.Random, who: Invented) -> Invented:
    forms = (
        who.phone.replace("-", ""),
        "+81 " + who.phone[1:],
        who.phone.translate(_HALF_WIDTH),
    )
    return replace(who, phone=rng.choice(forms))


def _new_phone(rng: random.Random, who: Invented) -> Invented:
    return replace(who, phone=f"080-{rng.randrange(10_000):04d}-{rng.randrange(10_000):04d}")


def _new_mail(rng: random.Random, who: Invented) -> Invented:
    return replace(who, email=f"new{rng.randrange(10**9)}@example.org")


def _new_contacts(rng: random.Random, who: Invented) -> Invented:
    return _new_mail(rng, _new_phone(rng, who))


def _moved_house(rng: random.Random, who: Invented) -> Invented:
    return replace(who, address=f"京都府京都市左京区見本町{rng.randint(50, 99)}")


def _no_birth(_: random.Random, who: Invented) -> Invented:
    return replace(who, born=None)


def _moved_order(_: random.Random, who: Invented) -> Invented:
    return replace(
        who,
        family=who.given,
        given=who.family,
        family_kana=who.given_kana,
        given_kana=who.family_kana,
    )


def _birth_slip(_: random.Random, who: Invented) -> Invented:
    return replace(who, born=None if who.born is None else who.born.replace(day=1))


VARIANTS: tuple[tuple[Change, ...], ...] = (
    (_variant,),
    (_variant, _new_phone),
    (_variant, _new_mail, _hiragana),
    (_hiragana, _phone_format),
    (_no_kana, _new_mail),
    (_phone_format, _new_mail),
    (_new_phone, _moved_house),
    (_new_contacts,),
    (_no_birth, _new_phone),
    (_no_birth, _new_mail, _variant),
    (_moved_order, _new_mail),
    (_birth_slip, _phone_format),
)


def _twin(_: random.Random, who: Invented, other: Invented) -> Invented:
    return replace(who, given=other.given, given_kana=other.given_kana, email=other.email)


def _household(rng: random.Random, who: Invented, other: Invented) -> Invented:
    return replace(_twin(rng, who, other), born=other.born, email=who.email)


def _married(_: random.Random, who: Invented, other: Invented) -> Invented:
    return replace(who, family=other.family, family_kana=other.family_kana, phone=other.phone)


def _namesake(_: random.Random, who: Invented, other: Invented) -> Invented:
    return replace(
        other,
        family=who.family,
        given=who.given,
        family_kana=who.family_kana,
        given_kana=who.given_kana,
    )


def _namesake_of_unknown_birth(rng: random.Random, who: Invented, other: Invented) -> Invented:
    return replace(_namesake(rng, who, other), born=None)


def _namesake_of_one_day(rng: random.Random, who: Invented, other: Invented) -> Invented:
    return replace(_namesake(rng, who, other), born=who.born)


def _written_alike(_: random.Random, who: Invented, other: Invented) -> Invented:
    kana = {"family_kana": other.family_kana, "given_kana": other.given_kana}
    born = None if who.born is None else who.born + timedelta(days=400)
    return replace(who, born=born, email=other.email, **kana)


NEAR = (
    _twin,
    _household,
    _married,
    _namesake,
    _namesake_of_unknown_birth,
    _namesake_of_one_day,
    _written_alike,
)


@dataclass(slots=True)
class Planted:
    """A crowd with pairs planted in it, by place."""

    people: list[Invented]
    same: dict[tuple[int, int], str] = field(default_factory=dict)


def plant(part: str, count: int, seed: int = 0) -> Planted:
    """Return ``count`` people of one half of the names, variants and near misses among them."""
    rng = random.Random(f"{part}/planted/{seed}")  # noqa: S311 - invented people
    base = count - PLANTED - NEAR_MISSES
    planted = Planted(invent_crowd(base + NEAR_MISSES, part, seed))
    people = planted.people
    others = people[base:]
    del people[base:]
    originals = rng.sample(range(base), PLANTED + NEAR_MISSES)
    for at, original in enumerate(originals[:PLANTED]):
        changes = VARIANTS[at % len(VARIANTS)]
        who = people[original]
        for change in changes:
            who = change(rng, who)
        name = "+".join(change.__name__.strip("_") for change in changes)
        planted.same[original, len(people)] = name
        people.append(who)
    for at, original in enumerate(originals[PLANTED:]):
        who = people[original]
        # A twin of the same given name would be the same person.
        other = next(
            one
            for one in (*others[at:], *others[:at])
            if one.family != who.family and one.given != who.given
        )
        people.append(NEAR[at % len(NEAR)](rng, who, other))
    return planted


@dataclass(frozen=True, slots=True)
class Measured:
    """What came out for one half of the names."""

    recall: float
    precision: float
    shown: float
    seconds: float
    missed: dict[str, int]


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
    missed: dict[str, int] = {}
    for pair in truth - same:
        missed[planted.same[pair]] = missed.get(planted.same[pair], 0) + 1
    return Measured(
        len(same & truth) / len(truth),
        len(same & truth) / max(1, len(same)),
        len(shown & truth) / len(truth),
        seconds,
        missed,
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
        anchor = f"{options.count} people, {PLANTED} variants, {NEAR_MISSES} near misses, {part}"
        for name, value, goal in (
            ("recall", found.recall, ">= 0.98"),
            ("precision", found.precision, ">= 0.995"),
            ("shown", found.shown, "-"),
        ):
            figures.append(Figure(f"duplicates_{name}{suffix}", round(value, 4), "", goal, anchor))
        seconds = round(found.seconds, 2)
        figures.append(Figure(f"duplicates_cpu_s{suffix}", seconds, "s", "-", anchor))
        if not options.json and found.missed:
            print(f"{part}, not held for the same: {found.missed}")
    tell(figures, as_json=options.json)
    return 0


if __name__ == "__main__":
    sys.exit(main())
