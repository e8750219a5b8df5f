"""The relay page: a GET shows, a POST asks for a code, the code registers."""

import secrets
from typing import Final
from urllib.parse import urlsplit

from anyio import to_thread
from litestar import Response, get, post, route
from litestar.datastructures import Cookie
from litestar.params import FromPath

from agency import matching
from agency.clock import TOKYO
from agency.routes import consent_texts
from agency.routes.exchange import AnyRequest, GivenAgency
from agency.routes.face import address_of
from agency.routes.pages import (
    GivenLook,
    Painter,
    html_page,
    painter,
    read_form,
    style_sheet,
)
from agency.service import registrations
from agency.service.context import Agency
from agency.service.links import Link
from agency.service.registrations import Form, Outcome
from agency.service.triggers import Visitor
from agency.store.people import PersonalData
from wire.link_token import TokenKind

DEVICE_COOKIE: Final = "cr_device"
_DEVICE_DAYS: Final = 400
_DAY_S: Final = 86_400
_MAX_NAME: Final = 100
_STOP_KEY: Final = 64
_PLACE: Final = "@token@"
_MAX_DRAWN: Final = 5_000


@route("/r/{token:str}", http_method=["GET", "HEAD"], sync_to_thread=False)
def show(request: AnyRequest, token: FromPath[str]) -> Response[str]:
    """Show the page of a link. Changes nothing and sets no cookie."""
    # Mail scanners ask for this most of all; giving it what it needs would double its time.
    agency, look = request.app.state.agency, request.app.state.look
    page = painter(request, agency, look)
    link = agency.links.resolve(token)
    return (
        page.message("missing", status=404) if link is None else html_page(_untouched(page, link))
    )


@post("/r/{token:str}", status_code=200)
async def ask(
    request: AnyRequest, agency: GivenAgency, look: GivenLook, token: FromPath[str]
) -> Response[str]:
    """Take the form and mail a code."""
    fields = await read_form(request)
    page = painter(request, agency, look, fields.get("lang", ""))
    address = address_of(request.scope)

    def act() -> Response[str]:
        link = agency.links.resolve(token)
        if link is None:
            return page.message("missing", status=404)
        if not may_post(agency, address):
            return page.slow()
        form = _check(fields, page, link)
        if isinstance(form, dict):
            return _landing(page, link, fields, form)
        begun = registrations.begin(agency, link, form)
        if begun.outcome is not Outcome.MAILED:
            return page.outcome(begun.outcome)
        return _code_page(page, link.text, begun.pending_id)

    return await to_thread.run_sync(act)


@post("/r/{token:str}/confirm", status_code=200)
async def confirm(
    request: AnyRequest, agency: GivenAgency, look: GivenLook, token: FromPath[str]
) -> Response[str]:
    """Take the code and register the person."""
    fields = await read_form(request)
    page = painter(request, agency, look, fields.get("lang", ""))
    known = request.cookies.get(DEVICE_COOKIE, "")
    visitor = Visitor(address_of(request.scope), known or secrets.token_hex(16))

    def act() -> Response[str]:
        if not may_post(agency, visitor.address):
            return page.slow()
        pending_id = fields.get("pending", "")
        code = digits_of(fields.get("code", ""))
        outcome = registrations.confirm(agency, pending_id, code, visitor)
        if outcome is Outcome.WRONG_CODE:
            return _code_page(page, token, pending_id, error=page.words["error_code"])
        if outcome is not Outcome.REGISTERED:
            return page.outcome(outcome)
        return page.message("done", cookies=(_device_cookie(agency, visitor),))

    return await to_thread.run_sync(act)


@route("/stop/{code:str}", http_method=["GET", "HEAD"], sync_to_thread=False)
def show_stop(
    request: AnyRequest, agency: GivenAgency, look: GivenLook, code: FromPath[str]
) -> Response[str]:
    """Show the page that stops code mails. Changes nothing."""
    page = painter(request, agency, look)
    if not _is_stop_code(agency, code):
        return page.message("missing", status=404)
    return page.draw("stop.html", code=code)


@post("/stop/{code:str}", status_code=200)
async def stop(
    request: AnyRequest, agency: GivenAgency, look: GivenLook, code: FromPath[str]
) -> Response[str]:
    """Send no more code mails to the address of this link."""
    fields = await read_form(request)
    page = painter(request, agency, look, fields.get("lang", ""))

    def act() -> Response[str]:
        if not _is_stop_code(agency, code):
            return page.message("missing", status=404)
        registrations.stop_mails(agency, code[:_STOP_KEY])
        return page.message("stopped")

    return await to_thread.run_sync(act)


@get("/privacy", sync_to_thread=False)
def privacy(request: AnyRequest, agency: GivenAgency, look: GivenLook) -> Response[str]:
    """Show the privacy notice."""
    page = painter(request, agency, look)
    name = agency.profile.agency.name
    return page.draw(
        "message.html",
        heading=page.words["privacy_title"],
        paragraphs=[page.words[f"privacy_{part}"].format(agency=name) for part in range(1, 6)],
        own_page_link=False,
    )


