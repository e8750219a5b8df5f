"""The gauge, the ledger and the funnel, computed from the agency's events."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Final

import msgspec

from desktop.core.domain.credit import CreditSummary, Funnel, LedgerRow, LedgerState
from desktop.core.services.workspace.context import Workspace
from desktop.core.settings import TOKYO
from desktop.core.storage.engine import Connection
from desktop.core.storage.queries.agency import read_agency_row
from desktop.core.storage.queries.feed import (
    StoredEntry,
    count_events,
    count_links,
    list_entries,
    raw_events,
    received_at,
)
from desktop.core.storage.queries.notices import count_notice_rows
from desktop.core.storage.queries.redemptions import list_redemption_rows
from wire.events import EventType
from wire.ledger import MOVES, Account, Entry, EntryKind, balance
from wire.limits import UNITS_PER_SLOT

REVIEW_DAYS: Final = 7
"""A review ends as cleared after so many days (decision 7)."""

_ENDS: Final = (EntryKind.CLEAR, EntryKind.VOID)
_SLOT_MOVES: Final = (EntryKind.RESERVE, EntryKind.RELEASE, EntryKind.CONSUME)
_GAINS: Final[Mapping[str, int]] = {
    kind.value: int(target is Account.AVAILABLE) - int(source is Account.AVAILABLE)
    for kind, (source, target) in MOVES.items()
}
"""How each kind moves the units that can be spent; a review mark moves nothing."""


class _Unit(msgspec.Struct):
    unit: str


class _OfUnit(msgspec.Struct):
    """An event about a unit; whatever else it says is not read."""

    data: _Unit


class _Job(msgspec.Struct):
    job_title: str


def read_credits(workspace: Workspace) -> CreditSummary:
    """Return what is confirmed, what the agency still checks, and the slots."""
    with workspace.store.read() as connection:
        return credits_in(connection)


def credits_in(connection: Connection) -> CreditSummary:
    """Return the same inside a transaction."""
    entries = list_entries(connection)
    registered = count_events(connection, EventType.REGISTRATION_CONFIRMED)
    row = read_agency_row(connection)
    ratio = UNITS_PER_SLOT if row is None else row.profile.ratio
    now = balance(_entry(entry) for entry in entries)
    refs = {kind: {one.ref for one in entries if one.kind == kind} for kind in _SLOT_MOVES}
    used, back = refs[EntryKind.CONSUME], refs[EntryKind.RELEASE]
    ends = _known_by(connection, entries, _in_review(entries)).values()
    return CreditSummary(
        confirmed=now.earned - now.voided + now.bonus - now.expired,
        in_review=now.in_review,
        expected=max(0, registered - now.earned),
        ratio=ratio,
        slots_earned=now.slots(ratio),
        # Counted by request: the ratio may have been another when it was reserved.
        slots_open=len(refs[EntryKind.RESERVE] - used - back),
        slots_used=len(used),
        available=now.available,
        spent=now.reserved + now.consumed,
        owed=now.deferred,
        known_by=max(ends, default=None),
    )


def list_ledger(workspace: Workspace, limit: int | None = None) -> tuple[LedgerRow, ...]:
    """Return the newest entries first, each with the units that can be spent after it.

    A unit in review stands there once, as 確認中, and is not in the balance; the marks that a
    review began and ended are told by that row's state.
    """
    with workspace.store.read() as connection:
        entries = list_entries(connection)
        earned = sum(one.kind == EntryKind.EARN for one in entries)
        has_more = count_events(connection, EventType.REGISTRATION_CONFIRMED) != earned
        told = raw_events(connection, EventType.REGISTRATION_CONFIRMED) if has_more else ()
        doubted = _in_review(entries)
        ends = _known_by(connection, entries, doubted)
        titles = {one.ref: one.request for one in list_redemption_rows(connection)}
    rows = _counted(entries, ends, doubted, titles)
    rows += _expected(entries, told)
    rows.sort(key=lambda row: row.seq, reverse=True)
    return tuple(rows if limit is None else rows[:limit])


def read_funnel(workspace: Workspace, since: date | None = None) -> Funnel:
    """Return 作成 → 送信 → 登録 → 紹介対象 in counts.

    Args:
        workspace: The open workspace.
        since: The first day of a month in Japan; None counts from the beginning. Registrations are
            known by their month only, so that no other period can be told.
    """
    start = None if since is None else datetime(since.year, since.month, since.day, tzinfo=TOKYO)
    with workspace.store.read() as connection:
        created, sent = count_links(connection, start)
        notices = count_notice_rows(connection)
        registered = count_events(connection, EventType.REGISTRATION_CONFIRMED, start)
        introduced = count_events(connection, EventType.INTRODUCTION_PROPOSED, start)
        entries = list_entries(connection)
    doubted = _in_review(entries)
    earned = [
        one.ref
        for one in entries
        if one.kind == EntryKind.EARN and (start is None or one.at >= start)
    ]
    return Funnel(
        created=created,
        sent=sent,
        registered=registered,
        in_review=sum(ref in doubted for ref in earned),
        introduced=introduced,
        drafts=notices.draft,
        waiting=notices.waiting,
        failed=notices.failed + notices.unknown,
        expected=max(0, registered - len(earned)),
        since=since,
    )


def _counted(
    entries: Sequence[StoredEntry],
    ends: Mapping[str, date],
    doubted: frozenset[str],
    titles: Mapping[str, bytes],
) -> list[LedgerRow]:
    rows: list[LedgerRow] = []
    running = 0
    for entry in entries:
        if entry.kind not in _GAINS:
            continue
        change = _GAINS[entry.kind] * entry.units
        place = (entry.seq, entry.at, entry.kind, change)
        if entry.kind == EntryKind.EARN and entry.ref in doubted:
            rows.append(LedgerRow(*place, None, LedgerState.IN_REVIEW, ends.get(entry.ref)))
            continue
        running += change
        subject = _title(titles[entry.ref]) if entry.ref in titles else ""
        rows.append(LedgerRow(*place, running, LedgerState.CONFIRMED, subject=subject))
    return rows


def _expected(
    entries: Sequence[StoredEntry], told: Sequence[tuple[int, datetime, bytes]]
) -> list[LedgerRow]:
    """Return registrations whose unit is not entered yet."""
    earned = {entry.ref for entry in entries if entry.kind == EntryKind.EARN}
    rows: list[LedgerRow] = []
    for seq, at, raw in told:
        if msgspec.json.decode(raw, type=_OfUnit).data.unit not in earned:
            rows.append(LedgerRow(seq, at, "expected", 1, None, LedgerState.EXPECTED))
    return rows


def _in_review(entries: Sequence[StoredEntry]) -> frozenset[str]:
    marked = {one.ref for one in entries if one.kind == EntryKind.REVIEW}
    over = {one.ref for one in entries if one.kind in _ENDS}
    earned = {one.ref for one in entries if one.kind == EntryKind.EARN and one.ref in marked}
    return frozenset(earned - over)


def _known_by(
    connection: Connection, entries: Sequence[StoredEntry], doubted: frozenset[str]
) -> dict[str, date]:
    """Return until when each review is over.

    The agency tells the month only, so that no day points at one addressee; a review began no later
    than we heard of it.
    """
    marks = {one.seq: one for one in entries if one.kind == EntryKind.REVIEW and one.ref in doubted}
    heard = received_at(connection, sorted(marks))
    length = timedelta(days=REVIEW_DAYS)
    return {
        marks[seq].ref: (moment + length).astimezone(TOKYO).date() for seq, moment in heard.items()
    }


def _title(request: bytes) -> str:
    return msgspec.json.decode(request, type=_Job).job_title


def _entry(entry: StoredEntry) -> Entry:
    return Entry(EntryKind(entry.kind), entry.ref, entry.units)
