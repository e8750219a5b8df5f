"""Templates of notices: fixed placeholders, filled once, nothing evaluated."""

import re
from collections.abc import Mapping
from functools import lru_cache

from desktop.core.domain.notice import (
    RELAY_KINDS,
    STAGE_KINDS,
    STANDARD_TONE,
    NoticeTemplate,
)

PLACEHOLDER = re.compile(r"\{\{\s*([^{}\n]{1,40}?)\s*\}\}")
RELAY_PARAGRAPH = "リレー案内文"
RELAY_URL = "リレーURL"
REAPPROACH_OFFER = "再応募の案内"
DISPOSAL_DATE = "廃棄期限"
NOTICE_PLACEHOLDERS = (
    "氏名",
    "会社名",
    "求人",
    "担当者",
    "応募日",
    "書類の取扱い",
    RELAY_PARAGRAPH,
    RELAY_URL,
    "署名",
    "会社メール",
    "会社電話",
    "会社住所",
    "応募職種",
    DISPOSAL_DATE,
    REAPPROACH_OFFER,
    "ご案内の求人",
    "ご案内の理由",
)
RELAY_PLACEHOLDERS = (
    "紹介会社名",
    "許可番号",
    RELAY_URL,
    "登録単位",
    "リンク期限",
    "紹介会社連絡先",
)
_SUBJECT_MARK = "件名:"
_HIDDEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_BREAKING = re.compile(r"[\x00-\x09\x0b-\x1f\x7f\u2028\u2029]")


def parse_template(stage: str, text: str, tone: str = STANDARD_TONE) -> NoticeTemplate:
    """Read a template file: a line ``件名: …``, an empty line, the body."""
    head, _, body = text.partition("\n\n")
    if not head.startswith(_SUBJECT_MARK):
        raise ValueError("a template begins with its subject")
    subject = head.removeprefix(_SUBJECT_MARK).strip()
    with_relay = STAGE_KINDS[stage] in RELAY_KINDS
    return NoticeTemplate(stage, subject, body.strip() + "\n", with_relay, tone)


def unknown_placeholders(
    text: str, known: tuple[str, ...] = NOTICE_PLACEHOLDERS
) -> tuple[str, ...]:
    """Return the placeholders of ``text`` that nothing fills, in order, each once."""
    found = dict.fromkeys(PLACEHOLDER.findall(text))
    return tuple(name for name in found if name not in known)


def placeholders_of(text: str) -> frozenset[str]:
    """Return the names of all placeholders in a text."""
    return frozenset(name for _, name in _parts(text) if name)


def fill(text: str, values: Mapping[str, str]) -> str:
    """Replace every known placeholder, in one pass: a value is never read as a template.

    A placeholder without a value stays as it is, so that the lint can find it and block.
    """
    return "".join(values.get(name, piece) if name else piece for piece, name in _parts(text))


@lru_cache(maxsize=16)
def _parts(text: str) -> tuple[tuple[str, str], ...]:
    """Take a template apart once for all people: (piece as it stands, placeholder's name or '')."""
    parts: list[tuple[str, str]] = []
    at = 0
    for match in PLACEHOLDER.finditer(text):
        parts += [(text[at : match.start()], ""), (match.group(0), match.group(1))]
        at = match.end()
    return (*parts, (text[at:], ""))


def hidden_characters(text: str) -> tuple[re.Match[str], ...]:
    """Find characters nobody sees: controls of direction, of no width, fillers and tags.

    They make a text read otherwise than it is kept. Variation selectors are none of them:
    they tell one form of a character in a name from another.

    Source:
        Unicode Standard Annex 9 and Technical Report 36, "Bidirectional text spoofing".
    """
    return tuple(_HIDDEN.finditer(text))


def tidy(text: str) -> str:
    """Fold three or more line ends into two: what an empty relay paragraph leaves behind."""
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def one_line(text: str) -> str:
    """Return ``text`` fit for a header or a name in a body: no line ends, nothing unseen."""
    # Asked first: most names are clean, and 300 of them are written a second.
    if not text.isascii() and _HIDDEN.search(text):
        text = _HIDDEN.sub("", text)
    return " ".join(_BREAKING.sub(" ", text.replace("\n", " ").replace("\r", " ")).split())
