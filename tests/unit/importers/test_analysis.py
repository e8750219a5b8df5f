"""A sheet as a person keeps it becomes applicants, problems and corrections."""

from datetime import date

import pytest

from desktop.core.domain.codes import (
    Education,
    Outcome,
    QualificationFamily,
    ReasonCode,
    Stage,
)
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.sheet import (
    MAX_CELL_CHARACTERS,
    ApplicantField,
    CellValue,
    ColumnNote,
    Confidence,
    CorrectionCode,
    ProblemCode,
    RawSheet,
    SheetAnalysis,
)
from desktop.core.domain.sheet_findings import SkipReason
from desktop.core.importers.analysis import analyse, apply_mapping

TODAY = date(2026, 11, 20)
HEADER: tuple[CellValue, ...] = ("氏名", "フリガナ", "生年月日", "電話番号", "メール", "結果")
GOOD: tuple[CellValue, ...] = (
    "髙橋　健",
    "タカハシ ケン",
    "平成2年4月1日",
    "090-0000-0001",
    "ken@example.jp",
    "書類 不採用",
)


def sheet(*rows: tuple[CellValue, ...]) -> RawSheet:
    return RawSheet("応募者", rows)


def with_cell(column: int, value: CellValue) -> SheetAnalysis:
    row = (*GOOD[:column], value, *GOOD[column + 1 :])
    return analyse(sheet(HEADER, row), TODAY)


def test_a_plain_row_is_read() -> None:
    row = analyse(sheet(HEADER, GOOD), TODAY).rows[0]

    assert (row.name, row.family_name, row.given_name) == ("髙橋 健", "髙橋", "健")
    assert (row.kana, row.birth_date) == ("タカハシ ケン", date(1990, 4, 1))
    assert (row.phone, row.email) == ("090-0000-0001", "ken@example.jp")
    assert (row.stage, row.outcome) == (Stage.DOCUMENT, Outcome.REJECTED)


def test_the_raw_text_is_kept_beside_the_normalized_row() -> None:
    assert analyse(sheet(HEADER, GOOD), TODAY).rows[0].raw == GOOD


def test_the_header_is_found_under_title_rows_and_numbers_are_those_of_the_program() -> None:
    analysis = analyse(sheet(("応募者管理表",), (), ("2026年11月",), HEADER, GOOD, (), GOOD), TODAY)

    assert analysis.header_row == 4
    assert [row.row_number for row in analysis.rows] == [5, 7]


def test_a_header_in_two_rows_is_joined() -> None:
    upper = ("氏名", None, "連絡先", None, "選考")
    lower = ("姓", "名", "電話番号", "メール", "結果")

    analysis = analyse(
        sheet(upper, lower, ("山田", "花", "0300000001", "a@example.jp", "辞退")), TODAY
    )
    row = analysis.rows[0]
    assert analysis.header_row == 2
    assert (row.name, row.phone, row.email) == ("山田 花", "0300000001", "a@example.jp")
    assert row.outcome is Outcome.DECLINED


@pytest.mark.parametrize(
    ("column", "value", "problem"),
    [
        (0, None, ProblemCode.NAME_MISSING),
        (0, "山田太郎、鈴木花子", ProblemCode.TWO_PEOPLE),
        (2, "昭和64年1月8日", ProblemCode.DATE_OUTSIDE_ERA),
        (2, "春ごろ", ProblemCode.DATE_UNREADABLE),
        (2, "2024/1/1", ProblemCode.BIRTH_DATE_UNLIKELY),
        (3, "12345", ProblemCode.PHONE_BROKEN),
        (3, "要確認", ProblemCode.PHONE_BROKEN),
        (4, "murakami@example", ProblemCode.EMAIL_BROKEN),
        (4, "#REF!", ProblemCode.FORMULA_ERROR),
        (4, "x" * (MAX_CELL_CHARACTERS + 1), ProblemCode.CELL_TOO_LONG),
    ],
)
def test_a_doubtful_cell_makes_its_row_wait(
    column: int, value: CellValue, problem: ProblemCode
) -> None:
    analysis = with_cell(column, value)

    assert [(one.column, one.code) for one in analysis.problems] == [(column, problem)]
    assert analysis.waiting_row_numbers == {2}


def test_an_impossible_era_day_comes_with_the_day_it_probably_means() -> None:
    assert with_cell(2, "昭和64年1月8日").problems[0].suggestion == "1989-01-08"


def test_an_unknown_word_is_told_but_does_not_make_the_row_wait() -> None:
    analysis = with_cell(5, "ペンディング★")

    assert [one.code for one in analysis.problems] == [ProblemCode.WORD_UNKNOWN]
    assert analysis.waiting_row_numbers == frozenset()


