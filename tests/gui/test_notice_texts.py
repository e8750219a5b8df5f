"""The editor of notices: chips as one character, tones, versions, anybody's mail, the check."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from desktop.core.domain.application import RejectApplicants
from desktop.core.domain.ids import ApplicationId
from desktop.core.domain.notice import TextSource
from desktop.core.services.notices.preview_notices import list_waiting
from desktop.core.services.notices.templates import read_template, shipped_template
from desktop.core.services.workspace.context import Workspace
from desktop.ui.main_window import MainWindow
from desktop.ui.notices.page import NoticesPage
from desktop.ui.notices.text_editor import ChipEdit
from desktop.ui.people.reject_panel import RejectPanel
from desktop.ui.routes import PageKey, Route
from desktop.ui.widgets.fields import choose_key
from tests.gui.conftest import Settle

_TEXT = "{{氏名}} 様\n\n{{会社名}}の𠮷と{{担当者}}です。\n{{書類の取扱い}}"


@pytest.fixture
def editor() -> ChipEdit:
    made = ChipEdit({"氏名", "会社名", "担当者", "書類の取扱い", "署名"}.__contains__)
    made.show_source(_TEXT)
    made.resize(300, 200)
    made.show()
    made.setFocus()
    return made


def test_a_text_is_kept_as_it_was_shown(editor: ChipEdit) -> None:
    assert editor.source() == _TEXT
    assert editor.chips() == ["氏名", "会社名", "担当者", "書類の取扱い"]
    assert "{" not in editor.toPlainText()
    assert "氏名" in editor.accessibleDescription()
    assert not editor.grab().isNull()


def test_one_backspace_takes_a_chip_and_undo_brings_it_back(editor: ChipEdit) -> None:
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    QTest.keyClick(editor, Qt.Key.Key_Right)
    QTest.keyClick(editor, Qt.Key.Key_Backspace)
    without = editor.source()
    editor.undo()

    assert without == _TEXT.removeprefix("{{氏名}}")
    assert editor.source() == _TEXT


def test_what_is_typed_in_brackets_becomes_a_chip_and_stays_text_after_undo(
    editor: ChipEdit,
) -> None:
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    QTest.keyClicks(editor, "{{x}}")
    shown = editor.toPlainText()
    editor.undo()

    assert shown[0] == "\ufffc"
    assert editor.toPlainText().startswith("{{x}}")
    assert editor.source() == "{{x}}" + _TEXT


def test_copied_chips_are_pasted_as_chips_and_leave_as_text(editor: ChipEdit) -> None:
    editor.selectAll()
    copied = editor.createMimeDataFromSelection()
    line = ChipEdit(lambda _: True, is_one_line=True)
    line.insertFromMimeData(copied)
    QTest.keyClick(line, Qt.Key.Key_Return)

    assert copied.text() == _TEXT
    assert line.source() == " ".join(_TEXT.split("\n"))
    assert line.canInsertFromMimeData(copied)


@pytest.mark.parametrize(
    "words", ["様", "{{会社名}}", "𠮷と", "です", "{{書類の取扱い}}", "と{{担当者}}で"]
)
def test_a_stretch_of_the_kept_text_is_found_among_the_chips(editor: ChipEdit, words: str) -> None:
    start = _TEXT.index(words)
    editor.select_source(start, start + len(words))

    assert editor.createMimeDataFromSelection().text() == words


def test_a_chip_is_inserted_where_the_cursor_is(editor: ChipEdit) -> None:
    told: list[bool] = []
    editor.edited.connect(lambda: told.append(True))
    editor.moveCursor(QTextCursor.MoveOperation.End)
    editor.insert_chip("署名")
    QTest.keyClick(editor, Qt.Key.Key_Left)

    assert editor.source() == _TEXT + "{{署名}}"
    assert told


@pytest.fixture
def notices(window: MainWindow, settle: Settle, people_on_file: int) -> NoticesPage:
    assert people_on_file
    window.go(Route(PageKey.NOTICES))
    settle()
    page = window.page(PageKey.NOTICES)
    assert isinstance(page, NoticesPage)
    return page


def test_another_tone_shows_its_own_text_and_edits_come_back(
    notices: NoticesPage, settle: Settle
) -> None:
    notices.text.body_box.insertPlainText("追記")
    notices.text.tone_chosen.emit("short")
    settle()
    short = notices.text.body_box.source()
    notices.text.tone_chosen.emit("standard")
    settle()

    assert (
        short
        == shipped_template(notices.presenter.groups[notices._stage].text.key.stage, "short").body
    )
    assert notices.text.body_box.source().startswith("追記")


def test_a_text_saved_for_a_vacancy_is_a_group_of_its_own(
    notices: NoticesPage, settle: Settle, workspace: Workspace
) -> None:
    before = notices.presenter.count
    notices.text.body_box.insertPlainText("求人の文面")
    notices.text.keeping.aboutToShow.emit()
    offers = len(notices.text.keeping.actions())
    notices.text.keep_asked.emit(TextSource.VACANCY)
    settle()

    group = notices.presenter.groups[notices._stage]
    assert offers >= 2
    assert group.text.source is TextSource.VACANCY
    assert group.application_ids
    assert notices.presenter.count == before
    assert group.text.vacancy_title in notices.text.source.text()
    assert "求人の文面" not in read_template(workspace, group.text.key.stage).body


def test_an_older_version_is_looked_at_and_taken_back(
    notices: NoticesPage, settle: Settle, workspace: Workspace
) -> None:
    stage = notices._stage
    shipped = read_template(workspace, stage).body
    notices.text.keep_asked.emit(TextSource.COMPANY)
    settle()
    notices.text.body_box.insertPlainText("二版目")
    notices.text.keep_asked.emit(TextSource.COMPANY)
    settle()
    notices.text.versions.click()
    settle()
    card = notices.texts.versions
    assert card.isVisible()
    assert not card.take_back.isEnabled()
    card.table.selectRow(1)
    card.take_back.click()
    settle()

    assert read_template(workspace, stage).body == shipped
    assert notices.text.body_box.source() == shipped
    assert notices.mail.isVisible()


def test_anybody_may_be_looked_at(notices: NoticesPage, settle: Settle) -> None:
    field = notices.mail.person
    field.setFocus()
    QTest.keyClicks(field, "example")
    QTest.qWait(300)
    settle()
    assert field.offered is not None
    count = field.offered.count()
    QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle()

    assert count > 1
    assert notices.texts.person is not None
    assert not field.offered.isVisible()
    notices.step(1)
    assert notices.texts.person is None


def test_a_text_nobody_gets_is_shown_for_somebody(notices: NoticesPage, settle: Settle) -> None:
    notices.text.others.aboutToShow.emit()
    offered = notices.text.others.actions()
    notices.text.stage_chosen.emit("reapproach")
    settle()

    assert len(offered) == 8
    assert "再応募のご案内" in notices.text.subject_box.source()
    assert "不要" in notices.mail.text.toPlainText()
    assert not notices.text.relay.isVisible()


def test_a_finding_leads_to_its_place(notices: NoticesPage, settle: Settle) -> None:
    notices.text.body_box.moveCursor(QTextCursor.MoveOperation.End)
    notices.text.body_box.insertPlainText("お祝い金")
    QTest.qWait(400)
    settle()
    line = next(one for one in notices.checks._lines if one.mend.isVisible())
    line.mend.click()
    settle()

    assert notices.text.body_box.createMimeDataFromSelection().text() == "お祝い金"


def test_who_waits_long_gets_the_text_with_an_apology(
    notices: NoticesPage, settle: Settle, workspace: Workspace
) -> None:
    ids = list_waiting(workspace)[:3]
    notices.presenter.move_people(ids, "late")
    settle()
    late = set(notices.presenter.groups["late"].application_ids)
    notices.presenter.move_people(ids, "")
    settle()

    assert late == set(ids)
    assert notices.presenter.groups["late"].application_ids == ()


@pytest.mark.usefixtures("qapp")
def test_the_reject_form_asks_who_agreed_how_and_when() -> None:
    panel = RejectPanel()
    decided: list[RejectApplicants] = []
    panel.decided.connect(decided.append)
    panel.show_applications((ApplicationId(1), ApplicationId(2)))
    panel.main.click()
    panel.agreed.setChecked(True)
    choose_key(panel.told_by, "phone")
    panel.when.text = "2999/1/1"
    panel.main.click()
    refused = len(decided)
    panel.when.text = "2026/11/2"
    panel.main.click()
    panel.erase.setChecked(True)
    panel.main.click()

    assert refused == 1
    assert (decided[0].reapproach, decided[0].told_by) == (None, "dialog")
    assert (decided[1].reapproach, decided[1].told_by) == (True, "phone")
    assert str(decided[1].told_on) == "2026-11-02"
    assert (decided[2].reapproach, decided[2].keep_record) == (None, False)
