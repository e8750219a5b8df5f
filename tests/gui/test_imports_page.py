"""The page 取込 asks what a file leaves open, and remembers the answers."""

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from desktop.core.domain.application import PeopleQuery
from desktop.core.domain.codes import Outcome
from desktop.core.domain.sheet import ApplicantField
from desktop.core.services.people.get_person import get_person
from desktop.core.services.people.list_people import list_people
from desktop.core.services.workspace.context import Workspace
from desktop.ui.imports.page import ImportsPage
from desktop.ui.main_window import MainWindow
from desktop.ui.people.page import PeoplePage
from desktop.ui.routes import PageKey, Route
from tests.gui.conftest import Settle

_HEADINGS = ("氏名", "フリガナ", "メール", "応募職種", "結果", "備考")
_ROWS = (
    ("見本 一郎", "ミホン イチロウ", "ichiro@example.org", "事務", "不採用", ""),
    ("見本 二郎", "ミホン ジロウ", "jiro@example", "事務", "ボツ", ""),
    ("見本 三郎", "ミホン サブロウ", "saburo@example.org", "事務", "不採用", "本籍は京都府"),
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "応募者"
    sheet.append(_HEADINGS)
    for row in _ROWS:
        sheet.append(row)
    other = book.create_sheet("去年")
    other.append(("氏名", "結果"))
    other.append(("見本 四子", "採用"))
    path = tmp_path / "list.xlsx"
    book.save(path)
    return path


@pytest.fixture
def page(window: MainWindow, settle: Settle, file: Path) -> ImportsPage:
    window.go(Route(PageKey.IMPORTS, file=file))
    settle()
    made = window.page(PageKey.IMPORTS)
    assert isinstance(made, ImportsPage)
    return made


def _click(button: QWidget) -> None:
    assert button.isVisible()
    assert button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_broken_cell_is_mended_in_place_and_its_row_comes_along(
    page: ImportsPage, settle: Settle, workspace: Workspace
) -> None:
    assert len(page.presenter.preview.held_rows) == 1  # type: ignore[union-attr]
    assert page.cells.strip.value.text() == "jiro@example"

    page.cells.strip.value.setText("jiro@example.org")
    _click(page.cells.strip.take)
    settle()
    assert page.presenter.preview.held_rows == ()  # type: ignore[union-attr]
    page.import_now()
    settle()

    assert list_people(workspace, PeopleQuery(text="jiro@example.org")).total == 1


def test_what_was_mended_can_be_read_as_in_the_file_again(
    page: ImportsPage, settle: Settle
) -> None:
    page.presenter.mend(3, 2, "jiro@example.org")
    settle()
    lines = [line for line in page.cells._findings.rows if line.mendable]
    at = next(at for at, line in enumerate(lines) if line.mendable and line.mendable.is_mended)
    page.cells.table.setCurrentIndex(page.cells._findings.index(at, 0))
    _click(page.cells.strip.restore)
    settle()

    assert len(page.presenter.preview.held_rows) == 1  # type: ignore[union-attr]
    assert page.presenter.preview.answers.cells == {}  # type: ignore[union-attr]


def test_a_word_of_the_company_is_asked_once(
    page: ImportsPage, window: MainWindow, settle: Settle, file: Path
) -> None:
    page.questions.choose("words")
    assert page.words.isVisible()
    box = page.words.boxes[0]
    box.setCurrentIndex(box.findData(Outcome.REJECTED.value))
    box.activated.emit(box.currentIndex())
    settle()
    assert not page.words.isVisible()
    page.mapping.remember.click()
    settle()
    window.go(Route(PageKey.IMPORTS, file=file))
    settle()

    assert not page.words.isVisible()
    rows = page.presenter.preview.analysis.rows  # type: ignore[union-attr]
    assert [row.outcome for row in rows] == [Outcome.REJECTED] * 3


def test_another_table_of_the_file_can_be_chosen(page: ImportsPage, settle: Settle) -> None:
    box = page.source.tables
    assert box.isVisible()
    box.setCurrentIndex(1 - box.currentIndex())
    box.activated.emit(box.currentIndex())
    settle()

    rows = page.presenter.preview.analysis.rows  # type: ignore[union-attr]
    assert [row.name for row in rows] == ["見本 四子"]


def test_a_text_about_the_place_of_birth_stays_out_unless_somebody_says_otherwise(
    page: ImportsPage, settle: Settle
) -> None:
    def notes() -> str:
        return page.presenter.preview.analysis.rows[2].notes  # type: ignore[union-attr]

    assert notes() == ""
    lines = page.cells._findings.rows
    at = next(at for at, line in enumerate(lines) if line.mendable and line.mendable.is_sensitive)
    page.cells.table.setCurrentIndex(page.cells._findings.index(at, 0))
    _click(page.cells.strip.allow)
    settle()

    assert notes() == "本籍は京都府"


def test_a_reading_is_remembered_for_the_next_file_of_its_shape(
    page: ImportsPage, window: MainWindow, settle: Settle, file: Path
) -> None:
    page.presenter.map_column(3, ApplicantField.PLACE_OF_WORK)
    settle()
    _click(page.mapping.remember)
    settle()
    window.go(Route(PageKey.IMPORTS, file=file))
    settle()

    mappings = page.presenter.preview.analysis.mappings  # type: ignore[union-attr]
    assert mappings[3].field is ApplicantField.PLACE_OF_WORK
    assert page.source.facts.text()


def test_cells_copied_in_a_spreadsheet_are_pasted(window: MainWindow, settle: Settle) -> None:
    window.go(Route(PageKey.IMPORTS))
    settle()
    page = window.page(PageKey.IMPORTS)
    assert isinstance(page, ImportsPage)
    QGuiApplication.clipboard().setText("氏名\tメール\n見本 五月\tsatsuki@example.org\n")

    _click(page.paste)
    settle()

    rows = page.presenter.preview.analysis.rows  # type: ignore[union-attr]
    assert [(row.name, row.email) for row in rows] == [("見本 五月", "satsuki@example.org")]


def test_an_empty_clipboard_is_told_and_nothing_is_read(window: MainWindow, settle: Settle) -> None:
    window.go(Route(PageKey.IMPORTS))
    settle()
    page = window.page(PageKey.IMPORTS)
    assert isinstance(page, ImportsPage)
    QGuiApplication.clipboard().clear()

    _click(page.paste)

    assert window.error.isVisible()
    assert page.presenter.preview is None


def test_files_beside_the_list_come_along_and_stand_with_their_person(
    window: MainWindow, settle: Settle, workspace: Workspace, tmp_path: Path
) -> None:
    folder = tmp_path / "with files"
    folder.mkdir()
    (folder / "cv.pdf").write_bytes(b"%PDF-1.7 invented")
    book = openpyxl.Workbook()
    book.worksheets[0].append(("氏名", "メール", "添付ファイル"))
    book.worksheets[0].append(("見本 六実", "mutsumi@example.org", "cv.pdf"))
    book.worksheets[0].append(("見本 七海", "nanami@example.org", "gone.pdf"))
    path = folder / "list.xlsx"
    book.save(path)
    window.go(Route(PageKey.IMPORTS, file=path))
    settle()
    page = window.page(PageKey.IMPORTS)
    assert isinstance(page, ImportsPage)

    page.import_now()
    settle()

    assert "gone.pdf" in page.summary_detail.toolTip()
    row = list_people(workspace, PeopleQuery(text="mutsumi@example.org")).rows[0]
    detail = get_person(workspace, row.person_id)
    assert [(name, size) for _, name, size in detail.attachments] == [("cv.pdf", 17)]
    window.go(Route(PageKey.PEOPLE, person_id=row.person_id))
    settle()
    people = window.page(PageKey.PEOPLE)
    assert isinstance(people, PeoplePage)
    people.presenter.save_file(detail.attachments[0][0], tmp_path / "copy.pdf")
    settle()
    assert (tmp_path / "copy.pdf").read_bytes() == b"%PDF-1.7 invented"


def test_a_column_of_the_companys_own_stands_with_the_person(
    page: ImportsPage, settle: Settle, workspace: Workspace
) -> None:
    page.presenter.map_column(3, ApplicantField.CUSTOM)
    settle()
    page.import_now()
    settle()

    row = list_people(workspace, PeopleQuery(text="ichiro@example.org")).rows[0]
    assert get_person(workspace, row.person_id).own_fields == (("応募職種", "事務"),)
