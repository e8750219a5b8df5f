"""Defects planted in what leaves the store: each must be found by a test of its own."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from desktop.core.exporters.csv_text import TextEncoding
from tests.integration.core.test_export import (
    test_a_second_table_that_fails_takes_the_first_away,
)
from tests.integration.core.test_outside_copies import (
    test_a_copy_a_crash_left_is_gone_after_the_next_start,
    test_a_copy_is_gone_once_the_workspace_is_closed,
)
from tests.integration.core.test_watched_folder import (
    test_what_was_imported_or_declined_is_not_offered_whatever_its_name,
)
from tests.mutants import Mutant, assert_killed
from tests.unit.exporters.test_csv_text import (
    test_characters_cp932_cannot_hold_are_named_and_no_file_is_left,
    test_common_names_are_written_in_either_encoding,
)
from tests.unit.exporters.test_xlsx import test_whatever_stops_the_writing_leaves_nothing


@contextmanager
def _half(path: Path) -> Iterator[Path]:
    """Write to a part and leave it where it lies."""
    part = path.with_name(f"{path.name}.part")
    yield part
    part.replace(path)


def _nothing(*_: object, **__: object) -> int:
    return 0


_MUTANTS = (
    Mutant(
        "text like a formula is written as it is",
        "desktop.core.exporters.text_cells.neutralize",
        lambda text: text,
        test_common_names_are_written_in_either_encoding,
        {"encoding": TextEncoding.UTF_8},
    ),
    Mutant(
        "half of a text file is left",
        "desktop.core.exporters.csv_text.whole_or_nothing",
        _half,
        test_characters_cp932_cannot_hold_are_named_and_no_file_is_left,
    ),
    Mutant(
        "half of a workbook is left",
        "desktop.core.exporters.xlsx.whole_or_nothing",
        _half,
        test_whatever_stops_the_writing_leaves_nothing,
    ),
    Mutant(
        "the first of two tables is left",
        "pathlib.Path.unlink",
        _nothing,
        test_a_second_table_that_fails_takes_the_first_away,
    ),
    Mutant(
        "a copy for another program outlives the window",
        "desktop.core.storage.outside_copies.remove_outside_copies",
        _nothing,
        test_a_copy_is_gone_once_the_workspace_is_closed,
    ),
    Mutant(
        "a copy a crash left outlives the next start",
        "desktop.core.storage.outside_copies.remove_outside_copies",
        _nothing,
        test_a_copy_a_crash_left_is_gone_after_the_next_start,
    ),
    Mutant(
        "a declined file is offered again",
        "desktop.core.services.watched_folder.look_at_folder.decline_files",
        _nothing,
        test_what_was_imported_or_declined_is_not_offered_whatever_its_name,
    ),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "watched"
    place.mkdir()
    return place


@pytest.mark.parametrize("mutant", _MUTANTS, ids=lambda mutant: mutant.name)
def test_a_defect_is_found(mutant: Mutant, request: pytest.FixtureRequest) -> None:
    assert_killed(mutant, request)
