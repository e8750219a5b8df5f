"""What is known of a person beforehand, found in every spelling it may take in a text."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from desktop.core.privacy.text.findings import Category, Found, OwnRecord, Reason
from desktop.core.privacy.text.folded import Squeezed, fold_key
from desktop.core.privacy.text.name_lists import name_lists
from desktop.core.privacy.text.places import PREFECTURE, TAIL, house_number_end
from desktop.core.privacy.text.romaji import fold_romaji, initials_of, romaji_of
from desktop.core.privacy.text.vocabulary import COMPANY_TAIL, NO_GIVEN, PLACE_TAIL
from desktop.core.privacy.text.words_of import WordsOf

_KANA: Final = re.compile("[ァ-ヴー]+")
_HIRAGANA: Final = re.compile("[ぁ-ゖ]")
_LATIN: Final = re.compile(r"[A-Za-zÀ-ž][A-Za-zÀ-ž'._-]*")
_LETTERS: Final = re.compile(r"[A-Za-zÀ-ž']+")
_ALNUM: Final = re.compile("[a-z0-9]")
_LATIN_GAP: Final = " ,.\u3000"
_SPLIT: Final = re.compile(r"[\s\u3000・,]+")
_DIGIT_RUN: Final = re.compile(r"\+?[(]?[0-9][0-9\s().ー~-]{5,}[0-9]")
_NOT_DIGITS: Final = re.compile("[^0-9]")
_HONORED: Final = re.compile(
    r"\s?(?:さん|様|さま|氏|君|くん|ちゃん|殿|先生|部長|課長|係長|主任|社長|店長|リーダー|先輩|夫妻)"
)
_LEGAL: Final = re.compile(
    r"株式会社|有限会社|合同会社|合資会社|合名会社|一般社団法人|公益社団法人|一般財団法人|公益財団法人|"
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
    r"(?:大学|大学院|短期|高等|中等|学校|高校|高専|専門|専修|中学|小学|工業|商業|農業|水産|商科|工科|医科|外国語|女子|学院|学園|教育|"
    r"医療|福祉|看護|歯科|調理|製菓|情報|産業|経済|経営|技術|美容|理容|デザイン|アート|ビジネス|"
    r"サービス|製作所|製造|工務店|建設|建築|電設|電機|電気|電子|印刷|食品|運輸|運送|物流|流通|商事|商店|商会|精機|精工|機械|重工|化学|"
    r"化成|金属|産業|興業|システム|テック|ケア|ホーム|フーズ|ホールディングス|グループ|病院|医院|クリニック|薬局|会|組|社|所|店|部|校|"
    r"信用組合|組合|農協|生協|銀行|信用金庫|不動産|住宅|ハウス|デザイン|エンジニアリング|ソリューションズ?|コーポレーション|ジャパン)$"
)
_SHORT_SCHOOL: Final = re.compile("(?<![一-鿿])[一-鿿]{2,3}[大高専](?![一-鿿])")
_SURE_HEAD: Final = 3
_BEGINNING: Final = 2
_CITY: Final = re.compile(r"(?:.{1,6}?郡)?.{1,7}?[市町村](?:.{1,4}?区)?|.{1,5}?区")
_TOWN_END: Final = re.compile(r"[0-9]|[一二三四五六七八九十]+丁目")
_SHORT_FAMILY, _LONG_FAMILY, _LONG_GIVEN = 1, 4, 4
_SURE_KANA: Final = 4
_SHORTEST_LOCAL: Final = 4
_SHORTEST_PHONE: Final = 9
_LONE_ROMAJI: Final = 3


_Halves = tuple[tuple[str, str], ...]
"""Family and given name, for each way to cut a name; folded."""


@dataclass(frozen=True, slots=True)
class _Spellings:
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


def find_own(words: WordsOf, squeezed: Squeezed, record: OwnRecord) -> Iterator[Found]:
    """Return where a text tells what the record has; places are those of the plain text."""
    spelled = _spellings(_halves(record.name), record.kana)
    yield from _names(words, squeezed, spelled, (Category.OWN_NAME, Reason.RECORD))
    yield from _latin(words.plain, spelled)
    yield from _mail(words.plain, record.email)
    yield from _phone(words.plain, record.phone)
    yield from _address(words.plain, squeezed, record.address)
    for schools, category, forms in (
        (record.schools, Category.SCHOOL, _school_forms),
        (record.companies, Category.COMPANY, _company_forms),
    ):
        for name in schools:
            for start, end in _houses(squeezed, fold_key(name), forms):
                yield Found(start, end, category, Reason.RECORD)
    for short in _SHORT_SCHOOL.finditer(words.plain):
        if any(_is_within(short[0], _bare(fold_key(name))) for name in record.schools):
            yield Found(short.start(), short.end(), Category.SCHOOL, Reason.RECORD)


def find_staff(words: WordsOf, squeezed: Squeezed, staff: Sequence[str]) -> Iterator[Found]:
    """Return where a text names somebody of the employer's own."""
    for name in staff:
        halves = _halves(name)
        if any(half and half in squeezed.text for pair in halves for half in pair):
            spelled = _spellings(halves, "")
            yield from _names(words, squeezed, spelled, (Category.STAFF_NAME, Reason.STAFF))


