"""The gauge, the ledger and the funnel, computed from the agency's events."""

from desktop.core.domain.credit import CreditSummary, Funnel, LedgerRow
from desktop.core.services.workspace.context import Workspace
from desktop.core.storage.queries.agency import read_agency_row
from desktop.core.storage.queries.feed import StoredEntry, count_events, count_links, list_entries
from desktop.core.storage.queries.notices import count_notice_rows
from wire.events import EventType
from wire.ledger import MOVES, Account, Entry, EntryKind, balance
from wire.limits import UNITS_PER_SLOT


def read_credits(workspace: Workspace) -> CreditSummary:
    """Return what is confirmed, what the agency still checks, and the slots."""
    with workspace.store.read() as connection:
        entries = list_entries(connection)
        registered = count_events(connection, EventType.REGISTRATION_CONFIRMED)
        row = read_agency_row(connection)
    ratio = UNITS_PER_SLOT if row is None else row.profile.ratio
    now = balance(_entry(entry) for entry in entries)
    # A slot is reserved and consumed in whole ratios, whatever the ratio was at that time.
    return CreditSummary(
        confirmed=now.earned - now.voided + now.bonus - now.expired,
        in_review=now.in_review,
        expected=max(0, registered - now.earned),
        ratio=ratio,
        slots_earned=now.slots(ratio),
        slots_open=now.reserved // ratio,
        slots_used=now.consumed // ratio,
    )


def list_ledger(workspace: Workspace, limit: int = 200) -> tuple[LedgerRow, ...]:
    """Return the newest entries first, each with the units available after it.

    Raises:
        ValueError: Never for what sync stored; a kind no version knows is a bug.
    """
    with workspace.store.read() as connection:
        entries = list_entries(connection)
    cleared = {entry.ref for entry in entries if entry.kind == EntryKind.CLEAR}
    in_review = {entry.ref for entry in entries if entry.kind == EntryKind.REVIEW} - cleared
    rows: list[LedgerRow] = []
    running = 0
    for entry in entries:
        change = _change(entry)
        running += change
        is_confirmed = entry.ref not in in_review
        rows.append(LedgerRow(entry.seq, entry.at, entry.kind, change, running, is_confirmed))
    return tuple(reversed(rows[-limit:]))


def read_funnel(workspace: Workspace) -> Funnel:
    """Return 作成 → 送信 → 登録 → 紹介対象 in counts."""
    with workspace.store.read() as connection:
        created, sent = count_links(connection)
        notices = count_notice_rows(connection)
        registered = count_events(connection, EventType.REGISTRATION_CONFIRMED)
        introduced = count_events(connection, EventType.INTRODUCTION_PROPOSED)
        now = balance(_entry(entry) for entry in list_entries(connection))
    return Funnel(
        created=created,
        sent=sent,
        registered=registered,
        in_review=now.in_review,
        introduced=introduced,
        drafts=notices.draft,
        waiting=notices.waiting,
        failed=notices.failed + notices.unknown,
    )


def _entry(entry: StoredEntry) -> Entry:
    return Entry(EntryKind(entry.kind), entry.ref, entry.units)


def _change(entry: StoredEntry) -> int:
    """Return how the available units move; a review mark moves nothing."""
    accounts = MOVES.get(EntryKind(entry.kind))
    if accounts is None:
        return 0
    source, target = accounts
    gained = int(target is Account.AVAILABLE) - int(source is Account.AVAILABLE)
    return gained * entry.units
