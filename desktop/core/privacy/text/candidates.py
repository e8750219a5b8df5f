"""Stretches of a text that are spelled as a person's name may be."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from desktop.core.domain.text_folding import to_katakana
from desktop.core.privacy.text.context import HONORED, TITLED
from desktop.core.privacy.text.name_lists import NameLists
from desktop.core.privacy.text.tokens import PERSONS, Kind, Token
from desktop.core.privacy.text.vocabulary import (
    AMBIGUOUS,
    COMPANY_TAIL,
    HONORIFICS,
    HOUSE_WORDS,
    NO_FAMILY,
    NO_GIVEN,
    NO_KANA,
    NO_NAME_ENDS,
    ROLES,
    TITLES,
)
from desktop.core.privacy.text.words_of import WordsOf

KANJI: Final = re.compile("[一-鿿々〆\U00020000-\U0003ffff豈-龎]+")
KATAKANA: Final = re.compile("[ァ-ヴー]+")
_KANA_RUN: Final = re.compile("[ぁ-ゖァ-ヴー]{2,5}(?![ぁ-ゖァ-ヴー])")
_HIRAGANA: Final = re.compile("[ぁ-ゖー]+")
_SPELLED: Final = re.compile(f"{KANJI.pattern}(?:[ノヶケツ]{KANJI.pattern})?")
_FAMILY_ENDS: Final = frozenset(
    "田川山原野沢木井村本口島崎岡橋塚谷内浦森林藤瀬池根宮里坂松杉竹倉場越尾見江城部辺津戸葉枝波保屋岩石元"
)
_INNER_KANA: Final = frozenset("ノヶケツ")
_NEVER_FIRST: Final = frozenset((Kind.PARTICLE, Kind.SIGN, Kind.SUFFIX, Kind.PREFIX, Kind.OTHER))
_TELLING: Final = PERSONS | {Kind.PLACE}
_MIXED_GIVEN: Final = re.compile("[ぁ-ゖ]{1,3}[子美代江乃香恵枝奈菜佳音花一男夫]")
_KATAKANA_PAIR: Final = re.compile("[ァ-ヴ][ァ-ヴー]*(?:[・=][ァ-ヴ][ァ-ヴー]*){1,4}")
_LONGEST_FAMILY: Final = 4
_LONGEST_GIVEN: Final = 4
_GIVEN_RUN: Final = 3
_SHORTEST_KANA: Final = 3
_MOST_PIECES: Final = 3
_NAMELIKE: Final = PERSONS | {Kind.PLACE, Kind.PROPER, Kind.NUMBER}
_ADDRESSED: Final = "様氏君殿"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch that may be a name.

    Attributes:
        is_sure: Nothing beside it need say so.
        is_full: Family and given name.
    """

    start: int
    end: int
    is_sure: bool
    is_full: bool = False


def find_candidates(words: WordsOf, lists: NameLists) -> Iterator[Candidate]:
    """Return what is spelled as a name, in order of the text."""
    last = 0
    for token in words.tokens:
        if token.start < last or token.kind in _NEVER_FIRST:
            continue
        one = _family_and_given(words, token, lists) or _alone(words, token, lists)
        if one is not None:
            last = one.end
            yield one
    yield from _unlisted(words, lists)
    for pair in _KATAKANA_PAIR.finditer(words.plain):
        if _is_foreign(words, pair.start(), pair.end()):
            yield Candidate(pair.start(), pair.end(), is_sure=True, is_full=True)


def is_namelike(token: Token, lists: NameLists) -> bool:
    """Say whether a word may be part of a Japanese name written in kanji."""
    if not KANJI.fullmatch(token.surface):
        return False
    return (
        token.kind in _NAMELIKE
        or token.is_unknown
        or len(token.surface) == 1
        or token.surface in lists.families
        or token.surface in lists.given
    )


def _family_and_given(words: WordsOf, token: Token, lists: NameLists) -> Candidate | None:
    """Return a family name that begins here, with a given name where one follows."""
    end = _family_end(words, token, lists)
    if end is None:
        return None
    family = words.plain[token.start : end]
    is_sure = _is_sure_family(words, token, end, lists)
    is_spaced = words.plain[end : end + 1] in (" ", "\u3000")
    given_start = end + 1 if is_spaced else end
    given_end = _given_end(words, given_start, lists, is_sure=is_sure or is_spaced)
    if given_end is None and is_spaced:
        given_end = _kana_given_end(words, given_start, lists)
    if given_end is not None and (is_sure or family not in NO_FAMILY):
        return Candidate(token.start, given_end, is_sure=True, is_full=True)
    return Candidate(token.start, end, is_sure=is_sure)


