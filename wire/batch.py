"""A batch of anonymous records: its lines, its canonical bytes and its form.

The body is pure content (decision 11): no device, number, time or identifier of a person. Its
SHA-256 is its name, so sending it twice is harmless.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from operator import attrgetter
from typing import Final, Literal, TypeVar
from urllib.parse import quote

import msgspec
from msgspec.structs import astuple
from typing_extensions import override

from wire import canonical, limits
from wire.problems import Fault
from wire.version import SCHEMA
from wire.vocabulary import FIELDS, QUASI_IDENTIFIERS, SENSITIVE, Vocabulary, published

CONTENT_TYPE: Final = f'application/x-ndjson; profile="{SCHEMA}"'
GENESIS: Final = "0" * 64
"""`CR-Prev` of a device's first batch."""
MARKING: Final = "本データは個人情報保護法に基づく匿名加工情報です"
"""APPI Art. 44: whoever provides 匿名加工情報 says that it is."""
MARKING_HEADER: Final = f"UTF-8''{quote(MARKING)}"
"""`CR-Marking`, as RFC 8187 writes texts in headers."""
APP_FORM: Final = r"^[a-z]{2,12}/[0-9]{1,4}(\.[0-9]{1,4}){0,3}$"
QUARTER_FORM: Final = "^20[0-9]{2}Q[1-4]$"
_APP: Final = re.compile(APP_FORM)
_QUARTER: Final = re.compile(QUARTER_FORM)
_FIRST_RECORD_LINE: Final = 2


class Manifest(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="t", tag="m", kw_only=True
):
    """First line of a batch.

    Attributes:
        schema: `cr.anon/1`.
        n: Number of records that follow.
        k: Smallest group the sender promises.
        l: Least number of different sensitive values in a group.
        qi: Names of the quasi-identifiers.
        sa: Names of the sensitive fields.
        hier: SHA-256 of the generalization tables.
        app: Program and version.
        quarter: Quarter in which the batch was cut, such as `2026Q4`.
    """

    schema: str
    n: int
    k: int
    l: int  # noqa: E741 the letter is the name of the property in the literature and on the wire
    qi: tuple[str, ...]
    sa: tuple[str, ...]
    hier: str
    app: str
    quarter: str


class Record(
    msgspec.Struct,
    frozen=True,
    forbid_unknown_fields=True,
    tag_field="t",
    tag="r",
    kw_only=True,
    gc=False,
    eq=False,
):
    """One application, generalized. Every field holds a word of the vocabulary.

    Words refer to nothing, so the garbage collector need not look at a million records again.
    Records are equal by what they say, however they were read.
    """

    age_band: str
    region: str
    occupation: str
    experience: str
    education: str
    qualification: str
    quarter: str
    stage: str
    reason: str

    @override
    def __eq__(self, other: object) -> bool:
        return isinstance(other, Record) and astuple(self) == astuple(other)

    @override
    def __hash__(self) -> int:
        return hash(astuple(self))


_Line = TypeVar("_Line", Manifest, Record)


@dataclass(frozen=True, slots=True)
class Batch:
    """A manifest and its records, in the order of the lines.

    Attributes:
        manifest: The first line.
        records: The other lines.
        words: Where every word of the records is known to stand; `None` if nobody has looked.
    """

    manifest: Manifest
    records: tuple[Record, ...]
    words: Vocabulary | None = field(default=None, compare=False, repr=False)


def to_bytes(batch: Batch) -> bytes:
    """Return the canonical body. Order the records at random before."""
    return canonical.encode_lines((batch.manifest, *batch.records))


def manifest_for(
    records: Sequence[Record], vocabulary: Vocabulary, *, k: int, app: str, quarter: str
) -> Manifest:
    """Return the manifest of records that keep `k` and the least l."""
    return Manifest(
        schema=SCHEMA,
        n=len(records),
        k=k,
        l=limits.MIN_L,
        qi=QUASI_IDENTIFIERS,
        sa=SENSITIVE,
        hier=vocabulary.sha256,
        app=app,
        quarter=quarter,
    )


