"""Whether two records tell of one person."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.domain.application import PersonDraft
from desktop.core.domain.duplicates import (
    Band,
    PersonKeys,
    find_pairs,
    is_birth_near,
    is_moved,
    is_one_address,
    is_one_household,
    is_slip,
    judge,
    keys_of,
)

WHO = PersonDraft(
    "髙橋 健太",
    "タカハシ ケンタ",
    "kenta@example.org",
    "090-0000-0001",
    date(1990, 4, 12),
    address="神奈川県横浜市見本町1-2-3",
)
_OTHER_CONTACTS = {"email": "k@example.org", "phone": "080-0000-0009"}


def band_of(one: PersonDraft, other: PersonDraft) -> Band:
    """Return the band, the same either way round."""
    ours, theirs = judge(keys_of(one), keys_of(other)), judge(keys_of(other), keys_of(one))
    assert ours.band is theirs.band
    return ours.band


SAME = {
    "another way to write it": {"name": "高橋　健太", "kana": "", "phone": ""},
    "a telephone in another form": {
        "phone": "+81 90 0000 0001", "email": "", "address": "", "birth_date": None,
    },
    "a new telephone": {"phone": "080-0000-0009"},
    "a new telephone and no birth date": {"phone": "080-0000-0009", "birth_date": None},
    "new contacts at the old address": _OTHER_CONTACTS,
    "given name first": {"name": "健太 高橋", "kana": "ケンタ タカハシ", "email": ""},
    "the reading as the name": {"name": "たかはし けんた", "kana": "たかはし ｹﾝﾀ", "email": ""},
    "another given character, read alike": {"name": "高橋 賢太", "email": ""},
    "a slip in the birth date": {"birth_date": date(1990, 4, 21)},
    "nothing but name and birthday": {"email": "", "phone": "", "address": "", "kana": ""},
    "a reading as it sounds": {"kana": "ﾀｶﾊｼ ｹﾝﾀｰ", "email": ""},
    "a new surname, the former one told": {
        "name": "見本 健太（旧姓：高橋）", "kana": "ミホン ケンタ", "email": "",
    },
    "in Latin letters": {"name": "Kenta TAKAHASHI", "kana": "", "email": ""},
    "an address without its prefecture, with a building": {
        **_OTHER_CONTACTS, "address": "横浜市見本町１−２−３　見本荘",
    },
    "a wrong digit and a new mail": {
        "email": "k@example.org", "phone": "090-0000-0007", "address": "堺市9",
    },
    "a slip in the mail and a new telephone": {
        "email": "ketna@example.org", "phone": "080-0000-0009", "address": "堺市9",
    },
    "a slip in the birth date, at the old address": {
        **_OTHER_CONTACTS, "birth_date": date(1990, 4, 21),
    },
}  # fmt: skip
MAYBE = {
    "married": {"name": "渡辺 健太", "kana": "ワタナベ ケンタ", "phone": ""},
    "a twin": {"name": "高橋 康太", "kana": "タカハシ コウタ"},
    "a namesake of one birthday": {**_OTHER_CONTACTS, "address": "堺市見本町9"},
    "one name and telephone, born apart": {"birth_date": date(1961, 1, 30), "email": ""},
    "one name and house, another year of birth, telephone and mail": {
        **_OTHER_CONTACTS, "birth_date": date(1987, 4, 12),
    },
    "nothing but a name": {
        "email": "", "phone": "", "address": "", "kana": "", "birth_date": None,
    },
    "a twin of nearly one name": {"name": "高橋 健大", "kana": "タカハシ ケンダイ"},
    "a namesake of unknown birth, one digit away": {
        "email": "k@example.org", "phone": "090-0000-0007", "birth_date": None, "address": "堺市9",
    },
    "one reading and birthday, written otherwise": {
        "name": "高階 賢太", "email": "", "phone": "", "address": "",
    },
}  # fmt: skip
APART = {
    "a namesake": {**_OTHER_CONTACTS, "birth_date": date(1971, 8, 3)},
    "a namesake of unknown birth": {**_OTHER_CONTACTS, "birth_date": None, "address": "堺市9"},
    "a parent": {
        "name": "高橋 栄子", "kana": "タカハシ エイコ", "email": "",
        "birth_date": None,
    },
    "the father": {
        "name": "高橋 健一", "kana": "タカハシ ケンイチ", "birth_date": date(1961, 1, 30),
    },
    "somebody else of one birthday": {
        "name": "池田 栄子", "kana": "イケダ エイコ", **_OTHER_CONTACTS,
    },
}  # fmt: skip
_CASES = [
    pytest.param(change, band, id=f"{band.value}: {name}")
    for band, cases in ((Band.SAME, SAME), (Band.MAYBE, MAYBE), (Band.APART, APART))
    for name, change in cases.items()
]


@pytest.mark.parametrize(("change", "band"), _CASES)
def test_two_records_fall_into_their_band(change: dict[str, object], band: Band) -> None:
    other = replace(WHO, **change)  # type: ignore[arg-type]  # names and values of PersonDraft

    assert band_of(WHO, other) is band


_TEXTS = st.sampled_from(["", "a", "b"])
_RECORDS = st.builds(
    PersonKeys,
    name=st.sampled_from(["", "高橋健太", "健太高橋", "高橋健二"]),
    kana=st.sampled_from(["", "タカハシケンタ", "タカハシケンジ"]),
    email=_TEXTS,
    phone=_TEXTS,
    birth=st.sampled_from(["", "1990-04-12", "1990-12-04", "1961-01-30"]),
    address=_TEXTS,
)


@given(_RECORDS, _RECORDS)
def test_nobody_is_the_same_on_a_name_alone_or_without_one(
    one: PersonKeys, other: PersonKeys
) -> None:
    found = judge(one, other)

    if found.band is Band.SAME:
        assert {"name", "kana"} & set(found.agreeing)
        is_at_home = "address" in found.agreeing and is_birth_near(one.birth, other.birth)
        assert is_at_home or {"email", "phone", "birth"} & set(found.agreeing)


@given(_RECORDS, _RECORDS)
def test_every_field_agrees_differs_or_is_missing(one: PersonKeys, other: PersonKeys) -> None:
    found = judge(one, other)

    fields = (*found.agreeing, *found.differing, *found.missing)
    assert sorted(fields) == sorted(PersonKeys._fields)


@given(st.lists(_RECORDS, max_size=8), st.integers(0, 8))
def test_pairs_are_those_of_a_comparison_of_all_with_all(
    records: list[PersonKeys], known: int
) -> None:
    pairs = {(one.first, one.second) for one in find_pairs(records, known)}

    same = {
        (a, b)
        for b in range(len(records))
        for a in range(b)
        if b >= known and judge(records[a], records[b]).band is Band.SAME
    }
    assert same <= pairs
    assert all(a < b and b >= known for a, b in pairs)


def test_a_key_that_a_hundred_share_is_no_key() -> None:
    crowd = [PersonKeys(f"見本{at}", phone="0450000000") for at in range(100)]

    assert find_pairs(crowd) == []


@pytest.mark.parametrize(
    ("one", "other", "is_near"),
    [
        ("1990-04-12", "1990-04-21", True),
        ("1990-04-12", "1990-12-04", True),
        ("1990-04-12", "1991-04-12", True),
        ("1990-04-12", "1991-04-13", False),
        ("1990-04-12", "", False),
    ],
)
def test_a_birth_date_one_slip_apart_is_near(one: str, other: str, *, is_near: bool) -> None:
    assert is_birth_near(one, other) is is_near


def test_a_name_is_moved_only_as_a_whole() -> None:
    assert is_moved("高橋健太", "健太高橋")
    assert not is_moved("高橋美香", "高橋香美")
    assert not is_moved("高橋健太", "高橋健太")


def test_a_couple_is_one_household_and_not_asked_about() -> None:
    couple = judge(PersonKeys("高橋健太", phone="1"), PersonKeys("高橋栄子", phone="1"))

    assert is_one_household(couple)


def test_a_name_that_a_hundred_share_is_no_key_either() -> None:
    crowd = [PersonKeys("見本健太") for _ in range(100)]

    assert find_pairs(crowd) == []


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        ("東京都大田区見本町1-2", "大田区見本町1-2", True),
        ("大田区見本町1-2見本荘201号室", "東京都大田区見本町1-2", True),
        ("大田区見本町1番2号", "大田区見本町1番2号見本荘", True),
        ("大田区見本町1-2", "大田区見本町1-20", False),
        ("大田区見本町1-2", "大田区見本町1-2-3", False),
        ("大田区", "大田区見本町1-2", False),
        ("大田区見本町1-2", "港区見本町1-2", False),
    ],
)
def test_an_address_may_leave_out_prefecture_and_building(
    one: str, other: str, *, is_one: bool
) -> None:
    assert is_one_address(one, other) is is_one
    assert is_one_address(other, one) is is_one


@pytest.mark.parametrize(
    ("one", "other", "is_near"),
    [
        ("09000000001", "09000000007", True),
        ("kenta@example.org", "ketna@example.org", True),
        ("09000000001", "09000000001", False),
        ("09000000001", "08000000009", False),
        ("a@b.jp", "c@b.jp", False),
        ("", "09000000001", False),
    ],
)
def test_one_wrong_digit_or_letter_is_a_slip(one: str, other: str, *, is_near: bool) -> None:
    assert is_slip(one, other) is is_near
