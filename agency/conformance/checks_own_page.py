"""`/me`: see, receive, choose, stop contact and withdraw, by code and session."""

import json
import secrets
from typing import Final

from agency.conformance.bench import Bench
from agency.conformance.browser import Form, Page
from agency.conformance.checking import (
    Check,
    Clause,
    DeviationError,
    Need,
    check,
    expect,
    expect_equal,
    expect_status,
)
from agency.conformance.checks_registration import get_code, registered
from agency.conformance.client import Answer
from agency.conformance.people import Visit
from wire.events import EventType

_OWN: Final = "/me"
_LOGIN: Final = "/me/login"
_SESSION: Final = "/me/session"
_DISCLOSURE: Final = "/me/disclosure"
_CONTACT: Final = "/me/contact"
_EXPORT: Final = "/me/export"
_WITHDRAW: Final = "/me/withdraw"
_OK: Final = 200
_QUIET_S: Final = 3


def _own_page(visit: Visit) -> Page:
    return Page(expect_status(visit.browser.get(_OWN), _OK).text)


def _form(page: Page, action: str, **wanted: str) -> Form:
    for form in page.forms:
        if form.action == action and wanted.items() <= form.hidden.items():
            return form
    raise DeviationError(f"a form for {action} on the own page", "none")


@check("me.unknown", Clause.REGISTRATION, Need.NOTHING)
def unknown(bench: Bench) -> None:
    """An address nobody registered is asked for its code like any other."""
    answer = _begin(bench, _nobody())
    page = Page(answer.text)
    expect(page.form(_SESSION) is not None, "a form for a code", "none")
    expect(not answer.cookies, "no cookie", f"{len(answer.cookies)}")


@check("me.closed", Clause.REGISTRATION, Need.NOTHING)
def closed(bench: Bench) -> None:
    """Without a session `/me` asks for an address, and its forms do nothing."""
    browser = bench.browser()
    page = Page(expect_status(browser.get(_OWN), _OK).text)
    expect(page.form(_LOGIN) is not None, "a form for an address", "none")
    for action in (_EXPORT, _DISCLOSURE, _CONTACT, _WITHDRAW):
        answer = browser.post(action, csrf="0" * 32, confirm="yes")
        expect(answer.is_refusal, "400 to 499", answer.summary)


@check("me.opened", Clause.REGISTRATION, Need.MAILBOX)
def opened(bench: Bench) -> None:
    """A code opens the own page for a session, in a cookie that scripts and other sites miss."""
    visit = registered(bench)
    strange = _begin(bench, _nobody())
    begun, entered = log_in(bench, visit)
    is_same = Page(begun.text).words == Page(strange.text).words
    expect(is_same, "the same page as for an unknown address", "another one")
    flags = [part.strip().lower() for line in entered.cookies for part in line.split(";")]
    expect({"httponly", "samesite=lax"} <= set(flags), "HttpOnly and SameSite=Lax", "others")
    words = _own_page(visit).words
    shown = visit.person.name in words and visit.person.email in words
    expect(shown, "the person's own data", "not shown")


@check("me.forged", Clause.REGISTRATION, Need.MAILBOX)
def forged(bench: Bench) -> None:
    """A form of the own page is refused without the token of its session."""
    visit = registered(bench)
    hidden = _form(_own_page(visit), _EXPORT).hidden
    for token in ("", "0" * len(hidden.get("csrf", "0"))):
        answer = visit.browser.post(_EXPORT, **(hidden | {"csrf": token}))
        expect(answer.is_refusal, "400 to 499", answer.summary)


@check("me.received", Clause.REGISTRATION, Need.MAILBOX)
def received(bench: Bench) -> None:
    """Everything that is held can be received as JSON."""
    visit = registered(bench)
    answer = expect_status(_send(visit, _form(_own_page(visit), _EXPORT)), _OK)
    try:
        text = json.dumps(json.loads(answer.body), ensure_ascii=False)
    except ValueError:
        raise DeviationError("JSON", "something else") from None
    is_whole = visit.person.name in text and visit.person.email in text
    expect(is_whole, "the person's own data", "not there")