@pytest.mark.parametrize(
    ("column", "value", "code", "expected"),
    [
        (3, 9000000125, CorrectionCode.LEADING_ZERO, "090-0000-0125"),
        (3, 300000001, CorrectionCode.LEADING_ZERO, "0300000001"),
        (3, "０９０－００００－０００１", CorrectionCode.WIDTH, "090-0000-0001"),
        (1, "おかもと　ゆか", CorrectionCode.KANA, "オカモト ユカ"),
        (1, "ｵｶﾓﾄ ﾕｶ", CorrectionCode.KANA, "オカモト ユカ"),
        (4, "ｋｅｎ@example.jp", CorrectionCode.WIDTH, "ken@example.jp"),
    ],
)
def test_what_is_put_right_is_told(
    column: int, value: CellValue, code: CorrectionCode, expected: str
) -> None:
    analysis = with_cell(column, value)

    assert [(one.column, one.code, one.value) for one in analysis.corrections] == [
        (column, code, expected)
    ]
    assert analysis.problems == ()


@pytest.mark.parametrize(
    ("header", "note"),
    [
        ("家族構成", ColumnNote.FAIR_HIRING),
        ("本籍地", ColumnNote.FAIR_HIRING),
        ("宗教", ColumnNote.FAIR_HIRING),
        ("扶養家族数（配偶者を除く）", ColumnNote.FAIR_HIRING),
        ("既往歴", ColumnNote.HEALTH),
        ("マイナンバー", ColumnNote.MY_NUMBER),
        ("面接官", ColumnNote.THIRD_PARTY),
        ("志望動機", ColumnNote.FREE_TEXT),
        ("性別", ColumnNote.NOT_NEEDED),
        ("社内コードX", ColumnNote.UNKNOWN),
        (None, ColumnNote.NO_HEADER),
    ],
)
def test_a_column_that_is_not_imported_says_why(header: str | None, note: ColumnNote) -> None:
    analysis = analyse(sheet((*HEADER, header), (*GOOD, "あり")), TODAY)

    assert (analysis.mappings[6].field, analysis.mappings[6].note) == (None, note)


@pytest.mark.parametrize(
    ("header", "field", "confidence"),
    [
        ("メールアドレス", ApplicantField.EMAIL, Confidence.SURE),
        ("※E-mail（必須）", ApplicantField.EMAIL, Confidence.SURE),
        ("ご連絡用メールアドレス", ApplicantField.EMAIL, Confidence.LIKELY),
        ("連絡先", ApplicantField.EMAIL, Confidence.CHECK),
        ("その他X", ApplicantField.EMAIL, Confidence.CHECK),
    ],
)
def test_a_column_of_addresses_is_recognised_with_fair_confidence(
    header: str, field: ApplicantField, confidence: Confidence
) -> None:
    rows = [("山田 花", f"a{at}@example.jp") for at in range(5)]

    mapping = analyse(sheet(("氏名", header), *rows), TODAY).mappings[1]

    assert (mapping.field, mapping.confidence) == (field, confidence)


def test_two_columns_never_become_one_field() -> None:
    analysis = analyse(sheet((*HEADER, "電話番号2"), (*GOOD, "03-0000-0000")), TODAY)

    assert analysis.mappings[6].note is ColumnNote.TAKEN
    assert analysis.rows[0].phone == "090-0000-0001"


def test_the_facts_of_an_application_become_codes() -> None:
    header = (
        "氏名", "住所", "応募職種", "応募日", "応募経路", "選考段階", "結果", "不採用理由",
        "最終学歴",
        "経験年数", "保有資格", "国籍", "再応募の案内", "情報提供への同意", "備考",
    )  # fmt: skip
    values = (
        "𠮷田 優", "〒231-0001 横浜市中区新港1-1", "機械加工", "10/5", "ハローワーク", "一次面接",
        "不採用", "実務経験が足りない", "工業高校卒", "3年6か月", "普通自動車、玉掛技能者",
        "ドイツ",
        "同意", "不要", "声が大きい",
    )  # fmt: skip

    row = analyse(sheet(header, values), TODAY).rows[0]

    assert (row.prefecture_code, row.city) == ("14", "横浜市中区")
    assert (row.applied_on, row.experience_years) == (date(2026, 10, 5), 3)
    assert (row.stage, row.outcome) == (Stage.FIRST, Outcome.REJECTED)
    assert row.reason is ReasonCode.EXPERIENCE_YEARS
    assert row.education is Education.SECONDARY
    assert row.qualification_family is QualificationFamily.MACHINE
    assert (row.is_eu_origin, row.reapproach_consent, row.disclosure_consent) == (True, True, False)


