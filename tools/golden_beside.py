"""Golden files whose tables stand side by side in one sheet, and lists that only look so."""

from collections.abc import Iterator, Sequence

from desktop.core.domain.sheet import CellValue
from tools.golden_columns import constant, table, truths
from tools.golden_shapes import BASIC, Cells, Page, Shape, people
from tools.sample_people import SamplePerson

_HEAD: Cells = [one.header for one in BASIC]
_GAP: Cells = [None]


def beside() -> Iterator[Shape]:
    """Several tables at the same height, or one with a gap in it."""
    who, others = people(), people(1, 4)
    yield _two_lists(who, others)
    yield _lower_and_longer(who)
    yield _no_gap(who, others)
    vacancies: list[Cells] = [
        ["求人名", "勤務地", "応募職種"],
        *[[f"求人{at}", "横浜", "機械加工"] for at in range(1, 10)],
    ]
    rows = _side_by_side([_HEAD, *table(BASIC, who)], vacancies)
    yield Shape(
        "vacancies_beside", ".xlsx", (Page("一覧", rows),), truths(BASIC, who),
        {"header_row": 1, "tables": 2},
    )  # fmt: skip
    legend: list[Cells] = [["凡例"], ["○：通過"], ["×：不採用"]]
    rows = _side_by_side([_HEAD, *table(BASIC, who)], legend)
    yield Shape(
        "legend_beside", ".xlsx", (Page("一覧", rows),), truths(BASIC, who),
        {"header_row": 1, "tables": 1},
    )  # fmt: skip
    # One list whose maker left a column free between who they are and what became of them.
    gap = (*BASIC[:3], constant(None, None), *BASIC[3:])
    rows = [[one.header for one in gap], *table(gap, who)]
    yield Shape(
        "gap_in_one_list", "csv:utf-8-sig:,", (Page("一覧", rows),),
        truths(BASIC, who), {"header_row": 1, "tables": 1},
    )  # fmt: skip


def _two_lists(who: Sequence[SamplePerson], others: Sequence[SamplePerson]) -> Shape:
    rows = _side_by_side(
        [["新卒"], _HEAD, *table(BASIC, who)], [["中途"], _HEAD, *table(BASIC, others)]
    )
    return Shape(
        "two_lists_beside", ".xlsx", (Page("一覧", rows),), truths(BASIC, who),
        {"header_row": 2, "tables": 2, "skipped": {"title": 1}},
    )  # fmt: skip


def _lower_and_longer(who: Sequence[SamplePerson]) -> Shape:
    """The second list begins lower, with other headings, and is longer."""
    other: list[Cells] = [
        *[[None], [None], [None]],
        ["応募者名", "電話番号"],
        *[[f"見本 {name}", f"090-0000-01{at:02d}"] for at, name in enumerate("一二三四五六七八")],
    ]
    rows = _side_by_side([_HEAD, *table(BASIC, who)], other)
    return Shape(
        "second_list_lower", ".xlsx", (Page("一覧", rows),), truths(BASIC, who),
        {"header_row": 1, "tables": 2},
    )  # fmt: skip


def _no_gap(who: Sequence[SamplePerson], others: Sequence[SamplePerson]) -> Shape:
    """The same headings twice in a row, as lists printed in two columns have them."""
    left, right = [_HEAD, *table(BASIC, who)], [_HEAD, *table(BASIC, others)]
    return Shape(
        "printed_in_two_columns", ".xlsx", (Page("一覧", _side_by_side(left, right, [])),),
        truths(BASIC, who), {"header_row": 1, "tables": 2},
    )  # fmt: skip


def _side_by_side(left: list[Cells], right: list[Cells], gap: Cells = _GAP) -> list[Cells]:
    width = max(map(len, left))
    rows: list[Cells] = []
    for at in range(max(len(left), len(right))):
        one: list[CellValue] = list(left[at]) if at < len(left) else []
        other = right[at] if at < len(right) else []
        rows.append([*one, *[None] * (width - len(one)), *gap, *other])
    return rows
