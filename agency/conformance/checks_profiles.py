"""Profiles: the offer, the consent of an invented person, hand-over, refusal and withdrawal."""

import secrets
from typing import Final

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
    expect_message,
    expect_problem,
    expect_status,
)
from agency.conformance.checks_own_page import leave, log_in
from agency.conformance.checks_registration import a_visit, need_any_address, register
from agency.conformance.client import Answer
from agency.conformance.people import Visit
from wire import canonical
from wire.events import EventType, ProfileRequested, typed_data
from wire.link_token import TokenKind
from wire.problems import Problem
from wire.profile import (
    ProfileHandOver,
    ProfileItem,
    ProfileOffer,
    ProfileReceipt,
    ProfileRefusal,
    ProfileState,
    RefusalCode,
)

_OFFER: Final = "/v1/profiles/offer"
_ITEMS: Final = (ProfileItem.EDUCATION, ProfileItem.PREFECTURE)
_BOX: Final = "consent_profile"
_HASH_LENGTH: Final = 64


@check("profile.offer", Clause.PROFILES)
def offer(bench: Bench) -> None:
    """The offer is said back as it was said, and no item switches it off."""
    for items in ((ProfileItem.EDUCATION, ProfileItem.OCCUPATION), tuple(ProfileItem), ()):
        body = canonical.encode(ProfileOffer(items=items))
        answer = expect_status(bench.device.ask("PUT", _OFFER, body=body), 200)
        expect(expect_message(answer, ProfileOffer).items == items, "the same items", "others")


@check("profile.offer-form", Clause.PROFILES)
def offer_form(bench: Bench) -> None:
    """Evaluation, reason and free text are no items."""
    for items in (["evaluation"], ["reason"], ["note"], "education"):
        answer = bench.device.ask("PUT", _OFFER, body=canonical.encode({"items": items}))
        expect_problem(answer, Problem.SCHEMA, 422)


@check("profile.no-consent", Clause.PROFILES)
def no_consent(bench: Bench) -> None:
    """Nothing is handed over or refused without a consent."""
    consent = secrets.token_hex(16)
    profile = ProfileHandOver(
        token=bench.device.token(), consent_id=consent, items={ProfileItem.EDUCATION: "大学"}
    )
    answer = bench.device.ask("POST", "/v1/profiles", body=canonical.encode(profile))
    expect_problem(answer, Problem.CONSENT_REQUIRED, 403)
    body = canonical.encode(ProfileRefusal(code=RefusalCode.DECLINED))
    refused = bench.device.ask("PUT", f"/v1/profiles/{consent}/refusal", body=body)
    expect_status(refused, 403, 404)


@check("profile.form", Clause.PROFILES)
def profile_form(bench: Bench) -> None:
    """An item that is too long, or that is none, is refused."""
    for items in ({"education": "x" * 501}, {"evaluation": "x"}):
        members = {"token": bench.device.token(), "consent_id": "x", "items": items}
        answer = bench.device.ask("POST", "/v1/profiles", body=canonical.encode(members))
        expect_problem(answer, Problem.SCHEMA, 422)


@check("profile.asked", Clause.PROFILES, Need.MAILBOX)
def asked(bench: Bench) -> None:
    """What is offered is asked on a personal link alone, and a tick tells the employer who."""
    need_any_address(bench)
    _offer(bench, *_ITEMS)
    common = bench.device.token(TokenKind.COMMON)
    page = Page(bench.browser().get(f"/r/{common}").text)
    is_asked = any(_BOX in form.names for form in page.forms)
    expect(not is_asked, "no box on a common link", "a box")
    visit, told = _consented(bench)
    expect_equal(set(told.items), {item.value for item in _ITEMS}, "items")
    is_whose = (told.token, told.name, told.email) == _who(visit)
    expect(is_whose, "link, name and address of that person", "others")
    expect(bool(told.text_version), "a version of the text", "none")
    expect_equal(len(told.text_sha256), _HASH_LENGTH, "symbols of the hash of the text")
    bench.consent = (visit, told)


@check("profile.exact", Clause.PROFILES, Need.MAILBOX)
def exact(bench: Bench) -> None:
    """Other items than those consented to are refused, and another link's consent is none."""
    _, told = _standing(bench)
    fewer, more = _ITEMS[:1], (*_ITEMS, ProfileItem.OCCUPATION)
    for items in (fewer, more):
        answer = _hand_over(bench, told, items)
        expect(answer.is_refusal, "400 to 499", answer.summary)
    other = _hand_over(bench, told, _ITEMS, token=bench.device.token())
    expect_problem(other, Problem.CONSENT_REQUIRED, 403)


