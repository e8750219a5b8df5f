"""Names of other people: by the tokenizer, by lists, and by what stands beside them.

Recipe and its figures: `docs/privacy.md`, "Text". No list is complete: what is found here is a
proposal to a person who looks at it, and free text never leaves the machine on it.
"""

import re
from collections.abc import Iterator
from typing import Final

from desktop.core.domain.text_folding import to_katakana
from desktop.core.privacy.text.candidates import (
    KANJI,
    KATAKANA,
    Candidate,
    find_candidates,
    is_namelike,
)
from desktop.core.privacy.text.context import (
    TITLED,
    is_named,
    is_part_of_place,
    is_place_here,
    is_tail,
)
from desktop.core.privacy.text.findings import Category, Found, Reason
from desktop.core.privacy.text.headings import find_under_headings
from desktop.core.privacy.text.latin_names import find_latin
from desktop.core.privacy.text.name_lists import NameLists, name_lists
from desktop.core.privacy.text.nicknames import find_nicknames
from desktop.core.privacy.text.tokens import PERSONS, Kind, Token
from desktop.core.privacy.text.vocabulary import (
    HONORIFICS,
    HOUSE_WORDS,
    NO_FAMILY,
    NO_GIVEN,
    NO_KANA,
    NO_NAME_ENDS,
    NO_NAMES,
    ROLES,
    TITLES,
)
from desktop.core.privacy.text.words_of import WordsOf

_HONORING: Final = HONORIFICS | {"先生", "先輩"}
# What a rank may begin with: most words are passed over by one look.
_RANK_BEGINS: Final = frozenset(word[0] for word in (*_HONORING, *TITLES)) | {"\t", "\n"}
_BETWEEN: Final = re.compile(r"\s?(?:さん|氏|様|くん|君)?\s?(?:[、,・/&+]|と|及び|および|\s)\s?")
_ROLE_ENDS: Final = "者員師士長人先客社方手屋主生係店親様官工職僚司達名"
_LONGEST_NAME: Final = 6
_LONGEST_UNLISTED: Final = 4
_KANJI_ADDRESSED: Final = re.compile(
    rf"({KANJI.pattern})(?=さん|さま|くん|ちゃん|{'|'.join(sorted(TITLES, key=len, reverse=True))})"
)
_KANA_ADDRESSED: Final = re.compile(
    rf"(?:(?<![ぁ-ゖー])([ぁ-ゖ]{{2,6}})|(?<![ァ-ヴー・])([ァ-ヴー]{{2,6}}))"
    rf"(?=\s?(?:{'|'.join(sorted(TITLES, key=len, reverse=True))}))"
)
_READING: Final = re.compile(
    r"(?:さん|様|氏|先生|くん|"
    r"君)?\s?[(「]([ぁ-ゖァ-ヴー]{2,8}(?:\s?[ぁ-ゖァ-ヴー]{2,6})?)(?=[)」とは])"
)
_READ_ALOUD: Final = re.compile(
    rf"({KANJI.pattern})\s?[(]([ぁ-ゖァ-ヴー]{{2,8}})[)]\s?"
    rf"(?={'|'.join(sorted(_HONORING | TITLES, key=len, reverse=True))})"
)
_OF: Final = re.compile("の(?=[ぁ-ゖ]{3})")
_LONGEST_ROLE: Final = max(map(len, ROLES))
_GIVEN_ENDS: Final = ("と", "が", "は", "も", "に", "から", "へ", "、", "(", "・")
_SHORTEST_GIVEN, _LONGEST_GIVEN = 3, 5
_HIRAGANA_RUN: Final = re.compile("[ぁ-ゖ]{2,6}$")


def find_people(words: WordsOf) -> list[Found]:
    """Return where others are named; places are those of the plain text."""
    lists = name_lists()
    candidates = [
        one
        for one in find_candidates(words, lists)
        if not is_tail(words, one.end) and not is_part_of_place(words, one.start)
    ]
    found = [
        *(_found(one.start, one.end, Reason.DICTIONARY) for one in candidates if one.is_sure),
        *_by_context(words, candidates),
        *_honored(words, lists),
        *_addressed(words, lists),
        *_given_of_role(words.plain, lists),
        *find_nicknames(words),
        *find_under_headings(words, lists),
        *find_latin(words.plain, lists),
    ]
    found.extend(_beside(words, candidates, found))
    found.extend(_readings(words.plain, found))
    found.extend(_repeated(words, found))
    return found


def _readings(plain: str, found: list[Found]) -> Iterator[Found]:
    """Return how a name is read, in brackets behind it: 五月女さん（さおとめ）."""
    for one in found:
        reading = _READING.match(plain, one.end)
        if reading:
            yield _found(reading.start(1), reading.end(1), Reason.CONTEXT)


def _found(start: int, end: int, reason: Reason) -> Found:
    return Found(start, end, Category.PERSON_NAME, reason)


