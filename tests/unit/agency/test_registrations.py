"""Registrations under the real policy: who counts, how often, and what the employer learns."""

import pytest

from agency.service.registrations import Outcome
from tests.unit.agency.rig import Employer, Rig
from wire.events import EventType
from wire.link_token import TokenKind

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])


def kinds(employer: Employer) -> list[str]:
    return [event.kind for event in employer.api.events(after=0).events]


def test_a_confirmed_registration_earns_one_unit(rig: Rig, employer: Employer) -> None:
    assert rig.register(employer.token()) is Outcome.REGISTERED

    assert kinds(employer) == ["registration.confirmed", "credit.earned"]
    assert employer.api.balance().available == 1


def test_an_unconfirmed_registration_leaves_nothing_personal_in_the_database(
    rig: Rig, employer: Employer
) -> None:
    begun = rig.ask(employer.token())
    before = rig.stored_bytes()
    rig.confirm(begun)
    after = rig.stored_bytes()

    for canary in ("花子1", "ミホン", "hanako1", "9000000001"):
        assert canary.encode() not in before
        assert canary.encode() in after


def test_a_personal_link_registers_once(rig: Rig, employer: Employer) -> None:
    token = employer.token()
    rig.register(token)

    assert rig.register(token, 2) is Outcome.USED
    assert employer.api.balance().earned == 1


def test_two_codes_asked_for_on_one_personal_link_register_once(
    rig: Rig, employer: Employer
) -> None:
    token = employer.token()
    first, second = rig.ask(token, 1), rig.ask(token, 2)

    assert rig.confirm(first, 1) is Outcome.REGISTERED
    assert rig.confirm(second, 2) is Outcome.USED
    assert employer.api.balance().earned == 1


def test_a_common_link_registers_many_people_each_once(rig: Rig, employer: Employer) -> None:
    common = employer.token(TokenKind.COMMON)
    for number in (1, 2, 1):
        assert rig.register(common, number) is Outcome.REGISTERED

    assert employer.api.balance().earned == 2


def test_a_person_earns_once_a_year_for_the_first_employer(rig: Rig, employer: Employer) -> None:
    second = rig.employer()
    rig.register(employer.token())
    rig.clock.move(days=364)
    rig.register(second.token())

    assert (employer.api.balance().earned, second.api.balance().earned) == (1, 0)
    assert kinds(second) == []

    rig.clock.move(days=2)
    rig.register(second.token())

    assert second.api.balance().earned == 1


@pytest.mark.parametrize(
    "again",
    [
        {"email": "HANAKO1+work@example.org", "phone": "+815000000000"},
        {"email": "other@example.org", "phone": "+819000000001"},
    ],
)
def test_another_spelling_of_the_same_person_earns_nothing(
    rig: Rig, employer: Employer, again: dict[str, str]
) -> None:
    rig.register(employer.token())
    rig.register(employer.token(), 1, **again)

    assert employer.api.balance().earned == 1


def test_a_common_link_does_not_count_a_person_again_after_a_year(
    rig: Rig, employer: Employer
) -> None:
    common = employer.token(TokenKind.COMMON)
    rig.register(common)
    rig.clock.move(days=400)
    rig.register(common)

    assert employer.api.balance().earned == 1


def test_the_employer_learns_a_token_only_where_the_person_agreed(
    rig: Rig, employer: Employer
) -> None:
    silent, open_ = employer.token(), employer.token()
    rig.register(silent, 1)
    rig.register(open_, 2, is_disclosed=True)

    page = employer.api.events(after=0)

    assert silent not in repr(page)
    told = [event for event in page.events if open_ in repr(event)]
    assert [event.kind for event in told] == [EventType.REGISTRATION_DISCLOSED]


def test_a_common_link_never_discloses(rig: Rig, employer: Employer) -> None:
    rig.register(employer.token(TokenKind.COMMON), is_disclosed=True)

    assert EventType.REGISTRATION_DISCLOSED not in kinds(employer)


def test_events_of_units_tell_the_month_and_not_the_day(rig: Rig, employer: Employer) -> None:
    rig.register(employer.token())

    events = employer.api.events(after=0).events

    assert {event.data["month"] for event in events} == {"2026-11"}
    assert {event.at.isoformat() for event in events} == {"2026-10-31T15:00:00+00:00"}


def test_a_revoked_link_is_not_answered_and_earns_nothing(rig: Rig, employer: Employer) -> None:
    token = employer.token()
    begun = rig.ask(token)
    assert employer.api.revoke_links((token,)).revoked == 1
    assert employer.api.revoke_links((token,)).revoked == 1

    assert rig.agency.links.resolve(token) is None
    assert rig.confirm(begun) is Outcome.USED
    assert kinds(employer) == ["link.revoked"]


def test_a_token_typed_in_capitals_is_revoked_as_printed(rig: Rig, employer: Employer) -> None:
    token = employer.token()

    assert employer.api.revoke_links((token.upper(),)).revoked == 1
    assert rig.agency.links.resolve(token) is None


def test_an_employer_revokes_only_its_own_links(rig: Rig, employer: Employer) -> None:
    token = rig.employer().token()

    assert employer.api.revoke_links((token, "nonsense")).revoked == 0
    assert rig.agency.links.resolve(token) is not None


def test_the_mail_names_the_company_and_can_be_stopped(rig: Rig, employer: Employer) -> None:
    rig.ask(employer.token())

    text = rig.mailbox.text_to("hanako1@example.org")

    assert "株式会社みのり精工" in text
    assert "/stop/" in text
