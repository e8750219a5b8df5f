"""Mail, telephone and address that are known beforehand, in whatever form."""

import re
from collections.abc import Iterator
from typing import Final

from desktop.core.privacy.text.findings import Category, Found, Reason
from desktop.core.privacy.text.folded import Squeezed, fold_key
from desktop.core.privacy.text.places import PREFECTURE, TAIL, house_number_end

_ALNUM: Final = re.compile("[a-z0-9]")
_DIGIT_RUN: Final = re.compile(r"\+?[(]?[0-9][0-9\s().ー~-]{5,}[0-9]")
_NOT_DIGITS: Final = re.compile("[^0-9]")
_CITY: Final = re.compile(r"(?:.{1,6}?郡)?.{1,7}?[市町村](?:.{1,4}?区)?|.{1,5}?区")
_TOWN_END: Final = re.compile(r"[0-9]|[一二三四五六七八九十]+丁目")
_SHORTEST_LOCAL: Final = 4
_SHORTEST_PHONE: Final = 9
_WARD: Final = re.compile("[市町村](.{1,4}区)$")
_BUILDING: Final = re.compile(r"[^0-9-]{3,}[A-Z0-9-]*(?:号室|号)?$")


def find_own_mail(plain: str, email: str) -> Iterator[Found]:
    """Return where an address of mail stands, or what is before its @."""
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


def find_own_phone(plain: str, phone: str) -> Iterator[Found]:
    """Return where a telephone number stands, however its digits are parted."""
    digits = _NOT_DIGITS.sub("", fold_key(phone)).removeprefix("81").lstrip("0")
    if len(digits) < _SHORTEST_PHONE:
        return
    for run in _DIGIT_RUN.finditer(plain):
        if digits in _NOT_DIGITS.sub("", run[0]):
            start = run.start() + (run[0][0] == "(" and ")" not in run[0])
            yield Found(start, run.end(), Category.PHONE, Reason.RECORD)


def find_own_address(plain: str, squeezed: Squeezed, address: str) -> Iterator[Found]:
    """Return where an address stands, whole or from the city, the ward or the town on."""
    for key, goes_on in _address_keys(fold_key(address)):
        for start, end in squeezed.places_of(key):
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
    ward = _WARD.search(city[0])
    for part in (name, ward[1] if ward else ""):
        if len(part) > 1:
            yield part, True
    building = _BUILDING.search(town)
    if number and building and building.start() > number.start():
        yield building[0], False
