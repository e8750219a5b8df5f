"""`/me`: log-in by code, and the forms of a session, each with its CSRF token."""

from collections.abc import Callable
from dataclasses import asdict
from typing import Final

from anyio import to_thread
from litestar import Response, get, post
from litestar.background_tasks import BackgroundTask
from litestar.datastructures import Cookie

from agency import matching
from agency.clock import TOKYO, moment
from agency.routes import consent_texts
from agency.routes.candidate import digits_of, is_secure, may_post
from agency.routes.exchange import AnyRequest, GivenAgency
from agency.routes.face import address_of
from agency.routes.pages import HEADERS, GivenLook, Look, Painter, painter, read_form
from agency.service import own_page
from agency.service.context import Agency
from agency.service.own_page import OwnPage, OwnRegistration
from agency.service.registrations import Outcome
from agency.service.sessions import LIFETIME, Session

SESSION_COOKIE: Final = "cr_session"
Form = dict[str, str]


@get("/me", sync_to_thread=True)
def show(request: AnyRequest, agency: GivenAgency, look: GivenLook) -> Response[str]:
    """Show the log-in form, or the own page where a session is open."""
    page = painter(request, agency, look)
    session = _session(request, agency)
    return _login(page) if session is None else _own(page, session)


@post("/me/login", status_code=200)
async def log_in(request: AnyRequest, agency: GivenAgency, look: GivenLook) -> Response[str]:
    """Mail a code; the answer does not tell whether the address is known."""
    fields = await read_form(request)
    page = painter(request, agency, look, fields.get("lang", ""))
    address = address_of(request.scope)

    def act() -> Response[str]:
        if not may_post(agency, address):
            return page.slow()
        email = matching.email(fields.get("email", ""))
        if email is None:
            return _login(page, fields, {"email": page.words["error_email"]})
        begun = own_page.begin_login(agency, email, page.language)
        if begun.outcome is not Outcome.MAILED:
            return page.outcome(begun.outcome)
        answer = _code_page(page, begun.pending_id)
        answer.background = BackgroundTask(
            to_thread.run_sync, own_page.send_code, agency, begun.mail
        )
        return answer

    return await to_thread.run_sync(act)


@post("/me/session", status_code=200)
async def open_session(request: AnyRequest, agency: GivenAgency, look: GivenLook) -> Response[str]:
    """Open a session for a right code."""
    fields = await read_form(request)
    page = painter(request, agency, look, fields.get("lang", ""))
    address = address_of(request.scope)
    if request.headers.get("sec-fetch-site") == "cross-site":
        # Nobody is logged in to somebody else's page by a form from elsewhere.
        return page.message("expired", status=403)

    def act() -> Response[str]:
        if not may_post(agency, address):
            return page.slow()
        pending_id = fields.get("pending", "")
        opened = own_page.finish_login(agency, pending_id, digits_of(fields.get("code", "")))
        if isinstance(opened, Session):
            return _own(page, opened, cookies=(_cookie(agency, opened.id),))
        if opened is Outcome.WRONG_CODE:
            return _code_page(page, pending_id, page.words["error_code"])
        return page.outcome(opened)

    return await to_thread.run_sync(act)


@post("/me/details", status_code=200)
async def save_details(request: AnyRequest, agency: GivenAgency, look: GivenLook) -> Response[str]:
    """Save the optional fields."""

    def act(page: Painter, session: Session, fields: Form) -> Response[str]:
        own_page.complete(agency, session.person_key, fields)
        return _own(page, session, saved=True)

    return await _in_session(request, agency, look, act)


@post("/me/disclosure", status_code=200)
async def choose_disclosure(
    request: AnyRequest, agency: GivenAgency, look: GivenLook
) -> Response[str]:
    """Let the employer know of a registration, or take that back."""

    def act(page: Painter, session: Session, fields: Form) -> Response[str]:
        own_page.disclose(
            agency,
            session.person_key,
            fields.get("registration", ""),
            is_disclosed=fields.get("choice") == "yes",
            text=_disclosure_text(page, session, fields.get("registration", "")),
        )
        return _own(page, session, saved=True)

    return await _in_session(request, agency, look, act)


