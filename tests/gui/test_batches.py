"""これまでの提供 in the window: withdrawing and putting away, against a real agency process."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.core.domain.application import PersonDraft
from desktop.core.domain.batch import BatchState, Publication
from desktop.core.domain.syncing import SyncState
from desktop.core.services.people.save_person import save_person
from desktop.core.services.privacy.batches import (
    confirm_publication,
    list_batches,
    withdraw_batch,
)
from desktop.core.services.workspace.context import Workspace
from desktop.ui import actions
from desktop.ui.context import WindowContext
from desktop.ui.main_window import MainWindow
from desktop.ui.privacy.page import PrivacyPage
from desktop.ui.routes import EARLIER_BATCHES, PageKey, Route
from desktop.ui.syncing.page import SyncPage
from tests.gui.conftest import Settle
from tests.integration.agency.rig import AgencyProcess, Mailbox, a_body
from tests.unit.sync.rig import approved_batch, post_notice

pytestmark = [pytest.mark.allow_hosts(["127.0.0.1"]), pytest.mark.slow]


@pytest.fixture(scope="module")
def agency(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AgencyProcess]:
    mailbox = Mailbox()
    process = AgencyProcess(tmp_path_factory.mktemp("agency"), mailbox.port)
    yield process
    process.stop()
    mailbox.close()


@pytest.fixture(autouse=True)
def _enrolled(context: WindowContext, agency: AgencyProcess) -> None:
    context.sync.enrol(agency.enrolment_string())


def _approve(workspace: Workspace, name: str = "見本 花子") -> None:
    member = save_person(workspace, None, PersonDraft(name), None).person_id
    post_notice(workspace)
    approved_batch(workspace, a_body(), member)


@pytest.fixture
def approved(workspace: Workspace) -> None:
    """One approved batch of twenty records waits in the outbox."""
    _approve(workspace)


@pytest.fixture
def refused(workspace: Workspace, context: WindowContext) -> None:
    """The agency will not take the batch: it was withdrawn from here and is sent anew."""
    _approve(workspace)
    context.sync.sync()
    withdraw_batch(workspace, list_batches(workspace)[0].batch_id)
    context.sync.sync()
    _approve(workspace, "見本 二郎")
    context.sync.sync()


def _states(workspace: Workspace) -> list[BatchState]:
    return [row.state for row in list_batches(workspace)]


def _history(window: MainWindow, settle: Settle) -> PrivacyPage:
    window.go(Route(PageKey.PRIVACY, section=EARLIER_BATCHES))
    settle()
    page = window.page(PageKey.PRIVACY)
    assert isinstance(page, PrivacyPage)
    return page


def _click(button: object) -> None:
    assert button.isVisible()  # type: ignore[attr-defined]  # a QPushButton
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)  # type: ignore[call-overload]  # likewise


@pytest.mark.usefixtures("approved")
def test_a_sent_batch_is_withdrawn_by_mouse(
    window: MainWindow, settle: Settle, workspace: Workspace, context: WindowContext
) -> None:
    context.sync.sync()
    acts = _history(window, settle).batches.acts
    meaning = acts.meaning.text()
    _click(acts.withdraw)
    question = (acts.question.words.text(), acts.confirm.text())
    _click(acts.confirm)
    settle()
    QTest.qWait(50)
    settle()

    assert "まるごと取り下げ" in meaning
    assert "元には戻せません" in question[0]
    assert question[1] == "20名分を取り下げる"
    assert _states(workspace) == [BatchState.WITHDRAWN]
    assert "削除しました" in acts.meaning.text()
    assert not acts.withdraw.isVisible()


@pytest.mark.usefixtures("approved")
def test_escape_and_the_harmless_button_withdraw_nothing(
    window: MainWindow, settle: Settle, workspace: Workspace, context: WindowContext
) -> None:
    context.sync.sync()
    page = _history(window, settle)
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    acts = page.batches.acts
    _click(acts.withdraw)
    QTest.keySequence(window, QKeySequence(actions.BACK))
    after_escape = acts.question.isVisible()
    _click(acts.withdraw)
    first = QApplication.focusWidget()
    QTest.keyClick(first, Qt.Key.Key_Space)
    settle()

    assert not after_escape
    assert first is acts.keep
    assert not acts.question.isVisible()
    assert QApplication.focusWidget() is page.batches.table
    assert _states(workspace) == [BatchState.ACCEPTED]


@pytest.mark.usefixtures("refused")
def test_a_refused_batch_is_found_from_sync_and_put_away_by_keyboard(
    window: MainWindow, settle: Settle, workspace: Workspace, context: WindowContext
) -> None:
    before = context.sync.status().state
    window.go(Route(PageKey.SYNC))
    settle()
    sync = window.page(PageKey.SYNC)
    assert isinstance(sync, SyncPage)
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    sync.look.setFocus()
    QTest.keyClick(sync.look, Qt.Key.Key_Space)
    settle()
    page = window.page(PageKey.PRIVACY)
    assert isinstance(page, PrivacyPage)
    focused = QApplication.focusWidget()
    QTest.keyClick(page.batches.table, Qt.Key.Key_Return)
    on_act = QApplication.focusWidget()
    QTest.keyClick(on_act, Qt.Key.Key_Space)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab)
    on_confirm = QApplication.focusWidget()
    QTest.keyClick(on_confirm, Qt.Key.Key_Space)
    settle()

    assert before is SyncState.ATTENTION
    assert focused is page.batches.table
    assert on_act is page.batches.acts.discard
    assert on_confirm is page.batches.acts.confirm
    assert page.batches.acts.confirm.text() == "20名分を片付ける"
    assert _states(workspace) == [BatchState.CANCELLED, BatchState.WITHDRAWN]
    assert context.sync.status().state is SyncState.ONLINE


@pytest.mark.usefixtures("approved")
def test_a_batch_not_sent_yet_can_be_called_off_and_looked_at(
    window: MainWindow, settle: Settle, workspace: Workspace
) -> None:
    page = _history(window, settle)
    _click(page.batches.acts.look)
    settle()
    shown = page.text.toPlainText()
    _click(page.back)
    is_back = page.batches.table.isVisible()
    _click(page.batches.acts.discard)
    _click(page.batches.acts.confirm)
    settle()

    assert '"schema":"cr.anon/1"' in shown
    assert is_back
    assert _states(workspace) == [BatchState.CANCELLED]


def test_without_any_batch_the_page_says_so(window: MainWindow, settle: Settle) -> None:
    page = _history(window, settle)

    assert not page.batches.table.isVisible()
    assert not page.batches.acts.isVisible()
    assert page.batches.title.text() == "これまでの提供"


@pytest.mark.usefixtures("approved")
def test_the_letter_waits_for_the_notice_and_is_then_shown(
    window: MainWindow, settle: Settle, workspace: Workspace
) -> None:
    post_notice(workspace, "")
    page = _history(window, settle)
    _click(page.batches.acts.letter)
    settle()
    early = window.error_room.isVisible()
    confirm_publication(workspace, Publication("https://example.org/p", date(2026, 11, 20)))
    page = _history(window, settle)
    _click(page.batches.acts.letter)
    settle()
    letter = page.others.paper.page.toPlainText()
    page = _history(window, settle)
    _click(page.batches.acts.notice)
    settle()
    notice = page.others.paper.page.toPlainText()

    assert early
    assert "https://example.org/p" in letter
    assert list_batches(workspace)[0].sha256 in letter
    assert "応募時の年代" in notice
