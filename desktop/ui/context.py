"""What a window is given once the store is open."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from desktop.core.domain.errors import AppError
from desktop.core.domain.ids import UndoId
from desktop.ui.routes import Route
from desktop.ui.store_events import StoreEvents
from desktop.ui.tasks import CancelToken, TaskRunner

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    # The shell paints before any of these is imported.
    from desktop.core.domain.sheet import RawSheet
    from desktop.core.domain.workspace import WorkspaceSettings
    from desktop.core.ports import MailPorts, MailTransport, Progress, SheetReader
    from desktop.core.services.workspace.context import Workspace
    from desktop.sync.engine import SyncEngine


class WindowContext(NamedTuple):
    """Everything screens may ask for; filled in by ``desktop.app``.

    Attributes:
        settings: The settings as the store was opened; later ones are read from it.
        calm_ms: How long counts wait after the start, so that the first list comes before them.
        find_sync: Returns the one sync engine; the first call imports it, so call it in a worker.
        first_rows: The first rows of a file before the whole is read; None for no first look.
        find_mail: Returns the world of mail, to sign in and to try a connection; call it in a
            worker. None where there is none.
        open_transport: The way mails leave, by the settings of the moment; call it in a worker.
        register_sample_candidates: The demo's button; None outside the demo.
    """

    workspace: "Workspace"
    settings: "WorkspaceSettings"
    runner: TaskRunner
    events: StoreEvents
    find_sync: "Callable[[], SyncEngine]"
    read_sheets: "SheetReader"
    open_transport: "Callable[[], MailTransport]"
    open_path: Callable[[Path], bool]
    default_draft_folder: Path
    register_sample_candidates: "Callable[[Progress], int] | None" = None
    calm_ms: int = 0
    first_rows: "Callable[[Path], RawSheet | None] | None" = None
    find_mail: "Callable[[], MailPorts] | None" = None

    @property
    def sync(self) -> "SyncEngine":
        """The sync engine."""
        return self.find_sync()


class Shell(Protocol):
    """What a screen may ask of the window around it."""

    def go(self, route: Route) -> None:
        """Show another screen."""
        ...

    def place_for_pages(self) -> "QWidget":
        """Return the parent screens are born into."""
        ...

    def say(self, text: str, undo_id: UndoId | None = None) -> None:
        """Tell in the bottom strip what was done, with 元に戻す where it can be."""
        ...

    def undo_act(self, undo_id: UndoId) -> None:
        """Take an act back."""
        ...

    def begin(self, text: str, token: CancelToken) -> None:
        """Show that long work has begun, with a way to cancel it."""
        ...

    def progress(self, done: int, total: int | None) -> None:
        """Show how far the work is."""
        ...

    def end(self) -> None:
        """Take the progress away."""
        ...

    def fail(self, fault: AppError) -> None:
        """Show an error above the page."""
        ...

    def sync_now(self) -> None:
        """Ask for a round of synchronization."""
        ...
