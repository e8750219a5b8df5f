"""Lists as people keep them, written by several programs, read as their makers meant them."""

import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desktop.core.domain.sheet import ColumnNote, RawSheet, SheetAnalysis
from desktop.core.domain.sheet_findings import CellFate, SkipReason
from desktop.core.domain.text_folding import fold_phone
from desktop.core.importers.accounting import account_for
from desktop.core.importers.analysis import analyse
from desktop.core.importers.normalize import text_of
from desktop.core.importers.read_file import read_workbook
from desktop.core.importers.tables import find_tables
from tools.golden_columns import TODAY
from tools.golden_shapes import everything
from tools.make_golden_workbooks import expectation, file_name, write_all

FOLDER = Path(__file__).parent / "files"
FILES = sorted(path.name for path in FOLDER.iterdir() if path.suffix != ".json")


def read(name: str) -> tuple[RawSheet, ...]:
    return read_workbook(
        FOLDER / name, progress=lambda _done, _total: None, is_cancelled=lambda: False
    )


def analysis_of(sheets: tuple[RawSheet, ...]) -> SheetAnalysis:
    best = find_tables(sheets)[0]
    return analyse(sheets[best.sheet_index], TODAY, table=best)


def expected_of(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return found


def plain(value: object) -> object:
    """Return a value as the expectations write it."""
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def test_there_are_more_than_sixty_shapes_and_five_writers() -> None:
    assert len(everything()) >= 60
    assert {Path(name).suffix for name in FILES} == {
        ".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", ".tsv",
    }  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_every_person_is_read_as_the_maker_meant(name: str) -> None:
    expected = expected_of(name)

    analysis = analysis_of(read(name))

    found = [
        {key: plain(getattr(row, key)) for key in truth}
        for row, truth in zip(analysis.rows, expected["rows"], strict=True)
    ]
    for row, truth in zip(found, expected["rows"], strict=True):
        if "phone" in truth:
            row["phone"], truth["phone"] = fold_phone(str(row["phone"])), fold_phone(truth["phone"])
    assert found == expected["rows"]
    assert analysis.waiting_row_numbers == frozenset()


@pytest.mark.parametrize("name", FILES)
def test_everything_around_the_people_is_counted(name: str) -> None:
    expected = expected_of(name)
    sheets = read(name)

    analysis = analysis_of(sheets)

    told = {
        "header_row": analysis.header_row,
        "skipped": {
            reason.value: count
            for reason, count in Counter(analysis.skipped_counts).items()
            if reason not in {SkipReason.HEADER, SkipReason.OTHER_TABLE}
        },
        "sheet": analysis.sheet.name,
        "tables": len(find_tables(sheets)),
        "hidden_sheets": list(analysis.sheet.hidden_sheet_names),
        "refused_columns": [one.column for one in analysis.sensitive if one.row_number == 0],
        "refused_cells": sum(one.row_number > 0 for one in analysis.sensitive),
    }
    assert {key: told[key] for key in expected if key in told} == {
        key: value for key, value in expected.items() if key in told
    }


@pytest.mark.parametrize("name", FILES)
def test_every_cell_is_imported_kept_or_refused_with_a_reason(name: str) -> None:
    analysis = analysis_of(read(name))
    filled = [
        (analysis.sheet.first_row_number + down, across)
        for down, row in enumerate(analysis.sheet.rows)
        for across, cell in enumerate(row)
        if text_of(cell).strip()
    ]

    accounts = list(account_for(analysis))

    assert [(one.row_number, one.column) for one in accounts] == filled
    assert all(one.reason for one in accounts if one.fate is CellFate.REFUSED)


@pytest.mark.parametrize("name", FILES)
def test_what_is_kept_raw_is_what_was_typed_and_what_is_refused_is_not_kept(name: str) -> None:
    analysis = analysis_of(read(name))
    refused = {
        (one.row_number, one.column)
        for one in account_for(analysis)
        if one.fate is CellFate.REFUSED
    }
    left_out = {(one.row_number, one.column) for one in analysis.sensitive}
    left_out |= {(0, one.column) for one in analysis.mappings if one.note is ColumnNote.OTHER_TABLE}

    for row in analysis.rows:
        cells = analysis.sheet.rows[row.row_number - analysis.sheet.first_row_number]
        for column, cell in enumerate(cells):
            is_left_out = {(row.row_number, column), (0, column)} & left_out
            assert row.raw[column] == ("" if is_left_out else text_of(cell))
            is_empty = not text_of(cell).strip()
            assert not is_left_out or is_empty or (row.row_number, column) in refused


def test_the_expectations_are_what_the_maker_says(tmp_path: Path) -> None:
    write_all(tmp_path)

    for shape in everything():
        name = file_name(shape)
        assert expected_of(name) == json.loads(json.dumps(expectation(shape)))
        assert (tmp_path / name).exists()
