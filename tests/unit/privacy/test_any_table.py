"""Tables of any columns: every release keeps what it must, and no rare word leaves."""

import random
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.core.domain.anonymous import PrivacyPolicy
from desktop.core.domain.batch import WaitReason
from desktop.core.privacy.any_table import OTHER, TableRecords, anonymize_table
from desktop.core.privacy.file_trees import load_file_trees, salary_label
from desktop.core.privacy.grouping.problem import Watch
from desktop.core.privacy.grouping.search import Effort

TREES = load_file_trees()
WATCH = Watch(lambda _done, _total: None, lambda: False)


def table(seed: int, size: int, words: int = 4) -> TableRecords:
    draw = random.Random(seed)  # noqa: S311 - test data
    quasi = {
        name: [draw.choice(TREES.fields[name].levels[0][:6]) for _ in range(size)]
        for name in ("industry", "salary", "region")
    }
    free = [f"店{draw.randrange(words)}" for _ in range(size)]
    reasons = [draw.choice(("skills", "overall", "other")) for _ in range(size)]
    names = frozenset({"評価#3", "店#4"})
    return TableRecords(quasi, {"reason": reasons, "評価#3": free}, {"店#4": free}, names)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**6), st.integers(20, 80), st.integers(1, 25), st.sampled_from([5, 7]))
def test_every_release_keeps_k_l_share_and_shared_words(
    seed: int, size: int, words: int, k: int
) -> None:
    records = table(seed, size, words)
    policy = PrivacyPolicy(k=k)

    made = anonymize_table(records, policy, TREES, effort=Effort(50, seed), watch=WATCH)

    assert len(made.rows) + len(made.waiting) == size
    assert not made.rows or len(made.rows) >= policy.min_records
    looks = (
        list(zip(*(made.columns[name] for name in records.quasi), strict=True)) if made.rows else []
    )
    assert all(count >= k for count in Counter(looks).values())
    for name in records.sensitive if made.rows else ():
        if name in made.hidden:
            assert set(made.columns[name]) == {"*"}
            continue
        for look in set(looks):
            inside = Counter(
                v for v, one in zip(made.columns[name], looks, strict=True) if one == look
            )
            assert len(inside) >= 2
            assert max(inside.values()) <= 0.8 * inside.total()
    for name in records.free if made.rows else ():
        counts = Counter(made.columns[name])
        assert all(n >= k for word, n in counts.items() if word not in {OTHER, "*"})
    for name, labels in records.quasi.items():
        for at, row in enumerate(made.rows):
            assert made.columns[name][at] in TREES.fields[name].path(labels[row])


def test_the_same_seed_gives_the_same_table() -> None:
    one, two = (
        anonymize_table(table(4, 60), PrivacyPolicy(), TREES, effort=Effort(50, 9), watch=WATCH)
        for _ in range(2)
    )

    assert one == two


def test_too_few_people_wait() -> None:
    few = anonymize_table(table(1, 19), PrivacyPolicy(), TREES, effort=Effort(0), watch=WATCH)

    assert few.rows == ()
    assert set(few.waiting.values()) == {WaitReason.TOO_FEW_IN_ALL}


def test_who_costs_too_much_waits() -> None:
    dear = anonymize_table(
        table(1, 40), PrivacyPolicy(max_loss=0.001), TREES, effort=Effort(0), watch=WATCH
    )

    assert dear.rows == ()


def test_a_column_of_one_value_is_hidden() -> None:
    records = table(2, 40)
    alike = TableRecords(records.quasi, {"reason": ["skills"] * 40}, {}, frozenset())

    made = anonymize_table(alike, PrivacyPolicy(), TREES, effort=Effort(0), watch=WATCH)

    assert made.hidden == ("reason",)
    assert len(made.rows) >= 20


@pytest.mark.parametrize(
    ("yen", "label"),
    [
        (None, "*"),
        (0, "*"),
        (1_999_999, "0-199"),
        (2_000_000, "200-249"),
        (4_499_999, "400-449"),
        (9_999_999, "950-999"),
        (10_000_000, "1000+"),
    ],
)
def test_a_salary_falls_into_its_band(yen: int | None, label: str) -> None:
    assert salary_label(yen) == label
    assert label in TREES.fields["salary"].values


def test_the_trees_of_files_are_whole_and_named() -> None:
    assert len(TREES.sha256) == 64
    for name in ("industry", "salary"):
        tree = TREES.fields[name]
        for label in tree.values:
            assert tree.path(label)[-1] == "*"
            assert label == "*" or tree.words[label]
    assert TREES.fields["industry"].path("39") == ("39", "G", "tertiary", "*")
    assert TREES.fields["salary"].path("350-399") == ("350-399", "300-399", "200-399", "0-399", "*")


def test_a_word_that_becomes_rare_because_somebody_waits_is_folded_too() -> None:
    """Five say 甲, but one of them is alone with everything else and has to wait."""
    near = {"industry": "09", "salary": "300-349", "region": "14"}
    far = {"industry": "01", "salary": "1000+", "region": "47"}
    size = 31
    quasi = {name: [near[name]] * (size - 1) + [far[name]] for name in near}
    words = ["甲"] * 4 + ["乙"] * (size - 5) + ["甲"]
    records = TableRecords(quasi, {}, {"店#1": words}, frozenset({"店#1"}))

    made = anonymize_table(
        records, PrivacyPolicy(max_loss=0.01), TREES, effort=Effort(0), watch=WATCH
    )

    assert len(made.rows) == size - 1
    assert Counter(made.columns["店#1"]) == {"乙": 26, OTHER: 4}
