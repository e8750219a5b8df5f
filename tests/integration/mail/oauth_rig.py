"""A sign-in server of our own: authorize, token, revocation, and what a mail server asks it."""

import base64
import hashlib
import json
import secrets
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlencode, urlsplit

import requests

from desktop.core.domain.workspace import SignInSettings
from desktop.core.mail.oauth import Endpoints
from tests.integration.agency.rig import LOOPBACK

CLIENT = "client-of-the-company"


@dataclass
class Provider:
    """What the server knows. A test changes its mind by the fields.

    Attributes:
        refusal: An error instead of a code: what the person or the directory said.
        token_answer: Status and body of the token address instead of tokens.
    """

    address: str = ""
    refusal: str = ""
    token_answer: tuple[int, str] | None = None
    gives_refresh: bool = True
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    tokens: set[str] = field(default_factory=set)
    refresh_tokens: set[str] = field(default_factory=set)
    asked: list[dict[str, str]] = field(default_factory=list)
    revoked: list[str] = field(default_factory=list)

    def endpoints(self, _settings: SignInSettings) -> Endpoints:
        base = self.address
        return Endpoints(f"{base}/authorize", f"{base}/token", f"{base}/revoke", "mail", LOOPBACK)

    def issue(self) -> dict[str, object]:
        token = secrets.token_hex(16)
        self.tokens.add(token)
        answer: dict[str, object] = {
            "access_token": token,
            "token_type": "Bearer",
            "expires_in": 3600,
        }
        if self.gives_refresh:
            answer["refresh_token"] = secrets.token_hex(16)
            self.refresh_tokens.add(str(answer["refresh_token"]))
        return answer

    def exchange(self, form: dict[str, str]) -> tuple[int, str]:
        if self.token_answer is not None:
            return self.token_answer
        if form["grant_type"] == "refresh_token":
            is_known = form["refresh_token"] in self.refresh_tokens
            return (200, json.dumps(self.issue())) if is_known else _refused("invalid_grant")
        known = self.codes.pop(form["code"], None)
        challenge = hashlib.sha256(form["code_verifier"].encode()).digest()
        proof = base64.urlsafe_b64encode(challenge).decode().rstrip("=")
        if known is None or known["code_challenge"] != proof:
            return _refused("invalid_grant")
        if form["redirect_uri"] != known["redirect_uri"]:
            return _refused("invalid_grant")
        return 200, json.dumps(self.issue())


def _refused(code: str) -> tuple[int, str]:
    return 400, json.dumps({"error": code, "error_description": "okada@minori.example.org"})


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        provider: Provider = self.server.provider  # type: ignore[attr-defined]
        parts = urlsplit(self.path)
        asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
        if parts.path == "/tokeninfo":
            is_known = asked.get("access_token", "") in provider.tokens
            body = json.dumps({"email": "okada@minori.example.org"}) if is_known else "{}"
            self._answer(200 if is_known else 401, body)
            return
        provider.asked.append(asked)
        back = {"state": asked["state"]}
        if provider.refusal:
            back["error"] = provider.refusal
        else:
            code = secrets.token_hex(16)
            provider.codes[code] = asked
            back["code"] = code
        self.send_response(302)
        self.send_header("Location", f"{asked['redirect_uri']}?{urlencode(back)}")
        self.end_headers()

    def do_POST(self) -> None:
        provider: Provider = self.server.provider  # type: ignore[attr-defined]
        content = self.rfile.read(int(self.headers["Content-Length"])).decode()
        form = {name: values[0] for name, values in parse_qs(content).items()}
        if self.path == "/revoke":
            provider.revoked.append(form["token"])
            self._answer(200, "{}")
            return
        self._answer(*provider.exchange(form))

    def _answer(self, status: int, body: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


@contextmanager
def provider_at_work() -> Iterator[Provider]:
    provider = Provider()
    server = ThreadingHTTPServer((LOOPBACK, 0), _Handler)
    server.provider = provider  # type: ignore[attr-defined]
    provider.address = f"http://{LOOPBACK}:{server.server_address[1]}"
    with ThreadPoolExecutor(1) as pool:
        pool.submit(server.serve_forever, 0.05)
        try:
            yield provider
        finally:
            server.shutdown()
            server.server_close()


class Browser:
    """A person's browser: opens what it is shown, and follows it back to the program."""

    def __init__(self) -> None:
        self.pages: list[requests.Response] = []
        self._pool = ThreadPoolExecutor(1)

    def __call__(self, address: str) -> bool:
        self._pool.submit(self._visit, address)
        return True

    def _visit(self, address: str) -> None:
        self.pages.append(requests.get(address, timeout=5))

    def close(self) -> None:
        self._pool.shutdown()
