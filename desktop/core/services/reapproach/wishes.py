"""Note a wish somebody told by telephone or letter."""

from desktop.core.domain.application import Done
from desktop.core.domain.changes import Change
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.ids import PersonId
from desktop.core.domain.reapproach import Cause, WishDraft
from desktop.core.importers.occupation_proposal import occupations
from desktop.core.services.reapproach.consents import undo_id_of
from desktop.core.services.reapproach.decide import UNDO_KIND
from desktop.core.services.workspace.context import Workspace
from desktop.core.storage.queries.people import append_events
from desktop.core.storage.queries.reapproach import insert_occasions
from desktop.core.storage.queries.reapproach_people import insert_wish, read_marks


def note_wish(workspace: Workspace, person_id: PersonId, wish: WishDraft) -> Done:
    """Keep a wish; with a day, the person is due then, as far as the consent holds.

    Raises:
        AppError: REAPPROACH_INVALID with the ``field`` that cannot be so; PERSON_INVALID where the
            person is gone.
    """
    note = wish.note.strip()
    now = workspace.clock.now()
    if not note:
        raise AppError(ErrorCode.REAPPROACH_INVALID, {"field": "note"})
    if wish.occupation_code and wish.occupation_code not in occupations():
        raise AppError(ErrorCode.REAPPROACH_INVALID, {"field": "occupation_code"})
    with workspace.store.write() as connection:
        if person_id not in read_marks(connection, [person_id]):
            raise AppError(ErrorCode.PERSON_INVALID, {"field": "person"})
        values = {
            "person_id": person_id,
            "vacancy_id": wish.vacancy_id,
            "occupation_code": wish.occupation_code,
            "due_on": wish.due_on,
            "note": note,
            "noted_at": now,
            "actor": workspace.actor,
        }
        insert_wish(connection, values)
        if wish.due_on is not None:
            occasion = {
                "person_id": person_id,
                "vacancy_id": wish.vacancy_id,
                "cause": Cause.WISH.value,
                "due_on": wish.due_on,
            }
            insert_occasions(connection, [occasion], now, workspace.actor)
        event = {"person_id": person_id, "at": now, "kind": "wish.noted", "detail": {"note": note}}
        append_events(connection, [event])
        workspace.audit(connection, "reapproach.wish", person=person_id)
    return Done(1, frozenset({Change.PEOPLE}), undo_id_of(UNDO_KIND, now))
