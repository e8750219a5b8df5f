"""Whatever goes wrong before, the checker stops it."""

import json
import random
from collections import Counter
from collections.abc import Callable
from functools import cache

import pytest

from desktop.core.domain.anonymous import QUASI_IDENTIFIERS, PrivacyPolicy
from desktop.core.privacy.anonymizer import anonymize
from desktop.core.privacy.batch_bytes import batch_bytes
from desktop.core.privacy.checker import check_bytes
from desktop.core.privacy.grouping.search import Effort
from desktop.core.privacy.hierarchies import tables_bytes
from tests.unit.privacy.sample_records import HIERARCHIES, random_records

Lines = list[dict[str, object]]


@cache
def sound_body() -> bytes:
    answer = anonymize(random_records(120, 9), PrivacyPolicy(), HIERARCHIES, effort=Effort(500, 1))
    rng = random.Random(2)  # noqa: S311 - test data
    return batch_bytes(answer.rows, answer.policy, app="crd/0.1", quarter="2026Q4", rng=rng)


def dump(lines: Lines) -> bytes:
    return "".join(
        json.dumps(line, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n"
        for line in lines
    ).encode()


def codes(body: bytes, forbidden: tuple[str, ...] = ()) -> set[str]:
    faults = check_bytes(body, tables_bytes(), expected_k=5, forbidden=forbidden)
    return {fault.code for fault in faults}


def look(line: dict[str, object]) -> tuple[object, ...]:
    return tuple(line[name] for name in QUASI_IDENTIFIERS)


def smallest_group(lines: Lines) -> list[int]:
    counts = Counter(look(line) for line in lines[1:])
    rare = min(counts, key=lambda one: counts[one])
    return [at for at, line in enumerate(lines) if at and look(line) == rare]


def drop_one_of_a_group(lines: Lines) -> None:
    for at in reversed(smallest_group(lines)[4:] or smallest_group(lines)[:1]):
        del lines[at]
    del lines[smallest_group(lines)[0]]
    lines[0]["n"] = len(lines) - 1


def skip_l(lines: Lines) -> None:
    for at in smallest_group(lines):
        lines[at]["reason"] = "skills"


def skip_the_share(lines: Lines) -> None:
    first, *others = smallest_group(lines)
    lines[first]["reason"] = "overall"
    for at in others:
        lines[at]["reason"] = "skills"
    for at in smallest_group(lines)[1:2]:
        lines.append(dict(lines[at]))
    lines[0]["n"] = len(lines) - 1


def hide_one_cell(lines: Lines) -> None:
    lines[1]["stage"] = "*"


def narrow_one_cell(lines: Lines) -> None:
    lines[1]["quarter"] = "2031Q1"


def leave_a_name_in(lines: Lines) -> None:
    lines[3]["reason"] = "山田　太郎さんは遠方"


def add_a_field(lines: Lines) -> None:
    lines[3]["id"] = "a1"


def lose_a_field(lines: Lines) -> None:
    del lines[3]["region"]


def number_a_cell(lines: Lines) -> None:
    lines[3]["region"] = 13


def promise_more_than_sent(lines: Lines) -> None:
    lines[0]["n"] = 999


def lower_k(lines: Lines) -> None:
    lines[0]["k"] = 3


def lower_l(lines: Lines) -> None:
    lines[0]["l"] = 1


def name_other_tables(lines: Lines) -> None:
    lines[0]["hier"] = "0" * 64


def call_a_quasi_identifier_harmless(lines: Lines) -> None:
    lines[0]["qi"] = list(QUASI_IDENTIFIERS[:-1])


def send_too_few(lines: Lines) -> None:
    del lines[16:]
    lines[0]["n"] = 15


def sort_the_records(lines: Lines) -> None:
    lines[1:] = sorted(lines[1:], key=lambda line: dump([line]))


def put_the_company_into_the_app(lines: Lines) -> None:
    lines[0]["app"] = "minori-seiko"


MUTANTS: list[tuple[Callable[[Lines], None], str]] = [
    (drop_one_of_a_group, "group-below-k"),
    (skip_l, "l-too-small"),
    (skip_the_share, "share-too-large"),
    (hide_one_cell, "partly-hidden"),
    (narrow_one_cell, "group-below-k"),
    (leave_a_name_in, "not-in-vocabulary"),
    (add_a_field, "record-fields"),
    (lose_a_field, "record-fields"),
    (number_a_cell, "not-in-vocabulary"),
    (promise_more_than_sent, "manifest-value"),
    (lower_k, "k-not-allowed"),
    (lower_l, "l-not-allowed"),
    (name_other_tables, "manifest-value"),
    (call_a_quasi_identifier_harmless, "manifest-value"),
    (send_too_few, "too-few-or-many"),
    (sort_the_records, "not-mixed"),
    (put_the_company_into_the_app, "manifest-value"),
]


def test_a_sound_batch_passes() -> None:
    assert codes(sound_body(), ("山田太郎", "090-0000-0001", "taro@example.jp")) == set()


@pytest.mark.parametrize(("mutate", "code"), MUTANTS, ids=lambda one: getattr(one, "__name__", one))
def test_a_broken_batch_is_stopped(mutate: Callable[[Lines], None], code: str) -> None:
    lines = [json.loads(line) for line in sound_body().splitlines()]

    mutate(lines)

    assert code in codes(dump(lines))


@pytest.mark.parametrize(
    ("text", "token"),
    [
        ("山田 太郎", "山田太郎"),
        ("ﾔﾏﾀﾞ ﾀﾛｳ", "ヤマダ タロウ"),
        ("090 0000 0001", "090-0000-0001"),
        ("TARO@example.jp", "taro@example.jp"),
        ("応募者一覧.xlsx", "応募者一覧.xlsx"),
    ],
)
def test_a_forbidden_text_is_found_in_any_width_and_spacing(text: str, token: str) -> None:
    lines = [json.loads(line) for line in sound_body().splitlines()]
    lines[2]["reason"] = text

    assert "forbidden-text" in codes(dump(lines), (token,))


@pytest.mark.parametrize("token", ["", "a", "林", "13", "hired", "Skills", "Over", "2026"])
def test_a_token_that_proves_nothing_stops_nothing(token: str) -> None:
    assert codes(sound_body(), (token,)) == set()


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"", "not-ndjson"),
        (b"{}\n", "not-ndjson"),
        (b'{"t":"m"}\n[1]\n', "not-canonical"),
        (b'{"t": "m"}\n{}\n', "not-canonical"),
        (b'{"t":"m"}\nnope\n', "not-json"),
        (b"\xff\xfe\n{}\n", "not-json"),
        (b'{"t":"m"}\n{"t":"r"}\n', "manifest-fields"),
    ],
)
def test_bytes_of_another_form_are_stopped(body: bytes, code: str) -> None:
    assert code in codes(body)


def test_a_lower_k_than_approved_is_stopped() -> None:
    faults = check_bytes(sound_body(), tables_bytes(), expected_k=7)

    assert ("manifest-value", "k") in {(fault.code, fault.field) for fault in faults}
