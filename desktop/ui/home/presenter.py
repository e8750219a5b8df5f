"""What ホーム asks for."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.core.domain.changes import Change
from desktop.core.domain.credit import CreditSummary
from desktop.core.domain.workspace import AgencyProfile, Today, WorkspaceSettings
from desktop.ui.context import WindowContext
from desktop.ui.presenter import Presenter
from desktop.ui.tasks import Executor, Task

if TYPE_CHECKING:
    from desktop.core.services.workspace.context import Workspace

Overview = tuple[Today, CreditSummary, WorkspaceSettings, AgencyProfile | None]


class HomePresenter(Presenter):
    """Reads today's work and the gauge; makes the snippet.

    Signals:
        loaded: (today, credit summary, settings, agency or None).
        snippet_ready: A `RelaySnippet`.
        registered: How many sample candidates registered.
    """

    loaded = Signal(object, object, object, object)
    snippet_ready = Signal(object)
    registered = Signal(int)

    def __init__(self, context: WindowContext, parent: QObject) -> None:
        super().__init__(context, parent)
        self._calm_ms = context.calm_ms

    def load(self) -> None:
        """Ask for everything on the page, as of one moment."""
        if self._calm_ms:
            wait, self._calm_ms = self._calm_ms, 0
            QTimer.singleShot(wait, self, self.load)
            return

        def read(workspace: "Workspace") -> Overview:
            from desktop.core.services.credits.read_credits import read_credits
            from desktop.core.services.workspace.settings import read_agency, read_settings
            from desktop.core.services.workspace.today import read_today

            return (
                read_today(workspace),
                read_credits(workspace),
                read_settings(workspace),
                read_agency(workspace),
            )

        self.ask(read, lambda found: self.loaded.emit(*found))

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
