"""Tables, skipped rows, shapes and presets."""

from datetime import date

import pytest

from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.sheet import (
    ApplicantField,
    CellValue,
    ColumnNote,
    MappingReason,
    RawSheet,
    ReadOptions,
)
from desktop.core.domain.sheet_findings import MergedRange, Preset, SkipReason
from desktop.core.importers.analysis import analyse
from desktop.core.importers.shapes import chosen_columns, shape_key
from desktop.core.importers.tables import find_tables, first_table, table_by_key

TODAY = date(2026, 11, 20)
Row = tuple[CellValue, ...]
HEADER: Row = ("氏名", "電話番号", "メール", "結果")
PERSON: Row = ("髙橋 健", "090-0000-0001", "ken@example.org", "不採用")
VACANCIES: Row = ("求人名", "勤務地", "応募職種")


def sheet(*rows: Row, name: str = "応募者") -> RawSheet:
    return RawSheet(name, rows)


def test_every_table_of_a_file_is_a_candidate_and_people_come_first() -> None:
    sheets = (
        sheet(VACANCIES, ("機械加工", "横浜", "営業"), name="求人"),
        sheet(VACANCIES, ("機械加工", "横浜", "営業"), (), HEADER, PERSON),
    )

    tables = find_tables(sheets)

    assert (tables[0].sheet_index, tables[0].header_row) == (1, 4)
    assert len(tables) == 3
    assert tables[0].score > 2 * tables[1].score


def test_a_table_ends_where_the_next_begins() -> None:
    found = sheet(HEADER, PERSON, (), VACANCIES, ("機械加工", "横浜", "営業"))

    analysis = analyse(found, TODAY)

    assert [row.row_number for row in analysis.rows] == [2]
    assert analysis.skipped_counts[SkipReason.OTHER_TABLE] == 2


def test_the_chosen_table_is_found_again_in_next_months_file() -> None:
    before = find_tables((sheet(HEADER, PERSON, name="11月分"),))[0]
    after = find_tables(
        (sheet(VACANCIES, ("a", "b", "c")), sheet(("12月",), HEADER, PERSON, PERSON, name="12月分"))
    )

    assert table_by_key(after, before.key).header_row == 2
    with pytest.raises(AppError) as caught:
        table_by_key(after, "gone")
    assert caught.value.code is ErrorCode.IMPORT_TABLE_GONE


def test_a_row_of_people_with_words_of_headers_is_no_other_table() -> None:
    odd: Row = ("山田 花", "紹介会社", "資格", "電話")

    analysis = analyse(sheet(HEADER, PERSON, (), odd, PERSON), TODAY)

    assert [row.row_number for row in analysis.rows] == [2, 4, 5]


@pytest.mark.parametrize(
    "person",
    [
        ("佐藤 カナ", "サトウ カナ", "m2@example.org"),
        ("佐藤 カナ", "サトウ カナ"),
        ("カナ", "カナ", "０９０００００００１"),
    ],
    ids=["mail", "names alone", "telephone"],
)
def test_a_person_called_like_a_heading_is_no_other_table(person: Row) -> None:
    header: Row = ("氏名", "フリガナ", "メール")[: len(person)]
    others = [
        (f"山田 {at}", f"ヤマダ {at}", f"a{at}@example.org")[: len(person)] for at in range(3)
    ]

    found = analyse(sheet(header, *others, person, *others), TODAY)

    assert len(found.rows) == 7
    assert [one.reason for one in found.skipped] == [SkipReason.HEADER]


def test_a_first_row_of_people_is_never_taken_for_a_second_header_row() -> None:
    odd: Row = ("山田 花", "電話", "a@example.org", "書類選考")

    assert analyse(sheet(HEADER, odd), TODAY).rows[0].name == "山田 花"


def test_merged_cells_say_what_stands_under_what() -> None:
    rows: tuple[Row, ...] = (
        ("氏名", "連絡先", None, "備考"),
        (None, "電話", "メール", None),
        ("山田", "090-0000-0001", "a@example.org", "x"),
    )
    merged = (MergedRange(0, 0, 1, 0), MergedRange(0, 1, 0, 2), MergedRange(0, 3, 1, 3))

    table = first_table(RawSheet("a", rows, merged=merged))

    assert table.headers == ("氏名", "連絡先 電話", "連絡先 メール", "備考")
    assert table.first_data_row == 2


