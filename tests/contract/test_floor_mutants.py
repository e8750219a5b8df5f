"""Defects on either side of the wire that the comparison of both must find."""

import random
from collections.abc import Iterator
from functools import cache
from unittest.mock import patch

import pytest

from desktop.core.privacy.checker import check_bytes
from tests.contract.test_privacy_floor import TABLES, WORDS, agency_accepts, body_of

_AGENCY, _DESKTOP = "wire.privacy_floor", "desktop.core.privacy.checker"


def nothing(*_: object, **__: object) -> tuple[()]:
    """Find no fault."""
    return ()


@cache
def bodies() -> list[bytes]:
    """Return batches on both sides of the floor, the same at every run."""
    chance = random.Random(20)  # noqa: S311 - no secret
    found = []
    for number in range(240):
        ages = [["30-39"], ["20-29", "30-39"]][number % 2]
        stages, reasons = WORDS[number % 4], chance.choice([["skills", "conditions"], ["*"]])
        weights = [8, *(1 for _ in stages[1:])] if number % 3 == 0 else None
        cells = [
            (chance.choice(ages), chance.choices(stages, weights)[0], chance.choice(reasons))
            for _ in range(chance.randint(18, 40))
        ]
        found.append(body_of(cells))
    return found


def disagreements() -> Iterator[bytes]:
    """Look for batches that one side lets through and the other does not."""
    for body in bodies():
        codes = {fault.code for fault in check_bytes(body, TABLES, expected_k=5)}
        if agency_accepts(body) is bool(codes - {"not-mixed"}):
            yield body


def test_without_a_defect_both_sides_agree() -> None:
    verdicts = [agency_accepts(body) for body in bodies()]

    assert list(disagreements()) == []
    assert min(verdicts.count(True), verdicts.count(False)) >= 10


@pytest.mark.parametrize(
    ("place", "by"),
    [
        (f"{_AGENCY}._group_of", lambda _record: ()),
        (f"{_AGENCY}._diversity_faults", nothing),
        (f"{_AGENCY}._threshold_faults", nothing),
        (f"{_AGENCY}._largest_share", lambda _counts, _sizes: 0.0),
        (f"{_AGENCY}.SUPPRESSED", "none"),
        (f"{_AGENCY}.limits.MAX_SENSITIVE_SHARE", 0.7),
        (f"{_DESKTOP}._QI", ("region",)),
        (f"{_DESKTOP}._SA", ("reason",)),
        (f"{_DESKTOP}._MAX_SHARE", (1, 1)),
        (f"{_DESKTOP}._privacy_faults", nothing),
        (f"{_DESKTOP}._threshold_faults", nothing),
    ],
    ids=lambda one: one.partition(".")[2] if isinstance(one, str) and "." in one else "",
)
def test_a_defect_on_one_side_is_found(place: str, by: object) -> None:
    with patch(place, by):
        assert next(disagreements(), None) is not None
