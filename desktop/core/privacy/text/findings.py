"""What is looked for, what is known beforehand, and what was found."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final


class Category(StrEnum):
    """What kind of personal data stood in a place.

    Where two overlap, the one named first here gives the word.
    """

    OWN_NAME = "own_name"
    STAFF_NAME = "staff_name"
    MAIL = "mail"
    URL = "url"
    PHONE = "phone"
    MY_NUMBER = "my_number"
    LICENCE_NUMBER = "licence_number"
    ID_NUMBER = "id_number"
    POSTAL_CODE = "postal_code"
    BIRTH_DATE = "birth_date"
    LINE_ID = "line_id"
    ADDRESS = "address"
    SCHOOL = "school"
    COMPANY = "company"
    PERSON_NAME = "person_name"


class Reason(StrEnum):
    """Why a place was taken for personal data."""

    RECORD = "record"
    STAFF = "staff"
    PATTERN = "pattern"
    DICTIONARY = "dictionary"
    CONTEXT = "context"
    REPEATED = "repeated"


WORDS: Final = {
    Category.OWN_NAME: "【氏名】",
    Category.STAFF_NAME: "【担当者】",
    Category.MAIL: "【メール】",
    Category.URL: "【URL】",
    Category.MY_NUMBER: "【個人番号】",
    Category.LICENCE_NUMBER: "【免許証番号】",
    Category.ID_NUMBER: "【番号】",
    Category.PHONE: "【電話】",
    Category.POSTAL_CODE: "【郵便番号】",
    Category.BIRTH_DATE: "【生年月日】",
    Category.LINE_ID: "【LINE ID】",
    Category.ADDRESS: "【住所】",
    Category.SCHOOL: "【学校】",
    Category.COMPANY: "【会社】",
    Category.PERSON_NAME: "【人名】",
}
"""What stands in the scrubbed text. It is content, as the text is, and always Japanese."""

_RANK: Final = {category: rank for rank, category in enumerate(Category)}
_GAP: Final = " \u3000・"


@dataclass(frozen=True, slots=True)
class OwnRecord:
    """What is on file about the person a text is about; every text as typed. Nothing is printed."""

    name: str = field(default="", repr=False)
    kana: str = field(default="", repr=False)
    email: str = field(default="", repr=False)
    phone: str = field(default="", repr=False)
    address: str = field(default="", repr=False)
    schools: tuple[str, ...] = field(default=(), repr=False)
    companies: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Found:
    """One place in a text, without what stands there."""

    start: int
    end: int
    category: Category
    reason: Reason


@dataclass(frozen=True, slots=True)
class Scrubbed:
    """A text without personal data.

    Attributes:
        text: What may be shown, printed or handed over once a person has looked at it.
        spans: What was replaced, as places in the text that was given, in order, apart.
    """

    text: str = field(repr=False)
    spans: tuple[Found, ...]


def merge(found: Iterable[Found], text: str) -> tuple[Found, ...]:
    """Return places that overlap, or touch and are alike, as one; in order.

    Two places of one category with nothing but a space or a dot between are one as well.
    """
    merged: list[Found] = []
    for one in sorted(found, key=lambda place: (place.start, -place.end)):
        last = merged[-1] if merged else None
        if last is not None and _is_one(last, one, text):
            merged[-1] = _joined(last, one)
        else:
            merged.append(one)
    return tuple(merged)


def _is_one(last: Found, one: Found, text: str) -> bool:
    if one.start < last.end:
        return True
    return last.category is one.category and not text[last.end : one.start].strip(_GAP)


def _joined(last: Found, one: Found) -> Found:
    first = min(last, one, key=lambda place: _RANK[place.category])
    return Found(last.start, max(last.end, one.end), first.category, first.reason)