def _family_end(words: WordsOf, token: Token, lists: NameLists) -> int | None:
    """Return where the longest family name that begins with this word ends, if one does."""
    start = token.start
    longest = _LONGEST_FAMILY if token.surface[0] in lists.family_characters else 0
    for length in range(longest, 0, -1):
        end = start + length
        if end not in words.ending or end < token.end:
            continue
        if words.plain[start:end] in lists.families:
            return end
    is_place = token.kind is Kind.PLACE and len(token.surface) > 1
    is_spelled = (is_place or token.is_unknown) and KANJI.fullmatch(token.surface) is not None
    return token.end if token.kind is Kind.FAMILY or is_spelled else None


def _is_sure_family(words: WordsOf, token: Token, end: int, lists: NameLists) -> bool:
    family = words.plain[token.start : end]
    if family in NO_FAMILY or family in AMBIGUOUS or family in NO_KANA:
        return False
    if token.end == end:
        is_told = token.kind is Kind.FAMILY or (
            token.kind in (Kind.PLACE, Kind.PROPER) and lists.families.get(family, 0) > 0
        )
        return is_told or (token.is_unknown and len(family) > 1)
    return len(family) > 1 and lists.families.get(family, 0) > 0


def _given_end(words: WordsOf, start: int, lists: NameLists, *, is_sure: bool) -> int | None:
    """Return where a given name that begins here ends, if one does.

    Args:
        words: The text.
        start: Behind the family name and a space.
        lists: Known names.
        is_sure: What stands before is a family name or stands apart: then an unknown given name
            is believed too.
    """
    at = words.starting.get(start)
    is_other = _is_house(words.plain, start) or TITLED.match(words.plain, start)
    if at is None or is_other or _is_rank(words.tokens[at]):
        return None
    for length in range(_LONGEST_GIVEN, 1, -1):
        end = start + length
        text = words.plain[start:end]
        if end in words.ending and text not in NO_GIVEN and _is_given(text, lists):
            return end
    token = words.tokens[at]
    if token.kind is Kind.GIVEN and not (len(token.surface) == 1 and not is_sure):
        return _given_run_end(words, at, lists) or token.end
    return _given_run_end(words, at, lists) if is_sure else None


def _is_house(text: str, at: int) -> bool:
    """Say whether 工業 and the like stand here; one character, as 大, begins given names too."""
    tail = COMPANY_TAIL.match(text, at)
    return tail is not None and len(tail[0].strip()) > 1


def _kana_given_end(words: WordsOf, start: int, lists: NameLists) -> int | None:
    """Return the end of a given name with kana, set apart by a space: 仙道 あき, 大国 ふじ子."""
    mixed = _MIXED_GIVEN.match(words.plain, start)
    if mixed:
        return mixed.end()
    run = _KANA_RUN.match(words.plain, start)
    if run and to_katakana(run[0]) in lists.given_kana:
        return run.end()
    return None


def _is_given(text: str, lists: NameLists) -> bool:
    if text in lists.given:
        return True
    return len(text) >= _SHORTEST_KANA and to_katakana(text) in lists.given_kana


def _is_rank(token: Token) -> bool:
    if len(token.surface) == 1 and token.kind is Kind.SUFFIX:
        return token.surface in HONORIFICS
    return (
        token.surface in HONORIFICS
        or token.surface in TITLES
        or token.surface in ROLES
        or token.kind is Kind.PARTICLE
    )


def _given_run_end(words: WordsOf, at: int, lists: NameLists) -> int | None:
    """Return the end of two or three kanji that nobody has listed as a name but may be one."""
    start = words.tokens[at].start
    run = KANJI.match(words.plain, start)
    if run is None:
        return None
    end = start
    for token in words.tokens[at:]:
        if token.start >= run.end() or token.end > run.end():
            break
        is_marked = token.surface[-1] in _ADDRESSED and len(token.surface) > 1
        is_part = is_namelike(token, lists) or token.surface == "々" or is_marked
        if not is_part or _is_rank(token):
            break
        end = token.end - is_marked
    found = words.plain[start:end]
    is_spelled = lists.given_characters.issuperset(found) and found not in NO_GIVEN
    # What goes on in kanji is a longer word, unless a rank begins there.
    goes_on = end < run.end() and not (
        words.plain[end] in _ADDRESSED or _is_rank(words.tokens[words.starting[end]])
    )
    return end if 1 < len(found) <= _GIVEN_RUN and is_spelled and not goes_on else None


