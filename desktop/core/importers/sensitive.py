"""公正な採用選考: columns and texts that touch the 14 items or what a law keeps apart.

Source:
    厚生労働省, 公正な採用選考の基本 (importing.md 7): 14 items; the list is "not only these".
    Health and disability: 個人情報保護法 2条3項 (要配慮個人情報). My Number: 番号法 20条.
"""

import re
import unicodedata
from functools import cache, lru_cache
from typing import Final

from desktop.core.domain.sheet import ColumnMapping, ColumnNote
from desktop.core.domain.sheet_findings import SensitiveFinding, SensitiveKind
from desktop.core.importers.ordinary_words import without_ordinary
from desktop.core.importers.taxonomies import read_table

_ITEMS: Final = {
    SensitiveKind.BIRTHPLACE: 1,
    SensitiveKind.FAMILY: 2,
    SensitiveKind.HOUSING: 3,
    SensitiveKind.LIVING: 4,
    SensitiveKind.RELIGION: 5,
    SensitiveKind.PARTY: 6,
    SensitiveKind.OUTLOOK: 7,
    SensitiveKind.ADMIRED: 8,
    SensitiveKind.THOUGHT: 9,
    SensitiveKind.UNION: 10,
    SensitiveKind.READING: 11,
    SensitiveKind.INVESTIGATION: 12,
    SensitiveKind.DOCUMENTS: 13,
    SensitiveKind.HEALTH_CHECK: 14,
    SensitiveKind.HEALTH: 0,
    SensitiveKind.MY_NUMBER: 0,
}
# What a header has to contain; the first that matches wins.
_HEADERS: Final = (
    (SensitiveKind.MY_NUMBER, r"マイナンバー|個人番号"),
    (SensitiveKind.HEALTH_CHECK, r"健康診断|健診"),
    (
        SensitiveKind.HEALTH,
        r"病歴|既往|持病|疾患|健康(?!保険)|障害|障がい|妊娠|服薬|通院|血液型|身体状況|アレルギー",
    ),
    (
        SensitiveKind.INVESTIGATION,
        r"身元調査|身元|素行|現住所の?略図|自宅略図|自宅地図|信用調査|興信所",
    ),
    (SensitiveKind.DOCUMENTS, r"戸籍|住民票|社用紙|統一応募書類以外"),
    (SensitiveKind.BIRTHPLACE, r"本籍|出生|出身地|生まれた場所|国籍\(帰化前\)|帰化"),
    (
        SensitiveKind.FAMILY,
        r"家族|配偶者|扶養|続柄|保護者|父(?!兄)|母(?!国|語|校|集団|体|数)|親の|両親|兄弟|姉妹|子供|子ども|お子|婚姻|結婚|未婚|既婚|世帯",
    ),
    (SensitiveKind.HOUSING, r"住宅|住居|持ち?家|間取|部屋数|家賃|同居|賃貸"),
    (SensitiveKind.LIVING, r"生活環境|家庭環境|家庭状況|暮らし向き|資産|借入|借金|収入\(世帯\)"),
    (SensitiveKind.RELIGION, r"宗教|信仰|宗派|入信"),
    (SensitiveKind.PARTY, r"支持政党|支持する政党|政党|政治活動"),
    (SensitiveKind.OUTLOOK, r"人生観|生活信条|信条|座右の銘"),
    (SensitiveKind.ADMIRED, r"尊敬する"),
    (SensitiveKind.UNION, r"労働組合|組合(?:加入|活動|員)|社会運動|学生運動|労組"),
    (SensitiveKind.READING, r"購読|愛読|新聞名|^新聞$|雑誌名|好きな本"),
    (SensitiveKind.THOUGHT, r"思想"),
)
# A text says more than a header does, so its patterns are narrower: 家庭の事情 for declining is
# no file on a family, 母国語 no mother, 労働組合法 no member.
_TEXTS: Final = (
    (SensitiveKind.MY_NUMBER, r"マイナンバー\D{0,4}\d{4}|個人番号\D{0,4}\d{4}"),
    (
        SensitiveKind.HEALTH,
        (
            r"既往[歴症]|持病|うつ病|鬱病|適応障害|発達障害|精神疾患|障害者手帳|障がい者手帳|療養中|休職歴"
            r"|がん(?:治療|闘病)|癌|糖尿病|てんかん|妊娠中|通院(?:中|歴|して)|服薬|病歴|健康状態|腰痛持ち"
            r"|メンタル不調|HIV|肝炎"
        ),
    ),
    (SensitiveKind.HEALTH_CHECK, r"健康診断(?:書|結果)"),
    (
        SensitiveKind.INVESTIGATION,
        r"身元調査|身元を?(?:確認|照会)|素行|近所(?:の|で)(?:評判|聞き込み)|興信所|前職調査|SNS(?:を|で)?調査",
    ),
    (SensitiveKind.DOCUMENTS, r"戸籍(?:謄|抄)本|本籍(?:地)?(?:の)?記載"),
    (
        SensitiveKind.BIRTHPLACE,
        r"本籍|出生地|被差別|同和|部落|帰化|在日(?!本)|ハーフ(?!マラソン|タイム|サイズ)",
    ),
    (
        SensitiveKind.FAMILY,
        (
            r"家族構成|(?:父|(?<!分)母|(?<![丈工])夫|妻|両親|配偶者|兄|弟|姉|妹|祖父|祖母|ご主人|旦那|奥さん?)"
            r"(?:は|が|も|の(?:職業|仕事|勤務|収入|病気|介護|会社|実家))"
            r"|(?:子供|子ども|お子さん)(?:が(?:\d|いる|い?ます|小さ|おり|居)|は?\d|の(?:世話|送迎|病気))"
            r"|母子家庭|父子家庭|シングルマザー|片親|既婚|未婚|独身|離婚|婚約|結婚(?:予定|して)"
            r"|\d人(?:家族|兄弟)|扶養(?:家族|内|\d)|一人っ子|長男|長女|次男|次女"
        ),
    ),
    (
        SensitiveKind.HOUSING,
        r"持ち家|借家|賃貸(?:住宅|マンション|アパート)|社宅住まい|実家暮らし|一人暮らし|間取り",
    ),
    (SensitiveKind.LIVING, r"家庭環境|生活環境|生活保護|借金|多重債務|自己破産|裕福|貧し"),
    (
        SensitiveKind.RELIGION,
        r"宗教|信仰|信者|創価|学会員|キリスト教|クリスチャン|仏教徒|イスラム教|ムスリム|エホバ|天理教|幸福の科学",
    ),
    (
        SensitiveKind.PARTY,
        r"支持政党|(?:自民|自由民主|立憲民主|国民民主|共産|公明|社民|維新|れいわ|参政)(?:党|の会)",
    ),
    (SensitiveKind.OUTLOOK, r"人生観|生活信条|座右の銘"),
    (SensitiveKind.ADMIRED, r"尊敬する(?:人|人物|歴史)"),
    (
        SensitiveKind.UNION,
        r"労働組合(?!法)|労組|組合活動|組合員|学生運動|市民運動|デモ(?:に|へ)?参加|ストライキ",
    ),
    (
        SensitiveKind.READING,
        r"愛読|購読(?:新聞|紙|雑誌)|(?:朝日|読売|毎日|産経|赤旗)(?:新聞)?を?購読",
    ),
    (SensitiveKind.THOUGHT, r"(?<!設計)(?<!デザイン)思想|右翼|左翼|左派|右派"),
)


