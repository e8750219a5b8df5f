"""Noise for counts: the discrete Laplace (two-sided geometric) distribution, drawn exactly.

No floating point is used to draw, so that no rounding gives away what a count was, and the coins
are those of the operating system.

Source:
    Canonne, Kamath, Steinke, "The Discrete Gaussian for Differential Privacy", NeurIPS 2020,
    algorithm 1 (exp(-γ) coins) and algorithm 2 (discrete Laplace).
    Ghosh, Roughgarden, Sundararajan, "Universally Utility-Maximizing Privacy Mechanisms", 2009.
"""

import math
import secrets
from collections.abc import Callable, Sequence
from fractions import Fraction

Below = Callable[[int], int]
"""Draws a whole number from 0 up to below the given one, each alike."""


def noisy(
    counts: Sequence[Sequence[int]], thousandths: int, below: Below = secrets.randbelow
) -> tuple[tuple[int, ...], ...]:
    """Return the counts, each with noise of its own, empty cells as well.

    One person more or less changes one cell by one, so the whole table spends ε once.

    Args:
        counts: Line by line; every person in one cell at most.
        thousandths: ε in thousandths; above 0.
        below: For tests.
    """
    return tuple(
        tuple(count + discrete_laplace(thousandths, 1_000, below) for count in line)
        for line in counts
    )


def discrete_laplace(s: int, t: int, below: Below = secrets.randbelow) -> int:
    """Return a number z with probability in proportion to exp(-|z| s / t)."""
    while True:
        rest = below(t)
        if not exp_coin(Fraction(rest, t), below):
            continue
        whole = 0
        while exp_coin(Fraction(1), below):
            whole += 1
        size = (rest + t * whole) // s
        is_below = bool(below(2))
        if is_below and size == 0:
            continue
        return -size if is_below else size


def exp_coin(gamma: Fraction, below: Below = secrets.randbelow) -> bool:
    """Return True with probability exp(-γ), for γ from 0 to 1."""
    tries = 1
    while below(gamma.denominator * tries) < gamma.numerator:
        tries += 1
    return tries % 2 == 1


def spread(thousandths: int, share: float = 0.95) -> int:
    """Return the least m such that noise lies from -m to m at least that often."""
    ratio = math.exp(-thousandths / 1_000)
    size = 0
    while 2 * ratio ** (size + 1) / (1 + ratio) > 1 - share:
        size += 1
    return size