def from_bytes(body: bytes) -> Batch | list[Fault]:
    """Read a canonical body, or say which lines cannot be read.

    The words are not judged here; see `check_form`.
    """
    if batch := _read_at_once(body):
        return batch
    lines = body.split(b"\n")
    if lines.pop() or not lines:
        return [Fault(0, "", "no-final-newline")]
    if len(lines) - 1 > limits.MAX_RECORDS:
        return [Fault(0, "", "too-many-records")]
    read = _read_lines(lines)
    if isinstance(read, Batch) and to_bytes(read) != body:
        return [Fault(0, "", "not-canonical")]
    return read


def _read_at_once(body: bytes) -> Batch | None:
    """Return a canonical batch of published words, or `None`: then each line is to be looked at.

    What equals its own canonical bytes has each record in a line of its own, and no published
    word makes a line too long.
    """
    first, newline, rest = body.partition(b"\n")
    manifest = _decode(first, Manifest)
    if manifest is None or not newline or rest.count(b"\n") > limits.MAX_RECORDS:
        return None
    try:
        records = tuple(_published_records().decode_lines(rest))
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
    is_canonical = canonical.encode_lines(records) == rest
    if not is_canonical or canonical.encode(manifest) != first:
        return None
    return Batch(manifest, records, published())


@cache
def _published_records() -> msgspec.json.Decoder[Record]:
    """Return a decoder that takes published words only and makes each of them one object.

    So all that is counted and compared afterwards is one of a few hundred objects.
    """
    words = published().values
    kinds = [(name, Literal.__getitem__(tuple(sorted(words[name])))) for name in FIELDS]
    kind = msgspec.defstruct("PublishedRecord", kinds, bases=(Record,), kw_only=True, gc=False)
    return msgspec.json.Decoder(kind)


def _read_lines(lines: Sequence[bytes]) -> Batch | list[Fault]:
    manifest = _decode(lines[0], Manifest)
    if manifest is None:
        return [Fault(1, "", "not-a-manifest")]
    records = [_decode(line, Record) for line in lines[1:]]
    readable = tuple(record for record in records if record is not None)
    return Batch(manifest, readable) if len(readable) == len(records) else _unreadable(records)


def check_form(batch: Batch, vocabulary: Vocabulary) -> list[Fault]:
    """Return what is wrong with a batch apart from its privacy, at most 50 faults."""
    faults = [
        Fault(1, pointer, code) for pointer, code, is_right in _promises(batch) if not is_right
    ]
    if batch.manifest.hier != vocabulary.sha256:
        faults.append(Fault(1, "/hier", "unknown-tables"))
    for name in FIELDS if batch.words is not vocabulary else ():
        faults.extend(_strange_words(batch.records, name, vocabulary))
    return faults[: limits.MAX_FAULTS]


def _promises(batch: Batch) -> Iterator[tuple[str, str, bool]]:
    manifest = batch.manifest
    yield "/schema", "unknown-schema", manifest.schema == SCHEMA
    yield "/n", "wrong-count", manifest.n == len(batch.records)
    yield "/qi", "wrong-fields", manifest.qi == QUASI_IDENTIFIERS
    yield "/sa", "wrong-fields", manifest.sa == SENSITIVE
    yield "/app", "wrong-form", _APP.fullmatch(manifest.app) is not None
    yield "/quarter", "wrong-form", _QUARTER.fullmatch(manifest.quarter) is not None


def _strange_words(
    records: tuple[Record, ...], name: str, vocabulary: Vocabulary
) -> Iterator[Fault]:
    allowed = vocabulary.values[name]
    if allowed.issuperset(map(attrgetter(name), records)):
        return
    for line, record in enumerate(records, start=_FIRST_RECORD_LINE):
        if getattr(record, name) not in allowed:
            yield Fault(line, f"/{name}", "not-in-vocabulary")


def _decode(line: bytes, kind: type[_Line]) -> _Line | None:
    if len(line) > limits.MAX_LINE_BYTES:
        return None
    try:
        return msgspec.json.decode(line, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None


def _unreadable(records: Sequence[Record | None]) -> list[Fault]:
    numbered = enumerate(records, start=_FIRST_RECORD_LINE)
    faults = [Fault(line, "", "not-a-record") for line, record in numbered if record is None]
    return faults[: limits.MAX_FAULTS]
