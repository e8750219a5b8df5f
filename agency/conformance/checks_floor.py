"""The privacy floor, which the agency recomputes: each batch here falls below it in one way."""

from collections.abc import Sequence
from typing import Final

from agency.conformance import bodies
from agency.conformance.bench import Bench
from agency.conformance.checking import (
    Check,
    Clause,
    check,
    expect_message,
    expect_problem,
    expect_status,
)
from wire.batch import Record
from wire.messages import Receipt
from wire.problems import Problem

_STARS: Final = {"age_band": "*"}


def _below(bench: Bench, rows: Sequence[Record], *, k: int = 5, **promises: object) -> None:
    answer = bench.device.put(bodies.body_of(rows, k=k, **promises))
    receipt = answer.read(Receipt) if not answer.is_refusal else None
    if receipt is not None:
        bench.receipts[receipt.batch] = (receipt.accepted, receipt.seq)
    expect_problem(answer, Problem.PRIVACY_FLOOR, 422)


def _within(bench: Bench, rows: Sequence[Record], *, k: int = 5) -> None:
    answer = expect_status(bench.device.put(bodies.body_of(rows, k=k)), 201)
    receipt = expect_message(answer, Receipt)
    bench.receipts[receipt.batch] = (receipt.accepted, receipt.seq)


@check("floor.k-allowed", Clause.BATCH)
def k_allowed(bench: Bench) -> None:
    """A k other than 5, 7 and 10 is refused."""
    for k in (1, 4, 6, 20):
        _below(bench, bodies.records(60), k=k)


@check("floor.l-allowed", Clause.BATCH)
def l_allowed(bench: Bench) -> None:
    """An l below 2 is refused."""
    _below(bench, bodies.records(), l=1)


@check("floor.promise", Clause.BATCH)
def promise(bench: Bench) -> None:
    """A batch is held to the l it promises, not to the least one."""
    _below(bench, bodies.records(), l=3)


@check("floor.count", Clause.BATCH)
def count(bench: Bench) -> None:
    """Fewer records than 20, or than three times k, are refused."""
    _below(bench, bodies.records(19))
    _below(bench, bodies.records(20), k=7)
    _below(bench, bodies.records(29), k=10)


@check("floor.group", Clause.BATCH)
def group(bench: Bench) -> None:
    """A batch with one group below k is refused."""
    _below(bench, [*bodies.records(20), *bodies.records(4, age_band="40-49")])
    _below(bench, [*bodies.records(24), *bodies.records(6, age_band="40-49")], k=7)


@check("floor.stars", Clause.BATCH)
def stars(bench: Bench) -> None:
    """A group of stars below k is refused like any other."""
    _below(bench, [*bodies.records(20), *bodies.records(4, **_STARS)])


@check("floor.diversity", Clause.BATCH)
def diversity(bench: Bench) -> None:
    """A group with one stage or one reason is refused."""
    _below(bench, bodies.records(stage="document"))
    _below(bench, bodies.records(reason="skills"))
    _below(bench, [*bodies.records(20), *bodies.records(8, age_band="40-49", stage="first")])


@check("floor.share", Clause.BATCH)
def share(bench: Bench) -> None:
    """A group in which one value is more than four fifths is refused."""
    rows = [*bodies.records(17, stage="document"), *bodies.records(3, stage="first")]
    _below(bench, rows)


@check("floor.partly-suppressed", Clause.BATCH)
def partly_suppressed(bench: Bench) -> None:
    """Stars beside words in a sensitive column are refused."""
    _below(bench, [*bodies.records(10, reason="*"), *bodies.records(10)])


@check("floor.kept", Clause.BATCH)
def kept(bench: Bench) -> None:
    """Batches that just keep the floor are taken: k of 5, 7 and 10, a share of four fifths."""
    _within(bench, bodies.records(21), k=7)
    _within(bench, bodies.records(30), k=10)
    fifths = [*bodies.records(16, stage="document"), *bodies.records(4, stage="first")]
    _within(bench, fifths)
    _within(bench, [*bodies.records(20), *bodies.records(5, age_band="40-49")])


@check("floor.suppressed", Clause.BATCH)
def suppressed(bench: Bench) -> None:
    """A sensitive column that is a star in every row passes."""
    _within(bench, bodies.records(stage="*"))
    _within(bench, bodies.records(stage="*", reason="*"))


CHECKS: Final[tuple[Check, ...]] = (
    k_allowed,
    l_allowed,
    promise,
    count,
    group,
    stars,
    diversity,
    share,
    partly_suppressed,
    kept,
    suppressed,
)
