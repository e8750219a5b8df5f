"""An agency in this process, asked through `requests` without a socket."""

import asyncio
import io
from collections.abc import Callable, MutableMapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import requests
import urllib3
from requests.adapters import BaseAdapter, HTTPAdapter

from agency.app import make_app
from agency.clock import SystemClock
from agency.conformance.mailbox import CodeMail
from agency.server import Options, open_agency
from agency.service import enrolments
from agency.service.context import Agency

ADDRESS = "http://127.0.0.1:9"
Scope = MutableMapping[str, Any]
App = Callable[..., Any]


class AsgiAdapter(BaseAdapter):
    """Carries requests to an application in this process."""

    def __init__(self, app: App) -> None:
        super().__init__()
        self.app = app
        self._loop = asyncio.new_event_loop()
        self._builder = HTTPAdapter()

    def send(self, request: requests.PreparedRequest, **_options: object) -> requests.Response:
        return self._loop.run_until_complete(self._exchange(request))

    async def _exchange(self, request: requests.PreparedRequest) -> requests.Response:
        body = request.body or b""
        body = body.encode() if isinstance(body, str) else body
        waiting = [{"type": "http.request", "body": body, "more_body": False}]
        sent: list[Scope] = []

        async def receive() -> Scope:
            return waiting.pop() if waiting else {"type": "http.disconnect"}

        async def send(message: Scope) -> None:
            sent.append(message)

        await self.app(scope_of(request), receive, send)
        start = next(message for message in sent if message["type"] == "http.response.start")
        answer = b"".join(message.get("body", b"") for message in sent[1:])
        headers = [
            (name.decode("latin-1"), value.decode("latin-1")) for name, value in start["headers"]
        ]
        raw = urllib3.HTTPResponse(
            io.BytesIO(b"" if request.method == "HEAD" else answer),
            headers=urllib3.HTTPHeaderDict(headers),
            status=start["status"],
            preload_content=False,
            request_method=request.method,
        )
        return self._builder.build_response(request, raw)

    def close(self) -> None:
        self._loop.close()


def scope_of(request: requests.PreparedRequest) -> Scope:
    parts = urlsplit(request.url or "")
    headers = [
        (name.lower().encode("latin-1"), value.encode() if isinstance(value, str) else value)
        for name, value in request.headers.items()
    ]
    return {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": request.method,
        "scheme": parts.scheme,
        "path": unquote(parts.path),
        "raw_path": parts.path.encode(),
        "root_path": "",
        "query_string": parts.query.encode(),
        "headers": [(b"host", parts.netloc.encode()), *headers],
        "client": ("127.0.0.1", 50_000),
        "server": (parts.hostname, parts.port),
    }


class MovedClock(SystemClock):
    """The system's clock, moved by hand."""

    def __init__(self) -> None:
        super().__init__()
        self._moved = timedelta()

    def now(self) -> datetime:
        return super().now() + self._moved

    def move(self, by: timedelta) -> None:
        self._moved += by


@dataclass
class SmallMailbox:
    """What the agency mails, kept in memory; anybody's address arrives here."""

    kept: list[tuple[str, str]] = field(default_factory=list)
    people: int = 0
    takes_any_address: bool = True

    def send(self, recipient: str, _subject: str, text: str) -> None:
        self.kept.append((recipient, text))

    def address(self) -> str:
        self.people += 1
        return f"person{self.people}@conformance.example.org"

    def mails_to(self, address: str) -> list[CodeMail]:
        return [CodeMail(text) for recipient, text in self.kept if recipient == address]


def open_small_agency(folder: Path, mailbox: SmallMailbox) -> Agency:
    """Open an agency of the demo policy whose mails stay in this process."""
    options = Options(folder / "agency.sqlite", public_url=ADDRESS, policy="demo")
    opened = open_agency(options, 9)
    # Nothing waits here, so that a run is short; only demo workspaces are left to the real policy.
    policy = replace(opened.policy, takes_demo_devices=False)
    return replace(opened, mailer=mailbox, policy=policy, clock=MovedClock())


def enrolment_string(agency: Agency, company: str = "株式会社みのり精工") -> str:
    return enrolments.create_code(agency, company).text


def session_to(app: App) -> requests.Session:
    session = requests.Session()
    session.mount("http://", AsgiAdapter(app))
    return session


def app_of(agency: Agency) -> App:
    return make_app(agency)
