"""Our own headings, and values of the store as cells an import reads back."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

from desktop.core.domain.application import ApplicationDraft, PersonDraft
from desktop.core.domain.codes import (
    EDUCATION_WORDS,
    OUTCOME_WORDS,
    REASON_WORDS,
    STAGE_WORDS,
    Education,
)
from desktop.core.domain.sheet import ApplicantField, CellValue
from desktop.core.importers.taxonomies import prefectures

HEADINGS: Final[Mapping[ApplicantField, str]] = MappingProxyType(
    {
        ApplicantField.NAME: "氏名",
        ApplicantField.KANA: "フリガナ",
        ApplicantField.EMAIL: "メールアドレス",
        ApplicantField.PHONE: "電話番号",
        ApplicantField.BIRTH_DATE: "生年月日",
        ApplicantField.POSTAL_CODE: "郵便番号",
        ApplicantField.PREFECTURE: "都道府県",
        ApplicantField.ADDRESS: "住所",
        ApplicantField.JOB_APPLIED: "応募職種",
        ApplicantField.PLACE_OF_WORK: "勤務地",
        ApplicantField.APPLIED_ON: "応募日",
        ApplicantField.ROUTE: "応募経路",
        ApplicantField.STAGE: "選考段階",
        ApplicantField.OUTCOME: "結果",
        ApplicantField.DECIDED_ON: "結果日",
        ApplicantField.REASON: "理由",
        ApplicantField.EDUCATION: "最終学歴",
        ApplicantField.EXPERIENCE_YEARS: "経験年数",
        ApplicantField.QUALIFICATIONS: "資格",
        ApplicantField.SKILLS: "スキル",
        ApplicantField.NATIONALITY: "国籍",
        ApplicantField.NOTES: "備考",
    }
)
"""In the order of the columns; every one of them is recognised for sure by an import."""

WIDTHS: Final = (16, 18, 26, 16, 12, 10, 10, 30, 18, 14, 12, 14, 12, 10, 12, 16, 14, 10, 24, 24)
_LIST_MARK: Final = "、"


def cells_now(person: PersonDraft, application: ApplicationDraft | None) -> list[CellValue]:
    """Return a person and one application under our own headings."""
    values = {**person_cells(person), **application_cells(application or ApplicationDraft())}
    if application is None:
        values[ApplicantField.OUTCOME] = None
    return [values[one] for one in HEADINGS]


def person_cells(person: PersonDraft) -> dict[ApplicantField, CellValue]:
    """Return what the store holds of a person, field by field, as cells."""
    family, _, given = person.name.replace("\u3000", " ").partition(" ")
    family_kana, _, given_kana = person.kana.replace("\u3000", " ").partition(" ")
    return {
        ApplicantField.NAME: person.name or None,
        ApplicantField.FAMILY_NAME: family or None,
        ApplicantField.GIVEN_NAME: given or None,
        ApplicantField.KANA: person.kana or None,
        ApplicantField.FAMILY_KANA: family_kana or None,
        ApplicantField.GIVEN_KANA: given_kana or None,
        ApplicantField.EMAIL: person.email or None,
        ApplicantField.PHONE: person.phone or None,
        ApplicantField.BIRTH_DATE: person.birth_date,
        ApplicantField.POSTAL_CODE: person.postal_code or None,
        ApplicantField.PREFECTURE: _prefecture_names().get(person.prefecture_code),
        ApplicantField.ADDRESS: person.address or None,
        ApplicantField.EDUCATION: _education(person.education),
        ApplicantField.EXPERIENCE_YEARS: person.experience_years,
        ApplicantField.QUALIFICATIONS: _LIST_MARK.join(person.qualifications) or None,
        ApplicantField.SKILLS: _LIST_MARK.join(person.skills) or None,
        ApplicantField.NATIONALITY: person.nationality or None,
        ApplicantField.NOTES: person.note or None,
    }


def application_cells(application: ApplicationDraft) -> dict[ApplicantField, CellValue]:
    """Return what the store holds of an application, field by field, as cells."""
    reason, stage = application.reason, application.stage
    return {
        ApplicantField.JOB_APPLIED: application.vacancy_title or None,
        ApplicantField.PLACE_OF_WORK: application.place or None,
        ApplicantField.APPLIED_ON: application.applied_on,
        ApplicantField.ROUTE: application.route or None,
        ApplicantField.STAGE: STAGE_WORDS[stage] if stage else None,
        ApplicantField.OUTCOME: OUTCOME_WORDS[application.outcome],
        ApplicantField.DECIDED_ON: application.decided_on,
        ApplicantField.REASON: REASON_WORDS[reason] if reason else None,
    }


def _education(code: str) -> str | None:
    return EDUCATION_WORDS[Education(code)] if code else None


@cache
def _prefecture_names() -> Mapping[str, str]:
    return MappingProxyType({one.code: one.name for one in prefectures()})
