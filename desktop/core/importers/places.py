"""Prefecture and city at the start of an address; the rest of it is not looked at."""

import re
import unicodedata
from functools import cache, lru_cache
from typing import Final, NamedTuple

from desktop.core.importers.postal_codes import Cities, cities_of, known_cities
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


class Place(NamedTuple):
    """Where somebody lives; empty parts where nothing tells.

    Attributes:
        agrees: Whether postal code and address can both be right.
    """

    prefecture_code: str
    city: str
    agrees: bool = True


def with_postal_code(postal_code: str, prefecture: str, city: str, address: str) -> Place:
    """Fill in what a postal code tells and the address does not; nothing typed is changed.

    A city nobody knows (any more) proves nothing, so that old names are not complained of.
    """
    cities = cities_of(postal_code)
    if not cities:
        return Place(prefecture, city)
    if (prefecture, city) in cities:
        return Place(prefecture, city)
    there = tuple(one for one in cities if prefecture in ("", one[0]))
    if not there:
        return Place(prefecture, city, agrees=False)
    if prefecture and city:
        agrees = any(_is_alike(city, name) for _, name in there) or not _is_known(prefecture, city)
        return Place(prefecture, city, agrees)
    typed = city or "".join(unicodedata.normalize("NFKC", address).split())
    return _filled(there, typed.removeprefix(_name_of(prefecture)), Place(prefecture, city))


def _filled(cities: Cities, typed: str, told: Place) -> Place:
    """Return the place of an address without prefecture or city, or of none at all."""
    if typed and not _JAPANESE.search(typed):
        # An address abroad whose code has seven digits by chance.
        return told
    meant = tuple(one for one in cities if _begins_with(typed, one[1])) if typed else ()
    if typed and not meant and _is_elsewhere(typed):
        return told._replace(agrees=False)
    found = meant or cities
    codes = {code for code, _ in found}
    code = told.prefecture_code or (codes.pop() if len(codes) == 1 else "")
    # Behind a prefecture stands a name we do not know: then the city is not ours to say.
    is_certain = len(found) == 1 and (bool(meant) or not typed or not told.prefecture_code)
    return Place(code, told.city or (found[0][1] if is_certain else ""))


_JAPANESE: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff々]")
# 郡 is often left out, and small ケ is written in four ways.
_COUNTY: Final = re.compile(r"^[^市区町村]{1,5}?郡")
_KE: Final = str.maketrans("ヶｹヵがガ", "ケケケケケ")
_WARD: Final = re.compile(r"(?<=市)[^市]+区$")


@lru_cache(maxsize=4096)
def _folded(city: str) -> str:
    return _COUNTY.sub("", city.translate(_KE))


def _is_alike(typed: str, city: str) -> bool:
    """Compare two names of cities: without 郡, and without the ward where only one has it."""
    one, other = _folded(typed), _folded(city)
    return one.startswith(other) or other.startswith(one) or _WARD.sub("", other) == one


def _begins_with(typed: str, city: str) -> bool:
    name = _folded(city)
    start = _folded(typed)
    ward = _WARD.search(name)
    return start.startswith(name) or (ward is not None and start.startswith(ward.group()))


def _is_known(prefecture: str, city: str) -> bool:
    return (prefecture, _folded(city)) in _folded_cities()


def _is_elsewhere(typed: str) -> bool:
    """Tell whether a text begins with a city there is."""
    start = _folded(typed)
    return any(start[:length] in _big_names() for length in range(2, 12))


@cache
def _folded_cities() -> frozenset[tuple[str, str]]:
    folded = {(code, _folded(name)) for code, name in known_cities()}
    # The list names a city with wards by its wards only.
    return frozenset(folded | {(code, _WARD.sub("", name)) for code, name in folded})


@cache
def _big_names() -> frozenset[str]:
    """Return the cities and wards; many a 町 of a city is called like a 町 elsewhere."""
    return frozenset(name for _, name in _folded_cities() if name.endswith(("市", "区")))


def _name_of(code: str) -> str:
    return next((one.name for one in prefectures() if one.code == code), "")


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