@get("/assets/page.css", sync_to_thread=False)
def style() -> Response[bytes]:
    """Return the style of the pages."""
    return Response(
        style_sheet(),
        media_type="text/css",
        headers={"Cache-Control": "public, max-age=3600", "X-Content-Type-Options": "nosniff"},
    )


HANDLERS: Final = (show, ask, confirm, show_stop, stop, privacy, style)


def may_post(agency: Agency, address: str) -> bool:
    """Count a form from a network address; return whether it may be taken."""
    most = agency.policy.posts_per_minute
    if most is None:
        return True
    now = agency.clock.now()
    return agency.buckets.wait_s(f"form {address}", per_minute=most, burst=most, now=now) == 0


def digits_of(text: str) -> str:
    """Return a code as digits: full width read as half, spaces and hyphens left out."""
    return matching.half_width(text).replace("-", "").replace(" ", "")


def is_secure(agency: Agency) -> bool:
    """Tell whether cookies may insist on HTTPS; on loopback there is none."""
    return urlsplit(agency.public_url).scheme == "https"


def _untouched(page: Painter, link: Link) -> str:
    """Return the page nobody has entered anything on, drawn once per link key and language."""
    drawn = page.look.drawn
    key = (link.link_key, link.token.kind, page.language)
    if key not in drawn:
        if len(drawn) >= _MAX_DRAWN:
            drawn.clear()
        values = _landing_values(page, link) | {"token": _PLACE}
        drawn[key] = page.html("landing.html", values={}, errors={}, **values)
    return drawn[key].replace(_PLACE, link.text)


def _landing(
    page: Painter, link: Link, values: dict[str, str], errors: dict[str, str]
) -> Response[str]:
    shown = _landing_values(page, link)
    html = page.html("landing.html", values=values, errors=errors, **shown)
    return html_page(html, status=422)


def _landing_values(page: Painter, link: Link) -> dict[str, object]:
    until = link.valid_until.astimezone(TOKYO)
    written = f"{until.year}年{until.month}月{until.day}日" if page.language == "ja" else None
    employer = link.link_key.employer
    name, is_personal = employer.name, link.token.kind is TokenKind.PERSONAL
    is_asked = is_personal and bool(employer.offered_items)
    profile = consent_texts.of_profile(page.words, name, employer.offered_items)
    return {
        "profile": profile if is_asked else None,
        "company": name,
        "short_company": matching.short_company(name),
        "token": link.text,
        "is_personal": is_personal,
        "ratio": page.agency.terms_for(employer).ratio,
        "valid_until": written or until.date().isoformat(),
    }


def _code_page(page: Painter, token: str, pending_id: str, error: str = "") -> Response[str]:
    return page.draw(
        "code.html",
        status=422 if error else 200,
        action=f"/r/{token}/confirm",
        pending=pending_id,
        minutes=page.agency.policy.pending_minutes,
        button=page.words["code_send"],
        error=error,
    )


def _check(fields: dict[str, str], page: Painter, link: Link) -> Form | dict[str, str]:
    """Return the checked form, or the words that stand beside its faulty fields."""
    read = {
        "name": fields.get("name", "").strip()[:_MAX_NAME] or None,
        "kana": matching.kana(fields.get("kana", "")[:_MAX_NAME]),
        "email": matching.email(fields.get("email", "")),
        "phone": matching.phone(fields.get("phone", "")),
    }
    errors = {name: page.words[f"error_{name}"] for name, value in read.items() if value is None}
    if fields.get("consent_service") != "yes":
        errors["consent_service"] = page.words["error_consent"]
    version = page.agency.profile.agency.privacy_version
    if fields.get("policy_version", version) != version:
        # The page was open while the text changed: nobody agrees to what was not shown.
        errors["consent_service"] = page.words["error_policy_version"]
    if errors:
        return errors
    values = {name: value for name, value in read.items() if value is not None}
    is_personal = link.token.kind is TokenKind.PERSONAL
    offered = link.link_key.employer.offered_items
    is_agreed = is_personal and fields.get("consent_profile") == " ".join(offered)
    return Form(
        data=PersonalData(**values),
        is_disclosed=fields.get("consent_disclose") == "yes",
        policy_version=page.agency.profile.agency.privacy_version,
        language=page.language,
        profile_items=offered if is_agreed else (),
        texts=_texts(page, link),
    )


def _texts(page: Painter, link: Link) -> dict[str, str]:
    """Return every text a person may agree to on this page, by purpose."""
    employer = link.link_key.employer
    texts = {
        "service": consent_texts.of_service(page.words),
        "disclose": consent_texts.of_disclosure(page.words, employer.name),
        "profile": consent_texts.of_profile(page.words, employer.name, employer.offered_items),
    }
    return {purpose: text.whole for purpose, text in texts.items()}


def _is_stop_code(agency: Agency, code: str) -> bool:
    expected = registrations.stop_code(agency, code[:_STOP_KEY])
    return secrets.compare_digest(expected.encode(), code.encode())


def _device_cookie(agency: Agency, visitor: Visitor) -> Cookie:
    return Cookie(
        key=DEVICE_COOKIE,
        value=visitor.device,
        path="/r",
        max_age=_DEVICE_DAYS * _DAY_S,
        httponly=True,
        secure=is_secure(agency),
        samesite="lax",
    )
