"""The published tables are trees, and facts find their finest label."""

import json
from datetime import date
from pathlib import Path

import pytest

from desktop.core.domain.anonymous import FIELDS, QUASI_IDENTIFIERS, SUPPRESSED, ApplicationFacts
from desktop.core.domain.codes import (
    Education,
    QualificationFamily,
    ReasonCode,
    Stage,
)
from desktop.core.importers.occupation_proposal import occupations
from desktop.core.importers.taxonomies import prefectures
from desktop.core.privacy.hierarchies import describe, generalize, load_hierarchies, tables_bytes
from wire.vocabulary import published

TABLES = load_hierarchies()


@pytest.mark.parametrize("name", FIELDS)
def test_every_label_leads_to_the_star(name: str) -> None:
    tree = TABLES.fields[name]

    assert all(tree.path(label)[-1] == SUPPRESSED for label in tree.values)


@pytest.mark.parametrize("name", FIELDS)
def test_loss_grows_towards_the_star(name: str) -> None:
    tree = TABLES.fields[name]

    for leaf in tree.levels[0]:
        losses = [tree.loss(label) for label in tree.path(leaf)]
        assert losses == sorted(losses)
        assert (losses[0], losses[-1]) == (0, 1)


@pytest.mark.parametrize("name", FIELDS)
def test_every_level_covers_every_fact_once(name: str) -> None:
    tree = TABLES.fields[name]

    for level in tree.levels:
        assert sum(tree.leaf_counts[label] for label in level) == len(tree.levels[0])


def test_the_tables_are_those_of_the_wire() -> None:
    assert TABLES.sha256 == published().sha256
    assert {name: frozenset(TABLES.fields[name].values) for name in FIELDS} == published().values


def test_the_tables_name_every_code_the_store_may_hold() -> None:
    leaves = {name: set(TABLES.fields[name].levels[0]) for name in FIELDS}

    assert leaves["stage"] == {*Stage, "unstated"}
    assert leaves["reason"] == {*ReasonCode, "unstated"}
    assert leaves["education"] == set(Education)
    assert leaves["qualification"] == set(QualificationFamily)
    assert leaves["occupation"] == set(occupations())
    assert leaves["region"] == {one.code for one in prefectures()}


@pytest.mark.parametrize(
    ("born", "label"),
    [
        (date(2006, 11, 2), "20-24"),
        (date(2006, 11, 3), "19-"),
        (date(1961, 11, 2), "65+"),
        (date(1961, 11, 3), "60-64"),
        (date(1990, 1, 1), "35-39"),
        (None, SUPPRESSED),
    ],
)
def test_age_is_that_of_the_day_of_the_application(born: date | None, label: str) -> None:
    facts = ApplicationFacts(birth_date=born, applied_on=date(2026, 11, 2))

    assert generalize(facts, TABLES)["age_band"] == label


@pytest.mark.parametrize(
    ("years", "label"),
    [
        (0, "0"),
        (1, "1-2"),
        (2, "1-2"),
        (3, "3-5"),
        (10, "6-10"),
        (11, "11+"),
        (-1, "*"),
        (None, "*"),
    ],
)
def test_experience_falls_into_bands(years: int | None, label: str) -> None:
    assert generalize(ApplicationFacts(experience_years=years), TABLES)["experience"] == label


@pytest.mark.parametrize(
    ("day", "label"),
    [(date(2026, 9, 30), "2026Q3"), (date(2026, 10, 1), "2026Q4"), (date(1999, 1, 1), "*")],
)
def test_an_application_belongs_to_a_quarter_of_the_calendar(day: date, label: str) -> None:
    assert generalize(ApplicationFacts(applied_on=day), TABLES)["quarter"] == label


def test_what_is_unknown_says_nothing_and_what_is_unstated_says_so() -> None:
    labels = generalize(ApplicationFacts(occupation_code="999"), TABLES)

    assert {labels[name] for name in QUASI_IDENTIFIERS} == {SUPPRESSED}
    assert (labels["stage"], labels["reason"]) == ("unstated", "unstated")


def test_labels_are_described_in_the_readers_words() -> None:
    facts = ApplicationFacts(
        birth_date=date(1990, 1, 1),
        prefecture_code="14",
        education=Education.COLLEGE,
        qualification_family=QualificationFamily.NONE,
        applied_on=date(2026, 10, 1),
        stage=Stage.FINAL,
        reason=ReasonCode.SKILLS,
    )

    words = describe(generalize(facts, TABLES) | {"region": "kanto"}, TABLES)

    assert (words["age_band"], words["region"], words["quarter"]) == (
        "35〜39歳",
        "関東",
        "2026年10〜12月",
    )
    assert describe({"quarter": "2026", "stage": "*"}, TABLES) == {
        "quarter": "2026年",
        "stage": "（出しません）",
    }


@pytest.mark.parametrize("broken", [{"levels": 1, "parents": {}}, {"levels": [], "parents": 1}])
def test_a_broken_tables_file_is_a_fault_of_ours(tmp_path: Path, broken: object) -> None:
    path = tmp_path / "tables.json"
    path.write_text(json.dumps({"fields": dict.fromkeys(FIELDS, broken)}), encoding="utf-8")

    with pytest.raises(TypeError):
        load_hierarchies(path)


def test_the_bytes_of_the_tables_are_the_shipped_file() -> None:
    assert json.loads(tables_bytes())["schema"] == "cr.anon/1"
