"""Import rows: staged in chunks, moved in one transaction (decision 29)."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager

from desktop.core.domain.changes import Change
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.freeing import free
from desktop.core.domain.ids import ImportId, UndoId
from desktop.core.domain.importing import ImportChoices, ImportPreview, ImportResult
from desktop.core.ports import IsCancelled, Progress
from desktop.core.services.imports.apply_choices import apply_choices
from desktop.core.services.imports.collector import collector_at_rest
from desktop.core.services.imports.kept_cells import CellKeeper
from desktop.core.services.imports.move_rows import MovedInto, move_rows
from desktop.core.services.imports.stage_rows import ChosenRow, Stager, choose_rows
from desktop.core.services.workspace.context import Workspace
from desktop.core.storage.engine import Connection
from desktop.core.storage.queries.imported_rows import insert_imported_sheet
from desktop.core.storage.queries.imports import begin_import, drop_import, finish_import
from desktop.core.storage.queries.staged_people import create_scratch_tables, stage_chunk
from desktop.core.storage.scratch import open_scratch

_CHUNK = 500


def import_people(
    workspace: Workspace,
    preview: ImportPreview,
    choices: ImportChoices,
    *,
    progress: Progress,
    is_cancelled: IsCancelled,
) -> ImportResult:
    """Import everything that is good; rows that wait stay in the file.

    Raises:
        AppError: IMPORT_NOTHING where no row is left; CANCELLED or DISK_FULL, with nothing stored.
    """
    with collector_at_rest():
        return _import(workspace, preview, choices, (progress, is_cancelled))


def _import(
    workspace: Workspace,
    preview: ImportPreview,
    choices: ImportChoices,
    listeners: tuple[Progress, IsCancelled],
) -> ImportResult:
    keeper = CellKeeper(preview.analysis)
    chosen = choose_rows(preview, choices)
    count = len(chosen)
    unchanged = sum(1 for known in preview.known if known.is_same_application)
    if not chosen:
        context = {"unchanged": unchanged}
        raise AppError(ErrorCode.IMPORT_NOTHING, context)
    stager = Stager(preview.analysis.rows, keeper)
    with (
        _begun(workspace, preview.file_sha256) as import_id,
        open_scratch(workspace.store),
    ):
        _stage(workspace, stager, chosen, listeners)
        free(chosen)
        with workspace.store.write() as connection:
            _move(workspace, connection, import_id, (stager, keeper))
            apply_choices(workspace, connection, import_id, (preview, choices))
    return ImportResult(
        import_id=import_id,
        new_people=stager.new_people,
        new_applications=count,
        unchanged=unchanged,
        left_out=len(preview.analysis.rows) - count - unchanged,
        undo_id=UndoId(f"import:{import_id}"),
        changes=frozenset({Change.PEOPLE, Change.VACANCIES, Change.IMPORTS}),
    )


@contextmanager
def _begun(workspace: Workspace, file_sha256: str) -> Iterator[ImportId]:
    """Begin an import; whatever stops it, Ctrl+C too, drops it."""
    with workspace.store.write() as connection:
        import_id = begin_import(
            connection,
            file_sha256=file_sha256,
            actor=workspace.actor,
            now=workspace.clock.now(),
        )
    with ExitStack() as unfinished:
        unfinished.callback(_drop, workspace, import_id)
        yield import_id
        unfinished.pop_all()


def _drop(workspace: Workspace, import_id: ImportId) -> None:
    with workspace.store.write() as connection:
        drop_import(connection, import_id)


def _stage(
    workspace: Workspace,
    stager: Stager,
    chosen: Sequence[ChosenRow],
    listeners: tuple[Progress, IsCancelled],
) -> None:
    progress, is_cancelled = listeners
    with workspace.store.write() as connection:
        create_scratch_tables(connection)
    for first in range(0, len(chosen), _CHUNK):
        if is_cancelled():
            raise AppError(ErrorCode.CANCELLED)
        chunk = stager.pack(chosen[first : first + _CHUNK])
        with workspace.store.write() as connection:
            stage_chunk(connection, chunk)
        progress(stager.applications, len(chosen))


def _move(
    workspace: Workspace,
    connection: Connection,
    import_id: ImportId,
    packed: tuple[Stager, CellKeeper],
) -> None:
    now = workspace.clock.now()
    stager, keeper = packed
    sheet_id = insert_imported_sheet(connection, import_id, keeper.name, keeper.columns)
    move_rows(workspace, connection, MovedInto(import_id, sheet_id, now), stager)
    finish_import(connection, import_id, row_count=stager.applications, now=now)
    workspace.audit(connection, "import.done", act_id=import_id, count=stager.applications)
