"""Where a postal code lies, from Japan Post's list trimmed to names (SOURCES.md).

The tables stay as bytes and are searched by halves: 143,000 codes in 2.7 MB, with no object each.
Made by tools/make_postal_codes.py.
"""

import hashlib
import lzma
import struct
import sys
from array import array
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from typing import Final

from desktop.core.importers.taxonomies import prefectures
from desktop.core.paths import resources_folder

_MAGIC: Final = b"CRPC\x01"
_MONTH_LENGTH: Final = 7
_HASH_AT: Final = len(_MAGIC) + _MONTH_LENGTH
_PACKED_AT: Final = _HASH_AT + hashlib.sha256().digest_size
_HEAD: Final = struct.Struct("<III")
_DIGITS: Final = 7
Cities = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PostalPlace:
    """What a postal code tells.

    Attributes:
        cities: (prefecture code, city); several where the code crosses a border.
        town: What all addresses of the code begin with behind the city; may be empty.
    """

    cities: Cities
    town: str = ""

    @property
    def prefecture_code(self) -> str:
        """The prefecture, if there is only one."""
        codes = {code for code, _ in self.cities}
        return codes.pop() if len(codes) == 1 else ""

    @property
    def city(self) -> str:
        """The city, if there is only one."""
        return self.cities[0][1] if len(self.cities) == 1 else ""

    @property
    def address(self) -> str:
        """Prefecture, city and town, as far as the code leaves no doubt."""
        name = _prefecture_names().get(self.prefecture_code, "")
        return f"{name}{self.city}{self.town}"


class _Table:
    """The resource unpacked: three columns of numbers and two of texts."""

    def __init__(self, content: bytes) -> None:
        if not content.startswith(_MAGIC):
            raise ValueError("postal_codes.bin is of another version")
        payload = lzma.decompress(content[_PACKED_AT:])
        if hashlib.sha256(payload).digest() != content[_HASH_AT:_PACKED_AT]:
            raise ValueError("postal_codes.bin is damaged")
        self.month = content[len(_MAGIC) : _HASH_AT].decode("ascii").strip()
        count, places_size, _ = _HEAD.unpack_from(payload)
        size = 4 * count
        columns = [payload[_HEAD.size + at * size :][:size] for at in range(3)]
        self._codes, self._place_at, self._town_at = map(_numbers, columns)
        at = _HEAD.size + 3 * size
        self._places, self._towns = payload[at : at + places_size], payload[at + places_size :]
        self._known: dict[int, Cities] = {}

    def cities(self, at: int) -> Cities:
        """Return the cities of a place in the list; each of the 1,900 is made once."""
        start = self._place_at[at]
        if start not in self._known:
            names = _text(self._places, start).split("\t")
            self._known[start] = tuple((one[:2], one[2:]) for one in names)
        return self._known[start]

    def town(self, at: int) -> str:
        """Return the town of a place in the list."""
        return _text(self._towns, self._town_at[at])

    def find(self, postal_code: str) -> int:
        """Return the place of a code in the list; -1 where it has no such code."""
        digits = postal_code.replace("-", "")
        if len(digits) != _DIGITS or not (digits.isascii() and digits.isdigit()):
            return -1
        code = int(digits)
        at = bisect_left(self._codes, code)
        return at if at < len(self._codes) and self._codes[at] == code else -1

    def all_cities(self) -> frozenset[tuple[str, str]]:
        """Return every (prefecture code, city) there is."""
        lines = self._places.decode().replace("\n", "\t").split("\t")
        return frozenset((one[:2], one[2:]) for one in lines if one)


def find_place(postal_code: str) -> PostalPlace | None:
    """Return where a postal code lies; None for anything but a code of the list.

    The first call unpacks the list (40 ms): make it in a worker.
    """
    table = _table()
    at = table.find(postal_code)
    return None if at < 0 else PostalPlace(table.cities(at), table.town(at))


def cities_of(postal_code: str) -> Cities:
    """Return the (prefecture code, city) pairs of a postal code; none for an unknown one."""
    table = _table()
    at = table.find(postal_code)
    return () if at < 0 else table.cities(at)


def month_of_list() -> str:
    """Return the month of Japan Post's list, as 2026-10."""
    return _table().month


@cache
def known_cities() -> frozenset[tuple[str, str]]:
    """Return every (prefecture code, city) of the list."""
    return _table().all_cities()


@cache
def _table() -> _Table:
    return _Table((resources_folder() / "taxonomies" / "postal_codes.bin").read_bytes())


@cache
def _prefecture_names() -> dict[str, str]:
    return {one.code: one.name for one in prefectures()}


def _numbers(content: bytes) -> "array[int]":
    numbers = array("I", content)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def _text(blob: bytes, start: int) -> str:
    return blob[start : blob.index(b"\n", start)].decode()
