"""The published generalization tables: trees of labels, the same for every batch.

They are data-independent and versioned, so the scheme a batch was made with discloses nothing.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType

from desktop.core.domain.anonymous import FIELDS, SUPPRESSED, ApplicationFacts
from desktop.core.domain.codes import UNSTATED
from desktop.core.paths import resources_folder

_EXPERIENCE = ((0, "0"), (2, "1-2"), (5, "3-5"), (10, "6-10"))
_SUPPRESSED_WORDS = "（出しません）"
_YOUNGEST_BAND = 20
_OLDEST_BAND = 65
_BAND_YEARS = 5


@dataclass(frozen=True, slots=True)
class FieldTree:
    """One field's labels, from single facts up to ``*``.

    Attributes:
        levels: Labels per level, finest first; a label may stand on several levels.
        parents: Label → the next coarser one.
        leaf_counts: Label → how many single facts it covers.
        words: Label → the reader's words.
    """

    levels: tuple[tuple[str, ...], ...]
    parents: Mapping[str, str]
    leaf_counts: Mapping[str, int]
    words: Mapping[str, str]

    @property
    def values(self) -> tuple[str, ...]:
        """All labels of the tree."""
        return tuple(self.leaf_counts)

    def path(self, label: str) -> tuple[str, ...]:
        """Return the label and everything coarser, up to ``*``."""
        steps = [label]
        while steps[-1] != SUPPRESSED:
            steps.append(self.parents[steps[-1]])
        return tuple(steps)

    def loss(self, label: str) -> float:
        """Return the normalized certainty penalty of a label: 0 for a single fact, 1 for ``*``."""
        return (self.leaf_counts[label] - 1) / (self.leaf_counts[SUPPRESSED] - 1)


@dataclass(frozen=True, slots=True)
class Hierarchies:
    """One version of the tables; ``sha256`` names it in the manifest of a batch."""

    sha256: str
    fields: Mapping[str, FieldTree]


@cache
def load_hierarchies(path: Path | None = None) -> Hierarchies:
    """Return the tables shipped with this version, or those of another file."""
    data = tables_bytes() if path is None else path.read_bytes()
    fields = json.loads(data)["fields"]
    trees = {name: _tree(fields[name]) for name in FIELDS}
    return Hierarchies(hashlib.sha256(data).hexdigest(), MappingProxyType(trees))


def field_trees(data: bytes) -> dict[str, FieldTree]:
    """Return every tree of a tables file, by field."""
    return {name: _tree(raw) for name, raw in json.loads(data)["fields"].items()}


def tables_bytes() -> bytes:
    """Return the tables file as it is shipped; its digest is the manifest's ``hier``."""
    return (resources_folder() / "hierarchies" / "cr_anon_1.json").read_bytes()


def generalize(facts: ApplicationFacts, hierarchies: Hierarchies) -> dict[str, str]:
    """Return the finest label of every field; ``*`` where a fact is unknown."""
    labels = {
        "age_band": _age_band(facts.birth_date, facts.applied_on),
        "region": facts.prefecture_code,
        "occupation": facts.occupation_code,
        "experience": _experience(facts.experience_years),
        "education": facts.education.value if facts.education else "",
        "qualification": facts.qualification_family.value if facts.qualification_family else "",
        "quarter": _quarter(facts.applied_on),
        "stage": facts.stage.value if facts.stage else UNSTATED,
        "reason": facts.reason.value if facts.reason else UNSTATED,
    }
    trees = hierarchies.fields
    return {
        name: label if label in trees[name].leaf_counts else SUPPRESSED
        for name, label in labels.items()
    }


def describe(labels: Mapping[str, str], hierarchies: Hierarchies) -> dict[str, str]:
    """Return the labels of one record in the reader's words."""
    trees = hierarchies.fields
    return {name: _words(trees[name], name, label) for name, label in labels.items()}


def _words(tree: FieldTree, name: str, label: str) -> str:
    if label == SUPPRESSED:
        return _SUPPRESSED_WORDS
    if name != "quarter":
        return tree.words[label]
    year, _, quarter = label.partition("Q")
    last = int(quarter or 0) * 3
    return f"{year}年{last - 2}〜{last}月" if quarter else f"{year}年"


def _tree(raw: Mapping[str, object]) -> FieldTree:
    parents = _texts(raw["parents"])
    levels = raw["levels"]
    if not isinstance(levels, list):
        raise TypeError("the levels of a field are a list")
    leaves = set(levels[0])
    counts = dict.fromkeys((label for level in levels for label in level), 0)
    for leaf in leaves:
        label = leaf
        counts[label] += 1
        while label != SUPPRESSED:
            label = parents[label]
            counts[label] += 1
    return FieldTree(
        levels=tuple(tuple(level) for level in levels),
        parents=MappingProxyType(parents),
        leaf_counts=MappingProxyType(counts),
        words=MappingProxyType(_texts(raw.get("names", {}))),
    )


def _texts(raw: object) -> dict[str, str]:
    if not isinstance(raw, dict):
        raise TypeError("parents and names are objects")
    return {str(key): str(value) for key, value in raw.items()}


def _age_band(born: date | None, on: date | None) -> str:
    """Return the five-year band of the age on the day of the application."""
    if born is None or on is None:
        return SUPPRESSED
    age = on.year - born.year - ((on.month, on.day) < (born.month, born.day))
    if age < _YOUNGEST_BAND:
        return "19-"
    if age >= _OLDEST_BAND:
        return "65+"
    first = age // _BAND_YEARS * _BAND_YEARS
    return f"{first}-{first + _BAND_YEARS - 1}"


def _experience(years: int | None) -> str:
    if years is None or years < 0:
        return SUPPRESSED
    return next((label for most, label in _EXPERIENCE if years <= most), "11+")


def _quarter(day: date | None) -> str:
    return f"{day.year}Q{(day.month + 2) // 3}" if day else SUPPRESSED
