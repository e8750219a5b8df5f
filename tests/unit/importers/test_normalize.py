"""One cell at a time: many ways to write the same thing, near misses beside them."""

from datetime import date, datetime

import pytest

from desktop.core.domain.sheet import CellValue, CorrectionCode, ProblemCode
from desktop.core.importers.normalize import (
    read_age,
    read_email,
    read_kana,
    read_past_date,
    read_phone,
    read_postal_code,
    read_years,
    text_of,
)

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("090-0000-0001", "090-0000-0001"),
        ("０９０ー００００ー０００１", "090-0000-0001"),
        ("09000000001", "090-0000-0001"),
        ("+81 90-0000-0001", "090-0000-0001"),
        ("03(0000)0001", "03(0000)0001"),
        ("0300000001", "0300000001"),
        ("TEL:03-0000-0001", "03-0000-0001"),
        ("090-0000-0001、03-0000-0001", "090-0000-0001"),
        ("+1 202 555 0100", "+1 202 555 0100"),
        ("なし", ""),
        ("-", ""),
        (None, ""),
    ],
)
def test_a_telephone_number_is_read(cell: CellValue, expected: str) -> None:
    reading = read_phone(cell, TODAY)

    assert (reading.value, reading.problem) == (expected, None)


@pytest.mark.parametrize("cell", ["090-0000", "0900000000012", "+99", "要確認", 12, "1990/4/1"])
def test_what_is_no_telephone_number_is_told(cell: CellValue) -> None:
    assert read_phone(cell, TODAY).problem is ProblemCode.PHONE_BROKEN


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("a@example.jp", "a@example.jp"),
        ("a.b+c@mail.example.co.jp", "a.b+c@mail.example.co.jp"),
        ("a@example.jp / b@example.jp", "a@example.jp"),
        ("mailto:a@example.jp", "a@example.jp"),
        ("なし", ""),
        (None, ""),
    ],
)
def test_a_mail_address_is_read(cell: CellValue, expected: str) -> None:
    reading = read_email(cell, TODAY)

    assert (reading.value, reading.problem) == (expected, None)


@pytest.mark.parametrize(
    "cell", ["a@example", "a@@example.jp", "example.jp", "x" * 300 + "@a.jp", 5]
)
def test_what_is_no_mail_address_is_told(cell: CellValue) -> None:
    assert read_email(cell, TODAY).problem is ProblemCode.EMAIL_BROKEN


@pytest.mark.parametrize(
    ("cell", "years"),
    [
        ("5年", 5),
        ("約10年以上", 10),
        ("3年6か月", 3),
        ("2.5年", 2),
        (7, 7),
        (2.5, 2),
        ("未経験", 0),
        ("経験なし", 0),
        ("6ヶ月", 0),
        ("半年", 0),
        ("１２年", 12),
        (None, None),
    ],
)
def test_years_of_experience_are_whole_years(cell: CellValue, years: int | None) -> None:
    reading = read_years(cell, TODAY)

    assert (reading.value, reading.problem) == (years, None)


@pytest.mark.parametrize("cell", ["ベテラン", "999年", "2010年から"])
def test_what_is_no_number_of_years_is_told(cell: str) -> None:
    assert read_years(cell, TODAY).problem is ProblemCode.NUMBER_UNREADABLE


@pytest.mark.parametrize(("cell", "age"), [("35歳", 35), ("満３５才", 35), (35, 35), (None, None)])
def test_an_age_is_read(cell: CellValue, age: int | None) -> None:
    assert read_age(cell, TODAY).value == age


def test_what_is_no_age_is_told() -> None:
    assert read_age("三十代", TODAY).problem is ProblemCode.NUMBER_UNREADABLE


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("〒231-0001", "231-0001"),
        ("２３１−０００１", "231-0001"),
        (2310001, "231-0001"),
        (600001, "060-0001"),
        ("横浜", "横浜"),
        (None, ""),
    ],
)
def test_a_postal_code_is_read(cell: CellValue, expected: str) -> None:
    assert read_postal_code(cell, TODAY).value == expected


@pytest.mark.parametrize(
    ("cell", "expected", "code"),
    [
        ("10/5", date(2026, 10, 5), CorrectionCode.YEAR_ADDED),
        ("12/24", date(2025, 12, 24), CorrectionCode.YEAR_ADDED),
        (46300, date(2026, 10, 5), CorrectionCode.SERIAL_TO_DATE),
        (datetime(2026, 10, 5, 9, 0), date(2026, 10, 5), None),  # noqa: DTZ001 - cells have no zone
        ("未定なし", None, None),
        ("-", None, None),
    ],
)
def test_a_date_of_the_past_is_read(
    cell: CellValue, expected: date | None, code: CorrectionCode | None
) -> None:
    reading = read_past_date(cell, TODAY)

    assert (reading.value, reading.correction) == (expected, code)


def test_a_date_in_the_future_is_told() -> None:
    assert read_past_date("2027/1/1", TODAY).problem is ProblemCode.DATE_IN_FUTURE


def test_a_reading_in_other_characters_is_kept_as_typed() -> None:
    assert read_kana("Smith　John", TODAY).value == "Smith John"


def test_a_moment_is_shown_with_its_time() -> None:
    assert text_of(datetime(2026, 10, 5, 9, 30)) == "2026/10/05 09:30"  # noqa: DTZ001 - see above
