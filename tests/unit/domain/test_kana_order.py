"""The number that stands for a place in the list."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.domain.ids import PersonId
from desktop.core.domain.kana_order import (
    group_of,
    last_of_group,
    order_number,
    person_of,
    shared_beginning,
)

_KEYS = st.text(st.sampled_from("アイカガンヴヵー髙高橋鿿 aZé ぁ・\uffff𠮷\U0010ffff"), max_size=9)
_IDS = st.integers(1, (1 << 22) - 1).map(PersonId)


@given(_KEYS, _KEYS, _IDS, _IDS)
def test_numbers_compare_as_keys_do_wherever_groups_differ(
    one: str, other: str, first: PersonId, second: PersonId
) -> None:
    ours, theirs = order_number(one, first), order_number(other, second)

    if group_of(ours) != group_of(theirs):
        assert (ours < theirs) == (one < other)


@given(_KEYS, _IDS)
def test_a_number_fits_the_store_and_gives_the_person_back(key: str, person: PersonId) -> None:
    number = order_number(key, person)

    assert -(1 << 63) <= number < 1 << 63
    assert person_of(number) == person
    assert group_of(number) == group_of(last_of_group(group_of(number)))


@given(_KEYS, _KEYS)
def test_keys_of_one_group_begin_alike(one: str, other: str) -> None:
    person = PersonId(1)
    beginning = shared_beginning(one)

    if beginning is not None and order_number(one, person) == order_number(other, person):
        assert other.startswith(beginning)


@pytest.mark.parametrize("person", [0, -1, 1 << 22])
def test_a_number_beyond_the_index_is_refused(person: int) -> None:
    with pytest.raises(ValueError, match="does not fit"):
        order_number("ア", PersonId(person))
