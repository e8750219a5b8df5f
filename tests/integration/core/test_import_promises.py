"""What an import promises whatever the file: each broken promise is found by a test of its name."""

from pathlib import Path

import pytest

from desktop.core.domain.application import PeopleQuery
from desktop.core.domain.duplicates import Band, Judgement, PersonKeys
from desktop.core.domain.importing import ImportChoices
from desktop.core.importers.read_file import read_workbook
from desktop.core.services.imports.import_people import import_people
from desktop.core.services.imports.prepare_import import prepare_import
from desktop.core.services.people.erase_people import erase_people
from desktop.core.services.people.list_people import list_people
from desktop.core.services.workspace.context import Workspace
from tests.fault import test_bad_files
from tests.fault.rig import import_file, never, quiet, write_workbook
from tests.integration.core import (
    test_import_scratch,
    test_imported_rows,
    test_undo,
)
from tests.mutants import Mutant, assert_killed
from tests.unit.exporters import test_xlsx

_HEADER = ("氏名", "メールアドレス", "電話番号", "生年月日", "応募職種", "応募日", "再応募の案内")
_HANAKO = ("見本 花子", "hanako@example.org", "090-0000-0001", "1990/4/12")


def _list(folder: Path, *rows: tuple[object, ...]) -> Path:
    return write_workbook(folder / "list.xlsx", [_HEADER, *rows])


def test_who_was_erased_stays_out(workspace: Workspace, tmp_path: Path) -> None:
    path = _list(
        tmp_path,
        (*_HANAKO, "溶接工", "2026/10/01", ""),
        ("試野 真一", "shin@example.org", "090-0000-0002", "1988/1/30", "溶接工", "2026/10/01", ""),
    )
    import_file(workspace, path)
    hanako = list_people(workspace, PeopleQuery(text="花子")).rows[0].person_id
    erase_people(workspace, [hanako])
    more = _list(tmp_path, (*_HANAKO, "検査", "2026/10/02", ""), ("例川 葵", "a@example.org"))

    preview = prepare_import(workspace, read_workbook, more, progress=quiet, is_cancelled=never)
    import_people(workspace, preview, ImportChoices(), progress=quiet, is_cancelled=never)

    assert preview.erased_rows == (0,)
    assert list_people(workspace, PeopleQuery(text="花子")).total == 0


def test_a_name_alone_makes_nobody_the_same(workspace: Workspace, tmp_path: Path) -> None:
    path = _list(
        tmp_path,
        (*_HANAKO, "溶接工", "2026/10/01", ""),
        ("見本 花子", "other@example.org", "080-0000-0009", "", "検査", "2026/10/01", ""),
    )

    assert import_file(workspace, path).new_people == 2


def test_of_several_rows_the_last_answer_and_the_newest_application_count(
    workspace: Workspace, tmp_path: Path
) -> None:
    path = _list(
        tmp_path,
        (*_HANAKO, "検査", "2026/10/05", "同意"),
        (*_HANAKO, "溶接工", "2026/10/01", "同意しない"),
        ("例川 葵", "a@example.org", "", "", "検査", "2026/10/01", "同意"),
    )

    assert import_file(workspace, path).new_people == 2

    with workspace.store.read() as connection:
        rows = connection.exec_driver_sql(
            "SELECT person.name, has_reapproach_consent, title, applied_on,"
            " (SELECT count(*) FROM consent WHERE person_id = person.id),"
            " (SELECT count(*) FROM person_event WHERE person_id = person.id)"
            " FROM person JOIN application ON application.id = latest_application_id"
            " JOIN vacancy ON vacancy.id = vacancy_id ORDER BY person.id"
        ).all()
    assert [tuple(row) for row in rows] == [
        ("見本 花子", 0, "検査", "2026-10-05", 2, 2),
        ("例川 葵", 1, "検査", "2026-10-01", 1, 1),
    ]


def test_everybody_is_found_by_reading_in_its_order(workspace: Workspace, tmp_path: Path) -> None:
    header = ("氏名", "フリガナ", "メールアドレス")
    rows = [
        (f"見本 {kana}", f"ミホン {kana}", f"m{at}@example.org")
        for at, kana in enumerate(("ユウ", "アイ", "カノ", "ユイ", "アヤ"))
    ]

    import_file(workspace, write_workbook(tmp_path / "list.xlsx", [header, *rows]))

    found = list_people(workspace, PeopleQuery(text="みほん")).rows
    assert [row.name for row in found] == [
        f"見本 {kana}" for kana in ("アイ", "アヤ", "カノ", "ユイ", "ユウ")
    ]


