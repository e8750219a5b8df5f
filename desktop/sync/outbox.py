"""Send what waits: approved batches, withdrawals, link revocations, requests of people."""

from dataclasses import dataclass, field

import msgspec

from desktop.core.domain.batch import STOPPED_BY_CHECK, BatchState
from desktop.core.domain.ids import BatchId
from desktop.core.services.privacy.check_batch import forbidden_faults
from desktop.core.services.workspace.context import Workspace
from desktop.core.services.workspace.settings import settings_of
from desktop.core.storage.queries.agency import present_agency, update_agency
from desktop.core.storage.queries.batches import (
    accept_batch,
    approved_batch,
    cancel_batch,
    insert_provision,
    mark_withdrawn,
    number_batch,
    quarantine_batch,
    read_batch,
    set_batch_state,
)
from desktop.core.storage.queries.feed import append_sync_log
from desktop.core.storage.queries.outbox import (
    OutboxItem,
    count_attempt,
    list_waiting_items,
    set_item_state,
)
from desktop.sync.failures import Remedy, remedy_of
from desktop.sync.requests import SENDERS, send_request
from wire.api import AgencyApi, AgencyError, AgencyRefusedError
from wire.batch import GENESIS
from wire.limits import MAX_REVOCATIONS_PER_REQUEST


@dataclass(slots=True)
class Sent:
    """What one run of the outbox did."""

    batches: int = 0
    others: int = 0
    quarantined: int = 0
    changed: bool = field(default=False)


def send_outbox(workspace: Workspace, client: AgencyApi) -> Sent:
    """Send every waiting item, oldest first.

    Raises:
        AgencyError: The first failure that concerns more than one item; what was sent stays sent.
    """
    sent = Sent()
    with workspace.store.read() as connection:
        items = list_waiting_items(connection)
    for item in items:
        if item.kind == "batch":
            _send_batch(workspace, client, item, sent)
        elif item.kind == "batch_withdrawal":
            _withdraw(workspace, client, item, sent)
        elif item.kind in SENDERS:
            sent.others += send_request(workspace, client, item)
    revocations = [item for item in items if item.kind == "link_revocation"]
    for at in range(0, len(revocations), MAX_REVOCATIONS_PER_REQUEST):
        _revoke(workspace, client, revocations[at : at + MAX_REVOCATIONS_PER_REQUEST], sent)
    return sent


def _send_batch(workspace: Workspace, client: AgencyApi, item: OutboxItem, sent: Sent) -> None:
    batch_id = BatchId(int(item.ref))
    if _is_cancelled(workspace, batch_id):
        _settle_cancelled(workspace, client, item, batch_id)
        return
    if not _is_announced(workspace, batch_id):
        return
    # The checker reads the bytes themselves and fails closed: nothing goes that it has not passed.
    faults = forbidden_faults(workspace, batch_id)
    if faults:
        _set_aside(workspace, item, batch_id, STOPPED_BY_CHECK)
        sent.quarantined += 1
        return
    try:
        is_sent = _put_reconciled(workspace, client, item, batch_id)
    except AgencyRefusedError as error:
        if remedy_of(error) is not Remedy.SET_ASIDE:
            raise
        _set_aside(workspace, item, batch_id, str(error))
        sent.quarantined += 1
    else:
        sent.batches += is_sent


def _is_announced(workspace: Workspace, batch_id: BatchId) -> bool:
    """Say whether the public notice stands (Art. 44 APPI) or the batch is on its way already.

    It stood when the batch was approved; somebody may have taken it out of the settings since.
    """
    with workspace.store.read() as connection:
        settings = settings_of(connection)
        row = read_batch(connection, batch_id)
    is_posted = bool(settings.publication_url) and settings.publication_posted_on is not None
    return is_posted or (row is not None and row.seq is not None)


def _is_cancelled(workspace: Workspace, batch_id: BatchId) -> bool:
    with workspace.store.read() as connection:
        row = read_batch(connection, batch_id)
    return row is not None and row.state == BatchState.CANCELLED.value


def _settle_cancelled(
    workspace: Workspace, client: AgencyApi, item: OutboxItem, batch_id: BatchId
) -> None:
    """Ask whether a batch that was cancelled on its way arrived (decision 13).

    If it did, sending the same bytes again brings its receipt, and its people are released; if it
    did not, it never will.
    """
    with workspace.store.read() as connection:
        row = approved_batch(connection, batch_id)
    if client.has_batch(row.sha256):
        _put_reconciled(workspace, client, item, batch_id)
        return
    with workspace.store.write() as connection:
        number_batch(connection, batch_id, seq=None, prev=None)
        cancel_batch(connection, batch_id)


def _put_reconciled(
    workspace: Workspace, client: AgencyApi, item: OutboxItem, batch_id: BatchId
) -> bool:
    """Put a batch; where the numbers differ, compare them and try once more."""
    try:
        return _put(workspace, client, item, batch_id)
    except AgencyRefusedError as error:
        if remedy_of(error) is not Remedy.RECONCILE:
            raise
        _reconcile(workspace, error)
        return _put(workspace, client, item, batch_id)


