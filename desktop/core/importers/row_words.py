"""The words of one row as codes; stage and outcome may stand in one cell or in two."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, TypeVar

from desktop.core.domain.codes import Education, Outcome, ReasonCode, Stage
from desktop.core.domain.sheet import ApplicantField, Vocabulary
from desktop.core.importers.words import (
    fold_word,
    is_nothing,
    parse_consent,
    parse_education,
    parse_outcome,
    parse_reason,
    parse_stage,
)

# EU and EEA (decision 10: people of EU origin are never in a batch), as lists write them.
EU_NAMES: Final = (
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


WORD_FIELDS: Final = (
    ApplicantField.STAGE,
    ApplicantField.OUTCOME,
    ApplicantField.EDUCATION,
    ApplicantField.REASON,
    ApplicantField.DISCLOSURE_CONSENT,
    ApplicantField.REAPPROACH_CONSENT,
    ApplicantField.NATIONALITY,
    ApplicantField.EU_ORIGIN,
)
"""The fields whose texts `WordReader.read` takes, in this order."""

_MOST_REMEMBERED: Final = 20_000
_Code = TypeVar("_Code", Stage, Outcome, Education, ReasonCode)


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


class WordReader:
    """Reads the words of rows; rows that say the same are read once.

    Args:
        vocabulary: The company's own words, which win over ours.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._stages = _own(vocabulary, ApplicantField.STAGE, Stage)
        self._outcomes = _own(vocabulary, ApplicantField.OUTCOME, Outcome)
        self._educations = _own(vocabulary, ApplicantField.EDUCATION, Education)
        self._reasons = _own(vocabulary, ApplicantField.REASON, ReasonCode)
        self._known: dict[tuple[str, ...], Words] = {}

    def read(self, texts: tuple[str, ...]) -> Words:
        """Read the texts of one row, in the order of `WORD_FIELDS`."""
        words = self._known.get(texts)
        if words is None:
            words = self._read(dict(zip(WORD_FIELDS, texts, strict=True)))
            if len(self._known) < _MOST_REMEMBERED:
                self._known[texts] = words
        return words

    def _read(self, texts: Mapping[ApplicantField, str]) -> Words:
        stage_text, outcome_text = texts[ApplicantField.STAGE], texts[ApplicantField.OUTCOME]
        outcome = self._outcome(outcome_text) or self._outcome(stage_text)
        stage = self._stage(stage_text) or self._stage(outcome_text)
        education_text = texts[ApplicantField.EDUCATION]
        education = self._educations.get(fold_word(education_text)) or parse_education(
            education_text
        )
        consents = {
            one: parse_consent(texts[one])
            for one in (ApplicantField.DISCLOSURE_CONSENT, ApplicantField.REAPPROACH_CONSENT)
        }
        read = {
            ApplicantField.STAGE: self._stage(stage_text) or self._outcome(stage_text),
            ApplicantField.OUTCOME: self._outcome(outcome_text) or self._stage(outcome_text),
            ApplicantField.EDUCATION: education,
            **consents,
        }
        reason_text = texts[ApplicantField.REASON]
        return Words(
            stage=_reached(stage, outcome),
            outcome=outcome,
            reason=self._reasons.get(fold_word(reason_text)) or parse_reason(reason_text, outcome),
            education=education,
            is_eu_origin=_is_eu(texts),
            disclosure_consent=consents[ApplicantField.DISCLOSURE_CONSENT],
            reapproach_consent=consents[ApplicantField.REAPPROACH_CONSENT],
            unknown=tuple(
                one for one, value in read.items() if value is None and _says(texts[one])
            ),
        )

    def _stage(self, text: str) -> Stage | None:
        return self._stages.get(fold_word(text)) or parse_stage(text)

    def _outcome(self, text: str) -> Outcome | None:
        return self._outcomes.get(fold_word(text)) or parse_outcome(text)


def _own(vocabulary: Vocabulary, field: ApplicantField, codes: type[_Code]) -> dict[str, _Code]:
    """Return the company's words of one field, folded; codes of a newer version are passed over."""
    known = {code.value: code for code in codes}
    given = vocabulary.get(field, {})
    return {fold_word(word): known[code] for word, code in given.items() if code in known}


def _reached(stage: Stage | None, outcome: Outcome | None) -> Stage | None:
    """A person who was hired had an offer, whatever column says so."""
    return Stage.OFFER if stage is None and outcome is Outcome.HIRED else stage


def _says(text: str) -> bool:
    return bool(text) and not is_nothing(text)


def _is_eu(texts: Mapping[ApplicantField, str]) -> bool:
    nationality = texts[ApplicantField.NATIONALITY]
    said = parse_consent(texts[ApplicantField.EU_ORIGIN])
    return bool(said) or any(name in nationality for name in EU_NAMES)
