"""What ホーム and リレー・紹介枠 both ask for: the text to paste, the sample's registrations."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.core.domain.changes import Change
from desktop.ui.context import WindowContext
from desktop.ui.presenter import Presenter
from desktop.ui.tasks import Executor, Task

if TYPE_CHECKING:
    from desktop.core.services.workspace.context import Workspace


class RelayActsPresenter(Presenter):
    """Makes the snippet; lets the sample's candidates register.

    Signals:
        snippet_ready: A `RelaySnippet`.
        registered: How many sample candidates registered.
    """

    snippet_ready = Signal(object)
    registered = Signal(int)

    def __init__(self, context: WindowContext, parent: QObject) -> None:
        super().__init__(context, parent)

    def make_snippet(self) -> None:
        """Ask for the paste-in paragraph; the first time this makes the common link."""

        def make(workspace: "Workspace", _: Task) -> object:
            from desktop.core.services.notices.relay_snippet import relay_snippet

            return relay_snippet(workspace)

        self.work(make, self.snippet_ready.emit)

    def register_sample(self) -> None:
        """Let the sample's candidates register; only in the demo."""
        register = self.context.register_sample_candidates
        if register is None:
            return

        def run(_: "Workspace", task: Task) -> int:
            return register(task.progress)

        self.work(run, self._on_registered, on=Executor.NETWORK)

    def _on_registered(self, count: int) -> None:
        self.context.events.publish(frozenset({Change.CREDITS, Change.SYNC}))
        self.registered.emit(count)
