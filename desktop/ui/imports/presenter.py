"""What the page 取込 asks for."""

from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.core.domain.changes import Changes
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.importing import (
    ImportAnswers,
    ImportChoices,
    ImportPreview,
    ImportResult,
    ReadingChoice,
)
from desktop.core.domain.sheet import ApplicantField
from desktop.ui.context import WindowContext
from desktop.ui.imports.letting_go import Leftovers
from desktop.ui.presenter import Presenter
from desktop.ui.tasks import CancelToken, Executor, Task

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.core.domain.importing import PairAnswer, RowPair
    from desktop.core.domain.sheet import CellProblem, RawSheet
    from desktop.core.ports import IsCancelled, Progress
    from desktop.core.services.attachments.take_in import TakenIn
    from desktop.core.services.exports.corrections import CorrectionsWritten
    from desktop.core.services.imports.questions import PairView
    from desktop.core.services.workspace.context import Workspace

_WAIT_FOR_FIRST_ROWS_S = 0.3
_PAINTED_MS = 10


class Imported(NamedTuple):
    """What an import stored, and what became of the files beside the list.

    Attributes:
        waiting: Rows that stay in the file until somebody mends them.
    """

    result: ImportResult
    files: "TakenIn | None"
    changes: Changes
    waiting: int = 0


class _Reading:
    """One file and how it was understood last."""

    def __init__(self, preview: ImportPreview) -> None:
        self.latest = preview


