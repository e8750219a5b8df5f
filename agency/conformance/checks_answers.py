"""What holds for every answer of a run, looked at when all have come."""

import time
from collections.abc import Iterable
from typing import Final

from agency.conformance.bench import Bench
from agency.conformance.browser import Page
from agency.conformance.checking import (
    Check,
    Clause,
    DeviationError,
    Need,
    NotCheckedError,
    Why,
    check,
)
from agency.conformance.client import Answer
from wire import keys, limits, link_token, signatures
from wire.problems import MEDIA_TYPE, Problem, ProblemDetail
from wire.signatures import Response, SignatureError

_PROBLEMS: Final = frozenset(problem.value for problem in Problem)
_READING: Final = frozenset({"GET", "HEAD"})
_CSP: Final = frozenset(
    {
        "default-src 'none'",
        "style-src 'self'",
        "img-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    }
)
_PAGE_HEADERS: Final = {
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-robots-tag": "noindex",
}
_LINK: Final = "/r/"
_SERVER_ERROR: Final = 500
_NOT_IMPLEMENTED: Final = 501


def _place(answer: Answer) -> str:
    """Return where an answer came from, without token, code or identifier."""
    parts = answer.request.path.split("/")[:3]
    is_page = not answer.is_signed_part
    return f"{answer.request.method} {'/'.join(parts[: 2 if is_page else 3])} {answer.summary}"


def _none_of(wrong: Iterable[Answer], expected: str, came: str) -> None:
    found = list(wrong)
    if found:
        raise DeviationError(expected, f"{came}: {len(found)}, such as {_place(found[0])}")


def _signed_part(bench: Bench) -> list[Answer]:
    return [answer for answer in bench.client.answers if answer.is_signed_part]


def _pages(bench: Bench) -> list[Answer]:
    return [answer for answer in bench.client.answers if not answer.is_signed_part]


@check("answers.signed", Clause.TRANSPORT, Need.NOTHING)
def signed(bench: Bench) -> None:
    """Every answer is signed by the agency's key for exactly its request, refusals included."""
    key = bench.agency_key
    if key is None:
        raise NotCheckedError(Why.NOTHING_TO_SEE)
    wrong, codes = [], set()
    for answer in _signed_part(bench):
        try:
            face = Response(answer.status, answer.headers)
            params = signatures.verify_response(face, answer.request, key)
        except SignatureError as error:
            wrong.append(answer)
            codes.add(str(error))
        else:
            if params.keyid != keys.agency_key_id(key):
                wrong.append(answer)
                codes.add("keyid")
    _none_of(wrong, "a signature over every answer and its request", " ".join(sorted(codes)))


@check("answers.digest", Clause.TRANSPORT, Need.NOTHING)
def digest(bench: Bench) -> None:
    """Every answer has the digest of its bytes."""
    _none_of(
        (
            answer
            for answer in _signed_part(bench)
            if not signatures.is_digest_of(answer.headers.get("content-digest", ""), answer.body)
        ),
        "Content-Digest of the bytes received",
        "missing or false",
    )


@check("answers.created", Clause.TRANSPORT, Need.NOTHING)
def created(bench: Bench) -> None:
    """Every answer was signed now, so that none is an old one."""
    now = time.time() + bench.client.clock_offset_s
    wrong = []
    for answer in _signed_part(bench)[-20:]:
        try:
            params = signatures.parse_input(answer.headers)
        except SignatureError:
            continue
        if abs(params.created - now) > 2 * limits.CLOCK_WINDOW_S:
            wrong.append(answer)
    _none_of(wrong, "created within the last minutes", "another time")


@check("answers.problems", Clause.TRANSPORT, Need.NOTHING)
def problems(bench: Bench) -> None:
    """Every refusal is a problem of a type the contract names, with its own status."""
    refusals = [
        answer
        for answer in _signed_part(bench)
        if answer.is_refusal and answer.request.method != "HEAD"
    ]
    wrong = [
        answer
        for answer in refusals
        if answer.headers.get("content-type", "").partition(";")[0].strip() != MEDIA_TYPE
        or answer.read(ProblemDetail) is None
        or answer.problem.kind not in _PROBLEMS
        or answer.problem.status != answer.status
    ]
    _none_of(wrong, "application/problem+json of a known type", "something else")


@check("answers.media", Clause.TRANSPORT, Need.NOTHING)
def media(bench: Bench) -> None:
    """Every other answer is JSON."""
    wrong = [
        answer
        for answer in _signed_part(bench)
        if not answer.is_refusal
        and answer.body
        and answer.headers.get("content-type", "").partition(";")[0].strip() != "application/json"
    ]
    _none_of(wrong, "application/json", "something else")


@check("answers.rate", Clause.TRANSPORT, Need.NOTHING)
def rate(bench: Bench) -> None:
    """Whoever asks too often is told how long to wait."""
    slowed = [a for a in _signed_part(bench) if a.problem.kind == Problem.RATE_LIMITED.value]
    if not slowed:
        raise NotCheckedError(Why.NOTHING_TO_SEE)
    wrong = [answer for answer in slowed if not answer.problem.retry_after_s]
    _none_of(wrong, "429 with retry_after_s", "no time")


@check("answers.crashes", Clause.TRANSPORT, Need.NOTHING)
def crashes(bench: Bench) -> None:
    """Nothing that was sent makes the agency fail."""
    wrong = [
        answer
        for answer in bench.client.answers
        if answer.status >= _SERVER_ERROR and answer.status != _NOT_IMPLEMENTED
    ]
    _none_of(wrong, "no status from 500 on", "failures")


@check("answers.cookies", Clause.REGISTRATION, Need.NOTHING)
def cookies(bench: Bench) -> None:
    """GET and HEAD set no cookie, and neither does anything desktops ask."""
    wrong = [
        answer
        for answer in bench.client.answers
        if answer.cookies and (answer.request.method in _READING or answer.is_signed_part)
    ]
    _none_of(wrong, "no Set-Cookie", "cookies")


@check("pages.policy", Clause.REGISTRATION, Need.NOTHING)
def policy(bench: Bench) -> None:
    """Every page forbids scripts, foreign resources and framing by its Content-Security-Policy."""
    wrong = []
    for answer in _pages(bench):
        told = answer.headers.get("content-security-policy", "")
        parts = {" ".join(part.split()) for part in told.split(";") if part.strip()}
        if parts != _CSP:
            wrong.append(answer)
    _none_of(wrong, "; ".join(sorted(_CSP)), "another policy")


@check("pages.headers", Clause.REGISTRATION, Need.NOTHING)
def headers(bench: Bench) -> None:
    """No page is stored, indexed or guessed at, and none tells its address to another site."""
    for name, value in _PAGE_HEADERS.items():
        wrong = [answer for answer in _pages(bench) if answer.headers.get(name, "") != value]
        _none_of(wrong, f"{name}: {value}", "another value")


@check("pages.no-script", Clause.REGISTRATION, Need.NOTHING)
def no_script(bench: Bench) -> None:
    """No page needs a script or brings one."""
    wrong = [answer for answer in _pages(bench) if Page(answer.text).has_script]
    _none_of(wrong, "no script", "scripts")


@check("pages.repeat-nothing", Clause.REGISTRATION, Need.NOTHING)
def repeat_nothing(bench: Bench) -> None:
    """A neutral page does not repeat the address it was asked for."""
    wrong = []
    for answer in _pages(bench):
        name = answer.request.path.removeprefix(_LINK)
        is_token = name != answer.request.path and len(name) == link_token.TOKEN_LENGTH
        if is_token and answer.request.method == "GET" and answer.is_refusal:
            wrong += [answer] * (name in answer.text)
    _none_of(wrong, "no token on a neutral page", "one")


CHECKS: Final[tuple[Check, ...]] = (
    signed,
    digest,
    created,
    problems,
    media,
    rate,
    crashes,
    cookies,
    policy,
    headers,
    no_script,
    repeat_nothing,
)
