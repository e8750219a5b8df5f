"""When to try again: full jitter, never earlier than the agency says."""

from collections.abc import Callable
from datetime import timedelta

_BASE_S = 2.0
_CAP_S = 3600.0
_RETRY_AFTER_SPREAD = 0.1


def next_delay(
    failures: int, retry_after_s: int | None, uniform: Callable[[float, float], float]
) -> timedelta:
    """Return how long to wait after ``failures`` failures in a row.

    Args:
        failures: At least 1.
        retry_after_s: What the agency asked for; None where it did not.
        uniform: Draws a number between two bounds.

    Source:
        docs/wire.md, "Retry": U(0, min(3600, 2·2^n)) s, never earlier than Retry-After (+ 0–10 %).
    """
    ceiling = min(_CAP_S, _BASE_S * 2.0 ** min(failures, 30))
    delay = uniform(0.0, ceiling)
    if retry_after_s is not None:
        least = retry_after_s * (1.0 + uniform(0.0, _RETRY_AFTER_SPREAD))
        delay = max(delay, least)
    return timedelta(seconds=delay)
