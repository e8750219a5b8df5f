"""Words of applicant lists become codes; near misses stay apart."""

import pytest

from desktop.core.domain.codes import (
    Education,
    Outcome,
    QualificationFamily,
    ReasonCode,
    Stage,
)
from desktop.core.importers.places import prefecture_code, split_address
from desktop.core.importers.words import (
    family_of,
    parse_consent,
    parse_education,
    parse_outcome,
    parse_reason,
    parse_stage,
    split_list,
)


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("不採用", Outcome.REJECTED),
        ("お見送り", Outcome.REJECTED),
        ("NG", Outcome.REJECTED),
        ("×", Outcome.REJECTED),
        ("書類不合格", Outcome.REJECTED),
        ("採用", Outcome.HIRED),
        ("入社決定", Outcome.HIRED),
        ("内定承諾", Outcome.HIRED),
        ("内定辞退", Outcome.DECLINED),
        ("応募者辞退", Outcome.DECLINED),
        ("採用選考中", Outcome.IN_PROGRESS),
        ("一次面接待ち", Outcome.IN_PROGRESS),
        ("合格", Outcome.IN_PROGRESS),
        ("内定", Outcome.IN_PROGRESS),
        ("", None),
        ("その他", None),
    ],
)
def test_an_outcome_is_told_by_its_word(text: str, outcome: Outcome | None) -> None:
    assert parse_outcome(text) is outcome


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("書類選考", Stage.DOCUMENT),
        ("エントリー", Stage.DOCUMENT),
        ("一次面接", Stage.FIRST),
        ("１次", Stage.FIRST),
        ("二次", Stage.SECOND),
        ("最終面接", Stage.FINAL),
        ("役員面接", Stage.FINAL),
        ("内定", Stage.OFFER),
        ("", None),
    ],
)
def test_a_stage_is_told_by_its_word(text: str, stage: Stage | None) -> None:
    assert parse_stage(text) is stage


@pytest.mark.parametrize(
    ("text", "outcome", "reason"),
    [
        ("経験年数が募集条件に満たない", Outcome.REJECTED, ReasonCode.EXPERIENCE_YEARS),
        ("必要な資格なし", Outcome.REJECTED, ReasonCode.REQUIRED_QUALIFICATION),
        ("通勤が遠い", Outcome.REJECTED, ReasonCode.PLACE_OF_WORK),
        ("夜勤不可", None, ReasonCode.WORKING_HOURS),
        ("希望年収", Outcome.REJECTED, ReasonCode.CONDITIONS),
        ("声が大きい", Outcome.REJECTED, ReasonCode.OTHER),
        ("他社に決定", Outcome.DECLINED, ReasonCode.DECLINED_OTHER_OFFER),
        ("給与", Outcome.DECLINED, ReasonCode.DECLINED_CONDITIONS),
        ("一身上の都合", Outcome.DECLINED, ReasonCode.DECLINED_PERSONAL),
        ("不明", Outcome.DECLINED, ReasonCode.DECLINED_OTHER),
        ("", Outcome.HIRED, ReasonCode.HIRED),
        ("経験", Outcome.IN_PROGRESS, None),
        ("", Outcome.REJECTED, None),
        ("なし", Outcome.REJECTED, None),
    ],
)
def test_a_reason_belongs_to_its_outcome(
    text: str, outcome: Outcome | None, reason: ReasonCode | None
) -> None:
    assert parse_reason(text, outcome) is reason


@pytest.mark.parametrize(
    ("text", "education"),
    [
        ("大学院修了", Education.GRADUATE),
        ("〇〇大学 工学部", Education.UNIVERSITY),
        ("大学中退", Education.SECONDARY),
        ("短期大学", Education.COLLEGE),
        ("高等専門学校", Education.COLLEGE),
        ("高等学校卒業", Education.SECONDARY),
        ("中卒", Education.SECONDARY),
        ("在学中", None),
    ],
)
def test_a_school_is_told_by_its_word(text: str, education: Education | None) -> None:
    assert parse_education(text) is education


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("普通自動車免許", QualificationFamily.DRIVING),
        ("普通自動車免許、大型自動車免許", QualificationFamily.HEAVY_DRIVING),
        ("普通自動車免許\nフォークリフト運転技能者", QualificationFamily.MACHINE),
        ("看護師", QualificationFamily.MEDICAL),
        ("日商簿記2級", QualificationFamily.ACCOUNTING),
        ("第二種電気工事士", QualificationFamily.ELECTRICAL),
        ("危険物取扱者乙種4類", QualificationFamily.SAFETY),
        ("TOEIC 800", QualificationFamily.LANGUAGE),
        ("気象予報士", QualificationFamily.OTHER),
        ("なし", QualificationFamily.NONE),
    ],
)
def test_the_most_specific_qualification_names_the_family(
    text: str, family: QualificationFamily
) -> None:
    assert family_of(split_list(text)) is family


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("同意", True),
        ("○", True),
        ("希望する", True),
        ("同意しない", False),
        ("不同意", False),
        ("×", False),
        ("希望しない", False),
        ("", None),
        ("確認中", None),
    ],
)
def test_consent_is_only_what_was_said(text: str, said: bool | None) -> None:  # noqa: FBT001 - a table
    assert parse_consent(text) is said


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("神奈川県横浜市鶴見区見本町1-1", ("14", "横浜市鶴見区")),
        ("横浜市鶴見区見本町1-1", ("14", "横浜市鶴見区")),
        ("〒105-0000 東京都 港区見本1", ("13", "港区")),
        ("三重県四日市市見本町", ("24", "四日市市")),
        ("北海道余市郡余市町", ("01", "余市郡余市町")),
        ("長野県上田市見本", ("20", "上田市")),
        ("奈良県吉野郡十津川村", ("29", "吉野郡十津川村")),
        ("府中市宮町1-1", ("", "")),
        ("", ("", "")),
    ],
)
def test_a_place_is_told_by_the_start_of_an_address(address: str, place: tuple[str, str]) -> None:
    assert split_address(address) == place


@pytest.mark.parametrize(("text", "code"), [("大阪府", "27"), ("大阪", "27"), ("大坂", "")])
def test_a_prefecture_is_told_by_its_full_or_short_name(text: str, code: str) -> None:
    assert prefecture_code(text) == code
