"""Batch bodies: canonical, readable, and made of published words only."""

from dataclasses import replace

import msgspec
import pytest
from msgspec.structs import astuple

from tests.unit.wire.vocabulary_sample import VOCABULARY, a_batch, record, records
from wire import batch, limits
from wire.batch import Batch, Manifest, Record
from wire.problems import Fault
from wire.vocabulary import FIELDS, published


def changed(manifest: Manifest, **changes: object) -> Manifest:
    return msgspec.structs.replace(manifest, **changes)


def test_a_body_is_read_back_whole() -> None:
    original = a_batch()

    assert batch.from_bytes(batch.to_bytes(original)) == original


def published_body(**words: str) -> bytes:
    """Return a body of words of the published tables."""
    stars = dict.fromkeys(FIELDS, "*")
    rows = tuple(Record(**(stars | {"reason": reason} | words)) for reason in ("skills", "*") * 10)
    manifest = batch.manifest_for(rows, published(), k=5, app="crd/0.1.0", quarter="2026Q4")
    return batch.to_bytes(Batch(manifest, rows))


def test_a_body_of_published_words_is_read_as_every_other() -> None:
    body = published_body()
    first, other = batch.from_bytes(body), batch.from_bytes(published_body(region="somewhere"))

    assert isinstance(first, Batch)
    assert isinstance(other, Batch)
    assert batch.to_bytes(first) == body
    plain = tuple(msgspec.structs.replace(one, region="*") for one in other.records)
    assert first.records == plain
    assert set(first.records) == set(plain)
    assert first.records != other.records
    for one in (first.records[0], other.records[0]):
        assert one.__struct_fields__ == FIELDS
        assert astuple(one) == tuple(getattr(one, name) for name in FIELDS)


def test_no_record_of_published_words_is_too_long_for_a_line() -> None:
    """Reading at once counts on it."""
    longest = {name: max(published().values[name], key=len) for name in FIELDS}
    manifest_and_record = batch.to_bytes(Batch(a_batch().manifest, (Record(**longest),)))

    assert len(manifest_and_record.splitlines()[1]) <= limits.MAX_LINE_BYTES


def test_a_published_word_is_one_object_however_often_it_is_said() -> None:
    read = batch.from_bytes(published_body())

    assert isinstance(read, Batch)
    for name, count in zip(FIELDS, [1] * 8 + [2], strict=True):
        assert len({id(getattr(record, name)) for record in read.records}) == count


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (b'{"age_band":"*",', b'{"age_band": "*",', Fault(0, "", "not-canonical")),
        (b'{"age_band":"*",', b'{"age_band":"\\u002a",', Fault(0, "", "not-canonical")),
        (b'{"age_band":"*",', b'{"age_band":"x","age_band":"*",', Fault(0, "", "not-canonical")),
        (b'"t":"r"}\n{', b'"t":"r"}{', Fault(2, "", "not-a-record")),
        (b'"t":"r"}\n', b'"t":"r"}\n\n', Fault(3, "", "not-a-record")),
        (b'"t":"r"}\n', b'"t":\n"r"}\n', Fault(2, "", "not-a-record")),
    ],
    ids=["padded", "escaped", "said-twice", "two-in-a-line", "empty-line", "over-two-lines"],
)
def test_published_words_written_in_another_way_are_refused(
    old: bytes, new: bytes, fault: Fault
) -> None:
    read = batch.from_bytes(published_body().replace(old, new, 1))

    assert isinstance(read, list)
    assert read[0] == fault


def test_two_records_in_a_line_are_not_hidden_by_an_empty_line() -> None:
    """As many lines as records, and yet no record in a line of its own."""
    body = published_body().replace(b'"t":"r"}\n{', b'"t":"r"}{', 1) + b"\n"

    assert batch.from_bytes(body) == [Fault(2, "", "not-a-record"), Fault(21, "", "not-a-record")]


def test_a_body_starts_with_its_manifest_and_sorts_its_keys() -> None:
    first, second = batch.to_bytes(a_batch()).splitlines()[:2]

    assert first.startswith(b'{"app":"crd/0.1.0","hier":"')
    assert b'"t":"m"' in first
    assert list(msgspec.json.decode(second)) == sorted(msgspec.json.decode(second))


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        (b"", Fault(0, "", "no-final-newline")),
        (batch.to_bytes(a_batch())[:-1], Fault(0, "", "no-final-newline")),
        (b"{}\n", Fault(1, "", "not-a-manifest")),
        (batch.to_bytes(a_batch()) + b"{}\n", Fault(22, "", "not-a-record")),
        (batch.to_bytes(a_batch()) + b'{"t":"\xff"}\n', Fault(22, "", "not-a-record")),
        (
            batch.to_bytes(a_batch()) + b'{"t":"' + b"x" * limits.MAX_LINE_BYTES + b'"}\n',
            Fault(22, "", "not-a-record"),
        ),
        (
            batch.to_bytes(a_batch()).replace(b'{"age_band"', b'{ "age_band"', 1),
            Fault(0, "", "not-canonical"),
        ),
        (b"{}\n" * (limits.MAX_RECORDS + 2), Fault(0, "", "too-many-records")),
    ],
)
def test_a_body_that_cannot_be_read_names_the_line(body: bytes, fault: Fault) -> None:
    assert batch.from_bytes(body) == [fault]


def test_an_identifier_smuggled_into_a_record_is_refused() -> None:
    body = batch.to_bytes(a_batch()).replace(b'"t":"r"', b'"t":"r","x":"1"', 1)

    assert batch.from_bytes(body) == [Fault(2, "", "not-a-record")]


def test_a_batch_of_published_words_has_no_fault() -> None:
    assert batch.check_form(a_batch(), VOCABULARY) == []


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"schema": "cr.coef/1"}, Fault(1, "/schema", "unknown-schema")),
        ({"n": 21}, Fault(1, "/n", "wrong-count")),
        ({"qi": ("age_band",)}, Fault(1, "/qi", "wrong-fields")),
        ({"sa": ("stage",)}, Fault(1, "/sa", "wrong-fields")),
        ({"app": "山田 太郎"}, Fault(1, "/app", "wrong-form")),
        ({"quarter": "2026-11"}, Fault(1, "/quarter", "wrong-form")),
        ({"quarter": "20２６Q4"}, Fault(1, "/quarter", "wrong-form")),
        ({"hier": "0" * 64}, Fault(1, "/hier", "unknown-tables")),
    ],
)
def test_a_manifest_that_breaks_a_promise_is_named(change: dict[str, object], fault: Fault) -> None:
    original = a_batch()
    broken = replace(original, manifest=changed(original.manifest, **change))

    assert batch.check_form(broken, VOCABULARY) == [fault]


def test_a_word_outside_the_tables_is_named_by_line_and_field_only() -> None:
    rows = (*records(20), record(region="山田太郎"))

    assert batch.check_form(a_batch(rows), VOCABULARY) == [
        Fault(22, "/region", "not-in-vocabulary")
    ]


def test_no_more_than_fifty_faults_are_told() -> None:
    rows = tuple(record(region="x") for _ in range(60))

    assert len(batch.check_form(Batch(a_batch(rows).manifest, rows), VOCABULARY)) == 50
    assert len(batch.from_bytes(batch.to_bytes(a_batch()) + b"x\n" * 60) or []) == 50  # type: ignore[arg-type]  # a list here