@check("me.disclosure", Clause.REGISTRATION, Need.MAILBOX)
def disclosure(bench: Bench) -> None:
    """A disclosure is taken back and given again, and the employer is told each time."""
    visit, cursor = registered(bench), bench.last_seq()
    _send(visit, _form(_own_page(visit), _DISCLOSURE, choice="no"))
    told = bench.feed(after=cursor)
    expect_equal([e.kind for e in told], [EventType.REGISTRATION_UNDISCLOSED.value], "events")
    is_named = told[0].data.get("token") in visit.links
    expect(is_named, "the link of the registration", "another one")
    page, cursor = _own_page(visit), bench.last_seq()
    for form in [form for form in page.forms if form.action == _DISCLOSURE]:
        if form.hidden.get("choice") == "yes":
            _send(visit, form)
    kinds = {event.kind for event in bench.feed(after=cursor)}
    expect_equal(kinds, {EventType.REGISTRATION_DISCLOSED.value}, "events")


@check("me.contact", Clause.REGISTRATION, Need.MAILBOX)
def contact(bench: Bench) -> None:
    """Contact is stopped for a disclosed registration, and the employer is told."""
    visit, cursor = registered(bench), bench.last_seq()
    forms = [form for form in _own_page(visit).forms if form.action == _CONTACT]
    expect(bool(forms), f"a form for {_CONTACT} on the own page", "none")
    for form in forms:
        _send(visit, form)
    told = bench.feed(after=cursor)
    expect_equal({event.kind for event in told}, {EventType.CONTACT_STOPPED.value}, "events")
    expect_equal({name for event in told for name in event.data}, {"token"}, "members")


@check("me.withdrawn", Clause.REGISTRATION, Need.MAILBOX)
def withdrawn(bench: Bench) -> None:
    """A withdrawal closes the page; the unit stays and no employer is told."""
    visit, cursor = registered(bench), bench.last_seq()
    before = bench.statement()
    form = _form(_own_page(visit), _WITHDRAW)
    expect(_send(visit, form).is_refusal, "400 to 499 without the tick", str(_OK))
    expect_status(_send(visit, form, confirm="yes"), _OK)
    page = _own_page(visit)
    expect(page.form(_LOGIN) is not None, "a form for an address", "none")
    expect(visit.person.name not in page.words, "nothing about the person", "the name")
    expect_equal(len(bench.feed(after=cursor)), 0, "events")
    expect(bench.statement() == before, "the same statement", "another one")


@check("me.forgotten", Clause.REGISTRATION, Need.MAILBOX)
def forgotten(bench: Bench) -> None:
    """After a withdrawal the address is unknown: the same page, and no mail."""
    visit = registered(bench)
    page = Page(_begin(bench, visit.person.email).text)
    expect(page.form(_SESSION) is not None, "a form for a code", "none")
    bench.pause(_QUIET_S)
    expect_equal(len(visit.mailbox.mails_to(visit.person.email)), visit.mails, "mails")


@check("feed.nobody", Clause.EVENTS, Need.MAILBOX)
def nobody(bench: Bench) -> None:
    """No answer to a desktop holds a name, an address or a telephone number of anybody."""
    person = registered(bench).person
    exchanged = [answer for answer in bench.client.answers if answer.is_signed_part]
    found = sum(any(trace in answer.text for trace in person.traces) for answer in exchanged)
    expect_equal(found, 0, "answers that name somebody")


def log_in(bench: Bench, visit: Visit) -> tuple[Answer, Answer]:
    """Open the own page of a visit; return the answers to the address and to the code."""
    begun = _begin(bench, visit.person.email)
    form = Page(begun.text).form(_SESSION)
    get_code(bench, visit)
    pending = "" if form is None else form.hidden.get("pending", "")
    entered = visit.browser.post(_SESSION, pending=pending, code=visit.code)
    return begun, expect_status(entered, _OK)


def leave(visit: Visit) -> None:
    """Withdraw the registrations of a visit whose own page is open."""
    form = _form(_own_page(visit), _WITHDRAW)
    expect_status(_send(visit, form, confirm="yes"), _OK)


def _nobody() -> str:
    # A new one each time: codes are counted by address and day.
    return f"{secrets.token_hex(8)}@conformance.example.org"


def _begin(bench: Bench, email: str) -> Answer:
    return expect_status(bench.browser().post(_LOGIN, email=email), _OK)


def _send(visit: Visit, form: Form, **more: str) -> Answer:
    return visit.browser.post(form.action, **(form.hidden | more))


CHECKS: Final[tuple[Check, ...]] = (
    unknown,
    closed,
    opened,
    forged,
    received,
    disclosure,
    contact,
    withdrawn,
    forgotten,
    nobody,
)
