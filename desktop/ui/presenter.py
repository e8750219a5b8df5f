"""What every presenter does: ask off the main thread, act, and tell who is affected."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol, TypeVar

from PySide6.QtCore import QObject, Signal

from desktop.core.domain.changes import Changes
from desktop.ui.context import WindowContext
from desktop.ui.tasks import CancelToken, Executor, Task

if TYPE_CHECKING:
    from desktop.core.services.workspace.context import Workspace

T = TypeVar("T")


class Changed(Protocol):
    """What commands return: at least the kinds of records they touched."""

    @property
    def changes(self) -> Changes:
        """Kinds of records touched."""
        ...


C = TypeVar("C", bound=Changed)


class Presenter(QObject):
    """Runs queries on the reader and commands on the writer.

    Signals:
        failed: An `AppError`, for the window to show.
        progressed: (done, total) of long work.
        work_ended: Long work is over, one way or the other.
    """

    failed = Signal(object)
    progressed = Signal(int, object)
    work_ended = Signal()

    def __init__(self, context: WindowContext, parent: QObject) -> None:
        super().__init__(parent)
        self.context = context

    def ask(self, query: "Callable[[Workspace], T]", then: Callable[[T], object]) -> None:
        """Run a query and hand its answer on."""
        workspace = self.context.workspace
        self.context.runner.run(
            lambda _: query(workspace),
            on=Executor.READER,
            owner=self,
            on_success=then,
            on_error=self.failed.emit,
        )

    def act(self, command: "Callable[[Workspace], C]", then: Callable[[C], object]) -> None:
        """Run a command, tell every screen what changed, and hand the result on."""
        workspace = self.context.workspace

        def finish(result: C) -> None:
            self.context.events.publish(result.changes)
            then(result)

        self.context.runner.run(
            lambda _: command(workspace),
            on=Executor.WRITER,
            owner=self,
            on_success=finish,
            on_error=self.failed.emit,
        )

    def work(
        self,
        job: "Callable[[Workspace, Task], T]",
        then: Callable[[T], object],
        *,
        on: Executor = Executor.WRITER,
    ) -> CancelToken:
        """Run something long with progress and cancel; publishes changes where there are any."""
        workspace = self.context.workspace

        def finish(result: T) -> None:
            self.work_ended.emit()
            changes = getattr(result, "changes", None)
            if changes:
                self.context.events.publish(changes)
            then(result)

        def fail(fault: object) -> None:
            self.work_ended.emit()
            self.failed.emit(fault)

        return self.context.runner.run(
            lambda task: job(workspace, task),
            on=on,
            owner=self,
            on_success=finish,
            on_error=fail,
            progress=self.progressed.emit,
        )
