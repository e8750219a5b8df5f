"""What a person says of a file is done with the import, remembered, and taken back with it."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from openpyxl import Workbook

from desktop.core.domain.application import PeopleQuery, PersonDraft
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.ids import PersonId
from desktop.core.domain.import_memory import PairDecision
from desktop.core.domain.importing import (
    ImportChoices,
    ImportPreview,
    ImportResult,
    PairAnswer,
    PairKind,
    PossibleDuplicate,
    ReadingChoice,
    RowPair,
)
from desktop.core.importers.read_file import read_workbook
from desktop.core.services.imports.import_people import import_people
from desktop.core.services.imports.prepare_import import prepare_import
from desktop.core.services.imports.questions import look_at_pair
from desktop.core.services.imports.undo_import import undo_import
from desktop.core.services.people.erase_people import erase_people
from desktop.core.services.people.get_person import get_person
from desktop.core.services.people.list_people import list_people
from desktop.core.services.people.save_person import save_person
from desktop.core.services.workspace.context import Workspace
from tests.conftest import StillClock

_HEADER = ("氏名", "メール", "電話番号", "生年月日", "住所", "国籍", "応募職種", "応募日")
_LISTED = PersonDraft(
    "見本 一葉", email="ichiyo@example.org", phone="090-0000-0001", birth_date=date(1990, 4, 12)
)
_AGAIN = ("見本 一葉", "ichiyo@example.org", "080-9999-0001", "1990/4/12")


def _write(folder: Path, *rows: tuple[object, ...], name: str = "list.xlsx") -> Path:
    book = Workbook()
    for row in (_HEADER, *rows):
        book.active.append(row)
    path = folder / name
    book.save(path)
    return path


def _prepare(
    workspace: Workspace, path: Path, choice: ReadingChoice | None = None
) -> ImportPreview:
    return prepare_import(
        workspace,
        read_workbook,
        path,
        choice=choice,
        progress=lambda *_: None,
        is_cancelled=lambda: False,
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


def _add(workspace: Workspace, draft: PersonDraft) -> PersonId:
    return save_person(workspace, None, draft, None).person_id


def _total(workspace: Workspace) -> int:
    return list_people(workspace, PeopleQuery()).total


def _answer(pair: RowPair, decision: PairDecision) -> tuple[PairAnswer, ...]:
    return (PairAnswer(pair, decision),)


def test_a_pair_is_shown_field_by_field(workspace: Workspace, tmp_path: Path) -> None:
    _add(workspace, _LISTED)

    preview = _prepare(workspace, _write(tmp_path, _AGAIN))
    view = look_at_pair(workspace, preview, preview.pairs[0])

    assert preview.pairs[0].kind is PairKind.KNOWN
    assert view.other == _LISTED
    assert view.row.phone == "080-9999-0001"
    assert view.judgement.differing == ("phone",)


def test_chosen_fields_replace_what_a_person_had_until_the_import_is_undone(
    workspace: Workspace, tmp_path: Path
) -> None:
    person_id = _add(workspace, _LISTED)
    row = ("見本 一葉", "new@example.org", "090-0000-0001", "1990/4/12", "東京都北区王子3")
    preview = _prepare(workspace, _write(tmp_path, row))

    result = _import(
        workspace, preview, ImportChoices(taken={0: frozenset({"email", "address", "salary"})})
    )

    taken = get_person(workspace, person_id).person
    assert (taken.email, taken.address) == ("new@example.org", "東京都北区王子3")
    assert taken.prefecture_code == "13"
    found = list_people(workspace, PeopleQuery(text="new@example.org")).rows
    assert [row.person_id for row in found] == [person_id]
    undo_import(workspace, result.import_id)
    assert get_person(workspace, person_id).person == _LISTED
    assert list_people(workspace, PeopleQuery(text="new@example.org")).total == 0
    kinds = [one.kind for one in get_person(workspace, person_id).timeline]
    assert "person.merged" not in kinds


def test_what_somebody_changed_since_survives_the_undo_of_an_import(
    workspace: Workspace, tmp_path: Path
) -> None:
    person_id = _add(workspace, _LISTED)
    preview = _prepare(workspace, _write(tmp_path, ("見本 一葉", "", "090-0000-0001", "1990/4/13")))
    choices = ImportChoices(taken={0: frozenset({"birth_date", "name"})})
    result = _import(workspace, preview, choices)
    later = PersonDraft("見本 一葉", phone="070-0000-0009", birth_date=date(1990, 4, 13))
    save_person(workspace, person_id, later, None)

    undo_import(workspace, result.import_id)

    restored = get_person(workspace, person_id).person
    assert (restored.phone, restored.birth_date) == ("070-0000-0009", date(1990, 4, 12))


def test_without_a_choice_what_was_there_first_stays(workspace: Workspace, tmp_path: Path) -> None:
    person_id = _add(workspace, _LISTED)

    _import(workspace, _prepare(workspace, _write(tmp_path, _AGAIN)))

    assert get_person(workspace, person_id).person == _LISTED


def test_rows_of_one_person_take_the_later_value_where_chosen(
    workspace: Workspace, tmp_path: Path
) -> None:
    first = ("見本 一葉", "ichiyo@example.org", "090-0000-0001", "", "", "", "事務")
    path = _write(tmp_path, first, (*_AGAIN, "", "", "製造"))

    preview = _prepare(workspace, path)
    _import(workspace, preview, ImportChoices(taken={1: frozenset({"phone"})}))

    assert [pair.kind for pair in preview.pairs] == [PairKind.JOINED]
    row = list_people(workspace, PeopleQuery()).rows[0]
    detail = get_person(workspace, row.person_id)
    assert (detail.person.phone, len(detail.applications)) == ("080-9999-0001", 2)
    assert "person.merged" not in [one.kind for one in detail.timeline]


def test_a_name_alone_is_asked_about_and_the_answer_holds_for_the_next_file(
    workspace: Workspace, tmp_path: Path
) -> None:
    person_id = _add(workspace, PersonDraft("見本 二葉"))
    preview = _prepare(workspace, _write(tmp_path, ("見本 二葉", "", "", "", "", "", "事務")))
    pair = preview.pairs[0]
    assert (pair.kind, pair.person_id) == (PairKind.NAMESAKE, person_id)
    merged = PossibleDuplicate(0, person_id, None, preview.possible[0].judgement)
    choices = ImportChoices(merged=(merged,), answers=_answer(pair, PairDecision.MERGED))

    result = _import(workspace, preview, choices)
    other = _prepare(
        workspace, _write(tmp_path, ("見本 二葉", "", "", "", "", "", "製造"), name="next.xlsx")
    )

    assert result.new_people == 0
    assert _total(workspace) == 1
    assert (other.possible, [one.person_id for one in other.known]) == ((), [person_id])
    assert (other.new_count, other.known_count) == (0, 1)
    undo_import(workspace, result.import_id)
    again = _prepare(workspace, tmp_path / "next.xlsx")
    assert [one.kind for one in again.pairs] == [PairKind.NAMESAKE]


def test_two_rows_kept_apart_are_not_asked_about_again(
    workspace: Workspace, tmp_path: Path
) -> None:
    rows = (("見本 三葉", *[""] * 5, "事務"), ("見本 三葉", *[""] * 5, "製造"))
    preview = _prepare(workspace, _write(tmp_path, *rows))
    assert [pair.other_row for pair in preview.pairs] == [0]
    answers = _answer(preview.pairs[0], PairDecision.APART)
    _import(workspace, preview, ImportChoices(answers=answers))

    later = (("見本 三葉", *[""] * 5, "検査"), ("見本 三葉", *[""] * 5, "製造"))
    other = _prepare(workspace, _write(tmp_path, *later, name="next.xlsx"))
    same = _prepare(workspace, tmp_path / "list.xlsx")

    # The new application of one of two namesakes is asked about; the other one's is known.
    assert {pair.row_index for pair in other.pairs} == {0}
    assert same.pairs == ()
    assert (same.new_count, same.known_count) == (0, 0)
    with pytest.raises(AppError) as refused:
        _import(workspace, same)
    assert refused.value.code is ErrorCode.IMPORT_NOTHING
    assert _total(workspace) == 2


def test_a_sure_match_kept_apart_stays_apart_in_the_next_file(
    workspace: Workspace, tmp_path: Path
) -> None:
    person_id = _add(workspace, _LISTED)
    preview = _prepare(workspace, _write(tmp_path, (*_AGAIN, "", "", "事務")))
    answers = _answer(preview.pairs[0], PairDecision.APART)
    _import(workspace, preview, ImportChoices(separate_rows=frozenset({0}), answers=answers))
    assert _total(workspace) == 2

    other = _prepare(workspace, _write(tmp_path, (*_AGAIN, "", "", "製造"), name="next.xlsx"))

    assert [one.person_id != person_id for one in other.known] == [True]
    assert [pair.person_id for pair in other.pairs] == [other.known[0].person_id]


def test_rows_of_a_file_whose_person_is_gone_are_new_again(
    workspace: Workspace, tmp_path: Path
) -> None:
    path = _write(tmp_path, ("見本 四葉", *[""] * 5, "事務"), (*_AGAIN, "", "", "事務"))
    result = _import(workspace, _prepare(workspace, path))
    undo_import(workspace, result.import_id)

    again = _prepare(workspace, path)

    assert (again.new_count, again.known) == (2, ())


@pytest.mark.parametrize(("said", "marked"), [(True, True), (False, False), (None, True)])
def test_the_answer_about_the_eu_becomes_the_mark_of_a_new_person(
    workspace: Workspace, tmp_path: Path, *, said: bool | None, marked: bool
) -> None:
    row = ("マルタ 見本", "marta@example.org", "", "", "", "ドイツ")
    preview = _prepare(workspace, _write(tmp_path, row))
    assert preview.foreign_rows == (0,)

    _import(workspace, preview, ImportChoices(eu_origin={} if said is None else {0: said}))

    found = list_people(workspace, PeopleQuery()).rows[0]
    assert get_person(workspace, found.person_id).person.is_eu_origin is marked


@pytest.mark.parametrize("said", [True, False])
def test_somebody_on_file_is_marked_but_never_cleared_by_a_later_file(
    workspace: Workspace, tmp_path: Path, *, said: bool
) -> None:
    person_id = _add(workspace, PersonDraft("マルタ 見本", email="marta@example.org"))
    row = ("マルタ 見本", "marta@example.org", "", "", "12 rue Exemple, Paris", "")
    preview = _prepare(workspace, _write(tmp_path, row))

    result = _import(workspace, preview, ImportChoices(eu_origin={0: said}))

    assert get_person(workspace, person_id).person.is_eu_origin is said
    undo_import(workspace, result.import_id)
    assert get_person(workspace, person_id).person.is_eu_origin is False


def test_rows_that_are_not_imported_leave_nobody_changed(
    workspace: Workspace, tmp_path: Path
) -> None:
    path = _write(tmp_path, _AGAIN, ("見本 六葉", "mutsuha@example", "", "", "", "ドイツ"))
    preview = _prepare(workspace, path)
    pair = RowPair(1, PairKind.POSSIBLE, other_row=0)
    reverse = RowPair(0, PairKind.POSSIBLE, other_row=1)
    answers = (PairAnswer(pair, PairDecision.MERGED), PairAnswer(reverse, PairDecision.MERGED))

    result = _import(workspace, preview, ImportChoices(eu_origin={1: True}, answers=answers))

    assert preview.foreign_rows == ()
    assert result.imported == 1
    assert _prepare(workspace, path).pairs == ()


def test_the_files_own_answer_about_the_eu_is_not_asked_for(
    workspace: Workspace, tmp_path: Path
) -> None:
    book = Workbook()
    for row in (("氏名", "国籍", "EU居住"), ("マルタ 見本", "ドイツ", "いいえ")):
        book.active.append(row)
    book.active.append(("アンナ 見本", "ドイツ", ""))
    path = tmp_path / "eu.xlsx"
    book.save(path)

    assert _prepare(workspace, path).foreign_rows == (1,)


def test_an_erased_person_is_told_with_what_agrees_and_taken_only_if_they_applied_later(
    workspace: Workspace, tmp_path: Path, clock: StillClock
) -> None:
    erase_people(workspace, [_add(workspace, _LISTED)])
    clock.moment += timedelta(days=30)
    early = (*_AGAIN, "", "", "事務", "2020/1/10")
    unknown = ("見本 一葉", "", "090-0000-0001", "", "", "", "製造")
    late = (
        "見本 一葉",
        "other@example.org",
        "",
        "1990/4/12",
        "",
        "",
        "検査",
        f"{workspace.today():%Y/%m/%d}",
    )

    preview = _prepare(workspace, _write(tmp_path, early, unknown, late))

    told = {one.row_index: (one.kinds, one.is_later) for one in preview.erased}
    assert told[0] == (("email", "birth"), False)
    assert told[1] == (("phone",), False)
    assert told[2] == (("birth",), True)


def test_the_hidden_sheets_of_a_file_without_people_are_told(
    workspace: Workspace, tmp_path: Path
) -> None:
    book = Workbook()
    book.active.append(("表紙",))
    hidden = book.create_sheet("一覧")
    hidden.append(("氏名", "メール"))
    hidden.append(("見本 五葉", "itsuha@example.org"))
    hidden.sheet_state = "hidden"
    path = tmp_path / "cover.xlsx"
    book.save(path)

    with pytest.raises(AppError) as refused:
        _prepare(workspace, path)
    preview = _prepare(workspace, path, ReadingChoice(has_hidden_sheets=True))

    assert refused.value.context["hidden"] == 1
    assert [row.name for row in preview.analysis.rows] == ["見本 五葉"]
