"""Approve, discard and look back at batches."""

from dataclasses import replace

from desktop.core.domain.application import Done
from desktop.core.domain.batch import (
    DISCARDABLE,
    WITHDRAWABLE,
    BatchApproved,
    BatchRow,
    BatchState,
    Publication,
)
from desktop.core.domain.changes import Change
from desktop.core.domain.duties import EvidenceKind
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.ids import BatchId
from desktop.core.services.privacy.check_batch import forbidden_faults
from desktop.core.services.privacy.evidence import facts_of_batch, note_evidence
from desktop.core.services.workspace.context import Workspace
from desktop.core.services.workspace.settings import settings_of
from desktop.core.services.workspace.settings_text import settings_to_bytes
from desktop.core.storage.engine import Connection
from desktop.core.storage.queries.agency import read_agency_row
from desktop.core.storage.queries.batches import (
    approve_row,
    cancel_batch,
    list_batch_rows,
    read_batch,
    set_batch_state,
)
from desktop.core.storage.queries.outbox import queue_item
from desktop.core.storage.queries.workspace import update_settings


def approve_batch(workspace: Workspace, batch_id: BatchId, sha256: str) -> BatchApproved:
    """Approve exactly the bytes that were shown; they never change again.

    Args:
        workspace: The open workspace.
        batch_id: The draft.
        sha256: Digest of the bytes the person saw.

    Raises:
        AppError: BATCH_CHANGED where the draft is gone or another; PUBLICATION_MISSING;
            NOT_ENROLLED; BATCH_CHECK_FAILED where the independent checker objects.
    """
    faults = forbidden_faults(workspace, batch_id)
    with workspace.store.write() as connection:
        row = read_batch(connection, batch_id)
        if row is None or row.state != BatchState.DRAFT.value or row.sha256 != sha256:
            raise AppError(ErrorCode.BATCH_CHANGED)
        _check_gates(connection)
        if faults:
            raise AppError(ErrorCode.BATCH_CHECK_FAILED, {"fault": faults[0].code})
        approve_row(connection, batch_id, actor=workspace.actor, now=workspace.clock.now())
        note_evidence(
            workspace,
            connection,
            EvidenceKind.BATCH_APPROVED,
            facts_of_batch(row.body, settings_of(connection)),
            result=(sha256, row.record_count),
        )
        workspace.audit(connection, "batch.approved", batch=batch_id, sha256=sha256)
    changes = frozenset({Change.BATCHES, Change.SYNC})
    return BatchApproved(batch_id, sha256, row.record_count, changes)


def discard_batch(workspace: Workspace, batch_id: BatchId) -> Done:
    """Set a draft, a batch not sent yet, or a refused one aside; its people wait again.

    Raises:
        AppError: BATCH_MOVED_ON where it is gone or already at the agency.
    """
    with workspace.store.write() as connection:
        row = read_batch(connection, batch_id)
        if row is None or row.state not in DISCARDABLE:
            raise AppError(ErrorCode.BATCH_MOVED_ON)
        cancel_batch(connection, batch_id)
        workspace.audit(connection, "batch.discarded", batch=batch_id)
    return Done(1, frozenset({Change.BATCHES, Change.SYNC}))


def withdraw_batch(workspace: Workspace, batch_id: BatchId) -> Done:
    """Ask the agency to delete a batch sent by mistake, as a whole.

    The wish waits in the outbox and goes with the next sync. Its people stay marked as released
    (wire.md): nobody knows any more who they were, and nobody is sent twice.

    Raises:
        AppError: BATCH_MOVED_ON where the agency does not hold it, or it is on its way back.
    """
    with workspace.store.write() as connection:
        row = read_batch(connection, batch_id)
        if row is None or row.state not in WITHDRAWABLE:
            raise AppError(ErrorCode.BATCH_MOVED_ON)
        set_batch_state(connection, batch_id, BatchState.WITHDRAWING)
        queue_item(connection, "batch_withdrawal", str(batch_id), workspace.clock.now())
        workspace.audit(connection, "batch.withdrawal_asked", batch=batch_id)
    return Done(1, frozenset({Change.BATCHES, Change.SYNC}))


def find_batch(workspace: Workspace, fingerprint: str) -> BatchRow:
    """Return the one batch whose fingerprint begins so.

    Raises:
        AppError: BATCH_MOVED_ON where none or several do.
    """
    wanted = fingerprint.strip().lower()
    found = [row for row in list_batches(workspace) if wanted and row.sha256.startswith(wanted)]
    if len(found) != 1:
        raise AppError(ErrorCode.BATCH_MOVED_ON)
    return found[0]


def confirm_publication(workspace: Workspace, publication: Publication) -> Done:
    """Record where and when the 匿名加工情報 notice was posted.

    Raises:
        AppError: SETTING_INVALID for an address that is none.
    """
    if not publication.url.startswith(("https://", "http://")):
        raise AppError(ErrorCode.SETTING_INVALID, {"field": "publication_url"})
    with workspace.store.write() as connection:
        settings = replace(
            settings_of(connection),
            publication_url=publication.url,
            publication_posted_on=publication.posted_on,
        )
        update_settings(connection, settings_to_bytes(settings))
        facts = {
            "notice_url": publication.url,
            "notice_posted_on": publication.posted_on.isoformat(),
        }
        note_evidence(workspace, connection, EvidenceKind.NOTICE_POSTED, facts)
        workspace.audit(connection, "publication.confirmed")
    return Done(1, frozenset({Change.SETTINGS}))


def list_batches(workspace: Workspace) -> tuple[BatchRow, ...]:
    """Return これまでの提供, newest first, drafts included."""
    with workspace.store.read() as connection:
        return list_batch_rows(connection)


def read_batch_body(workspace: Workspace, batch_id: BatchId) -> bytes:
    """Return the exact bytes of a batch.

    Raises:
        AppError: BATCH_CHANGED where it is gone.
    """
    with workspace.store.read() as connection:
        row = read_batch(connection, batch_id)
    if row is None:
        raise AppError(ErrorCode.BATCH_CHANGED)
    return bytes(row.body)


def _check_gates(connection: Connection) -> None:
    settings = settings_of(connection)
    if not settings.publication_url or settings.publication_posted_on is None:
        raise AppError(ErrorCode.PUBLICATION_MISSING)
    if read_agency_row(connection) is None:
        raise AppError(ErrorCode.NOT_ENROLLED)
