"""Addresses with a house number, wherever they are, and how an address goes on after a town."""

import re
from collections.abc import Iterator
from typing import Final

from desktop.core.privacy.text.findings import Category, Found, Reason

_PREFECTURES: Final = (
    "北海道|東京都|京都府|大阪府|(?:青森|岩手|宮城|秋田|山形|福島|茨城|栃木|群馬|埼玉|千葉|"
    "神奈川|新潟|富山|石川|福井|山梨|長野|"
    "岐阜|静岡|愛知|三重|滋賀|兵庫|奈良|和歌山|鳥取|島根|岡山|広島|山口|徳島|香川|愛媛|高知|福岡|"
    "佐賀|長崎|熊本|大分|宮崎|"
    "鹿児島|沖縄)県"
)
PREFECTURE: Final = re.compile(_PREFECTURES)
# Cities with kana in their names; elsewhere kana before 市 is a particle.
_KANA_CITIES: Final = (
    "さいたま|つくば|つくばみらい|ひたちなか|かすみがうら|いわき|むつ|つがる|にかほ|みどり|"
    "ふじみ野|いすみ|あきる野|かほく|あわら|"
    "みよし|あま|いなべ|たつの|さぬき|東かがわ|みやま|うきは|えびの|うるま|いちき串木野|"
    "南アルプス|袖ケ浦|龍ケ崎|鎌ケ谷|茅ケ崎"
)
_KANJI: Final = "一-鿿々ヶケノ"
_CITY: Final = rf"(?:(?:{_KANA_CITIES})(?:市|町)|[{_KANJI}]{{1,5}}?[市区町村郡])"
_DIGITS: Final = "[0-9〇一二三四五六七八九十百]{1,4}"
_NUMBER: Final = (
    rf"{_DIGITS}\s?(?:丁目|番地|番町|番(?!目)|号|条|[-ー]|の)\s?"
    rf"(?:{_DIGITS}\s?(?:丁目|番地|番|号|[-ー]|の)?\s?){{0,4}}"
)
_BUILDING: Final = (
    r"(?:\s?[^\s、。,.，:;()「」\n0-9]{2,20}?\s?"
    r"(?:[A-Z]?-?[0-9]{1,4}(?:号室|号|室|F|階)?|(?:荘|ハイツ|コーポ|マンション|アパート|寮|ビル|"
    r"棟)(?:[0-9]{1,4}(?:号室|号)?)?)"
    r"(?![0-9年月日分円人時]))?"
)
_ADDRESS: Final = re.compile(
    rf"(?:(?:{_PREFECTURES})\s?(?:{_CITY}\s?){{0,3}}|(?:{_CITY}\s?){{1,3}})"
    rf"[{_KANJI}ァ-ヴーぁ-ん]{{0,10}}?\s?{_NUMBER}{_BUILDING}"
)
_MUST_HAVE: Final = re.compile("[市区町村郡都道府県]")
TAIL: Final = re.compile(rf"\s?(?:{_NUMBER})?{_BUILDING}")
_FIRST_NUMBER: Final = re.compile(rf"\s?(?:{_NUMBER}|{_DIGITS})")
"""What may follow a town: a house number, then a building."""


def find_addresses(plain: str) -> Iterator[Found]:
    """Return addresses down to the house number; places are those of the plain text."""
    if not _MUST_HAVE.search(plain):
        return
    for one in _ADDRESS.finditer(plain):
        end = one.start() + len(one[0].rstrip())
        yield Found(one.start(), end, Category.ADDRESS, Reason.PATTERN)


def house_number_end(plain: str, start: int) -> int:
    """Return where the house number that begins here ends; ``start`` where there is none."""
    number = _FIRST_NUMBER.match(plain, start)
    return start + len(number[0].rstrip()) if number else start
