"""A copy of a text that is easy to search, and the way back to the text itself."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from desktop.core.domain.text_folding import VARIANTS, fold_variants, to_katakana

# A character with the marks that may melt into it: half-width ﾀﾞ, か with a combining mark.
_CLUSTER: Final = re.compile(
    ".[\u3099\u309a\uff9e\uff9f\u0300-\u036f\ufe00-\ufe0f\U000e0100-\U000e01ef]*", re.DOTALL
)
_MARKS: Final = re.compile(
    "[\u3099\u309a\uff9e\uff9f\u0300-\u036f\ufe00-\ufe0f\U000e0100-\U000e01ef\u200b-\u200d\u2060\ufeff]"
)
_SELECTORS: Final = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef\u200b-\u200d\u2060\ufeff]")
# One for one, so that places stay. ー is left alone: it is part of words. Beyond the variants of
# names that are one name, some that people mix up: a scrub forgives a wrong character.
_ALIKE: Final = str.maketrans("−‐‑‒–—―─斎渕桒凜翆舩渊彅薗", "--------斉淵桑凛翠船淵薙園")
# Halves of characters, which no tokenizer takes; a text typed by a person has none.
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_HAS_ALIKE: Final = re.compile(f"[{''.join(map(chr, _ALIKE))}]")
# Looking once whether anything would change is a third of the work of folding.
_CHANGES: Final = re.compile(f"[ぁ-ゖ{''.join(map(chr, (*VARIANTS, *_ALIKE)))}]")
_KANJI_ONLY: Final = re.compile("[一-鿿々 \u3000]+")
_LEFT_OUT: Final = re.compile("[ \u3000\t\r\n・·]")


class _Narrowed(dict[int, str]):
    """Each character as NFKC has it alone; filled as texts come."""

    def __missing__(self, code: int) -> str:
        narrow = unicodedata.normalize("NFKC", chr(code))
        self[code] = narrow
        return narrow


_NARROWED: Final = _Narrowed()


@dataclass(frozen=True, slots=True)
class Folded:
    """A text in one width, with variants of characters as one.

    Attributes:
        plain: The copy that is searched.
        starts: For each character of ``plain``, where it begins in the raw text.
        ends: For each character of ``plain``, where it ends there.
    """

    plain: str
    starts: range | list[int]
    ends: range | list[int]

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Return where a stretch of ``plain`` stands in the raw text."""
        return self.starts[start], self.ends[end - 1]


@dataclass(frozen=True, slots=True)
class Squeezed:
    """A plain text without spaces and dots, with its hiragana as katakana.

    Attributes:
        text: What is searched.
        at: For each character, where it stands in the plain text.
    """

    text: str
    at: range | list[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where a stretch stands in the plain text."""
        return self.at[start], self.at[end - 1] + 1

    def places_of(self, key: str) -> Iterator[tuple[int, int]]:
        """Return where a key of `fold_key` stands, as stretches of the plain text."""
        found = self.text.find(key) if key else -1
        while found >= 0:
            yield self.span(found, found + len(key))
            found = self.text.find(key, found + 1)


def lacks(characters: frozenset[str], name: str) -> bool:
    """Say whether no part of a name can stand in a text of these characters.

    Only of names that folding leaves as they are; of others it says no.
    """
    is_plain = _KANJI_ONLY.fullmatch(name) is not None and not _CHANGES.search(name)
    return is_plain and characters.isdisjoint(name)


def fold_characters(text: str) -> str:
    """Return text with alike characters as one, each in its place."""
    folded = fold_variants(text)
    return folded.translate(_ALIKE) if _HAS_ALIKE.search(folded) else folded


def fold(text: str) -> Folded:
    """Return the searchable copy of a text."""
    text = _SURROGATE.sub("?", text)
    if not _MARKS.search(text):
        wide = text.translate(_NARROWED)
        if len(wide) == len(text):
            size = len(text)
            return Folded(fold_characters(wide), range(size), range(1, size + 1))
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for cluster in _CLUSTER.finditer(text):
        piece = unicodedata.normalize("NFKC", _SELECTORS.sub("", cluster[0]))
        pieces.append(piece)
        starts.extend([cluster.start()] * len(piece))
        ends.extend([cluster.end()] * len(piece))
    return Folded(fold_characters("".join(pieces)), starts, ends)


def fold_key(text: str) -> str:
    """Return a text of a record as `squeeze` would show it."""
    if text.isalnum() and unicodedata.is_normalized("NFKC", text):
        return to_katakana(fold_characters(text)) if _CHANGES.search(text) else text
    plain = unicodedata.normalize("NFKC", _SELECTORS.sub("", text))
    return _LEFT_OUT.sub("", to_katakana(fold_characters(plain)))


def squeeze(plain: str) -> Squeezed:
    """Return a plain text without spaces and dots."""
    kana = to_katakana(plain)
    if not _LEFT_OUT.search(kana):
        return Squeezed(kana, range(len(kana)))
    at = [place for place, character in enumerate(kana) if not _LEFT_OUT.match(character)]
    return Squeezed(_LEFT_OUT.sub("", kana), at)