@post("/me/profile", status_code=200)
async def choose_profile(
    request: AnyRequest, agency: GivenAgency, look: GivenLook
) -> Response[str]:
    """Agree to receive the items a company offers, or take that back and erase them."""

    def act(page: Painter, session: Session, fields: Form) -> Response[str]:
        name = fields.get("registration", "")
        choice, found = fields.get("choice", ""), _found(page, session, name)
        if not choice:
            own_page.forbid_profile(agency, session.person_key, name)
        elif found is not None and choice == " ".join(found.offered_items):
            text = _profile_text(page, found)
            own_page.allow_profile(
                agency, session.person_key, name, items=found.offered_items, text=text
            )
        return _own(page, session, saved=True)

    return await _in_session(request, agency, look, act)


@post("/me/contact", status_code=200)
async def stop_contact(request: AnyRequest, agency: GivenAgency, look: GivenLook) -> Response[str]:
    """Ask an employer for no more contact."""

    def act(page: Painter, session: Session, fields: Form) -> Response[str]:
        own_page.stop_contact(agency, session.person_key, fields.get("registration", ""))
        return _own(page, session, saved=True)

    return await _in_session(request, agency, look, act)


@post("/me/export", status_code=200)
async def export(request: AnyRequest, agency: GivenAgency, look: GivenLook) -> Response[str]:
    """Return everything kept about the person as a JSON file."""

    def act(page: Painter, session: Session, _fields: Form) -> Response[str]:
        own = own_page.read(agency, session.person_key)
        if own is None:
            return _login(page)
        headers = {**HEADERS, "Content-Disposition": 'attachment; filename="registration.json"'}
        text = own_page.export(own).decode()
        return Response(text, media_type="application/json", headers=headers)

    return await _in_session(request, agency, look, act)


@post("/me/withdraw", status_code=200)
async def withdraw(request: AnyRequest, agency: GivenAgency, look: GivenLook) -> Response[str]:
    """Erase the person's data; the credit stays."""

    def act(page: Painter, session: Session, fields: Form) -> Response[str]:
        if fields.get("confirm") != "yes":
            return _own(page, session, error=page.words["error_withdraw"])
        own_page.withdraw(agency, session.person_key)
        return page.message("withdrawn", cookies=(_no_cookie(agency),))

    return await _in_session(request, agency, look, act)


@post("/me/logout", status_code=200)
async def log_out(request: AnyRequest, agency: GivenAgency, look: GivenLook) -> Response[str]:
    """Close the person's sessions."""

    def act(page: Painter, session: Session, _fields: Form) -> Response[str]:
        agency.sessions.close_all_of(session.person_key)
        return _login(page, cookies=(_no_cookie(agency),))

    return await _in_session(request, agency, look, act)


HANDLERS: Final = (
    show,
    log_in,
    open_session,
    save_details,
    choose_disclosure,
    choose_profile,
    stop_contact,
    export,
    withdraw,
    log_out,
)


async def _in_session(
    request: AnyRequest,
    agency: Agency,
    look: Look,
    act: Callable[[Painter, Session, Form], Response[str]],
) -> Response[str]:
    """Run an act for a form that came from a page of an open session, else show the log-in."""
    fields = await read_form(request)
    page = painter(request, agency, look, fields.get("lang", ""))
    session = _session(request, agency)
    if session is None or not session.is_own_form(fields.get("csrf", "")):
        return page.message("expired", status=403)
    return await to_thread.run_sync(act, page, session, fields)


def _session(request: AnyRequest, agency: Agency) -> Session | None:
    name = request.cookies.get(SESSION_COOKIE, "")
    return agency.sessions.find(name, now=agency.clock.now())


