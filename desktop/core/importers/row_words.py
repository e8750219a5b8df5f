"""The words of one row as codes; stage and outcome may stand in one cell or in two."""

from dataclasses import dataclass
from typing import Final

from desktop.core.domain.codes import Education, Outcome, ReasonCode, Stage
from desktop.core.domain.sheet import ApplicantField
from desktop.core.importers.facts import Facts
from desktop.core.importers.words import (
    is_nothing,
    parse_consent,
    parse_education,
    parse_outcome,
    parse_reason,
    parse_stage,
)

# EU and EEA (decision 10: people of EU origin are never in a batch), as lists write them.
_EU: Final = (
    "アイルランド",
    "イタリア",
    "エストニア",
    "オーストリア",
    "オランダ",
    "キプロス",
    "ギリシャ",
    "クロアチア",
    "スウェーデン",
    "スペイン",
    "スロバキア",
    "スロベニア",
    "チェコ",
    "デンマーク",
    "ドイツ",
    "ハンガリー",
    "フィンランド",
    "フランス",
    "ブルガリア",
    "ベルギー",
    "ポーランド",
    "ポルトガル",
    "マルタ",
    "ラトビア",
    "リトアニア",
    "ルーマニア",
    "ルクセンブルク",
    "ノルウェー",
    "アイスランド",
    "リヒテンシュタイン",
    "EU",
    "欧州連合",
)


@dataclass(frozen=True, slots=True)
class Words:
    """What the words of a row mean; ``unknown`` names fields whose word is in no list."""

    stage: Stage | None
    outcome: Outcome | None
    reason: ReasonCode | None
    education: Education | None
    is_eu_origin: bool
    disclosure_consent: bool | None
    reapproach_consent: bool | None
    unknown: tuple[ApplicantField, ...]


def read_words(facts: Facts) -> Words:
    """Read the words of a row."""
    stage_text, outcome_text = facts.text(ApplicantField.STAGE), facts.text(ApplicantField.OUTCOME)
    outcome = parse_outcome(outcome_text) or parse_outcome(stage_text)
    stage = parse_stage(stage_text) or parse_stage(outcome_text)
    education = parse_education(facts.text(ApplicantField.EDUCATION))
    consents = {
        one: parse_consent(facts.text(one))
        for one in (ApplicantField.DISCLOSURE_CONSENT, ApplicantField.REAPPROACH_CONSENT)
    }
    read = {
        ApplicantField.STAGE: parse_stage(stage_text) or parse_outcome(stage_text),
        ApplicantField.OUTCOME: parse_outcome(outcome_text) or parse_stage(outcome_text),
        ApplicantField.EDUCATION: education,
        **consents,
    }
    return Words(
        stage=_reached(stage, outcome),
        outcome=outcome,
        reason=parse_reason(facts.text(ApplicantField.REASON), outcome),
        education=education,
        is_eu_origin=_is_eu(facts),
        disclosure_consent=consents[ApplicantField.DISCLOSURE_CONSENT],
        reapproach_consent=consents[ApplicantField.REAPPROACH_CONSENT],
        unknown=tuple(one for one, value in read.items() if value is None and _says(facts, one)),
    )


def _reached(stage: Stage | None, outcome: Outcome | None) -> Stage | None:
    """A person who was hired had an offer, whatever column says so."""
    return Stage.OFFER if stage is None and outcome is Outcome.HIRED else stage


def _says(facts: Facts, meaning: ApplicantField) -> bool:
    text = facts.text(meaning)
    return bool(text) and not is_nothing(text)


def _is_eu(facts: Facts) -> bool:
    nationality = facts.text(ApplicantField.NATIONALITY)
    said = parse_consent(facts.text(ApplicantField.EU_ORIGIN))
    return bool(said) or any(name in nationality for name in _EU)
