"""Ask for a 紹介枠 and give it back; where each stands is told by the agency's events."""

import uuid
from collections import defaultdict
from collections.abc import Mapping

import msgspec

from desktop.core.domain.application import Done
from desktop.core.domain.changes import Change
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.redemption import SlotRow, SlotState, slot_state
from desktop.core.services.credits.read_credits import credits_in
from desktop.core.services.workspace.context import Workspace
from desktop.core.storage.engine import Connection
from desktop.core.storage.queries.agency import present_agency
from desktop.core.storage.queries.feed import list_entries
from desktop.core.storage.queries.outbox import queue_item
from desktop.core.storage.queries.profiles import stop_item
from desktop.core.storage.queries.redemptions import (
    RedemptionRow,
    insert_redemption,
    introduction_events,
    list_redemption_rows,
    note_fault,
    waiting_refs,
)
from wire import canonical
from wire.events import Event, Introduction, typed_data
from wire.ledger import EntryKind
from wire.redemption import RedemptionRequest, ReleaseReason

USE, RELEASE = "redemption", "redemption_release"
_MOVES = (EntryKind.RESERVE, EntryKind.RELEASE, EntryKind.CONSUME)
_CHANGES = frozenset({Change.REQUESTS, Change.CREDITS})


def list_slots(workspace: Workspace) -> tuple[SlotRow, ...]:
    """Return every 紹介枠 asked for, oldest first; those of other devices after them."""
    with workspace.store.read() as connection:
        return slots_in(connection)


def slots_in(connection: Connection) -> tuple[SlotRow, ...]:
    """Return the same inside a transaction."""
    told, units = _told(connection)
    asked = {row.ref: row for row in list_redemption_rows(connection)}
    elsewhere = sorted(set(told) - set(asked))
    return tuple(
        SlotRow(
            ref,
            slot_state(told.get(ref, frozenset()), asked[ref].fault if ref in asked else ""),
            _title(asked[ref].request) if ref in asked else "",
            units.get(ref, 0),
            asked[ref].asked_at if ref in asked else None,
            asked[ref].fault if ref in asked else "",
        )
        for ref in (*asked, *elsewhere)
    )


def use_slot(workspace: Workspace, wanted: Mapping[str, object]) -> str:
    """Ask for an introduction; it leaves with the next sync. Return its identifier.

    Args:
        workspace: The open workspace.
        wanted: Members of the contract's redemption request; they speak of a position, never of a
            person.

    Raises:
        AppError: NOT_ENROLLED, SLOT_INVALID, or SLOTS_NONE where no slot can be used.
    """
    try:
        request = msgspec.convert(dict(wanted), type=RedemptionRequest)
    except msgspec.ValidationError as error:
        raise AppError(ErrorCode.SLOT_INVALID) from error
    now, ref = workspace.clock.now(), str(uuid.uuid4())
    with workspace.store.write() as connection:
        present_agency(connection)
        waiting = len(waiting_refs(connection, USE))
        if credits_in(connection).slots_available <= waiting:
            raise AppError(ErrorCode.SLOTS_NONE)
        body = canonical.encode(request)
        insert_redemption(connection, RedemptionRow(ref, body, now, workspace.actor, ""))
        queue_item(connection, USE, ref, now)
        workspace.audit(connection, "slot.asked", slot=ref)
    return ref


def release_slot(workspace: Workspace, ref: str) -> Done:
    """Give a 紹介枠 back before anybody was introduced.

    Raises:
        AppError: SLOT_GONE for one nobody asked for; SLOT_CLOSED where somebody was introduced or
            it is over.
    """
    now = workspace.clock.now()
    with workspace.store.write() as connection:
        row = next((one for one in slots_in(connection) if one.ref == ref), None)
        if row is None:
            raise AppError(ErrorCode.SLOT_GONE)
        if row.state not in (SlotState.WAITING, SlotState.RESERVED):
            raise AppError(ErrorCode.SLOT_CLOSED)
        is_waiting = ref in waiting_refs(connection, USE)
        attempts = stop_item(connection, USE, ref) if is_waiting else 0
        if is_waiting:
            note_fault(connection, ref, ReleaseReason.CANCELLED.value)
        if not is_waiting or attempts:
            # It is held there, or may be: only the agency's own word settles that.
            queue_item(connection, RELEASE, ref, now)
        workspace.audit(connection, "slot.released", slot=ref)
    return Done(1, _CHANGES)


def _told(connection: Connection) -> tuple[dict[str, set[str]], dict[str, int]]:
    """Return what the agency told of each identifier, and how many units it is about."""
    told: dict[str, set[str]] = defaultdict(set)
    units: dict[str, int] = {}
    for entry in list_entries(connection):
        if entry.kind in _MOVES:
            told[entry.ref].add(entry.kind)
            units[entry.ref] = entry.units
    for kind, raw in introduction_events(connection):
        data = typed_data(msgspec.json.decode(raw, type=Event))
        if isinstance(data, Introduction):
            told[data.ref].add(kind)
    return dict(told), units


def _title(request: bytes) -> str:
    return msgspec.json.decode(request, type=RedemptionRequest).job_title
