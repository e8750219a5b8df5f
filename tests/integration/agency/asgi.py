"""The agency's application asked without a socket: an adapter for `requests`."""

import io
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

import requests
from anyio.from_thread import BlockingPortal
from litestar.types import ASGIApp
from requests.adapters import BaseAdapter
from typing_extensions import override
from urllib3 import HTTPHeaderDict, HTTPResponse

from tests.integration.agency.rig import LOOPBACK

_Message = dict[str, Any]  # ASGI's own messages


class AsgiAdapter(BaseAdapter):
    """Hands requests to an application in this process.

    Args:
        portal: Where the application runs.
        app: The application.
    """

    def __init__(self, portal: BlockingPortal, app: ASGIApp) -> None:
        super().__init__()
        self._portal = portal
        self._app = app

    @override
    def send(
        self,
        request: requests.PreparedRequest,
        stream: bool = False,
        timeout: Any = None,
        verify: Any = True,
        cert: Any = None,
        proxies: Mapping[str, str] | None = None,
    ) -> requests.Response:
        sent: list[_Message] = []
        self._portal.call(self._run, request, sent)
        start = next(message for message in sent if message["type"] == "http.response.start")
        body = b"".join(m["body"] for m in sent if m["type"] == "http.response.body")
        headers = HTTPHeaderDict(
            (name.decode("latin-1"), value.decode("latin-1")) for name, value in start["headers"]
        )
        answer = requests.Response()
        answer.status_code = start["status"]
        answer.headers.update(headers)
        answer.url = str(request.url)
        answer.request = request
        body = b"" if request.method == "HEAD" else body
        answer.raw = HTTPResponse(io.BytesIO(body), headers, start["status"], preload_content=False)
        return answer

    @override
    def close(self) -> None:
        """There is nothing to close."""

    async def _run(self, request: requests.PreparedRequest, sent: list[_Message]) -> None:
        body = request.body or b""
        content = body.encode() if isinstance(body, str) else body
        waiting = [{"type": "http.request", "body": content, "more_body": False}]

        async def receive() -> _Message:
            return waiting.pop() if waiting else {"type": "http.disconnect"}

        async def send(message: _Message) -> None:
            sent.append(dict(message))

        await self._app(_scope(request), receive, send)  # type: ignore[arg-type]


def _scope(request: requests.PreparedRequest) -> _Message:
    parts = urlsplit(str(request.url))
    headers = [(name.lower().encode(), value.encode()) for name, value in request.headers.items()]
    return {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": request.method,
        "scheme": parts.scheme,
        "path": parts.path,
        "raw_path": parts.path.encode(),
        "root_path": "",
        "query_string": parts.query.encode(),
        "headers": [(b"host", parts.netloc.encode()), *headers],
        "client": (LOOPBACK, 1),
        "server": (LOOPBACK, 80),
        "state": {},
    }
