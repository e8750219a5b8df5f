"""Claim, then earn: what a crash between the two steps leaves, and who finishes it."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import select

from agency.service import own_page, settling
from agency.service.registrations import Outcome
from agency.store import invariants, people
from agency.store.tables import accounts, address_counters, claims, errands, registrations
from tests.unit.agency.rig import Employer, Rig
from wire.link_token import TokenKind

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


def test_of_two_cut_off_on_one_link_the_first_swept_stays_and_the_other_is_undone(
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
    # The second person may register again, by another link: no claim of hers is left.
    assert rows(either, accounts, registrations, claims, errands) == [1, 1, 2, 0]
    assert either.register(employer.token(), 2) is Outcome.REGISTERED
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
