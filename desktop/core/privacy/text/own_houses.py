"""Schools and companies that are known beforehand, whole or shortened."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from desktop.core.privacy.text.findings import Category, Found, Reason
from desktop.core.privacy.text.folded import Squeezed, fold_key

_LEGAL: Final = re.compile(
    r"株式会社|有限会社|合同会社|合資会社|合名会社|一般社団法人|公益社団法人|一般財団法人|"
    r"公益財団法人|"
    r"社会福祉法人|医療法人(?:社団|財団)?|学校法人|独立行政法人|\(株\)|\(有\)|\(合\)"
)
_SCHOOL_TAILS: Final = (
    ("高等専門学校", "高専"),
    ("高等学校", "高校"),
    ("高等学校", "高"),
    ("高校", "高"),
    ("大学院", "院"),
    ("短期大学", "短大"),
    ("女子大学", "女子大"),
    ("大学", "大"),
)
_SCHOOL_HEADS: Final = re.compile(
    r"^(?:国立|公立|私立|[一-鿿]{1,4}[都道府県市区町村]立|県立|市立|都立|府立|道立)"
)
_KIND_OF_HOUSE: Final = re.compile(
    r"(?:大学|大学院|短期|高等|中等|学校|高校|高専|専門|専修|中学|小学|工業|商業|農業|水産|商科|"
    r"工科|医科|外国語|女子|学院|学園|教育|"
    r"医療|福祉|看護|歯科|調理|製菓|情報|産業|経済|経営|技術|美容|理容|デザイン|アート|ビジネス|"
    r"サービス|製作所|製造|工務店|建設|建築|電設|電機|電気|電子|印刷|食品|運輸|運送|物流|流通|"
    r"商事|商店|商会|精機|精工|機械|重工|化学|"
    r"化成|金属|産業|興業|システム|テック|ケア|ホーム|フーズ|ホールディングス|グループ|病院|医院|"
    r"クリニック|薬局|会|組|社|所|店|部|校|"
    r"信用組合|組合|農協|生協|銀行|信用金庫|不動産|住宅|ハウス|デザイン|エンジニアリング|"
    r"ソリューションズ?|コーポレーション|ジャパン)$"
)
_SHORT_SCHOOL: Final = re.compile("(?<![一-鿿])[一-鿿]{2,3}[大高専](?![一-鿿])")
_SURE_HEAD: Final = 3
_BEGINNING: Final = 2


def find_own_schools(plain: str, squeezed: Squeezed, schools: Sequence[str]) -> Iterator[Found]:
    """Return where a school stands; places are those of the plain text."""
    keys = [fold_key(name) for name in schools]
    for key in keys:
        for start, end in _houses(squeezed, key, _school_forms):
            yield Found(start, end, Category.SCHOOL, Reason.RECORD)
    for short in _SHORT_SCHOOL.finditer(plain):
        if any(_is_within(short[0], _bare(key)) for key in keys):
            yield Found(short.start(), short.end(), Category.SCHOOL, Reason.RECORD)


def find_own_companies(squeezed: Squeezed, companies: Sequence[str]) -> Iterator[Found]:
    """Return where a company stands; places are those of the plain text."""
    for name in companies:
        for start, end in _houses(squeezed, fold_key(name), _company_forms):
            yield Found(start, end, Category.COMPANY, Reason.RECORD)


def _houses(
    squeezed: Squeezed, key: str, forms: Callable[[str], Iterable[str]]
) -> Iterator[tuple[int, int]]:
    """Return where a house stands, whole or shortened: 北稜台工 for 北稜台工業高校."""
    for form in {one for one in forms(key) if len(one) > 1}:
        yield from squeezed.places_of(form)
    head = bare = _bare(key)
    while (shorter := _KIND_OF_HOUSE.sub("", head)) != head and len(shorter) > 1:
        head = shorter
    begin = bare[:_BEGINNING]
    at = squeezed.text.find(begin) if len(begin) == _BEGINNING else -1
    while at >= 0:
        end = _shortened_end(squeezed.text, at + _BEGINNING, bare[_BEGINNING:])
        if _is_short_for(squeezed.text[at:end], head):
            yield squeezed.span(at, end)
        at = squeezed.text.find(begin, end)


def _bare(key: str) -> str:
    return _LEGAL.sub("", _SCHOOL_HEADS.sub("", key))


def _is_within(short: str, name: str) -> bool:
    """Say whether a name has the characters of a shorter one in their order: 例商大."""
    rest = iter(name)
    return short[0] == name[:1] and all(character in rest for character in short)


def _is_short_for(text: str, head: str) -> bool:
    if len(text) > _SURE_HEAD:
        return True
    return len(text) == _SURE_HEAD and (text == head or text[-1] in "大高専校院")


def _shortened_end(text: str, end: int, rest: str) -> int:
    """Go on as long as the text has characters of the rest in their order."""
    place = 0
    while end < len(text) and (found := rest.find(text[end], place)) >= 0:
        place = found + 1
        end += 1
    return end


def _school_forms(key: str) -> Iterable[str]:
    bare = _SCHOOL_HEADS.sub("", key)
    for name in {key, bare}:
        yield name
        for long, short in _SCHOOL_TAILS:
            if name.endswith(long) and len(name) - len(long) > 1:
                yield name.removesuffix(long) + short


def _company_forms(key: str) -> Iterable[str]:
    yield key
    bare = _LEGAL.sub("", key)
    if len(bare) > 1:
        yield bare
