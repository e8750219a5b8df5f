"""Dates as Japanese lists write them."""

from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.domain.japanese_dates import (
    DateFault,
    DateKind,
    parse_date,
    to_wareki,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("令和5年4月1日", date(2023, 4, 1)),
        ("R5.4.1", date(2023, 4, 1)),
        ("R05/04/01", date(2023, 4, 1)),
        ("令和元年5月1日", date(2019, 5, 1)),
        ("R元.5.1", date(2019, 5, 1)),
        ("昭60.4.1", date(1985, 4, 1)),
        ("S63-12-31", date(1988, 12, 31)),
        ("Ｓ６０．４．１", date(1985, 4, 1)),
        ("㍻30年4月1日", date(2018, 4, 1)),
        ("㍻30", date(2018, 1, 1)),
        ("令和五年四月一日", date(2023, 4, 1)),
        ("昭和六十三年十二月三十一日", date(1988, 12, 31)),
        ("令和５年４月", date(2023, 4, 1)),
        ("H31.4.30生", date(2019, 4, 30)),
        ("平成 元年 1月 8日", date(1989, 1, 8)),
        ("昭和64年1月7日", date(1989, 1, 7)),
        ("大正15.12.25", date(1926, 12, 25)),
        ("明治45.7.30", date(1912, 7, 30)),
        ("H050401", date(1993, 4, 1)),
        ("19900401", date(1990, 4, 1)),
        ("1990-04-01", date(1990, 4, 1)),
        ("2026/4/1", date(2026, 4, 1)),
        ("2026年4月1日（水）", date(2026, 4, 1)),
        ("2026/04/01 09:30", date(2026, 4, 1)),
        ("2026-04-01T09:30:00+09:00", date(2026, 4, 1)),
        ("西暦1990年4月1日", date(1990, 4, 1)),
        ("1990．4．1", date(1990, 4, 1)),
        ("1990年4月", date(1990, 4, 1)),
    ],
)
def test_a_written_date_is_read(text: str, expected: date) -> None:
    assert parse_date(text).value == expected


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("昭和64年1月8日", date(1989, 1, 8)),
        ("平成31年5月1日", date(2019, 5, 1)),
        ("令和元年4月30日", date(2019, 4, 30)),
        ("平成31年5月", date(2019, 5, 1)),
    ],
)
def test_a_day_outside_its_era_is_flagged_with_the_day_it_probably_means(
    text: str, meant: date
) -> None:
    parsed = parse_date(text)

    assert (parsed.value, parsed.fault, parsed.suggestion) == (None, DateFault.OUTSIDE_ERA, meant)


@pytest.mark.parametrize(
    "value",
    [
        "",
        "未定",
        "2026/2/30",
        "令和0年1月1日",
        "R5.13.1",
        "4/1",
        "090-1234-5678",
        True,
        None,
        float("nan"),
        float("inf"),
        19901301,
        12,
        -1.5,
    ],
)
def test_what_is_no_date_is_not_guessed(value: object) -> None:
    assert parse_date(value).fault is DateFault.UNREADABLE


def test_a_short_date_needs_a_year_to_belong_to() -> None:
    parsed = parse_date("4/1", default_year=2026)

    assert (parsed.value, parsed.kind) == (date(2026, 4, 1), DateKind.SHORT)


def test_an_excel_serial_number_is_a_date_as_number_and_as_text() -> None:
    assert parse_date(46113).value == parse_date("46113").value == date(2026, 4, 1)


def test_a_date_packed_into_a_number_is_read() -> None:
    assert parse_date(19900401).value == date(1990, 4, 1)


def test_dates_and_times_of_a_workbook_pass_through() -> None:
    moment = datetime(2026, 4, 1, 9, 30, tzinfo=timezone(timedelta(hours=9)))

    assert parse_date(moment).value == parse_date(date(2026, 4, 1)).value == date(2026, 4, 1)


@given(st.dates(min_value=date(1868, 1, 25), max_value=date(2099, 12, 31)))
def test_every_day_survives_its_era_form(day: date) -> None:
    assert parse_date(to_wareki(day)).value == day


def test_a_day_before_the_eras_is_shown_in_western_form() -> None:
    assert to_wareki(date(1850, 1, 2)) == "1850年1月2日"