def test_hidden_rows_are_read_only_when_asked() -> None:
    found = RawSheet("a", (HEADER, PERSON, PERSON), hidden_rows=frozenset({1}))

    assert [row.row_number for row in analyse(found, TODAY).rows] == [3]
    options = ReadOptions(has_hidden_rows=True)
    assert len(analyse(found, TODAY, options=options).rows) == 2


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (("合計", None, None, "3名"), SkipReason.TOTAL),
        ((None, "合計 3名"), SkipReason.TOTAL),
        (("令和5年度合計", None, None, 3), SkipReason.TOTAL),
        ((None, None, "承認", "印"), SkipReason.SEAL),
        (("※転記不可",), SkipReason.FOOTNOTE),
        (("以上",), SkipReason.FOOTNOTE),
        (("（注）日付は受付日",), SkipReason.FOOTNOTE),
        (("記入例：山田", "090-0000-0000"), SkipReason.EXAMPLE),
        (HEADER, SkipReason.REPEATED_HEADER),
        (("　", None), SkipReason.BLANK),
    ],
)
def test_a_row_that_is_nobody_says_why(row: Row, reason: SkipReason) -> None:
    analysis = analyse(sheet(HEADER, PERSON, row, PERSON), TODAY)

    assert [(one.row_number, one.reason) for one in analysis.skipped[1:]] == [(3, reason)]


@pytest.mark.parametrize(
    "name", ["計良 花", "小計 太郎", "平均 花", "印南 健", "以上 進", "見本 一", "例 花", "合田 計"]
)
def test_a_person_whose_name_begins_like_a_remark_is_somebody(name: str) -> None:
    analysis = analyse(sheet(HEADER, (name, *PERSON[1:])), TODAY)

    assert [row.name for row in analysis.rows] == [name]


def test_a_shape_is_the_same_in_any_order_width_and_decoration() -> None:
    assert shape_key(("氏名", "TEL")) == shape_key(("ＴＥＬ", "※氏 名（必須）", ""))
    assert shape_key(("氏名", "TEL")) != shape_key(("氏名",))


def test_what_was_chosen_for_a_shape_is_chosen_again_by_header() -> None:
    first = analyse(sheet(("氏名", "備考", "社内X"), ("山田", "a", "b")), TODAY)
    chosen = chosen_columns(first.mappings) | {"備考#1": "", "社内x#1": "custom"}

    again = analyse(sheet(("社内X", "氏名", "備考"), ("b", "山田", "a")), TODAY, chosen=chosen)

    assert [one.field for one in again.mappings] == [
        ApplicantField.CUSTOM,
        ApplicantField.NAME,
        None,
    ]
    assert {one.reason for one in again.mappings} == {MappingReason.PROFILE}
    assert again.rows[0].custom == (("社内X", "b"),)


def test_a_profile_of_a_newer_version_changes_nothing_it_does_not_know() -> None:
    found = analyse(sheet(HEADER, PERSON), TODAY, chosen={"氏名#1": "name", "結果#1": "unheard-of"})

    assert found.mappings[3].field is ApplicantField.OUTCOME


@pytest.mark.parametrize(
    ("headers", "preset"),
    [
        (("候補者基本.氏名", "候補者一般.電話番号1", "候補者一般.メールアドレス1"), Preset.HRMOS),
        (("名前", "選考ステップ", "応募時刻", "募集職種"), Preset.HERP),
        (("応募者コード", "応募者氏名", "流入元", "選考状況ステータス"), Preset.ENTRY_POCKET),
        (("氏名", "電話番号", "メールアドレス", "備考"), Preset.GENERIC),
    ],
)
def test_an_export_is_recognised_by_headers_only_it_has(
    headers: tuple[str, ...], preset: Preset
) -> None:
    analysis = analyse(sheet(headers, ("山田",)), TODAY)

    assert analysis.preset is not None
    assert analysis.preset.preset is preset


