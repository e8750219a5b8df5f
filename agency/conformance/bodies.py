"""Batches of invented records: right ones, and ones wrong in exactly one way."""

import secrets
from collections.abc import Sequence
from typing import Final

import msgspec

from agency.conformance.device import APP
from wire import batch, vocabulary
from wire.batch import Batch, Manifest, Record

QUARTER: Final = "2026Q4"
STAGES: Final = ("document", "first")
REASONS: Final = ("skills", "conditions")
LEAST: Final = 20
_PLAIN: Final = dict.fromkeys(vocabulary.QUASI_IDENTIFIERS, "*") | {"age_band": "30-39"}


def records(count: int = LEAST, **words: str) -> list[Record]:
    """Return records of one group, with two stages and two reasons in equal shares."""
    return [
        Record(
            **(_PLAIN | {"stage": STAGES[number % 2], "reason": REASONS[number // 2 % 2]} | words)
        )
        for number in range(count)
    ]


def body_of(rows: Sequence[Record], *, k: int = 5, **changes: object) -> bytes:
    """Return a canonical body; the order at random makes it a batch nobody has sent before."""
    shuffled = list(rows)
    secrets.SystemRandom().shuffle(shuffled)
    plain = batch.manifest_for(shuffled, vocabulary.published(), k=k, app=APP, quarter=QUARTER)
    return batch.to_bytes(Batch(changed(plain, **changes), tuple(shuffled)))


def changed(manifest: Manifest, **changes: object) -> Manifest:
    """Return a manifest that promises something else."""
    return msgspec.structs.replace(manifest, **changes)


def a_batch(count: int = LEAST) -> bytes:
    """Return a right body."""
    return body_of(records(count))
