"""Sends requests exactly as they stand, right or wrong, and keeps every answer."""

import http.cookiejar
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, TypeVar
from urllib.parse import urlsplit

import msgspec
import requests

from wire import signatures
from wire.enrolment_string import is_loopback_literal
from wire.problems import ProblemDetail
from wire.signatures import Request

_TIMEOUT_S: Final = (10, 60)
_MOST_BYTES: Final = 16 * 1024 * 1024
_MOST_NAME: Final = 60
_ERRORS_FROM: Final = 400
_SIGNED: Final = ("/v1/", "/.well-known/")
_NO_PROBLEM: Final = ProblemDetail("", 0)
_Message = TypeVar("_Message")


class UnusableAddressError(ValueError):
    """Plain HTTP is for loopback literals only."""


class NoAnswerError(Exception):
    """Nothing came back. The message is the kind of failure, without an address."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back, and for which request.

    Attributes:
        request: The request as it was sent.
        status: HTTP status.
        headers: By lower-case name.
        body: As received.
        cookies: Every `Set-Cookie` header, as it stands.
    """

    request: Request
    status: int
    headers: Mapping[str, str]
    body: bytes = b""
    cookies: tuple[str, ...] = ()

    @property
    def is_signed_part(self) -> bool:
        """Whether it belongs to the exchange with desktops, where every answer is signed."""
        return self.request.path.startswith(_SIGNED)

    @property
    def is_refusal(self) -> bool:
        """Whether the agency said no."""
        return self.status >= _ERRORS_FROM

    @property
    def problem(self) -> ProblemDetail:
        """The refusal it carries, whatever its media type; an empty one for none."""
        if not self.is_refusal:
            return _NO_PROBLEM
        return self.read(ProblemDetail) or _NO_PROBLEM

    @property
    def summary(self) -> str:
        """Status and problem type, which say nothing about anybody."""
        kind = self.problem.kind.rpartition(":")[2]
        name = "".join(sign for sign in kind if sign.isascii() and sign.isprintable())
        return f"{self.status} {name[:_MOST_NAME]}".strip()

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode("utf-8", errors="replace")

    def read(self, kind: type[_Message]) -> _Message | None:
        """Return the body as a message, or `None` if it is none."""
        try:
            return msgspec.json.decode(self.body, type=kind)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            return None


@dataclass(slots=True)
class Client:
    """One address, and everything it has answered.

    Attributes:
        base_url: Scheme and authority.
        session: Connections; a test may put another transport into it.
        answers: Every answer so far, in order.
        clock_offset_s: How far the agency's clock is ahead of this machine's.
    """

    base_url: str
    session: requests.Session = field(default_factory=requests.Session)
    answers: list[Answer] = field(default_factory=list)
    clock_offset_s: int = 0

    def __post_init__(self) -> None:
        """Refuse what could be read on the way, and keep no state between requests.

        Raises:
            UnusableAddressError: The address is no HTTPS address and no loopback literal.
        """
        parts = urlsplit(self.base_url)
        is_plain = parts.scheme == "http" and is_loopback_literal(parts.netloc)
        if parts.scheme != "https" and not is_plain:
            raise UnusableAddressError
        self.base_url = f"{parts.scheme}://{parts.netloc}"
        self.session.trust_env = not is_plain
        self.session.auth = _no_credentials
        self.session.headers.clear()
        self.session.cookies.set_policy(http.cookiejar.DefaultCookiePolicy(allowed_domains=[]))

    @property
    def authority(self) -> str:
        """Host and port as signatures name them."""
        parts = urlsplit(self.base_url)
        return signatures.authority_of(parts.netloc, parts.scheme)

    def now(self) -> int:
        """Return the agency's time in seconds since 1970."""
        return int(time.time()) + self.clock_offset_s

    def send(self, request: Request, body: bytes = b"") -> Answer:
        """Send a request as it stands.

        Raises:
            NoAnswerError: Nothing came back.
        """
        query = f"?{request.query}" if request.query else ""
        headers = {"accept-encoding": "identity", "accept": "*/*"} | dict(request.headers)
        try:
            with self.session.request(
                request.method,
                f"{self.base_url}{request.path}{query}",
                data=body or None,
                headers=headers,
                timeout=_TIMEOUT_S,
                allow_redirects=False,
                stream=True,
            ) as response:
                answer = _answer(request, response)
        except requests.RequestException as error:
            # The library's message holds the address, and the address may hold a token.
            raise NoAnswerError(type(error).__name__) from None
        self.answers.append(answer)
        return answer


def _answer(request: Request, response: requests.Response) -> Answer:
    body = bytearray()
    for chunk in response.iter_content(64 * 1024):
        body += chunk
        if len(body) > _MOST_BYTES:
            raise NoAnswerError("more than 16 MiB")
    headers = {name.lower(): value for name, value in response.headers.items()}
    cookies = tuple(response.raw.headers.getlist("Set-Cookie"))
    return Answer(request, response.status_code, headers, bytes(body), cookies)


def _no_credentials(request: requests.PreparedRequest) -> requests.PreparedRequest:
    return request
