"""k, l and share, recomputed from the rows."""

from collections.abc import Sequence

import msgspec
import pytest

from tests.unit.wire.vocabulary_sample import a_batch, record, records
from wire.batch import Record
from wire.privacy_floor import check_batch
from wire.problems import Fault


def codes(rows: Sequence[Record], k: int = 5) -> list[tuple[str, str]]:
    batch = a_batch(tuple(rows), k=k)
    return [(fault.pointer, fault.code) for fault in check_batch(batch.records, batch.manifest)]


def test_a_batch_above_the_floor_passes() -> None:
    assert codes((*records(10), *records(10, region="東京都"))) == []


def test_twenty_alike_records_are_the_least() -> None:
    assert codes(records(20)) == []
    assert codes(records(19)) == [("/n", "too-few-records")]


def test_a_larger_k_needs_more_records() -> None:
    assert codes(records(29), k=10) == [("/n", "too-few-records")]


def test_an_empty_batch_fails() -> None:
    assert ("/n", "too-few-records") in codes(())


def test_a_group_below_k_fails() -> None:
    assert codes((*records(20), *records(4, region="東京都"))) == [("", "group-below-k")]


def test_stars_get_no_exemption() -> None:
    stars = dict.fromkeys(
        ("age_band", "region", "occupation", "experience", "education", "qualification", "quarter"),
        "*",
    )

    assert codes((*records(20), *records(4, **stars))) == [("", "group-below-k")]


def test_a_group_with_one_sensitive_value_fails() -> None:
    rows = (*records(15), *records(5, region="東京都", reason="skill"))

    assert ("/reason", "l-too-small") in codes(rows)


def test_a_group_in_which_one_value_rules_fails() -> None:
    rows = [record(stage="書類") for _ in range(17)] + [record(stage="一次面接") for _ in range(3)]
    mixed = [
        msgspec.structs.replace(row, reason=("skill", "number")[number % 2])
        for number, row in enumerate(rows)
    ]

    assert codes(mixed) == [("/stage", "share-too-large")]


def test_four_fifths_is_still_allowed() -> None:
    rows = [record(stage="書類", reason="*") for _ in range(16)]
    rows += [record(stage="一次面接", reason="*") for _ in range(4)]

    assert codes(rows) == []


def test_a_sensitive_column_of_stars_discloses_nothing() -> None:
    assert codes(records(20, reason="*", stage="*")) == []


def test_a_star_beside_words_does_not_count_as_a_second_value() -> None:
    rows = [record(stage="*", reason="*") for _ in range(10)]
    rows += [record(stage="書類", reason="*") for _ in range(10)]

    assert codes(rows) == [("/stage", "partly-suppressed")]


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"k": 3}, Fault(1, "/k", "k-not-allowed")),
        ({"k": 6}, Fault(1, "/k", "k-not-allowed")),
        ({"l": 1}, Fault(1, "/l", "l-not-allowed")),
        ({"l": 3}, Fault(0, "/stage", "l-too-small")),
    ],
)
def test_a_promise_outside_the_thresholds_fails(change: dict[str, int], fault: Fault) -> None:
    batch = a_batch()
    manifest = msgspec.structs.replace(batch.manifest, **change)

    assert fault in check_batch(batch.records, manifest)