def _spellings(halves: _Halves, kana: str) -> _Spellings:
    read = _kana_halves(kana, halves)
    whole = {fold_key(kana)}
    for family, given in (*halves, *read):
        whole |= {family + given, given + family}
    for family, given in halves:
        for family_kana, given_kana in read:
            whole |= {family + given_kana, family_kana + given}
    return _Spellings(
        whole=frozenset(one for one in whole if len(one) > 2),  # noqa: PLR2004 - 林実 is short
        families=frozenset(family for family, _ in halves),
        givens=frozenset(given for _, given in halves if given),
        kana=frozenset(half for pair in read for half in pair if len(half) > 1),
        read=read,
    )


def _halves(name: str) -> _Halves:
    """Return family and given name; every likely cut of a name in one piece."""
    parts = [fold_key(part) for part in _SPLIT.split(name.strip()) if part]
    if len(parts) != 1:
        return tuple((parts[0], part) for part in parts[1:])
    whole, families = parts[0], name_lists().families
    longest = min(_LONG_FAMILY, len(whole) - 1)
    cuts = [at for at in range(longest, 0, -1) if whole[:at] in families]
    usual = [at for at in cuts if len(whole) - at <= _LONG_GIVEN and at > _SHORT_FAMILY]
    chosen = usual[:1] or cuts[:1] or [2]
    return tuple((whole[:at], whole[at:]) for at in chosen if whole[at:]) or ((whole, ""),)


def _kana_halves(kana: str, halves: _Halves) -> _Halves:
    parts = [fold_key(part) for part in _SPLIT.split(kana.strip()) if part]
    if len(parts) > 1:
        return tuple((parts[0], part) for part in parts[1:])
    if not parts:
        return tuple(pair for pair in halves if all(_KANA.fullmatch(half) for half in pair))
    readings = name_lists().family_kana
    whole = parts[0]
    cuts = [at for at in range(len(whole) - 1, 1, -1) if whole[:at] in readings]
    return tuple((whole[:at], whole[at:]) for at in cuts[:1])


def _names(
    words: WordsOf, squeezed: Squeezed, spelled: _Spellings, told: tuple[Category, Reason]
) -> Iterator[Found]:
    for key in spelled.whole:
        for start, end in _all(squeezed, key):
            yield Found(start, end, *told)
    for keys, is_meant in (
        (spelled.families, _is_family),
        (spelled.givens, _is_given),
        (spelled.kana, _is_kana),
    ):
        for key in keys:
            for start, end in _all(squeezed, key):
                if is_meant(words, start, end):
                    yield Found(start, end, *told)


def _all(squeezed: Squeezed, key: str) -> Iterator[tuple[int, int]]:
    at = squeezed.text.find(key) if key else -1
    while at >= 0:
        yield squeezed.span(at, at + len(key))
        at = squeezed.text.find(key, at + 1)


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
    if words.plain[start:end] in NO_GIVEN:
        return False
    return end - start > 1 or words.is_word(start, end)


def _is_kana(words: WordsOf, start: int, end: int) -> bool:
    """Say whether kana is a name here, and no part of a longer word."""
    if end - start >= _SURE_KANA or _HONORED.match(words.plain, end):
        return words.begins_at(start) or end - start >= _SURE_KANA
    script = _HIRAGANA if _HIRAGANA.match(words.plain, start) else _KANA
    stands_apart = not script.match(words.plain, end) and not (
        start and script.match(words.plain, start - 1)
    )
    return stands_apart or words.is_word(start, end)


def _latin(plain: str, spelled: _Spellings) -> Iterator[Found]:
    if not spelled.read or not _LATIN.search(plain):
        return
    romaji = tuple((romaji_of(family), romaji_of(given)) for family, given in spelled.read)
    last: Found | None = None
    for one in _latin_parts(plain, romaji):
        if last is not None and not plain[last.end : one.start].strip(_LATIN_GAP):
            yield _own(last.end, one.start)
        yield one
        last = one


