"""Random tables and what the engine makes of them: for the suite, the soak, the second judges."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

from desktop.core.domain.anonymous import Anonymized, PrivacyPolicy
from desktop.core.privacy.anonymizer import anonymize
from desktop.core.privacy.batch_bytes import batch_bytes
from desktop.core.privacy.grouping.search import Effort
from tests.unit.privacy.sample_records import HIERARCHIES, random_records


@dataclass(frozen=True, slots=True)
class Case:
    """One random table, what is asked of it, and what came of it.

    Attributes:
        mixing: Seed of the order of the bytes.
        body: The bytes that would be sent; empty where nobody goes.
    """

    records: list[dict[str, str]]
    policy: PrivacyPolicy
    effort: Effort
    mixing: int
    answer: Anonymized
    body: bytes


def random_tables(count: int, part: int) -> Iterator[Case]:
    """Yield as many cases, of 20 to 200 records and of every k; the same for the same part."""
    rng = random.Random(part)  # noqa: S311 - test data
    for _ in range(count):
        # Small tables are the harder and the quicker ones.
        size, variety = rng.randint(20, rng.choice([60, 200])), rng.randint(1, 12)
        records = random_records(size, rng.getrandbits(32), variety=variety)
        # Random people have little in common: a strict limit mostly keeps everybody.
        (max_loss,) = rng.choices([1.0, 0.6, 0.35, 0.1], [8, 3, 1, 1])
        k, least = rng.choice([5, 7, 10]), rng.choice([2, 3])
        policy = PrivacyPolicy(k=k, l=least, max_loss=max_loss)
        effort = Effort(rng.choice([0, 60]), rng.getrandbits(32))
        yield make(records, policy, effort, rng.getrandbits(32))


def make(records: list[dict[str, str]], policy: PrivacyPolicy, effort: Effort, mixing: int) -> Case:
    """Return what comes of a table; the same arguments give the same bytes."""
    answer = anonymize(records, policy, HIERARCHIES, effort=effort)
    body = b""
    if answer.rows:
        rng = random.Random(mixing)  # noqa: S311 - test data
        body = batch_bytes(answer.rows, policy, app="crd/0.1", quarter="2026Q4", rng=rng)
    return Case(records, policy, effort, mixing, answer, body)
