"""What the wizard collects and hands to the composition root."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from desktop.core.domain.errors import AppError
from desktop.core.domain.workspace import NewWorkspace, Unlock, WorkspaceSettings
from desktop.ui.tasks import Executor, TaskRunner

if TYPE_CHECKING:
    from desktop.core.services.workspace.create_workspace import CreatedWorkspace


class FirstRun(Protocol):
    """What ``desktop.app`` offers to a first run."""

    @property
    def key_store_answers(self) -> bool:
        """Whether this device can keep the key; a passphrase is required where it cannot."""
        ...

    @property
    def default_folder(self) -> Path:
        """Where the workspace goes unless the user chooses another place."""
        ...

    def create(self, folder: Path, new: NewWorkspace, enrolment_string: str) -> "CreatedWorkspace":
        """Create the workspace, then enrol where there is a string."""
        ...

    def open_sample(self) -> None:
        """Open a workspace with sample data."""
        ...


@dataclass(frozen=True, slots=True)
class Answers:
    """Everything the four pages hold."""

    folder: Path
    settings: WorkspaceSettings = field(default_factory=WorkspaceSettings)
    enrolment_string: str = ""
    passphrase: str = ""

    def with_settings(self, **values: object) -> "Answers":
        """Return the answers with some settings replaced."""
        # replace() is typed by keyword; the pages pass names of WorkspaceSettings only.
        changed = replace(self.settings, **values)  # type: ignore[arg-type]  # see above
        return replace(self, settings=changed)


class FirstRunPresenter(QObject):
    """Creates the workspace off the main thread.

    Signals:
        created: A `CreatedWorkspace`; the recovery key is shown once.
        failed: An `AppError`.
    """

    created = Signal(object)
    failed = Signal(object)

    def __init__(self, start: FirstRun, runner: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._start = start
        self._runner = runner

    def create(self, answers: Answers) -> None:
        """Create the workspace from the answers."""
        start = self._start
        new = NewWorkspace(answers.settings, answers.passphrase)
        self._runner.run(
            lambda _: start.create(answers.folder, new, answers.enrolment_string),
            on=Executor.WRITER,
            owner=self,
            on_success=self.created.emit,
            on_error=self.failed.emit,
        )


class UnlockPresenter(QObject):
    """Tries to open a workspace with what the user typed.

    Signals:
        opened: What ``try_open`` returned.
        failed: An `AppError`.
    """

    opened = Signal(object)
    failed = Signal(object)

    def __init__(
        self, try_open: "Callable[[Unlock], object]", runner: TaskRunner, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._try_open = try_open
        self._runner = runner

    def unlock(self, unlock: Unlock) -> None:
        """Try once; deriving a key from a passphrase takes a quarter of a second."""
        try_open = self._try_open

        def fail(fault: AppError) -> None:
            self.failed.emit(fault)

        self._runner.run(
            lambda _: try_open(unlock),
            on=Executor.WRITER,
            owner=self,
            on_success=self.opened.emit,
            on_error=fail,
        )
