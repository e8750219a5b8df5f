"""Which occupation of 厚生労働省編職業分類 2022 a vacancy's title names; a person decides."""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

from desktop.core.domain.vacancy import OccupationProposal
from desktop.core.importers.occupation_rules import RULES
from desktop.core.importers.taxonomies import read_table

_BRACKETS: Final = re.compile(
    r"[(（【\[〔].*?[)）】\]〕]|正社員|契約社員|パート|アルバイト|募集|急募"
)
_SIGNS: Final = re.compile(r"[\s・/／、,☆★◎*※]+")
_ENDING: Final = re.compile(r"(スタッフ|職|担当|係|業務|メンバー|リーダー|候補)+$")
_RULE_SCORE: Final = 95
_SECOND_RULE_SCORE: Final = 80
_LEAST_SCORE: Final = 60


def propose_occupations(title: str, limit: int = 3) -> tuple[OccupationProposal, ...]:
    """Return likely 中分類 for a title, best first; empty where nothing resembles it."""
    whole = _fold(title)
    if not whole:
        return ()
    bare = _fold(_BRACKETS.sub("", unicodedata.normalize("NFKC", title))) or whole
    scores = _by_alias(bare, limit * 8)
    by_rule = list(dict.fromkeys([*_by_rules(bare), *_by_rules(whole)]))
    for at, code in enumerate(by_rule):
        least = _RULE_SCORE if at == 0 else _SECOND_RULE_SCORE
        scores[code] = max(scores.get(code, 0), least - at)
    first = by_rule[0] if by_rule else ""
    best = sorted(scores, key=lambda code: (code != first, -scores[code], code))[:limit]
    names = occupations()
    return tuple(OccupationProposal(code, names[code], scores[code]) for code in best)


@cache
def occupations() -> Mapping[str, str]:
    """Return 中分類 code → name, in the order of the classification."""
    rows = read_table("mhlw_occupation2022_major_middle.csv")
    middle = {row["middle_code"]: row["name_ja"] for row in rows if row["level"] == "middle"}
    return MappingProxyType(middle)


@cache
def majors() -> Mapping[str, str]:
    """Return 中分類 code → 大分類 code."""
    rows = read_table("mhlw_occupation2022_major_middle.csv")
    found = {row["middle_code"]: row["major_code"] for row in rows if row["level"] == "middle"}
    return MappingProxyType(found)


def _by_rules(folded: str) -> list[str]:
    return [code for pattern, code in _patterns() if pattern.search(folded)]


def _by_alias(folded: str, limit: int) -> dict[str, int]:
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - only where a title is typed

    aliases = _aliases()
    word = _ENDING.sub("", folded) or folded
    found = process.extract(
        word, aliases.keys(), scorer=fuzz.ratio, limit=limit, score_cutoff=_LEAST_SCORE
    )
    scores: dict[str, int] = {}
    for alias, score, _ in found:
        scores.setdefault(aliases[alias], round(score))
    return scores


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern), code) for pattern, code in RULES)


@cache
def _aliases() -> Mapping[str, str]:
    """Return folded job names of job tag → 中分類; its codes read 12_072-06."""
    found: dict[str, str] = {}
    for row in read_table("jobtag_v7_occupations_aliases.csv"):
        code = row["mhlw_main"].partition("_")[2].partition("-")[0]
        if code in occupations():
            found.setdefault(_ENDING.sub("", _fold(row["alias"])), code)
    found.pop("", None)
    return MappingProxyType(found)


def _fold(text: str) -> str:
    return _SIGNS.sub("", unicodedata.normalize("NFKC", text)).casefold()
