"""The accounts the database keeps agree with the pure rules, whatever happens in whatever order."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from agency.store import employers, ledger, units
from agency.store.employers import Employer
from agency.store.engine import Store, open_store
from agency.store.units import Arrival, Unit
from tests.unit.agency import scopes
from wire.ledger import Account, Entry, EntryKind, balance


def entries(kinds: list[EntryKind]) -> st.SearchStrategy[list[Entry]]:
    return st.lists(
        st.builds(
            Entry,
            kind=st.sampled_from(kinds),
            ref=st.sampled_from("abcdefgh"),
            units=st.integers(1, 12),
        ),
        max_size=25,
    )


def an_employer(store: Store, number: int) -> int:
    with store.of_nobody() as connection:
        employers.add(connection, Employer(number, "x", "", "1"), at=0)
    return number


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    opened = open_store(tmp_path_factory.mktemp("ledger") / "agency.sqlite")
    scopes.watch(opened.engine)
    yield opened
    opened.close()


class Counter:
    value = 0


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(happenings=entries([EntryKind.EARN, EntryKind.VOID, EntryKind.BONUS, EntryKind.EXPIRE]))
def test_the_accounts_agree_with_the_pure_balance(store: Store, happenings: list[Entry]) -> None:
    Counter.value += 1
    number = an_employer(store, Counter.value)
    with store.of_employer(number) as connection:
        for entry in happenings + happenings:
            ledger.post(connection, number, entry, at=0)
        cached = ledger.accounts(connection, number)
        computed = balance(ledger.entries(connection, number))
        broken = ledger.first_broken(connection, number)

    assert computed.accounts() == {
        Account.WORLD: cached.world,
        Account.AVAILABLE: cached.avail,
        Account.RESERVED: cached.resv,
        Account.USED: cached.used,
    }
    assert (computed.deferred, broken) == (cached.deferred, None)


def test_a_debt_is_taken_from_released_units(store: Store) -> None:
    number = an_employer(store, 10_001)
    story = [
        Entry(EntryKind.BONUS, "b", 10),
        Entry(EntryKind.RESERVE, "r", 10),
        Entry(EntryKind.VOID, "u"),
        Entry(EntryKind.RELEASE, "r", 10),
    ]
    with store.of_employer(number) as connection:
        for entry in story:
            ledger.post(connection, number, entry, at=0)
        cached = ledger.accounts(connection, number)

    assert (cached.avail, cached.deferred, cached.world) == (9, 0, -9)
    assert balance(story).held == 9


def test_the_database_refuses_to_reserve_more_than_there_is(store: Store) -> None:
    number = an_employer(store, 10_002)

    with pytest.raises(IntegrityError), store.of_employer(number) as connection:
        ledger.post(connection, number, Entry(EntryKind.RESERVE, "r", 10), at=0)


def arrival(number: int, name: str, **keys: str) -> Arrival:
    return Arrival(
        employer_id=number,
        registration_id=name,
        token="token",
        personal_token=keys.get("personal_token"),
        common_person=keys.get("common_person"),
        is_disclosed=False,
        is_contact_stopped=False,
        arrived_at=0,
    )


@pytest.mark.parametrize("key", ["personal_token", "common_person"])
def test_a_second_arrival_for_one_token_or_person_is_told(store: Store, key: str) -> None:
    number = an_employer(store, 10_003 + len(key))
    with store.of_employer(number) as connection:
        came = [
            units.arrive(connection, arrival(number, name, **{key: "the same"}))
            for name in ("first", "second")
        ]

    assert came == [True, False]


def test_the_database_refuses_a_second_unit_for_one_arrival(store: Store) -> None:
    number = an_employer(store, 10_050)

    def unit(name: str) -> Unit:
        return Unit(number, name, "arrival", earned_at=0, triggers="", policy="x")

    with store.of_employer(number) as connection:
        units.add(connection, unit("one"))
    with pytest.raises(IntegrityError), store.of_employer(number) as connection:
        units.add(connection, unit("two"))


@pytest.mark.parametrize("table", ["ledger_entries", "events"])
@pytest.mark.parametrize("act", ["UPDATE {} SET at = 1", "DELETE FROM {}"])
def test_the_books_can_only_be_added_to(store: Store, table: str, act: str) -> None:
    number = an_employer(store, 20_000 + len(table) * 10 + len(act))
    with store.of_employer(number) as connection:
        ledger.post(connection, number, Entry(EntryKind.EARN, "u"), at=0)
        connection.execute(
            text(
                "INSERT INTO events (employer_id, seq, id, type, at, data, prev) "
                "VALUES (:number, 1, 'i', 'notice', 0, '{}', 'p')"
            ),
            {"number": number},
        )

    with pytest.raises(IntegrityError, match="append-only"), store.of_employer(number) as change:
        change.execute(text(act.format(table)))


@pytest.mark.parametrize(
    ("flip", "expected"),
    [
        ("UPDATE ledger_entries SET units = 2 WHERE ref = 'u2'", 2),
        ("UPDATE ledger_entries SET reason = 'x' WHERE ref = 'u1'", 1),
        ("UPDATE ledger_entries SET at = at + 1 WHERE ref = 'u3'", 3),
        ("DELETE FROM ledger_entries WHERE ref = 'u3'", 3),
        ("DELETE FROM ledger_entries WHERE ref = 'u1'", 1),
        ("UPDATE ledger_entries SET ref = 'u9' WHERE ref = 'u2'", 2),
    ],
)
def test_one_flipped_row_breaks_the_chain(tmp_path: Path, flip: str, expected: int) -> None:
    path = tmp_path / "agency.sqlite"
    store = open_store(path)
    number = an_employer(store, 1)
    with store.of_employer(number) as connection:
        for name in ("u1", "u2", "u3"):
            ledger.post(connection, number, Entry(EntryKind.EARN, name), at=0)
    with closing(sqlite3.connect(path)) as intruder:
        for trigger in ("update", "delete"):
            intruder.execute(f"DROP TRIGGER ledger_entries_no_{trigger}")
        intruder.execute(flip)
        intruder.commit()
    with store.reading() as connection:
        broken = ledger.first_broken(connection, number)
    store.close()

    assert broken == expected
