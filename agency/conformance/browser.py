"""A candidate's browser, as far as the contract needs one: forms, cookies, and text."""

from collections.abc import Callable
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.cookies import SimpleCookie
from typing import Final
from urllib.parse import urlencode, urlsplit

from typing_extensions import override

from agency.conformance.client import Answer, Client
from wire.signatures import Request

_SLOW: Final = 429
_LONGEST_WAIT_S: Final = 90
_TRIES: Final = 6
_FORM: Final = "application/x-www-form-urlencoded"


@dataclass(slots=True)
class Form:
    """One form of a page.

    Attributes:
        action: Where it goes.
        method: `get` or `post`.
        hidden: What it says by itself.
        values: What stands in each field, or is sent where a box is ticked.
    """

    action: str
    method: str
    hidden: dict[str, str] = field(default_factory=dict)
    values: dict[str, str] = field(default_factory=dict)

    @property
    def names(self) -> set[str]:
        """Names of everything that can be entered."""
        return set(self.values)


class Page(HTMLParser):
    """A page taken apart.

    Attributes:
        forms: Its forms, in order.
        words: What a reader sees.
        has_script: Whether it brings a script.
    """

    def __init__(self, text: str) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.has_script = False
        self._texts: list[str] = []
        self._open: Form | None = None
        self.feed(text)
        self.close()

    @property
    def words(self) -> str:
        """The visible text, with single spaces."""
        return " ".join(" ".join(self._texts).split())

    def form(self, action: str) -> Form | None:
        """Return the form that goes to an address."""
        return next((form for form in self.forms if form.action == action), None)

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.has_script |= tag == "script" or any(name.startswith("on") for name in given)
        if tag == "form":
            path = urlsplit(given.get("action", "")).path
            self._open = Form(path, given.get("method", "get").lower())
            self.forms.append(self._open)
        elif self._open is not None and "name" in given and tag in {"input", "select", "textarea"}:
            self._open.values[given["name"]] = given.get("value", "")
            if given.get("type") == "hidden":
                self._open.hidden[given["name"]] = given.get("value", "")

    @override
    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._open = None

    @override
    def handle_data(self, data: str) -> None:
        self._texts.append(data)


@dataclass(slots=True)
class Browser:
    """Somebody's browser: it keeps cookies and waits where it is asked to."""

    client: Client
    pause: Callable[[float], None]
    cookies: dict[str, str] = field(default_factory=dict)

    def get(self, path: str, *, method: str = "GET") -> Answer:
        """Open a page, or look at its headers alone."""
        return self._send(Request(method, self.client.authority, path, "lang=ja", self._headers()))

    def post(self, path: str, **fields: str) -> Answer:
        """Send a form, again after a pause where the agency says how long one has to wait."""
        body = urlencode({"lang": "ja"} | fields).encode()
        answer = self._post(path, body)
        for _ in range(_TRIES - 1):
            wait_s = answer.headers.get("retry-after", "")
            if answer.status != _SLOW or not wait_s.isdecimal():
                break
            self.pause(min(int(wait_s), _LONGEST_WAIT_S))
            answer = self._post(path, body)
        return answer

    def _post(self, path: str, body: bytes) -> Answer:
        headers = self._headers() | {"content-type": _FORM}
        return self._send(Request("POST", self.client.authority, path, "", headers), body)

    def _send(self, request: Request, body: bytes = b"") -> Answer:
        answer = self.client.send(request, body)
        for line in answer.cookies:
            for name, morsel in SimpleCookie(line).items():
                self.cookies[name] = morsel.value
        return answer

    def _headers(self) -> dict[str, str]:
        kept = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        return {"accept-language": "ja"} | ({"cookie": kept} if kept else {})
