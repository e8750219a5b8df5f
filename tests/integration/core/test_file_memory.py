"""What the columns of a file are: said once, known for the next file of its shape."""

from pathlib import Path

import pytest

from desktop.core.domain.attributes import Attribute, Ladder
from desktop.core.domain.document import PaperLanguage
from desktop.core.domain.file_release import FileReading
from desktop.core.exporters.document_text import as_text
from desktop.core.importers.read_file import read_workbook
from desktop.core.services.privacy.anonymize_file import FileWishes, anonymize_file
from desktop.core.services.privacy.file_columns import ColumnChoices
from desktop.core.services.privacy.file_memory import forget_choices, remember_choices
from desktop.core.services.privacy.read_release_file import read_release_file
from desktop.core.services.privacy.save_release_file import file_report, save_release_file
from desktop.core.services.workspace.context import Workspace
from tests.fault.rig import never, quiet, write_workbook
from tests.integration.core.privacy_rig import HEADINGS, closed_rows

_SHOP = len(HEADINGS)
_KEPT = (Attribute.INSENSITIVE, None)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    rows = [(*row, ("本店", "支店")[at % 2]) for at, row in enumerate(closed_rows(70, first=500))]
    return write_workbook(tmp_path / "people.xlsx", [(*HEADINGS, "店舗"), *rows])


def _read(workspace: Workspace, path: Path, choices: ColumnChoices | None = None) -> FileReading:
    return read_release_file(
        workspace, read_workbook, path, choices=choices, progress=quiet, is_cancelled=never
    )


def test_choices_are_remembered_by_heading_in_any_order(
    workspace: Workspace, source: Path, tmp_path: Path
) -> None:
    first = _read(workspace, source)
    remember_choices(workspace, _read(workspace, source, {_SHOP: _KEPT}))
    turned = [(row[-1], *row[:-1]) for row in [(*HEADINGS, "店舗"), *_rows_of(source)]]
    again = _read(workspace, write_workbook(tmp_path / "turned.xlsx", turned))

    assert (dict(first.choices), first.is_remembered) == ({}, False)
    assert (dict(again.choices), again.is_remembered) == ({0: _KEPT}, True)
    assert again.profile.rules[0].attribute is Attribute.INSENSITIVE


def test_what_is_said_now_wins_and_can_be_forgotten(workspace: Workspace, source: Path) -> None:
    chosen = _read(workspace, source, {_SHOP: _KEPT})
    remember_choices(workspace, chosen)
    now = _read(workspace, source, {})
    gone = forget_choices(workspace, chosen.analysis.shape_key)
    after = _read(workspace, source)

    assert (dict(now.choices), now.is_remembered) == ({}, False)
    assert gone.count == 1
    assert not after.is_remembered


def test_a_name_is_never_remembered_as_anything_else(workspace: Workspace, source: Path) -> None:
    reading = _read(workspace, source, {_SHOP: (Attribute.QUASI, Ladder.INDUSTRY)})
    remember_choices(workspace, reading)
    with workspace.store.write() as connection:
        connection.exec_driver_sql(
            "UPDATE file_profile SET choices = json_set(choices, '$.氏名',"
            ' json(\'["insensitive", ""]\'), \'$.店舗\', json(\'["quasi", ""]\'))'
        )

    assert dict(_read(workspace, source).choices) == {}


def test_a_column_that_says_nothing_is_left_out(
    workspace: Workspace, source: Path, tmp_path: Path
) -> None:
    made = anonymize_file(
        workspace,
        _read(workspace, source),
        FileWishes(seed=1),
        progress=quiet,
        is_cancelled=never,
    )
    saved = save_release_file(workspace, made, tmp_path / "out.xlsx", read_workbook)
    head = list(read_workbook(saved.path, progress=quiet, is_cancelled=never)[0].rows[1])

    assert made.dropped == ("保有資格の分野",)
    assert "保有資格の分野" not in head
    assert len(made.rows[0]) == len(head) == len(made.headings)
    assert {len(pair[1]) for pair in made.pairs} == {len(head)}


def test_the_report_speaks_english_where_the_window_does(
    workspace: Workspace, source: Path
) -> None:
    made = anonymize_file(
        workspace,
        _read(workspace, source),
        FileWishes(seed=1),
        progress=quiet,
        is_cancelled=never,
    )
    text = as_text(file_report(workspace, made, None, PaperLanguage.ENGLISH))

    assert text.startswith("Risk report\n")
    assert "Everybody looks the same as at least" in text
    assert "Age at application" in text
    japanese = [line for line in text.splitlines() if any("ぁ" <= each <= "ん" for each in line)]
    assert japanese == []


def _rows_of(path: Path) -> list[tuple[object, ...]]:
    sheet = read_workbook(path, progress=quiet, is_cancelled=never)[0]
    return [tuple(row) for row in sheet.rows[1:]]