def _alone(words: WordsOf, token: Token, lists: NameLists) -> Candidate | None:
    """Return a given name or a reading that stands alone."""
    surface = token.surface
    if token.kind in (Kind.GIVEN, Kind.PERSON) and not (
        surface.isascii() and (len(surface) == 1 or surface.islower())
    ):
        is_sure = _is_sure_given(token)
        start = _rare_family_start(words, token, lists) if is_sure else token.start
        return Candidate(start, token.end, is_sure=is_sure)
    if KATAKANA.fullmatch(surface) and len(surface) > 1:
        if surface not in lists.family_kana and surface not in lists.given_kana:
            return None
        is_sure = token.is_unknown and surface in lists.family_kana and surface not in NO_KANA
        return Candidate(token.start, token.end, is_sure=is_sure)
    return None


def _rare_family_start(words: WordsOf, token: Token, lists: NameLists) -> int:
    """Take in a plain noun that a space parts from a given name: 大国 ふじ子."""
    at = words.ending.get(token.start - 1)
    if at is None or words.plain[token.start - 1] not in (" ", "\u3000"):
        return token.start
    before = words.tokens[at]
    is_family = lists.family_characters.issuperset(before.surface) and len(before.surface) > 1
    is_word = before.surface in HOUSE_WORDS or before.surface[-1] in NO_NAME_ENDS
    return before.start if is_family and not is_word else token.start


def _unlisted(words: WordsOf, lists: NameLists) -> Iterator[Candidate]:
    """Return runs of kanji that are spelled as rare names are: 雲林院, 砂子沢, 瀧ノ上."""
    for run in _SPELLED.finditer(words.plain):
        start, end = run.span()
        first, last = words.starting.get(start), words.ending.get(end)
        if first is None or last is None or last - first > _MOST_PIECES:
            continue
        if _is_spelled(run[0], words.tokens[first : last + 1], lists):
            given_end = _spaced_given_end(words, end, lists)
            yield Candidate(start, given_end or end, is_sure=given_end is not None)


def _is_spelled(text: str, tokens: list[Token], lists: NameLists) -> bool:
    if text[1:2] in _INNER_KANA:
        return True
    if len(text) > _LONGEST_FAMILY or text[-1] in NO_NAME_ENDS or text in HOUSE_WORDS:
        return False
    is_family = text[-1] in _FAMILY_ENDS and lists.family_characters.issuperset(text)
    if not is_family:
        is_told = any(token.is_unknown or token.kind in _TELLING for token in tokens)
        if not is_told or not lists.given_characters.issuperset(text):
            return False
    is_house = any(_is_house(text, at) for at in range(1, len(text)))
    return not is_house and not any(_is_rank(one) or one.surface in HOUSE_WORDS for one in tokens)


def _spaced_given_end(words: WordsOf, end: int, lists: NameLists) -> int | None:
    """Return the end of a listed given name behind a space: 月見里 英達."""
    if words.plain[end : end + 1] not in (" ", "\u3000"):
        return None
    return _given_end(words, end + 1, lists, is_sure=False)


def _is_sure_given(token: Token) -> bool:
    surface = token.surface
    if surface in NO_GIVEN or surface in NO_KANA or surface in AMBIGUOUS or surface in NO_FAMILY:
        return False
    if _HIRAGANA.fullmatch(surface):
        return len(surface) >= _SHORTEST_KANA
    return len(surface) > 1 and not (surface.isascii() and token.is_unknown)


def _is_foreign(words: WordsOf, start: int, end: int) -> bool:
    """Say whether words in katakana with dots between are a foreigner's name."""
    if HONORED.match(words.plain, end):
        return True
    parts = [
        token
        for token in words.tokens
        if start <= token.start < end and token.kind is not Kind.SIGN
    ]
    if any(token.surface in NO_KANA for token in parts):
        return False
    return any(token.is_unknown or token.kind in PERSONS for token in parts)
