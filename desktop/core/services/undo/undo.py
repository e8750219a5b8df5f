"""Take an act back by its number."""

from desktop.core.domain.application import Done
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.ids import ImportId, UndoId
from desktop.core.services.imports.undo_import import names_that_hold_import, undo_import
from desktop.core.services.notices.desk import take_run_back
from desktop.core.services.people.reject_applicants import undo_rejection
from desktop.core.services.privacy.hold_back import UNDO_KIND, undo_hold_back
from desktop.core.services.reapproach.consents import UNDO_KIND as CONSENTS
from desktop.core.services.reapproach.consents import undo_consents
from desktop.core.services.reapproach.decide import UNDO_KIND as REAPPROACH
from desktop.core.services.reapproach.decide import undo_decision
from desktop.core.services.workspace.context import Workspace
from desktop.core.storage.queries.people_detail import names_with_notice

_NEVER_REFUSED = ("notices", UNDO_KIND, CONSENTS, REAPPROACH)


def undo(workspace: Workspace, undo_id: UndoId) -> Done:
    """Take the act back.

    Raises:
        AppError: UNDO_REFUSED where people already have a notice or are released; UNDO_GONE.
    """
    kind, number = _parts(undo_id)
    if kind == "import":
        return undo_import(workspace, ImportId(number))
    if kind == "notices":
        return take_run_back(workspace, number)
    plain = {
        UNDO_KIND: undo_hold_back,
        CONSENTS: undo_consents,
        REAPPROACH: undo_decision,
        "rejection": undo_rejection,
    }
    return plain[kind](workspace, number)


def refused_names(workspace: Workspace, undo_id: UndoId) -> tuple[str, ...]:
    """Return the people for whose sake the act cannot be taken back, for the screen only."""
    kind, number = _parts(undo_id)
    if kind in _NEVER_REFUSED:
        return ()
    if kind == "import":
        return names_that_hold_import(workspace, ImportId(number))
    with workspace.store.read() as connection:
        return names_with_notice(connection, number)


def _parts(undo_id: UndoId) -> tuple[str, int]:
    kind, _, number = undo_id.partition(":")
    if kind not in ("import", "rejection", *_NEVER_REFUSED) or not number.isdigit():
        raise AppError(ErrorCode.UNDO_GONE)
    return kind, int(number)
