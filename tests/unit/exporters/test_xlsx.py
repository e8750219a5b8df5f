"""A written workbook holds data, never formulas."""

from datetime import UTC, date, datetime
from pathlib import Path

import openpyxl
import pytest

from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.exporters.xlsx import neutralize, write_xlsx


@pytest.mark.parametrize("text", ["=1+1", "+81", "-1", "@SUM(A1)", "=HYPERLINK(1)"])
def test_text_like_a_formula_is_written_as_text(tmp_path: Path, text: str) -> None:
    write_xlsx(tmp_path / "out.xlsx", [(text,)])

    cell = openpyxl.load_workbook(tmp_path / "out.xlsx").worksheets[0]["A1"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)


def test_values_keep_their_kind(tmp_path: Path) -> None:
    write_xlsx(tmp_path / "out.xlsx", [("髙橋", 3, None, date(2026, 4, 1))], widths=[20])

    cells = openpyxl.load_workbook(tmp_path / "out.xlsx").worksheets[0][1]
    assert [cell.value for cell in cells[:3]] == ["髙橋", 3, None]
    assert cells[3].value.date() == date(2026, 4, 1)


def test_control_characters_are_left_out(tmp_path: Path) -> None:
    write_xlsx(tmp_path / "out.xlsx", [("a\x01b",)])

    assert openpyxl.load_workbook(tmp_path / "out.xlsx").worksheets[0]["A1"].value == "ab"


@pytest.mark.parametrize(
    ("text", "safe"), [("=1", "'=1"), ("\t=1", "'\t=1"), ("山田", "山田"), ("a\x00=", "a=")]
)
def test_text_for_csv_is_neutralized(text: str, safe: str) -> None:
    assert neutralize(text) == safe


def test_a_file_that_cannot_be_written_is_named_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "out.xlsx").mkdir()

    with pytest.raises(AppError) as caught:
        write_xlsx(tmp_path / "out.xlsx", [("a",)])

    assert caught.value.code is ErrorCode.DISK_FULL
    assert [one.name for one in tmp_path.iterdir()] == ["out.xlsx"]


def test_a_moment_is_written_without_its_zone(tmp_path: Path) -> None:
    write_xlsx(tmp_path / "out.xlsx", [(datetime(2026, 4, 1, 9, 30, tzinfo=UTC),)])

    cell = openpyxl.load_workbook(tmp_path / "out.xlsx").worksheets[0]["A1"]
    assert cell.value == datetime(2026, 4, 1, 9, 30)  # noqa: DTZ001 - cells have no zone
