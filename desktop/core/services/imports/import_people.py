"""Import rows: staged in chunks, moved in one transaction (decision 29)."""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from itertools import islice

from desktop.core.domain.changes import Change
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.ids import ImportId, UndoId
from desktop.core.domain.importing import ImportChoices, ImportPreview, ImportResult
from desktop.core.ports import IsCancelled, Progress
from desktop.core.services.imports.apply_choices import apply_choices
from desktop.core.services.imports.collector import collector_at_rest
from desktop.core.services.imports.kept_cells import CellKeeper
from desktop.core.services.imports.move_rows import MoveRows
from desktop.core.services.imports.stage_rows import choose_rows, staged_row
from desktop.core.services.workspace.context import Workspace
from desktop.core.storage.engine import Connection
from desktop.core.storage.queries.imported_rows import insert_imported_sheet
from desktop.core.storage.queries.imports import (
    StagedRow,
    begin_import,
    drop_import,
    finish_import,
    stage_rows,
    staged_chunks,
)

_CHUNK = 250


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
    keeper = CellKeeper(preview.analysis)
    chosen = choose_rows(preview, choices)
    unchanged = sum(1 for known in preview.known if known.is_same_application)
    if not chosen:
        context = {"unchanged": unchanged}
        raise AppError(ErrorCode.IMPORT_NOTHING, context)
    with _scratch(workspace, preview.file_sha256) as import_id, collector_at_rest():
        rows = (staged_row(preview.analysis.rows[one.at], one, keeper) for one in chosen)
        _stage(workspace, import_id, rows, (len(chosen), progress, is_cancelled))
        with workspace.store.write() as connection:
            moved = _move(workspace, connection, import_id, keeper)
            apply_choices(workspace, connection, import_id, (preview, choices))
    return ImportResult(
        import_id=import_id,
        new_people=moved.new_people,
        new_applications=len(chosen),
        unchanged=unchanged,
        left_out=len(preview.analysis.rows) - len(chosen) - unchanged,
        undo_id=UndoId(f"import:{import_id}"),
        changes=frozenset({Change.PEOPLE, Change.VACANCIES, Change.IMPORTS}),
    )


@contextmanager
def _scratch(workspace: Workspace, file_sha256: str) -> Iterator[ImportId]:
    """Begin an import; whatever stops it, Ctrl+C too, drops it with its staged rows."""
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
    import_id: ImportId,
    rows: Iterable[StagedRow],
    listeners: tuple[int, Progress, IsCancelled],
) -> None:
    total, progress, is_cancelled = listeners
    done = 0
    remaining = iter(rows)
    while chunk := tuple(islice(remaining, _CHUNK)):
        if is_cancelled():
            raise AppError(ErrorCode.CANCELLED)
        with workspace.store.write() as connection:
            stage_rows(connection, import_id, chunk)
        done += len(chunk)
        progress(done, total)


def _move(
    workspace: Workspace, connection: Connection, import_id: ImportId, keeper: CellKeeper
) -> MoveRows:
    now = workspace.clock.now()
    sheet_id = insert_imported_sheet(connection, import_id, keeper.name, keeper.columns)
    move = MoveRows(workspace, connection, (import_id, sheet_id), now)
    move.run(staged_chunks(connection, import_id, _CHUNK))
    finish_import(connection, import_id, row_count=move.applications, now=now)
    workspace.audit(connection, "import.done", act_id=import_id, count=move.applications)
    return move
