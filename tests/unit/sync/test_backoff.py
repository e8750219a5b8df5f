"""When to try again."""

import random
from datetime import timedelta

import pytest

from desktop.sync.backoff import next_delay


def highest(_low: float, high: float) -> float:
    return high


def lowest(low: float, _high: float) -> float:
    return low


@pytest.mark.parametrize(
    ("failures", "seconds"), [(1, 4), (2, 8), (5, 64), (10, 2048), (11, 3600), (10_000, 3600)]
)
def test_the_longest_wait_doubles_up_to_an_hour(failures: int, seconds: int) -> None:
    assert next_delay(failures, None, highest) == timedelta(seconds=seconds)
    assert next_delay(failures, None, lowest) == timedelta(0)


def test_never_earlier_than_the_agency_says_and_a_tenth_later_at_most() -> None:
    assert next_delay(1, 600, lowest) == timedelta(seconds=600)
    assert next_delay(1, 600, highest) == timedelta(seconds=660)
    assert next_delay(20, 600, highest) == timedelta(seconds=3600)
    assert next_delay(1, 0, lowest) == timedelta(0)


def test_two_offices_do_not_come_back_at_the_same_moment() -> None:
    draw = random.Random(1).uniform  # noqa: S311 - jitter, no secret

    delays = {next_delay(6, None, draw) for _ in range(50)}

    assert len(delays) == 50
    assert all(timedelta(0) <= delay <= timedelta(seconds=128) for delay in delays)
