"""What stands beside a name and says that it is one."""

import re
from typing import Final

from desktop.core.privacy.text.tokens import Kind
from desktop.core.privacy.text.vocabulary import (
    COMPANY_TAIL,
    DIRECT_ACTS,
    HONORIFICS,
    PARTICLES,
    PERSON_ACTS,
    PLACE_ACTS,
    PLACE_TAIL,
    ROLES,
    TITLES,
)
from desktop.core.privacy.text.words_of import WordsOf


def _any_of(words: frozenset[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


HONORED: Final = re.compile(rf"\s?(?:{_any_of(HONORIFICS)})(?![a-z])")
TITLED: Final = re.compile(rf"\s?(?:{_any_of(TITLES)})")
_AFTER_ROLE: Final = re.compile(
    rf"(?:{_any_of(ROLES)})(?:だった|である|であった|でもある|をしている|"
    rf"をしていた)?\s?[の・/:=、,「(]?\s?$"
    r"|[一-鿿](?:役|者|員|官|係|長|担当|士|師)[\s:・の]\s?$"
)
_OPEN_END: Final = re.compile(r"\s?(?:[()」\]、。,.;:/・|→←⇒\n=]|$|[ぁ-ん])")
_IN_BRACKETS: Final = re.compile(r"[(「\[【<《]\s?$")
_BRACKET_END: Final = re.compile(r"\s?[)」\]】>》]")
_BEFORE_ARROW: Final = re.compile(r"[→⇒←]\s?$")
_ARROW: Final = re.compile(r"\s?[→⇒←]")
_LINE_START: Final = re.compile(r"(?:^|[\n。])[\s・*■●◆○◎>#-]*$")
_HEADING: Final = re.compile(r"\s?[:]")
_SIGNED: Final = re.compile(r"(?:以上|[-—–]|//?|\n|。|[)）」])[、,。\s]*$")
_LINE_END: Final = re.compile(r"\s*(?:\n|$)")
_ASIDE: Final = re.compile(r"\([^()\n]{1,10}\)")
_WINDOW: Final = 14
_PLACE_END: Final = re.compile("[都道府県市区町村郡]$")


def is_tail(words: WordsOf, end: int) -> bool:
    """Say whether what follows makes a house or a place of a name; a rank does not."""
    if HONORED.match(words.plain, end) or TITLED.match(words.plain, end):
        return False
    return bool(COMPANY_TAIL.match(words.plain, end) or PLACE_TAIL.match(words.plain, end))


def is_place_here(words: WordsOf, end: int) -> bool:
    """Say whether what follows takes an ambiguous name for a place: 土井 is none, 千葉 may be."""
    return bool(PLACE_ACTS.match(words.plain, end))


def is_part_of_place(words: WordsOf, start: int) -> bool:
    """Say whether a place goes on here: 横浜市 before 鶴見."""
    at = words.ending.get(start)
    if at is None:
        return False
    before = words.tokens[at]
    is_place = before.kind in (Kind.PLACE, Kind.SUFFIX)
    return is_place and _PLACE_END.search(before.surface) is not None


def is_named(words: WordsOf, start: int, end: int) -> bool:
    """Say whether anything beside a stretch tells that it is a person."""
    plain = words.plain
    if HONORED.match(plain, end) or TITLED.match(plain, end):
        return True
    before = plain[max(0, start - _WINDOW) : start]
    if _AFTER_ROLE.search(before) and _OPEN_END.match(plain, end):
        return True
    aside = _ASIDE.match(plain, end)
    if aside and _acts(words, aside.end()):
        return True
    return _acts(words, end) or _stands_alone(plain, before, start, end)


def _acts(words: WordsOf, end: int) -> bool:
    plain = words.plain
    if DIRECT_ACTS.match(plain, end):
        return True
    at = words.starting.get(end)
    if at is None:
        return False
    particle = words.tokens[at]
    return particle.surface in PARTICLES and bool(PERSON_ACTS.match(plain, particle.end))


def _stands_alone(plain: str, before: str, start: int, end: int) -> bool:
    if _IN_BRACKETS.search(before) and _BRACKET_END.match(plain, end):
        return True
    if _BEFORE_ARROW.search(before) or _ARROW.match(plain, end):
        return True
    begins = bool(_LINE_START.search(before)) and (start == len(before) or start > 0)
    if begins and (_HEADING.match(plain, end) or _LINE_END.match(plain, end)):
        return True
    return bool(_SIGNED.search(before) and _LINE_END.match(plain, end))
