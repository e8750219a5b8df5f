"""The last look at an anonymized workbook: reads what was written, and fails closed.

It shares no code with the engine or with the writer. It is given the cells as another program
reads them back, and the bytes of the file, of which every text is searched.

Source:
    privacy.md, "proposed design" 4; decision 14.
"""

import json
import re
import unicodedata
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from io import BytesIO
from typing import Final

from desktop.core.privacy.checker import CheckFault

_MARKING: Final = "本データは個人情報保護法に基づく匿名加工情報です"
_SUPPRESSED: Final = "（出しません）"
_QUARTER: Final = re.compile(r"20\d\d年(?:(?:1〜3|4〜6|7〜9|10〜12)月)?")
_ALLOWED_K: Final = (5, 7, 10)
_MIN_L: Final = 2
_MAX_SHARE: Final = (4, 5)
_HEAD_ROWS: Final = 2
_MIXED_FROM: Final = 8
_SHORTEST_ASCII: Final = 4
_SHORTEST_OTHER: Final = 2
_SHORTEST_NUMBER: Final = 6
_NO_SIGNS: Final = re.compile(r"[ \t\r\f\v\u3000\-−‐―ー・()（）]+")
_TEXTS: Final = re.compile(r">([^<]+)<")
_NAMES: Final = re.compile(r'\bname="([^"]*)"')


@dataclass(frozen=True, slots=True)
class FileExpectation:
    """What the user approved.

    Attributes:
        quasi: Headings of quasi-identifiers → name of their tree.
        sensitive: Headings of sensitive columns → name of their tree; empty for free words.
        plain: Headings of insensitive columns.
        count: How many records there must be.
    """

    quasi: Mapping[str, str]
    sensitive: Mapping[str, str]
    plain: Sequence[str]
    k: int
    l: int  # noqa: E741 - the field's own name in the literature
    count: int


def check_file(
    data: bytes,
    rows: Sequence[Sequence[object]],
    expectation: FileExpectation,
    *,
    tables: Sequence[bytes],
    forbidden: Iterable[str],
) -> tuple[CheckFault, ...]:
    """Return every reason why this file must not be given away; empty means it may.

    Args:
        data: The bytes of the file.
        rows: Its first sheet as another program reads it: marking, headings, records.
        expectation: What the user approved.
        tables: The bytes of the published hierarchies.
        forbidden: Texts of the source that must not appear.
    """
    words = _vocabulary(tables)
    faults = list(_form_faults(rows, expectation))
    if not faults:
        records = [tuple(map(str, row)) for row in rows[_HEAD_ROWS:]]
        faults.extend(_word_faults(records, expectation, words))
        faults.extend(_privacy_faults(records, expectation))
        if len(set(records)) >= _MIXED_FROM and records in (
            sorted(records),
            sorted(records, reverse=True),
        ):
            faults.append(CheckFault("not-mixed"))
    known = {word for vocabulary in words.values() for word in vocabulary} | {_MARKING}
    faults.extend(_token_faults(_texts_of(data) - known, forbidden))
    return tuple(faults)


def _form_faults(
    rows: Sequence[Sequence[object]], expected: FileExpectation
) -> Iterator[CheckFault]:
    headings = (*expected.quasi, *expected.sensitive, *expected.plain)
    if not rows or not rows[0] or rows[0][0] != _MARKING:
        yield CheckFault("marking-missing", 1)
    if len(rows) < _HEAD_ROWS or tuple(rows[1]) != headings:
        yield CheckFault("headings", 2)
    if len(rows) - _HEAD_ROWS != expected.count:
        yield CheckFault("too-few-or-many")
    for number, row in enumerate(rows[_HEAD_ROWS:], start=_HEAD_ROWS + 1):
        if len(row) != len(headings) or not all(isinstance(one, str) and one for one in row):
            yield CheckFault("record-fields", number)
    yield from _promise_faults(expected)


def _promise_faults(expected: FileExpectation) -> Iterator[CheckFault]:
    if expected.k not in _ALLOWED_K or expected.count < max(20, 3 * expected.k):
        yield CheckFault("k-not-allowed")
    if expected.l < _MIN_L:
        yield CheckFault("l-not-allowed")
    if not expected.quasi:
        yield CheckFault("no-quasi-identifier")


def _word_faults(
    records: Sequence[tuple[str, ...]],
    expected: FileExpectation,
    words: Mapping[str, frozenset[str]],
) -> Iterator[CheckFault]:
    trees = [*expected.quasi.values(), *expected.sensitive.values()]
    trees += [""] * len(expected.plain)
    for at, tree in enumerate(trees):
        counts = Counter(record[at] for record in records)
        for value, count in counts.items():
            if tree:
                is_right = value in words[tree] or (
                    tree == "quarter" and bool(_QUARTER.fullmatch(value))
                )
            else:
                is_right = count >= expected.k or value in {"その他", _SUPPRESSED}
            if not is_right:
                yield CheckFault("not-in-vocabulary" if tree else "rare-word", 0, tree)


def _privacy_faults(
    records: Sequence[tuple[str, ...]], expected: FileExpectation
) -> Iterator[CheckFault]:
    groups: dict[tuple[str, ...], list[tuple[str, ...]]] = defaultdict(list)
    first = len(expected.quasi)
    for record in records:
        groups[record[:first]].append(record)
    if min(map(len, groups.values())) < expected.k:
        yield CheckFault("group-below-k")
    for at, name in enumerate(expected.sensitive, start=first):
        said = {record[at] for record in records}
        if said == {_SUPPRESSED}:
            continue
        if _SUPPRESSED in said:
            yield CheckFault("partly-hidden", 0, name)
        counts = [Counter(record[at] for record in group) for group in groups.values()]
        if any(len(count) < expected.l for count in counts):
            yield CheckFault("l-too-small", 0, name)
        over, under = _MAX_SHARE
        if any(max(count.values()) * under > count.total() * over for count in counts):
            yield CheckFault("share-too-large", 0, name)


def _token_faults(strange: set[str], forbidden: Iterable[str]) -> Iterator[CheckFault]:
    text = _fold("\n".join(sorted(strange)))
    for token in forbidden:
        folded = _fold(token)
        shortest = _SHORTEST_ASCII if folded.isascii() else _SHORTEST_OTHER
        is_short_number = folded.isdigit() and len(folded) < _SHORTEST_NUMBER
        if len(folded) >= shortest and not is_short_number and folded in text:
            yield CheckFault("forbidden-text")
            return


def _texts_of(data: bytes) -> set[str]:
    """Return every text of every part: cells, names of sheets and parts, properties."""
    found = set()
    with zipfile.ZipFile(BytesIO(data)) as archive:
        for name in archive.namelist():
            part = archive.read(name).decode("utf-8", errors="replace")
            found.add(name)
            found |= {unescape(one) for one in (*_TEXTS.findall(part), *_NAMES.findall(part))}
    return found


def _vocabulary(tables: Sequence[bytes]) -> dict[str, frozenset[str]]:
    return {
        name: frozenset({*field.get("names", {}).values(), _SUPPRESSED})
        for data in tables
        for name, field in json.loads(data)["fields"].items()
    }


def _fold(text: str) -> str:
    return _NO_SIGNS.sub("", unicodedata.normalize("NFKC", text)).casefold()
