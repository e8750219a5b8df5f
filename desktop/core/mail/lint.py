"""The lint of notices (domain-notes F): errors block, warnings are shown."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from unicodedata import east_asian_width

from desktop.core.domain.notice import (
    RELAY_KINDS,
    LintCode,
    LintFinding,
    LintLevel,
    NoticeKind,
    TextPlace,
)
from desktop.core.mail.relay_words import relay_gaps
from desktop.core.mail.templates import (
    NOTICE_PLACEHOLDERS,
    PLACEHOLDER,
    RELAY_PARAGRAPH,
    RELAY_URL,
    hidden_characters,
    placeholders_of,
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
_REJECTION = re.compile("採用を?見送|お?見送りとさせ|不採用|採用には至")
_THANKS_WORDS = ("ありがとう", "御礼", "お礼")
_DOCUMENT_WORDS = ("書類", "履歴書")
_APOLOGY_WORDS = ("お詫び", "申し訳")
_SENTENCES = (
    (LintCode.RESULT_MISSING, LintLevel.ERROR, (NoticeKind.RESULT,), _RESULT_WORDS),
    (LintCode.THANKS_MISSING, LintLevel.WARNING, tuple(NoticeKind), _THANKS_WORDS),
    (
        LintCode.DOCUMENTS_MISSING,
        LintLevel.WARNING,
        (NoticeKind.RESULT, NoticeKind.REPLY),
        _DOCUMENT_WORDS,
    ),
    (LintCode.APOLOGY_MISSING, LintLevel.WARNING, (NoticeKind.APOLOGY,), _APOLOGY_WORDS),
)
_STOP_WORDS = ("停止", "不要", "希望されない", "希望しない")
_CONTACTS = frozenset({"会社メール", "会社電話", "会社住所"})
_RELAY = (RELAY_PARAGRAPH, RELAY_URL)
_CODE = re.compile(r"\{%|%\}|\{#|#\}|\$\{|<%|\{\{\{|\{\{(?!\s*[^{}\n]{1,40}?\s*\}\})")
_EXCLAMATION = re.compile("[!！]")
_LINE_WIDTH, _MOST_LINES = 80, 46
"""A line of forty wide characters, and as many of them as an A4 page of 10.5 points takes."""


@dataclass(frozen=True, slots=True)
class Message:
    """A finished message as it would leave; ``relay_start`` is where paragraph or link begins."""

    subject: str
    body: str
    recipient: str
    has_signature: bool
    relay_start: int | None
    own_url: str


def lint_template(
    subject: str, body: str, *, with_relay: bool, kind: NoticeKind = NoticeKind.RESULT
) -> tuple[LintFinding, ...]:
    """Return what is wrong with a template for everybody, what a mail of its kind must say."""
    found = [*_lint_stretches(subject, is_in_subject=True), *_lint_stretches(body)]
    found += _lint_sentences(body, kind)
    if "署名" not in placeholders_of(body):
        found.append(LintFinding(LintCode.SIGNATURE_MISSING, LintLevel.WARNING))
    if _lines(body) > _MOST_LINES:
        found.append(LintFinding(LintCode.TOO_LONG, LintLevel.WARNING))
    if kind not in RELAY_KINDS:
        found += _lint_no_relay(body)
    elif with_relay:
        found += _lint_relay_place(subject, body)
    return tuple(found)


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
    The finding carries no name, but where it stands.
    """
    fixed = PLACEHOLDER.sub(lambda found: " " * len(found[0]), body)
    for name in names:
        if len(name) > 1 and name in fixed:
            at = fixed.index(name)
            place = TextPlace(at, at + len(name))
            return (LintFinding(LintCode.OTHER_NAME, LintLevel.ERROR, place=place),)
    return ()


def lint_message(message: Message) -> tuple[LintFinding, ...]:
    """Return what is wrong with one person's finished message."""
    found = []
    text = message.subject + message.body
    if "{{" in text or "}}" in text:
        found.append(LintFinding(LintCode.PLACEHOLDER_LEFT, LintLevel.ERROR))
    if hidden_characters(text):
        found.append(LintFinding(LintCode.HIDDEN_CHARACTER, LintLevel.ERROR))
    if not message.subject.strip() or not message.body.strip():
        found.append(LintFinding(LintCode.RESULT_MISSING, LintLevel.ERROR))
    if message.relay_start is not None:
        found += _lint_relay(message)
    if not message.recipient:
        found.append(LintFinding(LintCode.NO_ADDRESS, LintLevel.WARNING))
    return tuple(found)


