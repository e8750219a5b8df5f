"""Golden files whose table has company: titles, totals, seals, other tables, hidden things."""

from collections.abc import Iterator
from dataclasses import replace

from desktop.core.domain.sheet import CellValue
from tools.golden_beside import beside
from tools.golden_columns import constant, fact, table, truths
from tools.golden_shapes import BASIC, Cells, Page, Shape, changed, people, plain


def layouts() -> Iterator[Shape]:
    """What stands around the people."""
    yield from _above()
    yield from _between()
    yield from _below()
    yield from _two_rows()
    yield from _several()
    yield from beside()
    yield from _hidden()


def _above() -> Iterator[Shape]:
    title: list[Cells] = [
        ["応募者管理表　株式会社みのり精工（サンプル）"],
        [],
        ["2026年11月", None, "作成：総務"],
    ]
    yield changed("title_rows", lambda rows: [*title, *rows], 4, title=2, blank=1)
    seals: list[Cells] = [
        [None, None, None, "承認", "確認", "担当"],
        [None, None, None, "印", "印", "㊞"],
    ]
    yield changed("seals_above", lambda rows: [*seals, *rows], 3, title=2)
    yield changed("gap_below_header", lambda rows: [rows[0], [], *rows[1:]], 1, blank=1)
    shifted = changed("shifted_right", lambda rows: [[None, None, *row] for row in rows], 1)
    yield shifted
    example: Cells = [
        "例）見本 太郎",
        "ミホン タロウ",
        "1990/1/1",
        "090-0000-0000",
        "a@example.org",
        "採用",
    ]
    yield changed("example_row", lambda rows: [rows[0], example, *rows[1:]], 1, example=1)
    counts: list[Cells] = [["応募者数", 6, None, "採用", 1], []]
    yield changed("counts_above", lambda rows: [*counts, *rows], 3, title=1, blank=1)


def _between() -> Iterator[Shape]:
    yield changed(
        "header_printed_again", lambda rows: [*rows[:4], rows[0], *rows[4:]], 1, repeated_header=1
    )
    total: Cells = ["小計", None, None, None, None, "3名"]
    yield changed("subtotals", lambda rows: [*rows[:4], total, *rows[4:]], 1, total=1)
    yield changed("blank_rows", lambda rows: [*rows[:3], [], [None, " "], *rows[3:]], 1, blank=2)
    number = constant("No", 1, 2, 3)
    shape = plain("prepared_rows", (number, *BASIC))
    empty: list[Cells] = [[at] for at in range(7, 12)]
    page = replace(shape.pages[0], rows=[*shape.pages[0].rows, *empty])
    yield replace(shape, pages=(page,), more={"header_row": 1, "skipped": {"nothing-known": 5}})


def _below() -> Iterator[Shape]:
    notes: list[Cells] = [[], ["※個人情報につき取扱注意"], ["以上"]]
    yield changed("footnotes", lambda rows: [*rows, *notes], 1, blank=1, footnote=2)
    totals: list[Cells] = [["合計", None, None, None, None, "6名"], ["平均", None, "35.2"]]
    yield changed("totals", lambda rows: [*rows, *totals], 1, total=2)
    seals: list[Cells] = [
        [None, None, None, "部長", "課長", "係長"],
        [None, None, None, "印", "印", "印"],
    ]
    yield changed("seals_below", lambda rows: [*rows, *seals], 1, seal=2)
    legend: list[Cells] = [[], ["凡例", "○：通過", "×：不採用"], ["（注）日付は応募日"]]
    yield changed("legend", lambda rows: [*rows, *legend], 1, blank=1, footnote=2)


