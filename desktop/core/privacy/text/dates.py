"""Dates of birth: told by a word beside them, or by being too long ago for anything else.

A full date before 2012 is taken for a birth unless a word of a career follows or it is part of a
stretch of time: whoever applies was born before then, and notes name the days of an application.
"""

import re
from collections.abc import Iterator
from typing import Final

from desktop.core.privacy.text.findings import Category, Found, Reason

_LAST_BIRTH_YEAR: Final = 2011
_NUMBER: Final = r"[0-9〇一二三四五六七八九十元]{1,3}"
_YEAR: Final = (
    r"(?:西暦\s?)?(?P<western>(?:19[2-9]|20[0-2])[0-9])"
    rf"|(?P<era>明治|大正|昭和|平成|令和|(?<![A-Za-z])[MTSHR]\.?|[昭平令])\s?(?P<count>{_NUMBER})"
)
_SIGN: Final = r"\s?[./-]\s?"
_DATE: Final = re.compile(
    rf"(?:{_YEAR})(?:\s?年\s?|{_SIGN}){_NUMBER}(?:\s?月\s?{_NUMBER}\s?日?|"
    rf"{_SIGN}[0-9]{{1,2}})(?![0-9])"
)
_PACKED: Final = re.compile(
    r"(?<![0-9])(?P<western>19[3-9][0-9]|200[0-9])(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|"
    r"3[01])(?![0-9-])"
)
_MONTHS: Final = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_ENGLISH: Final = re.compile(
    rf"(?:(?:{_MONTHS})[a-z]*\.?\s[0-9]{{1,2}}(?:st|nd|rd|th)?,?\s|"
    rf"[0-9]{{1,2}}\s(?:{_MONTHS})[a-z]*\.?,?\s)"
    r"(?P<western>19[3-9][0-9]|20[0-2][0-9])(?![0-9])"
)
_BORN_AFTER: Final = (
    r"\s?(?:\([月火水木金土日]\))?\s?(?:生まれ|生れ|うまれ|出生|誕生|生(?![産命徒活物涯まれ])|born)"
)
_BORN: Final = re.compile(_BORN_AFTER)
_PARTLY_BORN: Final = re.compile(
    rf"(?:(?:{_YEAR}|(?<![0-9])[0-9]{{2}})\s?年(?:\s?{_NUMBER}\s?月(?:\s?{_NUMBER}\s?日)?)?"
    rf"|{_NUMBER}\s?月(?:\s?{_NUMBER}\s?日)?){_BORN_AFTER}"
)
_LABEL: Final = (
    r"(?:生年月日|誕生日|生まれ|DOB|D\.O\.B\.?|[Bb]irth\s?(?:day|date)?|[Dd]ate of [Bb]irth)"
)
_LABELLED: Final = re.compile(
    rf"{_LABEL}[\s:は(が]{{0,3}}(?P<date>(?:(?:{_YEAR})(?:\s?年\s?|{_SIGN}))?"
    rf"{_NUMBER}(?:\s?月\s?{_NUMBER}\s?日?|{_SIGN}[0-9]{{1,2}})"
    r"|[0-9]{8}|[MTSHR][0-9]{6})"
)
_CAREER: Final = re.compile(
    r"\s?(?:\([月火水木金土日]\))?\s?(?:[~～〜-]|から|より|まで|付|頃|以降|時点|現在|入社|退社|"
    r"退職|卒業|入学|取得|"
    r"合格|採用|就職|就業|開始|終了|設立|創業|創立|開業|開店|移籍|転職|転居|結婚|離職|着任|異動|"
    r"配属|登録|交付|発行|修了|"
    r"に(?:[^、。\n]{0,12}?)(?:入社|退社|退職|卒業|入学|取得|合格|就職|設立|開業|結婚|転職|異動|"
    r"修了))"
)
_RANGE_BEFORE: Final = re.compile(r"[~～〜]\s?$")
_LAST_OF_ERA: Final = {"明": 45, "M": 45, "大": 15, "T": 15, "昭": 64, "S": 64, "平": 23, "H": 23}
_WINDOW: Final = 24


def find_births(plain: str) -> Iterator[Found]:
    """Return what can only be a date of birth; places are those of the plain text."""
    for wanted in (_DATE, _PACKED, _ENGLISH):
        for one in wanted.finditer(plain):
            if _is_birth(one, plain):
                yield _found(one.start(), _born_end(plain, one.end()))
    if "生" in plain or "まれ" in plain or "born" in plain:
        for one in _PARTLY_BORN.finditer(plain):
            yield _found(one.start(), one.end())
    for one in _LABELLED.finditer(plain):
        yield _found(one.start("date"), _born_end(plain, one.end("date")))


def _born_end(plain: str, end: int) -> int:
    """Take in 生まれ, which tells what the date is."""
    born = _BORN.match(plain, end)
    return born.end() if born else end


def _found(start: int, end: int) -> Found:
    return Found(start, end, Category.BIRTH_DATE, Reason.PATTERN)


def _is_birth(one: re.Match[str], plain: str) -> bool:
    if _BORN.match(plain, one.end()):
        return True
    if _CAREER.match(plain, one.end(), one.end() + _WINDOW):
        return False
    if _RANGE_BEFORE.search(plain, max(0, one.start() - 2), one.start()):
        return False
    western = one["western"]
    if western is not None:
        return int(western) <= _LAST_BIRTH_YEAR
    last = _LAST_OF_ERA.get(one["era"][0], 0)
    return _count(one["count"]) <= last


def _count(text: str) -> int:
    """Return the year of an era; what is no number is its first."""
    if text.isdigit() and text.isascii():
        return int(text)
    tens, ten, units = text.partition("十")
    if ten:
        return _DIGIT.get(tens, 1) * 10 + _DIGIT.get(units, 0)
    return int("".join(str(_DIGIT.get(one, 1)) for one in text))


_DIGIT: Final = {character: value for value, character in enumerate("〇一二三四五六七八九")}
