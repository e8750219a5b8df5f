"""What the part ファイルの匿名化 of 匿名データ asks for."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.core.domain.attributes import Attribute, Ladder
from desktop.core.domain.document import Document
from desktop.core.domain.file_release import FileMade, FileReading, FileSaved
from desktop.core.services.privacy.anonymize_file import FileWishes, anonymize_file
from desktop.core.services.privacy.duty_papers import publication_document
from desktop.core.services.privacy.read_release_file import read_release_file
from desktop.core.services.privacy.save_release_file import file_report, save_release_file
from desktop.ui.context import WindowContext
from desktop.ui.presenter import Presenter
from desktop.ui.tasks import CancelToken, Executor, Task

if TYPE_CHECKING:
    from desktop.core.services.workspace.context import Workspace


class ReleasePresenter(Presenter):
    """Keeps the file, what its columns are, and the table that was made.

    Signals:
        read: A `FileReading`.
        made: A `FileMade`.
        saved: A `FileSaved`.
        paper_loaded: A `Document` to show.
    """

    read = Signal(object)
    made = Signal(object)
    saved = Signal(object)
    paper_loaded = Signal(object)

    def __init__(self, context: WindowContext, parent: QObject) -> None:
        super().__init__(context, parent)
        self.path: Path | None = None
        self.choices: dict[int, tuple[Attribute, Ladder | None]] = {}
        self.reading: FileReading | None = None
        self.table: FileMade | None = None
        self.file: FileSaved | None = None

    def open_file(self, path: Path) -> CancelToken:
        """Read a file; nothing is stored, and what was read before is forgotten."""
        self.path, self.choices = path, {}
        return self._read()

    def choose(self, column: int, attribute: Attribute, ladder: Ladder | None) -> CancelToken:
        """Say what a column is, and read the file so."""
        self.choices[column] = (attribute, ladder)
        return self._read()

    def make(self, wishes: FileWishes) -> CancelToken | None:
        """Anonymize what was read; nothing is written."""
        reading = self.reading
        if reading is None:
            return None

        def run(workspace: "Workspace", task: Task) -> FileMade:
            return anonymize_file(
                workspace,
                reading,
                wishes,
                progress=task.progress,
                is_cancelled=task.is_cancelled,
            )

        return self.work(run, self._keep_made, on=Executor.READER)

    def save(self, path: Path) -> CancelToken | None:
        """Write the table, have it checked, mark who is in it."""
        table, reader = self.table, self.context.read_sheets
        if table is None:
            return None

        def run(workspace: "Workspace", _task: Task) -> FileSaved:
            return save_release_file(workspace, table, path, reader)

        return self.work(run, self._keep_saved)

    def load_report(self) -> None:
        """Ask for the リスク評価書."""
        table, file = self.table, self.file
        if table is not None:
            self.ask(lambda ws: file_report(ws, table, file), self.paper_loaded.emit)

    def load_notice(self) -> None:
        """Ask for the 公表文 with the items of this file."""
        table = self.table
        if table is not None:
            headings = tuple(table.headings.values())

            def make(workspace: "Workspace") -> Document:
                return publication_document(workspace, headings)

            self.ask(make, self.paper_loaded.emit)

    def _read(self) -> CancelToken:
        path, choices, reader = self.path, dict(self.choices), self.context.read_sheets
        self.reading = self.table = self.file = None

        def run(workspace: "Workspace", task: Task) -> FileReading:
            return read_release_file(
                workspace,
                reader,
                path or Path(),
                choices=choices,
                progress=task.progress,
                is_cancelled=task.is_cancelled,
            )

        return self.work(run, self._keep_read, on=Executor.READER)

    def _keep_read(self, reading: FileReading) -> None:
        self.reading = reading
        self.read.emit(reading)

    def _keep_made(self, made: FileMade) -> None:
        self.table, self.file = made, None
        self.made.emit(made)

    def _keep_saved(self, file: FileSaved) -> None:
        self.file = file
        self.saved.emit(file)
