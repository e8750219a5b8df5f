"""A person's files are looked at inside the window; a plain copy never outlives it."""

import io
import time
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QBuffer, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest

from desktop.core.domain.application import PeopleQuery, PersonDraft
from desktop.core.services.attachments.take_in import add_attachment
from desktop.core.services.people.list_people import list_people
from desktop.core.services.people.save_person import save_person
from desktop.core.services.workspace.context import Workspace
from desktop.core.storage.outside_copies import FOLDER_NAME
from desktop.ui.main_window import MainWindow
from desktop.ui.people.page import PeoplePage
from desktop.ui.routes import PageKey, Route
from desktop.ui.viewer.panel import FilePanel
from tests.gui.conftest import Settle

AFTER_RESIZE_MS = 200
Open = Callable[[str, bytes], FilePanel]


def pdf(*sizes: tuple[int, int]) -> bytes:
    document = pypdfium2.PdfDocument.new()
    for size in sizes:
        document.new_page(*size)
    buffer = io.BytesIO()
    document.save(buffer)
    document.close()
    return buffer.getvalue()


def png(width: int, height: int) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#2A54A8"))
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


@pytest.fixture
def people(window: MainWindow, workspace: Workspace, settle: Settle) -> PeoplePage:
    save_person(workspace, None, PersonDraft("見本 花子"), None)
    window.go(Route(PageKey.PEOPLE))
    settle()
    found = window.page(PageKey.PEOPLE)
    assert isinstance(found, PeoplePage)
    return found


@pytest.fixture
def show(people: PeoplePage, workspace: Workspace, settle: Settle, tmp_path: Path) -> Open:
    def open_file(name: str, content: bytes) -> FilePanel:
        path = tmp_path / name
        path.write_bytes(content)
        who = list_people(workspace, PeopleQuery()).rows[0].person_id
        assert add_attachment(workspace, who, path).count == 1
        people.presenter.load_person(who)
        settle()
        assert people.detail.detail is not None
        number, shown, _ = people.detail.detail.attachments[0]
        people.detail.file_shown.emit(number, shown)
        settle()
        assert people.files.viewer is not None
        return people.files.viewer

    return open_file


def test_a_pdf_is_shown_page_by_page_with_the_keyboard(
    people: PeoplePage, show: Open, settle: Settle
) -> None:
    panel = show("履歴書.pdf", pdf((595, 842), (842, 595), (595, 842)))
    QTest.qWait(AFTER_RESIZE_MS)
    settle()
    first = panel.picture.pixmap().size()
    assert (panel.count, panel.where.text()) == (3, "1 / 3")
    assert panel.name.text() == "履歴書.pdf"
    widths = [people.side.width(), panel.width()]
    assert widths[1] > widths[0]
    assert not people.left.isVisible()
    assert people.detail.isVisible()

    QTest.keyClick(panel, Qt.Key.Key_PageDown)
    settle()
    assert (panel.page, panel.where.text()) == (1, "2 / 3")
    assert panel.picture.pixmap().height() < first.height()
    QTest.keyClick(panel, Qt.Key.Key_End)
    settle()
    assert (panel.page, panel.after.isEnabled()) == (2, False)

    QTest.keyClick(panel, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert panel.picture.pixmap().width() > first.width()
    QTest.keyClick(panel, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert panel.picture.pixmap().width() == first.width()
    assert "3" in panel.picture.accessibleName()

    QTest.keyClick(panel, Qt.Key.Key_Escape)
    assert people.left.isVisible()
    assert people.detail.isVisible()
    assert panel.picture.pixmap().isNull()
    settle()
    assert abs(people.side.width() - widths[0]) <= 4


@pytest.mark.parametrize("size", [(400, 300), (9000, 6000)])
def test_a_picture_is_shown_by_the_window_itself(show: Open, size: tuple[int, int]) -> None:
    panel = show("写真.png", png(*size))

    assert panel.body.currentWidget() is panel.area
    assert 0 < panel.picture.pixmap().width() <= size[0]
    assert not panel.where.isVisible()


def test_a_text_is_shown_as_words(show: Open) -> None:
    panel = show("志望動機.txt", "御社を志望\n𠮷".encode())

    assert panel.words.toPlainText() == "御社を志望\n𠮷"


@pytest.mark.parametrize(
    "content",
    [b"%PDF-1.7\nrubbish", pdf((595, 842))[:300]],
    ids=["no-pdf", "cut-off"],
)
def test_a_broken_pdf_is_told_in_its_place(window: MainWindow, show: Open, content: bytes) -> None:
    panel = show("壊れた.pdf", content)

    assert panel.body.currentWidget() is panel.nothing
    assert "PDF" in panel.nothing.headline.text()
    assert not window.error_room.isVisible()
    assert panel.outside.isVisible()


def test_other_kinds_open_only_outside_with_a_warning_and_the_copy_goes_at_the_end(
    window: MainWindow, show: Open, workspace: Workspace, opened: list[Path]
) -> None:
    panel = show("山田の経歴.rtf", b"{\\rtf1 x}")
    assert panel.body.currentWidget() is panel.nothing
    assert panel.warning.isVisible()
    assert not (workspace.folder / FOLDER_NAME).exists()

    panel.outside.click()
    while not opened:
        QTest.qWait(10)

    (copy,) = opened
    assert copy.read_bytes() == b"{\\rtf1 x}"
    assert copy.suffix == ".rtf"
    assert "山田" not in str(copy)
    assert copy.is_relative_to(workspace.folder / FOLDER_NAME)
    window.close()
    workspace.close()
    assert not (workspace.folder / FOLDER_NAME).exists()


def test_what_came_in_stands_in_the_history(people: PeoplePage, show: Open) -> None:
    show("履歴書.pdf", pdf((595, 842)))

    assert people.detail.detail is not None
    entry = people.detail.detail.timeline[0]
    assert (entry.kind, entry.detail) == ("attachment.taken_in", {"file": "履歴書.pdf"})


def test_below_1240_the_file_has_the_whole_page_and_gives_it_back(
    window: MainWindow, people: PeoplePage, show: Open, settle: Settle
) -> None:
    window.resize(1100, 800)
    panel = show("履歴書.pdf", pdf((595, 842)))
    assert panel.isVisible()
    assert not people.side.isVisible()

    panel.closed.emit()
    settle()

    assert people.side.isVisible()


def test_a_page_that_draws_long_holds_up_no_list(
    people: PeoplePage, show: Open, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel = show("履歴書.pdf", pdf((595, 842), (595, 842)))
    pages = panel.presenter._file.pages if panel.presenter._file else None
    assert pages is not None
    real = pages.draw
    monkeypatch.setattr(pages, "draw", lambda *a: (time.sleep(0.5), real(*a))[1])
    listed: list[float] = []
    people.presenter.listed.connect(lambda _: listed.append(time.monotonic()))

    start = time.monotonic()
    panel.turn(1)
    people.reload()
    settle()

    assert listed[0] - start < 0.4
