"""What people are called by: みっちゃん, 「ふじもん」と呼ばれている, 英語名は Sunny."""

import re
from collections.abc import Iterator
from typing import Final

from desktop.core.privacy.text.findings import Category, Found, Reason
from desktop.core.privacy.text.tokens import Kind
from desktop.core.privacy.text.vocabulary import words_of_text
from desktop.core.privacy.text.words_of import WordsOf

_DIMINUTIVE: Final = re.compile("(?<![ぁ-ゖ])([ぁ-ゖ]{1,4})ちゃん(?!と)")
_NO_NAMES: Final = words_of_text(
    "おばあ おじい おにい おねえ おかあ おとう ばあ じい にい ねえ かあ あか おじ おば ぼっ じょう"
)
_QUOTED: Final = re.compile(
    r"「([^「」\n]{1,10})」と(?:いう(?:あだ名|愛称|通称|名|呼)|呼ばれ|呼ん)"
)
_CALLED: Final = re.compile(r"と(?:呼ばれ|呼んで|呼んだ|いうあだ名|いう愛称|いう通称)")
_LABELLED: Final = re.compile(
    r"(?:英語名|ニックネーム|あだ名|愛称|通称|呼び名|ペンネーム|芸名|ハンドルネーム)\s?(?:は|:|"
    r"が)\s?「?"
    r"([A-Za-zァ-ヴーぁ-ゖ一-鿿]{1,10}?)(?=[」。、,)\s(]|と|で|だ|$)"
)
# How a family name is told to somebody: 「オ」が名字です, 苗字は「つき」.
_TOLD: Final = re.compile(
    r"「([一-鿿ぁ-ゖァ-ヴー]{1,6})」(?:が|は|という|と(?:書|読)[^。「」]{0,6})?(?:名字|苗字|姓(?!別))"
)
_TOLD_BEHIND: Final = re.compile(
    r"(?:名字|苗字|姓)(?!別)[^。「」]{0,8}「([一-鿿ぁ-ゖァ-ヴー]{1,6})」"
    r"(?:(?:ではなく|じゃなく)「([一-鿿ぁ-ゖァ-ヴー]{1,6})」)?"
)
_CALLED_BY: Final = re.compile("[ぁ-ゖァ-ヴー一-鿿A-Za-z]+")
_LONGEST: Final = 8


def find_nicknames(words: WordsOf) -> Iterator[Found]:
    """Return what people are called by; places are those of the plain text."""
    plain = words.plain
    for one in _DIMINUTIVE.finditer(plain):
        if one[1] not in _NO_NAMES:
            yield _found(*one.span())
    for wanted in (_LABELLED, *((_QUOTED, _TOLD, _TOLD_BEHIND) if "「" in plain else ())):
        for one in wanted.finditer(plain):
            groups = range(1, (one.lastindex or 0) + 1)
            yield from (_found(*one.span(group)) for group in groups)
    for one in _CALLED.finditer(plain):
        start = _word_before(words, one.start())
        if start < one.start():
            yield _found(start, one.start())


def _word_before(words: WordsOf, end: int) -> int:
    """Go back to the particle or sign before what somebody is called."""
    start, at = end, words.ending.get(end)
    while at is not None and at >= 0:
        token = words.tokens[at]
        is_word = (
            token.kind not in (Kind.PARTICLE, Kind.SIGN) or token.surface == "ー"
        ) and _CALLED_BY.fullmatch(token.surface)
        if not is_word or end - token.start > _LONGEST:
            break
        start = token.start
        at -= 1
    return start


def _found(start: int, end: int) -> Found:
    return Found(start, end, Category.PERSON_NAME, Reason.CONTEXT)
