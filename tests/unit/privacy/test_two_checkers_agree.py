"""Our checker and the floor the agency recomputes are two programs with one opinion."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.core.domain.anonymous import FIELDS
from desktop.core.privacy.checker import check_bytes
from desktop.core.privacy.hierarchies import tables_bytes
from tests.unit.privacy.sample_records import record_lists
from wire import batch
from wire.privacy_floor import check_batch
from wire.vocabulary import published


@settings(max_examples=60, deadline=None)
@given(record_lists, st.sampled_from([5, 7, 10]), st.booleans())
def test_raw_records_are_judged_alike(
    records: list[dict[str, str]],
    k: int,
    is_suppressed: bool,  # noqa: FBT001 - drawn
) -> None:
    if is_suppressed:
        keep = {"stage", "reason"}
        records = [{name: one[name] if name in keep else "*" for name in FIELDS} for one in records]
    sent = [batch.Record(**record) for record in records]
    manifest = batch.manifest_for(sent, published(), k=k, app="crd/0.1", quarter="2026Q4")
    body = batch.to_bytes(batch.Batch(manifest, tuple(sent)))

    ours = {one.code for one in check_bytes(body, tables_bytes(), expected_k=k)} - {"not-mixed"}
    assert bool(ours) == bool(check_batch(sent, manifest))


@pytest.mark.parametrize("field", FIELDS)
def test_both_know_the_same_words(field: str) -> None:
    words = json.loads(tables_bytes())["fields"][field]["values"]

    assert all(published().allows(field, word) for word in words)