def _by_context(words: WordsOf, candidates: list[Candidate]) -> Iterator[Found]:
    for one in candidates:
        if one.is_sure or words.plain[one.start : one.end] in NO_FAMILY:
            continue
        if is_place_here(words, one.end):
            continue
        if is_named(words, one.start, one.end):
            yield _found(one.start, one.end, Reason.CONTEXT)


def _honored(words: WordsOf, lists: NameLists) -> Iterator[Found]:
    """Return what bears an honorific or a title, listed or not."""
    for at, token in enumerate(words.tokens):
        if at == 0 or token.surface[0] not in _RANK_BEGINS:
            continue
        is_honorific = token.surface in _HONORING and token.kind is not Kind.OTHER
        if not is_honorific and not TITLED.match(words.plain, token.start):
            continue
        last = at - 1
        if words.tokens[last].surface in (" ", "\u3000") and last > 0:
            last -= 1
        start = _name_before(words, last, lists, is_honorific=is_honorific)
        if start is not None:
            yield _found(start, words.tokens[last].end, Reason.CONTEXT)


def _addressed(words: WordsOf, lists: NameLists) -> Iterator[Found]:
    """Return family names before a title that the tokenizer cut elsewhere: 西|部長 as 西部|長."""
    for one in _KANJI_ADDRESSED.finditer(words.plain):
        if one[1] in lists.families and one[1] not in NO_FAMILY:
            yield _found(one.start(), one.end(), Reason.CONTEXT)
    for one in _READ_ALOUD.finditer(words.plain) if "(" in words.plain else ():
        if len(one[1]) <= _LONGEST_UNLISTED and not {one[1], one[2]} & (NO_NAMES | HOUSE_WORDS):
            yield _found(*one.span(1), Reason.CONTEXT)
            yield _found(*one.span(2), Reason.CONTEXT)
    for one in _KANA_ADDRESSED.finditer(words.plain):
        if to_katakana(one[0]) in lists.family_kana and one[0] not in NO_NAMES | NO_KANA:
            yield _found(one.start(), one.end(), Reason.CONTEXT)


def _given_of_role(plain: str, lists: NameLists) -> Iterator[Found]:
    """Return given names in hiragana behind a role: 同期のあやのともえか."""
    for of in _OF.finditer(plain):
        at = of.start()
        if not any(plain[max(0, at - size) : at] in ROLES for size in range(1, _LONGEST_ROLE + 1)):
            continue
        start: int | None = of.end()
        while start is not None:
            end = _given_kana_end(plain, start, lists)
            if end is not None:
                yield _found(start, end, Reason.CONTEXT)
            start = (
                end + 1 if end is not None and plain[end : end + 1] in ("と", "、", "・") else None
            )


def _given_kana_end(plain: str, start: int, lists: NameLists) -> int | None:
    for end in range(start + _LONGEST_GIVEN, start + _SHORTEST_GIVEN - 1, -1):
        text = plain[start:end]
        is_name = to_katakana(text) in lists.given_kana and text not in NO_GIVEN
        if is_name and "ぁ" <= text[0] <= "ゖ" and plain.startswith(_GIVEN_ENDS, end):
            return end
    return None


def _name_before(words: WordsOf, last: int, lists: NameLists, *, is_honorific: bool) -> int | None:
    token = words.tokens[last]
    if KATAKANA.fullmatch(token.surface):
        return _katakana_before(words, last, lists, is_honorific=is_honorific)
    if "ぁ" <= token.surface[-1:] <= "ゖ":
        return _hiragana_before(words, last, lists) if is_honorific else None
    start = _kanji_before(words, last, lists)
    if start is None:
        return _unlisted_before(words, last, lists, is_honorific=is_honorific)
    name = words.plain[start : token.end]
    is_listed = name in lists.families or token.kind in (Kind.FAMILY, Kind.GIVEN)
    is_word = name in NO_NAMES or (name[-1] in _ROLE_ENDS and not is_listed)
    if is_word or (name in NO_FAMILY and (not is_honorific or _goes_on(words, start))):
        return None
    return _family_before_space(words, start, lists)


def _goes_on(words: WordsOf, start: int) -> bool:
    """Say whether a word in kanji ends where a stretch begins: 人事部 before 長."""
    return start > 0 and KANJI.match(words.plain, start - 1) is not None


def _family_before_space(words: WordsOf, start: int, lists: NameLists) -> int:
    """Take in a family name that a space parts from the given name."""
    if words.plain[start - 1 : start] not in (" ", "\u3000"):
        return start
    at = words.ending.get(start - 1)
    if at is None:
        return start
    token = words.tokens[at]
    is_family = token.kind is Kind.FAMILY or token.surface in lists.families
    return token.start if is_family else start


def _kanji_before(words: WordsOf, last: int, lists: NameLists) -> int | None:
    """Go back over what may be parts of a name, to the beginning of a family name."""
    at, start = last, None
    end = words.tokens[last].end
    while at >= 0:
        token = words.tokens[at]
        is_joined = start is None or token.end == start
        if not is_joined or end - token.start > _LONGEST_NAME:
            break
        if not is_namelike(token, lists):
            is_family = start is not None and _may_precede(token, words.plain[start:end], lists)
            return token.start if is_family else start
        if start is not None and _is_complete(
            words.plain[start:end], words.tokens[at + 1].kind, token.surface, lists
        ):
            break
        start = token.start
        at -= 1
    return start


