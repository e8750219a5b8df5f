"""The bytes of a batch, and the order in which its records go."""

import random
from collections.abc import Mapping

from desktop.core.domain.anonymous import FIELDS, PrivacyPolicy
from wire import batch
from wire.vocabulary import published


def batch_bytes(
    rows: Mapping[int, Mapping[str, str]],
    policy: PrivacyPolicy,
    *,
    app: str,
    quarter: str,
    rng: random.Random,
) -> bytes:
    """Return the canonical body of released rows (decision 11).

    The input order would tell who is who to anybody who knows the list, so it is mixed.

    Args:
        rows: Index → labels by field, as `Anonymized.rows`.
        policy: What the batch keeps.
        app: Program and version, such as ``crd/0.1.0``.
        quarter: Quarter in which the batch is cut, such as ``2026Q4``.
        rng: Source of the order; outside tests a `random.SystemRandom`.
    """
    records = [batch.Record(**{name: row[name] for name in FIELDS}) for row in rows.values()]
    rng.shuffle(records)
    manifest = batch.manifest_for(records, published(), k=policy.k, app=app, quarter=quarter)
    return batch.to_bytes(batch.Batch(manifest, tuple(records)))
