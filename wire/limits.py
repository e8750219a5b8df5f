"""Limits that both sides keep, in one place.

Source:
    `docs/wire.md`, "Batch body" and "Limits"; decisions 10 to 12.
"""

from typing import Final

MAX_WIRE_BYTES: Final = 1024 * 1024
MAX_INFLATED_BYTES: Final = 32 * 1024 * 1024
MAX_INFLATION_RATIO: Final = 100
MAX_RECORDS: Final = 5_000
MAX_LINE_BYTES: Final = 4 * 1024
MAX_FAULTS: Final = 50
MAX_EVENTS_PER_PAGE: Final = 500
MAX_REVOCATIONS_PER_REQUEST: Final = 5_000
CLOCK_WINDOW_S: Final = 300
NONCE_MEMORY_S: Final = 600

ALLOWED_K: Final = frozenset({5, 7, 10})
MIN_K: Final = 5
MIN_L: Final = 2
MAX_SENSITIVE_SHARE: Final = 0.8
MIN_BATCH_RECORDS: Final = 20
RECORDS_PER_K: Final = 3

ENROLMENT_CODE_HOURS: Final = 72
ENROLMENT_CODE_TRIES: Final = 10
LINK_VALID_DAYS: Final = 400
UNITS_PER_SLOT: Final = 10


def smallest_batch(k: int) -> int:
    """Return the least number of records a batch of group size `k` may hold."""
    return max(MIN_BATCH_RECORDS, RECORDS_PER_K * k)
