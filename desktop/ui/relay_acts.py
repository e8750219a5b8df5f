"""The two buttons ホーム and リレー・紹介枠 share, and what is said when they are done."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from desktop.ui.context import Shell
from desktop.ui.relay_presenter import RelayActsPresenter
from desktop.ui.widgets.buttons import button

if TYPE_CHECKING:
    from desktop.core.domain.notice import RelaySnippet


class RelayActs(QObject):
    """Buttons for a page's header; the presenter does what they say."""

    def __init__(self, presenter: RelayActsPresenter, shell: Shell) -> None:
        super().__init__(presenter)
        self._presenter = presenter
        self._shell = shell
        self.copy = button(
            self.tr("Copy the text to paste"), presenter.make_snippet, icon_name="clipboard-copy"
        )
        self.sample = button(
            self.tr("10 applicants register (sample)"), self._register, icon_name="users-round"
        )
        if presenter.context.register_sample_candidates is None:
            self.sample.hide()
        presenter.snippet_ready.connect(self._on_snippet)
        presenter.registered.connect(self._on_registered)
        presenter.failed.connect(self._on_failed)

    def _register(self) -> None:
        self.sample.setEnabled(False)
        self._presenter.register_sample()

    def _on_registered(self, count: int) -> None:
        self.sample.setEnabled(True)
        self._shell.say(self.tr("%n applicants registered (sample)", "", count))
        self._shell.sync_now()

    def _on_failed(self, _: object) -> None:
        # Registering may be what failed; without this the button would stay dead.
        self.sample.setEnabled(True)

    def _on_snippet(self, snippet: "RelaySnippet") -> None:
        QGuiApplication.clipboard().setText(snippet.text)
        self._shell.say(
            self.tr(
                "Copied. It can be sent to any number of people; links for one person "
                "are in Rejection notices."
            )
        )
