"""送信箱 in the window: mails are queued, taken back, paused, sent and looked after."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from PySide6.QtCore import QDate, Qt, QTime
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QFileDialog

from desktop.core.domain.application import NoticeState
from desktop.core.domain.workspace import MailMode, SendingRules, SmtpSecurity, SmtpSettings
from desktop.core.services.notices.dispatch import next_look
from desktop.core.services.notices.mark_notices import count_outbox
from desktop.core.services.workspace.context import Workspace
from desktop.core.services.workspace.settings import read_settings, save_settings
from desktop.ui.main_window import MainWindow
from desktop.ui.notices.outbox_view import OutboxView
from desktop.ui.notices.page import NoticesPage
from desktop.ui.notices.parts import FOLLOW_UP, OUTBOX
from desktop.ui.routes import PageKey, Route
from tests.conftest import StillClock
from tests.fault.rig import reject_all
from tests.gui.conftest import Settle
from tests.integration.agency.rig import LOOPBACK, free_port

pytestmark = [pytest.mark.slow, pytest.mark.allow_hosts([LOOPBACK])]
_RULES = SendingRules(interval_s=0, hour_from=0, hour_to=0, business_days_only=False)


class Server:
    """A mail server that takes everything but one address."""

    def __init__(self) -> None:
        self.got: list[str] = []
        self.refused = ""

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd's name
        if envelope.rcpt_tos[0] == self.refused:
            return "550 no such mailbox"
        self.got.append(envelope.rcpt_tos[0])
        return "250 OK"


@pytest.fixture
def server(workspace: Workspace) -> Iterator[Server]:
    made = Server()
    controller = Controller(made, hostname=LOOPBACK, port=free_port())
    controller.start()
    smtp = SmtpSettings(LOOPBACK, controller.port, SmtpSecurity.NONE)
    settings = read_settings(workspace)
    save_settings(workspace, replace(settings, mail_mode=MailMode.SMTP, smtp=smtp, sending=_RULES))
    yield made
    controller.stop()


@pytest.fixture
def page(
    *, server: Server, people_on_file: int, workspace: Workspace, window: MainWindow, settle: Settle
) -> NoticesPage:
    assert server
    assert people_on_file
    reject_all(workspace)
    window.go(Route(PageKey.NOTICES))
    settle()
    found = window.page(PageKey.NOTICES)
    assert isinstance(found, NoticesPage)
    return found


def press(button: QAbstractButton, settle: Settle) -> None:
    assert button.isVisible()
    assert button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()


def outbox(page: NoticesPage, settle: Settle) -> OutboxView:
    page.show_part(OUTBOX)
    settle()
    return page.other_parts.outbox


def page_workspace(window: MainWindow) -> Workspace:
    page = window.page(PageKey.NOTICES)
    assert isinstance(page, NoticesPage)
    return page.presenter.context.workspace


def send_all(window: MainWindow, clock: StillClock, settle: Settle) -> None:
    """Let the delay pass and the desk be looked at until nothing is left for it."""
    assert window.mails is not None
    clock.move(_delay())
    workspace = page_workspace(window)
    for _ in range(40):
        window.mails.look()
        settle()
        if next_look(workspace) is None:
            return


def _delay() -> timedelta:
    return timedelta(minutes=_RULES.delay_minutes)


def test_mails_wait_are_taken_back_and_sent_again(
    *, page: NoticesPage, window: MainWindow, workspace: Workspace, server: Server, settle: Settle
) -> None:
    count = page.presenter.count
    press(page.save, settle)
    waiting = count_outbox(workspace)

    window.undo()
    settle()

    assert waiting == {NoticeState.WAITING: count}
    assert count_outbox(workspace) == {NoticeState.DROPPED: count}
    assert server.got == []


def test_what_is_due_leaves_and_a_refused_mail_says_why_and_goes_once_more(
    *,
    page: NoticesPage,
    window: MainWindow,
    workspace: Workspace,
    server: Server,
    clock: StillClock,
    settle: Settle,
) -> None:
    count = page.presenter.count
    press(page.save, settle)
    with workspace.store.read() as connection:
        query = "SELECT recipient FROM notice ORDER BY id LIMIT 1"
        server.refused = str(connection.exec_driver_sql(query).scalar())
    send_all(window, clock, settle)
    view = outbox(page, settle)
    lines = [view._model.rows[at] for at in range(view._model.rowCount())]
    failed = next(at for at, line in enumerate(lines) if line.state is NoticeState.FAILED)
    why = view._model.index(failed, 3).data()
    view.table.selectRow(failed)
    server.refused = ""

    press(view.retry, settle)
    send_all(window, clock, settle)

    assert why == "サーバーが受け付けませんでした（550）"
    assert count_outbox(workspace) == {NoticeState.SENT: count}
    assert sorted(server.got) == sorted(set(server.got))
    assert len(server.got) == count


def test_a_pause_holds_the_post_until_it_is_resumed(
    *,
    page: NoticesPage,
    window: MainWindow,
    workspace: Workspace,
    server: Server,
    clock: StillClock,
    settle: Settle,
) -> None:
    press(page.save, settle)
    view = outbox(page, settle)
    press(view.pause, settle)
    send_all(window, clock, settle)
    held = list(server.got)
    words = view.desk.words.text()

    press(view.resume, settle)
    send_all(window, clock, settle)

    assert held == []
    assert "送信を止めています" in words
    assert set(count_outbox(workspace)) == {NoticeState.SENT}


def test_mails_are_scheduled_for_a_day_and_an_hour(
    page: NoticesPage, workspace: Workspace, settle: Settle
) -> None:
    press(page.later, settle)
    page.when.hour.setTime(QTime(13, 30))
    chosen = page.when.day.date()

    press(page.when.accept, settle)

    with workspace.store.read() as connection:
        due = connection.exec_driver_sql("SELECT DISTINCT due_at FROM notice").scalars().all()
    # The office opens again on Saturday: the rules of this test know no weekend.
    assert chosen == QDate(2026, 11, 21)
    assert due == ["2026-11-21T04:30:00.000000+00:00"]
    assert not page.when.isVisible()


def test_single_mails_are_left_and_read(
    page: NoticesPage, workspace: Workspace, settle: Settle
) -> None:
    count = page.presenter.count
    press(page.save, settle)
    view = outbox(page, settle)
    view.table.selectRow(0)

    press(view.drop, settle)
    assert count_outbox(workspace) == {NoticeState.WAITING: count - 1, NoticeState.DROPPED: 1}
    view.chips.chosen.emit(NoticeState.DROPPED.value)
    settle()
    assert view._model.rowCount() == 1
    assert view._model.index(0, 3).data() == "送る前に取り消しました"
    view.table.selectRow(0)
    press(view.read, settle)

    assert page.written.isVisible()
    assert not view.isVisible()


def test_marks_of_drafts_and_unknown_mails_are_made_in_the_outbox_too(
    page: NoticesPage, workspace: Workspace, settle: Settle
) -> None:
    press(page.save, settle)
    with workspace.store.write() as connection:
        connection.exec_driver_sql(
            "UPDATE notice SET state = 'unknown', fault = 'line-broke' WHERE id IN (1, 2)"
        )
    view = outbox(page, settle)
    view.table.selectAll()

    press(view.was_sent, settle)

    assert count_outbox(workspace)[NoticeState.SENT] == 2
    assert NoticeState.UNKNOWN not in count_outbox(workspace)


def test_chosen_notices_are_printed_as_letters(
    *,
    page: NoticesPage,
    window: MainWindow,
    opened: list[Path],
    settle: Settle,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    press(page.save, settle)
    with page.presenter.context.workspace.store.write() as connection:
        connection.exec_driver_sql("UPDATE person SET address = '' WHERE id <= 9")
    view = outbox(page, settle)
    view.table.selectAll()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))

    press(view.letters, settle)

    assert len(opened) == 1
    assert opened[0].read_bytes().startswith(b"%PDF")
    assert "見本" not in opened[0].name
    assert "住所のない方" in window.bottom._text.text()


def test_who_waits_for_an_answer_stands_with_what_to_do_next(
    page: NoticesPage, workspace: Workspace, settle: Settle
) -> None:
    with workspace.store.write() as connection:
        connection.exec_driver_sql(
            "UPDATE application SET decided_on = '2026-10-01' WHERE outcome = 'rejected'"
        )
    page.show_part(FOLLOW_UP)
    settle()
    board = page.other_parts.follow_up
    count = board._model.rowCount()
    words = board.note.words.text()

    press(board.do, settle)

    assert count == 24
    assert "24名" in words
    assert board._model.index(0, 3).data().endswith("営業日")
    assert page.presenter.count == 1
    assert not board.isVisible()
    press(page.save, settle)
    page.show_part(FOLLOW_UP)
    settle()
    assert board._model.rowCount() == 24
    assert {board._model.index(at, 4).data() for at in range(24)} == {"まだ通知なし", "送信待ち"}
