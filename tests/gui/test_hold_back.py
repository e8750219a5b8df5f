"""Detail or speed in the window: chosen in place, proposed anew, taken back; and who waits."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from desktop.core.services.privacy.hold_back import choose_hold_back
from desktop.core.services.workspace.context import Workspace
from desktop.core.services.workspace.settings import read_settings
from desktop.ui.main_window import MainWindow
from desktop.ui.privacy.page import PrivacyPage
from desktop.ui.routes import PageKey, Route
from tests.gui.conftest import Settle
from tests.integration.core.privacy_rig import closed_people

pytestmark = pytest.mark.slow


def _page(window: MainWindow, settle: Settle) -> PrivacyPage:
    window.go(Route(PageKey.PRIVACY))
    settle()
    found = window.page(PageKey.PRIVACY)
    assert isinstance(found, PrivacyPage)
    return found


def test_a_choice_by_keyboard_is_proposed_and_taken_back(
    window: MainWindow, settle: Settle, workspace: Workspace
) -> None:
    closed_people(workspace, 60)
    choose_hold_back(workspace, 0.1)
    page = _page(window, settle)
    bar = page.hold_back
    slow = (bar.now.text(), bar.cost.text(), page.waiting_alone.isVisible())
    QTest.keyClick(bar.slider, Qt.Key.Key_End)
    settle()
    fast = (bar.now.text(), bar.cost.text(), page.waiting_alone.isVisible())
    kept = read_settings(workspace).hold_back
    window.undo()
    settle()

    assert slow[0].startswith("細かさ優先")
    assert "いまは出せる方がなく、60名が待ちます。" in slow[1]
    assert "早さ優先なら約60名を出し、0名が待ちます" in slow[1]
    assert fast[0].startswith("早さ優先")
    assert "いまは60名を出し、0名が待ちます。" in fast[1]
    assert (slow[2], fast[2], kept) == (True, False, 1.0)
    assert read_settings(workspace).hold_back == 0.1
    assert bar.choice == 0.1
    assert page.waiting_alone.isVisible()


def test_who_waits_is_told_by_what_they_wait_for(
    window: MainWindow, settle: Settle, workspace: Workspace
) -> None:
    closed_people(workspace, 12, eu_every=6)
    with workspace.store.write() as connection:
        connection.exec_driver_sql("UPDATE person SET is_released = 1 WHERE id = 1")
    page = _page(window, settle)
    card = page.waiting_alone
    first = card.names[0]
    before = [one.text() for one in card.findChildren(QLabel) if one.isVisible()]
    QTest.mouseClick(first, Qt.MouseButton.LeftButton)
    shown = [one.text() for one in card.findChildren(QLabel) if one.isVisible()]
    QTest.mouseClick(first, Qt.MouseButton.LeftButton)
    after = [one.text() for one in card.findChildren(QLabel) if one.isVisible()]

    assert card.caption.text() == "11名"
    assert "全体であと11名そろえば出せます" in before
    assert "EU域内からのデータ" in before
    assert not any("見本 三2郎" in one for one in before)
    assert any("見本 三2郎" in one for one in shown)
    assert after == before
    assert first.accessibleName() == "お名前：全体であと11名そろえば出せます"