class ImportsPresenter(Presenter):
    """Reads a file, keeps its preview and what was answered about it, imports it.

    Signals:
        first_seen: A `RawSheet` with the first rows, before the whole file is read.
        understanding: The file is read; now its columns and rows are looked at.
        previewed: A fresh `ImportPreview`.
        pair_seen: A `RowPair` and its `PairView`.
        imported: An `Imported`.
        remembered: The reading of this shape of file was saved.
        written: A `CorrectionsWritten`.
        template_saved: The `Path` of an empty list.
    """

    first_seen = Signal(object)
    understanding = Signal()
    previewed = Signal(object)
    pair_seen = Signal(object, object)
    imported = Signal(object)
    remembered = Signal()
    written = Signal(object)
    template_saved = Signal(object)

    def __init__(self, context: WindowContext, parent: QObject) -> None:
        super().__init__(context, parent)
        self.preview: ImportPreview | None = None
        self.path: Path | None = None
        self.has_hidden_sheets = False
        # Kept after an import for the workbook of the rows that wait.
        self._done: ImportPreview | None = None
        self._reading: _Reading | None = None
        self._token: CancelToken | None = None
        self._leftovers = Leftovers()

    def read_file(self, path: Path, *, has_hidden_sheets: bool = False) -> CancelToken:
        """Show the first rows of a file, read all of it and prepare its preview.

        Nothing is stored. What was read before is forgotten; if it is still being read, that stops.
        """
        self._begin(path, has_hidden_sheets=has_hidden_sheets)
        reader = self.context.read_sheets
        are_shown = Event()

        def read(
            path: Path,
            *,
            progress: "Progress",
            is_cancelled: "IsCancelled",
            has_hidden: bool = False,
        ) -> "Sequence[RawSheet]":
            # Beside a reader the first rows would take ten times as long to appear.
            are_shown.wait(_WAIT_FOR_FIRST_ROWS_S)
            sheets = reader(
                path, progress=progress, is_cancelled=is_cancelled, has_hidden=has_hidden
            )
            self.understanding.emit()
            return sheets

        def prepare(workspace: "Workspace", task: Task) -> ImportPreview:
            from desktop.core.services.imports.prepare_import import prepare_import

            return prepare_import(
                workspace,
                read,
                path,
                choice=ReadingChoice(has_hidden_sheets=has_hidden_sheets),
                progress=task.progress,
                is_cancelled=task.is_cancelled,
            )

        self._look_first(path, are_shown)
        return self._prepare(prepare)

    def _begin(self, path: Path | None, *, has_hidden_sheets: bool) -> None:
        if self._token is not None:
            self._token.cancel()
        self._leftovers.take(self.preview or self._done, None)
        self.preview = self._done = self._reading = None
        self.path = path
        self.has_hidden_sheets = has_hidden_sheets

    def _look_first(self, path: Path, are_shown: Event) -> None:
        look = self.context.first_rows
        if look is None:
            are_shown.set()
            return

        def show(sheet: "RawSheet | None") -> None:
            if sheet is not None and self.path == path and self.preview is None:
                self.first_seen.emit(sheet)
            QTimer.singleShot(_PAINTED_MS, self, are_shown.set)

        self.ask(lambda _: look(path), show)

    def read_text(self, text: str) -> CancelToken:
        """Read cells copied in a spreadsheet program."""
        self._begin(None, has_hidden_sheets=False)

        def prepare(workspace: "Workspace", _: Task) -> ImportPreview:
            from desktop.core.services.imports.prepare_import import prepare_pasted

            return prepare_pasted(workspace, text)

        return self._prepare(prepare)

    def _prepare(self, prepare: "Callable[[Workspace, Task], ImportPreview]") -> CancelToken:
        token = self.work(prepare, lambda found: self._keep_first(token, found), on=Executor.READER)
        self._token = token
        return token

    def look_at(self, pair: "RowPair") -> None:
        """Ask for both sides of a pair."""
        preview = self.preview
        if preview is None:
            return

        def look(workspace: "Workspace") -> "PairView":
            from desktop.core.services.imports.questions import look_at_pair

            return look_at_pair(workspace, preview, pair)

        self.ask(look, lambda view: self.pair_seen.emit(pair, view))

    def write_corrections(
        self, path: Path, heading: str, wording: "Callable[[CellProblem], str]"
    ) -> CancelToken | None:
        """Write the rows that wait with what is to be mended; before the import or after it."""
        preview = self.preview or self._done
        if preview is None:
            return None
        if self.path is not None and path.resolve() == self.path.resolve():
            self.failed.emit(AppError(ErrorCode.EXPORT_SAME_FILE))
            return None

        def write(workspace: "Workspace", _: Task) -> "CorrectionsWritten":
            from desktop.core.services.exports.corrections import write_corrections

            return write_corrections(
                workspace, preview, path, reason_heading=heading, wording=wording
            )

        return self.work(write, self.written.emit)

    def write_template(self, path: Path) -> CancelToken:
        """Write an empty list to fill in."""

        def write(_: "Workspace", __: Task) -> Path:
            from desktop.core.services.exports.template import write_template

            write_template(path)
            return path

        return self.work(write, self.template_saved.emit, on=Executor.READER)

    def map_column(self, column: int, field: ApplicantField | None) -> None:
        """Map one column otherwise and look at everything again."""

        def change(workspace: "Workspace", preview: ImportPreview) -> ImportPreview:
            from desktop.core.services.imports.prepare_import import change_mapping

            return change_mapping(workspace, preview, column, field)

        self._look_again(change)

    def choose_table(self, key: str) -> None:
        """Read another table of the file; what was answered about columns and cells is void."""

        def change(workspace: "Workspace", preview: ImportPreview) -> ImportPreview:
            from desktop.core.services.imports.prepare_import import change_table

            return change_table(workspace, preview, key)

        self._look_again(change)

    def read_hidden(self, *, has_hidden_rows: bool) -> None:
        """Read hidden rows too, or leave them out."""
        self._change(lambda answers: replace(answers, has_hidden_rows=has_hidden_rows))

    def mend(self, row_number: int, column: int, text: str) -> None:
        """Read a cell as if this stood in it; the file itself stays as it is."""
        self._change(
            lambda answers: replace(answers, cells={**answers.cells, (row_number, column): text})
        )

    def unmend(self, row_number: int, column: int) -> None:
        """Read a cell as it stands in the file again."""
        place = (row_number, column)
        self._change(
            lambda answers: replace(
                answers,
                cells={at: text for at, text in answers.cells.items() if at != place},
                allowed_cells=answers.allowed_cells - {place},
            )
        )

    def allow(self, row_number: int, column: int) -> None:
        """Import a text although it touches what fair hiring leaves out."""
        place = (row_number, column)
        self._change(
            lambda answers: replace(answers, allowed_cells=answers.allowed_cells | {place})
        )

    def name_word(self, field: ApplicantField, word: str, code: str) -> None:
        """Say what a word of the company means."""
        self._change(lambda answers: replace(answers, words={**answers.words, (field, word): code}))

    def remember(self) -> None:
        """Save how this shape of file is read."""
        preview = self.preview
        if preview is None:
            return

        def save(workspace: "Workspace", _: Task) -> None:
            from desktop.core.services.imports.remember_answers import remember_answers

            remember_answers(workspace, preview)

        self.work(save, lambda _: self.remembered.emit())

    def import_all(
        self, choices: ImportChoices, answers: "Sequence[PairAnswer]" = ()
    ) -> CancelToken | None:
        """Import what the preview shows, in one transaction; remember how it was read.

        Args:
            choices: What was chosen; who is who comes with ``answers``.
            answers: What was said of pairs.

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
            from desktop.core.services.imports.settled_pairs import settled

            decided, merged = settled(preview, answers)
            result = import_people(
                workspace,
                decided,
                replace(choices, merged=merged, answers=tuple(answers)),
                progress=task.progress,
                is_cancelled=task.is_cancelled,
            )
            changes = result.changes | remember_answers(workspace, preview)
            waiting = len(preview.held_rows)
            if path is None:
                return Imported(result, None, changes, waiting)
            found = find_attachments(path, preview.analysis)
            taken = take_in_attachments(
                workspace,
                result.import_id,
                found,
                progress=task.progress,
                is_cancelled=lambda: False,
            )
            return Imported(result, taken, changes | taken.changes, waiting)

        return self.work(run, lambda done: self._finish(preview, done))

    def forget(self) -> None:
        """Forget the preview."""
        self.preview = self._reading = None

    def _change(self, change: "Callable[[ImportAnswers], ImportAnswers]") -> None:
        def look(workspace: "Workspace", preview: ImportPreview) -> ImportPreview:
            from desktop.core.services.imports.prepare_import import answer

            return answer(workspace, preview, change(preview.answers))

        self._look_again(look)

    def _look_again(self, change: "Callable[[Workspace, ImportPreview], ImportPreview]") -> None:
        """Read the same file otherwise; answers given in quick succession build on each other."""
        reading = self._reading
        if reading is None or self.preview is None:
            return

        def look(workspace: "Workspace", _: Task) -> ImportPreview:
            # The reader is one thread: what it found last is what the next answer is about.
            reading.latest = change(workspace, reading.latest)
            return reading.latest

        self.work(look, lambda found: self._keep(reading, found), on=Executor.READER)

    def _keep_first(self, token: CancelToken, preview: ImportPreview) -> None:
        if self._token is token and not token():
            self._reading = _Reading(preview)
            self._keep(self._reading, preview)

    def _keep(self, reading: "_Reading", preview: ImportPreview) -> None:
        if self._reading is reading:
            self._leftovers.take(self.preview, preview)
            self.preview = preview
            self.previewed.emit(preview)

    def let_go(self) -> None:
        """Free what was shown before; call when something else is shown."""
        self.ask(lambda _: self._leftovers.drop(), lambda _: None)

    def _finish(self, preview: ImportPreview, done: "Imported") -> None:
        self._done = preview if done.waiting else None
        if self._done is None:
            # The page shows it until something else is read, and would free it all at once then.
            self._leftovers.take(preview, None)
        self.forget()
        self.imported.emit(done)