_IMPORTS = "desktop.core.services.imports"
_STAGED = "desktop.core.storage.queries.staged_people"


def _nothing(*_: object, **__: object) -> None:
    """Leave undone what should be done here."""


def _same(one: PersonKeys, other: PersonKeys) -> Judgement:
    is_one = bool(one.name) and one.name == other.name
    return Judgement(Band.SAME if is_one else Band.APART, ("name",), (), ())


_MUTANTS = (
    Mutant(
        "erased people are taken again",
        f"{_IMPORTS}.match_people._erased",
        lambda *_: (),
        test_who_was_erased_stays_out,
    ),
    Mutant(
        "a name alone merges",
        "desktop.core.domain.duplicates.judge",
        _same,
        test_a_name_alone_makes_nobody_the_same,
    ),
    Mutant(
        "formulas are not neutralized",
        "tests.unit.exporters.test_xlsx.neutralize",
        lambda text: text,
        test_xlsx.test_text_for_csv_is_neutralized,
        {"text": "=1+1", "safe": "'=1+1"},
    ),
    Mutant(
        "the same file adds its rows again",
        f"{_IMPORTS}.stage_rows._unchanged",
        lambda *_: set(),
        test_bad_files.test_the_same_file_twice_adds_nobody_and_says_so,
        {"says_so": _nothing},
    ),
    Mutant(
        "undo leaves the people",
        f"{_IMPORTS}.undo_import.delete_people",
        _nothing,
        test_undo.test_an_import_is_taken_back_whole_and_once,
    ),
    Mutant(
        "undo leaves the raw rows",
        f"{_IMPORTS}.undo_import.remove_import",
        lambda *_: (0, [], []),
        test_imported_rows.test_undoing_an_import_takes_its_rows_out,
    ),
    Mutant(
        "what was staged stays after a cancel",
        "desktop.core.storage.scratch._remove",
        _nothing,
        test_import_scratch.test_a_cancelled_import_leaves_no_scratch,
    ),
    Mutant(
        "what a crash left stays at the next opening",
        "desktop.core.storage.scratch.sweep_scratch",
        _nothing,
        test_import_scratch.test_what_a_crash_left_is_removed_at_the_next_opening,
    ),
    Mutant(
        "the scratch is written in the clear",
        "desktop.core.storage.scratch._new_key",
        lambda _path: "''",
        test_import_scratch.test_nothing_staged_can_be_read_in_the_file,
    ),
    Mutant(
        "a raw cell is dropped",
        f"{_IMPORTS}.kept_cells.CellKeeper._raw",
        lambda _self, row: list(row.raw)[:-1],
        test_imported_rows.test_every_cell_but_a_refused_one_is_kept_as_typed,
    ),
    Mutant(
        "answers about later invitations are dropped",
        f"{_STAGED}._MOVE_CONSENTS",
        (),
        test_of_several_rows_the_last_answer_and_the_newest_application_count,
    ),
    Mutant(
        "the first answer counts",
        f"{_STAGED}._TAKE_ANSWER",
        "UPDATE main.person SET id = id WHERE ? IS NULL AND id = ?",
        test_of_several_rows_the_last_answer_and_the_newest_application_count,
    ),
    Mutant(
        "the last row is taken for the newest application",
        f"{_IMPORTS}.move_rows.refresh_latest",
        lambda connection, _ids: connection.exec_driver_sql(
            "UPDATE person SET latest_application_id ="
            " (SELECT max(id) FROM application WHERE person_id = person.id)"
        ),
        test_of_several_rows_the_last_answer_and_the_newest_application_count,
    ),
    Mutant(
        "nobody is put into the search index",
        f"{_IMPORTS}.move_rows.index_in_order",
        _nothing,
        test_everybody_is_found_by_reading_in_its_order,
    ),
)


@pytest.mark.parametrize("mutant", [pytest.param(one, id=one.name) for one in _MUTANTS])
def test_a_broken_promise_is_found(mutant: Mutant, request: pytest.FixtureRequest) -> None:
    assert_killed(mutant, request)
