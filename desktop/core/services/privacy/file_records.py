"""The rows of a file as finest labels, by its profile."""

import unicodedata
from collections import Counter
from collections.abc import Mapping
from datetime import date
from functools import cache, lru_cache
from typing import Final

from desktop.core.domain.anonymous import SUPPRESSED, ApplicationFacts
from desktop.core.domain.attributes import Attribute, FileProfile, Ladder, kept_rules
from desktop.core.domain.codes import Outcome, ReasonCode
from desktop.core.domain.file_release import FileReading
from desktop.core.domain.sheet import ApplicantRow
from desktop.core.importers.occupation_proposal import propose_occupations
from desktop.core.importers.taxonomies import read_table
from desktop.core.privacy.any_table import UNSAID, TableRecords
from desktop.core.privacy.file_trees import load_file_trees, salary_label
from desktop.core.privacy.hierarchies import generalize

_LEAST_SCORE: Final = 80
_DEFAULT_REASONS: Final = {
    Outcome.HIRED: ReasonCode.HIRED,
    Outcome.DECLINED: ReasonCode.DECLINED_OTHER,
}


def records_of(
    reading: FileReading, rows: list[int], titles: Mapping[str, str], today: date
) -> TableRecords:
    """Return the records of these rows.

    Args:
        reading: The file.
        rows: Indices of who may go.
        titles: Vacancy as titled → occupation, as the company decided it before.
        today: For ages where no day of application is given.
    """
    profile = reading.profile
    people = [reading.analysis.rows[at] for at in rows]
    labels = [_labels(one, profile, titles, today) for one in people]
    quasi: dict[str, list[str]] = {}
    sensitive: dict[str, list[str]] = {}
    plain: dict[str, list[str]] = {}
    free = set()
    for rule in kept_rules(profile):
        if rule.ladder is not None:
            kind = quasi if rule.attribute is Attribute.QUASI else sensitive
            kind.setdefault(rule.ladder.value, [one[rule.ladder.value] for one in labels])
            continue
        words = [_word(one, rule.column) for one in people]
        name = free_name(rule.header, rule.column)
        (sensitive if rule.attribute is Attribute.SENSITIVE else plain)[name] = words
        free.add(name)
    return TableRecords(quasi, sensitive, plain, frozenset(free))


def free_name(header: str, column: int) -> str:
    """Return what a column of words is called; two of one heading are told apart."""
    return f"{header.strip() or '列'}#{column}"


def unread_counts(records: TableRecords) -> dict[str, int]:
    """Return how many values of each quasi-identifier say nothing from the start."""
    return {name: Counter(labels)[SUPPRESSED] for name, labels in records.quasi.items()}


def _labels(
    row: ApplicantRow, profile: FileProfile, titles: Mapping[str, str], today: date
) -> dict[str, str]:
    reason = row.reason
    if reason is None and row.outcome is not None:
        reason = _DEFAULT_REASONS.get(row.outcome)
    # Without a day of application the age stands for the day the file is read.
    on = row.applied_on or today
    facts = ApplicationFacts(
        birth_date=row.birth_date or (date(on.year - row.age, 1, 1) if row.age else None),
        prefecture_code=row.prefecture_code,
        occupation_code=titles.get(row.job_applied.strip()) or _occupation(row.job_applied),
        experience_years=row.experience_years,
        education=row.education,
        qualification_family=row.qualification_family,
        applied_on=on,
        stage=row.stage,
        reason=reason,
    )
    found = generalize(facts, load_file_trees())
    if row.applied_on is None:
        found[Ladder.QUARTER.value] = SUPPRESSED
    found[Ladder.SALARY.value] = salary_label(row.desired_salary_yen)
    columns = [rule.column for rule in profile.rules if rule.ladder is Ladder.INDUSTRY]
    found[Ladder.INDUSTRY.value] = industry_code(_word(row, columns[0])) if columns else SUPPRESSED
    return found


def _word(row: ApplicantRow, column: int) -> str:
    text = row.raw[column] if column < len(row.raw) else ""
    return " ".join(unicodedata.normalize("NFKC", text).split()) or UNSAID


@lru_cache(maxsize=4096)
def _occupation(title: str) -> str:
    found = propose_occupations(title, 1) if title.strip() else ()
    return found[0].code if found and found[0].score >= _LEAST_SCORE else ""


@lru_cache(maxsize=4096)
def industry_code(text: str) -> str:
    """Return the 中分類 or 大分類 a text names by code or name; ``*`` for any other."""
    folded = _fold(text)
    known = _industries()
    if folded in known:
        return known[folded]
    within = [name for name in known if not name.isascii() and (name in folded or folded in name)]
    best = max(within, key=len, default="")
    return known[best] if best and len(folded) > 1 else SUPPRESSED


@cache
def _industries() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for row in read_table("jsic14_major_middle.csv"):
        code = row["middle_code"] or row["major_code"]
        found.setdefault(_fold(row["name_ja"]), code)
        found.setdefault(_fold(code), code)
    return found


def _fold(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split()).casefold()
