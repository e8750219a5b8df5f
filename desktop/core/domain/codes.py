"""Closed vocabularies of an application: stage, outcome, reason, education, qualification.

The values are stored, sent in anonymous batches and never change; the Japanese words beside them
are the ones the window and the notices use.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class Stage(StrEnum):
    """How far an application came, in the order in which it moves."""

    DOCUMENT = "document"
    FIRST = "first"
    SECOND = "second"
    FINAL = "final"
    OFFER = "offer"


class Outcome(StrEnum):
    """How an application ended, or that it has not."""

    IN_PROGRESS = "in_progress"
    REJECTED = "rejected"
    DECLINED = "declined"
    HIRED = "hired"


class ReasonCode(StrEnum):
    """Why an application ended: facts of the vacancy and the application, never of the person.

    採用 and 辞退 have codes of their own (decision 10).
    """

    EXPERIENCE_YEARS = "experience_years"
    REQUIRED_QUALIFICATION = "required_qualification"
    SKILLS = "skills"
    PLACE_OF_WORK = "place_of_work"
    WORKING_HOURS = "working_hours"
    CONDITIONS = "conditions"
    START_DATE = "start_date"
    POSITION_FILLED = "position_filled"
    OVERALL = "overall"
    OTHER = "other"
    DECLINED_OTHER_OFFER = "declined_other_offer"
    DECLINED_CONDITIONS = "declined_conditions"
    DECLINED_PERSONAL = "declined_personal"
    DECLINED_OTHER = "declined_other"
    HIRED = "hired"


class Education(StrEnum):
    """Highest school finished."""

    SECONDARY = "secondary"
    COLLEGE = "college"
    UNIVERSITY = "university"
    GRADUATE = "graduate"


class QualificationFamily(StrEnum):
    """What kind of qualification a person holds; several are told by the most specific one."""

    MEDICAL = "medical"
    WELFARE = "welfare"
    TEACHING = "teaching"
    CONSTRUCTION = "construction"
    ELECTRICAL = "electrical"
    MACHINE = "machine"
    SAFETY = "safety"
    IT = "it"
    ACCOUNTING = "accounting"
    LAW_FINANCE = "law_finance"
    FOOD = "food"
    LANGUAGE = "language"
    OFFICE = "office"
    HEAVY_DRIVING = "heavy_driving"
    DRIVING = "driving"
    OTHER = "other"
    NONE = "none"


UNSTATED: Final = "unstated"
"""What a batch says where the record gives no stage or reason."""

STAGE_WORDS: Final[Mapping[Stage, str]] = MappingProxyType(
    {
        Stage.DOCUMENT: "書類選考",
        Stage.FIRST: "一次面接",
        Stage.SECOND: "二次面接",
        Stage.FINAL: "最終面接",
        Stage.OFFER: "内定",
    }
)

OUTCOME_WORDS: Final[Mapping[Outcome, str]] = MappingProxyType(
    {
        Outcome.IN_PROGRESS: "選考中",
        Outcome.REJECTED: "不採用",
        Outcome.DECLINED: "辞退",
        Outcome.HIRED: "採用",
    }
)

REASON_WORDS: Final[Mapping[ReasonCode, str]] = MappingProxyType(
    {
        ReasonCode.EXPERIENCE_YEARS: "経験年数",
        ReasonCode.REQUIRED_QUALIFICATION: "必要な資格",
        ReasonCode.SKILLS: "技能",
        ReasonCode.PLACE_OF_WORK: "勤務地",
        ReasonCode.WORKING_HOURS: "勤務時間",
        ReasonCode.CONDITIONS: "希望条件",
        ReasonCode.START_DATE: "入社時期",
        ReasonCode.POSITION_FILLED: "充足",
        ReasonCode.OVERALL: "総合判断",
        ReasonCode.OTHER: "その他",
        ReasonCode.DECLINED_OTHER_OFFER: "他社に決定",
        ReasonCode.DECLINED_CONDITIONS: "条件が合わない",
        ReasonCode.DECLINED_PERSONAL: "本人の事情",
        ReasonCode.DECLINED_OTHER: "辞退（その他）",
        ReasonCode.HIRED: "採用",
    }
)

EDUCATION_WORDS: Final[Mapping[Education, str]] = MappingProxyType(
    {
        Education.SECONDARY: "中学・高校",
        Education.COLLEGE: "専門・短大・高専",
        Education.UNIVERSITY: "大学",
        Education.GRADUATE: "大学院",
    }
)

QUALIFICATION_WORDS: Final[Mapping[QualificationFamily, str]] = MappingProxyType(
    {
        QualificationFamily.MEDICAL: "医療",
        QualificationFamily.WELFARE: "福祉・介護・保育",
        QualificationFamily.TEACHING: "教育",
        QualificationFamily.CONSTRUCTION: "建設・測量",
        QualificationFamily.ELECTRICAL: "電気・設備",
        QualificationFamily.MACHINE: "機械・溶接・玉掛・フォークリフト",
        QualificationFamily.SAFETY: "安全衛生・危険物",
        QualificationFamily.IT: "情報処理",
        QualificationFamily.ACCOUNTING: "簿記・会計",
        QualificationFamily.LAW_FINANCE: "法務・金融・不動産",
        QualificationFamily.FOOD: "調理・食品",
        QualificationFamily.LANGUAGE: "語学",
        QualificationFamily.OFFICE: "事務・ビジネス",
        QualificationFamily.HEAVY_DRIVING: "大型・中型・二種免許",
        QualificationFamily.DRIVING: "普通自動車免許",
        QualificationFamily.OTHER: "その他の資格",
        QualificationFamily.NONE: "なし",
    }
)

REASONS_OF: Final[Mapping[Outcome, tuple[ReasonCode, ...]]] = MappingProxyType(
    {
        Outcome.IN_PROGRESS: (),
        Outcome.REJECTED: tuple(ReasonCode)[: tuple(ReasonCode).index(ReasonCode.OTHER) + 1],
        Outcome.DECLINED: (
            ReasonCode.DECLINED_OTHER_OFFER,
            ReasonCode.DECLINED_CONDITIONS,
            ReasonCode.DECLINED_PERSONAL,
            ReasonCode.DECLINED_OTHER,
        ),
        Outcome.HIRED: (ReasonCode.HIRED,),
    }
)
"""The reasons a person may choose from, by outcome, in the order shown."""
