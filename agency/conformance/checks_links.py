"""Relay links: shown, forgiving of hands, revoked within a minute, neutral where unknown."""

import secrets
import time
from typing import Final

from agency.conformance.bench import Bench
from agency.conformance.browser import Page
from agency.conformance.checking import (
    Check,
    Clause,
    Need,
    check,
    expect,
    expect_equal,
    expect_message,
    expect_problem,
    expect_status,
)
from agency.conformance.client import Answer
from agency.conformance.device import Device
from wire import canonical, crockford, limits, link_token
from wire.events import EventType
from wire.link_token import TokenKind
from wire.messages import LinkRevocations, RevocationAnswer
from wire.problems import Problem

_REVOCATIONS: Final = "/v1/links/revocations"
_WITHIN_S: Final = 60
_STEP_S: Final = 3
_TOKEN_BYTES: Final = 25
_NO_PAGE: Final = 404
_PERSONAL_FIELDS: Final = frozenset({"name", "kana", "email", "phone", "consent_service"})


def revoke(device: Device, *tokens: str) -> Answer:
    """Ask for links to be revoked."""
    body = canonical.encode(LinkRevocations(tokens=tokens))
    return device.ask("POST", _REVOCATIONS, body=body)


def shows(bench: Bench, token: str) -> bool:
    """Tell whether a link opens a page on which one can register."""
    answer = bench.browser().get(f"/r/{token}")
    return answer.status == 200 and Page(answer.text).form(f"/r/{token}") is not None  # noqa: PLR2004 OK


@check("link.shown", Clause.REGISTRATION)
def shown(bench: Bench) -> None:
    """A personal and a common link open a page with the form of the contract."""
    for kind in TokenKind:
        token = bench.device.token(kind)
        page = Page(expect_status(bench.browser().get(f"/r/{token}"), 200).text)
        form = page.form(f"/r/{token}")
        expect(form is not None and form.method == "post", "a form that posts to the link", "none")
        names = set() if form is None else form.names
        expect(names >= _PERSONAL_FIELDS, "its five required fields", f"{len(names)} fields")
        is_asked = "consent_disclose" in names
        wanted = kind is TokenKind.PERSONAL
        expect_equal(is_asked, wanted, f"disclosure asked on a {kind.name.lower()} link")


@check("link.words", Clause.REGISTRATION)
def words(bench: Bench) -> None:
    """The page names company, agency, licence and the slot, and prints until when it works."""
    enrolment = bench.enrolment
    page = Page(bench.browser().get(f"/r/{bench.device.token()}").text)
    for what, text in (
        ("the company's name", enrolment.employer_name),
        ("the agency's name", enrolment.agency.name),
        ("the licence number", enrolment.agency.licence_number),
        ("the units of a slot", str(enrolment.terms.ratio)),
    ):
        expect("".join(text.split()) in "".join(page.words.split()), what, "not on the page")
    this_year = time.gmtime(bench.client.now()).tm_year
    years = [str(this_year + ahead) for ahead in (1, 2, 3)]
    expect(any(year in page.words for year in years), "the date until which it works", "none")


@check("link.spelling", Clause.RELAY_LINK)
def spelling(bench: Bench) -> None:
    """A token is read in capitals and with i, l and o, as hands write it."""
    token = bench.device.token()
    written = token.upper().replace("1", "I").replace("0", "O")
    expect_status(bench.browser().get(f"/r/{written}"), 200)


@check("link.forged", Clause.RELAY_LINK)
def forged(bench: Bench) -> None:
    """A token that was altered anywhere opens the neutral page."""
    token = bench.device.token()
    raw = bytearray(crockford.decode(token))
    for place in (4, 6, 20):
        altered = bytearray(raw)
        altered[place] ^= 1
        answer = bench.browser().get(f"/r/{crockford.encode(bytes(altered))}")
        expect_status(answer, _NO_PAGE)


@check("link.unknown", Clause.REGISTRATION, Need.NOTHING)
def unknown(bench: Bench) -> None:
    """What is no token, and a token nobody minted, open the same neutral page."""
    random = secrets.token_bytes(_TOKEN_BYTES - 5)
    minted = crockford.encode(b"\x01\x7f\xff\xff\xf0" + random)
    texts = []
    for name in (minted, "x", "0" * link_token.TOKEN_LENGTH, "a" * 200):
        answer = expect_status(bench.browser().get(f"/r/{name}"), _NO_PAGE)
        page = Page(answer.text)
        texts.append(page.words)
        expect(not any("email" in form.names for form in page.forms), "no form", "a form")
    expect(len(set(texts)) == 1, "the same words for each", f"{len(set(texts))} pages")


