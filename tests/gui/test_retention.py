"""Who is past the time rejected people are kept: told at home, looked at, then erased."""

from datetime import date

import pytest
from PySide6.QtWidgets import QLabel

from desktop.core.domain.application import ApplicationDraft, PeopleQuery, PersonDraft
from desktop.core.domain.codes import Outcome
from desktop.core.services.people.list_people import list_people
from desktop.core.services.people.save_person import save_person
from desktop.core.services.workspace.context import Workspace
from desktop.ui.main_window import MainWindow
from desktop.ui.routes import PageKey, Route
from tests.gui.conftest import Settle


@pytest.fixture(autouse=True)
def _kept(workspace: Workspace) -> None:
    for name, result in (("見本 花子", date(2026, 1, 5)), ("見本 二郎", date(2026, 11, 1))):
        draft = ApplicationDraft("溶接工", outcome=Outcome.REJECTED, decided_on=result)
        save_person(workspace, None, PersonDraft(name), draft)


def names(workspace: Workspace) -> list[str]:
    return [row.name for row in list_people(workspace, PeopleQuery()).rows]


def test_home_tells_some_time_after_the_rest_and_leads_to_the_card(
    window: MainWindow, settle: Settle
) -> None:
    home = window.page(PageKey.HOME)
    home.presenter._later.timeout.emit()
    settle()

    told = [each.text() for each in home.work.findChildren(QLabel)]

    assert "Past the time they may be kept" in told or "保存期間を過ぎた不採用の方" in told


def test_people_are_shown_before_they_are_erased(
    window: MainWindow, settle: Settle, workspace: Workspace
) -> None:
    window.go(Route(PageKey.SETTINGS, section="retention"))
    settle()
    page = window.page(PageKey.SETTINGS)
    card = page.retention
    page.company.phone.text = "045-000-0199"
    before = (card.erase.isVisible(), card.people.toPlainText())
    card.look.click()
    shown = card.people.toPlainText()

    card.erase.click()
    settle()

    assert before == (False, "")
    assert "見本 花子" in shown
    assert "2026/01/05" in shown
    assert "二郎" not in shown
    assert names(workspace) == ["見本 二郎"]
    assert not card.erase.isVisible()
    assert not card.look.isVisible()
    assert page.company.phone.text == "045-000-0199", "what is typed and not saved stays"


def test_a_longer_time_is_saved_and_counts_at_once(
    window: MainWindow, settle: Settle, workspace: Workspace
) -> None:
    window.go(Route(PageKey.SETTINGS))
    settle()
    page = window.page(PageKey.SETTINGS)
    page.retention.months_box.setValue(24)

    page.save_all()
    settle()

    assert page.presenter.settings.retention_months == 24
    assert not page.retention.look.isVisible()
    assert len(names(workspace)) == 2
