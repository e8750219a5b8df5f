"""How many more people like somebody would have to come."""

import pytest

from desktop.core.domain.anonymous import SUPPRESSED
from desktop.core.privacy import missing
from desktop.core.privacy.hierarchies import load_hierarchies
from desktop.core.privacy.missing import missing_alike
from tests.unit.privacy.sample_records import random_records

_TABLES = load_hierarchies()


def _alike(count: int, **other: str) -> list[dict[str, str]]:
    one = random_records(1, 3)[0] | other
    return [dict(one) for _ in range(count)]


def test_nobody_waits() -> None:
    assert missing_alike([], 5, 1.0, _TABLES) == ()


@pytest.mark.parametrize(("count", "left"), [(1, 4), (3, 2), (5, 0), (9, 0)])
def test_people_alike_are_counted(count: int, left: int) -> None:
    assert missing_alike(_alike(count), 5, 0.0, _TABLES) == (left,) * count


def test_a_coarser_group_takes_in_more() -> None:
    tree = _TABLES.fields["age_band"]
    ages = tree.levels[0]
    records = [*_alike(3, age_band=ages[0]), *_alike(1, age_band=ages[-1])]

    assert missing_alike(records, 5, 0.0, _TABLES) == (2, 2, 2, 4)
    assert missing_alike(records, 5, 1.0, _TABLES) == (1, 1, 1, 1)


def test_what_says_nothing_is_like_nothing_finer() -> None:
    records = [*_alike(2), *_alike(1, age_band=SUPPRESSED)]

    assert missing_alike(records, 3, 0.0, _TABLES)[:2] == (1, 1)


def test_only_the_first_are_gathered_from(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(missing, "_MOST", 2)
    records = [*_alike(2), *_alike(3, region=SUPPRESSED)]

    assert missing_alike(records, 4, 0.0, _TABLES) == (2, 2, 3, 3, 3)
