"""The loopback address a browser comes back to after a sign-in (RFC 8252, 7.3)."""

import hmac
import queue
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Final
from urllib.parse import parse_qs, urlsplit

from typing_extensions import override

_POLL_S: Final = 0.2
_BROWSER_TIMEOUT_S: Final = 10
_LONGEST: Final = 8192
_DONE: Final = "サインインの結果を Career Relay に渡しました。この画面は閉じてかまいません。"
_DONE_ENGLISH: Final = "Career Relay has the result of the sign-in. You can close this page."
_PAGE: Final = (
    "<!doctype html><html lang='ja'><meta charset='utf-8'><title>Career Relay</title>"
    f"<p>{_DONE}</p><p lang='en'>{_DONE_ENGLISH}</p></html>"
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What the provider said by way of the browser: a code, or an error's name."""

    code: str = field(repr=False)
    error: str


class Redirect:
    """A server on this machine that waits for one answer.

    Attributes:
        address: Where the browser is to come back to.
    """

    def __init__(self, host: str, state: str) -> None:
        self._answers: queue.SimpleQueue[Answer] = queue.SimpleQueue()
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self._server.timeout = _POLL_S
        self._server.state = state
        self._server.answers = self._answers
        self.address = f"http://{host}:{self._server.server_address[1]}/"

    def poll(self) -> Answer | None:
        """Wait a moment; return the answer if it came."""
        self._server.handle_request()
        with suppress(queue.Empty):
            # The request runs in a thread of its own: a browser opens lines it says nothing on.
            return self._answers.get(timeout=_POLL_S)
        return None

    def close(self) -> None:
        """Listen no more."""
        self._server.server_close()


@contextmanager
def wait_for_redirect(host: str, state: str) -> Iterator[Redirect]:
    """Listen on a free port of this machine; only an answer with ``state`` counts."""
    redirect = Redirect(host, state)
    try:
        yield redirect
    finally:
        redirect.close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    state: str
    answers: "queue.SimpleQueue[Answer]"

    @override
    def handle_error(self, request: Any, client_address: Any) -> None:  # socketserver's types
        """Say nothing: a line that breaks here is a browser's business."""


class _Handler(BaseHTTPRequestHandler):
    timeout = _BROWSER_TIMEOUT_S  # type: ignore[mutable-override]  # the way http.server is set

    def do_GET(self) -> None:
        """Take the answer, and say that the page can be closed."""
        found = parse_qs(urlsplit(self.path[:_LONGEST]).query)
        state, code, error = (found.get(name, [""])[0] for name in ("state", "code", "error"))
        server = self.server
        if not isinstance(server, _Server):
            raise TypeError(type(server))
        is_ours = hmac.compare_digest(state.encode(), server.state.encode())
        if not is_ours or not (code or error):
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        page = _PAGE.encode()
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("Referrer-Policy", "no-referrer")
        self.send_header("Content-Security-Policy", "default-src 'none'")
        self.end_headers()
        self.wfile.write(page)
        server.answers.put(Answer(code, error))

    @override
    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: the line holds the code."""
