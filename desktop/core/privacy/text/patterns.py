"""Personal data with a form of its own: addresses of mail and net, telephones, numbers, dates.

Everything is looked for in the plain copy of a text (`folded.fold`), where width and kinds of dash
are one.
"""

import re
from collections.abc import Callable, Iterator
from typing import Final

from desktop.core.privacy.text.dates import find_births
from desktop.core.privacy.text.findings import Category, Found, Reason
from desktop.core.privacy.text.places import find_addresses

_DASH: Final = r"[-ー~]"
_MAIL: Final = re.compile(
    r"[A-Za-z0-9][A-Za-z0-9._%+'-]*\s?(?:@|\s*[\[(](?:at|アット)[\])]\s*|アットマーク)\s?"
    r"[A-Za-z0-9-]+(?:\s?\.\s?[A-Za-z0-9-]+)+",
    re.IGNORECASE,
)
_URL: Final = re.compile(
    r"(?:https?|ftp)://[!-~]+|www\.[!-~]+"
    r"|(?<![A-Za-z0-9@.])[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.(?:com|net|org|jp|io|dev|me|app|"
    r"co)/[!-~]+"
    r"|(?<![A-Za-z0-9._%+-])@[A-Za-z0-9_]{3,30}(?![A-Za-z0-9_.]*@)"
)
_URL_TAIL: Final = ".,;:)]}'\"!?"
_TWELVE: Final = re.compile(rf"(?<![0-9])(?:[0-9](?:\s|{_DASH})?){{11}}[0-9](?![0-9])")
_PHONE: Final = re.compile(
    rf"(?<![0-9])(?:\+\s?81|0081|010{_DASH}?81)?[\s(-]*"
    rf"(?:\(0\)|\(?0)?\)?[1-9][0-9]{{0,3}}(?:[\s().]|{_DASH}){{0,3}}"
    rf"[0-9]{{1,4}}(?:[\s().]|{_DASH}){{0,3}}[0-9]{{3,4}}(?![0-9])"
)
_PHONE_DIGITS: Final = (10, 11)
_BARE_MOBILE: Final = re.compile(r"(?<![0-9])[789]0[0-9]{8}(?![0-9])")
_EXTENSION: Final = re.compile(r"(?:内線|ext\.?)(?:番号)?\s?[:は]?\s?([0-9]{2,6})", re.IGNORECASE)
_LAST_FOUR: Final = re.compile(
    r"(?:下|末尾)\s?[4四]?\s?[桁けた]{0,2}\s?[:はが]?\s?([0-9]{4})(?![0-9])"
)
_POSTAL: Final = re.compile(
    rf"〒\s?[0-9]{{3}}{_DASH}?[0-9]{{4}}(?![0-9])"
    rf"|(?<![0-9-])[0-9]{{3}}{_DASH}[0-9]{{4}}(?![0-9-])"
    rf"|(?<=郵便番号)[\s:は]{{0,2}}[0-9]{{7}}(?![0-9])"
)
_LINE: Final = re.compile(
    r"(?:LINE|ライン)\s?(?:の\s?)?(?:ID|アカウント|アイディー)?\s?(?:[:=]|は|が)?\s?[@「(]?"
    r"([A-Za-z0-9][A-Za-z0-9._-]{3,29})",
    re.IGNORECASE,
)
_LABELLED: Final = re.compile(
    r"(?:口座番号|口座|年金番号|基礎年金番号|年金手帳|被保険者番号|保険証番号|記号番号|旅券番号|"
    r"パスポート(?:番号|No\.?)|"
    r"在留カード(?:番号)?|免許(?:証)?(?:番号|No\.?)|社員番号|学籍番号|受験番号|登録番号)"
    r"\s?(?:[:#]|は|が)?\s?([A-Z]{0,2}[0-9](?:-?[0-9]){3,14}[A-Z]{0,2})"
)
_PASSPORT: Final = re.compile(r"(?<![A-Za-z0-9])[A-Z]{2}[0-9]{7,8}(?:[A-Z]{2})?(?![A-Za-z0-9])")
_PENSION: Final = re.compile(r"(?<![0-9-])[0-9]{4}-[0-9]{6}(?:-[0-9])?(?![0-9-])")
_LICENCE_BEFORE: Final = re.compile(r"免許[^\n]{0,12}$")
_NOT_DIGITS: Final = re.compile("[^0-9]")
_WINDOW: Final = 20


