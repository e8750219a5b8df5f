"""Whatever went wrong before, the checker of files stops it; it reads nothing but what is given."""

import random
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZipFile

import pytest

from desktop.core.privacy.file_checker import FileExpectation, check_file
from desktop.core.privacy.file_trees import file_tables

MARKING = "本データは個人情報保護法に基づく匿名加工情報です"
HIDDEN = "（出しません）"
EXPECTED = FileExpectation(
    {"年代": "age_band", "時期": "quarter"}, {"理由": "reason", "評価": ""}, ["店舗"], 5, 2, 24
)
Rows = list[list[object]]


def sound() -> Rows:
    """Return four groups of six, every sensitive column of three values in each."""
    found: Rows = []
    for age in ("20代", "30代"):
        for quarter in ("2026年7〜9月", "2026年"):
            for at in range(6):
                reason = ("技能", "勤務地", "経験年数")[at % 3]
                found.append([age, quarter, reason, ("甲", "乙")[at % 2], ("本店", "支店")[at % 2]])
    random.Random(3).shuffle(found)  # noqa: S311 - test data
    return [[MARKING], ["年代", "時期", "理由", "評価", "店舗"], *found]


def packed(rows: Rows, more: str = "") -> bytes:
    """Return the rows as parts of an archive, in the way of a workbook."""
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        cells = "".join(f"<t>{escape(str(cell))}</t>" for row in rows for cell in row)
        archive.writestr("xl/worksheets/sheet1.xml", f"<x>{cells}</x>")
        archive.writestr("xl/workbook.xml", f'<sheet name="匿名加工情報"/>{more}')
    return buffer.getvalue()


def codes(
    rows: Rows,
    expected: FileExpectation = EXPECTED,
    forbidden: tuple[str, ...] = (),
    more: str = "",
) -> set[str]:
    faults = check_file(
        packed(rows, more), rows, expected, tables=file_tables(), forbidden=forbidden
    )
    return {fault.code for fault in faults}


def members(rows: Rows) -> list[int]:
    return [at for at in range(2, len(rows)) if rows[at][:2] == ["20代", "2026年"]]


def k_minus_one(rows: Rows) -> None:
    for at in members(rows)[4:]:
        rows[at][1] = "2026年7〜9月"


def one_reason(rows: Rows) -> None:
    for at in members(rows):
        rows[at][2] = "技能"


def nearly_one_reason(rows: Rows) -> None:
    for at in members(rows)[1:]:
        rows[at][2] = "技能"
    rows[members(rows)[0]][2] = "勤務地"


def no_marking(rows: Rows) -> None:
    rows[0] = ["記録"]


def no_rows(rows: Rows) -> None:
    rows.clear()


def other_headings(rows: Rows) -> None:
    rows[1].reverse()


def sorted_rows(rows: Rows) -> None:
    rows[2:] = sorted(rows[2:], key=lambda row: tuple(map(str, row)))


def sorted_backwards(rows: Rows) -> None:
    sorted_rows(rows)
    rows[2:] = rows[:1:-1]


def a_source_value(rows: Rows) -> None:
    rows[5][0] = "1994-03-08"


def a_day(rows: Rows) -> None:
    rows[5][1] = "2026年7月3日"


def a_rare_word(rows: Rows) -> None:
    rows[5][4] = "見本さんの店"


def a_number(rows: Rows) -> None:
    rows[5][4] = 12


def an_empty_cell(rows: Rows) -> None:
    rows[5][4] = ""


def a_short_row(rows: Rows) -> None:
    rows[5].pop()


def a_lost_row(rows: Rows) -> None:
    rows.pop()


def partly_hidden(rows: Rows) -> None:
    for at in members(rows)[:2]:
        rows[at][2] = HIDDEN


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (k_minus_one, "group-below-k"),
        (one_reason, "l-too-small"),
        (nearly_one_reason, "share-too-large"),
        (no_marking, "marking-missing"),
        (no_rows, "marking-missing"),
        (other_headings, "headings"),
        (sorted_rows, "not-mixed"),
        (sorted_backwards, "not-mixed"),
        (a_source_value, "not-in-vocabulary"),
        (a_day, "not-in-vocabulary"),
        (a_rare_word, "rare-word"),
        (a_number, "record-fields"),
        (an_empty_cell, "record-fields"),
        (a_short_row, "record-fields"),
        (a_lost_row, "too-few-or-many"),
        (partly_hidden, "partly-hidden"),
    ],
    ids=lambda one: one.__name__ if callable(one) else None,
)
def test_every_defect_is_found(spoil: Callable[[Rows], None], code: str) -> None:
    rows = sound()
    spoil(rows)

    assert code in codes(rows)


def test_a_sound_file_passes() -> None:
    assert codes(sound()) == set()


def test_a_column_hidden_in_every_row_passes_and_so_do_folded_words() -> None:
    rows = sound()
    for row in rows[2:]:
        row[2] = HIDDEN
    rows[3][4] = "その他"

    assert codes(rows) == set()


@pytest.mark.parametrize(
    ("expected", "code"),
    [
        (replace(EXPECTED, k=4), "k-not-allowed"),
        (replace(EXPECTED, k=7), "group-below-k"),
        (replace(EXPECTED, k=10), "k-not-allowed"),
        (replace(EXPECTED, l=1), "l-not-allowed"),
        (replace(EXPECTED, quasi={}), "no-quasi-identifier"),
    ],
    ids=["k4", "k7", "k10", "l1", "no quasi-identifier"],
)
def test_what_may_not_be_promised_is_refused(expected: FileExpectation, code: str) -> None:
    assert code in codes(sound(), expected)


@pytest.mark.parametrize(
    "token", ["見本 花子", "ﾐﾎﾝ ﾊﾅｺ", "HANAKO@example.org", "090-1234-5678", "甲乙"]
)
def test_a_forbidden_text_is_found_in_any_part_and_form(token: str) -> None:
    hiding = {
        "見本 花子": "<dc:creator>見本花子</dc:creator>",
        "ﾐﾎﾝ ﾊﾅｺ": "<t>ミホンハナコ</t>",
        "HANAKO@example.org": '<sheet name="hanako@example.org"/>',
        "090-1234-5678": "<t>０９０１２３４５６７８</t>",
        "甲乙": "<t>甲・乙</t>",
    }[token]

    assert "forbidden-text" in codes(sound(), forbidden=(token,), more=hiding)
    assert codes(sound(), forbidden=(token,)) == set()


def test_what_is_published_or_too_short_names_nobody() -> None:
    assert codes(sound(), forbidden=("20代", "技能", "甲", "abc", "12345", "")) == set()
