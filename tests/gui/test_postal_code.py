"""The form for a person fills the address of a postal code in, and never over what was typed."""

import pytest
from PySide6.QtTest import QTest

from desktop.core.domain.application import PeopleQuery, PersonDraft
from desktop.core.services.people.get_person import get_person
from desktop.core.services.people.list_people import list_people
from desktop.core.services.people.save_person import save_person
from desktop.core.services.workspace.context import Workspace
from desktop.ui.main_window import MainWindow
from desktop.ui.people.edit_panel import EditPanel
from desktop.ui.people.page import PeoplePage
from desktop.ui.routes import PageKey, Route
from tests.gui.conftest import Settle


@pytest.fixture
def form(window: MainWindow, settle: Settle) -> EditPanel:
    window.go(Route(PageKey.PEOPLE))
    settle()
    page = window.page(PageKey.PEOPLE)
    assert isinstance(page, PeoplePage)
    page.add_person()
    settle()
    return page.edit


def test_a_typed_code_fills_the_address_and_its_prefecture(
    form: EditPanel, settle: Settle, workspace: Workspace
) -> None:
    form.name.text = "見本 空"
    form.postal_box.setText("１０５００１")
    form.postal_box.textEdited.emit("１０５００１１")
    settle()
    assert (form.postal.text, form.address.text) == ("105-0011", "東京都港区芝公園")

    # Another code replaces what the form itself filled in.
    form.postal_box.clear()
    QTest.keyClicks(form.postal_box, "0600042")
    settle()
    assert form.address.text == "北海道札幌市中央区大通西"
    form.address_box.end(False)
    QTest.keyClicks(form.address_box, "x")
    form.postal_box.clear()
    QTest.keyClicks(form.postal_box, "1050011")
    settle()
    assert "札幌市" in form.address.text

    form.main.click()
    settle()

    saved = get_person(workspace, list_people(workspace, PeopleQuery()).rows[0].person_id).person
    assert (saved.postal_code, saved.prefecture_code) == ("105-0011", "01")


@pytest.mark.parametrize("code", ["0000000", "10500", "abc"])
def test_what_is_no_known_code_fills_nothing(form: EditPanel, settle: Settle, code: str) -> None:
    QTest.keyClicks(form.postal_box, code)
    settle()

    assert form.address.text == ""


def test_what_was_typed_stays(form: EditPanel, settle: Settle) -> None:
    QTest.keyClicks(form.address_box, "x")
    QTest.keyClicks(form.postal_box, "1050011")
    settle()

    assert form.address.text == "x"


def test_an_edit_keeps_what_the_form_does_not_show(
    form: EditPanel, window: MainWindow, settle: Settle, workspace: Workspace
) -> None:
    draft = PersonDraft(
        "見本 花子",
        address="東京都港区1",
        prefecture_code="13",
        qualifications=("簿記2級",),
        qualification_family="accounting",
    )
    who = save_person(workspace, None, draft, None).person_id
    window.go(Route(PageKey.PEOPLE, person_id=who))
    settle()
    form.show_person(get_person(workspace, who))

    form.main.click()
    settle()

    assert get_person(workspace, who).person == draft
