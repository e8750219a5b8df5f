"""Defects planted in the duplicate rules: each must be found by the tests beside this file."""

from collections.abc import Iterator
from unittest.mock import patch

import pytest

from desktop.core.domain import duplicates
from desktop.core.domain.duplicates import Band, PersonKeys
from tests.mutants import Mutant, assert_killed
from tests.unit.domain.test_duplicates import (
    APART,
    MAYBE,
    SAME,
    test_a_birth_date_one_slip_apart_is_near,
    test_a_couple_is_one_household_and_not_asked_about,
    test_a_key_that_a_hundred_share_is_no_key,
    test_a_name_is_moved_only_as_a_whole,
    test_two_records_fall_into_their_band,
)

_PLACE = "desktop.core.domain.duplicates"
_keys = duplicates.blocking_keys


def _case(cases: dict[str, dict[str, object]], name: str, band: Band) -> dict[str, object]:
    return {"change": cases[name], "band": band}


def _always(*_: object, **__: object) -> bool:
    return True


def _never(*_: object, **__: object) -> bool:
    return False


_BAND = test_two_records_fall_into_their_band
_MUTANTS = (
    Mutant(
        "variants of a character are not folded",
        f"{_PLACE}.fold_name",
        lambda text: text,
        _BAND,
        _case(SAME, "another way to write it", Band.SAME),
    ),
    Mutant(
        "kinds of kana are not folded",
        f"{_PLACE}.fold_kana",
        lambda text: text,
        _BAND,
        _case(SAME, "the reading as the name", Band.SAME),
    ),
    Mutant(
        "a telephone is taken as typed",
        f"{_PLACE}.fold_phone",
        lambda text: text,
        _BAND,
        _case(SAME, "a telephone in another form", Band.SAME),
    ),
    Mutant(
        "given name first is another name",
        f"{_PLACE}.is_moved",
        _never,
        _BAND,
        _case(SAME, "given name first", Band.SAME),
    ),
    Mutant(
        "any order of characters is one name",
        "tests.unit.domain.test_duplicates.is_moved",
        lambda one, other: sorted(one) == sorted(other),
        test_a_name_is_moved_only_as_a_whole,
    ),
    Mutant(
        "every two names are one",
        f"{_PLACE}._is_one_name",
        _always,
        _BAND,
        _case(MAYBE, "a twin", Band.MAYBE),
    ),
    Mutant(
        "only what is written alike is one name",
        f"{_PLACE}._is_one_name",
        lambda _one, _other, agreeing, _differing: "name" in agreeing,
        _BAND,
        _case(SAME, "the reading as the name", Band.SAME),
    ),
    Mutant(
        "a slip in a birth date is another birth date",
        f"{_PLACE}.is_birth_near",
        _never,
        _BAND,
        _case(SAME, "a slip in the birth date", Band.SAME),
    ),
    Mutant(
        "any two birth dates are near",
        f"{_PLACE}.is_birth_near",
        _always,
        _BAND,
        _case(MAYBE, "one name and telephone, born apart", Band.MAYBE),
    ),
    Mutant(
        "month and day do not change places",
        f"{_PLACE}._BIRTH_PARTS",
        4,
        test_a_birth_date_one_slip_apart_is_near,
        {"one": "1990-04-12", "other": "1990-04-21", "is_near": True},
    ),
    Mutant(
        "contacts do not speak against a birthday",
        f"{_PLACE}._CONTACTS",
        frozenset(),
        _BAND,
        _case(MAYBE, "a namesake of one birthday", Band.MAYBE),
    ),
    Mutant(
        "strangers who share a telephone are asked about",
        f"{_PLACE}._is_alike",
        _always,
        _BAND,
        _case(APART, "a parent", Band.APART),
    ),
    Mutant(
        "a company's telephone is a key",
        f"{_PLACE}._LARGEST_BLOCK",
        1000,
        test_a_key_that_a_hundred_share_is_no_key,
    ),
    Mutant(
        "a name in Latin letters is another name",
        f"{_PLACE}.is_romanized",
        _never,
        _BAND,
        _case(SAME, "in Latin letters", Band.SAME),
    ),
    Mutant(
        "a former surname is another person's",
        f"{_PLACE}.is_former_name",
        _never,
        _BAND,
        _case(SAME, "a new surname, the former one told", Band.SAME),
    ),
    Mutant(
        "a wrong digit is another telephone",
        f"{_PLACE}.is_slip",
        _never,
        _BAND,
        _case(SAME, "a wrong digit and a new mail", Band.SAME),
    ),
    Mutant(
        "any two telephones are one slip apart",
        f"{_PLACE}.is_slip",
        _always,
        _BAND,
        _case(MAYBE, "a namesake of one birthday", Band.MAYBE),
    ),
    Mutant(
        "an address must be written alike",
        f"{_PLACE}.is_one_address",
        _never,
        _BAND,
        _case(SAME, "an address without its prefecture, with a building", Band.SAME),
    ),
    Mutant(
        "couples are asked about",
        "tests.unit.domain.test_duplicates.is_one_household",
        _never,
        test_a_couple_is_one_household_and_not_asked_about,
    ),
)


@pytest.mark.parametrize("mutant", [pytest.param(one, id=one.name) for one in _MUTANTS])
def test_a_planted_defect_is_found(mutant: Mutant, request: pytest.FixtureRequest) -> None:
    assert_killed(mutant, request)


@pytest.mark.parametrize("kind", ["email", "phone", "name+birth", "kana+birth", "address"])
def test_a_forgotten_key_loses_pairs(kind: str) -> None:
    def without(keys: PersonKeys) -> Iterator[tuple[str, str]]:
        return (one for one in _keys(keys) if one[0] != kind)

    born, slipped = {"birth": "1990-04-12"}, {"birth": "1990-04-21"}
    shared = {
        "email": ({"email": "a", **born}, slipped),
        "phone": ({"phone": "1", **born}, slipped),
        "name+birth": (born, {"name": "健太高橋", "kana": ""}),
        "kana+birth": (born, {"name": "高橋賢太"}),
        "address": ({"address": "見本町1-2", **born}, slipped),
    }
    both, changed = shared[kind]
    one = PersonKeys("高橋健太", "タカハシケンタ", **both)
    records = [one, one._replace(**changed)]
    assert len(duplicates.find_pairs(records)) == 1

    with patch(f"{_PLACE}.blocking_keys", without):
        assert duplicates.find_pairs(records) == []
