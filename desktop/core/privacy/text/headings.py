"""Names under a heading: 面接官：…, 氏名 …, 文責 …."""

import re
from collections.abc import Iterator
from typing import Final

from desktop.core.domain.text_folding import to_katakana
from desktop.core.privacy.text.candidates import KANJI, KATAKANA, is_namelike
from desktop.core.privacy.text.context import HONORED, TITLED, is_tail
from desktop.core.privacy.text.findings import Category, Found, Reason
from desktop.core.privacy.text.name_lists import NameLists
from desktop.core.privacy.text.tokens import Kind, Token
from desktop.core.privacy.text.vocabulary import LABELS, NO_FAMILY, NO_NAME_ENDS, NO_NAMES, ROLES
from desktop.core.privacy.text.words_of import WordsOf

_STRICT: Final = re.compile(r"(?:者|官|当|名|責|姓|人|印|欄)名?\s?[^:]{0,10}[:=/]\s?$")
_BARE: Final = re.compile(
    r"(?:文責|記入者|記録者|承認者|評価者名?|担当者|面接官|作成者|報告者|施設長|立会人?|旧姓|"
    r"通訳|受付|受|面接|承認|記録|記|担当)\s+"
)
_END_OF_NAME: Final = re.compile(r"\s*(?:[)」\]、。,.;:/・|→\n&+=]|$|と|です|との|さん|氏|様|\s)")
_COPULAS: Final = ("です", "だ")
_LONGEST: Final = 8
_LONGEST_UNLISTED: Final = 6
_REACH: Final = 48


def find_under_headings(words: WordsOf, lists: NameLists) -> Iterator[Found]:
    """Return names that stand under a heading; places are those of the plain text."""
    for wanted in (LABELS, _BARE):
        for label in wanted.finditer(words.plain):
            is_sentence = label[0].rstrip().endswith("は")
            is_strict = bool(_STRICT.search(label[0]))
            yield from _names_from(
                words, label.end(), lists, is_sentence=is_sentence, is_strict=is_strict
            )


def _names_from(
    words: WordsOf, start: int, lists: NameLists, *, is_sentence: bool, is_strict: bool
) -> Iterator[Found]:
    for element in _elements(words, start):
        first, last = element[0].start, element[-1].end
        text = words.plain[first:last]
        if text in ROLES or text in NO_NAMES:
            continue
        is_name = _is_name(element, text, lists) or (
            is_strict and _is_unlisted(element, text, words)
        )
        if not is_name or (is_sentence and not _END_OF_NAME.match(words.plain, last)):
            return
        if not is_tail(words, last):
            yield Found(first, last, Category.PERSON_NAME, Reason.CONTEXT)


def _elements(words: WordsOf, start: int) -> Iterator[list[Token]]:
    """Return runs of words between signs and ranks, to the end of the line or sentence."""
    at = words.starting.get(start)
    element: list[Token] = []
    while at is not None and at < len(words.tokens):
        token = words.tokens[at]
        if "\n" in token.surface or token.surface == "。" or token.start - start > _REACH:
            break
        is_break = (
            token.kind in (Kind.SIGN, Kind.PARTICLE)
            or token.surface in _COPULAS
            or HONORED.match(words.plain, token.start) is not None
            or TITLED.match(words.plain, token.start) is not None
        )
        if is_break and element:
            yield element
            element = []
        elif not is_break:
            element.append(token)
        at += 1
    if element:
        yield element


def _is_name(element: list[Token], text: str, lists: NameLists) -> bool:
    if len(text) > _LONGEST or text in NO_FAMILY:
        return text in lists.families and len(text) == 1 and element[0].kind is Kind.FAMILY
    if all(is_namelike(token, lists) for token in element):
        return True
    if KATAKANA.fullmatch(text):
        return len(text) > 1 and any(
            token.is_unknown or token.kind is not Kind.NOUN for token in element
        )
    reading = to_katakana(text)
    return len(text) > 1 and (reading in lists.family_kana or reading in lists.given_kana)


def _is_unlisted(element: list[Token], text: str, words: WordsOf) -> bool:
    """Say whether plain nouns under a heading for people can be a rare name: 薬袋."""
    is_short = 1 < len(text) <= _LONGEST_UNLISTED and text[-1] not in NO_NAME_ENDS
    is_kanji = KANJI.fullmatch(text) is not None
    return is_short and is_kanji and bool(_END_OF_NAME.match(words.plain, element[-1].end))
