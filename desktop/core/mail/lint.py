"""The lint of notices (domain-notes F): errors block, warnings are shown."""

from collections.abc import Iterable
from dataclasses import dataclass

from desktop.core.domain.notice import LintCode, LintFinding, LintLevel
from desktop.core.mail.templates import NOTICE_PLACEHOLDERS, PLACEHOLDER, unknown_placeholders

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


@dataclass(frozen=True, slots=True)
class Message:
    """A finished message as it would leave."""

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
    if "署名" not in PLACEHOLDER.findall(body):
        found.append(LintFinding(LintCode.SIGNATURE_MISSING, LintLevel.WARNING))
    return (*found, *(_lint_relay_place(body) if with_relay else ()))


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


def _lint_relay_place(body: str) -> tuple[LintFinding, ...]:
    relay = body.find("リレー案内文")
    results = [body.find(word) for word in _RESULT_WORDS if word in body]
    if relay >= 0 and results and relay < min(results):
        return (LintFinding(LintCode.RELAY_BEFORE_RESULT, LintLevel.ERROR),)
    return ()


def _lint_relay(message: Message) -> list[LintFinding]:
    found = []
    paragraph = message.body[message.relay_start :]
    if not any(word in paragraph for word in _OPTIONAL_WORDS):
        found.append(LintFinding(LintCode.OPTIONAL_MISSING, LintLevel.ERROR))
    if message.body.count("/r/") != 1 or message.own_url not in message.body:
        found.append(LintFinding(LintCode.WRONG_LINK, LintLevel.ERROR))
    if "お問い合わせ" not in paragraph:
        found.append(LintFinding(LintCode.CONTACT_MISSING, LintLevel.ERROR))
    return found
