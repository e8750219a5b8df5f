"""Word lists of resources/taxonomies that reading a file needs."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Final

from desktop.core.domain.sheet import ApplicantField, ColumnNote
from desktop.core.importers.header_text import header_key
from desktop.core.paths import resources_folder

_FIELDS: Final = {
    "applicant_id": ApplicantField.APPLICANT_NUMBER,
    "name": ApplicantField.NAME,
    "family_name": ApplicantField.FAMILY_NAME,
    "given_name": ApplicantField.GIVEN_NAME,
    "name_kana": ApplicantField.KANA,
    "family_kana": ApplicantField.FAMILY_KANA,
    "given_kana": ApplicantField.GIVEN_KANA,
    "email": ApplicantField.EMAIL,
    "phone": ApplicantField.PHONE,
    "birth_date": ApplicantField.BIRTH_DATE,
    "age": ApplicantField.AGE,
    "postal_code": ApplicantField.POSTAL_CODE,
    "address": ApplicantField.ADDRESS,
    "prefecture": ApplicantField.PREFECTURE,
    "city": ApplicantField.CITY,
    "applied_at": ApplicantField.APPLIED_ON,
    "job_applied": ApplicantField.JOB_APPLIED,
    "source": ApplicantField.ROUTE,
    "status": ApplicantField.STAGE,
    "reject_reason": ApplicantField.REASON,
    "decision_date": ApplicantField.DECIDED_ON,
    "qualifications": ApplicantField.QUALIFICATIONS,
    "skills": ApplicantField.SKILLS,
    "languages": ApplicantField.LANGUAGES,
    "store": ApplicantField.PLACE_OF_WORK,
    "notes": ApplicantField.NOTES,
    "nationality": ApplicantField.NATIONALITY,
    "desired_salary": ApplicantField.DESIRED_SALARY,
    "current_salary": ApplicantField.CURRENT_SALARY,
    "available_from": ApplicantField.AVAILABLE_FROM,
    "attachment": ApplicantField.ATTACHMENTS,
}
_LEFT_OUT: Final = {
    "interviewer": ColumnNote.THIRD_PARTY,
    "work_history": ColumnNote.FREE_TEXT,
    "self_pr": ColumnNote.FREE_TEXT,
    "motivation": ColumnNote.FREE_TEXT,
    "interview_notes": ColumnNote.FREE_TEXT,
    "SENSITIVE_family": ColumnNote.FAIR_HIRING,
    "SENSITIVE_birthplace": ColumnNote.FAIR_HIRING,
    "SENSITIVE_housing": ColumnNote.FAIR_HIRING,
    "SENSITIVE_belief": ColumnNote.FAIR_HIRING,
    "SENSITIVE_health": ColumnNote.HEALTH,
    "my_number": ColumnNote.MY_NUMBER,
}
# Ours, or finer than the list: one row of it may mean several fields here.
_OWN: Final = {
    ApplicantField.OUTCOME: (
        "結果 選考結果 合否 合否結果 採否 採否結果 判定 判定結果 最終結果 合否判定"
    ),
    ApplicantField.DECIDED_ON: (
        "結果日 決定日 判定日 選考結果日 合否決定日 不採用日 結果通知日 "
        "通知日 選考終了日 終了日 最終結果日"
    ),
    ApplicantField.STAGE: "選考 選考段階と結果 段階と結果 到達段階 状態 状況 現在の状態",
    ApplicantField.REASON: "理由 結果理由 選考結果理由 不採用・辞退理由 終了理由",
    ApplicantField.EDUCATION: "最終学歴 学歴 学歴区分",
    ApplicantField.EXPERIENCE_YEARS: "経験年数 実務経験年数 業務経験年数 経験 実務経験 経験年",
    ApplicantField.PLACE_OF_WORK: "勤務地 就業場所 勤務先店舗 勤務場所 配属先",
    ApplicantField.NATIONALITY: "国籍 国籍・地域",
    ApplicantField.EU_ORIGIN: "EU EU居住 EU圏",
    ApplicantField.QUALIFICATIONS: "免許 資格等 所有資格 保有免許 資格免許 資格スキル",
    ApplicantField.PREFECTURE: "県 居住県 居住都道府県 住所(都道府県)",
    ApplicantField.REAPPROACH_CONSENT: (
        "再応募の案内 再応募案内 再応募案内希望 再応募のご案内 今後の案内 "
        "今後の求人案内 再連絡 再連絡可否 "
        "再連絡の同意 再応募可否 求人案内希望 人材プール同意 タレントプール同意"
    ),
    ApplicantField.DISCLOSURE_CONSENT: (
        "情報提供への同意 情報提供の同意 情報提供同意 第三者提供同意 第三者提供の同意 "
        "紹介会社への案内 紹介会社の案内 リレー同意 キャリアリレー同意 リレー案内"
    ),
    ApplicantField.APPLICANT_NUMBER: "応募者No 応募No 受付No エントリーNo 応募者番号 応募番号 番号",
    ApplicantField.ADDRESS: "番地 番地以降 町名番地 建物 マンション名",
    ApplicantField.NAME: "応募者 候補者 求職者",
    ApplicantField.SKILLS: "技能 得意分野 使用機械 使用可能機械",
    ApplicantField.ROUTE: "応募ルート 経路 募集媒体 応募元",
    ApplicantField.ATTACHMENTS: (
        "添付 添付資料 添付ファイル 履歴書ファイル 職務経歴書ファイル ファイル名"
    ),
    ApplicantField.CURRENT_SALARY: "現在の年収 前職の年収 現在の給与",
    ApplicantField.AVAILABLE_FROM: "入社可能 就業開始可能日 勤務開始可能日",
}
_DENIED_OWN: Final = {
    ColumnNote.FAIR_HIRING: (
        "家族 親の職業 父の職業 思想 愛読新聞 本籍地都道府県 出生 実家 支持する政党"
    ),
    ColumnNote.HEALTH: "病歴 持病の有無 障害者手帳 障がい 妊娠 健康診断 服薬",
    ColumnNote.NOT_NEEDED: (
        "性別 写真 顔写真 SNS LINE LINEID 在留資格 在留期限 在留カード番号 通勤時間 応募書類"
    ),
    ColumnNote.THIRD_PARTY: "紹介者名 推薦者 担当 対応者",
}


@dataclass(frozen=True, slots=True)
class HeaderMeaning:
    """What a header means: a field, or why its column is left out."""

    field: ApplicantField | None
    note: ColumnNote | None = None


@cache
def header_meanings() -> Mapping[str, HeaderMeaning]:
    """Return the meaning of every known header, by its key; our own list wins."""
    known: dict[str, HeaderMeaning] = {}
    for row in read_table("header_synonyms.csv"):
        field = _FIELDS.get(row["field"])
        note = None if field else _LEFT_OUT.get(row["field"], ColumnNote.NOT_NEEDED)
        known.setdefault(header_key(row["variant"]), HeaderMeaning(field, note))
    for field, words in _OWN.items():
        known |= {header_key(word): HeaderMeaning(field) for word in words.split()}
    for note, words in _DENIED_OWN.items():
        known |= {header_key(word): HeaderMeaning(None, note) for word in words.split()}
    return MappingProxyType(known)


@dataclass(frozen=True, slots=True)
class Prefecture:
    """One of the 47; ``code`` is JIS X 0401."""

    code: str
    name: str
    short: str


@cache
def prefectures() -> tuple[Prefecture, ...]:
    """Return the 47 prefectures in the order of their codes."""
    rows = read_table("prefectures.csv")
    return tuple(Prefecture(row["code"], row["name"], row["short"]) for row in rows)


def read_table(name: str) -> list[dict[str, str]]:
    """Return the rows of a word list by column name."""
    path = resources_folder() / "taxonomies" / name
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))
