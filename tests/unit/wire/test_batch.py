"""Batch bodies: canonical, readable, and made of published words only."""

from dataclasses import replace

import msgspec
import pytest

from tests.unit.wire.vocabulary_sample import VOCABULARY, a_batch, record, records
from wire import batch, limits
from wire.batch import Batch, Manifest
from wire.problems import Fault


def changed(manifest: Manifest, **changes: object) -> Manifest:
    return msgspec.structs.replace(manifest, **changes)


def test_a_body_is_read_back_whole() -> None:
    original = a_batch()

    assert batch.from_bytes(batch.to_bytes(original)) == original


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
