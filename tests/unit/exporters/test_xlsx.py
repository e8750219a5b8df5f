"""A written workbook holds data, never formulas, and comes back as it was."""

import tempfile
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NoReturn

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.sheet import CellValue
from desktop.core.exporters.text_cells import neutralize
from desktop.core.exporters.xlsx import Choice, Sheet, write_book, write_xlsx
from desktop.core.importers.read_file import read_workbook
from tests.fault.rig import never, quiet

_CELLS = st.one_of(
    st.none(),
    st.text(st.characters(exclude_categories=["Cs", "Cn"]), min_size=1, max_size=30),
    st.from_regex(r"[=+\-@\t\r][a-z0-9(]{0,5}", fullmatch=True),
    st.booleans(),
    st.integers(-(10**14), 10**14),
    st.floats(allow_nan=False, allow_infinity=False).filter(lambda one: not one.is_integer()),
    st.dates(date(1900, 3, 1), date(9999, 12, 31)),
)


def read_back(path: Path, name: str = "Sheet1") -> tuple[tuple[CellValue, ...], ...]:
    sheets = read_workbook(path, progress=quiet, is_cancelled=never)
    return next(sheet.rows for sheet in sheets if sheet.name == name)


@pytest.mark.parametrize("text", ["=1+1", "+81", "-1", "@SUM(A1)", "=HYPERLINK(1)", "\t=1"])
def test_text_like_a_formula_is_written_as_text(tmp_path: Path, text: str) -> None:
    write_xlsx(tmp_path / "out.xlsx", [(text,)])

    cell = openpyxl.load_workbook(tmp_path / "out.xlsx").worksheets[0]["A1"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.lists(st.lists(_CELLS, min_size=1, max_size=4), min_size=1, max_size=4))
def test_every_value_comes_back_as_it_was(tmp_path: Path, rows: list[list[CellValue]]) -> None:
    write_xlsx(tmp_path / "out.xlsx", [["始"], *rows])

    back = read_back(tmp_path / "out.xlsx")
    width = max(map(len, back))
    wanted = [("始", *[None] * (width - 1))]
    wanted += [tuple([*row, *[None] * width][:width]) for row in rows]
    while not any(cell is not None for cell in wanted[-1]):
        wanted.pop()
    assert list(back) == wanted


@pytest.mark.parametrize(
    "text", ["a\rb", "a\r\nb", "_x000D_", "a\x0bb", "a\x00b", " 端 ", "<&>\"'", "𠮷"]
)
def test_hard_characters_come_back(tmp_path: Path, text: str) -> None:
    write_xlsx(tmp_path / "out.xlsx", [(text,)])

    assert read_back(tmp_path / "out.xlsx") == ((text,),)


def test_what_is_no_character_is_marked_as_such(tmp_path: Path) -> None:
    write_xlsx(tmp_path / "out.xlsx", [("a\ufffe\uffff\ud800",)])

    assert read_back(tmp_path / "out.xlsx") == (("a\ufffd\ufffd\ufffd",),)


def test_values_keep_their_kind(tmp_path: Path) -> None:
    write_xlsx(tmp_path / "out.xlsx", [("髙橋", 3, None, date(2026, 4, 1))], widths=[20])

    cells = openpyxl.load_workbook(tmp_path / "out.xlsx").worksheets[0][1]
    assert [cell.value for cell in cells[:3]] == ["髙橋", 3, None]
    assert cells[3].value.date() == date(2026, 4, 1)


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        (date(1890, 1, 5), "1890/01/05"),
        (datetime(1890, 1, 5, 9, 30, tzinfo=UTC), "1890/01/05 09:30"),
        (1234567890123456789, "1234567890123456789"),
        (float("inf"), "inf"),
        (float("nan"), "nan"),
    ],
    ids=["day", "moment", "long", "infinite", "no-number"],
)
def test_what_a_cell_cannot_hold_as_a_value_is_written_as_text(
    tmp_path: Path, cell: CellValue, written: str
) -> None:
    write_xlsx(tmp_path / "out.xlsx", [(cell,)])

    assert read_back(tmp_path / "out.xlsx") == ((written,),)


def test_a_moment_is_written_without_its_zone(tmp_path: Path) -> None:
    write_xlsx(tmp_path / "out.xlsx", [(datetime(2026, 4, 1, 9, 30, tzinfo=UTC),)])

    cell = openpyxl.load_workbook(tmp_path / "out.xlsx").worksheets[0]["A1"]
    assert cell.value == datetime(2026, 4, 1, 9, 30)  # noqa: DTZ001 - cells have no zone


