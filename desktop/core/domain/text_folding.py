"""Keys for matching and searching; what a person typed is always kept beside them.

Folding loses information on purpose (髙 and 高 become one), so a folded text is never shown.
"""

import re
import unicodedata
from collections.abc import Iterator
from operator import add
from typing import Final

# Made from resources/taxonomies/name_kanji_variants.csv, which names the sources. 斉 and 斎 are
# different characters and stay apart.
VARIANTS: Final = str.maketrans(
    "髙\ufa11邊邉齋齊濱濵澤廣嶋嶌國櫻德眞𠮷惠瀧瀨榮實龍關條冨峯舘禮豐栁\ufa19\ufa10\ufa1b曾黑龜彌靜藏檜\ufa4f\ufa41穗\ufa2e\ufa26",
    "高崎辺辺斎斉浜浜沢広島島国桜徳真吉恵滝瀬栄実竜関条富峰館礼豊柳神塚福曽黒亀弥静蔵桧祐敏穂郎都",
)
# Looking first is a fifth of the work of translating, and most texts have none of these.
_HAS_VARIANT: Final = re.compile(f"[{''.join(map(chr, VARIANTS))}]")
_HIRAGANA: Final = re.compile("[ぁ-ゖ]")
_HIRAGANA_TO_KATAKANA: Final = {code: code + 0x60 for code in range(0x3041, 0x3097)}
_KATAKANA: Final = re.compile(r"[ァ-ヺー ]*")
_DOMESTIC: Final = re.compile(r"0[1-9][0-9]*", re.ASCII)
_NOT_DIGITS: Final = re.compile(r"[^0-9]")
_HYPHENS: Final = str.maketrans("−‐‑‒–—―ー－", "---------")
_HAS_HYPHEN: Final = re.compile("[−‐‑‒–—―ー－]")
_JAPAN_PREFIX: Final = re.compile(r"^(?:\+|00|010)81\(?0?\)?")


def fold_name(text: str) -> str:
    """Return the key of a name: width, variant characters, case and spaces folded away."""
    if text.isascii():
        return "".join(text.split()).lower()
    plain = fold_variants(text)
    folded = unicodedata.normalize("NFKC", plain)
    if folded != plain:
        folded = folded.translate(VARIANTS)
    return "".join(folded.split()).casefold()


def fold_variants(text: str) -> str:
    """Return text with variant characters of names exchanged one for one: 髙 becomes 高."""
    return text.translate(VARIANTS) if _HAS_VARIANT.search(text) else text


def fold_kana(text: str) -> str:
    """Return text with its kana as full-width katakana, without spaces."""
    if _KATAKANA.fullmatch(text):
        return text.replace(" ", "")
    return "".join(to_katakana(unicodedata.normalize("NFKC", text)).split())


def to_katakana(text: str) -> str:
    """Return text with its hiragana as katakana."""
    return text.translate(_HIRAGANA_TO_KATAKANA) if _HIRAGANA.search(text) else text


def fold_email(text: str) -> str:
    """Return the key of a mail address: half-width, lower case, no spaces."""
    plain = text if text.isascii() else unicodedata.normalize("NFKC", text)
    return "".join(plain.split()).lower()


def fold_phone(text: str) -> str:
    """Return the digits of a telephone number; +81 becomes the leading 0 it stands for."""
    digits = text.replace("-", "")
    if _DOMESTIC.fullmatch(digits):
        return digits
    plain = "".join(unicodedata.normalize("NFKC", text).translate(_HYPHENS).split())
    return _NOT_DIGITS.sub("", _JAPAN_PREFIX.sub("0", plain.replace("-", "")))


def fold_address(text: str) -> str:
    """Return the key of an address: width, spaces and kinds of dash folded away."""
    return fold_hyphens(fold_name(text))


def fold_hyphens(text: str) -> str:
    """Return text with every kind of dash, the long-vowel mark too, as ``-``.

    For numbers only: NFKC leaves − ‐ ― ー alone, and people type them between digits.
    """
    return text.translate(_HYPHENS) if _HAS_HYPHEN.search(text) else text


def bigrams(text: str) -> str:
    """Return the search terms of one folded field: its pairs in order, then its characters.

    Pairs come first and unbroken, so that a longer word is found as a phrase of pairs
    (platform.md, "Store: measured").
    """
    return " ".join((*pairs_of(text), *text))


def pairs_of(text: str) -> Iterator[str]:
    """Return the pairs of characters of a folded field, in order."""
    return map(add, text, text[1:])
