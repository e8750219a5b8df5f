"""The window by keyboard alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from desktop.ui import actions
from desktop.ui.home.page import HomePage
from desktop.ui.main_window import MainWindow
from desktop.ui.notices.page import NoticesPage
from desktop.ui.people.page import PeoplePage
from desktop.ui.routes import EARLIER_BATCHES, PageKey, Route
from desktop.ui.vacancies.page import VacanciesPage
from desktop.ui.widgets.buttons import ChoiceChips
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
def test_tab_reaches_every_act_and_chart_of_home(window: MainWindow, settle: Settle) -> None:
    window.go(Route(PageKey.HOME))
    home = window.page(PageKey.HOME)
    assert isinstance(home, HomePage)
    # The charts come when the window has been calm for a while, later on a busy machine.
    for _ in range(200):
        if home.trends is not None:
            break
        QTest.qWait(100)
    settle()
    assert home.trends is not None
    _activate(window)
    home.relay.copy.setFocus()
    reached: set[QWidget | None] = set()
    ringed: list[bool] = []
    for _ in range(40):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        reached.add(QApplication.focusWidget())
        ringed.append(window.ring is not None and window.ring.isVisible())

    charts = {card.chart for card in home.trends.cards if card.chart.isVisible()}
    acts = {each for each in home.findChildren(QPushButton) if each.isVisible()}
    assert acts <= reached
    assert charts <= reached
    assert all(ringed)


def test_tab_reaches_every_act_of_sync_and_of_earlier_batches(
    window: MainWindow, settle: Settle
) -> None:
    _activate(window)
    for route in (Route(PageKey.SYNC), Route(PageKey.PRIVACY, section=EARLIER_BATCHES)):
        window.go(route)
        settle()
        page = window.page(route.page)
        assert page is not None
        window.top.search.setFocus()
        reached: set[QWidget | None] = set()
        for _ in range(40):
            QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
            reached.add(QApplication.focusWidget())
        acts = {
            each
            for each in page.findChildren(QPushButton)
            if each.isVisible() and each.isEnabled() and not _is_reached_by_arrows(each)
        }

        assert acts
        assert acts <= reached


def _is_reached_by_arrows(each: QPushButton) -> bool:
    """Of a row of chips the tab key reaches the chosen one; arrows lead to the others."""
    return isinstance(each.parent(), ChoiceChips) and not each.isChecked()


@pytest.mark.usefixtures("people_on_file")
def test_escape_closes_the_form_of_a_vacancy_and_gives_the_keys_back(
    window: MainWindow, settle: Settle
) -> None:
    window.go(Route(PageKey.VACANCIES))
    settle()
    page = window.page(PageKey.VACANCIES)
    assert isinstance(page, VacanciesPage)
    _activate(window)
    page.table.setFocus()
    page.table.setCurrentIndex(page._model.index(0, 0))
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    in_form = QApplication.focusWidget()
    is_hidden = page.table.isColumnHidden(2)
    QTest.keySequence(window, QKeySequence(actions.BACK))

    assert in_form is page.form.name.editor
    assert is_hidden
    assert not page.form.isVisible()
    assert not page.table.isColumnHidden(2)
    assert QApplication.focusWidget() is page.table


@pytest.mark.usefixtures("people_on_file")
def test_enter_in_the_outbox_reads_a_notice_and_escape_goes_back(
    window: MainWindow, settle: Settle
) -> None:
    window.go(Route(PageKey.NOTICES))
    settle()
    page = window.page(PageKey.NOTICES)
    assert isinstance(page, NoticesPage)
    page.save_or_send()
    settle()
    _activate(window)
    page.outbox.table.setFocus()
    page.outbox.table.setCurrentIndex(page.outbox._model.index(2, 0))
    name = page.outbox._model.rows[2].name
    QTest.keyClick(page.outbox.table, Qt.Key.Key_Return)
    settle()
    title = page.written.title.text()
    QTest.keySequence(window, QKeySequence(actions.BACK))

    assert name in title
    assert not page.written.isVisible()
    assert QApplication.focusWidget() is page.outbox.table


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
