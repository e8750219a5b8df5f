"""Review triggers under the real policy, each by itself, and how a review ends (decision 7)."""

from pathlib import Path

import pytest

from agency.policy import DEMO
from agency.service import reviews
from agency.service.reviews import NoSuchUnitError
from agency.store import ledger as ledger_store
from tests.integration.agency.rig import Mailbox
from tests.unit.agency.rig import Employer, Rig
from wire.ledger import Account, balance
from wire.link_token import TokenKind

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])


def triggers(rig: Rig) -> list[str]:
    return [state.triggers for state in reviews.waiting(rig.agency)]


def test_an_ordinary_registration_is_not_reviewed(rig: Rig, employer: Employer) -> None:
    rig.register(employer.token())

    assert triggers(rig) == []


def test_the_fourth_registration_within_an_hour_is_reviewed(rig: Rig, employer: Employer) -> None:
    for number in range(4):
        rig.register(employer.token(), number)

    assert triggers(rig) == ["velocity"]


def test_registrations_spread_over_hours_are_not_reviewed(rig: Rig, employer: Employer) -> None:
    for number in range(6):
        rig.register(employer.token(), number)
        rig.clock.move(minutes=21)

    assert triggers(rig) == []


@pytest.mark.parametrize(
    ("employer_address", "visitor_address", "expected"),
    [
        ("203.0.113.9", "203.0.113.200", ["network"]),
        ("203.0.113.9", "203.0.114.9", []),
        ("2001:db8:1:1::1", "2001:db8:1:2::9", ["network"]),
        ("2001:db8:1::1", "2001:db8:2::1", []),
    ],
)
def test_a_registration_from_the_employers_network_is_reviewed(
    rig: Rig, employer_address: str, visitor_address: str, expected: list[str]
) -> None:
    near = rig.employer(address=employer_address)
    rig.register(near.token(), address=visitor_address)

    assert triggers(rig) == expected


def test_an_address_of_the_employers_mail_domain_is_reviewed(rig: Rig) -> None:
    minori = rig.employer(mail_domain="minori.example")
    rig.register(minori.token(), email="hanako@minori.example")

    assert triggers(rig) == ["mail-domain"]


def test_a_throw_away_address_is_reviewed(rig: Rig, employer: Employer) -> None:
    rig.register(employer.token(), email="x@mailinator.com")

    assert triggers(rig) == ["disposable"]


def test_the_second_registration_of_one_browser_is_reviewed(rig: Rig, employer: Employer) -> None:
    rig.register(employer.token(), 1, device="same")
    rig.register(employer.token(), 2, device="same")

    assert triggers(rig) == ["device"]


def test_a_registration_amid_noise_is_reviewed(rig: Rig, employer: Employer) -> None:
    for number in range(10, 31):
        rig.ask(employer.token(TokenKind.COMMON), number)
    rig.clock.move(minutes=31)
    rig.register(employer.token(), 50)

    assert triggers(rig) == ["noise"]


def test_the_demo_policy_reviews_no_address_velocity_or_device(
    tmp_path: Path, mailbox: Mailbox
) -> None:
    rig = Rig(tmp_path, mailbox, DEMO)
    employer = rig.employer(address="203.0.113.9")
    for number in range(10):
        rig.register(employer.token(), number, address="203.0.113.9", device="same")

    assert triggers(rig) == []
    assert employer.api.balance().slots == 1
    rig.agency.store.close()


def ten_units_one_in_review(rig: Rig, employer: Employer) -> str:
    for number in range(9):
        rig.register(employer.token(), number)
        rig.clock.move(minutes=21)
    rig.register(employer.token(), 10, email="x@mailinator.com")
    return reviews.waiting(rig.agency)[0].unit


def test_a_unit_in_review_is_earned_but_makes_no_slot_yet(rig: Rig, employer: Employer) -> None:
    ten_units_one_in_review(rig, employer)

    now = employer.api.balance()

    assert (now.earned, now.in_review, now.available, now.slots) == (10, 1, 9, 0)
    assert employer.api.events(after=0).events[-1].kind == "registration.review"


def test_a_review_nobody_ended_is_cleared_after_seven_days(rig: Rig, employer: Employer) -> None:
    ten_units_one_in_review(rig, employer)
    rig.clock.move(days=6, hours=23)
    assert employer.api.balance().slots == 0

    rig.clock.move(hours=1)
    later = employer.api.balance()

    assert (later.in_review, later.slots) == (0, 1)
    assert employer.api.events(after=0).events[-1].kind == "registration.cleared"


def test_a_review_is_cleared_by_hand_once(rig: Rig, employer: Employer) -> None:
    unit = ten_units_one_in_review(rig, employer)
    reviews.clear(rig.agency, unit)

    assert employer.api.balance().slots == 1
    with pytest.raises(NoSuchUnitError):
        reviews.clear(rig.agency, unit)


def test_a_unit_is_voided_for_a_reason_and_once(rig: Rig, employer: Employer) -> None:
    unit = ten_units_one_in_review(rig, employer)
    with pytest.raises(ValueError, match="reason"):
        reviews.void(rig.agency, unit, " ")

    reviews.void(rig.agency, unit, "同じ人の二重登録")
    with pytest.raises(NoSuchUnitError):
        reviews.void(rig.agency, unit, "again")

    now = employer.api.balance()
    last = employer.api.events(after=0).events[-1]
    assert (now.earned, now.voided, now.in_review, now.available) == (10, 1, 0, 9)
    assert (last.kind, last.data["unit"]) == ("credit.voided", unit)
    assert "二重" not in repr(last)


def test_a_unit_nobody_knows_cannot_be_judged(rig: Rig) -> None:
    with pytest.raises(NoSuchUnitError):
        reviews.void(rig.agency, "nothing", "reason")


def test_the_cached_accounts_agree_with_the_entries(rig: Rig, employer: Employer) -> None:
    unit = ten_units_one_in_review(rig, employer)
    reviews.void(rig.agency, unit, "fraud")
    with rig.agency.store.reading() as connection:
        cached = ledger_store.accounts(connection, employer.id)
        computed = balance(ledger_store.entries(connection, employer.id)).accounts()

    assert {account.value: units for account, units in computed.items()} == {
        "world": cached.world,
        "avail": cached.avail,
        "resv": cached.resv,
        "used": cached.used,
    }
    assert computed[Account.AVAILABLE] == 9
