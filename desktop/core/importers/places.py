"""Prefecture and city at the start of an address; the rest of it is not looked at."""

import re
import unicodedata
from functools import cache, lru_cache
from typing import Final

from desktop.core.importers.taxonomies import prefectures

_POSTAL: Final = re.compile(r"^〒?\s*\d{3}-?\d{4}\s*")
# 市 and 町 inside a name would cut it short, so such cities stand before the pattern.
_AWKWARD: Final = (
    "四日市市|廿日市市|八日市市|市川市|市原市|野々市市|"
    "余市郡余市町|町田市|十日町市|"
    "大町市|村山市|村上市|田村市|東村山市|武蔵村山市|羽村市|大村市|蒲郡市|"
    "郡山市|郡上市|小郡市|大和郡山市"
)
_CITY: Final = re.compile(
    rf"(?:{_AWKWARD}|[^市区町村\d]{{1,5}}?郡[^\d]{{1,5}}?[町村]"
    r"|[^\d]{1,6}?市(?:[^市区町村\d]{1,4}区)?|[^市町村\d]{1,4}?区|[^\d]{1,5}?[町村])"
)
# Cities by government ordinance are often written without their prefecture.
_BIG_CITIES: Final = {
    "札幌市": "01",
    "仙台市": "04",
    "さいたま市": "11",
    "千葉市": "12",
    "横浜市": "14",
    "川崎市": "14",
    "相模原市": "14",
    "新潟市": "15",
    "静岡市": "22",
    "浜松市": "22",
    "名古屋市": "23",
    "京都市": "26",
    "大阪市": "27",
    "堺市": "27",
    "神戸市": "28",
    "岡山市": "33",
    "広島市": "34",
    "北九州市": "40",
    "福岡市": "40",
    "熊本市": "43",
}


def split_address(address: str) -> tuple[str, str]:
    """Return prefecture code and city of an address; empty where it does not tell."""
    if match := _BEFORE_NUMBERS.match(address):
        return _split(match.group())
    return _split(address)


# Prefecture and city stand before the first digit, and there many addresses are alike.
_BEFORE_NUMBERS: Final = re.compile(r"[^\d〒\s]\D*(?=\d)")


@lru_cache(maxsize=8192)
def _split(address: str) -> tuple[str, str]:
    plain = "".join(unicodedata.normalize("NFKC", address).split())
    plain = _POSTAL.sub("", plain)
    code, rest = _prefecture_at_start(plain)
    city = match.group() if (match := _CITY.match(rest)) else ""
    if not code:
        code = next((one for name, one in _BIG_CITIES.items() if rest.startswith(name)), "")
    return code, city if code else ""


def prefecture_code(text: str) -> str:
    """Return the code of a prefecture named in full or in short; empty where it is none."""
    return _names().get("".join(text.split()), "")


def _prefecture_at_start(plain: str) -> tuple[str, str]:
    for prefecture in prefectures():
        if plain.startswith(prefecture.name):
            return prefecture.code, plain[len(prefecture.name) :]
    return "", plain


@cache
def _names() -> dict[str, str]:
    return {name: one.code for one in prefectures() for name in (one.name, one.short)}
