"""A row as it lay in its file stays beside its person, and goes with them."""

from datetime import date, datetime
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from desktop.core.domain.application import PeopleQuery
from desktop.core.domain.import_memory import KeptColumn, KeptRow
from desktop.core.domain.sheet import ApplicantField
from desktop.core.services.people.erase_people import erase_people
from desktop.core.services.people.list_people import list_people
from desktop.core.services.undo.undo import undo
from desktop.core.services.workspace.context import Workspace
from desktop.core.storage.queries.imported_rows import (
    columns_of_text,
    columns_to_text,
    decode_cells,
    encode_cells,
    list_imported_sheets,
    people_by_row,
    rows_of_person,
    rows_of_sheet,
)
from tests.fault.rig import import_file, row_counts, write_workbook

_HEADINGS = ("氏名", "メールアドレス", "電話番号", "生年月日", "本籍", "社内ランク")
_ROWS = (
    ("髙﨑 𠮷男", "a@example.org", 9000000001, date(1990, 4, 1), "秘密県", "甲"),
    ("見本 花子", "b@example.org", "090-0000-0002", "H2.4.1", "秘密県", None),
)
_CELLS = st.one_of(
    st.none(),
    st.text(st.characters(exclude_categories=["Cs"])),
    st.booleans(),
    st.integers(-(2**53), 2**53),
    st.floats(allow_nan=False, allow_infinity=False),
    st.dates(),
    st.datetimes(),
)


def workbook(folder: Path) -> Path:
    return write_workbook(folder / "list.xlsx", [_HEADINGS, *_ROWS])


def kept(workspace: Workspace) -> list[KeptRow]:
    with workspace.store.read() as connection:
        (sheet,) = list_imported_sheets(connection)
        return list(rows_of_sheet(connection, sheet.sheet_id))


@given(st.lists(_CELLS))
def test_cells_come_back_as_they_were(cells: list[object]) -> None:
    back = decode_cells(encode_cells(cells))  # type: ignore[arg-type]  # any cell

    assert list(back) == cells
    assert [type(one) for one in back] == [type(one) for one in cells]


def test_a_number_too_large_for_a_whole_one_is_kept_as_the_file_has_it() -> None:
    assert decode_cells(encode_cells([10**300])) == (1e300,)


def test_a_field_of_a_later_version_is_kept_without_meaning() -> None:
    columns = (KeptColumn("氏名", ApplicantField.NAME), KeptColumn("本籍", is_refused=True))
    stored = columns_to_text(columns)

    assert columns_of_text(stored) == columns
    later = columns_of_text(stored.replace('"name"', '"aura"'))
    assert later[0] == KeptColumn("氏名")


def test_every_cell_but_a_refused_one_is_kept_as_typed(
    workspace: Workspace, tmp_path: Path
) -> None:
    result = import_file(workspace, workbook(tmp_path))

    rows = kept(workspace)
    assert [row.row_number for row in rows] == [2, 3]
    assert rows[0].cells == ("髙﨑 𠮷男", "a@example.org", 9000000001, date(1990, 4, 1), None, "甲")
    assert rows[1].cells == ("見本 花子", "b@example.org", "090-0000-0002", "H2.4.1")
    with workspace.store.read() as connection:
        (sheet,) = list_imported_sheets(connection)
        found = people_by_row(connection, result.import_id)
    assert [one.header for one in sheet.columns] == list(_HEADINGS)
    assert [one.is_refused for one in sheet.columns] == [False, False, False, False, True, False]
    assert found == {row.row_number: (row.person_id, row.application_id) for row in rows}


def test_a_cell_beyond_the_last_header_is_kept_too(workspace: Workspace, tmp_path: Path) -> None:
    rows = [(f"見本 {number}郎", f"m{number}@example.org") for number in range(210)]
    rows.append(("見本 端", "hashi@example.org", "欄外"))
    import_file(workspace, write_workbook(tmp_path / "l.xlsx", [("氏名", "メールアドレス"), *rows]))

    assert kept(workspace)[-1].cells[2] == "欄外"


def test_a_moment_keeps_its_time(workspace: Workspace, tmp_path: Path) -> None:
    moment = datetime(2026, 10, 1, 9, 30)  # noqa: DTZ001 - cells have no zone
    rows = [("氏名", "メールアドレス", "応募日時"), ("見本 花子", "a@example.org", moment)]
    import_file(workspace, write_workbook(tmp_path / "list.xlsx", rows))

    assert kept(workspace)[0].cells[2] == moment


def test_undoing_an_import_takes_its_rows_out(workspace: Workspace, tmp_path: Path) -> None:
    done = import_file(workspace, workbook(tmp_path))

    undo(workspace, done.undo_id)

    counts = row_counts(workspace)
    assert counts["imported_row"] == counts["imported_sheet"] == counts["import_row"] == 0


def test_erasing_a_person_takes_their_row_only(workspace: Workspace, tmp_path: Path) -> None:
    import_file(workspace, workbook(tmp_path))
    first = list_people(workspace, PeopleQuery(text="花子")).rows[0].person_id

    erase_people(workspace, [first])

    with workspace.store.read() as connection:
        assert rows_of_person(connection, first) == ()
    assert [row.cells[0] for row in kept(workspace)] == ["髙﨑 𠮷男"]
