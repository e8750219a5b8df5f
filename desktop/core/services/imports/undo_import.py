"""Undo a whole import, until one of its people has a notice or is released (decision 23)."""

from desktop.core.domain.application import Done
from desktop.core.domain.changes import Change
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.ids import ImportId
from desktop.core.services.imports.apply_choices import take_back
from desktop.core.services.workspace.context import Workspace
from desktop.core.storage.attachment_files import forget_for_good
from desktop.core.storage.queries.batches import cancel_batch
from desktop.core.storage.queries.imports import is_undoable, names_that_hold, remove_import
from desktop.core.storage.queries.people import delete_people, refresh_latest
from desktop.core.storage.queries.people_detail import unsent_batches_of


def undo_import(workspace: Workspace, import_id: ImportId) -> Done:
    """Take an import's people and applications out again.

    Raises:
        AppError: UNDO_GONE where it was undone already; UNDO_REFUSED with the ``count`` of people
            who hold it.
    """
    with workspace.store.write() as connection:
        if not is_undoable(connection, import_id):
            raise AppError(ErrorCode.UNDO_GONE)
        holding = names_that_hold(connection, import_id)
        if holding:
            raise AppError(ErrorCode.UNDO_REFUSED, {"count": len(holding)})
        now = workspace.clock.now()
        count, erase, stay = remove_import(connection, import_id, now)
        for batch_id in unsent_batches_of(connection, [*erase, *stay]):
            cancel_batch(connection, batch_id)
        delete_people(connection, erase)
        take_back(workspace, connection, import_id)
        refresh_latest(connection, stay)
        workspace.audit(connection, "import.undone", act_id=import_id, count=count)
    forget_for_good(workspace.store, workspace.folder)
    changes = frozenset({Change.PEOPLE, Change.VACANCIES, Change.IMPORTS, Change.BATCHES})
    return Done(count, changes)


def names_that_hold_import(workspace: Workspace, import_id: ImportId) -> tuple[str, ...]:
    """Return the people because of whom an import cannot be undone."""
    with workspace.store.read() as connection:
        return names_that_hold(connection, import_id)
