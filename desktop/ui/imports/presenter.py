"""What the page 取込 asks for."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from desktop.core.domain.changes import Changes
from desktop.core.domain.importing import (
    ImportAnswers,
    ImportChoices,
    ImportPreview,
    ImportResult,
)
from desktop.core.domain.sheet import ApplicantField
from desktop.ui.context import WindowContext
from desktop.ui.presenter import Presenter
from desktop.ui.tasks import CancelToken, Executor, Task

if TYPE_CHECKING:
    from desktop.core.services.attachments.take_in import TakenIn
    from desktop.core.services.workspace.context import Workspace


class Imported(NamedTuple):
    """What an import stored, and what became of the files beside the list."""

    result: ImportResult
    files: "TakenIn | None"
    changes: Changes


class ImportsPresenter(Presenter):
    """Reads a file, keeps its preview and what was answered about it, imports it.

    Signals:
        previewed: A fresh `ImportPreview`.
        imported: An `Imported`.
        remembered: The reading of this shape of file was saved.
    """

    previewed = Signal(object)
    imported = Signal(object)
    remembered = Signal()

    def __init__(self, context: WindowContext, parent: QObject) -> None:
        super().__init__(context, parent)
        self.preview: ImportPreview | None = None
        self.path: Path | None = None

    def read_file(self, path: Path) -> CancelToken:
        """Read a file and prepare its preview; nothing is stored."""
        reader = self.context.read_sheets
        self.path = path

        def prepare(workspace: "Workspace", task: Task) -> ImportPreview:
            from desktop.core.services.imports.prepare_import import prepare_import

            return prepare_import(
                workspace,
                reader,
                path,
                progress=task.progress,
                is_cancelled=task.is_cancelled,
            )

        return self.work(prepare, self._keep, on=Executor.READER)

    def read_text(self, text: str) -> CancelToken:
        """Read cells copied in a spreadsheet program."""
        self.path = None

        def prepare(workspace: "Workspace", _: Task) -> ImportPreview:
            from desktop.core.services.imports.prepare_import import prepare_pasted

            return prepare_pasted(workspace, text)

        return self.work(prepare, self._keep, on=Executor.READER)

    def map_column(self, column: int, field: ApplicantField | None) -> None:
        """Map one column otherwise and look at everything again."""
        preview = self.preview
        if preview is None:
            return

        def change(workspace: "Workspace", _: Task) -> ImportPreview:
            from desktop.core.services.imports.prepare_import import change_mapping

            return change_mapping(workspace, preview, column, field)

        self.work(change, self._keep, on=Executor.READER)

    def choose_table(self, key: str) -> None:
        """Read another table of the file; what was answered about columns and cells is void."""
        self._answer(ImportAnswers(table_key=key))

    def read_hidden(self, *, has_hidden_rows: bool) -> None:
        """Read hidden rows too, or leave them out."""
        self._change(has_hidden_rows=has_hidden_rows)

    def mend(self, row_number: int, column: int, text: str) -> None:
        """Read a cell as if this stood in it; the file itself stays as it is."""
        if self.preview is not None:
            cells = {**self.preview.answers.cells, (row_number, column): text}
            self._change(cells=cells)

    def unmend(self, row_number: int, column: int) -> None:
        """Read a cell as it stands in the file again."""
        if self.preview is not None:
            cells = dict(self.preview.answers.cells)
            cells.pop((row_number, column), None)
            allowed = self.preview.answers.allowed_cells - {(row_number, column)}
            self._change(cells=cells, allowed_cells=allowed)

    def allow(self, row_number: int, column: int) -> None:
        """Import a text although it touches what fair hiring leaves out."""
        if self.preview is not None:
            allowed = self.preview.answers.allowed_cells | {(row_number, column)}
            self._change(allowed_cells=allowed)

    def name_word(self, field: ApplicantField, word: str, code: str) -> None:
        """Say what a word of the company means."""
        if self.preview is not None:
            self._change(words={**self.preview.answers.words, (field, word): code})

    def remember(self) -> None:
        """Save how this shape of file is read."""
        preview = self.preview
        if preview is None:
            return

        def save(workspace: "Workspace", _: Task) -> None:
            from desktop.core.services.imports.remember_answers import remember_answers

            remember_answers(workspace, preview)

        self.work(save, lambda _: self.remembered.emit())

    def import_all(self, choices: ImportChoices) -> CancelToken | None:
        """Import what the preview shows, in one transaction; remember how it was read.

        Files named in the list and lying beside it come along, each sealed under its own key.
        """
        preview, path = self.preview, self.path
        if preview is None:
            return None

        def run(workspace: "Workspace", task: Task) -> "Imported":
            from desktop.core.services.attachments.find_attachments import find_attachments
            from desktop.core.services.attachments.take_in import take_in_attachments
            from desktop.core.services.imports.import_people import import_people
            from desktop.core.services.imports.remember_answers import remember_answers

            result = import_people(
                workspace,
                preview,
                choices,
                progress=task.progress,
                is_cancelled=task.is_cancelled,
            )
            changes = result.changes | remember_answers(workspace, preview)
            if path is None:
                return Imported(result, None, changes)
            found = find_attachments(path, preview.analysis)
            taken = take_in_attachments(
                workspace,
                result.import_id,
                found,
                progress=task.progress,
                is_cancelled=lambda: False,
            )
            return Imported(result, taken, changes | taken.changes)

        return self.work(run, self._finish)

    def forget(self) -> None:
        """Forget the preview."""
        self.preview = None

    def _change(self, **changes: object) -> None:
        if self.preview is not None:
            # replace() is typed by keyword; the callers pass names of ImportAnswers only.
            self._answer(replace(self.preview.answers, **changes))  # type: ignore[arg-type]

    def _answer(self, answers: ImportAnswers) -> None:
        preview = self.preview
        if preview is None:
            return

        def look(workspace: "Workspace", _: Task) -> ImportPreview:
            from desktop.core.services.imports.prepare_import import answer

            return answer(workspace, preview, answers)

        self.work(look, self._keep, on=Executor.READER)

    def _keep(self, preview: ImportPreview) -> None:
        self.preview = preview
        self.previewed.emit(preview)

    def _finish(self, done: "Imported") -> None:
        self.forget()
        self.imported.emit(done)