def _may_precede(token: Token, given: str, lists: NameLists) -> bool:
    """Say whether a plain noun before a given name is a rare family name: 御手洗."""
    return (
        token.kind is Kind.NOUN
        and 1 < len(token.surface) < _LONGEST_UNLISTED
        and KANJI.fullmatch(token.surface) is not None
        and given not in lists.families
        and token.surface not in ROLES
        and token.surface not in NO_NAMES
        and token.surface[-1] not in NO_NAME_ENDS
    )


def _is_complete(name: str, kind: Kind, before: str, lists: NameLists) -> bool:
    """Say whether a name needs nothing of the word before it."""
    is_family = name in lists.families or kind is Kind.FAMILY
    if not is_family or before + name in lists.families:
        return False
    return not (before in lists.families and name in lists.given)


def _unlisted_before(
    words: WordsOf, last: int, lists: NameLists, *, is_honorific: bool
) -> int | None:
    """Return a word that is no name anywhere but bears さん or a title: 薬袋さん."""
    token = words.tokens[last]
    surface = token.surface
    is_word = token.kind is Kind.NOUN and not surface.isascii()
    if not is_word or not 1 < len(surface) <= _LONGEST_UNLISTED:
        return None
    if surface in NO_NAMES or surface[-1] in _ROLE_ENDS:
        return None
    if not is_honorific and (surface in HOUSE_WORDS or not lists.family_characters >= set(surface)):
        return None
    before = words.plain[token.start - 1 : token.start] if token.start else ""
    is_joined = not is_honorific and KANJI.match(before) is not None
    return None if before in ("お", "ご", "御") or is_joined else token.start


def _katakana_before(
    words: WordsOf, last: int, lists: NameLists, *, is_honorific: bool
) -> int | None:
    token = words.tokens[last]
    surface = token.surface
    is_reading = surface in lists.family_kana or surface in lists.given_kana
    is_word = token.kind is Kind.NOUN and not token.is_unknown and not is_reading
    if surface in NO_NAMES or is_word or not (is_honorific or token.is_unknown or is_reading):
        return None
    start, at = token.start, last - 1
    while at >= 0 and KATAKANA.fullmatch(words.tokens[at].surface):
        start = words.tokens[at].start
        at -= 1
    return start


def _hiragana_before(words: WordsOf, last: int, lists: NameLists) -> int | None:
    end = words.tokens[last].end
    run = _HIRAGANA_RUN.search(words.plain[max(0, end - 6) : end])
    if run is None:
        return None
    for length in range(len(run[0]), 1, -1):
        text = words.plain[end - length : end]
        reading = to_katakana(text)
        is_reading = reading in lists.family_kana or reading in lists.given_kana
        if is_reading and text not in NO_NAMES and words.begins_at(end - length):
            return end - length
    token = words.tokens[last]
    is_name = token.is_unknown or token.kind in (*PERSONS, Kind.NOUN)
    is_called = is_name and len(token.surface) > 1 and token.surface not in NO_NAMES
    return token.start if is_called and words.plain[token.start - 1 : token.start] != "お" else None


def _beside(words: WordsOf, candidates: list[Candidate], found: list[Found]) -> Iterator[Found]:
    """Return what may be a name and stands in a row with one: 面接官は千葉、長田."""
    starts = {one.start for one in found}
    ends = {one.end for one in found}
    for one in [*candidates, *reversed(candidates)]:
        if one.start in starts or not _may_stand_in_a_row(words.plain, one):
            continue
        before = any(
            _BETWEEN.fullmatch(words.plain, end, one.start)
            for end in range(max(0, one.start - 5), one.start)
            if end in ends
        )
        after = _BETWEEN.match(words.plain, one.end)
        if before or (after is not None and after.end() in starts):
            starts.add(one.start)
            ends.add(one.end)
            yield _found(one.start, one.end, Reason.CONTEXT)


def _may_stand_in_a_row(plain: str, one: Candidate) -> bool:
    """Say whether a word is believed beside a name; a common one only in a list: 須磨・出口."""
    text = plain[one.start : one.end]
    return text not in NO_FAMILY or (
        len(text) > 1 and plain[one.start - 1 : one.start] in ("・", "/")
    )


def _repeated(words: WordsOf, found: list[Found]) -> Iterator[Found]:
    """Return other places of what was found: a name that was told once stays one."""
    starts = {one.start for one in found}
    for name in {words.plain[one.start : one.end] for one in found}:
        if len(name) == 1:
            continue
        for part in {name, *name.split()}:
            at = words.plain.find(part)
            while at >= 0 and len(part) > 1:
                end = at + len(part)
                is_other = is_tail(words, end) or is_place_here(words, end)
                if at not in starts and words.begins_at(at) and not is_other:
                    yield _found(at, end, Reason.REPEATED)
                at = words.plain.find(part, end)
