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
        ("障害対応の担当、うつ病で休職歴あり", SensitiveKind.HEALTH),
        ("適応障害で通院中", SensitiveKind.HEALTH),
        ("障害者手帳あり", SensitiveKind.HEALTH),
        ("家族手当の話から妻の勤務先を聞いた、妻は会社員", SensitiveKind.FAMILY),
        ("秩父出身で父は農家", SensitiveKind.FAMILY),
        ("労働組合の活動に熱心", SensitiveKind.UNION),
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
        "障害対応とシステム障害の切り分けが得意",
        "障害者支援施設で3年勤務",
        "発達障害児支援の経験あり",
        "服薬指導の経験あり",
        "糖尿病療養指導士",
        "うつ病患者の看護",
        "がん保険の営業",
        "秩父の工場で勤務",
        "神父の通訳",
        "家族手当の計算を担当",
        "賃貸マンションの営業",
        "自己破産申立の補助",
        "離婚調停の事務",
        "生活保護業務を担当",
        "宗教法人の経理",
        "労働組合との交渉を担当",
        "組合員様対応",
        "あいおいニッセイ同和損保に勤務",
        "在日米軍基地で勤務",
        "野球部で右翼手",
        "健康診断結果の入力",
        "独身寮あり希望",
    ],
)
def test_ordinary_texts_stay(text: str) -> None:
    assert text_finding(text, 1, 1) is None


@pytest.mark.parametrize(
    "header",
    [
        *("母校", "母集団", "健康保険加入", "新聞折込"),
        # IT
        *(
            "障害対応",
            "障害報告",
            "障害対応経験",
            "システム障害対応",
            "障害切り分け",
            "障害管理表No",
        ),
        *(
            "障害対応（夜間）",
            "ネットワーク障害",
            "耐障害設計",
            "障害票番号",
            "IT資産管理",
            "設計思想",
        ),
        *("マイナンバー業務経験", "メルマガ購読者数", "アレルギー表示"),
        # benefits and conditions
        *(
            "家族手当",
            "扶養手当",
            "住宅手当",
            "家賃補助",
            "配偶者手当",
            "子ども手当",
            "住宅手当希望",
        ),
        # trades, places, subjects
        *(
            "障害者支援経験",
            "障がい者支援の経験",
            "障害福祉サービス経験",
            "健康経営の推進",
            "健診業務",
        ),
        *(
            "服薬指導経験",
            "住宅営業経験",
            "賃貸仲介経験",
            "固定資産",
            "資産運用業務",
            "保護者対応経験",
        ),
        *(
            "子ども英語指導",
            "結婚式場勤務",
            "秩父勤務可否",
            "溶接母材",
            "労働組合対応",
            "信用調査業務",
        ),
        *("宗教法人会計", "購読者数", "家族葬プラン", "姉妹店勤務"),
    ],
)
def test_ordinary_headers_stay(header: str) -> None:
    found = analyse(rows(("氏名", header), ("山田", "x")), TODAY)

    assert found.sensitive == ()
    assert found.rows[0].raw == ("山田", "x")


@pytest.mark.parametrize(
    "header",
    [
        *("障害", "障害の有無", "障害者手帳", "障害等級", "障がい者雇用枠", "障害内容", "障害種別"),
        *("障害支援区分", "障害福祉サービス受給者証", "障害者福祉手帳", "精神障害者保健福祉手帳"),
        *(
            "家族",
            "家族構成",
            "扶養家族",
            "扶養人数",
            "扶養の有無",
            "配偶者",
            "配偶者有無",
            "父",
            "母",
        ),
        *(
            "父の職業",
            "母の勤務先",
            "兄弟姉妹",
            "子供の人数",
            "結婚の有無",
            "世帯人数",
            "保護者氏名",
        ),
        *("住宅状況", "住宅の種類", "持ち家", "賃貸・持家", "家賃", "同居家族", "資産状況", "借入"),
        *(
            "健康状態",
            "健康診断",
            "健診結果",
            "既往歴",
            "アレルギー",
            "通院歴",
            "服薬の有無",
            "妊娠",
        ),
        *(
            "宗教",
            "労働組合",
            "組合加入",
            "思想信条",
            "購読紙",
            "愛読書",
            "マイナンバー",
            "戸籍",
            "住民票",
        ),
        # Something ordinary beside it does not excuse it.
        *("家族手当・扶養家族数", "障害対応・持病", "住宅手当／同居家族"),
    ],
)
def test_headers_about_the_applicant_are_left_out(header: str) -> None:
    found = analyse(rows(("氏名", header), ("山田", "x")), TODAY)

    assert [one.column for one in found.sensitive] == [1]
    assert found.rows[0].raw == ("山田", "")


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
