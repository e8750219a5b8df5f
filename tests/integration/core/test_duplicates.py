"""Duplicates from the file to the store: joined, matched, never twice, and taken back whole."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from desktop.core.domain.application import ApplicationDraft, PeopleQuery, PersonDraft
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.importing import ImportChoices, ImportPreview, ImportResult
from desktop.core.importers.read_file import read_workbook
from desktop.core.services.imports.import_people import import_people
from desktop.core.services.imports.prepare_import import prepare_import
from desktop.core.services.imports.undo_import import undo_import
from desktop.core.services.people.get_person import get_person
from desktop.core.services.people.list_people import list_people
from desktop.core.services.people.save_person import save_person
from desktop.core.services.workspace.context import Workspace
from desktop.core.storage import search_index
from desktop.core.storage.queries.bulk_people import PERSON_COLUMNS
from desktop.core.storage.queries.bulk_people import person_values as bulk_values
from desktop.core.storage.queries.people import person_values

_HEADER = ("氏名", "フリガナ", "メール", "電話番号", "生年月日", "応募職種", "応募日")
_KENTA = ("髙橋 健太", "タカハシ ケンタ", "kenta@example.org", "090-0000-0001", "1990/4/12")
_AGAIN = (
    "高橋　健太",
    "たかはし けんた",
    "new@example.org",
    "０９０−００００−０００１",
    "1990/4/12",
)
_OTHER = ("高橋 健太", "タカハシ ケンタ", "other@example.org", "080-0000-0002", "1971/8/3")


def _write(folder: Path, *rows: tuple[object, ...]) -> Path:
    book = Workbook()
    for row in (_HEADER, *rows):
        book.active.append(row)
    path = folder / f"list{len(rows)}.xlsx"
    book.save(path)
    return path


def _prepare(workspace: Workspace, path: Path) -> ImportPreview:
    return prepare_import(
        workspace, read_workbook, path, progress=lambda *_: None, is_cancelled=lambda: False
    )


def _import(
    workspace: Workspace, preview: ImportPreview, choices: ImportChoices | None = None
) -> ImportResult:
    return import_people(
        workspace,
        preview,
        choices or ImportChoices(),
        progress=lambda *_: None,
        is_cancelled=lambda: False,
    )


@pytest.fixture
def three_rows(tmp_path: Path) -> Path:
    """Return a list with one person twice and a namesake."""
    return _write(
        tmp_path,
        (*_KENTA, "溶接", "2026/6/1"),
        (*_OTHER, "溶接", "2026/6/1"),
        (*_AGAIN, "検査", "2026/7/1"),
    )


def test_two_rows_of_one_person_become_one_person_with_two_applications(
    workspace: Workspace, three_rows: Path
) -> None:
    preview = _prepare(workspace, three_rows)
    result = _import(workspace, preview)

    assert preview.joined_rows == ((2, 0),)
    assert (preview.new_count, preview.known_count) == (2, 1)
    assert (result.new_people, result.new_applications) == (2, 3)
    rows = list_people(workspace, PeopleQuery(text="たかはし")).rows
    assert [row.vacancy_title for row in rows] == ["検査", "溶接"]
    first = get_person(workspace, rows[0].person_id)
    assert [one.vacancy_title for one in first.applications] == ["検査", "溶接"]


def test_rows_kept_apart_become_two_people(workspace: Workspace, three_rows: Path) -> None:
    preview = _prepare(workspace, three_rows)

    result = _import(workspace, preview, ImportChoices(separate_rows=frozenset({2})))

    assert result.new_people == 3


def test_the_same_file_again_changes_nothing(workspace: Workspace, three_rows: Path) -> None:
    _import(workspace, _prepare(workspace, three_rows))

    preview = _prepare(workspace, three_rows)
    with pytest.raises(AppError) as refused:
        _import(workspace, preview)

    assert refused.value.code is ErrorCode.IMPORT_NOTHING
    assert refused.value.context["unchanged"] == 3
    assert list_people(workspace, PeopleQuery()).total == 2


def test_somebody_in_the_store_gets_the_application(workspace: Workspace, three_rows: Path) -> None:
    draft = PersonDraft("健太 高橋", "ケンタ タカハシ", phone="+81 90 0000 0001")
    known = save_person(workspace, None, draft, ApplicationDraft("事務")).person_id

    preview = _prepare(workspace, three_rows)
    _import(workspace, preview)

    assert {one.row_index: one.person_id for one in preview.known} == {0: known, 2: known}
    titles = {one.vacancy_title for one in get_person(workspace, known).applications}
    assert titles == {"事務", "溶接", "検査"}


def test_a_pair_in_doubt_is_one_person_only_when_somebody_says_so(
    workspace: Workspace, tmp_path: Path
) -> None:
    married = ("渡辺 健太", "ワタナベ ケンタ", *_KENTA[2:])
    path = _write(tmp_path, (*_KENTA, "溶接", "2026/6/1"), (*married, "検査", "2026/7/1"))
    preview = _prepare(workspace, path)

    result = _import(workspace, preview, ImportChoices(merged=preview.possible))

    assert preview.joined_rows == ()
    assert [(one.row_index, one.other_row) for one in preview.possible] == [(1, 0)]
    assert (result.new_people, result.new_applications) == (1, 2)


@pytest.mark.parametrize("many", [0, 2000])
def test_undo_takes_the_search_terms_out_again(
    workspace: Workspace, three_rows: Path, monkeypatch: pytest.MonkeyPatch, many: int
) -> None:
    monkeypatch.setattr(search_index, "_MANY", many)
    result = _import(workspace, _prepare(workspace, three_rows))

    undo_import(workspace, result.import_id)

    assert list_people(workspace, PeopleQuery(text="高橋")).total == 0
    with workspace.store.read() as connection:
        left = connection.exec_driver_sql("SELECT count(*) FROM person_search").scalar()
    assert left == 0


def test_a_person_is_stored_alike_one_by_one_and_in_bulk() -> None:
    draft = PersonDraft("髙橋 健太", skills=("CAD",), qualifications=("簿記",), note="朝")
    values = {**person_values(draft), "birth_date": None}

    assert tuple(values.keys()) == PERSON_COLUMNS
    assert tuple(values.values()) == bulk_values(draft, draft.note)
