"""Random records with labels of the published tables."""

import random
from collections.abc import Sequence

from hypothesis import strategies as st

from desktop.core.domain.anonymous import FIELDS, SENSITIVE, SUPPRESSED
from desktop.core.privacy.hierarchies import load_hierarchies

HIERARCHIES = load_hierarchies()


def random_records(count: int, seed: int, *, variety: int = 12) -> list[dict[str, str]]:
    """Return records with up to ``variety`` different facts per field, some unknown."""
    rng = random.Random(seed)  # noqa: S311 - test data
    words = {name: rng.sample(_leaves(name), min(variety, len(_leaves(name)))) for name in FIELDS}
    return [{name: _pick(rng, name, words[name]) for name in FIELDS} for _ in range(count)]


def _pick(rng: random.Random, name: str, words: Sequence[str]) -> str:
    is_known = name in SENSITIVE or rng.random() > 0.05
    return words[int(len(words) * rng.random() ** 2)] if is_known else SUPPRESSED


def _leaves(name: str) -> list[str]:
    return list(HIERARCHIES.fields[name].levels[0])


record_lists = st.builds(
    random_records,
    st.integers(0, 160),
    st.integers(0, 2**32),
    variety=st.integers(1, 12),
)
