"""What the part ファイルの匿名化 of 匿名データ asks for."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from desktop.core.domain.attributes import Attribute, Ladder
from desktop.core.domain.changes import Changes
from desktop.core.domain.document import Document
from desktop.core.domain.file_release import FileMade, FileReading, FileSaved
from desktop.core.domain.sheet_columns import ApplicantField
from desktop.core.services.import_profiles.vocabulary import save_words
from desktop.core.services.privacy.anonymize_file import FileWishes, anonymize_file
from desktop.core.services.privacy.duty_papers import publication_document
from desktop.core.services.privacy.file_memory import forget_choices, remember_choices
from desktop.core.services.privacy.read_release_file import read_release_file
from desktop.core.services.privacy.save_release_file import file_report, save_release_file
from desktop.ui.context import WindowContext
from desktop.ui.presenter import Presenter
from desktop.ui.privacy.paper_language import paper_language
from desktop.ui.tasks import CancelToken, Executor, Task

if TYPE_CHECKING:
    from desktop.core.services.workspace.context import Workspace


class Named(NamedTuple):
    """A word got its meaning."""

    changes: Changes


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
        self.choices: dict[int, tuple[Attribute, Ladder | None]] | None = None
        self.reading: FileReading | None = None
        self.table: FileMade | None = None
        self.file: FileSaved | None = None

    def open_file(self, path: Path) -> CancelToken:
        """Read a file; nothing is stored, and what was read before is forgotten."""
        self.path, self.choices = path, None
        return self._read()

    def choose(self, column: int, attribute: Attribute, ladder: Ladder | None) -> CancelToken:
        """Say what a column is, and read the file so."""
        self.choices = {**(self.choices or {}), column: (attribute, ladder)}
        return self._read()

    def name_word(self, field: ApplicantField, word: str, code: str) -> CancelToken:
        """Say what a word of the company means, once for all, and read the file so."""

        def run(workspace: "Workspace", _task: Task) -> Named:
            return Named(save_words(workspace, field, {word: code}))

        return self.work(run, lambda _: self._read())

    def forget(self) -> None:
        """Forget what was chosen for files of this shape, and read the file anew."""
        reading = self.reading
        if reading is not None:
            key = reading.analysis.shape_key
            self.choices = {}
            self.act(lambda ws: forget_choices(ws, key), lambda _: self._read())

    def make(self, wishes: FileWishes) -> CancelToken | None:
        """Anonymize what was read; nothing is written."""
        reading = self.reading
        if reading is None:
            return None

        def run(workspace: "Workspace", task: Task) -> FileMade:
            made = anonymize_file(
                workspace,
                reading,
                wishes,
                progress=task.progress,
                is_cancelled=task.is_cancelled,
            )
            remember_choices(workspace, reading)
            return made

        return self.work(run, self._keep_made)

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
        table, file, language = self.table, self.file, paper_language()
        if table is not None:
            self.ask(lambda ws: file_report(ws, table, file, language), self.paper_loaded.emit)

    def load_notice(self) -> None:
        """Ask for the 公表文 with the items of this file."""
        table = self.table
        if table is not None:
            headings = tuple(table.headings.values())

            def make(workspace: "Workspace") -> Document:
                return publication_document(workspace, headings)

            self.ask(make, self.paper_loaded.emit)

    def _read(self) -> CancelToken:
        path, choices, reader = self.path, self.choices, self.context.read_sheets
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
        self.reading, self.choices = reading, dict(reading.choices)
        self.read.emit(reading)

    def _keep_made(self, made: FileMade) -> None:
        self.table, self.file = made, None
        self.made.emit(made)

    def _keep_saved(self, file: FileSaved) -> None:
        self.file = file
        self.saved.emit(file)
