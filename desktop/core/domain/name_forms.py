"""Other forms in which lists write one person's name: romaji, 旧姓 in brackets, kana as it sounds.

None of these keys is ever shown; they only say whether two ways to write may be one name.
"""

import re
import unicodedata
from itertools import starmap
from typing import Final

_FORMER: Final = re.compile(r"\((?:旧姓|旧)?[:;・]?([^()]+)\)")
_LARGE: Final = str.maketrans("ァィゥェォッャュョヮ", "アイウエオツヤユヨワ")
_VOICING: Final = re.compile("[\u3099\u309a]")
# ショウ, ショー and シヨ are one sound; so are オオ and オ.
_LONG: Final = re.compile(r"ー|(?<=.)ウ|(?<=[オコソトノホモヨロ])オ")

_ROWS: Final = (
    ("", "アイウエオ"), ("k", "カキクケコ"), ("s", "サシスセソ"), ("t", "タチツテト"),
    ("n", "ナニヌネノ"), ("h", "ハヒフヘホ"), ("m", "マミムメモ"), ("r", "ラリルレロ"),
    ("g", "ガギグゲゴ"), ("z", "ザジズゼゾ"), ("d", "ダヂヅデド"), ("b", "バビブベボ"),
    ("p", "パピプペポ"),
)  # fmt: skip
_SOUNDS: Final = {
    kana: first + vowel for first, row in _ROWS for kana, vowel in zip(row, "aiueo", strict=True)
} | {"ヤ": "ya", "ユ": "yu", "ヨ": "yo", "ワ": "wa", "ヲ": "o", "ン": "n", "ヂ": "zi", "ヅ": "zu"}
_GLIDES: Final = {"ャ": "ya", "ュ": "yu", "ョ": "yo"}
# Hepburn, and what passports make of it, as the regular spelling of `_SOUNDS`.
_REGULAR: Final = tuple(
    starmap(
        lambda found, given: (re.compile(found), given),
        (
            (r"[^a-z]", ""), (r"tch", "tt"), (r"sh(?=[aueo])", "sy"), (r"shi", "si"),
            (r"ch(?=[aueo])", "ty"), (r"chi", "ti"), (r"tsu", "tu"), (r"f", "h"),
            (r"j(?=[aueo])", "zy"), (r"ji", "zi"), (r"m(?=[bmp])", "n"), (r"oh(?![aiueoy])", "o"),
            (r"o[ou]", "o"), (r"uu", "u"),
        ),
    )
)  # fmt: skip


def is_former_name(one: str, other: str) -> bool:
    """Say whether one folded name tells in brackets the 旧姓 under which it is the other."""
    return _has_been(one, other) or _has_been(other, one)


def _has_been(name: str, former: str) -> bool:
    told = _FORMER.search(name)
    if told is None:
        return False
    plain = name[: told.start()] + name[told.end() :]
    given = former.removeprefix(told[1])
    # The name without the brackets is the same person's too.
    return plain == former or (given not in {"", former} and plain.endswith(given))


def is_read_alike(one: str, other: str) -> bool:
    """Say whether two readings differ in long vowels, small kana and voicing alone."""
    return _as_sounds(one) == _as_sounds(other)


def _as_sounds(kana: str) -> str:
    plain = _VOICING.sub("", unicodedata.normalize("NFD", kana)).translate(_LARGE)
    return _LONG.sub("", plain)


def is_romanized(name: str, kana: str) -> bool:
    """Say whether a folded name is a reading in Latin letters, in whatever spelling and order."""
    if not name.isascii() or not name or not kana:
        return False
    ours, theirs = _regular(name), _regular(_to_letters(kana))
    return len(ours) == len(theirs) and ours in theirs + theirs


def _regular(letters: str) -> str:
    for found, given in _REGULAR:
        letters = found.sub(given, letters)
    return letters


def _to_letters(kana: str) -> str:
    letters = ""
    is_doubled = False
    for one in kana:
        if one == "ッ":
            is_doubled = True
            continue
        if one in _GLIDES:
            letters = letters[:-1] + _GLIDES[one]
            continue
        sound = _SOUNDS.get(one, "")
        letters += sound[:1] * is_doubled + sound
        is_doubled = False
    return letters
