"""A file that cannot be imported is refused by name, and the store is as it was."""

from collections.abc import Callable
from pathlib import Path

import msoffcrypto.format.ooxml
import pytest

from desktop.core.domain.application import PeopleQuery
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.importing import ImportChoices
from desktop.core.domain.sheet import MAX_ROWS, RawSheet, SheetWarning
from desktop.core.importers.read_file import read_workbook
from desktop.core.ports import IsCancelled, Progress
from desktop.core.services.imports.import_people import import_people
from desktop.core.services.imports.prepare_import import prepare_import
from desktop.core.services.people.list_people import list_people
from desktop.core.services.workspace.context import Workspace
from tests.fault.conftest import SaysSo
from tests.fault.rig import (
    HEADINGS,
    applicant,
    applicants,
    files_below,
    import_file,
    never,
    quiet,
    row_counts,
    write_workbook,
)


def wrong_type(folder: Path) -> Path:
    path = folder / "list.xlsx"
    path.write_bytes(b"%PDF-1.7\n" + b"x" * 500)
    return path


def password(folder: Path) -> Path:
    plain = applicants(folder)
    path = folder / "locked.xlsx"
    with plain.open("rb") as source, path.open("wb") as target:
        msoffcrypto.format.ooxml.OOXMLFile(source).encrypt("himitsu", target)
    return path


def empty(folder: Path) -> Path:
    return write_workbook(folder / "empty.xlsx", [])


def no_columns(folder: Path) -> Path:
    return write_workbook(folder / "stock.xlsx", [("品番", "在庫"), ("A-1", 3), ("A-2", 5)])


def too_many_rows(folder: Path) -> Path:
    path = folder / "many.csv"
    rows = "\n".join(f"見本{number},hanako{number}@example.org" for number in range(MAX_ROWS + 1))
    path.write_text(f"氏名,メールアドレス\n{rows}\n", "cp932")
    return path


def missing(folder: Path) -> Path:
    return folder / "gone.xlsx"


Case = tuple[Callable[[Path], Path], ErrorCode]
CASES: tuple[Case, ...] = (
    (wrong_type, ErrorCode.IMPORT_WRONG_TYPE),
    (password, ErrorCode.IMPORT_PASSWORD),
    (empty, ErrorCode.IMPORT_EMPTY),
    (no_columns, ErrorCode.IMPORT_NO_COLUMNS),
    (too_many_rows, ErrorCode.IMPORT_TOO_MANY_ROWS),
    (missing, ErrorCode.IMPORT_FILE_MISSING),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[0].__name__)
def test_a_file_that_is_no_list_is_refused_and_nothing_is_stored(
    workspace: Workspace, tmp_path: Path, says_so: SaysSo, case: Case
) -> None:
    make, code = case
    path = make(tmp_path)
    before, files = row_counts(workspace), files_below(tmp_path)

    with pytest.raises(AppError) as refused:
        import_file(workspace, path)

    says_so(refused.value, code)
    assert row_counts(workspace) == before
    assert files_below(tmp_path) == files


def test_a_workbook_that_excel_keeps_to_itself_is_refused_by_name(
    workspace: Workspace, tmp_path: Path, says_so: SaysSo, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, before = applicants(tmp_path), row_counts(workspace)
    opening = Path.open

    def held(self: Path, *args: object, **kwargs: object) -> object:
        # What Windows answers while Excel holds the file without sharing; root is never refused.
        if self == path:
            raise PermissionError(13, "used by another process")
        return opening(self, *args, **kwargs)  # type: ignore[call-overload] - passed through

    monkeypatch.setattr(Path, "open", held)
    with pytest.raises(AppError) as refused:
        import_file(workspace, path)

    says_so(refused.value, ErrorCode.IMPORT_LOCKED)
    assert row_counts(workspace) == before


def test_a_workbook_open_in_excel_is_imported_with_a_warning(
    workspace: Workspace, tmp_path: Path
) -> None:
    path = applicants(tmp_path)
    path.with_name(f"~${path.name}").write_bytes(b"\x05okada")

    preview = prepare_import(workspace, read_workbook, path, progress=quiet, is_cancelled=never)

    assert SheetWarning.OPEN_ELSEWHERE in preview.analysis.sheet.warnings
    assert preview.new_count == 3


def test_a_row_with_a_cell_of_a_megabyte_waits_and_the_others_come(
    workspace: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "list.csv"
    long = "経験を積みました。" * 120_000
    lines = [",".join((*HEADINGS, "備考"))]
    lines += [",".join((*applicant(number), long if number == 2 else "")) for number in (1, 2, 3)]
    path.write_text("\n".join(lines), "utf-8")
    assert path.stat().st_size > 1_000_000

    preview = prepare_import(workspace, read_workbook, path, progress=quiet, is_cancelled=never)
    result = import_file(workspace, path)

    assert preview.held_rows == (1,)
    assert [problem.row_number for problem in preview.analysis.problems] == [3]
    assert (result.imported, result.left_out) == (2, 1)


def test_a_reader_that_dies_half_way_leaves_nothing(workspace: Workspace, tmp_path: Path) -> None:
    path, before = applicants(tmp_path), row_counts(workspace)

    def dying(
        _path: Path, *, progress: Progress, is_cancelled: IsCancelled, has_hidden: bool
    ) -> tuple[RawSheet, ...]:
        progress(1, 3)
        assert not is_cancelled()
        assert not has_hidden
        raise AppError(ErrorCode.IMPORT_UNREADABLE)

    with pytest.raises(AppError):
        prepare_import(workspace, dying, path, progress=quiet, is_cancelled=never)

    assert row_counts(workspace) == before


def test_an_import_cancelled_between_two_chunks_leaves_nothing(
    workspace: Workspace, tmp_path: Path, says_so: SaysSo
) -> None:
    path, before = applicants(tmp_path, 1500), row_counts(workspace)
    preview = prepare_import(workspace, read_workbook, path, progress=quiet, is_cancelled=never)
    answers = iter((False, True))

    with pytest.raises(AppError) as stopped:
        import_people(
            workspace,
            preview,
            ImportChoices(),
            progress=quiet,
            is_cancelled=lambda: next(answers),
        )

    says_so(stopped.value, ErrorCode.CANCELLED)
    assert row_counts(workspace) == before


def test_the_same_file_twice_adds_nobody_and_says_so(
    workspace: Workspace, tmp_path: Path, says_so: SaysSo
) -> None:
    path = applicants(tmp_path)
    import_file(workspace, path)
    before = row_counts(workspace)

    with pytest.raises(AppError) as refused:
        import_file(workspace, path)

    says_so(refused.value, ErrorCode.IMPORT_NOTHING)
    assert row_counts(workspace) == before
    assert list_people(workspace, PeopleQuery()).total == 3


def test_a_fault_tells_no_path_and_no_value(workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(AppError) as refused:
        import_file(workspace, no_columns(tmp_path))

    told = f"{refused.value} {refused.value.context}"
    assert "stock" not in told
    assert "品番" not in told
