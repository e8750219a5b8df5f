"""送信のきまり on the settings page: what is set is what the desk keeps to."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.core.domain.workspace import SendingRules
from desktop.core.services.workspace.context import Workspace
from desktop.core.services.workspace.settings import read_settings
from desktop.ui.main_window import MainWindow
from desktop.ui.routes import PageKey, Route
from desktop.ui.settings.page import SettingsPage
from desktop.ui.widgets.fields import choose_key
from tests.gui.conftest import Settle

pytestmark = pytest.mark.slow


@pytest.fixture
def page(window: MainWindow, settle: Settle) -> SettingsPage:
    window.go(Route(PageKey.SETTINGS, section="sending"))
    settle()
    found = window.page(PageKey.SETTINGS)
    assert isinstance(found, SettingsPage)
    return found


def save(page: SettingsPage, settle: Settle) -> None:
    QTest.mouseClick(page.save, Qt.MouseButton.LeftButton)
    settle()


def test_the_rules_are_shown_and_saved(
    page: SettingsPage, workspace: Workspace, settle: Settle
) -> None:
    card = page.sending
    shown = (card.delay_box.value(), card.from_box.value(), card.to_box.value())
    card.delay_box.setValue(0)
    card.pace_box.setValue(5)
    card.cap_box.setValue(50)
    card.from_box.setValue(10)
    card.business_days.setChecked(False)

    save(page, settle)

    assert shown == (10, 9, 18)
    assert read_settings(workspace).sending == SendingRules(
        0, 5, 50, hour_from=10, hour_to=18, business_days_only=False
    )


def test_any_hour_switches_the_hours_off_and_back(
    page: SettingsPage, workspace: Workspace, settle: Settle
) -> None:
    card = page.sending
    choose_key(card.hours_box, "any")
    is_open = card.from_box.isEnabled()
    save(page, settle)
    any_hour = read_settings(workspace).sending
    page.reload()
    settle()
    choose_key(card.hours_box, "office")
    save(page, settle)

    assert not is_open
    assert (any_hour.hour_from, any_hour.hour_to) == (0, 0)
    assert read_settings(workspace).sending == SendingRules()


def test_an_office_that_closes_before_it_opens_is_marked(
    page: SettingsPage, workspace: Workspace, settle: Settle
) -> None:
    card = page.sending
    card.from_box.setValue(20)
    card.to_box.setValue(9)

    save(page, settle)

    assert card.field_of("sending") is card.hour_to
    assert read_settings(workspace).sending == SendingRules()
