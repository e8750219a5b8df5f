"""What cannot be imported comes back as a workbook that can, once it is mended."""

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from desktop.core.domain.application import PeopleQuery
from desktop.core.domain.codes import (
    EDUCATION_WORDS,
    OUTCOME_WORDS,
    REASON_WORDS,
    REASONS_OF,
    STAGE_WORDS,
    Outcome,
)
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.importing import ImportPreview
from desktop.core.domain.sheet import ApplicantField, CellProblem, Confidence, MappingReason
from desktop.core.importers.read_file import read_workbook
from desktop.core.importers.words import parse_education, parse_outcome, parse_reason, parse_stage
from desktop.core.services.exports.corrections import CorrectionsWritten, write_corrections
from desktop.core.services.exports.headings import HEADINGS
from desktop.core.services.exports.template import write_template
from desktop.core.services.imports.prepare_import import change_mapping, prepare_import
from desktop.core.services.people.get_person import get_person
from desktop.core.services.people.list_people import list_people
from desktop.core.services.workspace.context import Workspace
from tests.fault.rig import import_file, never, quiet, row_counts, write_workbook

_HEADINGS = ("氏名", "メールアドレス", "生年月日", "社内ランク", "本籍", "電話番号")
_ROWS = (
    ("見本 一", "a@example.org", "1990/4/1", "甲", "秘密県", 9000000001),
    ("見本 二", "壊れたアドレス", "昭和64年1月8日", "=1+1", "秘密県", 9000000002),
    (None, "c@example.org", "1990/4/3", "丙", "秘密県", 9000000003),
)
_FILL = "FFFFF2CC"


def read(workspace: Workspace, path: Path) -> ImportPreview:
    return prepare_import(workspace, read_workbook, path, progress=quiet, is_cancelled=never)


def words(problem: CellProblem) -> str:
    return f"直す:{problem.code.value}"


def write(workspace: Workspace, preview: ImportPreview, path: Path) -> CorrectionsWritten:
    return write_corrections(workspace, preview, path, reason_heading="直すところ", wording=words)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "応募者"
    sheet.append(["応募者一覧"])
    for row in (_HEADINGS, *_ROWS):
        sheet.append(list(row))
    for row in sheet.iter_rows():
        for cell in row:
            if str(cell.value).startswith("="):
                cell.data_type = "s"
    book.save(tmp_path / "list.xlsx")
    return tmp_path / "list.xlsx"


def test_the_mended_file_completes_the_import(
    workspace: Workspace, source: Path, tmp_path: Path
) -> None:
    preview = change_mapping(workspace, read(workspace, source), 3, ApplicantField.SKILLS)
    written = write(workspace, preview, tmp_path / "mend.xlsx")
    import_file(workspace, source)
    book = openpyxl.load_workbook(written.path)
    sheet = book.worksheets[0]
    marked = {cell.coordinate for row in sheet for cell in row if cell.fill.fgColor.rgb == _FILL}
    reasons = [sheet.cell(at, 7).value for at in (1, 2, 3)]
    sheet["B2"], sheet["C2"], sheet["A3"] = "b@example.org", "1989/1/8", "見本 三"
    book.save(tmp_path / "mended.xlsx")

    mended = read(workspace, tmp_path / "mended.xlsx")
    done = import_file(workspace, tmp_path / "mended.xlsx")

    assert (written.row_count, done.new_people, done.left_out) == (2, 2, 0)
    assert marked == {"B2", "C2", "A3"}
    assert reasons == [
        "直すところ",
        "メールアドレス: 直す:email-broken\n生年月日: 直す:date-outside-era",
        "氏名: 直す:name-missing",
    ]
    assert {one.reason for one in mended.analysis.mappings} == {MappingReason.PROFILE}
    assert mended.analysis.mappings[-1].field is None
    names = [row.name for row in list_people(workspace, PeopleQuery()).rows]
    assert sorted(names) == ["見本 一", "見本 三", "見本 二"]
    second = list_people(workspace, PeopleQuery(text="見本 二")).rows[0].person_id
    assert get_person(workspace, second).person.skills == ("=1+1",)
    assert get_person(workspace, second).person.phone == "090-0000-0002"


