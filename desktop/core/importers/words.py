"""Words of Japanese applicant lists as codes: stage, outcome, reason, school, qualification."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from desktop.core.domain.codes import (
    Education,
    Outcome,
    QualificationFamily,
    ReasonCode,
    Stage,
)

_SPACES: Final = re.compile(r"\s+")
# The first that matches wins: 内定辞退 is a 辞退, 不採用 is no 採用, 採用選考中 is still open.
_OUTCOMES: Final = (
    (Outcome.DECLINED, re.compile(r"辞退|キャンセル|取り?下げ|連絡(?:なし|つかず|不通)|音信不通")),
    (
        Outcome.REJECTED,
        re.compile(
            r"不採用|不合格|見送|お祈り|不通過|落選|落ち|非選考|対象外|不可|否決|^(?:否|ng|×|x|✕|✖)$"
        ),
    ),
    (
        Outcome.IN_PROGRESS,
        re.compile(
            r"選考中|調整中|検討中|保留|待ち|予定|未定|未実施|進行中|対応中|面接中|連絡中|次選考|応募$"
        ),
    ),
    (Outcome.HIRED, re.compile(r"採用|入社|内定承諾|承諾|就業中|在籍|雇用$")),
    (Outcome.IN_PROGRESS, re.compile(r"合格|通過|内定|^(?:可|ok|○|◯|〇|◎|△|済|済み|継続)$")),
)
_STAGES: Final = (
    (Stage.OFFER, re.compile(r"内定|オファー|入社|採用決定|条件提示")),
    (Stage.FINAL, re.compile(r"最終|役員|社長")),
    (Stage.SECOND, re.compile(r"二次|2次|第二|第2|三次|3次")),
    (Stage.FIRST, re.compile(r"一次|1次|第一|第1|面接|面談|適性|筆記")),
    (Stage.DOCUMENT, re.compile(r"書類|エントリー|応募|受付|レジュメ|履歴書")),
)
_REJECTED_REASONS: Final = (
    (
        ReasonCode.POSITION_FILLED,
        re.compile(r"充足|定員|枠|他の?(?:候補|応募)者|採用決定済|終了|締"),
    ),
    (ReasonCode.REQUIRED_QUALIFICATION, re.compile(r"資格|免許")),
    (ReasonCode.START_DATE, re.compile(r"入社(?:時期|日|可能)|勤務開始|時期")),
    (ReasonCode.WORKING_HOURS, re.compile(r"時間|シフト|夜勤|残業|土日|休日|曜日")),
    (ReasonCode.PLACE_OF_WORK, re.compile(r"勤務地|通勤|遠方|転勤|転居|距離|住まい|交通")),
    (ReasonCode.EXPERIENCE_YEARS, re.compile(r"経験|キャリア|年数|実務|未経験|ブランク")),
    (ReasonCode.CONDITIONS, re.compile(r"条件|給与|年収|待遇|希望額|報酬|雇用形態")),
    (ReasonCode.SKILLS, re.compile(r"スキル|技能|技術|能力|知識|語学|英語|実技|試験|適性")),
    (ReasonCode.OVERALL, re.compile(r"総合|全体|相対|比較")),
)
_DECLINED_REASONS: Final = (
    (
        ReasonCode.DECLINED_OTHER_OFFER,
        re.compile(r"他社|別の?会社|他(?:で|に)?(?:決|内定)|内定|転職先|現職"),
    ),
    (
        ReasonCode.DECLINED_CONDITIONS,
        re.compile(r"条件|給与|年収|待遇|勤務地|通勤|時間|シフト|休日|仕事内容|業務内容"),
    ),
    (
        ReasonCode.DECLINED_PERSONAL,
        re.compile(r"事情|家庭|家族|体調|健康|私事|都合|一身上|引っ?越|連絡"),
    ),
)
_EDUCATIONS: Final = (
    (Education.SECONDARY, re.compile(r"大学中退|大学\s*中途退学|専門学校中退|短大中退")),
    (Education.GRADUATE, re.compile(r"大学院|院卒|修士|博士|mba|master|ph\.?d")),
    (Education.COLLEGE, re.compile(r"短大|短期大|専門|高専|専修|専攻科|職業能力開発|college")),
    (Education.UNIVERSITY, re.compile(r"大学|大卒|学士|bachelor|university")),
    (Education.SECONDARY, re.compile(r"高校|高卒|高等|中学|中卒|高認|大検|義務教育")),
)
_NONE: Final = re.compile(r"(?:特に)?(?:なし|無し|無|ナシ)|ない|[-−ー―‐×]|none|なにもなし|未取得")
_TRUE: Final = re.compile(
    r"(?:同意|希望|可|はい|有|あり|[○◯〇◎✓✔☑レ]|yes|y|true|1|ok|する)(?:する|します|済み?|あり|した|!)?"
)
_FALSE: Final = re.compile(
    r"(?:不同意|不要|不可|いいえ|無|なし|[×✕✖☐□\-]|no|n|false|0|ng|辞退|拒否)(?:する|します)?|(?:同意|希望)(?:しない|しません|なし|無し)|しない"
)
_SEPARATORS: Final = re.compile(r"[、，,;；\n\r/／]+|　+")


def parse_outcome(text: str) -> Outcome | None:
    """Return the outcome a word names; None for an empty or unknown one."""
    folded = fold_word(text)
    return next((code for code, pattern in _OUTCOMES if pattern.search(folded)), None)


def parse_stage(text: str) -> Stage | None:
    """Return the stage a word names; None for an empty or unknown one."""
    folded = fold_word(text)
    return next((code for code, pattern in _STAGES if pattern.search(folded)), None)


def parse_reason(text: str, outcome: Outcome | None) -> ReasonCode | None:
    """Return the reason code of a text; words that fit none are その他, an empty text is None.

    The text stays on this computer; only the code may leave it.
    """
    folded = fold_word(text)
    if outcome is Outcome.HIRED:
        return ReasonCode.HIRED
    if not folded or _NONE.fullmatch(folded) or outcome is Outcome.IN_PROGRESS:
        return None
    is_declined = outcome is Outcome.DECLINED
    table = list(_DECLINED_REASONS if is_declined else _REJECTED_REASONS)
    other = ReasonCode.DECLINED_OTHER if is_declined else ReasonCode.OTHER
    return next((code for code, pattern in table if pattern.search(folded)), other)


def parse_education(text: str) -> Education | None:
    """Return the highest school a text names; None where it names none."""
    folded = fold_word(text)
    return next((code for code, pattern in _EDUCATIONS if pattern.search(folded)), None)


def parse_consent(text: str) -> bool | None:
    """Return whether a cell says yes; None where it says nothing or something else."""
    folded = fold_word(text)
    if _FALSE.fullmatch(folded):
        return False
    return True if _TRUE.fullmatch(folded) else None


def is_nothing(text: str) -> bool:
    """Tell whether a cell says なし in one of its forms."""
    return _NONE.fullmatch(fold_word(text)) is not None


@lru_cache(maxsize=4096)
def split_list(text: str) -> tuple[str, ...]:
    """Return the entries of a cell that holds several, as typed, without なし."""
    parts = (" ".join(part.split()) for part in _SEPARATORS.split(text))
    return tuple(dict.fromkeys(part for part in parts if part and not is_nothing(part)))


def split_files(text: str) -> tuple[str, ...]:
    """Return the file names a cell gives; a space or 、 may be part of a name."""
    parts = (
        part.strip() for part in re.split(r"[;\n\r]+|,(?=[^,]*\.[A-Za-z0-9]{2,5}\s*(?:,|$))", text)
    )
    return tuple(dict.fromkeys(part for part in parts if part and not is_nothing(part)))


# The most specific family wins: nearly everybody has a driving licence too.
_FAMILIES: Final = (
    (
        QualificationFamily.MEDICAL,
        r"看護|医師|薬剤師|保健師|助産師|理学療法|作業療法|臨床|放射線技師|歯科|診療|柔道整復|鍼灸|はり師|登録販売",
    ),
    (
        QualificationFamily.WELFARE,
        r"介護|福祉|保育|ヘルパー|ケアマネ|実務者研修|初任者研修|社会福祉主事",
    ),
    (QualificationFamily.TEACHING, r"教員|教諭|司書|学芸員|日本語教師|教育職員"),
    (
        QualificationFamily.ELECTRICAL,
        r"電気|電工|電験|消防設備|ボイラー|冷凍機械|エネルギー管理|通信設備|工事担任|ビル管",
    ),
    (
        QualificationFamily.CONSTRUCTION,
        r"建築|土木|施工管理|測量|造園|足場|宅地造成|車両系建設|管工事",
    ),
    (
        QualificationFamily.MACHINE,
        r"機械|溶接|玉掛|クレーン|フォークリフト|旋盤|フライス|技能士|機械保全|品質管理検定|qc検定|cad|仕上げ|研削|自動車整備",
    ),
    (
        QualificationFamily.SAFETY,
        r"危険物|衛生管理者|作業主任者|毒物|劇物|高圧ガス|公害防止|安全管理|警備|防火管理|潜水",
    ),
    (
        QualificationFamily.IT,
        r"情報処理|基本情報|応用情報|itパスポート|itストラテジ|ネットワーク|oracle|aws|ccna|linuc|lpic|java|python|セキュリティ",
    ),
    (QualificationFamily.ACCOUNTING, r"簿記|税理士|会計士|経理|給与計算|fass"),
    (
        QualificationFamily.LAW_FINANCE,
        r"宅地建物|宅建|社会保険労務士|社労士|行政書士|司法|弁護士|弁理士|ファイナンシャル|fp|証券外務員|保険|中小企業診断|マンション管理|通関士|知的財産",
    ),
    (QualificationFamily.FOOD, r"調理|栄養士|食品|製菓|ソムリエ|ふぐ"),
    (
        QualificationFamily.LANGUAGE,
        r"toeic|toefl|英検|英語検定|日本語能力|jlpt|中国語|hsk|通訳|ielts|ハングル",
    ),
    (
        QualificationFamily.HEAVY_DRIVING,
        r"大型|中型|二種|第二種免許|けん引|牽引|特殊自動車|運行管理|準中型",
    ),
    (
        QualificationFamily.OFFICE,
        r"mos|マイクロソフト|秘書|ビジネス|販売士|キャリアコンサルタント|メンタルヘルス|珠算|そろばん|エクセル|excel|ワープロ|日商pc|色彩|カラー",
    ),
    (
        QualificationFamily.DRIVING,
        r"普通自動車|普通免許|普自|普免|運転免許|自動車免許|要普免|at限定|第一種免許|原付|二輪|自動車運転|^免許$|^普通$",
    ),
)
_FAMILY_PATTERNS: Final = tuple((family, re.compile(pattern)) for family, pattern in _FAMILIES)


@lru_cache(maxsize=4096)
def family_of(qualifications: tuple[str, ...]) -> QualificationFamily:
    """Return the most specific family among qualifications; NONE for an empty list."""
    if not qualifications:
        return QualificationFamily.NONE
    folded = [fold_word(one) for one in qualifications]
    for family, pattern in _FAMILY_PATTERNS:
        if any(pattern.search(one) for one in folded):
            return family
    return QualificationFamily.OTHER


@lru_cache(maxsize=8192)
def fold_word(text: str) -> str:
    """Return the key of a word: width, case and spaces folded away."""
    return _SPACES.sub("", unicodedata.normalize("NFKC", text)).casefold()
