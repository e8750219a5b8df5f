"""Claim, then earn: what a crash between the two steps leaves, and who finishes it."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta

import pytest
from sqlalchemy import Connection, select

from agency.service import own_page, settling
from agency.service import registrations as registrations_service
from agency.service.context import Agency
from agency.service.registrations import Outcome
from agency.store import invariants, people
from agency.store.tables import accounts, address_counters, claims, errands, registrations
from agency.store.tables import profiles as profiles_table
from tests.unit.agency.rig import Employer, Rig
from wire.link_token import TokenKind
from wire.profile import ProfileItem, ProfileOffer

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])


class PowerCutError(BaseException):
    """Nothing catches it, like the end of a process."""


@pytest.fixture
def employer(either: Rig) -> Employer:
    return either.employer()


def kinds(employer: Employer) -> list[str]:
    return [event.kind for event in employer.api.events(after=0).events]


def cut(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    def gone(*_args: object, **_more: object) -> None:
        raise PowerCutError

    monkeypatch.setattr(settling, name, gone)


def register_and_die(rig: Rig, token: str, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    begun = rig.ask(token)
    with monkeypatch.context() as patch:
        cut(patch, name)
        with pytest.raises(PowerCutError):
            rig.confirm(begun)


def rows(rig: Rig, *tables: object) -> list[int]:
    with rig.agency.store.reading() as connection:
        return [len(connection.execute(select(table)).all()) for table in tables]  # type: ignore[call-overload]


def sound(rig: Rig) -> bool:
    with rig.agency.store.reading() as connection:
        return not invariants.violations(connection)


def test_a_claim_left_without_its_earn_is_finished_by_the_sweep(
    either: Rig, employer: Employer, monkeypatch: pytest.MonkeyPatch
) -> None:
    register_and_die(either, employer.token(), monkeypatch, "_agree")
    before = employer.api.balance().earned
    too_soon = settling.sweep(either.agency)
    either.clock.move(seconds=60)

    assert (before, too_soon, settling.sweep(either.agency)) == (0, 0, 1)
    assert employer.api.balance().earned == 1
    assert kinds(employer) == ["registration.confirmed", "credit.earned"]
    assert settling.sweep(either.agency) == 0
    assert sound(either)


def test_an_earn_whose_errand_was_not_closed_is_not_repeated(
    either: Rig, employer: Employer, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = either.ask(employer.token(), is_disclosed=True)
    with monkeypatch.context() as patch:
        patch.setattr(people, "finish", lambda *_: (_ for _ in ()).throw(PowerCutError()))
        with pytest.raises(PowerCutError):
            either.confirm(begun)
    told = kinds(employer)
    either.clock.move(seconds=60)
    settling.sweep(either.agency)

    assert told == ["registration.confirmed", "credit.earned", "registration.disclosed"]
    assert kinds(employer) == told
    assert rows(either, errands) == [0]


def test_a_person_cut_off_has_not_lost_the_registration(
    either: Rig, employer: Employer, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = employer.token()
    register_and_die(either, token, monkeypatch, "_agree")
    either.clock.move(seconds=60)
    settling.sweep(either.agency)

    assert either.register(token, 2) is Outcome.USED
    assert rows(either, accounts, registrations, claims) == [1, 1, 2]


def test_of_two_cut_off_on_one_link_one_stays_and_the_other_is_undone(
    either: Rig, employer: Employer, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = employer.token()
    begun = [either.ask(token, number) for number in (1, 2)]
    with monkeypatch.context() as patch:
        cut(patch, "_agree")
        for number, asked in enumerate(begun, start=1):
            with pytest.raises(PowerCutError):
                either.confirm(asked, number)
            either.clock.move(seconds=1)
    either.clock.move(seconds=60)

    assert settling.sweep(either.agency) == 2
    assert employer.api.balance().earned == 1
    # Who was undone may register again, by another link: no claim is left in the way.
    assert rows(either, accounts, registrations, claims, errands) == [1, 1, 2, 0]
    for number in (1, 2):
        assert either.register(employer.token(), number) is Outcome.REGISTERED
    assert employer.api.balance().earned == 2


def test_a_choice_cut_off_is_told_by_the_sweep(
    either: Rig, employer: Employer, monkeypatch: pytest.MonkeyPatch
) -> None:
    either.register(employer.token())
    with either.agency.store.reading() as connection:
        key = connection.execute(select(accounts.c.person_key)).scalar_one()
        name = connection.execute(select(registrations.c.registration_id)).scalar_one()
    with monkeypatch.context() as patch:
        cut(patch, "_agree")
        with pytest.raises(PowerCutError):
            own_page.disclose(either.agency, key, name, is_disclosed=True)
    assert "registration.disclosed" not in kinds(employer)
    either.clock.move(seconds=60)
    settling.sweep(either.agency)

    assert kinds(employer)[2:] == ["registration.disclosed"]


def test_an_errand_that_grows_while_it_is_settled_stays_open(
    either: Rig, employer: Employer
) -> None:
    either.register(employer.token())
    store = either.agency.store
    with store.reading() as connection:
        key = connection.execute(select(accounts.c.person_key)).scalar_one()
        name = connection.execute(select(registrations.c.registration_id)).scalar_one()
    for choice in (True, False):
        with store.of_person(key) as connection:
            people.choose(connection, key, name, at=0, is_disclosed=choice)
            errand = people.errand(connection, key, name)
        if choice:
            first = errand
    assert first is not None
    with store.of_person(key) as connection:
        people.finish(connection, first)
        left = people.errand(connection, key, name)

    assert left is not None
    assert left.version == 2


def test_claims_older_than_any_window_are_forgotten(either: Rig, employer: Employer) -> None:
    either.register(employer.token())
    either.clock.time += timedelta(days=366)
    settling.forget_what_is_over(either.agency)

    assert rows(either, claims) == [0]


def test_of_addresses_the_counts_of_two_days_are_kept(either: Rig, employer: Employer) -> None:
    either.ask(employer.token())
    for _ in range(2):
        own_page.begin_login(either.agency, "hanako1@example.org", "ja")
    left = []
    for _ in range(3):
        settling.forget_what_is_over(either.agency)
        left += rows(either, address_counters)
        either.clock.move(days=1)

    assert left == [2, 2, 0]


def test_a_crowd_of_the_same_person_at_two_employers_earns_once(
    either: Rig, employer: Employer
) -> None:
    other = either.employer()
    tokens = [each.token() for each in (employer, other, employer)]
    begun = [either.ask(token, 1) for token in tokens]
    with ThreadPoolExecutor(3) as pool:
        outcomes = list(pool.map(lambda asked: either.confirm(asked, 1), begun))

    assert outcomes == [Outcome.REGISTERED] * 3
    assert employer.api.balance().earned + other.api.balance().earned == 1
    assert sound(either)


def test_two_people_with_one_telephone_at_once_earn_once(either: Rig, employer: Employer) -> None:
    phone = "+819012345678"
    begun = [either.ask(employer.token(), number, phone=phone) for number in range(4)]
    with ThreadPoolExecutor(4) as pool:
        outcomes = set(pool.map(either.confirm, begun, range(4)))

    assert outcomes == {Outcome.REGISTERED}
    assert employer.api.balance().earned == 1
    assert sound(either)


def test_a_crowd_on_one_personal_link_leaves_one_person(either: Rig, employer: Employer) -> None:
    token = employer.token()
    begun = [either.ask(token, number) for number in range(3)]
    with ThreadPoolExecutor(3) as pool:
        outcomes = sorted(pool.map(either.confirm, begun, range(3)))

    assert outcomes == [Outcome.REGISTERED, Outcome.USED, Outcome.USED]
    assert rows(either, accounts, registrations) == [1, 1]
    assert rows(either, errands, claims) == [0, 2]
    assert sound(either)


def test_a_crowd_on_a_common_link_is_counted_without_gaps(either: Rig, employer: Employer) -> None:
    common = employer.token(TokenKind.COMMON)
    begun = [either.ask(common, number) for number in range(8)]
    with ThreadPoolExecutor(8) as pool:
        outcomes = set(pool.map(either.confirm, begun, range(8)))
    page = employer.api.events(after=0).events

    assert outcomes == {Outcome.REGISTERED}
    assert employer.api.balance().earned == 8
    assert [event.seq for event in page] == list(range(1, len(page) + 1))
    assert sound(either)


def person_of(rig: Rig) -> tuple[str, str]:
    with rig.agency.store.reading() as connection:
        row = connection.execute(
            select(registrations.c.person_key, registrations.c.registration_id)
        ).one()
    return str(row.person_key), str(row.registration_id)


def test_of_two_choices_at_once_the_later_one_is_told(
    either: Rig, employer: Employer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first act is held up between its own side and the employer's; the second overtakes it."""
    either.register(employer.token())
    key, name = person_of(either)
    real = settling.settle
    held: list[str] = []

    def hold(agency: Agency, person_key: str, registration_id: str) -> bool:
        if not held:
            held.append(registration_id)
            own_page.disclose(agency, person_key, registration_id, is_disclosed=False)
        return real(agency, person_key, registration_id)

    monkeypatch.setattr(settling, "settle", hold)
    own_page.disclose(either.agency, key, name, is_disclosed=True)

    assert [kind for kind in kinds(employer) if "disclosed" in kind] == []
    assert rows(either, errands) == [0]


