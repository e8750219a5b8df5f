"""Names in Latin letters: every usual way to write a reading, folded into one.

Own table, after Hepburn and Kunrei; long vowels are dropped, so that Ōno, Ohno, Oono, Ouno and Ono
are one.
"""

import re
import unicodedata
from typing import Final

_ROWS: Final = (
    " アイウエオ|k カキクケコ|g ガギグゲゴ|s サシスセソ|z ザジズゼゾ|t タチツテト|d ダヂヅデド|"
    "n ナニヌネノ|h ハヒフヘホ|b バビブベボ|p パピプペポ|m マミムメモ|r ラリルレロ"
)
_OTHERS: Final = {"ヤ": "ya", "ユ": "yu", "ヨ": "yo", "ワ": "wa", "ヲ": "o", "ン": "n", "ヴ": "bu"}
_KANA: Final = {
    kana: row.split(" ")[0] + vowel
    for row in _ROWS.split("|")
    for kana, vowel in zip(row.split(" ")[1], "aiueo", strict=True)
} | _OTHERS
_SMALL_Y: Final = {"ャ": "a", "ュ": "u", "ョ": "o"}
_SMALL_VOWEL: Final = {"ァ": "a", "ィ": "i", "ゥ": "u", "ェ": "e", "ォ": "o"}
_NOT_LETTERS: Final = re.compile("[^a-z]")
_STEPS: Final = tuple(
    (re.compile(wanted), by)
    for wanted, by in (
        ("cch", "tch"),
        ("shi", "si"),
        ("chi", "ti"),
        ("tsu", "tu"),
        ("sh", "sy"),
        ("ch", "ty"),
        ("j(?=i)", "z"),
        ("jy?", "zy"),
        ("dz", "z"),
        ("d(?=[iu])", "z"),
        ("f(?=u)", "h"),
        ("m(?=[bmp])", "n"),
        ("oh(?![aiueoy])", "o"),
        ("o[ou]+", "o"),
        ("([aiue])\\1+", "\\1"),
    )
)
_OTHER_FIRST: Final = {"t": "tc", "z": "zjd", "h": "hf", "k": "kc"}


def fold_romaji(text: str) -> str:
    """Return Latin letters as one spelling; what is no letter is dropped."""
    bare = unicodedata.normalize("NFD", text.lower()) if not text.isascii() else text.lower()
    folded = _NOT_LETTERS.sub("", bare)
    for wanted, by in _STEPS:
        folded = wanted.sub(by, folded)
    return folded


def romaji_of(kana: str) -> str:
    """Return a reading in katakana in the folded spelling."""
    found = ""
    is_double = False
    for one in kana:
        if one in _SMALL_Y:
            found = f"{found[:-1]}y{_SMALL_Y[one]}"
            continue
        if one in _SMALL_VOWEL:
            found = f"{found[:-1]}{_SMALL_VOWEL[one]}"
            continue
        if one == "ッ":
            is_double = True
            continue
        letters = _KANA.get(one, "")
        found += letters[:1] + letters if is_double else letters
        is_double = False
    return fold_romaji(found)


def initials_of(romaji: str) -> str:
    """Return the letters a folded name may begin with: チ is t and c."""
    return _OTHER_FIRST.get(romaji[:1], romaji[:1])
