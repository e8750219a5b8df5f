"""Apply the agency's events: page and cursor in one transaction."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

import msgspec

from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.services.workspace.context import Workspace
from desktop.core.storage.attachment_files import forget_for_good
from desktop.core.storage.engine import Connection
from desktop.core.storage.queries.agency import AgencyRow, present_agency, update_agency
from desktop.core.storage.queries.batches import mark_withdrawn
from desktop.core.storage.queries.feed import (
    StoredEntry,
    StoredEvent,
    append_sync_log,
    insert_entries,
    insert_events,
)
from desktop.core.storage.queries.people import append_consent, append_events, drop_events
from desktop.core.storage.queries.tokens import person_of_token
from desktop.sync.consents import note_profile
from wire import canonical
from wire.api import AgencyApi
from wire.events import (
    GENESIS,
    UNCHAINED,
    BatchWithdrawn,
    Disclosed,
    Event,
    EventType,
    KeyRotateDue,
    Moved,
    UnitEvent,
    is_chained,
    typed_data,
)
from wire.ledger import EntryKind
from wire.messages import EventPage

_KINDS: Mapping[str, EntryKind] = {
    EventType.CREDIT_EARNED: EntryKind.EARN,
    EventType.CREDIT_VOIDED: EntryKind.VOID,
    EventType.CREDIT_RESERVED: EntryKind.RESERVE,
    EventType.CREDIT_RELEASED: EntryKind.RELEASE,
    EventType.CREDIT_CONSUMED: EntryKind.CONSUME,
    EventType.CREDIT_BONUS: EntryKind.BONUS,
    EventType.CREDIT_EXPIRED: EntryKind.EXPIRE,
    EventType.REGISTRATION_REVIEW: EntryKind.REVIEW,
    EventType.REGISTRATION_CLEARED: EntryKind.CLEAR,
}


@dataclass(frozen=True, slots=True)
class Fetched:
    """How many events came, and when the agency wants to be asked again."""

    events: int
    poll_after_s: int


def fetch_events(workspace: Workspace, client: AgencyApi) -> Fetched:
    """Fetch and apply pages until the feed is read.

    Raises:
        AgencyError: The line broke; pages applied stay applied.
        AppError: AGENCY_REFUSED where a page does not follow from the last one, or a known event
            lacks a member: it is not applied.
    """
    count = 0
    while True:
        with workspace.store.read() as connection:
            row = present_agency(connection)
        page = client.events(after=row.cursor)
        if page.events:
            _apply(workspace, row, page)
        count += len(page.events)
        if not page.events or page.next <= row.cursor:
            return Fetched(count, page.poll_after_s)


def _apply(workspace: Workspace, row: AgencyRow, page: EventPage) -> None:
    is_next = is_chained(page.events, after_seq=row.cursor, prev=row.cursor_id or GENESIS)
    if not is_next or not _is_readable(page):
        raise AppError(ErrorCode.AGENCY_REFUSED)
    now = workspace.clock.now()
    with workspace.store.write() as connection:
        insert_events(connection, [_stored(event, now) for event in page.events])
        entries = [entry for event in page.events if (entry := _entry(event)) is not None]
        insert_entries(connection, entries)
        for event in page.events:
            _note_person(workspace, connection, event)
            _note_batch(connection, event)
            _note_key(connection, event)
            note_profile(workspace, connection, event)
        last = page.events[-1]
        update_agency(connection, cursor=last.seq, cursor_id=last.id)
        append_sync_log(connection, at=now, kind="events.received", count=len(page.events))
    if any(event.kind == EventType.PROFILE_REVOKED for event in page.events):
        # Name and address were emptied: the pages they stood on go out of the log too.
        forget_for_good(workspace.store, workspace.folder)


def _is_readable(page: EventPage) -> bool:
    """Say whether every known event has its members: half a page is never applied."""
    try:
        for event in page.events:
            typed_data(event)
    except ValueError:
        return False
    return True


def _stored(event: Event, now: datetime) -> StoredEvent:
    """Return an event without what must be erasable: its identifier stays true without it."""
    left_out = dict.fromkeys(UNCHAINED.get(event.kind, ()), "")
    bare = msgspec.structs.replace(event, data=event.data | left_out)
    return StoredEvent(event.seq, event.id, event.kind, event.at, canonical.encode(bare), now)


def _entry(event: Event) -> StoredEntry | None:
    kind, data = _KINDS.get(event.kind), typed_data(event)
    if kind is not None and isinstance(data, UnitEvent):
        return StoredEntry(event.seq, event.id, kind.value, 1, data.unit, event.at)
    if kind is not None and isinstance(data, Moved):
        return StoredEntry(event.seq, event.id, kind.value, data.n, data.ref, event.at)
    return None


def _note_batch(connection: Connection, event: Event) -> None:
    """A batch withdrawn from another device is withdrawn here too."""
    data = typed_data(event)
    if isinstance(data, BatchWithdrawn):
        mark_withdrawn(connection, data.batch)


def _note_key(connection: Connection, event: Event) -> None:
    """The agency says that the link key has been in use long enough; the round renews it."""
    data = typed_data(event)
    if isinstance(data, KeyRotateDue) and data.kid == present_agency(connection).kid:
        update_agency(connection, is_rotation_due=True)


def _note_person(workspace: Workspace, connection: Connection, event: Event) -> None:
    """Write on the timeline what a candidate chose to tell, and take it back (decision 2)."""
    data = typed_data(event)
    if not isinstance(data, Disclosed):
        return
    person_id = person_of_token(connection, data.token)
    if person_id is None:
        return
    if event.kind == EventType.REGISTRATION_UNDISCLOSED:
        # The employer knows no more what it was told: a line that says so would tell it again.
        drop_events(connection, person_id, EventType.REGISTRATION_DISCLOSED)
        return
    now = workspace.clock.now()
    append_events(connection, [{"person_id": person_id, "at": now, "kind": event.kind}])
    if event.kind == EventType.CONTACT_STOPPED:
        append_consent(
            connection,
            person_id,
            purpose="reapproach",
            is_granted=False,
            at=now,
            channel="agency",
            text_version="",
            actor="",
        )
