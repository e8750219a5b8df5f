"""Draws the candidate's pages: templates, words, and the headers every page carries."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from urllib.parse import parse_qs

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from litestar import Response
from litestar.datastructures import Cookie
from litestar.di import NamedDependency
from litestar.params import SkipValidation

from agency.pages.texts import language_of, read_texts
from agency.routes.exchange import AnyRequest, read_body
from agency.service.context import Agency
from agency.service.registrations import Outcome

HEADERS: Final = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
}
_FOLDER: Final = Path(__file__).parent.parent / "pages"
_HTML: Final = "text/html"
_MAX_FORM_BYTES: Final = 64 * 1024
_SLOW_S: Final = 15
_STATUS: Final = {
    Outcome.USED: 409,
    Outcome.LOCKED: 429,
    Outcome.TOO_MANY: 429,
    Outcome.PAUSED: 503,
    Outcome.MAIL_FAILED: 503,
    Outcome.EXPIRED: 410,
}


@dataclass(frozen=True, slots=True)
class Look:
    """What pages are drawn with.

    Attributes:
        environment: The templates, always autoescaped.
        texts: Words by language and name.
        drawn: Pages that are the same for every token but for the token; see `candidate.show`.
    """

    environment: Environment
    texts: dict[str, dict[str, str]]
    drawn: dict[tuple[object, ...], str] = field(default_factory=dict)


GivenLook = NamedDependency[SkipValidation[Look]]


def make_look() -> Look:
    """Read templates and words."""
    environment = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return Look(environment, read_texts())


def style_sheet() -> bytes:
    """Return the style of the pages."""
    return (_FOLDER / "page.css").read_bytes()


@dataclass(frozen=True, slots=True)
class Painter:
    """Draws pages in one language.

    Attributes:
        look: Templates and words.
        agency: Whose pages.
        language: `ja` or `en`.
    """

    look: Look
    agency: Agency
    language: str

    @property
    def words(self) -> dict[str, str]:
        """The words of this language."""
        return self.look.texts[self.language]

    def draw(
        self,
        template: str,
        *,
        status: int = 200,
        cookies: tuple[Cookie, ...] = (),
        **values: object,
    ) -> Response[str]:
        """Return a page."""
        return html_page(self.html(template, **values), status=status, cookies=cookies)

    def html(self, template: str, **values: object) -> str:
        """Return the text of a page."""
        return self.look.environment.get_template(template).render(
            t=self.words,
            language=self.language,
            agency=self.agency.profile.agency,
            **values,
        )

    def message(
        self, name: str, *, status: int = 200, cookies: tuple[Cookie, ...] = ()
    ) -> Response[str]:
        """Return a page that only says something, named by the beginning of its words."""
        paragraphs = [
            self.words[f"{name}_{part}"]
            for part in ("text", "next")
            if f"{name}_{part}" in self.words
        ]
        return self.draw(
            "message.html",
            status=status,
            cookies=cookies,
            heading=self.words[f"{name}_title"],
            paragraphs=paragraphs,
            own_page_link=name in {"done", "used"},
        )

    def slow(self) -> Response[str]:
        """Return the page for whoever sends forms too fast; it says when the next may come."""
        page = self.message("slow", status=429)
        page.headers["Retry-After"] = str(_SLOW_S)
        return page

    def outcome(self, outcome: Outcome) -> Response[str]:
        """Return the page that says how an act ended."""
        return self.message(outcome.value.replace("-", "_"), status=_STATUS[outcome])


def html_page(html: str, *, status: int = 200, cookies: tuple[Cookie, ...] = ()) -> Response[str]:
    """Return a page with the headers every page carries."""
    return Response(html, status_code=status, media_type=_HTML, headers=HEADERS, cookies=cookies)


def painter(request: AnyRequest, agency: Agency, look: Look, asked: str = "") -> Painter:
    """Return the painter for a request; a form may have asked for a language."""
    asked = asked or request.query_params.get("lang", "")
    return Painter(look, agency, language_of(asked, request.headers.get("accept-language", "")))


async def read_form(request: AnyRequest) -> dict[str, str]:
    """Return the fields of a form, the last of each name, in no other encoding than UTF-8."""
    body = await read_body(request, _MAX_FORM_BYTES)
    fields = parse_qs(body.decode("utf-8", errors="replace"), keep_blank_values=True)
    # PostgreSQL keeps no zero characters, and nobody types one.
    return {name: values[-1].replace("\0", "") for name, values in fields.items()}
