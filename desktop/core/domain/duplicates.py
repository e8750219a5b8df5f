"""Whether two records tell of one person: by folded keys, never by a name alone.

Three bands: the same person, perhaps the same (a person decides), apart. People of one household
share a telephone, an address, twins a birthday too, so nobody is the same without a name that
agrees; people of one name share nothing else, so nobody is the same with a name alone.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from typing import Final, NamedTuple

from rapidfuzz.distance import OSA, JaroWinkler

from desktop.core.domain.application import PersonDraft
from desktop.core.domain.freeing import free
from desktop.core.domain.name_forms import is_former_name, is_read_alike, is_romanized
from desktop.core.domain.text_folding import (
    fold_address,
    fold_email,
    fold_kana,
    fold_name,
    fold_phone,
)

_NAME_ALIKE: Final = 0.85
_KANA_ALIKE: Final = 0.9
_BIRTH_PARTS: Final = 3
_SHORTEST_SLIPPED: Final = 9
_PREFECTURE: Final = re.compile(r"^(?:東京都|北海道|京都府|大阪府|..県|...県)")
_OTHER_HOUSE: Final = re.compile(r"[-0-9]")
_LARGEST_BLOCK: Final = 60
"""A key shared by more records than this, as a company's telephone, tells nothing of a person."""


class Band(StrEnum):
    """How sure two records are one person."""

    SAME = "same"
    MAYBE = "maybe"
    APART = "apart"


class PersonKeys(NamedTuple):
    """The folded keys of a record; an empty text where the record is silent.

    Attributes:
        birth: ISO date.
    """

    name: str = ""
    kana: str = ""
    email: str = ""
    phone: str = ""
    birth: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Judgement:
    """Two records held side by side: names of the fields that agree, differ, are missing."""

    band: Band
    agreeing: tuple[str, ...]
    differing: tuple[str, ...]
    missing: tuple[str, ...]


class Pair(NamedTuple):
    """Two records by their places, the earlier first, and what is held of them."""

    first: int
    second: int
    judgement: Judgement


def keys_of(draft: PersonDraft) -> PersonKeys:
    """Return the keys of a person as typed."""
    return PersonKeys(
        fold_name(draft.name),
        fold_kana(draft.kana),
        fold_email(draft.email),
        fold_phone(draft.phone),
        draft.birth_date.isoformat() if draft.birth_date else "",
        fold_address(draft.address),
    )


def judge(one: PersonKeys, other: PersonKeys) -> Judgement:
    """Return what can be said of two records."""
    agreeing, differing, missing = [], [], []
    for field, ours, theirs in zip(PersonKeys._fields, one, other, strict=True):
        if not ours or not theirs:
            missing.append(field)
        elif ours == theirs or _agrees(field, one, other):
            agreeing.append(field)
        else:
            differing.append(field)
    band = _band(one, other, frozenset(agreeing), frozenset(differing))
    return Judgement(band, tuple(agreeing), tuple(differing), tuple(missing))


_NAMES: Final = frozenset({"name", "kana"})
_CONTACTS: Final = frozenset({"email", "phone"})


def _agrees(field: str, one: PersonKeys, other: PersonKeys) -> bool:
    """Say whether a field that is not the same character by character says the same."""
    if field == "address":
        return is_one_address(one.address, other.address)
    if field not in _NAMES:
        return False
    ours, theirs = getattr(one, field), getattr(other, field)
    if is_moved(ours, theirs) or is_former_name(ours, theirs):
        return True
    return field == "name" and (
        is_romanized(one.name, other.kana) or is_romanized(other.name, one.kana)
    )


def is_one_address(one: str, other: str) -> bool:
    """Say whether two folded addresses differ in a prefecture or a building left out alone."""
    shorter, longer = sorted((_PREFECTURE.sub("", one), _PREFECTURE.sub("", other)), key=len)
    rest = longer.removeprefix(shorter)
    # 1-2 goes on as 1-2見本荘, but 1-20 and 1-2-3 are other houses; a town alone is no address.
    is_whole = shorter[-1:].isdecimal() or shorter.endswith("号")
    return rest != longer and is_whole and _OTHER_HOUSE.match(rest) is None


def is_slip(one: str, other: str) -> bool:
    """Say whether two telephones or mail addresses are one slip of the finger apart."""
    if min(len(one), len(other)) < _SHORTEST_SLIPPED or one == other:
        return False
    return OSA.distance(one, other, score_cutoff=1) == 1


def is_moved(one: str, other: str) -> bool:
    """Say whether a name is another with 姓 and 名 the other way round."""
    return len(one) == len(other) and one != other and other in one + one


def is_birth_near(one: str, other: str) -> bool:
    """Say whether two birth dates are one slip apart: a single part, or month and day changed."""
    if not one or not other:
        return False
    ours, theirs = one.split("-"), other.split("-")
    agreeing = sum(mine == yours for mine, yours in zip(ours, theirs, strict=True))
    is_turned = ours[0] == theirs[0] and ours[1:] == theirs[:0:-1]
    return agreeing >= _BIRTH_PARTS - 1 or is_turned