def test_who_agrees_while_another_page_withdraws_is_erased_everywhere(
    either: Rig, employer: Employer, monkeypatch: pytest.MonkeyPatch
) -> None:
    employer.api.offer_profiles(ProfileOffer(items=(ProfileItem.EDUCATION,)))
    either.register(employer.token())
    key, name = person_of(either)
    real = people.is_settled
    asked: list[str] = []

    def agree_in_between(connection: Connection, person_key: str) -> bool:
        if not asked:
            asked.append(person_key)
            consent = people.Consent("c" * 32, name, "profile", ("education",), "3", "0" * 64, 0)
            people.agree(connection, person_key, consent)
        return real(connection, person_key)

    monkeypatch.setattr(people, "is_settled", agree_in_between)
    own_page.withdraw(either.agency, key)
    with either.agency.store.reading() as connection:
        left = [
            (row.name, row.email, row.state)
            for row in connection.execute(select(profiles_table)).all()
        ]

    assert rows(either, accounts, registrations, errands) == [0, 0, 0]
    assert all(each == ("", "", "revoked") for each in left)


def test_an_erasure_cut_off_is_finished_by_the_sweep(
    either: Rig, employer: Employer, monkeypatch: pytest.MonkeyPatch
) -> None:
    either.register(employer.token())
    key, _ = person_of(either)
    with monkeypatch.context() as patch:
        patch.setattr(people, "is_settled", lambda *_: (_ for _ in ()).throw(PowerCutError()))
        with pytest.raises(PowerCutError):
            own_page.withdraw(either.agency, key)
    assert rows(either, accounts) == [1]
    either.clock.move(seconds=60)
    settling.sweep(either.agency)

    assert rows(either, accounts, registrations, errands) == [0, 0, 0]
    assert employer.api.balance().earned == 1


def test_an_errand_of_nothing_is_forgotten(either: Rig, employer: Employer) -> None:
    either.register(employer.token())
    key, _ = person_of(either)
    with either.agency.store.of_person(key) as connection:
        people.take_back(connection, key, "nonsense", "profile", at=0)
    own_page.forbid_profile(either.agency, key, "other nonsense")
    settling.sweep(either.agency)

    assert rows(either, errands) == [0]


def test_claims_laid_from_another_spelling_are_given_back(either: Rig, employer: Employer) -> None:
    either.register(employer.token(), 1)
    either.clock.move(days=400)
    shared = employer.token()
    first = either.ask(shared, 3)
    second = either.ask(shared, 4, email="hanako1+x@example.org", phone="+819099990000")
    with unseen_use():
        either.confirm(first, 3)
        outcome = either.confirm(second, 4)

    assert outcome is Outcome.USED
    assert either.register(employer.token(), 6, phone="+819099990000") is Outcome.REGISTERED
    assert employer.api.balance().earned == 3


@contextmanager
def unseen_use() -> Iterator[None]:
    """Let nobody see beforehand that a link is used, as two at once do not."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(registrations_service, "_is_used", lambda *_: False)
        yield
