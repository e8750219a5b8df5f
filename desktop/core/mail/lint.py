"""The lint of notices (domain-notes F): errors block, warnings are shown."""

from collections.abc import Iterable
from dataclasses import dataclass

from desktop.core.domain.notice import LintCode, LintFinding, LintLevel
from desktop.core.mail.templates import (
    NOTICE_PLACEHOLDERS,
    PLACEHOLDER,
    RELAY_PARAGRAPH,
    RELAY_URL,
    placeholders_of,
    unknown_placeholders,
)

FORBIDDEN_WORDS = (
    "お祝い金",
    "プレゼント",
    "ギフト券",
    "商品券",
    "必ず採用",
    "確実に採用",
    "登録が必要",
    "登録してください",
    "自動登録",
)
_RESULT_WORDS = ("見送", "不採用", "ご期待に沿え", "採用には至")
_THANKS_WORDS = ("ありがとう", "御礼", "お礼")
_DOCUMENT_WORDS = ("書類", "履歴書")
_OPTIONAL_WORDS = ("任意", "ご不要")
_CONTACT_WORDS = ("お問い合わせ",)
_RELAY = (RELAY_PARAGRAPH, RELAY_URL)


@dataclass(frozen=True, slots=True)
class Message:
    """A finished message as it would leave; ``relay_start`` is where paragraph or link begins."""

    subject: str
    body: str
    recipient: str
    has_signature: bool
    relay_start: int | None
    own_url: str


def lint_template(subject: str, body: str, *, with_relay: bool) -> tuple[LintFinding, ...]:
    """Return what is wrong with a template for everybody."""
    text = f"{subject}\n{body}"
    found = [
        LintFinding(LintCode.PLACEHOLDER_UNKNOWN, LintLevel.ERROR, detail=name)
        for name in unknown_placeholders(text, NOTICE_PLACEHOLDERS)
    ]
    found += [
        LintFinding(LintCode.FORBIDDEN_WORD, LintLevel.ERROR, detail=word)
        for word in FORBIDDEN_WORDS
        if word in text
    ]
    wanted = (
        (LintCode.RESULT_MISSING, LintLevel.ERROR, _RESULT_WORDS),
        (LintCode.THANKS_MISSING, LintLevel.WARNING, _THANKS_WORDS),
        (LintCode.DOCUMENTS_MISSING, LintLevel.WARNING, _DOCUMENT_WORDS),
    )
    found += [
        LintFinding(code, level)
        for code, level, words in wanted
        if not any(word in body for word in words)
    ]
    if "署名" not in placeholders_of(body):
        found.append(LintFinding(LintCode.SIGNATURE_MISSING, LintLevel.WARNING))
    return (*found, *(_lint_relay_place(subject, body) if with_relay else ()))


def has_bare_link(body: str) -> bool:
    """Say whether a template holds the relay link without the relay paragraph around it.

    Its own words must then say what the paragraph would have said.
    """
    return RELAY_URL in placeholders_of(body) and RELAY_PARAGRAPH not in placeholders_of(body)


def lint_agency(body: str, names: Iterable[str]) -> tuple[LintFinding, ...]:
    """Find a bare relay link that does not say whose it is: agency and licence number."""
    if has_bare_link(body) and not all(name in body for name in names):
        return (LintFinding(LintCode.AGENCY_NOT_NAMED, LintLevel.ERROR),)
    return ()


def lint_names(body: str, names: Iterable[str]) -> tuple[LintFinding, ...]:
    """Find people's names written into the template itself: everybody would get them.

    Values are filled per person, so another applicant's name can only come from the fixed text.
    The finding carries no name.
    """
    fixed = PLACEHOLDER.sub(" ", body)
    if any(len(name) > 1 and name in fixed for name in names):
        return (LintFinding(LintCode.OTHER_NAME, LintLevel.ERROR),)
    return ()


def lint_message(message: Message) -> tuple[LintFinding, ...]:
    """Return what is wrong with one person's finished message."""
    found = []
    if "{{" in message.subject + message.body or "}}" in message.subject + message.body:
        found.append(LintFinding(LintCode.PLACEHOLDER_LEFT, LintLevel.ERROR))
    if not message.subject.strip() or not message.body.strip():
        found.append(LintFinding(LintCode.RESULT_MISSING, LintLevel.ERROR))
    if message.relay_start is not None:
        found += _lint_relay(message)
    if not message.recipient:
        found.append(LintFinding(LintCode.NO_ADDRESS, LintLevel.WARNING))
    return tuple(found)


def _lint_relay_place(subject: str, body: str) -> list[LintFinding]:
    places = [found.start() for found in PLACEHOLDER.finditer(body) if found[1] in _RELAY]
    results = [body.find(word) for word in _RESULT_WORDS if word in body]
    found = []
    if places and results and places[0] < min(results):
        found.append(LintFinding(LintCode.RELAY_BEFORE_RESULT, LintLevel.ERROR))
    if len(places) > 1 or placeholders_of(subject) & set(_RELAY):
        found.append(LintFinding(LintCode.WRONG_LINK, LintLevel.ERROR))
    if has_bare_link(body):
        found += _lint_relay_words(_after_result(body, places[0]))
    return found


def _lint_relay(message: Message) -> list[LintFinding]:
    body, start = message.body, message.relay_start or 0
    is_bare = bool(message.own_url) and body.startswith(message.own_url, start)
    found = _lint_relay_words(_after_result(body, start) if is_bare else body[start:])
    if f"{message.subject}\n{body}".count("/r/") != 1 or message.own_url not in body:
        found.append(LintFinding(LintCode.WRONG_LINK, LintLevel.ERROR))
    return found


def _lint_relay_words(text: str) -> list[LintFinding]:
    wanted = (
        (LintCode.OPTIONAL_MISSING, _OPTIONAL_WORDS),
        (LintCode.RELAY_CONTACT_MISSING, _CONTACT_WORDS),
    )
    return [
        LintFinding(code, LintLevel.ERROR)
        for code, words in wanted
        if not any(word in text for word in words)
    ]


def _after_result(body: str, link_at: int) -> str:
    """Return what follows the result: a bare link may be explained before it or after it."""
    ends = [body.rfind(word, 0, link_at) + len(word) for word in _RESULT_WORDS if word in body]
    return body[min(max(ends, default=0), link_at) :]
