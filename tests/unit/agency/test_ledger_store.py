"""The accounts the database keeps agree with the pure rules, whatever happens in whatever order."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import IntegrityError

from agency.store import employers, ledger
from agency.store.engine import NewerStoreError, Store, open_store
from agency.store.ledger import Unit
from agency.store.tables import meta
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
    with store.writing() as connection:
        return employers.add_employer(
            connection, employer_id=f"e_{number}", name="x", mail_domain="", at=0
        )


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return open_store(tmp_path_factory.mktemp("ledger") / "agency.sqlite")


class Counter:
    value = 0


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(happenings=entries([EntryKind.EARN, EntryKind.VOID, EntryKind.BONUS, EntryKind.EXPIRE]))
def test_the_accounts_agree_with_the_pure_balance(store: Store, happenings: list[Entry]) -> None:
    Counter.value += 1
    number = an_employer(store, Counter.value)
    with store.writing() as connection:
        for entry in happenings + happenings:
            ledger.post(connection, number, entry, at=0)
        cached = ledger.accounts(connection, number)
        computed = balance(ledger.entries(connection, number))

    assert computed.accounts() == {
        Account.WORLD: cached.world,
        Account.AVAILABLE: cached.avail,
        Account.RESERVED: cached.resv,
        Account.USED: cached.used,
    }
    assert computed.deferred == cached.deferred


def test_a_debt_is_taken_from_released_units(store: Store) -> None:
    number = an_employer(store, 10_001)
    story = [
        Entry(EntryKind.BONUS, "b", 10),
        Entry(EntryKind.RESERVE, "r", 10),
        Entry(EntryKind.VOID, "u"),
        Entry(EntryKind.RELEASE, "r", 10),
    ]
    with store.writing() as connection:
        for entry in story:
            ledger.post(connection, number, entry, at=0)
        cached = ledger.accounts(connection, number)

    assert (cached.avail, cached.deferred, cached.world) == (9, 0, -9)
    assert balance(story).held == 9


def test_the_database_refuses_to_reserve_more_than_there_is(store: Store) -> None:
    number = an_employer(store, 10_002)

    with pytest.raises(IntegrityError), store.writing() as connection:
        ledger.post(connection, number, Entry(EntryKind.RESERVE, "r", 10), at=0)


@pytest.mark.parametrize("claim", ["personal_token", "common_person"])
def test_the_database_refuses_a_second_unit_for_one_token_or_person(
    store: Store, claim: str
) -> None:
    number = an_employer(store, 10_003 + len(claim))

    def unit(name: str) -> Unit:
        claims: dict[str, str | None] = {"personal_token": None, "common_person": None}
        claims[claim] = f"the same {claim}"
        return Unit(number, name, "token", earned_at=0, triggers="", policy="x", **claims)

    with store.writing() as connection:
        ledger.add_unit(connection, unit(f"{claim} 1"))
    with pytest.raises(IntegrityError), store.writing() as connection:
        ledger.add_unit(connection, unit(f"{claim} 2"))


def test_a_database_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "agency.sqlite"
    store = open_store(path)
    with store.writing() as connection:
        connection.execute(meta.update().values(value="99"))
    store.close()

    with pytest.raises(NewerStoreError):
        open_store(path)
