"""Random tables × k × l: what goes keeps its promise, by the checker and by counting anew.

500 in the suite, 10,000 under `tools/dev.py soak`.
"""

import os
from collections import Counter

import pytest

from desktop.core.domain.anonymous import QUASI_IDENTIFIERS, SENSITIVE, SUPPRESSED
from desktop.core.privacy.checker import check_bytes
from desktop.core.privacy.hierarchies import tables_bytes
from tests.privacy.random_tables import Case, make, random_tables
from tests.unit.privacy.sample_records import HIERARCHIES

_SUITE, _SOAK, _PARTS = 500, 10_000, 4


@pytest.mark.parametrize("part", range(_PARTS))
def test_random_tables_keep_k_l_and_their_sources(part: int) -> None:
    _run(_SUITE // _PARTS, part)


@pytest.mark.slow
@pytest.mark.skipif("CAREER_RELAY_SOAK" not in os.environ, reason="dev.py soak runs it")
def test_ten_thousand_random_tables_keep_k_l_and_their_sources(
    capsys: pytest.CaptureFixture[str],
) -> None:
    sent = _run(_SOAK, 1_000)
    with capsys.disabled():
        print(f"\n{_SOAK} random tables, {sent} released, 0 violations")  # noqa: T201 - a soak tells its n


def test_the_same_seed_gives_the_same_bytes_and_another_another_order() -> None:
    cases = [case for case in random_tables(30, 2_000) if case.body]

    for case in cases:
        again = make(case.records, case.policy, case.effort, case.mixing)
        assert again.body == case.body
    others = [make(one.records, one.policy, one.effort, one.mixing + 1) for one in cases]
    assert [one.body for one in others] != [one.body for one in cases]
    assert len(cases) > 15


def _run(count: int, part: int) -> int:
    """Judge as many tables; return how many of them led to a release."""
    sent = 0
    for case in random_tables(count, part):
        if case.body:
            sent += 1
            _judge(case)
    assert sent > count / 2
    return sent


def _judge(case: Case) -> None:
    faults = check_bytes(case.body, tables_bytes(), expected_k=case.policy.k)
    assert [one for one in faults if one.code != "not-mixed"] == []
    groups: dict[tuple[str, ...], list[int]] = {}
    for at, row in case.answer.rows.items():
        groups.setdefault(tuple(row[name] for name in QUASI_IDENTIFIERS), []).append(at)
        for name in QUASI_IDENTIFIERS:
            assert row[name] in HIERARCHIES.fields[name].path(case.records[at][name])
        for name in SENSITIVE:
            assert row[name] in (case.records[at][name], SUPPRESSED)
    for rows in groups.values():
        assert len(rows) >= case.policy.k
        for name in SENSITIVE:
            counts = Counter(case.answer.rows[at][name] for at in rows)
            if set(counts) != {SUPPRESSED}:
                assert len(counts) >= case.policy.l
                assert max(counts.values()) <= case.policy.max_share * len(rows)
