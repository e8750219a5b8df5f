"""Words of a text and what kind each is, by Sudachi.

The tokenizer is loaded with the first text, in about 0.1 s; nothing of it is imported before.
"""

from collections.abc import Iterator
from enum import IntEnum
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from sudachipy import Dictionary

_LONGEST_PIECE: Final = 8_000  # Sudachi takes 49,149 bytes at a time
_BREAKS: Final = ("\n", "。", "、", " ")


class Kind(IntEnum):
    """What kind a word is."""

    FAMILY = 1
    GIVEN = 2
    PERSON = 3
    PLACE = 4
    PROPER = 5
    NOUN = 6
    NUMBER = 7
    PREFIX = 8
    SUFFIX = 9
    PARTICLE = 10
    SIGN = 11
    OTHER = 12


PERSONS: Final = frozenset((Kind.FAMILY, Kind.GIVEN, Kind.PERSON))


class Token(NamedTuple):
    """One word; places are those of the plain text."""

    start: int
    end: int
    surface: str
    kind: Kind
    is_unknown: bool


def tokenize(plain: str) -> list[Token]:
    """Return the words of a text in order."""
    tokenizer = _dictionary().tokenizer()
    kinds = _kinds()
    found: list[Token] = []
    for first, piece in _pieces(plain):
        words = list(tokenizer.tokenize(piece))
        begins = [first + one.begin() for one in words]
        # Words leave no gap: each ends where the next begins.
        ends = [*begins[1:], first + len(piece)]
        surfaces = [plain[begin:end] for begin, end in zip(begins, ends, strict=False)]
        of_words = [kinds[one.part_of_speech_id()] for one in words]
        unknown = [one.is_oov() for one in words]
        # Made from whole rows: a call for each would be a third of the work.
        rows = zip(begins, ends, surfaces, of_words, unknown, strict=False)
        found.extend(map(Token._make, rows))
    return found


def _pieces(plain: str) -> Iterator[tuple[int, str]]:
    """Cut a text where a sentence ends, into pieces the tokenizer takes."""
    first = 0
    while len(plain) - first > _LONGEST_PIECE:
        window = plain[first : first + _LONGEST_PIECE]
        cuts = (window.rfind(one) + 1 for one in _BREAKS)
        cut = next((at for at in cuts if at > 0), _LONGEST_PIECE)
        yield first, window[:cut]
        first += cut
    yield first, plain[first:]


@cache
def _dictionary() -> "Dictionary":
    from sudachipy import Dictionary  # noqa: PLC0415 - with the first text

    return Dictionary(dict="small")


@cache
def _kinds() -> "_KindOf":
    return _KindOf()


class _KindOf(dict[int, Kind]):
    """The kind of each part of speech, by its number."""

    def __missing__(self, number: int) -> Kind:
        kind = _kind(_dictionary().pos_of(number) or ("",) * 6)
        self[number] = kind
        return kind


def _kind(part: tuple[str, ...]) -> Kind:
    if part[0] != "名詞":
        return _OTHER_PARTS.get(part[0], Kind.OTHER)
    if part[1] == "数詞":
        return Kind.NUMBER
    if part[1] != "固有名詞":
        return Kind.NOUN
    if part[2] == "人名":
        return {"姓": Kind.FAMILY, "名": Kind.GIVEN}.get(part[3], Kind.PERSON)
    return Kind.PLACE if part[2] == "地名" else Kind.PROPER


_OTHER_PARTS: Final = {
    "接頭辞": Kind.PREFIX,
    "接尾辞": Kind.SUFFIX,
    "助詞": Kind.PARTICLE,
    "補助記号": Kind.SIGN,
    "記号": Kind.SIGN,
    "空白": Kind.SIGN,
}
