"""Names of others in Latin letters."""

import re
from collections.abc import Iterator
from typing import Final

from desktop.core.privacy.text.findings import Category, Found, Reason
from desktop.core.privacy.text.name_lists import NameLists
from desktop.core.privacy.text.romaji import fold_romaji
from desktop.core.privacy.text.vocabulary import words_of_text

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
_INITIALS: Final = re.compile(r"(?<![A-Za-z])[A-Z]\s?[・.]\s?[A-Z]\.?(?=\s?(?:さん|氏|様))")
_WESTERN: Final = words_of_text(
    "james john robert michael david william richard joseph thomas charles christopher daniel "
    "matthew anthony mark "
    "donald steven paul andrew joshua kenneth kevin brian george timothy ronald edward jason "
    "jeffrey ryan jacob "
    "gary nicholas eric jonathan stephen larry justin scott brandon benjamin samuel gregory "
    "alexander frank "
    "patrick raymond jack dennis jerry tyler aaron jose adam nathan henry douglas zachary peter "
    "kyle jon chris "
    "mike dave bob bill tom jim joe dan matt tony steve andy josh ken greg alex sam ben nick max "
    "leo lucas oliver "
    "mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty "
    "sandra margaret "
    "ashley kimberly emily donna michelle carol amanda melissa deborah stephanie rebecca laura "
    "sharon cynthia "
    "kathleen amy angela shirley anna brenda pamela nicole emma samantha katherine christine "
    "helen debra rachel "
    "carolyn janet maria catherine heather diane olivia julie joyce victoria kelly christina "
    "joan evelyn lauren "
    "judith megan andrea cheryl hannah jacqueline martha gloria teresa sara janice julia grace "
    "sophia kate jane "
    "alice lucy rose daniela carlos juan luis miguel pedro fernando ricardo nguyen tran pham "
    "hoang kim park lee "
    "choi jung kang cho yoon wang zhang liu chen yang zhao huang zhou singh kumar sharma gupta "
    "khan ali ahmed"
)
_NO_NAMES: Final = words_of_text(
    "date take mine made sake goto one nine some same more note kind sato-san seo ide api home "
    "game make like "
    "more time line open base case type code page site team item test data tool role rank rate "
    "sale same safe "
    "java ruby mac ios web mail excel word access power point adobe gate cad nice hide ami"
)
_SHORTEST: Final = 4


def find_latin(plain: str, lists: NameLists) -> Iterator[Found]:
    """Return names in Latin letters; places are those of the plain text."""
    yield from _addressed(plain)
    capitals = list(_CAPITAL.finditer(plain))
    for at, one in enumerate(capitals):
        beside = capitals[max(0, at - 1) : at] + capitals[at + 1 : at + 2]
        yield from _listed(plain, one, beside, lists)


def _addressed(plain: str) -> Iterator[Found]:
    for one in _ADDRESSED.finditer(plain):
        group = one.lastindex or 0
        name = one[group]
        is_short = name.isupper() and len(name) < _SHORTEST
        if len(name) > 1 and not is_short:
            yield _found(one.start(group), one.end(group), Reason.CONTEXT)
    for one in _INITIALS.finditer(plain):
        yield _found(one.start(), one.end(), Reason.CONTEXT)


def _listed(
    plain: str, one: re.Match[str], beside: list[re.Match[str]], lists: NameLists
) -> Iterator[Found]:
    """Return a name of the lists, with the other half of it beside it."""
    word, folded = one[0].lower(), fold_romaji(one[0])
    if word.removesuffix("'s") in _WESTERN:
        yield from _western(plain, one, beside)
        return
    is_family = len(folded) >= _SHORTEST and folded in lists.family_romaji
    if not is_family or word in _NO_NAMES:
        return
    yield _found(one.start(), one.end(), Reason.DICTIONARY)
    for other in beside:
        if _is_beside(plain, one, other) and fold_romaji(other[0]) in lists.given_romaji:
            yield _both(one, other, Reason.DICTIONARY)


def _western(plain: str, one: re.Match[str], beside: list[re.Match[str]]) -> Iterator[Found]:
    """Return a given name of the West with the word in capitals beside it."""
    yield _found(one.start(), one.start() + len(one[0].removesuffix("'s")), Reason.DICTIONARY)
    for other in beside:
        if _is_beside(plain, one, other):
            yield _both(one, other, Reason.CONTEXT)


def _both(one: re.Match[str], other: re.Match[str], reason: Reason) -> Found:
    return _found(min(one.start(), other.start()), max(one.end(), other.end()), reason)


def _is_beside(plain: str, one: re.Match[str], other: re.Match[str]) -> bool:
    first, second = sorted((one.span(), other.span()))
    return plain[first[1] : second[0]] in (" ", ", ", ",", "\u3000")


def _found(start: int, end: int, reason: Reason) -> Found:
    return Found(start, end, Category.PERSON_NAME, reason)