def header_finding(mapping: ColumnMapping) -> SensitiveFinding | None:
    """Return what a left-out column touches; None for any other column."""
    kind, matched = _search(_folded(mapping.header), is_header=True)
    if kind is None:
        fallback = {
            ColumnNote.FAIR_HIRING: SensitiveKind.DOCUMENTS,
            ColumnNote.HEALTH: SensitiveKind.HEALTH,
            ColumnNote.MY_NUMBER: SensitiveKind.MY_NUMBER,
        }
        kind = fallback.get(mapping.note) if mapping.note else None
        matched = mapping.header
    return None if kind is None else _finding(mapping.column, 0, kind, matched)


def note_for_header(header: str) -> ColumnNote | None:
    """Return why a column of this header is left out; None where it touches nothing."""
    kind, _ = _search(_folded(header), is_header=True)
    if kind is None:
        return None
    special = {
        SensitiveKind.HEALTH: ColumnNote.HEALTH,
        SensitiveKind.HEALTH_CHECK: ColumnNote.HEALTH,
        SensitiveKind.MY_NUMBER: ColumnNote.MY_NUMBER,
    }
    return special.get(kind, ColumnNote.FAIR_HIRING)


def text_finding(text: str, row_number: int, column: int) -> SensitiveFinding | None:
    """Return what a free text touches; None for a text that touches nothing."""
    kind, matched = _search_text(text)
    return None if kind is None else _finding(column, row_number, kind, matched)


def item_name(number: int) -> str:
    """Return one of the 14 items in the ministry's words."""
    return _item_names().get(number, "")


def _finding(column: int, row_number: int, kind: SensitiveKind, matched: str) -> SensitiveFinding:
    item = _ITEMS[kind]
    return SensitiveFinding(column, row_number, kind, item, item_name(item), matched)


@lru_cache(maxsize=8192)
def _search_text(text: str) -> tuple[SensitiveKind | None, str]:
    return _search(_folded(text), is_header=False)


def _search(folded: str, *, is_header: bool) -> tuple[SensitiveKind | None, str]:
    whole, single = _patterns(is_header=is_header)
    if not whole.search(folded):
        return None, ""
    plain = without_ordinary(folded)
    for kind, pattern in single:
        if match := pattern.search(plain):
            return kind, match.group()
    return None, ""


@cache
def _patterns(
    *, is_header: bool
) -> tuple[re.Pattern[str], tuple[tuple[SensitiveKind, re.Pattern[str]], ...]]:
    table = _HEADERS if is_header else _TEXTS
    whole = re.compile("|".join(pattern for _, pattern in table))
    return whole, tuple((kind, re.compile(pattern)) for kind, pattern in table)


def _folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


@cache
def _item_names() -> dict[int, str]:
    return {int(row["no"]): row["item"] for row in read_table("mhlw_fair_hiring_14.csv")}
