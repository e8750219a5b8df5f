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
from desktop.core.importers.places import split_address
from desktop.core.importers.row_parts import address_of, place_of
from desktop.core.importers.taxonomies import prefectures
from desktop.core.storage.queries.exports import ConsentsNow, RecordNow

HEADINGS: Final[Mapping[ApplicantField, str]] = MappingProxyType(
    {
        ApplicantField.NAME: "氏名",
        ApplicantField.KANA: "フリガナ",
        ApplicantField.EMAIL: "メールアドレス",
        ApplicantField.PHONE: "電話番号",
        ApplicantField.BIRTH_DATE: "生年月日",
        ApplicantField.POSTAL_CODE: "郵便番号",
        ApplicantField.PREFECTURE: "都道府県",
        ApplicantField.CITY: "市区町村",
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
        ApplicantField.EU_ORIGIN: "EU居住",
        ApplicantField.DISCLOSURE_CONSENT: "情報提供への同意",
        ApplicantField.REAPPROACH_CONSENT: "再応募の案内",
        ApplicantField.NOTES: "備考",
    }
)
"""In the order of the columns; every one of them is recognised for sure by an import."""

WIDTHS: Final = (
    *(16, 18, 26, 16, 12, 10, 10, 14, 30, 18, 14, 12, 14, 12, 10, 12, 16, 14, 10, 24, 24),
    *(12, 10, 18, 14, 30),
)
CONSENT_WORDS: Final = ("同意する", "同意しない")
YES_WORDS: Final = ("はい", "いいえ")
_LIST_MARK: Final = "、"


def cells_now(record: RecordNow) -> list[CellValue]:
    """Return a person and one application under our own headings."""
    application = record.application
    values = {
        **person_cells(record.person),
        **consent_cells(record.consents),
        **application_cells(application or ApplicationDraft()),
    }
    if application is None:
        values[ApplicantField.OUTCOME] = None
    return [values[one] for one in HEADINGS]


def person_cells(person: PersonDraft) -> dict[ApplicantField, CellValue]:
    """Return what the store holds of a person, field by field, as cells."""
    prefecture, city = _place(person)
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
        ApplicantField.PREFECTURE: prefecture or None,
        ApplicantField.CITY: city or None,
        ApplicantField.ADDRESS: person.address or None,
        ApplicantField.EDUCATION: _education(person.education),
        ApplicantField.EXPERIENCE_YEARS: person.experience_years,
        ApplicantField.QUALIFICATIONS: _LIST_MARK.join(person.qualifications) or None,
        ApplicantField.SKILLS: _LIST_MARK.join(person.skills) or None,
        ApplicantField.NATIONALITY: person.nationality or None,
        ApplicantField.EU_ORIGIN: YES_WORDS[0] if person.is_eu_origin else None,
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


def consent_cells(consents: ConsentsNow) -> dict[ApplicantField, CellValue]:
    """Return what a person answered last as cells."""
    return {
        ApplicantField.DISCLOSURE_CONSENT: _consent(consents.disclosure),
        ApplicantField.REAPPROACH_CONSENT: _consent(consents.reapproach),
    }


def _consent(is_granted: bool | None) -> str | None:  # noqa: FBT001 - an answer, not a switch
    return None if is_granted is None else CONSENT_WORDS[0 if is_granted else 1]


def _place(person: PersonDraft) -> tuple[str, str]:
    """Return prefecture and city as an import needs them to read the same address again.

    An import sets both before an address that lacks them, so that a prefecture that is known from
    the postal code alone must not be written beside an address without it.
    """
    name, short = _prefecture_names().get(person.prefecture_code, ("", ""))
    city = split_address(person.address)[1]
    tries = [(name, city), (short, city), (name, ""), (short, ""), ("", "")]
    return next((one for one in tries if _reads_back(person, *one)), (name, city))


def _reads_back(person: PersonDraft, prefecture: str, city: str) -> bool:
    told = {
        ApplicantField.POSTAL_CODE: person.postal_code,
        ApplicantField.ADDRESS: person.address,
        ApplicantField.PREFECTURE: prefecture,
        ApplicantField.CITY: city,
    }
    cells = {field: text for field, text in told.items() if text}
    read = place_of(cells).prefecture_code, address_of(cells)
    return read == (person.prefecture_code, person.address)


def _education(code: str) -> str | None:
    return EDUCATION_WORDS[Education(code)] if code else None


@cache
def _prefecture_names() -> Mapping[str, tuple[str, str]]:
    return MappingProxyType({one.code: (one.name, one.short) for one in prefectures()})
