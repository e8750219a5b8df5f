"""What the part 送信箱 asks for."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.core.domain.application import Done, NoticeState
from desktop.core.domain.ids import NoticeId
from desktop.core.domain.notice import NoticeRow
from desktop.core.services.notices.desk import (
    DeskState,
    drop_waiting,
    pause_sending,
    read_desk_state,
    resume_sending,
    try_again,
)
from desktop.core.services.notices.mark_notices import count_outbox, list_notices, mark_notices
from desktop.ui.context import WindowContext
from desktop.ui.presenter import Presenter
from desktop.ui.tasks import CancelToken, Executor, Task

if TYPE_CHECKING:
    from desktop.core.services.letters.print_letters import LettersPrinted
    from desktop.core.services.workspace.context import Workspace

PAGE_SIZE = 500
Counts = dict[NoticeState, int]


@dataclass(frozen=True, slots=True)
class OutboxPage:
    """One page of the outbox; ``offset`` 0 is the first and replaces what is shown."""

    rows: tuple[NoticeRow, ...]
    offset: int
    counts: Counts
    desk: DeskState

    @property
    def is_last(self) -> bool:
        """Whether nothing follows."""
        return len(self.rows) < PAGE_SIZE


class OutboxPresenter(Presenter):
    """Lists notices page by page, and acts on the chosen ones.

    Signals:
        loaded: An `OutboxPage`.
        printed: The `LettersPrinted`.
        done: (what was done: ``dropped``, ``retried``, ``sent``, …; the `Done`).
    """

    loaded = Signal(object)
    done = Signal(str, object)
    printed = Signal(object)

    def __init__(self, context: WindowContext, parent: QObject) -> None:
        super().__init__(context, parent)
        self.state: NoticeState | None = None
        self._is_loading = False

    def load(self, offset: int = 0) -> None:
        """Ask for a page of the notices in the chosen state."""
        if offset and self._is_loading:
            return
        self._is_loading = True
        state = self.state

        def show(page: OutboxPage) -> None:
            self._is_loading = False
            if state is self.state:
                self.loaded.emit(page)

        def read(workspace: "Workspace") -> OutboxPage:
            return OutboxPage(
                list_notices(workspace, state, PAGE_SIZE, offset),
                offset,
                count_outbox(workspace),
                read_desk_state(workspace),
            )

        self.ask(read, show)

    def pause(self) -> None:
        """Send nothing more."""
        self._act("paused", pause_sending)

    def resume(self) -> None:
        """Send again, and try at once."""
        self._act("resumed", resume_sending)

    def drop(self, notice_ids: Sequence[NoticeId]) -> None:
        """Send these not after all."""
        self._act("dropped", lambda workspace: drop_waiting(workspace, notice_ids))

    def retry(self, notice_ids: Sequence[NoticeId]) -> None:
        """Send these once more."""
        self._act("retried", lambda workspace: try_again(workspace, notice_ids))

    def mark(self, notice_ids: Sequence[NoticeId], state: NoticeState) -> None:
        """Mark drafts, or mails of unknown fate."""
        self._act(
            f"marked-{state.value}", lambda workspace: mark_notices(workspace, notice_ids, state)
        )

    def print_letters(self, notice_ids: Sequence[NoticeId], folder: Path) -> CancelToken:
        """Write the chosen notices as letters into one PDF."""

        def run(workspace: "Workspace", task: Task) -> "LettersPrinted":
            from desktop.core.services.letters.print_letters import print_letters
            from desktop.ui.letter_pdf import make_letters

            return print_letters(
                workspace,
                notice_ids,
                folder,
                make_letters,
                progress=task.progress,
                is_cancelled=task.is_cancelled,
            )

        return self.work(run, self.printed.emit, on=Executor.DRAWING)

    def _act(self, what: str, command: "Callable[[Workspace], Done]") -> None:
        self.act(command, lambda done: self.done.emit(what, done))