def test_a_column_of_a_known_system_says_so() -> None:
    headers = ("名前", "選考ステップ", "応募時刻", "社内X")

    mappings = analyse(sheet(headers, ("山田", "書類選考", "2026/10/1", "a")), TODAY).mappings

    assert [one.reason for one in mappings[1:]] == [
        MappingReason.PRESET,
        MappingReason.PRESET,
        MappingReason.NOTHING,
    ]


def test_columns_without_a_published_source_are_unconfirmed() -> None:
    preset = analyse(sheet(("氏名", "電話番号", "備考", "メアド"), ("山田",)), TODAY).preset

    assert preset is not None
    assert preset.unconfirmed == ("メアド",)


def test_jobcan_is_recognised_by_its_name_and_nothing_is_confirmed() -> None:
    found = sheet(("ジョブカン採用管理　候補者一覧",), HEADER, PERSON)

    preset = analyse(found, TODAY).preset

    assert preset is not None
    assert (preset.preset, preset.matched, preset.unconfirmed) == (Preset.JOBCAN, 0, HEADER)


def test_an_unknown_column_can_be_kept_and_a_denied_one_cannot() -> None:
    header = (*HEADER, "社内X", "家族構成", "マイナンバー", "面接官")
    mappings = analyse(sheet(header, PERSON), TODAY).mappings

    assert [one.can_be_custom for one in mappings[4:]] == [True, False, False, False]
    assert mappings[5].note is ColumnNote.FAIR_HIRING


def test_tables_side_by_side_are_candidates_of_their_own() -> None:
    other: Row = ("求人名", "氏名", "電話")
    rows: tuple[Row, ...] = (
        (*HEADER, None, *other),
        (*PERSON, None, "旋盤", "見本 一", "090-0000-0002"),
        (None, None, None, None, None, "旋盤", "見本 二", "090-0000-0003"),
    )
    found = sheet(*rows)

    tables = find_tables((found,))
    second = next(one for one in tables if one.columns == (5, 8))

    assert sorted((one.columns, one.row_count) for one in tables if one.columns) == [
        ((0, 4), 1),
        ((5, 8), 2),
    ]
    assert len({one.key for one in tables}) == 2
    analysis = analyse(found, TODAY, table=second)
    assert [(row.name, row.job_applied, row.phone) for row in analysis.rows] == [
        ("見本 一", "旋盤", "090-0000-0002"),
        ("見本 二", "旋盤", "090-0000-0003"),
    ]
    assert analysis.rows[0].raw == ("", "", "", "", "", "旋盤", "見本 一", "090-0000-0002")
    first = analyse(found, TODAY, table=next(one for one in tables if one is not second))
    assert [row.name for row in first.rows] == ["髙橋 健"]
    assert first.skipped_counts[SkipReason.OTHER_TABLE] == 1


def test_nothing_of_the_table_beside_is_kept_however_far_below_it_begins() -> None:
    head: tuple[Row, ...] = ((*HEADER, None, "氏名", "電話"), (*PERSON, None, "見本", "x"))
    low: Row = (*PERSON, None, "見本 一", "090-0000-0002", "遠い列")
    found = sheet(*head, *[(*PERSON, None, "見本 零", "090-0000-0001")] * 250, low)

    analysis = analyse(found, TODAY)

    assert analysis.table is not None
    assert analysis.table.columns == (0, 4)
    assert {one.note for one in analysis.mappings[4:]} == {ColumnNote.OTHER_TABLE}
    assert len(analysis.mappings) == 8
    assert not any("".join(row.raw[4:]) for row in analysis.rows)


@pytest.mark.parametrize(
    "beside",
    [
        ("社内メモ", "x"),  # no header that is known
        ("結果", "不採用"),  # one known header: a part of the same list
        ("応募日", "2026/10/1", "理由"),  # never filled where the list is not
    ],
)
def test_a_gap_in_one_list_does_not_cut_it(beside: Row) -> None:
    head, rest = beside[0], beside[1:]
    rows = (
        ("氏名", "電話番号", None, head, *rest[1:]),
        ("髙橋 健", "090-0000-0001", None, rest[0]),
    )

    tables = find_tables((sheet(*rows),))

    assert [one.columns for one in tables] == [None]
