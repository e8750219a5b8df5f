"""Nobody goes who is not hidden among others."""

import random
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.core.domain.anonymous import (
    DETAIL_FIRST,
    QUASI_IDENTIFIERS,
    SENSITIVE,
    SUPPRESSED,
    Anonymized,
    PrivacyPolicy,
)
from desktop.core.domain.batch import WaitReason
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.privacy.anonymizer import anonymize
from desktop.core.privacy.batch_bytes import batch_bytes
from desktop.core.privacy.checker import check_bytes
from desktop.core.privacy.grouping.search import Effort
from desktop.core.privacy.hierarchies import tables_bytes
from desktop.core.privacy.risk import group_sizes
from tests.unit.privacy.sample_records import HIERARCHIES, random_records, record_lists

policies = st.builds(
    PrivacyPolicy,
    k=st.sampled_from([5, 7, 10]),
    l=st.sampled_from([2, 3]),
    max_loss=st.sampled_from([1.0, 0.35, 0.1]),
)


def run(records: list[dict[str, str]], policy: PrivacyPolicy | None = None) -> Anonymized:
    return anonymize(records, policy or PrivacyPolicy(), HIERARCHIES, effort=Effort(500, 1))


def body_of(answer: Anonymized) -> bytes:
    rng = random.Random(1)  # noqa: S311 - test data
    return batch_bytes(answer.rows, answer.policy, app="crd/0.1", quarter="2026Q4", rng=rng)


@settings(max_examples=60, deadline=None)
@given(record_lists, policies)
def test_the_checker_never_finds_fault_with_what_goes(
    records: list[dict[str, str]], policy: PrivacyPolicy
) -> None:
    answer = anonymize(records, policy, HIERARCHIES, effort=Effort(500, 1))

    faults = check_bytes(body_of(answer), tables_bytes(), expected_k=policy.k)
    assert not answer.rows or [one for one in faults if one.code != "not-mixed"] == []


@settings(max_examples=40, deadline=None)
@given(record_lists, policies)
def test_every_cell_is_its_source_or_coarser(
    records: list[dict[str, str]], policy: PrivacyPolicy
) -> None:
    answer = anonymize(records, policy, HIERARCHIES, effort=Effort(500, 1))

    for at, row in answer.rows.items():
        for name in QUASI_IDENTIFIERS:
            assert row[name] in HIERARCHIES.fields[name].path(records[at][name])
        for name in SENSITIVE:
            assert row[name] == (SUPPRESSED if name in answer.hidden else records[at][name])


@settings(max_examples=40, deadline=None)
@given(record_lists, policies)
def test_everybody_goes_or_waits_with_a_reason(
    records: list[dict[str, str]], policy: PrivacyPolicy
) -> None:
    answer = anonymize(records, policy, HIERARCHIES, effort=Effort(500, 1))

    assert sorted([*answer.rows, *answer.waiting]) == list(range(len(records)))


def test_the_same_seed_gives_the_same_answer() -> None:
    records = random_records(80, 3)

    assert run(records) == run(records)


def test_fewer_than_a_batch_needs_wait_for_more_people() -> None:
    answer = run(random_records(19, 1))

    assert set(answer.waiting.values()) == {WaitReason.TOO_FEW_IN_ALL}


def test_people_without_others_like_them_wait_where_detail_comes_first() -> None:
    answer = run(random_records(60, 1), PrivacyPolicy(max_loss=DETAIL_FIRST))

    assert set(answer.waiting.values()) == {WaitReason.TOO_COARSE}


def test_a_sensitive_column_with_one_value_is_hidden_in_every_row() -> None:
    records = [record | {"stage": "document"} for record in random_records(60, 2)]

    answer = run(records)

    assert answer.hidden == ("stage",)
    assert {row["stage"] for row in answer.rows.values()} == {SUPPRESSED}


def test_more_than_one_batch_holds_wait_for_the_next() -> None:
    answer = run(random_records(60, 2), PrivacyPolicy(max_records=40))

    waiting = [one for one in answer.waiting.values() if one is WaitReason.IN_ANOTHER_BATCH]
    assert len(waiting) == 20


def test_a_group_of_one_reason_waits_or_is_widened_never_sent_as_it_is() -> None:
    same = {name: HIERARCHIES.fields[name].levels[0][0] for name in QUASI_IDENTIFIERS}
    alike = [same | {"stage": "document", "reason": "skills"} for _ in range(10)]
    others = random_records(60, 5)

    answer = run(alike + others)

    for row in [answer.rows[at] for at in range(10) if at in answer.rows]:
        group = [one for one in answer.rows.values() if _look(one) == _look(row)]
        assert len({one["reason"] for one in group}) > 1


def _look(row: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(row[name] for name in QUASI_IDENTIFIERS)


def test_the_risk_is_one_over_the_smallest_group() -> None:
    answer = run(random_records(200, 4))

    smallest = min(group.size for group in group_sizes(answer.rows))
    assert answer.risk is not None
    assert (answer.risk.highest, answer.risk.uniques_after) == (1 / smallest, 0)
    assert set(answer.group_sizes) == set(answer.rows)


def test_alike_people_keep_their_detail() -> None:
    variants = [{"stage": "document", "reason": "skills"}, {"stage": "first", "reason": "overall"}]
    same = {name: HIERARCHIES.fields[name].levels[0][1] for name in QUASI_IDENTIFIERS}

    answer = run([same | variants[at % 2] for at in range(24)])

    assert answer.risk is not None
    assert answer.risk.loss == 0


def test_a_cancelled_walk_stops_by_name() -> None:
    with pytest.raises(AppError) as caught:
        anonymize(
            random_records(60, 1),
            PrivacyPolicy(),
            HIERARCHIES,
            effort=Effort(500, 1),
            is_cancelled=lambda: True,
        )

    assert caught.value.code is ErrorCode.CANCELLED


def test_left_overs_of_one_reason_say_that_they_are_too_alike() -> None:
    first, second = (
        {name: HIERARCHIES.fields[name].levels[0][at] for name in QUASI_IDENTIFIERS}
        for at in (0, -1)
    )
    varied = [
        first | {"stage": ("document", "first")[at % 2], "reason": ("skills", "overall")[at % 2]}
        for at in range(20)
    ]
    alike = [second | {"stage": "document", "reason": "skills"} for _ in range(30)]

    answer = run(varied + alike, PrivacyPolicy(max_loss=0.3))

    assert {answer.waiting[at] for at in range(20, 50)} == {WaitReason.SENSITIVE_TOO_ALIKE}


def test_left_overs_without_company_say_that_their_group_is_too_small() -> None:
    leaves = {name: HIERARCHIES.fields[name].levels[0] for name in QUASI_IDENTIFIERS}
    alike = [
        {name: leaves[name][0] for name in QUASI_IDENTIFIERS}
        | {"stage": ("document", "first")[at % 2], "reason": ("skills", "overall")[at % 2]}
        for at in range(20)
    ]
    stranger = {name: leaves[name][-1] for name in QUASI_IDENTIFIERS}
    stranger |= {"stage": "final", "reason": "other"}

    answer = run([*alike, stranger], PrivacyPolicy(max_loss=0.3))

    assert answer.waiting == {20: WaitReason.GROUP_TOO_SMALL}
