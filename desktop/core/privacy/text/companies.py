"""Companies by the form of their name: 株式会社みのり精工, みのり精工(株).

No tokenizer finds houses; their legal form does.
"""

import re
from collections.abc import Iterator
from typing import Final

from desktop.core.privacy.text.findings import Category, Found, Reason
from desktop.core.privacy.text.tokens import Kind
from desktop.core.privacy.text.words_of import WordsOf

_FORM: Final = re.compile(
    r"株式会社|有限会社|合同会社|合資会社|合名会社|相互会社|(?:一般|公益|特例)?(?:社団|財団)法人|"
    r"社会福祉法人|"
    r"医療法人(?:社団|財団)?|学校法人|宗教法人|(?:地方)?独立行政法人|特定非営利活動法人|NPO法人|"
    r"監査法人|税理士法人|"
    r"弁護士法人|社会保険労務士法人|農業法人|\((?:株|有|同|資|名|医|福|学|社|財|一社|独)\)"
)
_ENGLISH: Final = re.compile(
    r"(?:[A-Z][A-Za-z0-9&'-]*\s?){1,4},?\s?(?:Co\.,?\s?Ltd\.?|Inc\.|Corp\.|Corporation|K\.K\.|"
    r"LLC|Ltd\.)"
)
_PARTS: Final = frozenset(
    (Kind.NOUN, Kind.PROPER, Kind.PLACE, Kind.FAMILY, Kind.GIVEN, Kind.PERSON, Kind.SUFFIX)
) | {Kind.NUMBER, Kind.PREFIX}
_INNER: Final = frozenset("・&-ー'")
_LONGEST: Final = 20
_NOT_BEFORE: Final = frozenset(
    (
        "前職",
        "現職",
        "当時",
        "以前",
        "現在",
        "勤務",
        "在籍",
        "退職",
        "元",
        "前",
        "現",
        "同",
        "某",
        "親会社",
        "子会社",
        "勤務先",
    )
)
_NOT_AFTER: Final = frozenset(
    (
        "勤務",
        "入社",
        "退社",
        "退職",
        "在籍",
        "出身",
        "様",
        "さん",
        "御中",
        "代表",
        "社長",
        "営業部",
        "勤続",
        "殿",
        "経由",
        "在職",
    )
)


def find_companies(words: WordsOf) -> Iterator[Found]:
    """Return companies with their legal form; places are those of the plain text."""
    for form in _FORM.finditer(words.plain):
        end = _forward(words, form.end())
        start = form.start()
        if end == form.end():
            start = _backward(words, form.start())
        if (start, end) != form.span():
            yield Found(start, end, Category.COMPANY, Reason.PATTERN)
    for one in _ENGLISH.finditer(words.plain):
        yield Found(one.start(), one.end(), Category.COMPANY, Reason.PATTERN)


def _forward(words: WordsOf, start: int) -> int:
    at = next((words.starting[place] for place in (start,) if place in words.starting), None)
    end = start
    while at is not None and at < len(words.tokens):
        token = words.tokens[at]
        is_part = token.kind in _PARTS or token.surface in _INNER or _is_kana_name(token.surface)
        if not is_part or token.surface in _NOT_AFTER or token.end - start > _LONGEST:
            break
        end = token.end
        at += 1
    return end


def _backward(words: WordsOf, end: int) -> int:
    at = words.ending.get(end)
    start = end
    while at is not None and at >= 0:
        token = words.tokens[at]
        is_part = token.kind in _PARTS or token.surface in _INNER
        if not is_part or token.surface in _NOT_BEFORE or end - token.start > _LONGEST:
            break
        start = token.start
        at -= 1
    return start


def _is_kana_name(surface: str) -> bool:
    """みのり, さくら: adverbs and verbs in name only."""
    return len(surface) > 2 and all("ぁ" <= one <= "ゖ" for one in surface)  # noqa: PLR2004
