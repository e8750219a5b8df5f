"""The risk of a release, against a computation that counts pair by pair."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.domain.risk import SIZES, THRESHOLD
from desktop.core.privacy.risk import assess

_ROWS = st.lists(
    st.tuples(
        st.integers(0, 30),
        st.integers(0, 4),
        st.sampled_from("abc"),
    ),
    min_size=1,
    max_size=60,
)


@given(_ROWS)
def test_every_figure_is_what_counting_by_hand_gives(rows: list[tuple[int, int, str]]) -> None:
    before = [one for one, _, _ in rows]
    after = [one for _, one, _ in rows]
    values = [one for _, _, one in rows]
    count = len(rows)

    found = assess(before, after, {"s": (values, False)}, {"q": 0.5})

    alike = [sum(1 for other in after if other == one) for one in after]
    alike_before = [sum(1 for other in before if other == one) for one in before]
    assert found.records == count
    assert found.groups == len(set(after))
    assert found.smallest == min(alike)
    assert found.highest == max(1 / one for one in alike)
    assert found.average == pytest.approx(sum(1 / one for one in alike) / count)
    assert found.at_risk == sum(1 for one in alike if 1 / one > THRESHOLD) / count
    assert found.uniques_before == alike_before.count(1)
    assert found.uniques_after == alike.count(1)
    assert (found.journalist, found.marketer) == (found.highest, found.average)
    for at, (fewest, most) in enumerate(SIZES):
        within = [fewest <= one and (most is None or one <= most) for one in alike]
        earlier = [fewest <= one and (most is None or one <= most) for one in alike_before]
        assert found.histogram[at] == (sum(earlier), sum(within))
    _compare_sensitive(found.sensitive["s"], after, values)


def _compare_sensitive(found: object, groups: list[int], values: list[str]) -> None:
    distinct, entropy, distance, share = [], [], [], []
    for group in set(groups):
        mine = [value for one, value in zip(groups, values, strict=True) if one == group]
        there = {value: mine.count(value) / len(mine) for value in set(values)}
        overall = {value: values.count(value) / len(values) for value in set(values)}
        distinct.append(len(set(mine)))
        entropy.append(2 ** -sum(p * math.log2(p) for p in there.values() if p))
        distance.append(sum(max(0.0, there[value] - overall[value]) for value in there))
        share.append(max(there.values()))
    assert found.distinct == min(distinct)  # type: ignore[attr-defined]  # a SensitiveRisk
    assert found.entropy == pytest.approx(min(entropy))  # type: ignore[attr-defined]  # likewise
    assert found.distance == pytest.approx(max(distance))  # type: ignore[attr-defined]  # likewise
    assert found.share == max(share)  # type: ignore[attr-defined]  # likewise


def test_a_hidden_column_is_told_as_hidden() -> None:
    found = assess(["a", "a"], ["x", "x"], {"s": (["*", "*"], True)}, {})

    assert found.sensitive["s"].is_hidden
    assert (found.sensitive["s"].distinct, found.sensitive["s"].share) == (1, 1.0)
