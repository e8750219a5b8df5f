"""A name that is known beforehand, in every spelling of kanji and kana it may take."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from desktop.core.privacy.text.findings import Category, Found, Reason
from desktop.core.privacy.text.folded import Squeezed, fold_key
from desktop.core.privacy.text.name_lists import name_lists
from desktop.core.privacy.text.vocabulary import COMPANY_TAIL, NO_GIVEN, PLACE_TAIL
from desktop.core.privacy.text.words_of import WordsOf

_KANA: Final = re.compile("[ァ-ヴー]+")
_HIRAGANA: Final = re.compile("[ぁ-ゖ]")
_SPLIT: Final = re.compile(r"[\s\u3000・,]+")
_HONORED: Final = re.compile(
    r"\s?(?:さん|様|さま|氏|君|くん|ちゃん|殿|先生|部長|課長|係長|主任|社長|店長|リーダー|先輩|"
    r"夫妻)"
)
_SHORT_FAMILY, _LONG_FAMILY, _LONG_GIVEN = 1, 4, 4
_SURE_KANA: Final = 4
_SURE_WHOLE: Final = 5
_SHORTEST_WHOLE: Final = 3

Halves = tuple[tuple[str, str], ...]
"""Family and given name, for each way to cut a name; folded."""


@dataclass(frozen=True, slots=True)
class Spellings:
    """A name as it may be written; everything folded.

    Attributes:
        whole: Both halves together: enough wherever it stands.
        families: Family name alone.
        givens: Given name alone.
        kana: Either half in kana alone.
        read: Family and given name in katakana.
    """

    whole: frozenset[str]
    families: frozenset[str]
    givens: frozenset[str]
    kana: frozenset[str]
    read: tuple[tuple[str, str], ...]


def spell(halves: Halves, kana: str) -> Spellings:
    """Return a name in its spellings.

    Args:
        halves: As `halves_of` cuts the name.
        kana: Its reading as typed, empty where none is known.
    """
    read = _kana_halves(kana, halves)
    whole = {fold_key(kana)}
    for family, given in (*halves, *read):
        whole |= {family + given, given + family}
    for family, given in halves:
        for family_kana, given_kana in read:
            whole |= {family + given_kana, family_kana + given}
    return Spellings(
        whole=frozenset(
            one
            for one in whole
            if len(one) >= _SHORTEST_WHOLE or (len(one) > 1 and not _KANA.fullmatch(one))
        ),
        families=frozenset(
            family for family, _ in halves if len(family) > 1 or not family.isascii()
        ),
        givens=frozenset(given for _, given in halves if given),
        kana=frozenset(half for pair in read for half in pair if len(half) > 1),
        read=read,
    )


def halves_of(name: str) -> Halves:
    """Return family and given name; every likely cut of a name in one piece."""
    parts = [fold_key(part) for part in _SPLIT.split(name.strip()) if part]
    if len(parts) != 1:
        return tuple((parts[0], part) for part in parts[1:])
    whole, families = parts[0], name_lists().families
    if whole in families:
        return ((whole, ""),)
    longest = min(_LONG_FAMILY, len(whole) - 1)
    cuts = [at for at in range(longest, 0, -1) if whole[:at] in families]
    usual = [at for at in cuts if len(whole) - at <= _LONG_GIVEN and at > _SHORT_FAMILY]
    chosen = usual[:1] or cuts[:1] or [2]
    return tuple((whole[:at], whole[at:]) for at in chosen if whole[at:]) or ((whole, ""),)


def _kana_halves(kana: str, halves: Halves) -> Halves:
    parts = [fold_key(part) for part in _SPLIT.split(kana.strip()) if part]
    if len(parts) > 1:
        return tuple((parts[0], part) for part in parts[1:])
    if not parts:
        return tuple(pair for pair in halves if all(_KANA.fullmatch(half) for half in pair))
    readings = name_lists().family_kana
    whole = parts[0]
    cuts = [at for at in range(len(whole) - 1, 1, -1) if whole[:at] in readings]
    return tuple((whole[:at], whole[at:]) for at in cuts[:1])


def find_name(
    words: WordsOf, squeezed: Squeezed, spelled: Spellings, told: tuple[Category, Reason]
) -> Iterator[Found]:
    """Return where a name stands, whole or by halves; places are those of the plain text."""
    for key in spelled.whole:
        for start, end in squeezed.places_of(key):
            is_sure = end - start > _SURE_WHOLE or not _KANA.fullmatch(key)
            if is_sure or words.begins_at(start) or _stands_apart(words.plain, start, end):
                yield Found(start, end, *told)
    for keys, is_meant in (
        (spelled.families, _is_family),
        (spelled.givens, _is_given),
        (spelled.kana, _is_kana),
    ):
        for key in keys:
            for start, end in squeezed.places_of(key):
                if is_meant(words, start, end):
                    yield Found(start, end, *told)


def _is_family(words: WordsOf, start: int, end: int) -> bool:
    """Say whether a family name is one here, and no part of a house, a place or another word."""
    if _HONORED.match(words.plain, end):
        return end - start > 1 or words.begins_at(start)
    if COMPANY_TAIL.match(words.plain, end) or PLACE_TAIL.match(words.plain, end):
        return False
    return end - start > 1 or words.is_word(start, end)


def _is_given(words: WordsOf, start: int, end: int) -> bool:
    if _KANA.fullmatch(words.plain[start:end]) or "ぁ" <= words.plain[start] <= "ゖ":
        return _is_kana(words, start, end)
    if _HONORED.match(words.plain, end):
        return True
    if words.plain[start:end] in NO_GIVEN or PLACE_TAIL.match(words.plain, end):
        return False
    return end - start > 1 or words.is_word(start, end)


def _is_kana(words: WordsOf, start: int, end: int) -> bool:
    """Say whether kana is a name here, and no part of a longer word."""
    if end - start >= _SURE_KANA or _HONORED.match(words.plain, end):
        return words.begins_at(start) or end - start >= _SURE_KANA
    return _stands_apart(words.plain, start, end) or words.is_word(start, end)


def _stands_apart(plain: str, start: int, end: int) -> bool:
    """Say whether other characters than of its own kind of kana are on both sides."""
    script = _HIRAGANA if _HIRAGANA.match(plain, start) else _KANA
    return not script.match(plain, end) and not (start and script.match(plain, start - 1))
