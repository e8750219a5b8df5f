"""Invariants of the ledger, over any order and repetition of entries."""

import random

from hypothesis import given
from hypothesis import strategies as st

from wire.ledger import Account, Balance, Entry, EntryKind, balance

ENTRIES = st.lists(
    st.builds(
        Entry,
        kind=st.sampled_from(EntryKind),
        ref=st.sampled_from(["u1", "u2", "u3", "r1", "r2"]),
        units=st.just(1),
    )
)


def earned(count: int) -> list[Entry]:
    return [Entry(EntryKind.EARN, f"u{number}") for number in range(count)]


@given(ENTRIES, st.randoms(use_true_random=False))
def test_the_balance_depends_on_the_set_of_entries_alone(
    entries: list[Entry], shuffler: random.Random
) -> None:
    again = entries + entries
    shuffler.shuffle(again)

    assert balance(again) == balance(entries)


@given(ENTRIES)
def test_the_accounts_sum_to_zero_and_the_available_one_is_never_below(
    entries: list[Entry],
) -> None:
    accounts = balance(entries).accounts()

    assert sum(accounts.values()) == 0
    assert accounts[Account.AVAILABLE] >= 0


def test_nothing_happened_is_an_empty_balance() -> None:
    assert balance([]) == Balance()


def test_ten_units_make_one_slot() -> None:
    assert [balance(earned(count)).slots(10) for count in (9, 10, 19, 20)] == [0, 1, 1, 2]


def test_a_unit_in_review_is_earned_but_not_available() -> None:
    entries = [*earned(10), Entry(EntryKind.REVIEW, "u3")]
    now = balance(entries)
    later = balance([*entries, Entry(EntryKind.CLEAR, "u3")])

    assert (now.earned, now.in_review, now.available, now.slots(10)) == (10, 1, 9, 0)
    assert (later.in_review, later.available, later.slots(10)) == (0, 10, 1)


def test_a_reserved_slot_is_not_open_but_still_granted() -> None:
    entries = [*earned(20), Entry(EntryKind.RESERVE, "r1", 10)]
    reserved = balance(entries)
    consumed = balance([*entries, Entry(EntryKind.CONSUME, "r1", 10)])
    released = balance([*entries, Entry(EntryKind.RELEASE, "r1", 10)])

    assert (reserved.slots(10), reserved.open_slots(10), reserved.reserved) == (2, 1, 10)
    assert (consumed.slots(10), consumed.open_slots(10), consumed.consumed) == (2, 1, 10)
    assert (released.slots(10), released.open_slots(10), released.reserved) == (2, 2, 0)


def test_a_void_after_the_units_are_spent_waits_for_the_next_unit() -> None:
    spent = [
        *earned(10),
        Entry(EntryKind.RESERVE, "r1", 10),
        Entry(EntryKind.CONSUME, "r1", 10),
        Entry(EntryKind.VOID, "u1"),
    ]
    owing = balance(spent)
    settled = balance([*spent, Entry(EntryKind.EARN, "u99")])

    assert (owing.held, owing.deferred, owing.available) == (0, 1, 0)
    assert (settled.held, settled.deferred, settled.available) == (0, 0, 0)


def test_bonus_and_expiry_change_the_slots() -> None:
    entries = [*earned(8), Entry(EntryKind.BONUS, "b1", 5), Entry(EntryKind.EXPIRE, "x1", 3)]

    assert balance(entries).slots(10) == 1
    assert balance([*entries, Entry(EntryKind.EXPIRE, "x2")]).slots(10) == 0
