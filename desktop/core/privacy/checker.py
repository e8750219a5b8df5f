"""The last look at a batch: reads only the bytes that would be sent, and fails closed.

It shares no code with the engine or with the program that wrote the bytes; whatever mistake was
made before, what it lets through keeps k, l and the vocabulary and names nobody.

Source:
    privacy.md, "proposed design" 4; decisions 10 to 12; `docs/wire.md`, "Batch body".
"""

import hashlib
import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

_QI: Final = (
    "age_band", "region", "occupation", "experience", "education", "qualification", "quarter",
)  # fmt: skip
_SA: Final = ("stage", "reason")
_MANIFEST_KEYS: Final = {"t", "schema", "n", "k", "l", "qi", "sa", "hier", "app", "quarter"}
_RECORD_KEYS: Final = {"t", *_QI, *_SA}
_ALLOWED_K: Final = (5, 7, 10)
_MIN_L: Final = 2
_MAX_SHARE: Final = (4, 5)
_MAX_RECORDS: Final = 5_000
_APP: Final = re.compile(r"[a-z]{2,12}/[0-9]{1,4}(\.[0-9]{1,4}){0,3}")
_QUARTER: Final = re.compile(r"20[0-9]{2}Q[1-4]")
_MIXED_FROM: Final = 8
_SHORTEST_ASCII: Final = 4
_SHORTEST_OTHER: Final = 2
_SHORTEST_NUMBER: Final = 6
_NO_SIGNS: Final = re.compile(r"[ \t\r\f\v\u3000\-−‐―ー・()（）]+")


@dataclass(frozen=True, slots=True)
class CheckFault:
    """Why a batch must not go. ``line`` counts from 1; 0 means the whole batch."""

    code: str
    line: int = 0
    field: str = ""


def check_bytes(
    body: bytes, tables: bytes, *, expected_k: int, forbidden: Iterable[str] = ()
) -> tuple[CheckFault, ...]:
    """Return every reason why these bytes must not be sent; empty means they may.

    Args:
        body: The exact bytes.
        tables: The bytes of the published generalization tables.
        expected_k: What the user approved; a manifest that promises less is a fault.
        forbidden: Texts that must not appear: names, readings, mails, phones, addresses, file
            names, of everybody in the store that the batch was made from.
    """
    lines = _lines(body)
    if isinstance(lines, CheckFault):
        return (lines,)
    manifest, *records = lines
    vocabulary = _vocabulary(tables)
    faults = list(_manifest_faults(manifest, len(records), tables, expected_k))
    for number, record in enumerate(records, start=2):
        faults.extend(_record_faults(record, number, vocabulary))
    if not faults:
        faults.extend(_privacy_faults(records, manifest["k"], manifest["l"]))
        faults.extend(_order_faults(records))
    known = _known_words(vocabulary) | {hashlib.sha256(tables).hexdigest()}
    faults.extend(_token_faults({*_strings(lines)} - known, forbidden))
    return tuple(faults)


def _lines(body: bytes) -> list[dict[str, Any]] | CheckFault:  # Any: JSON of unknown origin
    """Return the objects of the lines, or the first fault of form."""
    if not body.endswith(b"\n") or body.count(b"\n") < 2:  # noqa: PLR2004 - manifest and a record
        return CheckFault("not-ndjson")
    found: list[dict[str, Any]] = []  # Any: see above
    for number, line in enumerate(body[:-1].split(b"\n"), start=1):
        try:
            value = json.loads(line.decode("utf-8"))
        except ValueError:
            return CheckFault("not-json", number)
        if not isinstance(value, dict) or _canonical(value) != line:
            return CheckFault("not-canonical", number)
        found.append(value)
    return found


def _canonical(value: object) -> bytes:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode("utf-8", errors="replace")


def _vocabulary(tables: bytes) -> dict[str, frozenset[str]]:
    fields = json.loads(tables)["fields"]
    return {name: frozenset(fields[name]["values"]) for name in (*_QI, *_SA)}


