"""The two acts ホーム and リレー・紹介枠 share."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.ports import Progress
from desktop.ui.context import WindowContext
from desktop.ui.home.page import HomePage
from desktop.ui.main_window import MainWindow
from desktop.ui.relay.page import RelayPage
from desktop.ui.routes import PageKey, Route
from tests.gui.conftest import Settle

PAGES = [PageKey.HOME, PageKey.RELAY]


def _page(window: MainWindow, key: PageKey, settle: Settle) -> HomePage | RelayPage:
    window.go(Route(key))
    settle()
    page = window.page(key)
    assert isinstance(page, HomePage | RelayPage)
    return page


def _window(context: WindowContext, register: Callable[[Progress], int]) -> MainWindow:
    made = MainWindow()
    made.show()
    made.attach(context._replace(register_sample_candidates=register))
    return made


@pytest.mark.parametrize("key", PAGES)
def test_without_an_agency_the_text_to_paste_is_not_copied_and_the_reason_told(
    window: MainWindow, settle: Settle, key: PageKey
) -> None:
    QGuiApplication.clipboard().setText("before")
    page = _page(window, key, settle)
    QTest.mouseClick(page.relay.copy, Qt.MouseButton.LeftButton)
    settle()

    assert window.error.shown_code == ErrorCode.RELAY_NOT_READY
    assert QGuiApplication.clipboard().text() == "before"
    assert not page.relay.sample.isVisible()


@pytest.mark.parametrize("key", PAGES)
def test_the_sample_button_works_again_after_it_failed(
    context: WindowContext, settle: Settle, key: PageKey
) -> None:
    tries: list[int] = []

    def register(_progress: Progress) -> int:
        tries.append(1)
        if len(tries) == 1:
            raise AppError(ErrorCode.AGENCY_UNREACHABLE)
        return 10

    window = _window(context, register)
    settle()
    page = _page(window, key, settle)
    QTest.mouseClick(page.relay.sample, Qt.MouseButton.LeftButton)
    is_dead = not page.relay.sample.isEnabled()
    settle()
    fault = window.error.shown_code
    QTest.mouseClick(page.relay.sample, Qt.MouseButton.LeftButton)
    settle()
    window.close()

    assert is_dead
    assert fault == ErrorCode.AGENCY_UNREACHABLE
    assert len(tries) == 2
    assert page.relay.sample.isEnabled()
