"""A file is read as files of its shape were read before, or as a person says now."""

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from desktop.core.domain.codes import Stage
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.importing import ImportPreview, ReadingChoice
from desktop.core.domain.sheet import ApplicantField, MappingReason
from desktop.core.importers.read_file import read_workbook
from desktop.core.services.import_profiles.profiles import list_profiles, save_profile
from desktop.core.services.import_profiles.vocabulary import save_words
from desktop.core.services.imports.prepare_import import (
    change_mapping,
    change_table,
    prepare_import,
)
from desktop.core.services.workspace.context import Workspace
from tests.conftest import NOON, StillClock
from tests.fault.rig import never, quiet, write_workbook

_HEADINGS = ("氏名", "メールアドレス", "特記", "選考状況")
_ROW = ("見本 花子", "a@example.org", "夜間可", "一選")


def read(workspace: Workspace, path: Path, choice: ReadingChoice | None = None) -> ImportPreview:
    return prepare_import(
        workspace, read_workbook, path, choice=choice, progress=quiet, is_cancelled=never
    )


def field_of(preview: ImportPreview, header: str) -> ApplicantField | None:
    return next(one.field for one in preview.analysis.mappings if one.header == header)


@pytest.fixture
def two_sheets(tmp_path: Path) -> Path:
    """Return a file with two lists; the second has the fuller head."""
    book = openpyxl.Workbook()
    for name, person in (("今年", "見本 花子"), ("昨年", "見本 次郎")):
        sheet = book.create_sheet(name)
        sheet.append(["氏名", "メールアドレス"] + (["電話番号"] if name == "昨年" else []))
        sheet.append([person, "a@example.org"])
    book.remove(book.worksheets[0])
    book.save(tmp_path / "two.xlsx")
    return tmp_path / "two.xlsx"


def test_next_month_s_file_is_read_as_this_month_s(workspace: Workspace, tmp_path: Path) -> None:
    first = read(workspace, write_workbook(tmp_path / "a.xlsx", [_HEADINGS, _ROW]))
    assert first.profile is None
    save_profile(workspace, change_mapping(workspace, first, 2, ApplicantField.SKILLS).analysis)
    turned = [_HEADINGS[::-1], _ROW[::-1]]

    second = read(workspace, write_workbook(tmp_path / "b.xlsx", turned))
    fresh = read(workspace, tmp_path / "b.xlsx", ReadingChoice(is_fresh=True))

    assert second.profile is not None
    assert second.analysis.rows[0].skills == ("夜間可",)
    assert {one.reason for one in second.analysis.mappings} == {MappingReason.PROFILE}
    assert fresh.profile is None
    assert field_of(fresh, "特記") is not ApplicantField.SKILLS


def test_a_named_reading_serves_a_file_of_another_shape(
    workspace: Workspace, tmp_path: Path
) -> None:
    first = read(workspace, write_workbook(tmp_path / "a.xlsx", [_HEADINGS, _ROW]))
    save_profile(workspace, change_mapping(workspace, first, 2, ApplicantField.SKILLS).analysis)
    (profile,) = list_profiles(workspace)
    wider = [(*_HEADINGS, "電話番号"), (*_ROW, "090-0000-0001")]
    path = write_workbook(tmp_path / "b.xlsx", wider)

    by_itself = read(workspace, path)
    chosen = read(workspace, path, ReadingChoice(profile=replace(profile, table_key="none")))

    assert by_itself.profile is None
    assert chosen.analysis.rows[0].skills == ("夜間可",)
    assert chosen.analysis.rows[0].phone == "090-0000-0001"


def test_a_word_of_the_company_is_known_once_told(workspace: Workspace, tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "a.xlsx", [_HEADINGS, _ROW])
    unknown = read(workspace, path)
    save_words(workspace, ApplicantField.STAGE, {"一選": "first"})

    told = read(workspace, path)

    assert [one.word for one in unknown.analysis.unknown_words] == ["一選"]
    assert told.analysis.unknown_words == ()
    assert told.analysis.rows[0].stage is Stage.FIRST


def test_a_sheet_is_chosen_by_its_name(workspace: Workspace, two_sheets: Path) -> None:
    by_name = [
        read(workspace, two_sheets, ReadingChoice(sheet_name=name)).analysis.rows[0].name
        for name in ("今年", "昨年")
    ]

    assert by_name == ["見本 花子", "見本 次郎"]


@pytest.mark.parametrize(
    "choice", [ReadingChoice(sheet_name="来年"), ReadingChoice(table_key="none")]
)
def test_a_table_that_is_not_there_is_named(
    workspace: Workspace, two_sheets: Path, choice: ReadingChoice
) -> None:
    with pytest.raises(AppError) as gone:
        read(workspace, two_sheets, choice)

    assert gone.value.code is ErrorCode.IMPORT_TABLE_GONE


def test_another_table_is_looked_at_without_reading_the_file_again(
    workspace: Workspace, two_sheets: Path
) -> None:
    preview = read(workspace, two_sheets)
    two_sheets.unlink()
    other = next(one for one in preview.tables if one.key != preview.analysis.table.key)  # type: ignore[union-attr]  # every reading has a table

    changed = change_table(workspace, preview, other.key)

    assert changed.sheet_index == other.sheet_index != preview.sheet_index
    assert changed.analysis.rows[0].name != preview.analysis.rows[0].name


def test_of_two_lists_the_one_used_last_is_read_again(
    workspace: Workspace, two_sheets: Path, clock: StillClock
) -> None:
    for hour, name in ((4, "昨年"), (5, "今年")):
        clock.moment = NOON.replace(hour=hour)
        chosen = read(workspace, two_sheets, ReadingChoice(sheet_name=name))
        save_profile(workspace, chosen.analysis)

    assert read(workspace, two_sheets).analysis.rows[0].name == "見本 花子"


def test_a_sheet_without_people_says_so(workspace: Workspace, tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "a.xlsx", [("氏名", "メールアドレス"), (None, None)])

    with pytest.raises(AppError) as empty:
        read(workspace, path)

    assert empty.value.code is ErrorCode.IMPORT_EMPTY
