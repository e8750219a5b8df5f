"""The parts of 不採用通知 beside writing: 送信箱 and 返事を待つ方, made when first asked for."""

from functools import cached_property

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from desktop.core.domain.application import NoticeState
from desktop.core.domain.follow_up import FollowUpRow, NextAct
from desktop.ui.context import Shell, WindowContext
from desktop.ui.notices.follow_up_view import FollowUpView
from desktop.ui.notices.outbox_view import OutboxView
from desktop.ui.notices.parts import OUTBOX
from desktop.ui.page import Page
from desktop.ui.routes import PageKey, Route

_STATES = {
    NextAct.CONFIRM: NoticeState.DRAFT,
    NextAct.TRY_AGAIN: NoticeState.FAILED,
    NextAct.DECIDE: NoticeState.UNKNOWN,
    NextAct.WAIT: NoticeState.WAITING,
}


class NoticeParts(QStackedWidget):
    """Two lists; what is done about a line leads from one to the other.

    Signals:
        read_asked: The id of a notice to be read.
        part_asked: The key of a part to show.
    """

    read_asked = Signal(object)
    part_asked = Signal(str)

    def __init__(self, context: WindowContext, page: Page) -> None:
        super().__init__(page)
        self._context = context
        self._page = page
        self._shell: Shell = page.shell

    @cached_property
    def outbox(self) -> OutboxView:
        """Every notice, how far it got and why."""
        made = OutboxView(self._context, self)
        shell = self._shell
        made.presenter.failed.connect(shell.fail)
        made.presenter.progressed.connect(shell.progress)
        made.presenter.work_ended.connect(shell.end)
        made.begun.connect(self._page.begin)
        made.said.connect(shell.say)
        made.opened.connect(self.read_asked)
        made.settings_asked.connect(lambda: shell.go(Route(PageKey.SETTINGS)))
        self.addWidget(made)
        return made

    @cached_property
    def follow_up(self) -> FollowUpView:
        """Everybody without an answer."""
        made = FollowUpView(self._context, self)
        made.presenter.failed.connect(self._shell.fail)
        made.acted.connect(self._follow_up)
        self.addWidget(made)
        return made

    def show_part(self, key: str) -> None:
        """Show one of the two and read it anew."""
        view = self.outbox if key == OUTBOX else self.follow_up
        self.setCurrentWidget(view)
        view.show_part()
        self.show()

    def _follow_up(self, line: FollowUpRow) -> None:
        act = line.next_act
        if act in {NextAct.WRITE, NextAct.LETTER}:
            self._shell.go(Route(PageKey.NOTICES, application_ids=(line.application_id,)))
        elif act is NextAct.MEND_ADDRESS:
            self._shell.go(Route(PageKey.PEOPLE, person_id=line.person_id))
        else:
            self.outbox.presenter.state = _STATES[act]
            self.part_asked.emit(OUTBOX)
