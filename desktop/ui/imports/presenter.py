"""What the page 取込 asks for."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.core.domain.importing import ImportChoices, ImportPreview, ImportResult
from desktop.core.domain.sheet import ApplicantField
from desktop.core.services.imports.import_people import import_people
from desktop.core.services.imports.prepare_import import change_mapping, prepare_import
from desktop.ui.context import WindowContext
from desktop.ui.presenter import Presenter
from desktop.ui.tasks import CancelToken, Executor, Task

if TYPE_CHECKING:
    from desktop.core.services.workspace.context import Workspace


class ImportsPresenter(Presenter):
    """Reads a file, keeps its preview, imports it.

    Signals:
        previewed: A fresh `ImportPreview`.
        imported: The `ImportResult`.
    """

    previewed = Signal(object)
    imported = Signal(object)

    def __init__(self, context: WindowContext, parent: QObject) -> None:
        super().__init__(context, parent)
        self.preview: ImportPreview | None = None

    def read_file(self, path: Path) -> CancelToken:
        """Read a file and prepare its preview; nothing is stored."""
        reader = self.context.read_sheets

        def prepare(workspace: "Workspace", task: Task) -> ImportPreview:
            return prepare_import(
                workspace,
                reader,
                path,
                progress=task.progress,
                is_cancelled=task.is_cancelled,
            )

        return self.work(prepare, self._keep, on=Executor.READER)

    def map_column(self, column: int, field: ApplicantField | None) -> None:
        """Map one column otherwise and look at everything again."""
        preview = self.preview
        if preview is None:
            return

        def change(workspace: "Workspace", _: Task) -> ImportPreview:
            return change_mapping(workspace, preview, column, field)

        self.work(change, self._keep, on=Executor.READER)

    def import_all(self, choices: ImportChoices) -> CancelToken | None:
        """Import what the preview shows, in one transaction."""
        preview = self.preview
        if preview is None:
            return None

        def run(workspace: "Workspace", task: Task) -> ImportResult:
            return import_people(
                workspace,
                preview,
                choices,
                progress=task.progress,
                is_cancelled=task.is_cancelled,
            )

        return self.work(run, self._finish)

    def forget(self) -> None:
        """Forget the preview."""
        self.preview = None

    def _keep(self, preview: ImportPreview) -> None:
        self.preview = preview
        self.previewed.emit(preview)

    def _finish(self, result: ImportResult) -> None:
        self.forget()
        self.imported.emit(result)
