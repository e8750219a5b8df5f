"""What the page 設定 asks for."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.core.domain.changes import Change
from desktop.core.domain.ids import PersonId
from desktop.core.domain.workspace import AgencyProfile, WorkspaceSettings
from desktop.core.services.notices.relay_snippet import basis_wording
from desktop.core.services.people.retention import erase_past_retention, preview_retention
from desktop.core.services.workspace.settings import read_agency, read_settings, save_settings
from desktop.ui.context import WindowContext
from desktop.ui.presenter import Presenter
from desktop.ui.tasks import Executor, Task

if TYPE_CHECKING:
    from desktop.core.services.workspace.context import Workspace

Found = tuple[WorkspaceSettings, AgencyProfile | None, str]


class SettingsPresenter(Presenter):
    """Reads and saves settings, connects the agency.

    Signals:
        loaded: (settings, agency or None, wording for job advertisements).
        saved: The settings were saved.
        enrolled: The `AgencyProfile` of the agency just connected.
        retention_loaded: A `RetentionPreview` by the saved settings.
        erased: How many people past their time were erased, and how many no longer were.
    """

    loaded = Signal(object, object, str)
    saved = Signal()
    enrolled = Signal(object)
    retention_loaded = Signal(object)
    erased = Signal(int, int)

    def __init__(self, context: WindowContext, parent: QObject) -> None:
        super().__init__(context, parent)
        self.settings = WorkspaceSettings()

    def load(self) -> None:
        """Ask for everything on the page."""

        def read(workspace: "Workspace") -> Found:
            return read_settings(workspace), read_agency(workspace), basis_wording()

        self.ask(read, self._keep)
        self.load_retention()

    def load_retention(self) -> None:
        """Ask who is past the time saved."""
        self.ask(preview_retention, self.retention_loaded.emit)

    def _keep(self, found: Found) -> None:
        self.settings = found[0]
        self.loaded.emit(*found)

    def save(self, settings: WorkspaceSettings) -> None:
        """Save all settings at once."""
        self.act(lambda ws: save_settings(ws, settings), lambda _: self.saved.emit())

    def erase(self, person_ids: tuple[PersonId, ...]) -> None:
        """Erase people past their time who were looked at."""
        self.act(
            lambda ws: erase_past_retention(ws, person_ids),
            lambda done: self.erased.emit(done.count, done.skipped),
        )

    def enrol(self, enrolment_string: str) -> None:
        """Connect this workspace to the agency that gave the string."""
        context = self.context

        def run(_: "Workspace", __: Task) -> AgencyProfile:
            return context.sync.enrol(enrolment_string)

        self.work(run, self._on_enrolled, on=Executor.NETWORK)

    def _on_enrolled(self, agency: AgencyProfile) -> None:
        self.context.events.publish(frozenset({Change.SETTINGS, Change.SYNC}))
        self.enrolled.emit(agency)
