"""Columns of golden files: how lists write a fact, and what it means.

The meaning comes from the invented person, never from the importer: that is what makes it gold.
"""

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from desktop.core.domain.japanese_dates import to_wareki
from desktop.core.domain.sheet import CellValue
from tools.sample_people import SamplePerson

Truth = str | int | bool | list[str] | None
_STAGES: Final = {"書類選考": "document", "一次面接": "first", "最終面接": "final", "内定": "offer"}
_OUTCOMES: Final = {
    "不採用": "rejected",
    "辞退": "declined",
    "採用": "hired",
    "選考中": "in_progress",
}
_SCHOOLS: Final = {
    "高校": "secondary",
    "専門学校": "college",
    "短期大学": "college",
    "大学": "university",
}
_PREFECTURES: Final = {"神奈川県": "14", "東京都": "13", "埼玉県": "11", "千葉県": "12"}
_EPOCH: Final = date(1899, 12, 30)
TODAY: Final = date(2026, 11, 22)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a golden file.

    Attributes:
        header: As it stands in the file; a line break joins two header rows.
        render: What stands in the cell.
        truth: What it means, by attribute of `ApplicantRow`.
    """

    header: str | None
    render: Callable[[SamplePerson], CellValue]
    truth: Callable[[SamplePerson], Mapping[str, Truth]] = lambda _person: {}


def fact(header: str, attribute: str, style: str = "") -> Column:
    """Return the usual column for an attribute; ``style`` names another way of writing it."""
    render, truth = _FACTS[attribute, style]
    return Column(header, render, lambda person: {attribute: truth(person)})


def constant(header: str | None, *values: CellValue) -> Column:
    """Return a column that means nothing to us; its values take turns."""
    return Column(header, lambda person: values[int(person.phone[-4:]) % len(values)])


def table(columns: Sequence[Column], people: Sequence[SamplePerson]) -> list[list[CellValue]]:
    """Return the cells of the people, without a header."""
    return [[column.render(person) for column in columns] for person in people]


def truths(columns: Sequence[Column], people: Sequence[SamplePerson]) -> list[dict[str, Truth]]:
    """Return what the rows mean, by attribute."""
    found = []
    for person in people:
        row: dict[str, Truth] = {}
        for column in columns:
            row |= column.truth(person)
        found.append(row)
    return found


def _family(person: SamplePerson) -> str:
    return person.name.split(" ")[0]


def _given(person: SamplePerson) -> str:
    return person.name.split(" ")[1]


def _hiragana(text: str) -> str:
    return "".join(chr(ord(one) - 0x60) if "ァ" <= one <= "ヶ" else one for one in text)


def _half_width(text: str) -> str:
    table = {unicodedata.normalize("NFKC", chr(code)): chr(code) for code in range(0xFF66, 0xFF9E)}
    parts = unicodedata.normalize("NFD", text)
    return "".join({"\u3099": "ﾞ", "\u309a": "ﾟ"}.get(one, table.get(one, one)) for one in parts)


def _full_width(text: str) -> str:
    return "".join(chr(ord(one) + 0xFEE0) if "!" <= one <= "~" else one for one in text)


def _era(day: date, style: str) -> str:
    long = to_wareki(day)
    letter = {"令和": "R", "平成": "H", "昭和": "S"}[long[:2]]
    year = day.year - {"R": 2018, "H": 1988, "S": 1925}[letter]
    shown = {
        "dots": f"{letter}{year}.{day.month}.{day.day}",
        "slashes": f"{letter}{year:02}/{day.month:02}/{day.day:02}",
        "short": f"{long[0]}{year}.{day.month}.{day.day}",
        "wide": _full_width(f"{letter}{year}.{day.month}.{day.day}"),
        "spaced": f"{long[:2]} {year} 年 {day.month} 月 {day.day} 日生",
        "long": long,
    }
    return shown[style]


def _serial(day: date) -> int:
    return (day - _EPOCH) // timedelta(1)


def _age(person: SamplePerson) -> int:
    born = person.born
    return TODAY.year - born.year - ((TODAY.month, TODAY.day) < (born.month, born.day))


def _prefecture(person: SamplePerson) -> str:
    return next(code for name, code in _PREFECTURES.items() if person.address.startswith(name))


def _prefecture_name(person: SamplePerson) -> str:
    return next(name for name in _PREFECTURES if person.address.startswith(name))


def _city(person: SamplePerson) -> str:
    rest = person.address.removeprefix(_prefecture_name(person))
    return rest[: rest.index("見本町")]


def _street(person: SamplePerson) -> str:
    return person.address[person.address.index("見本町") :]


def _list(person: SamplePerson) -> list[str]:
    text = person.qualifications
    return [] if text == "なし" else text.split("、")


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _slashed(day: date | None) -> str | None:
    return f"{day.year}/{day.month}/{day.day}" if day else None


_Pair = tuple[Callable[[SamplePerson], CellValue], Callable[[SamplePerson], Truth]]
_FACTS: Final[Mapping[tuple[str, str], _Pair]] = {
    ("name", ""): (lambda p: p.name, lambda p: p.name),
    ("name", "wide-space"): (lambda p: p.name.replace(" ", "　"), lambda p: p.name),
    ("name", "together"): (lambda p: p.name.replace(" ", ""), lambda p: p.name.replace(" ", "")),
    ("name", "sama"): (lambda p: f"{p.name} 様", lambda p: p.name),
    ("family_name", ""): (_family, _family),
    ("given_name", ""): (_given, _given),
    ("kana", ""): (lambda p: p.kana, lambda p: p.kana),
    ("kana", "hiragana"): (lambda p: _hiragana(p.kana), lambda p: p.kana),
    ("kana", "half"): (lambda p: _half_width(p.kana), lambda p: p.kana),
    ("email", ""): (lambda p: p.email, lambda p: p.email),
    ("email", "wide"): (lambda p: _full_width(p.email), lambda p: p.email),
    ("phone", ""): (lambda p: p.phone, lambda p: p.phone),
    ("phone", "number"): (lambda p: int(p.phone.replace("-", "")), lambda p: p.phone),
    ("phone", "wide"): (lambda p: _full_width(p.phone), lambda p: p.phone),
    ("phone", "abroad"): (lambda p: f"+81 {p.phone[1:]}", lambda p: p.phone),
    ("phone", "brackets"): (
        lambda p: f"{p.phone[:3]}({p.phone[4:8]}){p.phone[9:]}",
        lambda p: p.phone,
    ),
    ("birth_date", ""): (lambda p: _slashed(p.born), lambda p: _iso(p.born)),
    ("birth_date", "day"): (lambda p: p.born, lambda p: _iso(p.born)),
    ("birth_date", "serial"): (lambda p: _serial(p.born), lambda p: _iso(p.born)),
    ("birth_date", "packed"): (lambda p: f"{p.born:%Y%m%d}", lambda p: _iso(p.born)),
    ("birth_date", "long"): (lambda p: _era(p.born, "long"), lambda p: _iso(p.born)),
    ("birth_date", "dots"): (lambda p: _era(p.born, "dots"), lambda p: _iso(p.born)),
    ("birth_date", "slashes"): (lambda p: _era(p.born, "slashes"), lambda p: _iso(p.born)),
    ("birth_date", "short"): (lambda p: _era(p.born, "short"), lambda p: _iso(p.born)),
    ("birth_date", "wide"): (lambda p: _era(p.born, "wide"), lambda p: _iso(p.born)),
    ("birth_date", "spaced"): (lambda p: _era(p.born, "spaced"), lambda p: _iso(p.born)),
    ("age", ""): (lambda p: f"{_age(p)}歳", _age),
    ("age", "number"): (_age, _age),
    ("address", ""): (lambda p: p.address, lambda p: p.address),
    ("address", "street"): (_street, lambda p: p.address),
    ("prefecture_code", ""): (_prefecture_name, _prefecture),
    ("prefecture_code", "in-address"): (lambda p: p.address, _prefecture),
    ("city", ""): (_city, _city),
    ("postal_code", ""): (lambda p: f"21{p.phone[-1]}-0001", lambda p: f"21{p.phone[-1]}-0001"),
    ("postal_code", "mark"): (
        lambda p: f"〒21{p.phone[-1]}0001",
        lambda p: f"21{p.phone[-1]}-0001",
    ),
    ("job_applied", ""): (lambda p: p.trade.title, lambda p: p.trade.title),
    ("applied_on", ""): (lambda p: p.applied_on, lambda p: _iso(p.applied_on)),
    ("applied_on", "text"): (lambda p: _slashed(p.applied_on), lambda p: _iso(p.applied_on)),
    ("applied_on", "short"): (
        lambda p: f"{p.applied_on.month}/{p.applied_on.day}",
        lambda p: _iso(p.applied_on),
    ),
    ("route", ""): (lambda p: p.route, lambda p: p.route),
    ("stage", ""): (lambda p: p.stage, lambda p: _STAGES[p.stage]),
    ("outcome", ""): (lambda p: p.outcome, lambda p: _OUTCOMES[p.outcome]),
    ("outcome", "marks"): (
        lambda p: {"不採用": "×", "採用": "採用", "辞退": "辞退"}.get(p.outcome, "○"),
        lambda p: _OUTCOMES[p.outcome],
    ),
    ("outcome", "with-stage"): (
        lambda p: f"{p.stage}　{p.outcome}",
        lambda p: _OUTCOMES[p.outcome],
    ),
    ("decided_on", ""): (lambda p: p.decided_on, lambda p: _iso(p.decided_on)),
    ("education", ""): (lambda p: f"{p.education}卒", lambda p: _SCHOOLS[p.education]),
    ("experience_years", ""): (
        lambda p: f"{p.experience_years}年" if p.experience_years else "未経験",
        lambda p: p.experience_years,
    ),
    ("qualifications", ""): (lambda p: p.qualifications, _list),
    ("qualifications", "lines"): (lambda p: p.qualifications.replace("、", "\n"), _list),
    ("qualifications", "slashes"): (lambda p: p.qualifications.replace("、", "／"), _list),
    ("reapproach_consent", ""): (lambda p: "○" if p.has_consent else "×", lambda p: p.has_consent),
    ("desired_salary_yen", ""): (lambda p: f"{250 + p.experience_years * 10}万円",
                                 lambda p: (250 + p.experience_years * 10) * 10_000),
    ("desired_salary_yen", "bare"): (lambda p: 250 + p.experience_years * 10,
                                     lambda p: (250 + p.experience_years * 10) * 10_000),
    ("desired_salary_yen", "range"): (
        lambda p: f"{250 + p.experience_years * 10}〜{350 + p.experience_years * 10}万円",
        lambda p: (250 + p.experience_years * 10) * 10_000,
    ),
    ("desired_salary_yen", "yen"): (
        lambda p: f"¥{(250 + p.experience_years * 10) * 10_000:,}",
        lambda p: (250 + p.experience_years * 10) * 10_000,
    ),
}  # fmt: skip
