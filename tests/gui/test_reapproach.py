"""再アプローチ in the window: the list, one person, approving, later, dropping and refusing."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from desktop.core.domain.application import NoticeState
from desktop.core.domain.ids import PersonId
from desktop.core.domain.reapproach import Cause
from desktop.core.domain.vacancy import VacancyDraft
from desktop.core.domain.workspace import MailMode
from desktop.core.services.notices.mark_notices import count_outbox
from desktop.core.services.people.get_person import get_person
from desktop.core.services.reapproach.due_list import list_due
from desktop.core.services.reapproach.refresh import refresh_due
from desktop.core.services.reapproach.wishes import WishDraft, note_wish
from desktop.core.services.vacancies.save_vacancy import save_vacancy
from desktop.core.services.workspace.context import Workspace
from desktop.core.services.workspace.settings import read_settings, save_settings
from desktop.ui.context import WindowContext
from desktop.ui.main_window import MainWindow
from desktop.ui.people.page import PeoplePage
from desktop.ui.reapproach.page import ReapproachPage
from desktop.ui.reapproach.wording import evidence_words, reasons_of
from desktop.ui.routes import PageKey, Route
from desktop.ui.settings.page import SettingsPage
from tests.conftest import StillClock
from tests.fault.rig import HEADINGS, applicant, write_workbook
from tests.gui.conftest import Settle
from tests.integration.core.reapproach_rig import agree, rejected


@pytest.fixture
def people(workspace: Workspace) -> tuple[PersonId, ...]:
    """Return three people who are due: by consent, by a vacancy too, by a wish too."""
    found = tuple(rejected(workspace, number) for number in (1, 2, 3))
    agree(workspace, *found)
    refresh_due(workspace)
    note_wish(workspace, found[2], WishDraft("日勤なら", workspace.today()))
    return found


@pytest.fixture
def page(people: tuple[PersonId, ...], window: MainWindow, settle: Settle) -> ReapproachPage:
    assert people
    window.go(Route(PageKey.REAPPROACH))
    settle()
    found = window.page(PageKey.REAPPROACH)
    assert isinstance(found, ReapproachPage)
    return found


def press(button: QAbstractButton, settle: Settle) -> None:
    assert button.isVisible()
    assert button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()


def rows(page: ReapproachPage) -> list[str]:
    model = page.table.model()
    return [str(model.index(at, 0).data()) for at in range(model.rowCount())]


def test_the_list_is_empty_until_somebody_is_due(window: MainWindow, settle: Settle) -> None:
    window.go(Route(PageKey.REAPPROACH))
    settle()

    page = window.page(PageKey.REAPPROACH)
    assert isinstance(page, ReapproachPage)
    assert page.empty.isVisible()
    assert page.approve_all.isHidden()


def test_the_window_itself_finds_who_became_due(
    context: WindowContext, workspace: Workspace, settle: Settle, clock: StillClock
) -> None:
    agree(workspace, rejected(workspace))
    made = MainWindow()
    made.attach(context)
    settle()
    assert made.days is not None

    made.days.look()
    made.days.look()
    settle()

    assert len(list_due(workspace)) == 1
    clock.moment = clock.moment.replace(year=2027)
    made.days.look()
    settle()
    assert len(list_due(workspace)) == 1
    made.close()


def test_every_reason_is_told_in_plain_words(
    page: ReapproachPage, workspace: Workspace, settle: Settle
) -> None:
    save_vacancy(workspace, None, VacancyDraft("溶接工（横浜）", "横浜", "071"))
    page.reload()
    settle()

    told = {one.person_id: reasons_of(one, workspace.today()) for one in list_due(workspace)}

    first, *others = told[list_due(workspace)[2].person_id]
    assert first == "2026年5月の選考から6か月。 再応募のご案内に同意（2026/11/20 お電話）"
    assert others == ["希望：日勤なら", "同じ職種の求人『溶接工（横浜）』を追加"]
    assert evidence_words(None).startswith("再応募のご案内に同意")


def test_chips_show_one_kind_and_the_badge_counts_all(
    page: ReapproachPage, window: MainWindow, settle: Settle
) -> None:
    assert rows(page) == ["見本 花子1", "見本 花子2", "見本 花子3"]
    item = window.navigation._items[PageKey.REAPPROACH]
    assert item.accessibleName() == "再アプローチ 3"

    page.chips.chosen.emit(page.chips.current)
    page.chips.set_choices([("", ""), *((one.value, "") for one in Cause)], Cause.WISH.value)
    page.chips.chosen.emit(Cause.WISH.value)
    settle()

    assert rows(page) == ["見本 花子3"]


def test_drafts_are_written_for_everybody_who_is_shown(
    page: ReapproachPage, workspace: Workspace, opened: list[Path], settle: Settle
) -> None:
    press(page.approve_all, settle)

    assert count_outbox(workspace) == {NoticeState.DRAFT: 3}
    assert len(list(opened[0].glob("*.eml"))) == 3
    assert page.empty.isVisible()


def test_mails_wait_and_can_be_taken_back(
    page: ReapproachPage, workspace: Workspace, window: MainWindow, settle: Settle
) -> None:
    save_settings(workspace, replace(read_settings(workspace), mail_mode=MailMode.SMTP))
    page.reload()
    settle()
    page.open_row(0)
    settle()
    assert page.panel.approve.text() == "1名に送る"

    press(page.panel.approve, settle)
    assert rows(page) == ["見本 花子2", "見本 花子3"]
    assert page.panel.isHidden()
    window.undo()
    settle()

    assert rows(page) == ["見本 花子1", "見本 花子2", "見本 花子3"]


def test_one_person_is_put_off_dropped_and_brought_back(
    *,
    page: ReapproachPage,
    window: MainWindow,
    workspace: Workspace,
    clock: StillClock,
    settle: Settle,
) -> None:
    page.open_row(0)
    settle()
    page.panel.until.setDate(QDate(2026, 12, 1))
    press_hidden(page.panel.later, settle)
    assert rows(page) == ["見本 花子2", "見本 花子3"]

    clock.moment = clock.moment.replace(second=1)
    page.open_row(0)
    settle()
    page.panel.why.setText("他社に決まった")
    press_hidden(page.panel.drop, settle)
    assert rows(page) == ["見本 花子3"]
    window.undo()
    settle()

    assert rows(page) == ["見本 花子2", "見本 花子3"]
    clock.moment = clock.moment.replace(month=12, day=2)
    page.reload()
    settle()
    assert len(list_due(workspace)) == 3


def press_hidden(button: QAbstractButton, settle: Settle) -> None:
    """Press what may lie below the fold."""
    assert button.isEnabled()
    button.click()
    settle()


def test_a_refusal_takes_the_person_off_at_once(
    page: ReapproachPage, workspace: Workspace, people: tuple[PersonId, ...], settle: Settle
) -> None:
    page.open_row(0)
    settle()
    press_hidden(page.panel.answer, settle)
    assert page.panel.consent.refused.isChecked()
    press_hidden(page.panel.consent.save, settle)

    assert rows(page) == ["見本 花子2", "見本 花子3"]
    kinds = [one.kind for one in get_person(workspace, people[0]).timeline]
    assert "reapproach.refused" in kinds


def test_a_text_is_copied_for_who_has_no_address(
    page: ReapproachPage, workspace: Workspace, settle: Settle
) -> None:
    with workspace.store.write() as connection:
        connection.exec_driver_sql("UPDATE person SET email = ''")
    page.reload()
    settle()
    assert page.approve_all.isHidden()
    page.open_row(0)
    settle()
    assert page.panel.approve.isHidden()

    press(page.panel.copy, settle)

    assert "再応募のご案内" in QGuiApplication.clipboard().text()
    assert count_outbox(workspace) == {NoticeState.DRAFT: 1}


def test_the_panel_closes_by_escape_and_a_narrow_window_shows_it_alone(
    page: ReapproachPage, window: MainWindow, settle: Settle
) -> None:
    page.table.selectRow(0)
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    settle()
    assert page.panel.isVisible()
    window.resize(1000, 640)
    settle()
    assert page.left.isHidden()

    QTest.keyClick(page.panel, Qt.Key.Key_Escape)
    settle()

    assert page.panel.isHidden()
    assert page.left.isVisible()


def test_answers_of_a_list_are_taken_for_people_on_file(
    *,
    page: ReapproachPage,
    window: MainWindow,
    tmp_path: Path,
    clock: StillClock,
    settle: Settle,
) -> None:
    clock.moment = clock.moment.replace(second=1)
    file = write_workbook(
        tmp_path / "answers.xlsx",
        [
            (*HEADINGS, "再応募可否"),
            (*named(1), "×"),
            (*named(2), "○"),
            (*applicant(77), "×"),
        ],
    )

    page.take_list(file)
    settle()

    assert rows(page) == ["見本 花子2", "見本 花子3"]
    window.undo()
    settle()
    assert rows(page) == ["見本 花子1", "見本 花子2", "見本 花子3"]


def named(number: int) -> tuple[str, ...]:
    one = list(applicant(number))
    one[1] = f"ミホン ハナコ{number:03d}"
    return tuple(one)


def test_a_list_without_answers_is_told(
    page: ReapproachPage, window: MainWindow, tmp_path: Path, settle: Settle
) -> None:
    page.take_list(write_workbook(tmp_path / "list.xlsx", [HEADINGS, named(1)]))
    settle()

    assert window.error.isVisible()


def test_an_answer_and_a_wish_are_recorded_on_the_page_of_people(
    window: MainWindow, workspace: Workspace, settle: Settle
) -> None:
    person = rejected(workspace)
    window.go(Route(PageKey.PEOPLE))
    settle()
    page = window.page(PageKey.PEOPLE)
    assert isinstance(page, PeoplePage)
    page.open_row(0)
    settle()
    press(page.detail.answer, settle)
    panel = page.answers.panel
    assert panel is not None
    panel.form.text_version.setText("応募フォーム 2026-04")
    press_hidden(panel.form.save, settle)
    assert get_person(workspace, person).has_reapproach_consent

    page.open_row(0)
    settle()
    press(page.detail.answer, settle)
    press_hidden(panel.keep, settle)
    assert panel.note.hint.isVisible()
    panel.note.text = "春からパートで"
    panel.has_day.setChecked(True)
    press_hidden(panel.keep, settle)

    kinds = [one.kind for one in get_person(workspace, person).timeline]
    assert {"wish.noted", "reapproach.agreed"} <= set(kinds)


def test_the_selected_people_answer_together(
    window: MainWindow, workspace: Workspace, settle: Settle
) -> None:
    people = [rejected(workspace, number) for number in (1, 2)]
    window.go(Route(PageKey.PEOPLE))
    settle()
    page = window.page(PageKey.PEOPLE)
    assert isinstance(page, PeoplePage)
    page.toggle_all()
    settle()
    press(page.bulk.answer, settle)
    panel = page.answers.panel
    assert panel is not None
    assert panel.wish.isHidden()
    press_hidden(panel.form.save, settle)

    assert all(get_person(workspace, one).has_reapproach_consent for one in people)
    window.undo()
    settle()
    assert not any(get_person(workspace, one).has_reapproach_consent for one in people)


def test_the_two_months_are_settings(
    window: MainWindow, workspace: Workspace, settle: Settle
) -> None:
    window.go(Route(PageKey.SETTINGS))
    settle()
    page = window.page(PageKey.SETTINGS)
    assert isinstance(page, SettingsPage)
    page.retention.after_box.setValue(9)
    page.retention.gap_box.setValue(12)
    page.save_all()
    settle()

    found = read_settings(workspace)
    assert (found.reapproach_after_months, found.reapproach_gap_months) == (9, 12)
