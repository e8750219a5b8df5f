"""Dates as Japanese lists write them: 和暦, Western, short, Excel serial numbers.

An impossible era date such as 昭和64年1月8日 is reported with the day it probably means; it is
never put right in silence.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from math import isfinite
from typing import Final


class DateFault(StrEnum):
    """Why a date could not be read."""

    UNREADABLE = "unreadable"
    OUTSIDE_ERA = "outside-era"


class DateKind(StrEnum):
    """How the date was written."""

    DATE = "date"
    WESTERN = "western"
    ERA = "era"
    SHORT = "short"
    SERIAL = "serial"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class ParsedDate:
    """What a cell says.

    Attributes:
        value: The date; None where there is a fault. A month alone is read as its first day.
        suggestion: For ``OUTSIDE_ERA``, the real day with that distance from the era's start.
    """

    value: date | None
    kind: DateKind | None = None
    fault: DateFault | None = None
    suggestion: date | None = None


@dataclass(frozen=True, slots=True)
class _Era:
    name: str
    letter: str
    first: date
    last: date


# The two boundary days 明治45年7月30日 and 大正15年12月25日 belong to both eras.
_ERAS: Final = (
    _Era("令和", "R", date(2019, 5, 1), date(2099, 12, 31)),
    _Era("平成", "H", date(1989, 1, 8), date(2019, 4, 30)),
    _Era("昭和", "S", date(1926, 12, 25), date(1989, 1, 7)),
    _Era("大正", "T", date(1912, 7, 30), date(1926, 12, 25)),
    _Era("明治", "M", date(1868, 1, 25), date(1912, 7, 30)),
)
_ERA_BY_MARK: Final = {
    mark: era for era in _ERAS for mark in (era.name, era.name[0], era.letter, era.letter.lower())
}
_KANJI_DIGITS: Final = {char: value for value, char in enumerate("〇一二三四五六七八九")}
_KANJI_NUMBER: Final = re.compile(r"[〇一二三四五六七八九十]+")
_SEPARATOR: Final = r"[./\-年月,、]"
_ERA_DATE: Final = re.compile(
    rf"(明治|大正|昭和|平成|令和|[MTSHRmtshr明大昭平令])\.?(\d{{1,2}}|元)"
    rf"(?:年度?|{_SEPARATOR})?(?:(\d{{1,2}})(?:{_SEPARATOR})?(?:(\d{{1,2}})日?)?)?"
)
_ERA_PACKED: Final = re.compile(r"([MTSHRmtshr])(\d{2})(\d{2})(\d{2})")
_WESTERN_DATE: Final = re.compile(
    rf"(?:西暦)?([12]\d{{3}}){_SEPARATOR}(\d{{1,2}})(?:{_SEPARATOR}(\d{{1,2}})日?|月)?"
)
_PACKED: Final = re.compile(r"([12]\d{3})(\d{2})(\d{2})")
_SHORT_DATE: Final = re.compile(r"(\d{1,2})[/\-月.](\d{1,2})日?")
_TAIL: Final = re.compile(
    r"(生まれ|生|付|時点|現在|頃|\([月火水木金土日]\)|[月火水木金土日]曜日?)+$"
)
_TIME: Final = re.compile(
    r"(?<=\d)[T\s]+\d{1,2}(:|時)\d{0,2}(:\d{2}(\.\d+)?)?分?(Z|[+-]\d{2}:?\d{2})?$"
)
_DAY_NAME_WITH_TIME: Final = re.compile(r"\([月火水木金土日]\)(?=\s*\d{1,2}[:時])")
_LONGEST: Final = 60
_SERIAL_EPOCH: Final = date(1899, 12, 30)
_SERIAL_FIRST: Final = 61  # Excel counts a day that never was, 29 February 1900
_SERIAL_LAST: Final = 73_050  # 2099-12-31


def parse_date(value: object, *, default_year: int | None = None) -> ParsedDate:
    """Read one cell as a date.

    Args:
        value: A date, a datetime, an Excel serial number or text.
        default_year: Year of a short date such as ``4/1``; without it such a date is unreadable.

    Returns:
        The date with the way it was written, or the fault.
    """
    if isinstance(value, datetime):
        return ParsedDate(value.date(), DateKind.DATE)
    if isinstance(value, date):
        return ParsedDate(value, DateKind.DATE)
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        return ParsedDate(None, fault=DateFault.UNREADABLE)
    if isinstance(value, str):
        return _parse_text(_tidy(value), default_year)
    return _parse_number(value)


def to_wareki(day: date) -> str:
    """Return a day as ``令和5年4月1日``; days before 明治 in Western form."""
    for era in _ERAS:
        if day >= era.first:
            year = day.year - era.first.year + 1
            return f"{era.name}{'元' if year == 1 else year}年{day.month}月{day.day}日"
    return f"{day.year}年{day.month}月{day.day}日"


def _tidy(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text[:_LONGEST]).translate(
        str.maketrans("−‐‑–—―ー", "-------")
    )
    plain = _DAY_NAME_WITH_TIME.sub(" ", plain.strip())
    plain = _TIME.sub("", plain)
    plain = _KANJI_NUMBER.sub(_kanji_number, "".join(plain.split()))
    return _TAIL.sub("", plain)


def _kanji_number(match: re.Match[str]) -> str:
    text = match.group()
    if "十" not in text:
        return "".join(str(_KANJI_DIGITS[char]) for char in text)
    tens, _, units = text.partition("十")
    return str(_KANJI_DIGITS.get(tens, 1) * 10 + _KANJI_DIGITS.get(units, 0))


def _parse_text(text: str, default_year: int | None) -> ParsedDate:
    if match := _ERA_PACKED.fullmatch(text) or _ERA_DATE.fullmatch(text):
        return _era_date(match)
    if match := _WESTERN_DATE.fullmatch(text) or _PACKED.fullmatch(text):
        year, month, day = match.groups()
        kind = DateKind.WESTERN if day else DateKind.MONTH
        return _real(int(year), int(month), int(day or 1), kind)
    if default_year is not None and (match := _SHORT_DATE.fullmatch(text)):
        return _real(default_year, int(match[1]), int(match[2]), DateKind.SHORT)
    if text.isascii() and text.isdigit():
        return _parse_number(int(text))
    return ParsedDate(None, fault=DateFault.UNREADABLE)


def _era_date(match: re.Match[str]) -> ParsedDate:
    mark, year_text, month, day = match.groups()
    era = _ERA_BY_MARK[mark]
    year = 1 if year_text == "元" else int(year_text)
    if year == 0:
        return ParsedDate(None, fault=DateFault.UNREADABLE)
    western = era.first.year + year - 1
    kind = DateKind.ERA if day else DateKind.MONTH
    parsed = _real(western, int(month or 1), int(day or 1), kind)
    if parsed.value is None:
        return parsed
    if kind is DateKind.MONTH and not _touches(era, parsed.value, has_month=month is not None):
        return ParsedDate(None, fault=DateFault.OUTSIDE_ERA, suggestion=parsed.value)
    if kind is DateKind.ERA and not era.first <= parsed.value <= era.last:
        return ParsedDate(None, fault=DateFault.OUTSIDE_ERA, suggestion=parsed.value)
    return parsed


def _touches(era: _Era, start: date, *, has_month: bool) -> bool:
    """Tell whether a month or year without a day overlaps its era at all."""
    first = (era.first.year, era.first.month if has_month else 1)
    last = (era.last.year, era.last.month if has_month else 12)
    return first <= (start.year, start.month) <= last


def _parse_number(number: float) -> ParsedDate:
    whole = int(number) if isfinite(number) else 0
    if whole >= 10**7 and (match := _PACKED.fullmatch(str(whole))):
        return _real(int(match[1]), int(match[2]), int(match[3]), DateKind.WESTERN)
    if _SERIAL_FIRST <= whole <= _SERIAL_LAST:
        return ParsedDate(_SERIAL_EPOCH + timedelta(whole), DateKind.SERIAL)
    return ParsedDate(None, fault=DateFault.UNREADABLE)


def _real(year: int, month: int, day: int, kind: DateKind) -> ParsedDate:
    try:
        return ParsedDate(date(year, month, day), kind)
    except ValueError:
        return ParsedDate(None, fault=DateFault.UNREADABLE)
