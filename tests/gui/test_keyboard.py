"""The window by keyboard alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui import actions
from desktop.ui.main_window import MainWindow
from desktop.ui.people.page import PeoplePage
from desktop.ui.routes import PageKey, Route
from tests.gui.conftest import Settle


def _activate(window: MainWindow) -> None:
    window.activateWindow()
    QTest.qWaitForWindowActive(window)


def _people(window: MainWindow, settle: Settle) -> PeoplePage:
    window.go(Route(PageKey.PEOPLE))
    settle()
    page = window.page(PageKey.PEOPLE)
    assert isinstance(page, PeoplePage)
    return page


def test_every_page_has_its_own_keys(window: MainWindow, settle: Settle) -> None:
    _activate(window)
    seen = []
    for keys in actions.PAGES.values():
        QTest.keySequence(window, QKeySequence(keys))
        settle()
        seen.append(window.current_key)

    assert seen == list(PageKey)


def test_no_keys_mean_two_things() -> None:
    whole_window = [actions.SEARCH, actions.SYNC, *actions.PAGES.values()]
    in_pages = [
        actions.BACK,
        actions.SELECT_ALL,
        actions.FIND_IN_LIST,
        actions.EDIT,
        actions.NEW,
        actions.COPY_SUBJECT,
        actions.COPY_BODY,
        actions.NEXT_PERSON,
        actions.PREVIOUS_PERSON,
    ]

    assert len({*whole_window, *in_pages}) == len(whole_window) + len(in_pages)


def test_ctrl_k_leads_into_the_search(window: MainWindow) -> None:
    _activate(window)
    QTest.keySequence(window, QKeySequence(actions.SEARCH))

    assert QApplication.focusWidget() is window.top.search


def test_tab_shows_a_ring_around_what_has_focus(window: MainWindow) -> None:
    _activate(window)
    window.top.search.setFocus()
    QTest.keyClick(window, Qt.Key.Key_Tab)

    ring = window.ring
    assert ring is not None
    assert ring.isVisible()
    assert ring.widget() is QApplication.focusWidget()


def test_a_click_shows_no_ring(window: MainWindow) -> None:
    _activate(window)
    QTest.mouseClick(window.top.search, Qt.MouseButton.LeftButton)

    ring = window.ring
    assert ring is not None
    assert not ring.isVisible()


@pytest.mark.usefixtures("people_on_file")
def test_tab_reaches_the_table_and_leaves_it_again(window: MainWindow, settle: Settle) -> None:
    page = _people(window, settle)
    _activate(window)
    page.filters.search.setFocus()
    reached: list[QWidget | None] = []
    for _ in range(20):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        reached.append(QApplication.focusWidget())

    assert page.table in reached
    assert reached.index(page.table) < 19
    assert reached[reached.index(page.table) + 1] is not page.table


@pytest.mark.usefixtures("people_on_file")
def test_arrows_enter_space_and_escape_work_in_the_list(window: MainWindow, settle: Settle) -> None:
    page = _people(window, settle)
    _activate(window)
    page.table.setFocus()
    page.table.setCurrentIndex(page.model.index(0, 1))
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    QTest.keyClick(page.table, Qt.Key.Key_Space)
    checked = len(page.model.checked)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    settle()
    was_open = page.side.isVisible()
    QTest.keySequence(window, QKeySequence(actions.BACK))
    is_open = page.side.isVisible()
    QTest.keySequence(window, QKeySequence(actions.BACK))

    assert checked == 1
    assert was_open
    assert not is_open
    assert page.model.checked == set()


@pytest.mark.usefixtures("people_on_file")
def test_ctrl_a_selects_everybody_who_matches(window: MainWindow, settle: Settle) -> None:
    page = _people(window, settle)
    _activate(window)
    page.table.setFocus()
    QTest.keySequence(page.table, QKeySequence(actions.SELECT_ALL))
    settle()

    assert len(page.model.checked) == 30


@pytest.mark.usefixtures("people_on_file")
def test_a_cell_says_its_column_to_a_screen_reader(window: MainWindow, settle: Settle) -> None:
    page = _people(window, settle)
    said = page.model.data(page.model.index(0, 1), Qt.ItemDataRole.AccessibleTextRole)

    assert str(said).startswith("氏名 ")