def test_a_text_no_cell_can_hold_is_cut_and_counted(tmp_path: Path) -> None:
    rows = [("あ" * 32_768, "あ" * 32_767, "𠮷" * 16_384)]

    assert write_book(tmp_path / "out.xlsx", [Sheet("Sheet1", rows)]) == 2
    assert [len(str(cell)) for cell in read_back(tmp_path / "out.xlsx")[0]] == [
        32_767,
        32_767,
        16_383,
    ]


def test_a_header_stays_in_sight_and_marks_show(tmp_path: Path) -> None:
    rows = [("氏名", "日"), ("見本", date(2026, 4, 1)), ("=1", None)]
    marked = {(1, 1), (2, 0)}
    write_book(tmp_path / "out.xlsx", [Sheet("一覧", rows, has_header=True, marked=marked)])

    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx").worksheets[0]
    assert sheet.freeze_panes == "A2"
    assert sheet["A1"].font.b
    filled = [
        cell.coordinate for row in sheet for cell in row if cell.fill.fgColor.rgb == "FFFFF2CC"
    ]
    assert filled == ["B2", "A3"]
    assert (sheet["B2"].number_format, sheet["A3"].quotePrefix) == ("yyyy/m/d", True)


def test_a_column_may_be_chosen_from_a_list(tmp_path: Path) -> None:
    choice = Choice(27, ("不採用", "採用"))
    write_book(tmp_path / "out.xlsx", [Sheet("一覧", [("氏名",)], choices=[choice])])

    (rule,) = (
        openpyxl.load_workbook(tmp_path / "out.xlsx").worksheets[0].data_validations.dataValidation
    )
    assert (rule.formula1, str(rule.sqref)) == ('"不採用,採用"', "AB2:AB5001")


@pytest.mark.parametrize(
    "words", [("あ" * 256,), ("a,b",), ('a"b',)], ids=["long", "comma", "quote"]
)
def test_a_list_that_does_not_fit_is_a_bug(tmp_path: Path, words: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="list"):
        write_book(tmp_path / "out.xlsx", [Sheet("一覧", [], choices=[Choice(0, words)])])

    assert list(tmp_path.iterdir()) == []


def test_names_of_sheets_are_made_fit_and_never_the_same(tmp_path: Path) -> None:
    wanted = ["応募者", "応募者", "a/b:c", "'x'", "", "長" * 40, "長" * 40, "ABC", "abc"]
    write_book(tmp_path / "out.xlsx", [Sheet(name, [(name,)]) for name in wanted])

    names = openpyxl.load_workbook(tmp_path / "out.xlsx").sheetnames
    assert names[:5] == ["応募者", "応募者 (2)", "a b c", "x", "Sheet5"]
    assert [len(name) for name in names[5:7]] == [31, 31]
    assert names[7:] == ["ABC", "abc (2)"]
    sheets = read_workbook(tmp_path / "out.xlsx", progress=quiet, is_cancelled=never)
    assert [sheet.name for sheet in sheets] == names


def test_the_same_rows_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        write_xlsx(tmp_path / name, [("髙橋", 1)] * 500)

    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


@pytest.mark.parametrize(
    ("text", "safe"), [("=1", "'=1"), ("\t=1", "'\t=1"), ("山田", "山田"), ("a\x00=", "a=")]
)
def test_text_for_csv_is_neutralized(text: str, safe: str) -> None:
    assert neutralize(text) == safe


def test_a_file_that_cannot_be_written_is_named_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "out.xlsx").mkdir()

    with pytest.raises(AppError) as caught:
        write_xlsx(tmp_path / "out.xlsx", [("a",)])

    assert caught.value.code is ErrorCode.EXPORT_FOLDER
    assert [one.name for one in tmp_path.iterdir()] == ["out.xlsx"]


def test_whatever_stops_the_writing_leaves_nothing(tmp_path: Path) -> None:
    def rows() -> list[tuple[str]]:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_book(tmp_path / "out.xlsx", [Sheet("a", (row for _ in "x" for row in rows()))])

    assert list(tmp_path.iterdir()) == []


def test_no_plain_copy_is_laid_down_on_the_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> NoReturn:
        raise AssertionError("a temporary file")

    monkeypatch.setattr(tempfile, "mkstemp", refuse)
    monkeypatch.setattr(tempfile, "NamedTemporaryFile", refuse)

    write_xlsx(tmp_path / "out.xlsx", [("見本 花子",)] * 1000)

    assert [one.name for one in tmp_path.iterdir()] == ["out.xlsx"]
