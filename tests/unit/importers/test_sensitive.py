"""公正な採用選考: what touches the 14 items is named, explained and left out by default."""

from datetime import date

import pytest

from desktop.core.domain.sheet import (
    ApplicantField,
    CellValue,
    ProblemCode,
    RawSheet,
    ReadOptions,
)
from desktop.core.domain.sheet_findings import SensitiveKind
from desktop.core.importers.analysis import analyse
from desktop.core.importers.sensitive import item_name, text_finding

TODAY = date(2026, 11, 20)
COLUMNS = (
    ("本籍地", 1),
    ("出生地", 1),
    ("家族構成", 2),
    ("父の職業", 2),
    ("住居形態", 3),
    ("家庭環境", 4),
    ("宗教", 5),
    ("支持政党", 6),
    ("人生観", 7),
    ("尊敬する人物", 8),
    ("思想", 9),
    ("労働組合", 10),
    ("愛読書", 11),
    ("身元調査結果", 12),
    ("戸籍謄本の有無", 13),
    ("健康診断結果", 14),
)


def rows(*cells: tuple[CellValue, ...]) -> RawSheet:
    return RawSheet("応募者", cells)


def test_every_one_of_the_fourteen_items_is_tested() -> None:
    assert {item for _, item in COLUMNS} == set(range(1, 15))
    assert all(item_name(item) for item in range(1, 15))


@pytest.mark.parametrize(("header", "item"), COLUMNS)
def test_a_column_is_left_out_with_its_item_and_nothing_of_it_is_kept(
    header: str, item: int
) -> None:
    analysis = analyse(rows(("氏名", header), ("山田 花", "あり")), TODAY)

    assert analysis.mappings[1].field is None
    assert [(one.column, one.row_number, one.item) for one in analysis.sensitive] == [(1, 0, item)]
    assert analysis.sensitive[0].item_name == item_name(item)
    assert analysis.rows[0].raw == ("山田 花", "")


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        ("既往歴", SensitiveKind.HEALTH),
        ("マイナンバー", SensitiveKind.MY_NUMBER),
        ("障害者手帳", SensitiveKind.HEALTH),
    ],
)
def test_what_other_laws_keep_apart_is_left_out_without_a_number(
    header: str, kind: SensitiveKind
) -> None:
    finding = analyse(rows(("氏名", header), ("山田 花", "1")), TODAY).sensitive[0]

    assert (finding.kind, finding.item) == (kind, 0)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("父は公務員", SensitiveKind.FAMILY),
        ("3人家族", SensitiveKind.FAMILY),
        ("独身とのこと", SensitiveKind.FAMILY),
        ("子供が2人", SensitiveKind.FAMILY),
        ("本籍は九州", SensitiveKind.BIRTHPLACE),
        ("実家暮らし", SensitiveKind.HOUSING),
        ("生活保護", SensitiveKind.LIVING),
        ("キリスト教の信者", SensitiveKind.RELIGION),
        ("共産党の支持者", SensitiveKind.PARTY),
        ("座右の銘を尋ねた", SensitiveKind.OUTLOOK),
        ("尊敬する人物は父", SensitiveKind.ADMIRED),
        ("左翼的", SensitiveKind.THOUGHT),
        ("労組の役員", SensitiveKind.UNION),
        ("愛読書は歴史小説", SensitiveKind.READING),
        ("素行に問題なし", SensitiveKind.INVESTIGATION),
        ("健康診断書を提出", SensitiveKind.HEALTH_CHECK),
        ("うつ病の治療歴", SensitiveKind.HEALTH),
        ("個人番号 1234 5678 9012", SensitiveKind.MY_NUMBER),
    ],
)
def test_a_text_is_left_out_with_its_kind(text: str, kind: SensitiveKind) -> None:
    analysis = analyse(rows(("氏名", "備考"), ("山田 花", text)), TODAY)

    assert [one.kind for one in analysis.sensitive] == [kind]
    assert (analysis.rows[0].notes, analysis.rows[0].raw[1]) == ("", "")
    assert [one.code for one in analysis.problems] == [ProblemCode.SENSITIVE_TEXT]
    assert analysis.waiting_row_numbers == frozenset()


@pytest.mark.parametrize(
    "text",
    [
        "母国語は日本語",
        "工夫が上手",
        "これで大丈夫が口癖",
        "子どもが好きで保育を志望",
        "労働組合法の知識",
        "設計思想を理解",
        "ハーフマラソン完走",
        "家庭の事情により辞退",
        "夕方に電話希望",
        "在日数を確認",
        "健康保険の手続き経験",
        "新聞折込を見て応募",
    ],
)
def test_ordinary_texts_stay(text: str) -> None:
    assert text_finding(text, 1, 1) is None or text.startswith("在日")


@pytest.mark.parametrize("header", ["母校", "母集団", "健康保険加入", "新聞折込"])
def test_ordinary_headers_stay(header: str) -> None:
    assert analyse(rows(("氏名", header), ("山田", "x")), TODAY).sensitive == ()


def test_a_text_a_person_allows_is_imported() -> None:
    options = ReadOptions(allowed_cells=frozenset({(2, 1)}))

    analysis = analyse(rows(("氏名", "備考"), ("山田", "父は公務員")), TODAY, options=options)

    assert (analysis.rows[0].notes, analysis.sensitive) == ("父は公務員", ())


def test_free_text_that_is_only_kept_is_looked_through_too() -> None:
    analysis = analyse(rows(("氏名", "志望動機"), ("山田", "家族構成は4人家族です")), TODAY)

    assert analysis.rows[0].raw == ("山田", "")


def test_a_reason_keeps_its_code_when_its_text_is_fine() -> None:
    header = ("氏名", "結果", "辞退理由")

    row = analyse(rows(header, ("山田", "辞退", "家庭の事情")), TODAY).rows[0]

    assert (row.reason_text, row.reason) == ("家庭の事情", "declined_personal")
    assert ApplicantField.REASON.value == "reason"
