"""A full registration by an invented person, from the form to the unit in the feed."""

from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from agency.conformance.bench import Bench
from agency.conformance.browser import Page
from agency.conformance.checking import (
    Check,
    Clause,
    Need,
    NotCheckedError,
    Why,
    check,
    expect,
    expect_equal,
    expect_status,
)
from agency.conformance.client import Answer
from agency.conformance.people import Visit, invented
from wire.events import Event, EventType
from wire.link_token import TokenKind

_TOKYO: Final = ZoneInfo("Asia/Tokyo")
_PENDING_LENGTH: Final = 16
_QUIET_S: Final = 3
_WRONG_CODES: Final = 5
_CODES_PER_TOKEN: Final = 3
_MOST_PEOPLE: Final = 20
_OK: Final = 200
_UNIT: Final = (EventType.REGISTRATION_CONFIRMED.value, EventType.CREDIT_EARNED.value)


def a_visit(bench: Bench) -> Visit:
    """Return a fresh person with a fresh browser."""
    mailbox = bench.post_box
    return Visit(invented(mailbox.address()), bench.browser(), mailbox)


def get_code(bench: Bench, visit: Visit) -> str:
    """Wait for the next code mail of a visit and return its text."""
    mail = bench.mail_to(visit.person.email, visit.mails + 1)
    expect(mail is not None and bool(mail.code), "a mail with six digits", "none")
    visit.mails += 1
    visit.code = "" if mail is None else mail.code
    return "" if mail is None else mail.text


def register(bench: Bench, visit: Visit, token: str, **more: str) -> Answer:
    """Register somebody by a link, and return the answer to the code."""
    expect_status(visit.ask(token, **more), _OK)
    get_code(bench, visit)
    return expect_status(visit.confirm(), _OK)


def registered(bench: Bench) -> Visit:
    """Return the registration the later checks stand on."""
    if bench.visit is None or bench.visit.registered is None:
        raise NotCheckedError(Why.NOT_REGISTERED)
    return bench.visit


def need_any_address(bench: Bench) -> None:
    """Go on only where every person can have an address of their own."""
    if not bench.post_box.takes_any_address:
        raise NotCheckedError(Why.NEEDS_ANY_ADDRESS)


@check("registration.code", Clause.REGISTRATION, Need.MAILBOX)
def code(bench: Bench) -> None:
    """The form brings a page with a pending id, and a mail with six digits; nothing else yet."""
    visit, before = a_visit(bench), bench.last_seq()
    answer = expect_status(visit.ask(bench.device.token()), _OK)
    expect(len(visit.pending) >= _PENDING_LENGTH, "a pending id of 128 bits", "none")
    expect(not answer.cookies, "no cookie", f"{len(answer.cookies)}")
    text = get_code(bench, visit)
    is_named = bench.enrolment.employer_name in text
    expect(is_named, "the company's name in the mail", "not there")
    expect(visit.code not in answer.text, "no code on the page", "the code")
    expect_equal(bench.last_seq(), before, "last event")
    bench.visit = visit


@check("registration.wrong-code", Clause.REGISTRATION, Need.MAILBOX)
def wrong_code(bench: Bench) -> None:
    """A wrong code registers nobody and may be corrected."""
    visit = _asked(bench)
    before = bench.last_seq()
    answer = visit.confirm(visit.wrong_code())
    expect(answer.is_refusal, "400 to 499", answer.summary)
    expect(not answer.cookies, "no cookie", f"{len(answer.cookies)}")
    expect_equal(bench.last_seq(), before, "last event")


@check("registration.registered", Clause.REGISTRATION, Need.MAILBOX)
def right_code(bench: Bench) -> None:
    """The right code registers, and the employer is told one unit without link or time."""
    visit, cursor = _asked(bench), bench.last_seq()
    before = bench.statement()
    visit.registered = expect_status(visit.confirm(), _OK)
    told = bench.feed(after=cursor)
    if not told and not visit.mailbox.takes_any_address:
        raise NotCheckedError(Why.COUNTED_BEFORE)
    _expect_unit(bench, told)
    expect_equal(bench.statement().earned, before.earned + 1, "earned")


def _expect_unit(bench: Bench, told: tuple[Event, ...]) -> None:
    kinds = [event.kind for event in told if event.kind != EventType.REGISTRATION_REVIEW]
    expect_equal(sorted(kinds), sorted(_UNIT), "events")
    expect_equal(len({str(event.data.get("unit")) for event in told}), 1, "units")
    now = datetime.fromtimestamp(bench.client.now(), _TOKYO)
    months = {f"{now:%Y-%m}", f"{now - timedelta(hours=1):%Y-%m}"}
    for event in told:
        expect(str(event.data.get("month")) in months, "this month in Asia/Tokyo", "another")
        at = event.at.astimezone(_TOKYO)
        is_start = (at.day, at.hour, at.minute, at.second) == (1, 0, 0, 0)
        expect(is_start, f"{event.kind} at the beginning of the month", "another moment")


@check("registration.once", Clause.REGISTRATION, Need.MAILBOX)
def once(bench: Bench) -> None:
    """The same code again registers nobody again."""
    visit, before = registered(bench), bench.last_seq()
    expect(visit.confirm().is_refusal, "400 to 499", str(_OK))
    expect_equal(bench.last_seq(), before, "last event")


@check("registration.used-link", Clause.REGISTRATION, Need.MAILBOX)
def used_link(bench: Bench) -> None:
    """A used personal link still opens its page; the form says neutrally that it is used."""
    first = registered(bench)
    other = a_visit(bench)
    expect_status(other.browser.get(f"/r/{first.token}"), _OK)
    before = bench.last_seq()
    answer = other.ask(first.token)
    expect(answer.is_refusal and not other.pending, "400 to 499, no code", answer.summary)
    is_silent = not any(trace in answer.text for trace in first.person.traces)
    expect(is_silent, "nothing about whoever used it", "something")
    expect_equal(bench.last_seq(), before, "last event")


