"""Names of others in Latin letters."""

import re
from collections.abc import Iterator
from typing import Final

from desktop.core.privacy.text.findings import Category, Found, Reason
from desktop.core.privacy.text.name_lists import NameLists
from desktop.core.privacy.text.romaji import fold_romaji

_WORD: Final = r"[A-Z][A-Za-zÀ-ž'-]*[A-Za-zÀ-ž]"
_ADDRESSED: Final = re.compile(
    rf"(?:\b(?:Mr|Ms|Mrs|Miss|Dr|Prof)\b\.?\s?)({_WORD}(?:\s{_WORD})?)"
    r"|\b([A-Za-z][A-Za-z'.]+?)-(?:san|sama|kun|chan|sensei|shi)\b"
    r"|(?<![A-Za-z0-9@._/-])([A-Z][A-Za-z'-]+(?:\s[A-Z][A-Za-z'-]+)?)\s?"
    r"(?=さん|様|氏|くん|君|ちゃん|先生|部長|課長|係長|主任|社長|店長|マネージャー|リーダー)"
)
_CAPITAL: Final = re.compile(
    r"(?<![A-Za-z0-9@._/-])[A-Z][A-Za-zÀ-ž'-]*[a-zA-ZÀ-ž](?![A-Za-z0-9@_])"
)
_NO_NAMES: Final = frozenset(
    "date take mine made sake goto one nine some same more note kind sato-san seo ide api home game make like "
    "more time line open base case type code page site team item test data tool role rank rate sale same safe "
    "java ruby mac ios web mail excel word access power point adobe gate cad nice hide ami".split()
)
_SHORTEST: Final = 4


def find_latin(plain: str, lists: NameLists) -> Iterator[Found]:
    """Return names in Latin letters; places are those of the plain text."""
    for one in _ADDRESSED.finditer(plain):
        group = one.lastindex or 0
        name = one[group]
        is_short = name.isupper() and len(name) < _SHORTEST
        if len(name) > 1 and not is_short:
            yield _found(one.start(group), one.end(group), Reason.CONTEXT)
    capitals = list(_CAPITAL.finditer(plain))
    for at, one in enumerate(capitals):
        folded = fold_romaji(one[0])
        beside = capitals[max(0, at - 1) : at] + capitals[at + 1 : at + 2]
        is_family = len(folded) >= _SHORTEST and folded in lists.family_romaji
        if is_family and one[0].lower() not in _NO_NAMES:
            yield _found(one.start(), one.end(), Reason.DICTIONARY)
            for other in beside:
                if _is_beside(plain, one, other) and fold_romaji(other[0]) in lists.given_romaji:
                    yield _found(other.start(), other.end(), Reason.DICTIONARY)


def _is_beside(plain: str, one: re.Match[str], other: re.Match[str]) -> bool:
    first, second = sorted((one.span(), other.span()))
    return plain[first[1] : second[0]] in (" ", ", ", ",", "\u3000")


def _found(start: int, end: int, reason: Reason) -> Found:
    return Found(start, end, Category.PERSON_NAME, reason)
