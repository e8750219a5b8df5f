"""Pay, names in one piece, own words, pasted cells, postal codes, start dates."""

from datetime import date

import pytest

from desktop.core.domain.codes import Outcome, Stage
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.sheet import (
    ApplicantField,
    CellValue,
    CorrectionCode,
    ProblemCode,
    RawSheet,
    ReadOptions,
    UnknownWord,
)
from desktop.core.domain.sheet_findings import NameSplit
from desktop.core.importers import pasted_text
from desktop.core.importers.analysis import analyse
from desktop.core.importers.name_split import split_name
from desktop.core.importers.normalize import read_postal_code, read_start_date
from desktop.core.importers.pasted_text import read_pasted
from desktop.core.importers.salary import read_salary
from desktop.core.importers.words import split_files

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("cell", "yen"),
    [
        ("350万円", 3_500_000),
        ("３５０万", 3_500_000),
        ("300〜400万円", 3_000_000),
        ("300万円～400万円", 3_000_000),
        ("3,500,000円", 3_500_000),
        ("¥3,500,000", 3_500_000),
        (3_500_000, 3_500_000),
        ("月給25万円以上", 250_000),
        ("25万5千円", 255_000),
        ("12万5000円", 125_000),
        ("1.2億円", 120_000_000),
        ("3百万円", 3_000_000),
        ("時給1,200円", 1_200),
        ("時給1200", 1_200),
        ("年収400万円程度", 4_000_000),
        ("応相談", None),
        ("なし", None),
        ("貴社規定に従う", None),
    ],
)
def test_pay_is_read_in_yen(cell: CellValue, yen: int | None) -> None:
    reading = read_salary(cell, TODAY)

    assert (reading.value, reading.problem, reading.correction) == (yen, None, None)


@pytest.mark.parametrize("cell", [350, "３５０", 350.0])
def test_a_bare_number_counts_ten_thousands_and_that_is_told(cell: CellValue) -> None:
    reading = read_salary(cell, TODAY)

    assert (reading.value, reading.correction) == (3_500_000, CorrectionCode.UNIT_ADDED)


@pytest.mark.parametrize("cell", ["高め", "30代平均", True, "9" * 30, "10~"])
def test_what_is_no_pay_is_told(cell: CellValue) -> None:
    reading = read_salary(cell, TODAY)

    assert (reading.problem is ProblemCode.NUMBER_UNREADABLE) == (cell != "10~")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("髙橋健一", ("髙橋", "健一", NameSplit.DICTIONARY)),
        ("𠮷田優", ("𠮷田", "優", NameSplit.DICTIONARY)),
        ("山﨑さくら", ("山﨑", "さくら", NameSplit.DICTIONARY)),
        ("長谷川亮", ("長谷川", "亮", NameSplit.DICTIONARY)),
        ("林田一郎", ("林田", "一郎", NameSplit.DICTIONARY)),
        ("森田一", ("", "", NameSplit.UNSURE)),
        ("勅使河原透", ("", "", NameSplit.UNSURE)),
        ("髙橋 健", ("髙橋", "健", NameSplit.SPACED)),
        ("佐藤", ("", "", NameSplit.UNSURE)),
        ("Ana Maria Silva", ("", "", NameSplit.NONE)),
        ("Smith", ("", "", NameSplit.NONE)),
    ],
)
def test_a_name_in_one_piece_is_cut_only_where_that_is_sure(
    name: str, expected: tuple[str, str, NameSplit]
) -> None:
    assert split_name(name) == expected


def test_an_unsure_name_comes_with_a_suggestion_and_does_not_wait() -> None:
    analysis = analyse(RawSheet("", (("氏名",), ("森田一",))), TODAY)

    assert [(one.code, one.suggestion) for one in analysis.problems] == [
        (ProblemCode.NAME_SPLIT_UNSURE, "森田 一")
    ]
    assert analysis.waiting_row_numbers == frozenset()


def test_columns_of_their_own_win_over_any_cut() -> None:
    row = analyse(RawSheet("", (("姓", "名"), ("森", "田一"))), TODAY).rows[0]

    assert (row.family_name, row.given_name, row.name_split) == ("森", "田一", NameSplit.TYPED)


def test_words_of_the_company_win_and_are_asked_about_only_once() -> None:
    cells = (
        ("氏名", "段階", "結果"),
        ("山田", "ステップ2", "C判定"),
        ("佐藤", "ステップ2", "C判定"),
    )
    sheet = RawSheet("", cells)

    asked = analyse(sheet, TODAY).unknown_words
    vocabulary = {
        ApplicantField.STAGE: {"ステップ２": "second", "x": "of-a-newer-version"},
        ApplicantField.OUTCOME: {"Ｃ判定": "rejected"},
    }
    known = analyse(sheet, TODAY, options=ReadOptions(vocabulary=vocabulary))

    assert set(asked) == {
        UnknownWord(ApplicantField.STAGE, "ステップ2", 2),
        UnknownWord(ApplicantField.OUTCOME, "C判定", 2),
    }
    assert {(row.stage, row.outcome) for row in known.rows} == {(Stage.SECOND, Outcome.REJECTED)}
    assert known.unknown_words == ()


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("氏名\t結果\r\n山田\t辞退\r\n", (("氏名", "結果"), ("山田", "辞退"))),
        (
            '氏名\t備考\r\n山田\t"一行目\n二行目"\r\n',
            (("氏名", "備考"), ("山田", "一行目\n二行目")),
        ),
        ('山田\t"a\tb"', (("山田", "a\tb"),)),
        ('山田\t"言う""はい""\n次"\tx', (("山田", '言う"はい"\n次', "x"),)),
        ('"引用"\tx', (('"引用"', "x"),)),
        ('"開いたまま\tx', (('"開いたまま', "x"),)),
        ("a\t\tb\n\n\t\n", (("a", None, "b"),)),
        ("a\rb", (("a",), ("b",))),
    ],
)
def test_pasted_cells_are_read_as_they_were_copied(
    text: str, rows: tuple[tuple[CellValue, ...], ...]
) -> None:
    assert read_pasted(text).rows == rows


def test_nothing_and_too_much_pasted_are_refused_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pasted_text, "MAX_ROWS", 2)
    monkeypatch.setattr(pasted_text, "MAX_FILE_BYTES", 10)
    for text, code in (
        ("\r\n \0"[:2], ErrorCode.IMPORT_EMPTY),
        ("a\nb\nc\n", ErrorCode.IMPORT_TOO_MANY_ROWS),
        ("x" * 11, ErrorCode.IMPORT_TOO_LARGE),
    ):
        with pytest.raises(AppError) as caught:
            read_pasted(text)
        assert caught.value.code is code


def test_a_broken_postal_code_is_kept_and_told() -> None:
    reading = read_postal_code("12-3", TODAY)

    assert (reading.value, reading.problem) == ("12-3", ProblemCode.POSTAL_CODE_BROKEN)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [("2027/4/1", date(2027, 4, 1)), ("即日", None), ("内定後2か月", None), ("応相談", None)],
)
def test_a_start_may_lie_ahead_and_may_be_no_date(cell: str, expected: date | None) -> None:
    reading = read_start_date(cell, TODAY)

    assert (reading.value, reading.problem) == (expected, None)


def test_file_names_may_hold_spaces_and_japanese_commas() -> None:
    text = "履歴書 見本、最新.pdf; 職務経歴書.docx,写真.png"

    assert split_files(text) == ("履歴書 見本、最新.pdf", "職務経歴書.docx", "写真.png")