@check("registration.same-person", Clause.REGISTRATION, Need.MAILBOX)
def same_person(bench: Bench) -> None:
    """A person counted already sees the same page, earns nothing, and may disclose themselves."""
    visit = registered(bench)
    first = visit.registered
    token, cursor = bench.device.token(), bench.last_seq()
    again = register(bench, visit, token, consent_disclose="yes")
    same = first is not None and Page(again.text).words == Page(first.text).words
    expect(same, "the same page as for anybody", "another one")
    told = [(event.kind, event.data.get("token") == token) for event in bench.feed(after=cursor)]
    expect_equal(told, [(EventType.REGISTRATION_DISCLOSED.value, True)], "events")
    visit.links.append(token)


@check("other.person", Clause.REGISTRATION, Need.SECOND_AND_MAILBOX)
def other_employer(bench: Bench) -> None:
    """A second employer of the same person earns nothing and is told nothing."""
    visit, other = registered(bench), bench.second
    cursor = bench.last_seq(other)
    again = register(bench, visit, other.token())
    first = visit.registered
    same = first is not None and Page(again.text).words == Page(first.text).words
    expect(same, "the same page as for anybody", "another one")
    expect_equal(len(bench.feed(other, after=cursor)), 0, "events")


@check("registration.common", Clause.REGISTRATION, Need.MAILBOX)
def common_link(bench: Bench) -> None:
    """A common link registers many people, each of them counted once."""
    need_any_address(bench)
    token = bench.device.token(TokenKind.COMMON)
    visits = (a_visit(bench), a_visit(bench))
    for visit in visits:
        cursor = bench.last_seq()
        register(bench, visit, token)
        _expect_unit(bench, bench.feed(after=cursor))
    cursor = bench.last_seq()
    register(bench, visits[0], token)
    expect_equal(len(bench.feed(after=cursor)), 0, "events of the same person again")


@check("registration.codes", Clause.REGISTRATION, Need.MAILBOX)
def three_codes(bench: Bench) -> None:
    """A personal link brings three codes in its life, to whichever addresses."""
    need_any_address(bench)
    token = bench.device.token()
    for _ in range(_CODES_PER_TOKEN):
        expect_status(a_visit(bench).ask(token), _OK)
    answer = a_visit(bench).ask(token)
    expect(answer.is_refusal, "400 to 499", answer.summary)


@check("registration.locked", Clause.REGISTRATION, Need.MAILBOX)
def locked(bench: Bench) -> None:
    """Five wrong codes lock the address, for the right code as well."""
    need_any_address(bench)
    visit, before = a_visit(bench), bench.last_seq()
    visit.ask(bench.device.token())
    get_code(bench, visit)
    for _ in range(_WRONG_CODES):
        answer = visit.confirm(visit.wrong_code())
        expect(answer.is_refusal, "400 to 499", answer.summary)
    expect(visit.confirm().is_refusal, "400 to 499", str(_OK))
    again = visit.ask(bench.device.token())
    expect(again.is_refusal, "400 to 499", again.summary)
    expect_equal(bench.last_seq(), before, "last event")


@check("registration.stopped", Clause.REGISTRATION, Need.MAILBOX)
def stopped(bench: Bench) -> None:
    """The stop link of the mail stops by its button alone, and nobody sees a difference."""
    need_any_address(bench)
    visit = a_visit(bench)
    first = expect_status(visit.ask(bench.device.token()), _OK)
    text = get_code(bench, visit)
    base = f"{bench.enrolment.relay_base_url.rstrip('/')}/"
    links = [part for part in text.split() if part.startswith(base)]
    expect(bool(links), "a stop link of the agency in the mail", "none")
    path = f"/{links[0].removeprefix(base)}"
    page = Page(expect_status(visit.browser.get(path), _OK).text)
    expect(page.form(path) is not None, "a page with a button", "none")
    visit.ask(bench.device.token())
    get_code(bench, visit)
    expect_status(visit.browser.post(path), _OK)
    again = visit.ask(bench.device.token())
    same = again.status == first.status and Page(again.text).words == Page(first.text).words
    expect(same, "the same page as before", again.summary)
    bench.pause(_QUIET_S)
    expect_equal(len(visit.mailbox.mails_to(visit.person.email)), visit.mails, "mails")


@check("registration.slot", Clause.LEDGER, Need.MAILBOX)
def slot(bench: Bench) -> None:
    """So many people as the ratio says make one slot."""
    need_any_address(bench)
    token, terms = bench.device.token(TokenKind.COMMON), bench.enrolment.terms
    statement = bench.statement()
    if statement.in_review or terms.ratio > _MOST_PEOPLE:
        raise NotCheckedError(Why.IN_REVIEW)
    for _ in range(max(0, terms.ratio - statement.available)):
        register(bench, a_visit(bench), token)
        statement = bench.statement()
        if statement.in_review:
            raise NotCheckedError(Why.IN_REVIEW)
    expect_equal((statement.available, statement.open_slots), (terms.ratio, 1), "units and slots")


def _asked(bench: Bench) -> Visit:
    if bench.visit is None or not bench.visit.code:
        raise NotCheckedError(Why.NOT_REGISTERED)
    return bench.visit


CHECKS: Final[tuple[Check, ...]] = (
    code,
    wrong_code,
    right_code,
    once,
    used_link,
    same_person,
    other_employer,
    common_link,
    three_codes,
    locked,
    stopped,
    slot,
)
