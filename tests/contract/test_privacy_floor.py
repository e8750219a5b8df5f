"""What the desktop's checker lets through, the agency accepts: two programs, one floor."""

from hypothesis import event, given, settings
from hypothesis import strategies as st

from desktop.core.privacy.checker import check_bytes
from wire import batch, privacy_floor, vocabulary
from wire.batch import Batch, Record
from wire.vocabulary import published

TABLES = vocabulary.tables_bytes()
WORDS = (["document", "first"], ["document", "first", "second"], ["document", "*"], ["*"])


@st.composite
def cells_of(draw: st.DrawFn) -> list[tuple[str, str, str]]:
    """Draw rows of one or two groups, some above the floor and some below."""
    ages = draw(st.sampled_from([["30-39"], ["20-29", "30-39"]]))
    stages = draw(st.sampled_from(WORDS))
    reasons = draw(st.sampled_from([["skills", "conditions"], ["skills"], ["*"]]))
    count = draw(st.integers(18, 40))
    chance = draw(st.randoms(use_true_random=False))
    return [
        (chance.choice(ages), chance.choice(stages), chance.choice(reasons)) for _ in range(count)
    ]


CELLS = cells_of()


def body_of(cells: list[tuple[str, str, str]]) -> bytes:
    stars = dict.fromkeys(vocabulary.QUASI_IDENTIFIERS, "*")
    rows = tuple(
        Record(**(stars | {"age_band": age, "stage": stage, "reason": reason}))
        for age, stage, reason in cells
    )
    manifest = batch.manifest_for(rows, published(), k=5, app="crd/0.1.0", quarter="2026Q4")
    return batch.to_bytes(Batch(manifest, rows))


def agency_accepts(body: bytes) -> bool:
    read = batch.from_bytes(body)
    if not isinstance(read, Batch) or batch.check_form(read, published()):
        return False
    return not privacy_floor.check_batch(read.records, read.manifest)


@settings(max_examples=200, deadline=None)
@given(CELLS)
def test_the_checker_lets_through_exactly_what_the_agency_accepts(
    cells: list[tuple[str, str, str]],
) -> None:
    """Whether rows are mixed is the checker's own concern, so that fault is left out."""
    body = body_of(cells)
    codes = {fault.code for fault in check_bytes(body, TABLES, expected_k=5)} - {"not-mixed"}

    event("accepted" if not codes else "refused")
    assert agency_accepts(body) == (not codes)


def test_both_accept_a_batch_above_the_floor() -> None:
    cells = [("30-39", "document", "skills"), ("30-39", "first", "conditions")] * 10
    cells[3], cells[4], cells[9], cells[10] = cells[4], cells[3], cells[10], cells[9]

    assert agency_accepts(body_of(cells))
    assert not check_bytes(body_of(cells), TABLES, expected_k=5)