def _two_rows() -> Iterator[Shape]:
    columns = (
        fact("姓", "family_name"),
        fact("名", "given_name"),
        fact("電話番号", "phone"),
        fact("メール", "email"),
        fact("段階", "stage"),
        fact("結果", "outcome"),
    )
    who = people()
    lower: Cells = [one.header for one in columns]
    upper: Cells = ["氏名", None, "連絡先", None, "選考", None]
    rows = [upper, lower, *table(columns, who)]
    merges = ("A1:B1", "C1:D1", "E1:F1")
    more: dict[str, object] = {"header_row": 2, "skipped": {}}
    expected = truths(columns, who)
    for name, kind in (("two_header_rows", ".xlsx"), ("two_header_rows_csv", "csv:utf-8:,")):
        page = Page("応募者", rows, merges if kind == ".xlsx" else ())
        yield Shape(name, kind, (page,), expected, more)
    mixed: list[Cells] = [
        ["氏名", "フリガナ", "生年月日", "連絡先", None, "結果"],
        [None, None, None, "電話", "メール", None],
    ]
    merges = ("A1:A2", "B1:B2", "C1:C2", "D1:E1", "F1:F2")
    page = Page("応募者", [*mixed, *table(BASIC, who)], merges)
    yield Shape("header_merged_down", ".xlsx", (page,), truths(BASIC, who), more)
    titled: list[Cells] = [["採用選考一覧", None, None, None, None, None], []]
    page = Page("応募者", [*titled, *mixed, *table(BASIC, who)],
                ("A1:F1", *(_down(one, 2) for one in merges)))  # fmt: skip
    yield Shape("title_over_merged", ".xlsx", (page,), truths(BASIC, who),
                {"header_row": 4, "skipped": {"title": 1, "blank": 1}})  # fmt: skip


def _down(area: str, by: int) -> str:
    return ":".join(f"{one[0]}{int(one[1:]) + by}" for one in area.split(":"))


def _several() -> Iterator[Shape]:
    shape = plain("other_sheets_first")
    lists = Page("リスト", [["選考段階", "結果"], ["書類選考", "採用"], ["一次面接", "不採用"]])
    read_me = Page("はじめに", [["この表の使い方"], ["1. 氏名を入力"]])
    yield replace(
        shape,
        pages=(read_me, lists, shape.pages[0]),
        more=shape.more | {"sheet": "応募者", "tables": 3},
    )
    who = people()
    vacancies: list[Cells] = [["求人名", "勤務地", "雇用形態"], ["機械加工", "横浜", "正社員"], []]
    rows = [*vacancies, [one.header for one in BASIC], *table(BASIC, who)]
    yield Shape(
        "two_tables_in_one_sheet", ".xlsx", (Page("一覧", rows),), truths(BASIC, who),
        {"header_row": 4, "tables": 2},
    )  # fmt: skip
    below: list[Cells] = [[], ["求人名", "勤務地", "応募職種"], ["機械加工", "横浜", "営業"]]
    rows = [[one.header for one in BASIC], *table(BASIC, who), *below]
    yield Shape(
        "other_table_below", ".xlsx", (Page("一覧", rows),), truths(BASIC, who),
        {"header_row": 1, "tables": 2},
    )  # fmt: skip
    months = tuple(replace(shape.pages[0], name=f"{month}月") for month in (9, 10, 11))
    yield replace(shape, name="monthly_sheets", pages=months, more={"tables": 3, "sheet": "9月"})


def _hidden() -> Iterator[Shape]:
    shape = plain("hidden_sheet")
    old = Page("旧データ", shape.pages[0].rows, is_hidden=True)
    yield replace(
        shape, pages=(old, shape.pages[0]), more=shape.more | {"hidden_sheets": ["旧データ"]}
    )
    shape = plain("hidden_rows")
    kept = [row for at, row in enumerate(shape.rows) if at not in {1, 4}]
    page = replace(shape.pages[0], hidden_rows=(3, 6))
    yield replace(shape, pages=(page,), rows=kept, more={"header_row": 1, "skipped": {"hidden": 2}})
    shape = plain("one_person")
    page = replace(shape.pages[0], rows=shape.pages[0].rows[:2])
    yield replace(shape, pages=(page,), rows=shape.rows[:1])
    names = plain("names_only", BASIC[:1])
    yield names
    odd: CellValue = "𠮷野　👍\u3000"
    shape = plain("rare_characters")
    rows = [list(row) for row in shape.pages[0].rows]
    rows[1][0] = "𠮷﨑 德𠀋"
    rows.append([odd, None, None, None, None, None])
    truth = [dict(row) for row in shape.rows]
    truth[0]["name"] = "𠮷﨑 德𠀋"
    truth.append({"name": "𠮷野 👍"})
    yield replace(shape, pages=(replace(shape.pages[0], rows=rows),), rows=truth)