def _latin_parts(plain: str, romaji: _Halves) -> Iterator[Found]:
    for chunk in _LATIN.finditer(plain):
        folded = fold_romaji(chunk[0])
        if any(_is_both(folded, family, given) for family, given in romaji):
            yield _own(chunk.start(), chunk.start() + len(chunk[0].rstrip("._-'")))
            continue
        for part in _LETTERS.finditer(plain, chunk.start(), chunk.end()):
            found = fold_romaji(part[0])
            for family, given in romaji:
                if len(found) >= _LONE_ROMAJI and found in (family, given):
                    yield _own(*_with_initial(plain, part.span(), family, given))


def _is_both(folded: str, family: str, given: str) -> bool:
    if not family or not given:
        return False
    if family + given in folded or given + family in folded:
        return True
    initials = initials_of(given)
    return (folded[1:] == family and folded[:1] in initials) or (
        folded[:-1] == family and folded[-1:] in initials
    )


def _with_initial(plain: str, span: tuple[int, int], family: str, given: str) -> tuple[int, int]:
    """Take in the initial that stands beside one half: M. Takahashi."""
    start, end = span
    letters = initials_of(family) + initials_of(given)
    before = re.search(r"(?<![A-Za-z])([A-Za-z])\s?\.?\s?$", plain[max(0, start - 4) : start])
    if before and before[1].lower() in letters:
        start -= len(before[0])
    after = re.compile(r",?\s([A-Za-z])\.?(?![A-Za-z])").match(plain, end)
    if after and after[1].lower() in letters:
        end = after.end()
    return start, end


def _own(start: int, end: int) -> Found:
    return Found(start, end, Category.OWN_NAME, Reason.RECORD)


def _mail(plain: str, email: str) -> Iterator[Found]:
    key = "".join(email.split()).lower()
    local = key.partition("@")[0]
    lowered = plain.lower()
    for wanted in (key, local):
        if len(wanted) < _SHORTEST_LOCAL:
            continue
        start = lowered.find(wanted)
        while start >= 0:
            end = start + len(wanted)
            around = lowered[max(0, start - 1) : start] + lowered[end : end + 1]
            if not _ALNUM.search(around):
                yield Found(start, end, Category.MAIL, Reason.RECORD)
            start = lowered.find(wanted, end)


def _phone(plain: str, phone: str) -> Iterator[Found]:
    digits = _NOT_DIGITS.sub("", fold_key(phone)).removeprefix("81").lstrip("0")
    if len(digits) < _SHORTEST_PHONE:
        return
    for run in _DIGIT_RUN.finditer(plain):
        if digits in _NOT_DIGITS.sub("", run[0]):
            yield Found(run.start(), run.end(), Category.PHONE, Reason.RECORD)


def _address(plain: str, squeezed: Squeezed, address: str) -> Iterator[Found]:
    for key, goes_on in _address_keys(fold_key(address)):
        for start, end in _all(squeezed, key):
            last = end
            if goes_on:
                last = house_number_end(plain, end)
            if last > end:
                tail = TAIL.match(plain, end)
                last = max(last, tail.end()) if tail else last
            last = start + len(plain[start:last].rstrip())
            yield Found(start, last, Category.ADDRESS, Reason.RECORD)


def _address_keys(folded: str) -> Iterator[tuple[str, bool]]:
    """Return parts of an address that tell where it is, and whether a number may follow each."""
    yield folded, False
    prefecture = PREFECTURE.match(folded)
    rest = folded[prefecture.end() :] if prefecture else folded
    city = _CITY.match(rest)
    if city is None:
        return
    yield rest, False
    if prefecture:
        yield prefecture[0] + city[0], True
    yield city[0], True
    town = rest[city.end() :]
    number = _TOWN_END.search(town)
    name = town[: number.start()] if number else town
    ward = re.search("[市町村](.{1,4}区)$", city[0])
    for part in (name, ward[1] if ward else ""):
        if len(part) > 1:
            yield part, True
    building = re.search(r"[^0-9-]{3,}[A-Z0-9-]*(?:号室|号)?$", town)
    if number and building and building.start() > number.start():
        yield building[0], False


def _houses(
    squeezed: Squeezed, key: str, forms: Callable[[str], Iterable[str]]
) -> Iterator[tuple[int, int]]:
    """Return where a school or a company stands, whole or shortened: 北稜台工 for 北稜台工業高校."""
    for form in set(forms(key)):
        yield from _all(squeezed, form)
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
