"""The gate over coverage: what it lets through, and what it names."""

from pathlib import Path
from typing import Any

import pytest

from tools.coverage_gate import PERFECT, ROOT, below_floor, imperfect, percent


def measured(lines: int, ran: int, missing: tuple[int, ...] = ()) -> dict[str, Any]:
    """Return one file as coverage's JSON has it."""
    counts = {"num_statements": lines, "covered_lines": ran}
    return {
        "summary": counts | {"num_branches": 2, "covered_branches": 2},
        "missing_lines": list(missing),
        "missing_branches": [],
    }


def test_enough_of_everything_and_all_of_the_listed_passes() -> None:
    files = {"wire/batch.py": measured(10, 10), "desktop/ui/page.py": measured(20, 18)}

    assert below_floor(files, 90) == []
    assert imperfect(files, ["wire"]) == []
    assert round(percent(files), 1) == 94.1


def test_too_little_names_the_packages_that_are_low() -> None:
    files = {"wire/batch.py": measured(10, 10), "desktop/ui/a/page.py": measured(20, 3)}

    assert below_floor(files, 90) == [
        "everything has 50.0 %, less than 90 %",
        "desktop/ui has 22.7 %",
    ]


def test_one_line_missing_in_a_listed_folder_is_named() -> None:
    files = {"wire/batch.py": measured(10, 9, (7,)), "wireless/a.py": measured(9, 1, (3,))}

    assert imperfect(files, ["wire"]) == ["wire/batch.py must be complete; not run: 7"]


def test_one_branch_missing_in_a_listed_file_is_named() -> None:
    file = measured(10, 10) | {"missing_branches": [[4, -2], [5, 9]]}

    assert imperfect({"wire/a.py": file}, ["wire/a.py"]) == [
        "wire/a.py must be complete; not run: 4->exit, 5->9"
    ]


def test_an_entry_that_matches_nothing_is_named() -> None:
    assert imperfect({"wire/a.py": measured(1, 1)}, ["wier"]) == [
        "wier is listed and was not measured"
    ]


@pytest.mark.parametrize("name", ["desktop/core/domain", "desktop/core/privacy", "desktop/sync"])
def test_what_the_house_style_names_is_listed(name: str) -> None:
    assert f'"{name}"' in PERFECT.read_text("utf-8")
    assert Path(ROOT / name).is_dir()