@check("profile.handed-over", Clause.PROFILES, Need.MAILBOX)
def handed_over(bench: Bench) -> None:
    """Exactly the items consented to are taken, once; afterwards nothing else can be said."""
    _, told = _standing(bench)
    first = expect_message(expect_status(_hand_over(bench, told, _ITEMS), 201), ProfileReceipt)
    expect_equal(first.state, ProfileState.HANDED_OVER.value, "state")
    expect_equal(set(first.items), {item.value for item in _ITEMS}, "items")
    again = expect_message(expect_status(_hand_over(bench, told, _ITEMS), 200), ProfileReceipt)
    expect(again == first, "the same receipt", "another one")
    changed = _hand_over(bench, told, _ITEMS, text="高校")
    expect_problem(changed, Problem.CONFLICT, 409)
    expect_problem(_refuse(bench, told, RefusalCode.DECLINED), Problem.CONFLICT, 409)


@check("profile.refused", Clause.PROFILES, Need.MAILBOX)
def refused(bench: Bench) -> None:
    """A refusal closes the request, however often it comes."""
    _standing(bench)
    _, told = _consented(bench)
    answers = [
        expect_status(_refuse(bench, told, code), 200)
        for code in (RefusalCode.IDENTITY_MISMATCH, RefusalCode.DECLINED)
    ]
    first, again = (expect_message(answer, ProfileReceipt) for answer in answers)
    expect_equal((first.state, first.items), (ProfileState.REFUSED.value, ()), "state")
    expect(again == first, "the same receipt", "another one")
    expect_problem(_hand_over(bench, told, _ITEMS), Problem.CONFLICT, 409)


@check("profile.revoked", Clause.PROFILES, Need.MAILBOX)
def revoked(bench: Bench) -> None:
    """A withdrawal takes the consent back, and name and address out of the feed."""
    visit, told = _standing(bench)
    cursor = bench.last_seq()
    log_in(bench, visit)
    leave(visit)
    ended = bench.feed(after=cursor)
    expect_equal([event.kind for event in ended], [EventType.PROFILE_REVOKED.value], "events")
    expect(ended[0].data.get("consent_id") == told.consent_id, "that consent", "another one")
    for event in bench.feed():
        if event.kind == EventType.PROFILE_REQUESTED:
            is_other = event.data.get("consent_id") != told.consent_id
            is_empty = not event.data.get("name") and not event.data.get("email")
            expect(is_other or is_empty, "no name and no address", "one")
    expect_problem(_hand_over(bench, told, _ITEMS), Problem.CONSENT_REQUIRED, 403)
    _offer(bench)


def _offer(bench: Bench, *items: ProfileItem) -> None:
    body = canonical.encode(ProfileOffer(items=items))
    expect_status(bench.device.ask("PUT", _OFFER, body=body), 200)


def _consented(bench: Bench) -> tuple[Visit, ProfileRequested]:
    """Let somebody register who ticks the box, and return what the employer is told."""
    visit, token, cursor = a_visit(bench), bench.device.token(), bench.last_seq()
    form = Page(visit.browser.get(f"/r/{token}").text).form(f"/r/{token}")
    box = "" if form is None else form.values.get(_BOX, "")
    expect(bool(box), f"a box {_BOX} on a personal link", "none")
    register(bench, visit, token, **{_BOX: box})
    found = [typed_data(event) for event in bench.feed(after=cursor)]
    told = [data for data in found if isinstance(data, ProfileRequested)]
    expect_equal(len(told), 1, "profile.requested")
    return visit, told[0]


def _standing(bench: Bench) -> tuple[Visit, ProfileRequested]:
    if bench.consent is None:
        raise NotCheckedError(Why.NOT_REGISTERED)
    return bench.consent


def _who(visit: Visit) -> tuple[str, str, str]:
    return visit.token, visit.person.name, visit.person.email


def _hand_over(
    bench: Bench,
    told: ProfileRequested,
    items: tuple[ProfileItem, ...],
    *,
    text: str = "大学",
    token: str = "",
) -> Answer:
    profile = ProfileHandOver(
        token=token or told.token, consent_id=told.consent_id, items=dict.fromkeys(items, text)
    )
    return bench.device.ask("POST", "/v1/profiles", body=canonical.encode(profile))


def _refuse(bench: Bench, told: ProfileRequested, code: RefusalCode) -> Answer:
    body = canonical.encode(ProfileRefusal(code=code))
    return bench.device.ask("PUT", f"/v1/profiles/{told.consent_id}/refusal", body=body)


CHECKS: Final[tuple[Check, ...]] = (offer, offer_form, no_consent, profile_form)
AFTER_REGISTRATIONS: Final[tuple[Check, ...]] = (asked, exact, handed_over, refused, revoked)
