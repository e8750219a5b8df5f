"""A title as a small employer writes it names an occupation of the classification."""

import pytest

from desktop.core.importers.occupation_proposal import occupations, propose_occupations
from desktop.core.importers.occupation_rules import RULES


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("営業", "048"),
        ("営業事務", "040"),
        ("経理（経験者募集）", "038"),
        ("人事・採用担当", "033"),
        ("介護職", "050"),
        ("溶接工", "071"),
        ("機械加工（NC旋盤）", "071"),
        ("品質保証", "007"),
        ("社内SE", "010"),
        ("【急募】生産管理", "039"),
        ("一般事務", "034"),
        ("販売スタッフ", "045"),
        ("倉庫作業", "095"),
        ("ドライバー", "082"),
        ("看護師", "023"),
        ("豆腐職人", "072"),
    ],
)
def test_a_common_title_comes_first_with_its_occupation(title: str, code: str) -> None:
    assert propose_occupations(title)[0].code == code


@pytest.mark.parametrize("title", ["", "　", "宇宙飛行士"])
def test_an_unknown_title_proposes_nothing(title: str) -> None:
    assert propose_occupations(title) == ()


def test_proposals_are_few_and_none_comes_twice() -> None:
    codes = [one.code for one in propose_occupations("営業", limit=3)]

    assert len(codes) == len(set(codes)) == 3


def test_every_rule_names_an_occupation_of_the_classification() -> None:
    assert {code for _, code in RULES} <= set(occupations())
