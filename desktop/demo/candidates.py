"""Sample candidates: they open a relay link and register by the page's own forms.

No shortcut into the agency: the forms are read as a browser would, the code comes by mail.
"""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin

import requests
from typing_extensions import override

from desktop.demo.mailbox import Mailbox

_TIMEOUT_S = 20


@dataclass(frozen=True, slots=True)
class SampleCandidate:
    """Who registers. Everything is invented; addresses end in example.jp or example.org."""

    name: str
    kana: str
    email: str
    phone: str


@dataclass(slots=True)
class _Form:
    """One form of a page: where it goes and what it holds."""

    action: str
    fields: dict[str, str] = field(default_factory=dict)
    required_boxes: dict[str, str] = field(default_factory=dict)


def register(link: str, candidate: SampleCandidate, mailbox: Mailbox) -> None:
    """Register one candidate through ``link``.

    Raises:
        requests.RequestException: The page did not answer as it should.
        TimeoutError: No code came.
    """
    with requests.Session() as session:
        page = session.get(link, timeout=_TIMEOUT_S)
        page.raise_for_status()
        form = _form_of(page.text)
        before = mailbox.count(candidate.email)
        answers = {
            "name": candidate.name,
            "kana": candidate.kana,
            "email": candidate.email,
            "phone": candidate.phone,
        }
        data = {**form.fields, **answers, **form.required_boxes}
        answer = session.post(urljoin(link, form.action or link), data=data, timeout=_TIMEOUT_S)
        answer.raise_for_status()
        confirm = _form_of(answer.text)
        code = mailbox.wait_for_code(candidate.email, after=before)
        data = {**confirm.fields, "code": code}
        target = urljoin(answer.url, confirm.action)
        session.post(target, data=data, timeout=_TIMEOUT_S).raise_for_status()


class _FormReader(HTMLParser):
    """Collects the first form that is posted."""

    def __init__(self) -> None:
        super().__init__()
        self.form: _Form | None = None
        self._is_inside = False

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "form" and self.form is None and values.get("method", "").lower() == "post":
            self.form, self._is_inside = _Form(values.get("action", "")), True
        elif tag == "input" and self._is_inside and self.form is not None:
            self._take(values)

    @override
    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._is_inside = False

    def _take(self, values: dict[str, str]) -> None:
        form = self.form
        if form is None or "name" not in values:
            return
        if values.get("type") == "checkbox":
            # Only what the page demands is ticked; every other consent stays as the page has it.
            if "required" in values:
                form.required_boxes[values["name"]] = values.get("value", "on")
        else:
            form.fields[values["name"]] = values.get("value", "")


def _form_of(page: str) -> _Form:
    reader = _FormReader()
    reader.feed(page)
    if reader.form is None:
        raise requests.RequestException("a page without a form")
    return reader.form