def _manifest_faults(
    manifest: Mapping[str, Any],  # Any: JSON of unknown origin
    count: int,
    tables: bytes,
    expected_k: int,
) -> Iterator[CheckFault]:
    if set(manifest) != _MANIFEST_KEYS:
        yield CheckFault("manifest-fields", 1)
        return
    expected = {
        "t": "m",
        "schema": "cr.anon/1",
        "n": count,
        "k": expected_k,
        "qi": list(_QI),
        "sa": list(_SA),
        "hier": hashlib.sha256(tables).hexdigest(),
    }
    for name, value in expected.items():
        if manifest[name] != value or type(manifest[name]) is not type(value):
            yield CheckFault("manifest-value", 1, name)
    yield from _threshold_faults(manifest, count)
    for name, form in (("app", _APP), ("quarter", _QUARTER)):
        if not isinstance(manifest[name], str) or not form.fullmatch(manifest[name]):
            yield CheckFault("manifest-value", 1, name)


def _threshold_faults(manifest: Mapping[str, Any], count: int) -> Iterator[CheckFault]:  # Any: JSON
    k, least = manifest["k"], manifest["l"]
    if type(k) is not int or k not in _ALLOWED_K:
        yield CheckFault("k-not-allowed", 1, "k")
    elif not max(20, 3 * k) <= count <= _MAX_RECORDS:
        yield CheckFault("too-few-or-many", 1, "n")
    if type(least) is not int or least < _MIN_L:
        yield CheckFault("l-not-allowed", 1, "l")


def _record_faults(
    record: Mapping[str, Any],  # Any: JSON of unknown origin
    number: int,
    vocabulary: Mapping[str, frozenset[str]],
) -> Iterator[CheckFault]:
    if set(record) != _RECORD_KEYS or record["t"] != "r":
        yield CheckFault("record-fields", number)
        return
    for name, words in vocabulary.items():
        if not isinstance(record[name], str) or record[name] not in words:
            yield CheckFault("not-in-vocabulary", number, name)


def _privacy_faults(records: list[dict[str, Any]], k: int, least: int) -> Iterator[CheckFault]:
    groups = defaultdict(list)
    for record in records:
        groups[tuple(record[name] for name in _QI)].append(record)
    if min(map(len, groups.values())) < k:
        yield CheckFault("group-below-k")
    for name in _SA:
        said = {record[name] for record in records}
        if said == {"*"}:
            continue
        if "*" in said:
            yield CheckFault("partly-hidden", 0, name)
        counts = [Counter(record[name] for record in group) for group in groups.values()]
        if any(len(count) < least for count in counts):
            yield CheckFault("l-too-small", 0, name)
        over, under = _MAX_SHARE
        if any(max(count.values()) * under > count.total() * over for count in counts):
            yield CheckFault("share-too-large", 0, name)


def _order_faults(records: list[dict[str, Any]]) -> Iterator[CheckFault]:
    """Sorted records were not mixed: their order would tell how they were made."""
    lines = [_canonical(record) for record in records]
    if len(set(lines)) >= _MIXED_FROM and lines in (sorted(lines), sorted(lines, reverse=True)):
        yield CheckFault("not-mixed")


def _token_faults(strange: set[str], forbidden: Iterable[str]) -> Iterator[CheckFault]:
    """Look for texts of people, in any width, case and spacing.

    Only strings that are no word of the contract are searched: a published word tells of nobody,
    even where somebody is called so, and thousands of texts are looked up in a few bytes.
    """
    text = _fold("\n".join(sorted(strange)))
    for token in forbidden:
        folded = _fold(token)
        shortest = _SHORTEST_ASCII if folded.isascii() else _SHORTEST_OTHER
        is_short_number = folded.isdigit() and len(folded) < _SHORTEST_NUMBER
        if len(folded) >= shortest and not is_short_number and folded in text:
            yield CheckFault("forbidden-text")
            return


def _strings(value: object) -> Iterator[str]:
    """Yield every text and number of a JSON value, names of members too."""
    if isinstance(value, dict):
        for name, member in value.items():
            yield name
            yield from _strings(member)
    elif isinstance(value, list):
        for member in value:
            yield from _strings(member)
    else:
        yield str(value)


def _known_words(vocabulary: Mapping[str, frozenset[str]]) -> set[str]:
    words = {word for field in vocabulary.values() for word in field}
    return words | _MANIFEST_KEYS | _RECORD_KEYS | {"cr.anon/1", "m", "r"}


def _fold(text: str) -> str:
    return _NO_SIGNS.sub("", unicodedata.normalize("NFKC", text)).casefold()
