"""Puts the web application together."""

import logging
from typing import Any

from litestar import Litestar, Response, get
from litestar.datastructures import State
from litestar.di import Provide
from litestar.exceptions import HTTPException
from litestar.types import ASGIApp

from agency import openapi
from agency.refusal import Refusal
from agency.routes import candidate, exchange, own_page
from agency.routes.exchange import AnyRequest
from agency.routes.pages import make_look, painter
from agency.routes.signing import SIGNED_PATHS, SignedAnswers
from agency.service.context import Agency
from wire import canonical
from wire.problems import MEDIA_TYPE, Problem, ProblemDetail

log = logging.getLogger(__name__)
_NOT_FOUND = 404
_SERVER_ERROR = 500


@get(openapi.PATH, sync_to_thread=False)
def publish_contract() -> Response[bytes]:
    """Return the contract as an OpenAPI document. The same for everybody, and not signed."""
    headers = {"Cache-Control": "public, max-age=3600", "X-Content-Type-Options": "nosniff"}
    return Response(openapi.document(), media_type="application/json", headers=headers)


def make_app(agency: Agency) -> ASGIApp:
    """Return the application of one agency."""
    look = make_look()
    app = Litestar(
        [publish_contract, *exchange.HANDLERS, *candidate.HANDLERS, *own_page.HANDLERS],
        dependencies={
            "agency": Provide(lambda: agency, sync_to_thread=False),
            "look": Provide(lambda: look, sync_to_thread=False),
        },
        exception_handlers={
            Refusal: _refused,
            HTTPException: _strayed,
            Exception: _crashed,
        },
        openapi_config=None,
        logging_config=None,
        request_max_body_size=None,
        state=State({"agency": agency, "look": look}),
    )
    return SignedAnswers(app, agency)


def problem(detail: ProblemDetail) -> Response[bytes]:
    """Return a refusal as `application/problem+json`."""
    headers = {}
    if detail.retry_after_s is not None:
        headers["Retry-After"] = str(detail.retry_after_s)
    return Response(
        canonical.encode(detail), media_type=MEDIA_TYPE, status_code=detail.status, headers=headers
    )


def _refused(_request: AnyRequest, error: Refusal) -> Response[bytes]:
    log.info("refused: %s", error.detail.kind)
    return problem(error.detail)


def _strayed(request: AnyRequest, error: HTTPException) -> Response[Any]:  # Any: JSON or a page
    if request.url.path.startswith(SIGNED_PATHS):
        return problem(ProblemDetail(Problem.NOT_FOUND.value, error.status_code))
    return _page(request, "missing", _NOT_FOUND)


def _crashed(request: AnyRequest, error: Exception) -> Response[Any]:  # Any: JSON or a page
    # The message of a stray exception may hold what somebody entered; its kind and place do not.
    place = error.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    line = place.tb_lineno if place is not None else 0
    module = place.tb_frame.f_globals.get("__name__", "") if place is not None else ""
    log.error("request failed: %s in %s at line %d", type(error).__name__, module, line)
    if request.url.path.startswith(SIGNED_PATHS):
        return problem(ProblemDetail(Problem.UNAVAILABLE.value, _SERVER_ERROR))
    return _page(request, "failed", _SERVER_ERROR)


def _page(request: AnyRequest, name: str, status: int) -> Response[str]:
    agency: Agency = request.app.state.agency
    return painter(request, agency, request.app.state.look).message(name, status=status)