@check("link.harmless", Clause.REGISTRATION)
def harmless(bench: Bench) -> None:
    """Opening a page any number of times, by GET or HEAD, changes nothing."""
    token = bench.device.token()
    before, balance = bench.feed(), bench.statement()
    browser = bench.browser()
    first = browser.get(f"/r/{token}")
    for method in ("GET", "HEAD", "GET", "HEAD"):
        again = expect_status(browser.get(f"/r/{token}", method=method), first.status)
        expect(method == "GET" or not again.body, "no body", f"{len(again.body)} bytes")
    last = browser.get(f"/r/{token}")
    expect(Page(last.text).words == Page(first.text).words, "the same page", "another one")
    expect(bench.feed() == before, "no event", "an event")
    expect(bench.statement() == balance, "the same statement", "another one")


@check("link.incomplete", Clause.REGISTRATION)
def incomplete(bench: Bench) -> None:
    """A form without the required consent is shown again, and nothing happens."""
    token = bench.device.token()
    before = bench.last_seq()
    answer = bench.browser().post(
        f"/r/{token}",
        name="見本 花子",
        kana="ミホン ハナコ",
        email="nobody@conformance.example.org",
        phone="090-0000-0000",
    )
    expect(answer.is_refusal, "400 to 499", answer.summary)
    page = Page(answer.text)
    expect(page.form(f"/r/{token}/confirm") is None, "no form for a code", "one")
    expect_equal(bench.last_seq(), before, "last event")


@check("link.no-pending", Clause.REGISTRATION)
def no_pending(bench: Bench) -> None:
    """A code for a pending id that does not exist registers nobody."""
    token = bench.device.token()
    before = bench.last_seq()
    for pending in (secrets.token_hex(16), "", "x"):
        answer = bench.browser().post(f"/r/{token}/confirm", pending=pending, code="123456")
        expect(answer.is_refusal, "400 to 499", answer.summary)
    expect_equal(bench.last_seq(), before, "last event")


@check("link.revoked", Clause.REGISTRATION)
def revoked(bench: Bench) -> None:
    """A revoked link opens the neutral page within 60 seconds, and others go on."""
    token, other = bench.device.token(), bench.device.token()
    expect_status(bench.browser().get(f"/r/{token}"), 200)
    answer = expect_message(expect_status(revoke(bench.device, token), 200), RevocationAnswer)
    bench.revoked.add(token)
    expect_equal(answer.revoked, 1, "revoked")
    waited_s = 0
    while not _is_neutral(bench, token) and waited_s < _WITHIN_S:
        bench.pause(_STEP_S)
        waited_s += _STEP_S
    expect(_is_neutral(bench, token), "the neutral page after 60 s", "the page")
    expect(shows(bench, other), "the page of another link", "no page")


@check("link.revoked-twice", Clause.TRANSPORT)
def revoked_twice(bench: Bench) -> None:
    """Links revoked again are counted again and told once."""
    tokens = (bench.device.token(), bench.device.token())
    for _ in range(2):
        answer = expect_status(revoke(bench.device, *tokens, tokens[0]), 200)
        expect_equal(expect_message(answer, RevocationAnswer).revoked, len(tokens), "revoked")
    bench.revoked.update(tokens)
    told = [
        event.data.get("token") for event in bench.feed() if event.kind == EventType.LINK_REVOKED
    ]
    expect_equal(len(told), len(bench.revoked), "link.revoked")
    expect(set(told) == bench.revoked, "the links revoked", "others")


@check("link.passed-over", Clause.TRANSPORT)
def passed_over(bench: Bench) -> None:
    """Tokens that are not this employer's are passed over without a word."""
    raw = bytearray(crockford.decode(bench.device.token()))
    raw[20] ^= 1
    strange = (crockford.encode(bytes(raw)), "x", "", "0" * link_token.TOKEN_LENGTH)
    answer = expect_status(revoke(bench.device, *strange), 200)
    expect_equal(expect_message(answer, RevocationAnswer).revoked, 0, "revoked")


@check("link.too-many", Clause.TRANSPORT)
def too_many(bench: Bench) -> None:
    """More than 5,000 tokens at once are refused."""
    tokens = ["0" * link_token.TOKEN_LENGTH] * (limits.MAX_REVOCATIONS_PER_REQUEST + 1)
    expect_problem(revoke(bench.device, *tokens), Problem.TOO_LARGE, 413)


def _is_neutral(bench: Bench, token: str) -> bool:
    return bench.browser().get(f"/r/{token}").status == _NO_PAGE


CHECKS: Final[tuple[Check, ...]] = (
    spelling,
    forged,
    unknown,
    shown,
    words,
    harmless,
    incomplete,
    no_pending,
    revoked,
    revoked_twice,
    passed_over,
    too_many,
)
