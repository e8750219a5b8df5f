"""ホーム: first steps, trends, and nothing counted that nobody counted."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from desktop.core.domain.workspace import AgencyProfile, DisclosureBasis
from desktop.core.services.workspace.context import Workspace
from desktop.core.services.workspace.today import read_today
from desktop.core.services.workspace.trends import read_trends
from desktop.ui.home.page import HomePage
from desktop.ui.home.trends import TrendsRow
from desktop.ui.main_window import MainWindow
from desktop.ui.routes import PageKey, Route
from tests.gui.conftest import Settle

AFTER_MS = 1000
_ENROLLED = datetime(2026, 11, 1, tzinfo=UTC)


def _home(window: MainWindow, settle: Settle) -> HomePage:
    window.go(Route(PageKey.HOME))
    settle()
    QTest.qWait(AFTER_MS)
    settle()
    page = window.page(PageKey.HOME)
    assert isinstance(page, HomePage)
    return page


def _trends(page: HomePage) -> TrendsRow:
    assert page.trends is not None
    return page.trends


def test_an_empty_workspace_shows_first_steps_and_no_trend(
    window: MainWindow, settle: Settle
) -> None:
    page = _home(window, settle)

    assert page.steps.isVisible()
    assert page.trends is None
    assert page.steps.caption.text() == "1 / 4"


@pytest.mark.usefixtures("people_on_file")
def test_trends_come_after_the_rest_and_say_every_number(
    window: MainWindow, settle: Settle
) -> None:
    page = window.page(PageKey.HOME)
    assert isinstance(page, HomePage)
    at_first = page.trends
    trends = _trends(_home(window, settle))
    chart = trends.notices.chart

    assert at_first is None
    assert trends.isVisible()
    assert trends.notices.nothing.isVisible()
    assert not chart.isVisible()
    assert chart.accessibleName().count(",") == 7
    assert trends.notices.figure.text() == ""


@pytest.mark.usefixtures("people_on_file")
def test_trends_stand_two_by_two_where_the_window_is_narrow(
    window: MainWindow, settle: Settle
) -> None:
    trends = _trends(_home(window, settle))
    wide = {card.y() for card in trends.cards}
    height = max(card.height() for card in trends.cards)
    window.resize(1000, 720)
    settle()

    assert len(wide) == 1
    assert height < 240
    assert len({card.y() for card in trends.cards}) == 2
    for card in trends.cards:
        assert trends.rect().contains(card.geometry())


@pytest.mark.usefixtures("people_on_file")
def test_trends_have_their_place_the_moment_they_appear(
    window: MainWindow, settle: Settle, workspace: Workspace
) -> None:
    window.resize(1280, 720)
    settle()
    page = window.page(PageKey.HOME)
    assert isinstance(page, HomePage)
    page._show_trends(read_trends(workspace))
    trends = _trends(page)

    squeezed = [
        label.text()
        for label in trends.findChildren(QLabel)
        if label.isVisible()
        and not label.wordWrap()
        and (
            label.width() < label.minimumSizeHint().width()
            or label.height() < label.minimumSizeHint().height()
        )
    ]
    assert squeezed == []
    assert trends.width() > 600
    assert (window.width(), window.height()) == (1280, 720)


@pytest.mark.usefixtures("people_on_file")
def test_every_word_of_a_trend_fits(window: MainWindow, settle: Settle) -> None:
    window.resize(1280, 720)
    trends = _trends(_home(window, settle))

    cut = [
        label.text()
        for label in trends.findChildren(QLabel)
        if label.isVisible() and not label.wordWrap() and label.width() < label.sizeHint().width()
    ]
    assert cut == []


@pytest.mark.usefixtures("people_on_file")
def test_the_first_steps_disappear_when_all_are_done(
    workspace: Workspace, window: MainWindow, settle: Settle
) -> None:
    page = _home(window, settle)
    was_open = page.steps.isVisible()
    settings = replace(
        page.presenter.context.settings,
        disclosure=DisclosureBasis.STATED,
        publication_url="https://example.org/privacy",
    )
    agency = AgencyProfile(
        "さざなみキャリア", "14-ユ-009999", "", "", "1", "http://127.0.0.1", 10, _ENROLLED
    )
    page._show_steps(read_today(workspace), settings, agency)

    assert was_open
    assert not page.steps.isVisible()
