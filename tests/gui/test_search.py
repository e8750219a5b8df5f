"""The search over everything, by keyboard: type, arrows, Enter, Esc."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.ui import actions
from desktop.ui.main_window import MainWindow
from desktop.ui.notices.page import NoticesPage
from desktop.ui.people.page import PeoplePage
from desktop.ui.routes import PageKey, Route
from desktop.ui.search.popup import SearchPopup
from desktop.ui.vacancies.page import VacanciesPage
from tests.gui.conftest import Settle

PAUSE_MS = 200


def _type(window: MainWindow, settle: Settle, text: str) -> SearchPopup:
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    QTest.keySequence(window, QKeySequence(actions.SEARCH))
    # What an input method sends: QTest types no Japanese.
    window.top.search.insert(text)
    window.top.search.textEdited.emit(window.top.search.text())
    QTest.qWait(PAUSE_MS)
    settle()
    assert window.finder is not None
    return window.finder.popup


def _key(window: MainWindow, key: Qt.Key, times: int = 1) -> None:
    for _ in range(times):
        QTest.keyClick(window.top.search, key)


def _headings(popup: SearchPopup) -> list[str]:
    return [each.title for each in popup.entries if each.route is None]


def _go_down_to(window: MainWindow, popup: SearchPopup, page: PageKey) -> None:
    for _ in popup.entries:
        _key(window, Qt.Key.Key_Down)
        if popup.chosen and popup.chosen.route and popup.chosen.route.page is page:
            return
    pytest.fail("no such line")


@pytest.fixture
def drafted(window: MainWindow, settle: Settle, people_on_file: int) -> MainWindow:
    """The sample's people are on file and their drafts written."""
    assert people_on_file
    window.go(Route(PageKey.NOTICES))
    settle()
    notices = window.page(PageKey.NOTICES)
    assert isinstance(notices, NoticesPage)
    notices.save_or_send()
    settle()
    return window


def _first_addressee(window: MainWindow) -> str:
    notices = window.page(PageKey.NOTICES)
    assert isinstance(notices, NoticesPage)
    return notices.outbox._model.rows[0].name


def test_results_are_grouped_by_kind_and_stand_under_the_field(
    drafted: MainWindow, settle: Settle
) -> None:
    popup = _type(drafted, settle, _first_addressee(drafted))

    assert popup.isVisible()
    assert _headings(popup)[:1] == ["人材"]
    assert "不採用通知" in _headings(popup)
    assert (
        popup.y() >= drafted.top.search.mapTo(drafted, drafted.top.search.rect().bottomLeft()).y()
    )
    assert drafted.rect().contains(popup.geometry())
    assert QApplication.focusWidget() is drafted.top.search


def test_enter_opens_the_notice_as_it_was_written(drafted: MainWindow, settle: Settle) -> None:
    name = _first_addressee(drafted)
    popup = _type(drafted, settle, name)
    _go_down_to(drafted, popup, PageKey.NOTICES)
    _key(drafted, Qt.Key.Key_Return)
    settle()
    notices = drafted.page(PageKey.NOTICES)
    assert isinstance(notices, NoticesPage)
    is_read = notices.written.isVisible()
    body = notices.written.text.toPlainText()
    title = notices.written.title.text()
    QTest.keySequence(drafted, QKeySequence(actions.BACK))

    assert not popup.isVisible()
    assert is_read
    assert name in title
    assert name in body
    assert not notices.written.isVisible()
    assert notices.empty.isVisible()


def test_enter_opens_the_vacancy(drafted: MainWindow, settle: Settle) -> None:
    drafted.go(Route(PageKey.VACANCIES))
    settle()
    page = drafted.page(PageKey.VACANCIES)
    assert isinstance(page, VacanciesPage)
    title = page._model.rows[-1].title
    drafted.go(Route(PageKey.HOME))
    popup = _type(drafted, settle, title)
    _go_down_to(drafted, popup, PageKey.VACANCIES)
    _key(drafted, Qt.Key.Key_Return)
    settle()

    assert drafted.current_key is PageKey.VACANCIES
    assert page.form.isVisible()
    assert page.form.name.text == title


def test_enter_opens_the_person(drafted: MainWindow, settle: Settle) -> None:
    name = _first_addressee(drafted)
    popup = _type(drafted, settle, name)
    _go_down_to(drafted, popup, PageKey.PEOPLE)
    _key(drafted, Qt.Key.Key_Return)
    settle()
    people = drafted.page(PageKey.PEOPLE)
    assert isinstance(people, PeoplePage)

    assert drafted.current_key is PageKey.PEOPLE
    assert people.detail.name.text() == name
    assert QApplication.focusWidget() is not drafted.top.search
    assert drafted.top.search.text() == ""


def test_the_field_says_the_chosen_line_to_a_screen_reader(
    drafted: MainWindow, settle: Settle
) -> None:
    popup = _type(drafted, settle, _first_addressee(drafted))
    _key(drafted, Qt.Key.Key_Down)

    assert popup.chosen is not None
    assert drafted.top.search.accessibleDescription() == popup.chosen.said
    assert _first_addressee(drafted) in popup.chosen.said


def test_up_from_the_field_chooses_the_last_line(window: MainWindow, settle: Settle) -> None:
    popup = _type(window, settle, "設定")
    _key(window, Qt.Key.Key_Up)

    assert popup.chosen is popup.entries[-1]


def test_escape_closes_the_list_and_nothing_else(drafted: MainWindow, settle: Settle) -> None:
    drafted.go(Route(PageKey.PEOPLE))
    settle()
    people = drafted.page(PageKey.PEOPLE)
    assert isinstance(people, PeoplePage)
    people.open_row(0)
    settle()
    popup = _type(drafted, settle, "ア")
    _key(drafted, Qt.Key.Key_Escape)

    assert not popup.isVisible()
    assert people.side.isVisible()
    assert drafted.top.search.text() == "ア"


def test_a_click_on_a_line_opens_it(window: MainWindow, settle: Settle) -> None:
    popup = _type(window, settle, "設定")
    row = next(at for at, each in enumerate(popup.entries) if each.route is not None)
    place = popup.list.visualRect(popup.list.model().index(row, 0)).center()
    QTest.mouseClick(popup.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    settle()

    assert window.current_key is PageKey.SETTINGS
    assert not popup.isVisible()


def test_where_nothing_is_found_the_list_says_so(window: MainWindow, settle: Settle) -> None:
    popup = _type(window, settle, "どこにもいない人")
    said = popup._nothing

    assert said.isVisible()
    assert "見つかりません" in said.text()
    assert popup.height() >= said.heightForWidth(said.width())


def test_leaving_the_field_closes_the_list(window: MainWindow, settle: Settle) -> None:
    popup = _type(window, settle, "設定")
    QTest.keyClick(window.top.search, Qt.Key.Key_Tab)

    assert not popup.isVisible()


def test_an_emptied_field_asks_nothing(window: MainWindow, settle: Settle) -> None:
    popup = _type(window, settle, "設定")
    window.top.search.clear()
    window.top.search.textEdited.emit("")
    QTest.qWait(PAUSE_MS)
    settle()

    assert not popup.isVisible()