def _put(workspace: Workspace, client: AgencyApi, item: OutboxItem, batch_id: BatchId) -> bool:
    """Send a batch and apply its receipt; False where somebody cancelled it just before."""
    with workspace.store.write() as connection:
        agency, row = present_agency(connection), approved_batch(connection, batch_id)
        if row.state == BatchState.CANCELLED.value and row.seq is None:
            return False
        # Numbered at the first try and kept: a lost answer is asked for again under the same.
        seq = row.seq or agency.batch_seq + 1
        prev = row.prev or agency.batch_head or GENESIS
        number_batch(connection, batch_id, seq=seq, prev=prev)
        count_attempt(connection, item.item_id)
    try:
        result = client.put_batch(row.body, seq=seq, prev=prev)
    except AgencyRefusedError:
        # A refused batch uses no number up (decision 11).
        with workspace.store.write() as connection:
            number_batch(connection, batch_id, seq=None, prev=None)
        raise
    _apply_receipt(
        workspace, item, batch_id, (result.receipt.seq, msgspec.json.encode(result.receipt))
    )
    return True


def _apply_receipt(
    workspace: Workspace, item: OutboxItem, batch_id: BatchId, receipt: tuple[int, bytes]
) -> None:
    now = workspace.clock.now()
    with workspace.store.write() as connection:
        agency, row = present_agency(connection), approved_batch(connection, batch_id)
        seq, raw = receipt
        accept_batch(connection, batch_id, {"accepted_at": now, "seq": seq, "receipt": raw})
        update_agency(connection, batch_seq=seq, batch_head=row.sha256)
        set_item_state(connection, item.item_id, "sent", now=now)
        insert_provision(
            connection,
            {
                "at": now,
                "recipient": agency.profile.name,
                "items": "cr.anon/1",
                "basis": "匿名加工情報",
                "record_count": row.record_count,
                "sha256": row.sha256,
            },
        )
        append_sync_log(connection, at=now, kind="batch.sent", count=row.record_count)
        workspace.audit(connection, "batch.sent", batch=batch_id, count=row.record_count)


def _reconcile(workspace: Workspace, error: AgencyRefusedError) -> None:
    """Take over the agency's head, in the open: the log says that the numbers were compared."""
    now, detail = workspace.clock.now(), error.detail
    with workspace.store.write() as connection:
        if detail.expected_seq is not None:
            head = detail.head or GENESIS
            update_agency(connection, batch_seq=detail.expected_seq - 1, batch_head=head)
        append_sync_log(connection, at=now, kind="sequence.reconciled", count=1)
        workspace.audit(connection, "sequence.reconciled")


def _set_aside(workspace: Workspace, item: OutboxItem, batch_id: BatchId, fault: str) -> None:
    now = workspace.clock.now()
    with workspace.store.write() as connection:
        quarantine_batch(connection, batch_id, fault)
        set_item_state(connection, item.item_id, "quarantined", now=now, fault=fault)
        append_sync_log(connection, at=now, kind="batch.refused", count=1, error="SYNC-0403")
        workspace.audit(connection, "batch.refused", batch=batch_id)


def _withdraw(workspace: Workspace, client: AgencyApi, item: OutboxItem, sent: Sent) -> None:
    """Ask for a sent batch to be deleted; asking twice is harmless."""
    batch_id = BatchId(int(item.ref))
    with workspace.store.read() as connection:
        row = approved_batch(connection, batch_id)
    fault = ""
    try:
        client.withdraw_batch(row.sha256)
    except AgencyRefusedError as error:
        if remedy_of(error) is not Remedy.SET_ASIDE:
            raise
        fault = str(error)
    now, count = workspace.clock.now(), row.record_count
    with workspace.store.write() as connection:
        set_item_state(connection, item.item_id, "refused" if fault else "sent", now=now)
        if fault:
            # The agency still holds it; the person sees that, and may ask again.
            set_batch_state(connection, batch_id, BatchState.ACCEPTED, fault)
            append_sync_log(connection, at=now, kind="withdrawal.refused", error="SYNC-0403")
        else:
            mark_withdrawn(connection, row.sha256)
            append_sync_log(connection, at=now, kind="batch.withdrawn", count=count)
        act = "batch.withdrawal_refused" if fault else "batch.withdrawn"
        workspace.audit(connection, act, batch=batch_id)
    sent.others += 1


def _revoke(workspace: Workspace, client: AgencyApi, items: list[OutboxItem], sent: Sent) -> None:
    try:
        client.revoke_links(tuple(item.ref for item in items))
        state = "sent"
    except AgencyError as error:
        if remedy_of(error) is not Remedy.SET_ASIDE:
            raise
        state = "quarantined"
    now = workspace.clock.now()
    with workspace.store.write() as connection:
        for item in items:
            set_item_state(connection, item.item_id, state, now=now)
        append_sync_log(connection, at=now, kind="links.revoked", count=len(items))
    sent.others += len(items)
