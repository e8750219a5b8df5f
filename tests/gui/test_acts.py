"""The main job by the window's own controls, with the acts counted (decision 40)."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.core.domain.application import NoticeState, PeopleQuery
from desktop.core.domain.codes import Outcome
from desktop.core.services.notices.mark_notices import count_notices
from desktop.core.services.notices.preview_notices import list_waiting
from desktop.core.services.people.list_people import list_people
from desktop.core.services.vacancies.save_vacancy import list_vacancies
from desktop.core.services.workspace.context import Workspace
from desktop.ui import actions
from desktop.ui.imports.page import ImportsPage
from desktop.ui.main_window import MainWindow
from desktop.ui.notices.page import NoticesPage
from desktop.ui.people.page import PeoplePage
from desktop.ui.routes import PageKey, Route
from desktop.ui.vacancies.page import VacanciesPage
from tests.gui.conftest import SAMPLE, Settle


def _click(button: QWidget) -> None:
    assert button.isVisible()
    assert button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def _drop(window: MainWindow, file: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    event = QDropEvent(
        QPointF(700, 400),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    # sendEvent() delivers a drop only in the course of a real drag.
    window.dropEvent(event)
    assert event.isAccepted()


def _chip(page: QWidget, text: str) -> QPushButton:
    return next(each for each in page.findChildren(QPushButton) if each.text() == text)


def test_five_acts_lead_from_a_workbook_to_its_drafts(
    window: MainWindow, settle: Settle, tmp_path: Path, opened: list[Path]
) -> None:
    _drop(window, SAMPLE)
    settle()
    imports = window.page(PageKey.IMPORTS)
    assert isinstance(imports, ImportsPage)
    _click(imports.start)
    settle()
    window.go(Route(PageKey.PEOPLE))
    settle()
    people = window.page(PageKey.PEOPLE)
    assert isinstance(people, PeoplePage)
    _click(_chip(people, "不採用"))
    settle()
    selected = len(people.model.checked)
    _click(people.bulk.notices)
    settle()
    notices = window.page(PageKey.NOTICES)
    assert isinstance(notices, NoticesPage)
    QTest.keyClick(notices.save, Qt.Key.Key_Space)
    settle()

    drafts = list((tmp_path / "drafts").rglob("*.eml"))
    assert selected > 0
    assert len(drafts) == selected
    assert all("X-Unsent: 1" in each.read_text(encoding="utf-8") for each in drafts)
    assert opened


def test_an_import_can_be_taken_back_with_the_keyboard(
    window: MainWindow, settle: Settle, workspace: Workspace
) -> None:
    window.go(Route(PageKey.IMPORTS, file=SAMPLE))
    settle()
    imports = window.page(PageKey.IMPORTS)
    assert isinstance(imports, ImportsPage)
    imports.import_now()
    settle()
    before = list_people(workspace, PeopleQuery()).total
    QTest.keySequence(window, QKeySequence(actions.UNDO))
    settle()

    assert before == 30
    assert list_people(workspace, PeopleQuery()).total == 0


def test_a_file_that_is_no_table_is_told_in_words(
    window: MainWindow, settle: Settle, tmp_path: Path
) -> None:
    wrong = tmp_path / "photo.png"
    wrong.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    window.go(Route(PageKey.IMPORTS, file=wrong))
    settle()

    assert window.error.shown_code == "IMPORT-0101"
    assert not window.bottom.is_working


@pytest.mark.usefixtures("people_on_file")
def test_rejecting_can_be_undone(window: MainWindow, settle: Settle, workspace: Workspace) -> None:
    window.go(Route(PageKey.PEOPLE))
    settle()
    people = window.page(PageKey.PEOPLE)
    assert isinstance(people, PeoplePage)
    in_progress = PeopleQuery(outcome=Outcome.IN_PROGRESS)
    before = list_people(workspace, in_progress).total
    _click(_chip(people, "選考中"))
    settle()
    people.toggle_all()
    settle()
    _click(people.bulk.reject)
    _click(people.reject.main)
    settle()
    after = list_people(workspace, in_progress).total
    window.undo()
    settle()

    assert before > 0
    assert after == 0
    assert list_people(workspace, in_progress).total == before


@pytest.mark.usefixtures("people_on_file")
def test_drafts_learn_that_they_were_sent(
    window: MainWindow, settle: Settle, workspace: Workspace
) -> None:
    window.go(Route(PageKey.NOTICES))
    settle()
    notices = window.page(PageKey.NOTICES)
    assert isinstance(notices, NoticesPage)
    notices.save_or_send()
    settle()
    drafted = count_notices(workspace).draft
    _click(notices.outbox.was_sent)
    settle()

    assert drafted > 0
    assert count_notices(workspace).sent == drafted
    assert count_notices(workspace).draft == 0


@pytest.mark.usefixtures("people_on_file")
def test_subject_and_body_are_copied_person_by_person(
    window: MainWindow, settle: Settle, workspace: Workspace
) -> None:
    window.go(Route(PageKey.NOTICES))
    settle()
    notices = window.page(PageKey.NOTICES)
    assert isinstance(notices, NoticesPage)
    _click(notices.copy_subject)
    settle()
    subject = QGuiApplication.clipboard().text()
    _click(notices.copy_body)
    settle()
    first = QGuiApplication.clipboard().text()
    notices.step(1)
    settle()
    _click(notices.copy_body)
    settle()
    second = QGuiApplication.clipboard().text()

    assert "株式会社みのり精工" in subject
    assert "様" in first
    assert first != second
    assert count_notices(workspace).draft == 2


def test_a_person_is_added_by_hand(
    window: MainWindow, settle: Settle, workspace: Workspace
) -> None:
    window.go(Route(PageKey.PEOPLE))
    settle()
    people = window.page(PageKey.PEOPLE)
    assert isinstance(people, PeoplePage)
    people.add_person()
    people.edit.name.text = "髙橋 美咲"
    people.edit.kana.text = "タカハシ ミサキ"
    people.edit.birth.text = "1994/3/8"
    people.edit.vacancy_box.setEditText("品質保証")
    _click(people.edit.main)
    settle()

    rows = list_people(workspace, PeopleQuery()).rows
    assert [(row.name, row.vacancy_title) for row in rows] == [("髙橋 美咲", "品質保証")]
    assert people.detail.name.text() == "髙橋 美咲"


def test_a_person_without_a_name_is_not_saved(window: MainWindow, settle: Settle) -> None:
    window.go(Route(PageKey.PEOPLE))
    settle()
    people = window.page(PageKey.PEOPLE)
    assert isinstance(people, PeoplePage)
    people.add_person()
    _click(people.edit.main)

    assert people.edit.name.editor.property("state") == "error"


@pytest.mark.usefixtures("people_on_file")
def test_erasing_names_the_act_and_its_number(
    window: MainWindow, settle: Settle, workspace: Workspace
) -> None:
    window.go(Route(PageKey.PEOPLE))
    settle()
    people = window.page(PageKey.PEOPLE)
    assert isinstance(people, PeoplePage)
    people.open_row(0)
    settle()
    _click(people.detail.erase)
    question = people.erase.main.text()
    _click(people.erase.main)
    settle()

    assert question == "1名を完全に消去"
    assert list_people(workspace, PeopleQuery()).total == 29


@pytest.mark.usefixtures("people_on_file")
def test_search_in_the_top_bar_finds_people_and_pages(window: MainWindow, settle: Settle) -> None:
    window.top.search.setText("設定")
    QTest.keyClick(window.top.search, Qt.Key.Key_Return)
    settle()
    shown_first = window.current_key
    window.top.search.setText("タカハシ")
    QTest.keyClick(window.top.search, Qt.Key.Key_Return)
    settle()
    QTest.qWait(300)
    settle()
    people = window.page(PageKey.PEOPLE)
    assert isinstance(people, PeoplePage)

    assert shown_first is PageKey.SETTINGS
    assert window.current_key is PageKey.PEOPLE
    assert 0 < people.model.rowCount() < 30


@pytest.mark.usefixtures("people_on_file")
def test_a_sent_notice_is_told_in_the_list(
    window: MainWindow, settle: Settle, workspace: Workspace
) -> None:
    window.go(Route(PageKey.NOTICES))
    settle()
    notices = window.page(PageKey.NOTICES)
    assert isinstance(notices, NoticesPage)
    notices.save_or_send()
    settle()
    notices.presenter.mark_drafts(NoticeState.SENT)
    settle()

    states = {row.notice_state for row in list_people(workspace, PeopleQuery(limit=100)).rows}
    assert NoticeState.SENT in states
    assert NoticeState.DRAFT not in states


def test_a_vacancy_proposes_its_occupation(
    window: MainWindow, settle: Settle, workspace: Workspace
) -> None:
    window.go(Route(PageKey.VACANCIES))
    settle()
    page = window.page(PageKey.VACANCIES)
    assert isinstance(page, VacanciesPage)
    page.add_vacancy()
    page.form.name.text = "溶接"
    page.form.title_typed.emit("溶接")
    QTest.qWait(350)
    settle()
    buttons = page.form.findChildren(QPushButton)
    proposal = next(each for each in buttons if each.property("proposal"))
    name = proposal.text()
    _click(proposal)
    _click(page.form.save)
    settle()

    saved = list_vacancies(workspace)
    assert [each.title for each in saved] == ["溶接"]
    assert saved[0].occupation_name == name


def test_settings_are_saved_and_a_missing_name_is_marked(
    window: MainWindow, settle: Settle
) -> None:
    from desktop.ui.settings.page import SettingsPage  # noqa: PLC0415 - beside its one use

    window.go(Route(PageKey.SETTINGS))
    settle()
    page = window.page(PageKey.SETTINGS)
    assert isinstance(page, SettingsPage)
    page.company.company_name.text = ""
    page.save_all()
    settle()
    fault = window.error.shown_code
    page.company.company_name.text = "株式会社みのり精工"
    page.company.phone.text = "045-000-0199"
    page.save_all()
    settle()

    assert fault == "DATA-0803"
    assert page.presenter.settings.company_phone == "045-000-0199"


@pytest.mark.usefixtures("people_on_file")
def test_few_drafts_are_opened_themselves(
    window: MainWindow, settle: Settle, workspace: Workspace, opened: list[Path]
) -> None:
    ids = list_waiting(workspace)[:2]
    window.go(Route(PageKey.NOTICES, application_ids=ids))
    settle()
    notices = window.page(PageKey.NOTICES)
    assert isinstance(notices, NoticesPage)
    notices.save_or_send()
    settle()

    assert len(opened) == 2
    assert {path.suffix for path in opened} == {".eml"}


@pytest.mark.usefixtures("people_on_file")
def test_a_second_draft_for_the_same_person_is_blocked(
    window: MainWindow, settle: Settle, workspace: Workspace
) -> None:
    ids = list_waiting(workspace)[:1]
    for _ in range(2):
        window.go(Route(PageKey.NOTICES, application_ids=ids))
        settle()
        notices = window.page(PageKey.NOTICES)
        assert isinstance(notices, NoticesPage)
        notices.save_or_send()
        settle()

    assert count_notices(workspace).draft == 1


@pytest.mark.usefixtures("people_on_file")
def test_a_text_with_an_unknown_placeholder_cannot_be_saved_as_drafts(
    window: MainWindow, settle: Settle
) -> None:
    window.go(Route(PageKey.NOTICES))
    settle()
    notices = window.page(PageKey.NOTICES)
    assert isinstance(notices, NoticesPage)
    notices.text.body_box.insertPlainText("{{どこにもない}}")
    QTest.qWait(400)
    settle()

    assert not notices.save.isEnabled()
    assert "要修正" in notices.checks.verdict.text
