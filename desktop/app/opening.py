"""What happens around the first paint and the first list, and in which order (decision 0012)."""

from collections.abc import Callable
from importlib import import_module
from time import sleep
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from desktop.ui.overriding import override

if TYPE_CHECKING:
    from desktop.core.domain.changes import Changes
    from desktop.core.services.workspace.context import Workspace

CALM_MS = 150
_FOR_IMPORTS = (
    "desktop.core.importers.first_look",
    "desktop.core.importers.read_file",
    "desktop.core.services.imports.prepare_import",
    "desktop.core.services.imports.import_people",
    "desktop.core.services.imports.remember_answers",
    "desktop.core.services.imports.settled_pairs",
    "desktop.core.services.attachments.take_in",
    "python_calamine",
)
"""What the first file needs: loaded only then, it held the window up for a tenth of a second."""
_PAUSE_S = 0.002
_SHOWN_MS = 1


class AfterFirstPaint(QObject):
    """Calls once, a turn of the event loop after a window was first painted and shown."""

    def __init__(self, window: QWidget, call: Callable[[], None]) -> None:
        super().__init__(window)
        self._call = call
        window.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(_SHOWN_MS, self._call)
        return False


def load_first_pages(_task: object) -> None:
    """Import what the first screens need, in a worker."""
    import desktop.core.services.people.list_people  # noqa: PLC0415 - start-up budget
    import desktop.ui.home.page  # noqa: PLC0415
    import desktop.ui.people.page  # noqa: PLC0415
    import desktop.ui.shell_presenter  # noqa: F401, PLC0415


def settle(workspace: "Workspace") -> "Changes":
    """Settle what a crash left and erase whom it is time to erase, once the first list is there."""
    sleep(CALM_MS / 1000)
    from desktop.core.services.people.erase_people import erase_due_people  # noqa: PLC0415
    from desktop.core.services.workspace.open_workspace import settle_workspace  # noqa: PLC0415

    settle_workspace(workspace)
    return erase_due_people(workspace).changes


def load_other_pages(_task: object) -> None:
    """Import the other pages in a worker, so that a first visit holds up no key press."""
    from desktop.ui.pages import modules_to_load  # noqa: PLC0415 - start-up budget

    for _ in modules_to_load():
        pass
    for name in _FOR_IMPORTS:
        import_module(name)
        sleep(_PAUSE_S)
