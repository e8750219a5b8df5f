"""What was put in comes out as it was typed, and what comes out goes in again as the same."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.core.domain.application import (
    ApplicationDraft,
    PeopleQuery,
    PersonDraft,
    RejectApplicants,
)
from desktop.core.domain.codes import OUTCOME_WORDS, Outcome, ReasonCode, Stage
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.ids import PersonId
from desktop.core.domain.importing import ImportChoices
from desktop.core.domain.sheet import CellValue
from desktop.core.domain.workspace import NewWorkspace, WorkspaceSettings
from desktop.core.exporters.xlsx import write_xlsx
from desktop.core.importers.read_file import read_workbook
from desktop.core.security.keystore import MemoryKeyStore
from desktop.core.services.exports.export_people import Exported, ExportForm, export_people
from desktop.core.services.exports.headings import HEADINGS
from desktop.core.services.exports.outputs import next_output
from desktop.core.services.imports.import_people import import_people
from desktop.core.services.imports.prepare_import import prepare_import
from desktop.core.services.people.get_person import get_person
from desktop.core.services.people.list_people import list_people
from desktop.core.services.people.reject_applicants import reject_applicants
from desktop.core.services.people.save_person import save_person
from desktop.core.services.workspace.context import Workspace, WorkspacePorts
from desktop.core.services.workspace.create_workspace import create_workspace
from desktop.demo.sample_company import sample_workbook
from tests.conftest import NOON, StillClock
from tests.fault.rig import applicants, import_file, never, quiet, row_counts, write_workbook

_FIELDS = (*HEADINGS.values(), "社内メモ1", "本籍")
_DANGEROUS = ("=1+1", "+81", "-", "@x", "\t=1", "'=1", "a\r\nb", "_x000D_", "<&>")


def new_workspace(folder: Path) -> Workspace:
    ports = WorkspacePorts(MemoryKeyStore(), StillClock())
    return create_workspace(folder, NewWorkspace(WorkspaceSettings()), ports).workspace


def export(workspace: Workspace, path: Path, form: ExportForm = ExportForm.XLSX) -> Exported:
    return export_people(workspace, path, form, progress=quiet, is_cancelled=never)


def rows_of(path: Path) -> dict[str, tuple[tuple[CellValue, ...], ...]]:
    sheets = read_workbook(path, progress=quiet, is_cancelled=never)
    return {sheet.name: sheet.rows for sheet in sheets}


def only(path: Path) -> tuple[tuple[CellValue, ...], ...]:
    (rows,) = rows_of(path).values()
    return rows


def everybody(workspace: Workspace) -> list[tuple[PersonDraft, Sequence[object]]]:
    """Return everybody with their applications, without numbers of the store."""
    found = []
    for row in list_people(workspace, PeopleQuery(limit=1000)).rows:
        one = get_person(workspace, row.person_id)
        found.append((one.person, [replace(a, application_id=0) for a in one.applications]))  # type: ignore[arg-type]  # no number
    return sorted(found, key=repr)


def person(workspace: Workspace, text: str) -> PersonId:
    return list_people(workspace, PeopleQuery(text=text)).rows[0].person_id


def test_the_sample_comes_out_cell_by_cell_as_it_went_in(
    workspace: Workspace, tmp_path: Path
) -> None:
    import_file(workspace, sample_workbook())
    before = only(sample_workbook())[2:]

    done = export(workspace, tmp_path / "out.xlsx")

    assert (done.row_count, done.cut_count, done.paths) == (30, 0, (tmp_path / "out.xlsx",))
    assert only(tmp_path / "out.xlsx") == before


_TEXT = st.one_of(
    st.none(),
    st.sampled_from(_DANGEROUS),
    # A text file cannot hold control characters; that a workbook can is tested where it is written.
    st.text(st.characters(exclude_categories=["Cs", "Cn", "Cc"]), min_size=1, max_size=12),
)
_ROW = st.fixed_dictionaries(
    {
        "kana": st.sampled_from([None, "ﾐﾎﾝ ﾊﾅｺ", "みほん はなこ", "=ミホン"]),
        "birth": st.sampled_from([None, date(1990, 4, 1), "S63.12.31", "1985/2/3"]),
        "phone": st.sampled_from([None, "090-0000-0001", 9000000001, "+81 90 0000 0001"]),
        "outcome": st.sampled_from([None, *OUTCOME_WORDS.values()]),
        "stage": st.sampled_from([None, "書類選考", "一次面接", "内定"]),
        "reason": st.sampled_from([None, "経験不足", "他社に決定", "=HYPERLINK(1)"]),
        "note": _TEXT,
        "memo": _TEXT,
        "skills": st.sampled_from([None, "溶接、旋盤", "-", "=A1/CAD"]),
    }
)


def _cells(number: int, row: dict[str, CellValue]) -> list[CellValue]:
    given = {
        "氏名": f"髙﨑 𠮷{number}",
        "メールアドレス": f"a{number}@example.org",
        "フリガナ": row["kana"],
        "生年月日": row["birth"],
        "電話番号": row["phone"],
        "結果": row["outcome"],
        "選考段階": row["stage"],
        "理由": row["reason"],
        "備考": row["note"],
        "スキル": row["skills"],
        "社内メモ1": row["memo"],
        "本籍": "秘密県",
    }
    return [given.get(heading) for heading in _FIELDS]


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(rows=st.lists(_ROW, min_size=1, max_size=5), form=st.sampled_from(list(ExportForm)[:2]))
def test_what_comes_out_goes_in_again_as_the_same_people(
    rows: list[dict[str, CellValue]], form: ExportForm
) -> None:
    with TemporaryDirectory() as place:
        folder = Path(place)
        first, second = new_workspace(folder / "one"), new_workspace(folder / "two")
        source = folder / "in.xlsx"  # not by openpyxl, which loses a CR and runs a formula
        write_xlsx(source, [_FIELDS, *(_cells(at, row) for at, row in enumerate(rows))])
        import_file(first, source)
        out = export(first, folder / f"out.{form.value}", form).paths[0]

        import_file(second, out)

        assert everybody(second) == everybody(first)
        first.close()
        second.close()


def test_a_refused_column_keeps_its_heading_and_nothing_else(
    workspace: Workspace, tmp_path: Path
) -> None:
    rows = [("氏名", "メールアドレス", "本籍"), ("見本 花子", "a@example.org", "秘密県")]
    import_file(workspace, write_workbook(tmp_path / "in.xlsx", rows))

    export(workspace, tmp_path / "out.xlsx")

    assert only(tmp_path / "out.xlsx")[0] == ("氏名", "メールアドレス", "本籍")
    assert "秘密県".encode() not in b"".join(_parts(tmp_path / "out.xlsx"))


def _parts(path: Path) -> list[bytes]:
    with ZipFile(path) as archive:
        return [archive.read(name) for name in archive.namelist()]


def test_what_was_edited_since_stands_in_its_place(
    workspace: Workspace, tmp_path: Path, clock: StillClock
) -> None:
    rows = [
        (
            "姓",
            "名",
            "メールアドレス",
            "電話",
            "都道府県",
            "住所",
            "資格",
            "資格2",
            "選考状況",
            "社内",
        ),
        (
            "架空",
            "花子",
            "a@example.org",
            9000000001,
            "東京都",
            "港区1",
            "簿記",
            "英検",
            "一次面接",
            "甲",
        ),
        (
            "架空",
            "次郎",
            "b@example.org",
            9000000002,
            "東京都",
            "港区2",
            "簿記",
            "英検",
            "書類",
            "乙",
        ),
    ]
    import_file(workspace, write_workbook(tmp_path / "in.xlsx", rows))
    clock.moment = NOON.replace(hour=9)
    who = person(workspace, "花子")
    old = get_person(workspace, who).person
    new = replace(
        old,
        name="架空 桜子",
        phone="090-0000-0009",
        address="大阪府大阪市1",
        prefecture_code="27",
        qualifications=("宅建", "簿記"),
    )
    save_person(workspace, who, new, None)
    rejected = list_people(workspace, PeopleQuery(text="桜子")).rows[0].application_id
    assert rejected is not None
    reject_applicants(workspace, RejectApplicants((rejected,), ReasonCode.SKILLS))

    export(workspace, tmp_path / "out.xlsx")

    head, first, second = only(tmp_path / "out.xlsx")
    assert (head, second) == (rows[0], rows[2])
    assert first == (
        "架空", "桜子", "a@example.org", "090-0000-0009", "大阪府", "大阪府大阪市1", "宅建、簿記",
        None, "一次面接\u3000不採用", "甲",
    )  # fmt: skip
    other = new_workspace(tmp_path / "other")
    import_file(other, tmp_path / "out.xlsx")
    again = get_person(other, person(other, "桜子"))
    assert again.person == new
    assert (again.applications[0].stage, again.applications[0].outcome) == (
        Stage.FIRST,
        Outcome.REJECTED,
    )
    other.close()


def test_a_result_taken_back_and_another_vacancy_stand_in_their_columns(
    workspace: Workspace, tmp_path: Path
) -> None:
    import_file(workspace, applicants(tmp_path, 1))
    with workspace.store.write() as connection:
        connection.exec_driver_sql("UPDATE application SET outcome = 'in_progress'")
        connection.exec_driver_sql("UPDATE vacancy SET title = '旋盤工', title_key = '旋盤工'")

    export(workspace, tmp_path / "out.xlsx")

    row = only(tmp_path / "out.xlsx")[1]
    assert (row[4], row[6]) == ("旋盤工", "選考中")


def test_lists_with_the_same_headings_are_one_sheet_and_others_another(
    workspace: Workspace, tmp_path: Path
) -> None:
    head = ("氏名", "メールアドレス")
    for name, rows in (
        ("a", [head, ("見本 一", "a@example.org")]),
        ("b", [(*head, "メモ"), ("見本 二", "b@example.org", "x")]),
        ("c", [head, ("見本 三", "c@example.org")]),
    ):
        import_file(workspace, write_workbook(tmp_path / f"{name}.xlsx", rows))
    application = ApplicationDraft("溶接工", "川崎", date(2026, 10, 1), "紹介", Stage.FINAL)
    draft = PersonDraft(
        "手入 力", birth_date=date(1990, 4, 1), skills=("=CAD",), education="college"
    )
    save_person(workspace, None, draft, application)
    save_person(workspace, None, PersonDraft("応募 無"), None)

    done = export(workspace, tmp_path / "out.xlsx")

    sheets = list(rows_of(tmp_path / "out.xlsx").values())
    assert [[row[0] for row in rows[1:]] for rows in sheets] == [
        ["見本 一", "見本 三"],
        ["見本 二"],
        ["応募 無", "手入 力"],
    ]
    assert done.row_count == 5
    assert sheets[2][0] == tuple(HEADINGS.values())
    other = new_workspace(tmp_path / "other")
    write_xlsx(tmp_path / "own.xlsx", sheets[2])
    import_file(other, tmp_path / "own.xlsx")
    again = get_person(other, person(other, "手入"))
    assert again.person == draft
    assert again.applications[0].vacancy_title == "溶接工"
    assert again.applications[0].stage is Stage.FINAL
    other.close()


def test_text_files_hold_one_table_each(workspace: Workspace, tmp_path: Path) -> None:
    import_file(workspace, applicants(tmp_path, 2))
    save_person(workspace, None, PersonDraft("手入 力"), None)

    done = export(workspace, tmp_path / "out.csv", ExportForm.CSV_CP932)

    assert [path.name for path in done.paths] == ["out.csv", "out-2.csv"]
    assert len(only(tmp_path / "out.csv")) == 3
    assert only(tmp_path / "out-2.csv")[1][0] == "手入 力"


def test_a_second_table_that_fails_takes_the_first_away(
    workspace: Workspace, tmp_path: Path
) -> None:
    import_file(workspace, applicants(tmp_path, 2))
    save_person(workspace, None, PersonDraft("𠮷田 力"), None)

    with pytest.raises(AppError) as refused:
        export(workspace, tmp_path / "out.csv", ExportForm.CSV_CP932)

    assert refused.value.code is ErrorCode.EXPORT_CHARACTERS
    assert refused.value.context["characters"] == "𠮷"
    assert not list(tmp_path.glob("out*"))


def test_one_import_alone_may_be_asked_for(workspace: Workspace, tmp_path: Path) -> None:
    import_file(workspace, applicants(tmp_path, 2))
    rows = [("氏名", "メールアドレス"), ("見本 次郎", "jiro@example.org")]
    second = import_file(workspace, write_workbook(tmp_path / "b.xlsx", rows))

    done = export_people(
        workspace,
        tmp_path / "out.xlsx",
        import_id=second.import_id,
        progress=quiet,
        is_cancelled=never,
    )

    assert done.row_count == 1
    assert only(tmp_path / "out.xlsx") == tuple(rows)


def test_nobody_is_no_file(workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(AppError) as nothing:
        export(workspace, tmp_path / "out.xlsx")

    assert nothing.value.code is ErrorCode.EXPORT_NOTHING
    assert row_counts(workspace)["audit"] == 1


def test_cancelling_leaves_no_file(workspace: Workspace, tmp_path: Path) -> None:
    path = applicants(tmp_path, 1001)
    preview = prepare_import(workspace, read_workbook, path, progress=quiet, is_cancelled=never)
    import_people(workspace, preview, ImportChoices(), progress=quiet, is_cancelled=never)

    with pytest.raises(AppError) as cancelled:
        export_people(workspace, tmp_path / "out.xlsx", progress=quiet, is_cancelled=lambda: True)

    assert cancelled.value.code is ErrorCode.CANCELLED
    assert not list(tmp_path.glob("out*"))


def test_an_output_is_named_by_act_day_and_number(workspace: Workspace, tmp_path: Path) -> None:
    folder = tmp_path / "new" / "folder"
    first = next_output(workspace, folder, "export", ".xlsx")
    first.touch()

    second = next_output(workspace, folder, "export", ".xlsx")

    assert [one.name for one in (first, second)] == [
        "export-2026-11-20-01.xlsx",
        "export-2026-11-20-02.xlsx",
    ]
    (tmp_path / "file").touch()
    with pytest.raises(AppError) as refused:
        next_output(workspace, tmp_path / "file", "export", ".xlsx")
    assert refused.value.code is ErrorCode.EXPORT_FOLDER
