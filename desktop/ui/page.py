"""What every screen is: a widget that can be told where to look and reloads when data changes."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.core.domain.changes import Changes
from desktop.ui.context import Shell
from desktop.ui.presenter import Presenter
from desktop.ui.routes import Route
from desktop.ui.tasks import CancelToken
from desktop.ui.theme import px


class Page(QWidget):
    """A screen with the margins of the design; `receive` is called on every visit."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell.place_for_pages())
        self.shell = shell
        self.setObjectName("page")
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(px(24), px(16), px(24), px(14))
        self.box.setSpacing(12)

    def receive(self, route: Route) -> None:  # noqa: ARG002 - pages that care override this
        """Show what the route asks for; reloads by default."""
        self.reload()

    def reload(self) -> None:
        """Ask for fresh data; nothing by default."""

    def follow(self, presenter: Presenter, kinds: Changes) -> None:
        """Show the presenter's errors and progress; reload while visible when ``kinds`` change."""
        presenter.failed.connect(self.shell.fail)
        presenter.progressed.connect(self.shell.progress)
        presenter.work_ended.connect(self.shell.end)

        def on_changed(changes: Changes) -> None:
            if changes & kinds and self.isVisible():
                self.reload()

        self._on_changed = on_changed
        presenter.context.events.changed.connect(on_changed)

    def begin(self, text: str, token: CancelToken) -> None:
        """Show long work in the bottom strip."""
        self.shell.begin(text, token)
