"""Codes: how many mails, how many tries, how long a lock (decision 5)."""

import pytest

from agency.mailer import SmtpMailer
from agency.service import registrations
from agency.service.registrations import Begun, Outcome
from tests.integration.agency.rig import free_port
from tests.unit.agency.rig import Employer, Rig, form, visitor
from wire.link_token import TokenKind

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])


def wrong(rig: Rig, begun: Begun, times: int = 1) -> Outcome:
    outcomes = [
        registrations.confirm(rig.agency, begun.pending_id, "x", visitor()) for _ in range(times)
    ]
    return outcomes[-1]


def test_a_personal_link_sends_three_codes_for_life(rig: Rig, employer: Employer) -> None:
    token = employer.token()
    outcomes = [rig.ask(token, number).outcome for number in range(4)]
    rig.clock.move(days=100)

    assert outcomes == [*[Outcome.MAILED] * 3, Outcome.TOO_MANY]
    assert rig.ask(token, 9).outcome is Outcome.TOO_MANY


def test_an_address_gets_three_codes_a_day_over_all_employers(rig: Rig, employer: Employer) -> None:
    other = rig.employer()
    tokens = [employer.token(), other.token(), employer.token(), other.token()]
    outcomes = [rig.ask(token).outcome for token in tokens]
    rig.clock.move(days=1)

    assert outcomes == [*[Outcome.MAILED] * 3, Outcome.TOO_MANY]
    assert rig.ask(tokens[3]).outcome is Outcome.MAILED


def test_a_common_link_counts_codes_by_address(rig: Rig, employer: Employer) -> None:
    common = employer.token(TokenKind.COMMON)
    for _ in range(3):
        rig.ask(common, 1)
        rig.clock.move(days=1)

    assert rig.ask(common, 1).outcome is Outcome.TOO_MANY
    assert rig.ask(common, 2).outcome is Outcome.MAILED


def test_five_wrong_codes_lock_the_address_for_a_day(rig: Rig, employer: Employer) -> None:
    begun = rig.ask(employer.token())

    assert wrong(rig, begun, 4) is Outcome.WRONG_CODE
    assert wrong(rig, begun) is Outcome.LOCKED
    assert rig.ask(employer.token()).outcome is Outcome.LOCKED
    assert rig.ask(employer.token(), 2).outcome is Outcome.MAILED

    rig.clock.move(hours=25)

    assert rig.register(employer.token()) is Outcome.REGISTERED


def test_wrong_codes_are_counted_over_all_pages_of_an_address(rig: Rig, employer: Employer) -> None:
    first, second = rig.ask(employer.token()), rig.ask(employer.token())
    wrong(rig, first, 3)

    assert wrong(rig, second, 2) is Outcome.LOCKED
    assert rig.confirm(first) is Outcome.LOCKED


def test_a_right_code_forgets_the_wrong_ones(rig: Rig, employer: Employer) -> None:
    begun = rig.ask(employer.token())
    wrong(rig, begun, 4)
    rig.confirm(begun)
    rig.clock.move(days=1)

    assert wrong(rig, rig.ask(employer.token())) is Outcome.WRONG_CODE


def test_a_code_is_good_for_half_an_hour(rig: Rig, employer: Employer) -> None:
    begun = rig.ask(employer.token())
    rig.clock.move(minutes=30)

    assert rig.confirm(begun) is Outcome.EXPIRED
    assert employer.api.balance().earned == 0


def test_a_code_works_on_the_page_that_asked_for_it_only(rig: Rig, employer: Employer) -> None:
    rig.ask(employer.token())

    assert rig.confirm(Begun(Outcome.MAILED, "0" * 32)) is Outcome.EXPIRED


def test_a_stopped_address_gets_no_mail_and_nobody_learns_it(rig: Rig, employer: Employer) -> None:
    rig.ask(employer.token())
    stop = rig.mailbox.text_to("hanako1@example.org").split("/stop/")[1].split()[0]
    registrations.stop_mails(rig.agency, stop[:64])
    rig.mailbox.mails.clear()

    begun = rig.ask(employer.token())

    assert begun.outcome is Outcome.MAILED
    assert rig.mailbox.mails == []


def test_a_mail_that_cannot_be_sent_uses_no_code_up(
    rig: Rig, employer: Employer, caplog: pytest.LogCaptureFixture
) -> None:
    token = employer.token()
    down = SmtpMailer("127.0.0.1", free_port(), "x", "soudan@example.jp")
    object.__setattr__(rig.agency, "mailer", down)
    failed = [registrations.begin(rig.agency, rig.link(token), form()) for _ in range(5)]
    up = SmtpMailer("127.0.0.1", rig.mailbox.port, "x", "soudan@example.jp")
    object.__setattr__(rig.agency, "mailer", up)

    assert {begun.outcome for begun in failed} == {Outcome.MAIL_FAILED}
    assert rig.ask(token).outcome is Outcome.MAILED
    assert {one.getMessage() for one in caplog.records if one.levelname == "WARNING"} == {
        "code mail failed: ConnectionRefusedError"
    }
    caplog.clear()


def test_noise_on_a_link_key_pauses_its_common_link_until_tomorrow(
    rig: Rig, employer: Employer
) -> None:
    common, personal = employer.token(TokenKind.COMMON), employer.token()
    for number in range(10, 31):
        rig.ask(common, number)
    rig.clock.move(minutes=31)

    assert rig.ask(common, 50).outcome is Outcome.PAUSED
    assert rig.ask(personal, 51).outcome is Outcome.MAILED
    assert rig.ask(rig.employer().token(TokenKind.COMMON), 52).outcome is Outcome.MAILED

    rig.clock.move(days=1)

    assert rig.ask(common, 50).outcome is Outcome.MAILED


def test_twenty_stale_requests_are_no_noise_yet(rig: Rig, employer: Employer) -> None:
    common = employer.token(TokenKind.COMMON)
    for number in range(10, 30):
        rig.ask(common, number)
    rig.clock.move(minutes=31)

    assert rig.ask(common, 50).outcome is Outcome.MAILED
