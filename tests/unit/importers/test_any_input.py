"""Whatever lies in a file, reading it ends in a table or in a named fault."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from desktop.core.domain.errors import AppError
from desktop.core.domain.sheet import ApplicantField, ColumnMapping, Confidence, RawSheet
from desktop.core.domain.sheet_findings import CellFate
from desktop.core.importers.accounting import account_for
from desktop.core.importers.analysis import analyse
from desktop.core.importers.csv_file import decode
from desktop.core.importers.normalize import text_of
from desktop.core.importers.pasted_text import read_pasted
from desktop.core.importers.read_file import read_workbook
from desktop.core.importers.row_builder import RowBuilder

TODAY = date(2026, 11, 20)
headers = st.sampled_from(
    ["氏名", "生年月日", "電話", "メール", "結果", "住所", "資格", "年齢", "", None]
)
cells = st.one_of(
    st.none(),
    st.text(max_size=40),
    st.integers(-(10**12), 10**12),
    st.floats(allow_nan=True, allow_infinity=True),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.from_regex(
        r"[明大昭平令MTSHR]?[0-9元]{1,4}[./年-][0-9]{1,2}[./月-][0-9]{1,2}日?", fullmatch=True
    ),
    st.from_regex(r"[0-9０-９+ー−-]{5,14}", fullmatch=True),
)
starts = st.sampled_from(
    [
        b"",
        b"PK\x03\x04",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"<table>",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
    ]
)


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(starts, st.binary(max_size=400))
def test_any_bytes_are_a_table_or_a_named_fault(tmp_path: Path, start: bytes, data: bytes) -> None:
    path = tmp_path / "any.xls"
    path.write_bytes(start + data)

    try:
        sheets = read_workbook(
            path, progress=lambda _done, _total: None, is_cancelled=lambda: False
        )
    except AppError:
        return
    assert any(sheet.rows for sheet in sheets)


@settings(max_examples=150, deadline=None)
@given(st.lists(headers, max_size=8), st.lists(st.lists(cells, max_size=9), max_size=6))
def test_any_cells_are_applicants_or_a_named_fault(
    header: list[str | None], rows: list[list[object]]
) -> None:
    sheet = RawSheet("", (tuple(header), *map(tuple, rows)))  # type: ignore[arg-type]  # drawn

    try:
        analysis = analyse(sheet, TODAY)
    except AppError:
        return
    assert analysis.row_count <= len(sheet.rows)
    numbers = {row.row_number for row in analysis.rows}
    assert {problem.row_number for problem in analysis.problems} <= numbers


@settings(max_examples=200, deadline=None)
@given(st.lists(headers, max_size=8), st.lists(st.lists(cells, max_size=9), max_size=6))
@example(["氏名", "備考", "本籍"], [["山田", "父は公務員", "東京"], ["合計"], [], ["※", "注"]])
def test_every_filled_cell_has_one_fate(header: list[str | None], rows: list[list[object]]) -> None:
    sheet = RawSheet("", (tuple(header), *map(tuple, rows)))  # type: ignore[arg-type]  # drawn
    try:
        analysis = analyse(sheet, TODAY)
    except AppError:
        return
    filled = [
        (down, across)
        for down, row in enumerate(sheet.rows, start=1)
        for across, cell in enumerate(row)
        if text_of(cell).strip()
    ]

    accounts = list(account_for(analysis))

    assert [(one.row_number, one.column) for one in accounts] == filled
    assert all(one.reason for one in accounts if one.fate is CellFate.REFUSED)
    kept = {
        (row.row_number, at) for row in analysis.rows for at, text in enumerate(row.raw) if text
    }
    taken = {(one.row_number, one.column) for one in accounts if one.fate is CellFate.KEPT_RAW}
    assert taken <= kept


@settings(max_examples=200, deadline=None)
@given(st.lists(st.lists(st.text('a髙"\t\n,=+ ', max_size=6), min_size=2, max_size=4), max_size=5))
def test_cells_survive_the_clipboard(rows: list[list[str]]) -> None:
    def copied(cell: str) -> str:
        marked = cell.replace('"', '""')
        return f'"{marked}"' if set(cell) & {"\t", "\n"} else cell

    text = "".join("\t".join(map(copied, row)) + "\r\n" for row in rows)
    expected = [tuple(cell or None for cell in row) for row in rows]
    while expected and not any(expected[-1]):
        expected.pop()
    # A cell that begins and ends like a quoted one is told apart by what is in it only.
    assume(not any(cell.startswith('"') for row in rows for cell in row))

    try:
        found = read_pasted(text).rows
    except AppError:
        found = ()

    assert found == tuple(expected)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(ApplicantField), cells)
def test_any_cell_can_be_read_as_any_field(field: ApplicantField, cell: object) -> None:
    builder = RowBuilder([ColumnMapping(0, "x", field, Confidence.SURE)], TODAY)

    row = builder.build(7, (cell,))  # type: ignore[arg-type]  # drawn

    assert row.row_number == 7


@settings(max_examples=200, deadline=None)
@given(
    st.text(
        st.sampled_from("氏名フリガナ山田太郎様あいうえお電話番号不採用書類選考,\n0123abc"),
        min_size=4,
    ),
    st.sampled_from(["cp932", "utf-8", "utf-8-sig", "utf-16"]),
)
@example("氏名,結果\n山田,不採用\n", "cp932")
def test_japanese_text_survives_its_encoding(text: str, encoding: str) -> None:
    try:
        found = decode(text.encode(encoding))[0]
    except AppError:
        pytest.fail("text was taken for something else")

    assert found == text