def find_patterns(plain: str) -> Iterator[Found]:
    """Return everything with a form of its own; places are those of the plain text."""
    if "@" in plain or "アット" in plain or "at" in plain:
        yield from _whole(_MAIL, plain, Category.MAIL)
    if "." in plain or "@" in plain:
        yield from _urls(plain)
    if _HAS_DIGIT.search(plain):
        for find in _OF_NUMBERS:
            yield from find(plain)
    yield from _group(_LINE, plain, Category.LINE_ID)


_HAS_DIGIT: Final = re.compile("[0-9〇一二三四五六七八九十元]")


def is_my_number(digits: str) -> bool:
    """Say whether twelve digits bear the check digit of a 個人番号 (番号法施行令, 総務省令第85号).

    One in eleven other numbers does as well: good for a label, never for leaving one in place.
    """
    body, last = digits[:-1], int(digits[-1])
    total = sum(
        int(digit) * (place + 1 if place <= 6 else place - 5)  # noqa: PLR2004 - the rule's own
        for place, digit in enumerate(reversed(body), start=1)
    )
    rest = total % 11
    return last == (0 if rest <= 1 else 11 - rest)


def _whole(wanted: re.Pattern[str], plain: str, category: Category) -> Iterator[Found]:
    for one in wanted.finditer(plain):
        yield Found(one.start(), one.end(), category, Reason.PATTERN)


def _group(wanted: re.Pattern[str], plain: str, category: Category) -> Iterator[Found]:
    for one in wanted.finditer(plain):
        yield Found(one.start(1), one.end(1), category, Reason.PATTERN)


def _urls(plain: str) -> Iterator[Found]:
    for one in _URL.finditer(plain):
        end = one.start() + len(one[0].rstrip(_URL_TAIL))
        yield Found(one.start(), end, Category.URL, Reason.PATTERN)


def find_twelve(plain: str) -> Iterator[Found]:
    """Return every run of twelve digits, labelled by its check digit and what stands before."""
    for one in _TWELVE.finditer(plain):
        before = plain[max(0, one.start() - _WINDOW) : one.start()]
        category = Category.ID_NUMBER
        if _LICENCE_BEFORE.search(before):
            category = Category.LICENCE_NUMBER
        elif is_my_number(_NOT_DIGITS.sub("", one[0])):
            category = Category.MY_NUMBER
        yield Found(one.start(), one.end(), category, Reason.PATTERN)


def _phones(plain: str) -> Iterator[Found]:
    for one in _PHONE.finditer(plain):
        text = one[0]
        start = one.start() + len(text) - len(text.lstrip(" \t\n-("))
        if text[:1] == "(" and ")" in text:
            start = one.start()
        digits = _NOT_DIGITS.sub("", text)
        is_foreign_form = text.lstrip().startswith("+") or digits.startswith("0081")
        if is_foreign_form or (digits.startswith("0") and len(digits) in _PHONE_DIGITS):
            yield Found(start, one.end(), Category.PHONE, Reason.PATTERN)
    yield from _whole(_BARE_MOBILE, plain, Category.PHONE)
    yield from _group(_EXTENSION, plain, Category.PHONE)
    yield from _group(_LAST_FOUR, plain, Category.PHONE)


def _numbers(plain: str) -> Iterator[Found]:
    yield from find_twelve(plain)
    yield from _whole(_POSTAL, plain, Category.POSTAL_CODE)
    yield from _group(_LABELLED, plain, Category.ID_NUMBER)
    yield from _whole(_PASSPORT, plain, Category.ID_NUMBER)
    yield from _whole(_PENSION, plain, Category.ID_NUMBER)


_OF_NUMBERS: Final[tuple[Callable[[str], Iterator[Found]], ...]] = (
    _phones,
    _numbers,
    find_births,
    find_addresses,
)
