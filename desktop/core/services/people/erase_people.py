"""Erase people, and keep only what keeps them out."""

from collections.abc import Sequence
from typing import Any

from desktop.core.domain.application import Done, PersonDraft
from desktop.core.domain.changes import Change
from desktop.core.domain.ids import PersonId
from desktop.core.domain.text_folding import fold_email, fold_name, fold_phone
from desktop.core.services.profiles.requests import close_requests_of
from desktop.core.services.workspace.context import Workspace
from desktop.core.storage.attachment_files import forget_for_good
from desktop.core.storage.engine import Connection
from desktop.core.storage.queries.batches import cancel_batch
from desktop.core.storage.queries.outbox import queue_link_revocation
from desktop.core.storage.queries.people import (
    delete_people,
    person_of_row,
    read_person,
    refresh_latest,
)
from desktop.core.storage.queries.people_detail import (
    due_erasures,
    insert_tombstones,
    set_person_marks,
    unsent_batches_of,
)


def erase_people(workspace: Workspace, person_ids: Sequence[PersonId]) -> Done:
    """Erase people for good: record, applications, notices, attachments, search terms.

    Their links are revoked, unsent batches with them are cancelled (decision 13), requests for
    their profile are refused, and keyed hashes stay behind so that a later import knows them
    (decision 15).
    """
    with workspace.store.write() as connection:
        count = erase_in(workspace, connection, person_ids)
    forget_for_good(workspace.store, workspace.folder)
    return Done(count, frozenset({Change.PEOPLE, Change.NOTICES, Change.BATCHES}))


def erase_due_people(workspace: Workspace) -> Done:
    """Erase everybody marked 残さない whose notice has been sent."""
    with workspace.store.write() as connection:
        due = [PersonId(key) for key in due_erasures(connection)]
        count = erase_in(workspace, connection, due) if due else 0
    if count:
        forget_for_good(workspace.store, workspace.folder)
    changes = frozenset({Change.PEOPLE, Change.NOTICES}) if count else frozenset()
    return Done(count, changes)


def erase_in(workspace: Workspace, connection: Connection, person_ids: Sequence[PersonId]) -> int:
    """Erase people inside a transaction; return how many there were.

    After the commit `forget_for_good` must follow: it removes what lies outside the tables.
    """
    now = workspace.clock.now()
    stones: list[dict[str, Any]] = []
    found: list[PersonId] = []
    for person_id in person_ids:
        row = read_person(connection, person_id)
        if row is None:
            continue
        found.append(person_id)
        hashes = tombstone_hashes(workspace, person_of_row(row))
        stones += [
            {"hash": value, "kind": kind, "erased_at": now, "is_released": row.is_released}
            for kind, value in hashes
        ]
    for batch_id in unsent_batches_of(connection, found):
        cancel_batch(connection, batch_id)
    close_requests_of(workspace, connection, found)
    queue_link_revocation(connection, found, now)
    insert_tombstones(connection, stones)
    delete_people(connection, found)
    workspace.audit(connection, "people.erased", count=len(found))
    return len(found)


def tombstone_hashes(workspace: Workspace, draft: PersonDraft) -> list[tuple[str, bytes]]:
    """Return keyed hashes of what identifies a person: e-mail, phone, name with birth date."""
    born = draft.birth_date.isoformat() if draft.birth_date else None
    named = (fold_name(draft.name), born)
    return hashes_of_keys(workspace, fold_email(draft.email), fold_phone(draft.phone), named)


def hashes_of_keys(
    workspace: Workspace, email_key: str, phone_key: str, named: tuple[str, str | None]
) -> list[tuple[str, bytes]]:
    """Return what `tombstone_hashes` returns, for keys folded already: (name, birth date) last."""
    found = [("email", email_key), ("phone", phone_key)]
    if named[1] is not None:
        found.append(("birth", f"{named[0]}\0{named[1]}"))
    return [(kind, workspace.keyed_hash(kind, value)) for kind, value in found if value]


def record_objection(workspace: Workspace, person_id: PersonId, *, has_objected: bool) -> Done:
    """Record that a person does not want their data used anonymously, or takes that back.

    An unsent batch with them is cancelled and must be approved anew (decision 13).
    """
    with workspace.store.write() as connection:
        set_person_marks(connection, [person_id], {"has_objected": has_objected})
        for batch_id in unsent_batches_of(connection, [person_id]) if has_objected else ():
            cancel_batch(connection, batch_id)
        refresh_latest(connection, [person_id])
        workspace.audit(connection, "objection", person=person_id, given=int(has_objected))
    return Done(1, frozenset({Change.PEOPLE, Change.BATCHES}))