def _login(
    page: Painter,
    values: Form | None = None,
    errors: Form | None = None,
    cookies: tuple[Cookie, ...] = (),
) -> Response[str]:
    status = 422 if errors else 200
    return page.draw(
        "login.html", status=status, cookies=cookies, values=values or {}, errors=errors or {}
    )


def _code_page(page: Painter, pending_id: str, error: str = "") -> Response[str]:
    return page.draw(
        "code.html",
        status=422 if error else 200,
        action="/me/session",
        pending=pending_id,
        minutes=page.agency.policy.pending_minutes,
        button=page.words["code_login"],
        error=error,
    )


def _own(
    page: Painter,
    session: Session,
    *,
    cookies: tuple[Cookie, ...] = (),
    saved: bool = False,
    error: str = "",
) -> Response[str]:
    own = own_page.read(page.agency, session.person_key)
    if own is None:
        return _login(page, cookies=(_no_cookie(page.agency),))
    return page.draw(
        "me.html",
        status=422 if error else 200,
        cookies=cookies,
        csrf=session.csrf,
        data={**asdict(own.data), "phone": matching.shown_phone(own.data.phone)},
        registrations=[_listed(page, found) for found in own.registrations],
        consents=_agreed(page, own),
        saved=saved,
        error=error,
    )


def _listed(page: Painter, found: OwnRegistration) -> dict[str, object]:
    own, words = found.registration, page.words
    names = found.handed_over or dict.fromkeys(found.consented_items, "")
    offer = consent_texts.of_profile(words, own.company, found.offered_items)
    return {
        "id": own.registration_id,
        "company": own.company,
        "date": _date(own.confirmed_at),
        "is_personal": own.is_personal,
        "is_disclosed": own.is_disclosed,
        "is_contact_stopped": own.is_contact_stopped,
        "profile": found.profile.value if found.profile else "",
        "item_names": consent_texts.item_names(words, list(names)),
        "handed_over": [(words[f"item_{item}"], text) for item, text in found.handed_over.items()],
        "offer": offer if found.offered_items else None,
    }


def _agreed(page: Painter, own: OwnPage) -> list[dict[str, str]]:
    companies = {
        found.registration.registration_id: found.registration.company
        for found in own.registrations
    }
    words = page.words
    return [
        {
            "what": words[f"consent_of_{each.purpose}"].format(
                company=matching.short_company(companies.get(each.registration_id, ""))
            ),
            "given": words["consent_given"].format(
                date=_date(each.given_at), version=each.text_version
            ),
            "withdrawn": ""
            if each.withdrawn_at is None
            else words["consent_withdrawn"].format(date=_date(each.withdrawn_at)),
        }
        for each in own.consents
    ]


def _date(stored: int) -> str:
    return moment(stored).astimezone(TOKYO).date().isoformat()


def _found(page: Painter, session: Session, name: str) -> OwnRegistration | None:
    own = own_page.read(page.agency, session.person_key)
    listed = () if own is None else own.registrations
    return next((each for each in listed if each.registration.registration_id == name), None)


def _disclosure_text(page: Painter, session: Session, name: str) -> str:
    found = _found(page, session, name)
    company = "" if found is None else found.registration.company
    return consent_texts.of_disclosure(page.words, company).whole


def _profile_text(page: Painter, found: OwnRegistration) -> str:
    company = found.registration.company
    return consent_texts.of_profile(page.words, company, found.offered_items).whole


def _cookie(agency: Agency, value: str, max_age: int = int(LIFETIME.total_seconds())) -> Cookie:
    return Cookie(
        key=SESSION_COOKIE,
        value=value,
        path="/me",
        max_age=max_age,
        httponly=True,
        secure=is_secure(agency),
        samesite="lax",
    )


def _no_cookie(agency: Agency) -> Cookie:
    return _cookie(agency, "", 0)