def _band(
    one: PersonKeys, other: PersonKeys, agreeing: frozenset[str], differing: frozenset[str]
) -> Band:
    contacts = agreeing & _CONTACTS
    is_born_apart = "birth" in differing and not is_birth_near(one.birth, other.birth)
    if not _is_one_name(one, other, agreeing, differing):
        return _band_of_strangers(one, other, agreeing, is_born_apart=is_born_apart)
    if is_born_apart:
        return Band.MAYBE if contacts else Band.APART
    has_slip = any(is_slip(getattr(one, field), getattr(other, field)) for field in _CONTACTS)
    # The same name in one house, born one slip apart, is one person too. Where telephone and mail
    # address are both others, 1997 for 2000 is no slip of the finger any more.
    is_neighbour = {"name", "address"} <= agreeing and "birth" in differing
    is_other = differing >= _CONTACTS and not (has_slip or is_slip(one.birth, other.birth))
    if contacts or (is_neighbour and not is_other):
        return Band.SAME
    if "birth" in agreeing:
        # Of 100,000 people some have the name and the birthday of another one.
        is_contradicted = differing & _CONTACTS and "address" not in agreeing and not has_slip
        return Band.MAYBE if is_contradicted or "name" in differing else Band.SAME
    has_other_address = bool(differing & {*_CONTACTS, "address"}) and "address" not in agreeing
    return Band.APART if has_other_address and not has_slip else Band.MAYBE


def _is_one_name(
    one: PersonKeys, other: PersonKeys, agreeing: frozenset[str], differing: frozenset[str]
) -> bool:
    """Say whether the names agree: as written, or as read where the writing is not another's."""
    if "name" in agreeing:
        # 裕子 is ユウコ and ヒロコ: one way to write, two people.
        return (
            "kana" not in differing
            or _is_alike(one.kana, other.kana, _KANA_ALIKE)
            or is_read_alike(one.kana, other.kana)
            or is_former_name(one.name, other.name)
        )
    return "kana" in agreeing


def _band_of_strangers(
    one: PersonKeys, other: PersonKeys, agreeing: frozenset[str], *, is_born_apart: bool
) -> Band:
    """Return MAYBE for a new surname or a slip in the name, where something else is shared."""
    contacts = agreeing & _CONTACTS
    is_alike = _is_alike(one.name, other.name, _NAME_ALIKE) or _is_alike(
        one.kana, other.kana, _KANA_ALIKE
    )
    if is_born_apart or not contacts:
        return Band.APART
    return Band.MAYBE if is_alike or "birth" in agreeing else Band.APART


def _is_alike(one: str, other: str, least: float) -> bool:
    return bool(one and other) and JaroWinkler.similarity(one, other) >= least


def is_one_household(judgement: Judgement) -> bool:
    """Say whether two records share a telephone or an address but neither name nor birthday.

    Asking about every couple would hide the pairs worth asking about.
    """
    return not {"name", "kana", "birth", "email"} & set(judgement.agreeing)


def blocking_keys(keys: PersonKeys) -> Iterator[tuple[str, str]]:
    """Return the keys two records must share one of to be compared at all."""
    name, kana, email, phone, birth, address = keys
    if email:
        yield ("email", email)
    if phone:
        yield ("phone", phone)
    if address:
        yield ("address", address)
    if birth:
        if name:
            # In order of characters, so that 姓 and 名 may stand the other way round.
            yield ("name+birth", "".join(sorted(name)) + birth)
        if kana:
            yield ("kana+birth", kana + birth)


def find_pairs(records: Sequence[PersonKeys], known: int = 0) -> list[Pair]:
    """Return every pair that is not apart, in the order of its records.

    Args:
        records: People in the store first, then the rows of a file.
        known: How many of them are in the store: those are not compared with each other.
    """
    found: dict[tuple[int, int], Judgement] = {}
    for first, second in _candidates(records, known):
        if (first, second) not in found:
            found[first, second] = judge(records[first], records[second])
    return [
        Pair(first, second, judgement)
        for (first, second), judgement in sorted(found.items(), key=lambda item: item[0])
        if judgement.band is not Band.APART
    ]


def _candidates(records: Sequence[PersonKeys], known: int) -> Iterator[tuple[int, int]]:
    # By hash, which is a third of the memory; two keys of one hash only cost a comparison.
    blocks: dict[int, list[int]] = {}
    seen: dict[int, int] = {}
    for at, keys in enumerate(records):
        for key in map(hash, blocking_keys(keys)):
            first = seen.setdefault(key, at)
            if first != at:
                blocks.setdefault(key, [first]).append(at)
    for block in blocks.values():
        if len(block) <= _LARGEST_BLOCK:
            yield from ((a, b) for a, b in combinations(block, 2) if b >= known)
    free(seen, blocks)
    yield from _of_unknown_birth(records, known)


def _of_unknown_birth(records: Sequence[PersonKeys], known: int) -> Iterator[tuple[int, int]]:
    """Pair records without a birth date with their namesakes."""
    wanted = {keys.name for keys in records if not keys.birth}
    namesakes: dict[str, list[int]] = {}
    for at, keys in enumerate(records):
        if keys.name in wanted:
            namesakes.setdefault(keys.name, []).append(at)
    for block in namesakes.values():
        if len(block) <= _LARGEST_BLOCK:
            for a, b in combinations(block, 2):
                if b >= known and not (records[a].birth and records[b].birth):
                    yield a, b
