"""Noise drawn exactly: its shape, its spread, and every coin on the way."""

import math
import random
from collections import Counter
from collections.abc import Callable, Iterable
from fractions import Fraction

import pytest

from desktop.core.privacy.noise import discrete_laplace, exp_coin, noisy, spread


def _below(seed: int) -> Callable[[int], int]:
    return random.Random(seed).randrange  # noqa: S311 - the same in every run


def _told(numbers: Iterable[int]) -> Callable[[int], int]:
    told = iter(numbers)
    return lambda _bound: next(told)


@pytest.mark.parametrize("thousandths", [250, 500, 1_000])
def test_the_noise_has_the_shape_of_the_paper(thousandths: int) -> None:
    below, count = _below(7), 20_000
    drawn = Counter(discrete_laplace(thousandths, 1_000, below) for _ in range(count))
    ratio = math.exp(-thousandths / 1_000)

    for size in range(-3, 4):
        wanted = (1 - ratio) / (1 + ratio) * ratio ** abs(size)
        error = 4.5 * math.sqrt(wanted * (1 - wanted) / count)
        assert abs(drawn[size] / count - wanted) < error
    most = spread(thousandths)
    within = sum(n for size, n in drawn.items() if abs(size) <= most) / count
    assert 0.94 < within < 0.985


@pytest.mark.parametrize("gamma", [Fraction(0), Fraction(1, 3), Fraction(1)])
def test_a_coin_falls_as_often_as_exp_says(gamma: Fraction) -> None:
    below, count = _below(11), 20_000
    share = sum(exp_coin(gamma, below) for _ in range(count)) / count

    assert abs(share - math.exp(-gamma)) < 0.016


def test_minus_nothing_is_drawn_again() -> None:
    # Remainder 0; exp(0) holds; exp(-1) fails at once twice; below 0 at size 0; then above.
    told = _told([0, 0, 0, 1, 1, 0, 0, 0, 1, 0])

    assert discrete_laplace(1, 1, told) == 0


def test_a_remainder_that_does_not_hold_is_drawn_again() -> None:
    # Remainder 1 of 2: exp(-1/2) fails; then remainder 0 with nothing on top, above 0.
    told = _told([1, 0, 1, 0, 0, 0, 1, 0])

    assert discrete_laplace(1, 2, told) == 0


def test_every_cell_has_noise_of_its_own() -> None:
    table = noisy([[100, 0], [0, 100]], 500, _below(5))
    noise = [table[0][0] - 100, table[0][1], table[1][0], table[1][1] - 100]

    assert len(set(noise)) > 1
    assert all(abs(one) < 40 for one in noise)


def test_the_coins_of_the_system_are_the_default() -> None:
    assert isinstance(discrete_laplace(1_000, 1_000), int)
    assert exp_coin(Fraction(0))
    assert abs(noisy([[1_000_000]], 1_000)[0][0] - 1_000_000) < 1_000


def test_the_spread_in_people() -> None:
    assert [spread(one) for one in (250, 500, 1_000)] == [12, 6, 3]
    assert spread(1_000, share=0.0) == 0
