"""What a person can do at /me, and what stays when they have gone."""

import json

import pytest

from agency.service import own_page
from agency.service.own_page import OwnPage
from agency.service.registrations import Outcome
from agency.service.sessions import Session
from tests.unit.agency.rig import Employer, Rig
from wire.link_token import TokenKind

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])
EMAIL = "hanako1@example.org"


def log_in(rig: Rig) -> Session:
    begun = own_page.begin_login(rig.agency, EMAIL, "ja")
    own_page.send_code(rig.agency, begun.mail)
    session = own_page.finish_login(rig.agency, begun.pending_id, rig.mailbox.code_for(EMAIL))
    assert isinstance(session, Session)
    return session


def own(rig: Rig, session: Session) -> OwnPage:
    page = own_page.read(rig.agency, session.person_key)
    assert page is not None
    return page


def kinds(employer: Employer) -> list[str]:
    return [event.kind for event in employer.api.events(after=0).events][2:]


def test_a_person_sees_everything_that_is_kept(rig: Rig, employer: Employer) -> None:
    rig.register(employer.token())
    page = own(rig, log_in(rig))
    exported = json.loads(own_page.export(page))

    assert (page.data.name, page.data.email) == ("見本 花子1", EMAIL)
    assert exported["data"]["phone"] == "+819000000001"
    assert [entry["company"] for entry in exported["registrations"]] == ["株式会社みのり精工"]


def test_an_unknown_address_gets_the_same_answer_and_no_mail(rig: Rig) -> None:
    begun = own_page.begin_login(rig.agency, EMAIL, "ja")

    assert (begun.outcome, begun.mail) == (Outcome.MAILED, None)
    assert own_page.finish_login(rig.agency, begun.pending_id, "000000") is Outcome.WRONG_CODE


def test_registrations_use_up_no_log_in(rig: Rig, employer: Employer) -> None:
    rig.register(employer.token())
    for _ in range(2):
        rig.ask(employer.token())
    assert rig.ask(employer.token()).outcome is Outcome.TOO_MANY

    assert [own_page.begin_login(rig.agency, EMAIL, "ja").outcome for _ in range(4)] == [
        *[Outcome.MAILED] * 3,
        Outcome.TOO_MANY,
    ]


def test_the_code_goes_to_the_confirmed_spelling_of_the_address(
    rig: Rig, employer: Employer
) -> None:
    rig.register(employer.token())
    mail = own_page.begin_login(rig.agency, "Hanako1+x@example.org", "ja").mail

    assert mail is not None
    assert mail.recipient == EMAIL


def test_five_wrong_codes_lock_the_log_in(rig: Rig, employer: Employer) -> None:
    rig.register(employer.token())
    begun = own_page.begin_login(rig.agency, EMAIL, "ja")
    ends = [own_page.finish_login(rig.agency, begun.pending_id, "x") for _ in range(5)]

    assert ends == [*[Outcome.WRONG_CODE] * 4, Outcome.LOCKED]
    assert own_page.begin_login(rig.agency, EMAIL, "ja").outcome is Outcome.LOCKED


def test_a_registration_code_opens_no_session(rig: Rig, employer: Employer) -> None:
    begun = rig.ask(employer.token())
    code = rig.mailbox.code_for(EMAIL)

    assert own_page.finish_login(rig.agency, begun.pending_id, code) is Outcome.EXPIRED


def test_a_session_ends_after_half_an_hour(rig: Rig, employer: Employer) -> None:
    rig.register(employer.token())
    session = log_in(rig)
    rig.clock.move(minutes=29)
    assert rig.agency.sessions.find(session.id, now=rig.clock.now()) is session

    rig.clock.move(minutes=30)

    assert rig.agency.sessions.find(session.id, now=rig.clock.now()) is None


def test_optional_fields_are_kept(rig: Rig, employer: Employer) -> None:
    rig.register(employer.token())
    session = log_in(rig)
    own_page.complete(
        rig.agency, session.person_key, {"occupation": " 機械設計 ", "note": "x" * 9999}
    )

    data = own(rig, session).data

    assert (data.occupation, len(data.note), data.prefecture) == ("機械設計", 2000, "")


def test_a_disclosure_can_be_given_and_taken_back(rig: Rig, employer: Employer) -> None:
    rig.register(employer.token())
    session = log_in(rig)
    name = own(rig, session).registrations[0].registration.registration_id
    for choice in (True, True, False):
        own_page.disclose(rig.agency, session.person_key, name, is_disclosed=choice)

    assert kinds(employer) == ["registration.disclosed", "registration.undisclosed"]


def test_a_common_link_cannot_be_disclosed_later(rig: Rig, employer: Employer) -> None:
    rig.register(employer.token(TokenKind.COMMON))
    session = log_in(rig)
    name = own(rig, session).registrations[0].registration.registration_id
    own_page.disclose(rig.agency, session.person_key, name, is_disclosed=True)

    assert kinds(employer) == []


def test_nobody_chooses_for_another_person(rig: Rig, employer: Employer) -> None:
    rig.register(employer.token(), 1)
    rig.register(employer.token(), 2)
    session = log_in(rig)
    name = own(rig, session).registrations[0].registration.registration_id
    own_page.disclose(rig.agency, session.person_key[::-1], name, is_disclosed=True)

    assert "registration.disclosed" not in kinds(employer)


def test_stopping_contact_is_told_only_where_the_employer_may_know(
    rig: Rig, employer: Employer
) -> None:
    rig.register(employer.token())
    session = log_in(rig)
    name = own(rig, session).registrations[0].registration.registration_id
    own_page.stop_contact(rig.agency, session.person_key, name)
    own_page.disclose(rig.agency, session.person_key, name, is_disclosed=True)
    own_page.stop_contact(rig.agency, session.person_key, name)
    own_page.stop_contact(rig.agency, session.person_key, name)

    assert kinds(employer) == ["registration.disclosed", "contact.stopped"]


def test_a_withdrawal_erases_the_person_and_keeps_the_credit(rig: Rig, employer: Employer) -> None:
    token = employer.token()
    rig.register(token, is_disclosed=True)
    session = log_in(rig)
    told = kinds(employer)
    own_page.withdraw(rig.agency, session.person_key)
    stored = rig.stored_bytes()

    for canary in ("花子1", "ミホン", "hanako1", "9000000001"):
        assert canary.encode() not in stored
    assert own_page.read(rig.agency, session.person_key) is None
    assert rig.agency.sessions.find(session.id, now=rig.clock.now()) is None
    assert (employer.api.balance().available, kinds(employer)) == (1, told)
    assert rig.register(token, 2) is Outcome.USED


def test_a_new_registration_after_a_withdrawal_earns_nothing_within_the_year(
    rig: Rig, employer: Employer
) -> None:
    rig.register(employer.token())
    own_page.withdraw(rig.agency, log_in(rig).person_key)
    rig.clock.move(days=1)
    rig.register(employer.token())

    assert employer.api.balance().earned == 1