def test_the_headings_are_the_user_s_own_and_refused_cells_stay_away(
    workspace: Workspace, source: Path, tmp_path: Path
) -> None:
    write(workspace, read(workspace, source), tmp_path / "mend.xlsx")

    (sheet,) = read_workbook(tmp_path / "mend.xlsx", progress=quiet, is_cancelled=never)
    assert sheet.name == "応募者"
    assert sheet.rows[0] == (*_HEADINGS, "直すところ")
    assert [row[4] for row in sheet.rows[1:]] == [None, None]
    assert sheet.rows[1][3] == "=1+1"


def test_a_file_mended_half_is_written_again(
    workspace: Workspace, source: Path, tmp_path: Path
) -> None:
    write(workspace, read(workspace, source), tmp_path / "mend.xlsx")

    again = write(workspace, read(workspace, tmp_path / "mend.xlsx"), tmp_path / "again.xlsx")

    assert again.row_count == 2
    (sheet,) = read_workbook(again.path, progress=quiet, is_cancelled=never)
    assert sheet.rows[0][-2:] == ("直すところ", "直すところ 2")


def test_where_nothing_waits_no_file_is_written(workspace: Workspace, tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "a.xlsx", [_HEADINGS[:2], _ROWS[0][:2]])

    with pytest.raises(AppError) as nothing:
        write(workspace, read(workspace, path), tmp_path / "mend.xlsx")

    assert nothing.value.code is ErrorCode.EXPORT_NOTHING
    assert not (tmp_path / "mend.xlsx").exists()
    assert row_counts(workspace)["import_profile"] == 0


def test_a_problem_of_no_single_cell_marks_the_reason(
    workspace: Workspace, source: Path, tmp_path: Path
) -> None:
    preview = read(workspace, source)
    problems = tuple(replace(one, column=-1) for one in preview.analysis.problems)
    changed = replace(preview, analysis=replace(preview.analysis, problems=problems))

    write(workspace, changed, tmp_path / "mend.xlsx")

    sheet = openpyxl.load_workbook(tmp_path / "mend.xlsx").worksheets[0]
    assert sheet["G2"].fill.fgColor.rgb == _FILL
    assert sheet["G3"].value == "直す:name-missing"


def test_the_empty_list_is_understood_column_by_column(
    workspace: Workspace, tmp_path: Path
) -> None:
    assert write_template(tmp_path / "template.xlsx") == len(HEADINGS)
    book = openpyxl.load_workbook(tmp_path / "template.xlsx")
    sheet = book.worksheets[0]
    rules = {str(one.sqref): one.formula1 for one in sheet.data_validations.dataValidation}
    columns = {cell.value: cell.column_letter for cell in sheet[1]}
    sheet.append(["見本 花子", "ミホン ハナコ"])
    book.save(tmp_path / "filled.xlsx")

    mappings = read(workspace, tmp_path / "filled.xlsx").analysis.mappings

    assert [one.field for one in mappings] == list(HEADINGS)
    assert {one.confidence for one in mappings} == {Confidence.SURE}
    assert len(rules) == 8
    for heading, word in (("選考段階", "一次面接"), ("結果", "不採用"), ("都道府県", "沖縄県")):
        letters = columns[heading]
        assert word in rules[f"{letters}2:{letters}5001"]


def test_every_word_of_the_lists_is_read_as_its_code() -> None:
    assert [parse_stage(word) for word in STAGE_WORDS.values()] == list(STAGE_WORDS)
    assert [parse_outcome(word) for word in OUTCOME_WORDS.values()] == list(OUTCOME_WORDS)
    assert [parse_education(word) for word in EDUCATION_WORDS.values()] == list(EDUCATION_WORDS)
    for outcome, reasons in REASONS_OF.items():
        told = None if outcome is Outcome.IN_PROGRESS else outcome
        read_back = [parse_reason(REASON_WORDS[reason], told) for reason in reasons]
        assert read_back == list(reasons)