def test_a_corrected_mapping_is_applied() -> None:
    before = analyse(sheet(("氏名", "連絡先"), ("山田 花", "来週")), TODAY)
    mappings = (
        before.mappings[0],
        type(before.mappings[1])(1, "連絡先", ApplicantField.NOTES, Confidence.SURE),
    )

    after = apply_mapping(before.sheet, mappings, TODAY)

    assert after.rows[0].notes == "来週"
    assert after.problems == ()


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        (((None,), ()), ErrorCode.IMPORT_EMPTY),
        ((("商品", "数量"), ("ねじ", 3)), ErrorCode.IMPORT_NO_COLUMNS),
    ],
)
def test_a_sheet_without_applicants_is_refused_by_name(
    rows: tuple[tuple[CellValue, ...], ...], code: ErrorCode
) -> None:
    with pytest.raises(AppError) as caught:
        analyse(sheet(*rows), TODAY)

    assert caught.value.code is code


def test_an_age_that_disagrees_with_the_birth_date_is_told() -> None:
    rows = (("氏名", "生年月日", "年齢"), ("山田 花", "1990/4/1", "52歳"))

    assert analyse(sheet(*rows), TODAY).problems[0].code is ProblemCode.AGE_DISAGREES


def test_a_cancelled_analysis_stops_by_name() -> None:
    with pytest.raises(AppError) as caught:
        analyse(sheet(HEADER, *[GOOD] * 600), TODAY, is_cancelled=lambda: True)

    assert caught.value.code is ErrorCode.CANCELLED


def test_of_two_selection_columns_the_second_is_the_outcome() -> None:
    rows = (("氏名", "選考段階", "選考ステータス"), ("山田 花", "最終面接", "不採用"))

    analysis = analyse(sheet(*rows), TODAY)

    assert analysis.mappings[2].field is ApplicantField.OUTCOME
    assert (analysis.rows[0].stage, analysis.rows[0].outcome) == (Stage.FINAL, Outcome.REJECTED)


def test_two_columns_of_an_address_are_joined() -> None:
    rows = (("氏名", "住所1", "住所2"), ("山田 花", "東京都港区見本1-1", "見本ビル2階"))

    assert analyse(sheet(*rows), TODAY).rows[0].address == "東京都港区見本1-1 見本ビル2階"


def test_a_row_without_anything_in_a_known_column_is_no_applicant() -> None:
    rows = (("氏名", "社内コードX"), ("山田 花", "A1"), (None, "A2"), ("　", None))

    assert [row.row_number for row in analyse(sheet(*rows), TODAY).rows] == [2]


def test_a_person_who_was_hired_had_an_offer() -> None:
    row = analyse(sheet(("氏名", "結果"), ("山田 花", "採用")), TODAY).rows[0]

    assert row.stage is Stage.OFFER


@pytest.mark.parametrize(
    ("header", "field", "note"),
    [
        ("応募者No", ApplicantField.APPLICANT_NUMBER, None),
        ("応募者名（カナ）", ApplicantField.KANA, None),
        ("再応募可否", ApplicantField.REAPPROACH_CONSENT, None),
        ("資格・スキル", ApplicantField.QUALIFICATIONS, None),
        ("年齢（応募時）", ApplicantField.AGE, None),
        ("在留資格", None, ColumnNote.NOT_NEEDED),
        ("LINE ID", None, ColumnNote.NOT_NEEDED),
        ("担当", None, ColumnNote.THIRD_PARTY),
    ],
)
def test_headers_that_look_like_others_are_told_apart(
    header: str, field: ApplicantField | None, note: ColumnNote | None
) -> None:
    mapping = analyse(sheet(("氏名", header), ("山田 花", None)), TODAY).mappings[1]

    assert (mapping.field, mapping.note) == (field, note)


def test_an_address_in_three_columns_becomes_one() -> None:
    rows = (("氏名", "都道府県", "市区町村", "番地以降"), ("山田 花", "東京都", "港区", "見本1-1"))

    row = analyse(sheet(*rows), TODAY).rows[0]

    assert (row.address, row.prefecture_code, row.city) == ("東京都港区見本1-1", "13", "港区")


def test_an_honorific_is_no_part_of_a_name() -> None:
    row = analyse(sheet(("氏名",), ("佐藤 花子 様",)), TODAY).rows[0]

    assert (row.name, row.given_name) == ("佐藤 花子", "花子")


def test_a_line_of_totals_is_nobody_and_counted() -> None:
    analysis = analyse(sheet(("氏名", "年齢"), ("山田 花", 30), ("合計", 1)), TODAY)

    assert [row.row_number for row in analysis.rows] == [2]
    assert analysis.skipped_counts == {SkipReason.HEADER: 1, SkipReason.TOTAL: 1}