def _lint_stretches(text: str, *, is_in_subject: bool = False) -> Iterator[LintFinding]:
    """Find what must not stand in a text, each thing once, with its place."""
    unknown = {one[1]: one for one in reversed(list(PLACEHOLDER.finditer(text)))}
    stretches = [
        (LintCode.PLACEHOLDER_UNKNOWN, found.span(), name)
        for name, found in reversed(unknown.items())
        if name not in NOTICE_PLACEHOLDERS
    ]
    stretches += [
        (LintCode.FORBIDDEN_WORD, (text.index(word), text.index(word) + len(word)), word)
        for word in FORBIDDEN_WORDS
        if word in text
    ]
    stretches += [
        (LintCode.HIDDEN_CHARACTER, hidden.span(), f"U+{ord(hidden[0]):04X}")
        for hidden in hidden_characters(text)[:1]
    ]
    for code, pattern in ((LintCode.TEMPLATE_CODE, _CODE), (LintCode.EXCLAMATION, _EXCLAMATION)):
        found = pattern.search(text)
        stretches += [(code, found.span(), found[0])] if found is not None else []
    for code, place, detail in stretches:
        level = LintLevel.WARNING if code is LintCode.EXCLAMATION else LintLevel.ERROR
        yield LintFinding(code, level, None, detail, TextPlace(*place, is_in_subject))


def _lint_sentences(body: str, kind: NoticeKind) -> Iterator[LintFinding]:
    """Find what a mail of this kind must say and does not, or says and must not."""
    for code, level, kinds, words in _SENTENCES:
        if kind in kinds and not _says(body, words):
            yield LintFinding(code, level)
    rejection = _REJECTION.search(body)
    if kind is not NoticeKind.RESULT and rejection is not None:
        place = TextPlace(*rejection.span())
        yield LintFinding(LintCode.RESULT_UNWANTED, LintLevel.ERROR, place=place)
    if kind is NoticeKind.REAPPROACH and not _names_way_out(body):
        yield LintFinding(LintCode.OPT_OUT_MISSING, LintLevel.ERROR)


def _names_way_out(body: str) -> bool:
    has_contact = bool(_CONTACTS & placeholders_of(body)) or "@" in body
    return has_contact and _says(body, _STOP_WORDS)


def _says(body: str, words: Sequence[str]) -> bool:
    return any(word in body for word in words)


def _lint_no_relay(body: str) -> Iterator[LintFinding]:
    for found in PLACEHOLDER.finditer(body):
        if found[1] in _RELAY:
            place = TextPlace(*found.span())
            yield LintFinding(LintCode.RELAY_UNWANTED, LintLevel.ERROR, None, found[1], place)


def _lint_relay_place(subject: str, body: str) -> list[LintFinding]:
    places = [found for found in PLACEHOLDER.finditer(body) if found[1] in _RELAY]
    results = [body.find(word) for word in _RESULT_WORDS if word in body]
    found = []
    if places and results and places[0].start() < min(results):
        place = TextPlace(*places[0].span())
        found.append(LintFinding(LintCode.RELAY_BEFORE_RESULT, LintLevel.ERROR, place=place))
    if len(places) > 1 or placeholders_of(subject) & set(_RELAY):
        second = TextPlace(*places[1].span()) if len(places) > 1 else None
        found.append(LintFinding(LintCode.WRONG_LINK, LintLevel.ERROR, place=second))
    if has_bare_link(body):
        found += _gaps(_after_result(body, places[0].start()))
    return found


def _lint_relay(message: Message) -> list[LintFinding]:
    body, start = message.body, message.relay_start or 0
    is_bare = bool(message.own_url) and body.startswith(message.own_url, start)
    found = _gaps(_after_result(body, start) if is_bare else body[start:])
    if f"{message.subject}\n{body}".count("/r/") != 1 or message.own_url not in body:
        found.append(LintFinding(LintCode.WRONG_LINK, LintLevel.ERROR))
    return found


def _gaps(text: str) -> list[LintFinding]:
    return [LintFinding(code, LintLevel.ERROR) for code in relay_gaps(text)]


def _after_result(body: str, link_at: int) -> str:
    """Return what follows the result: a bare link may be explained before it or after it."""
    ends = [body.rfind(word, 0, link_at) + len(word) for word in _RESULT_WORDS if word in body]
    return body[min(max(ends, default=0), link_at) :]


def _lines(body: str) -> int:
    """Return how many lines of a page a text takes; a placeholder counts by its name."""
    return sum(
        max(1, -(-sum(2 if east_asian_width(each) in "WFA" else 1 for each in line) // _LINE_WIDTH))
        for line in body.strip().split("\n")
    )
