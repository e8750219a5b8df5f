"""The state of the line to the agency, in a form that can be put into words."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from desktop.core.domain.changes import Changes
from desktop.core.domain.errors import ErrorCode


class SyncState(StrEnum):
    """Offline is a normal state, not an error."""

    NOT_ENROLLED = "not_enrolled"
    ONLINE = "online"
    OFFLINE = "offline"
    ATTENTION = "attention"


@dataclass(frozen=True, slots=True)
class SyncStatus:
    """What the top bar says."""

    state: SyncState
    waiting_count: int
    last_success_at: datetime | None
    attention_count: int = 0
    attention_code: ErrorCode | None = None
    next_try_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class SyncReport:
    """What one run did."""

    state: SyncState
    sent_batches: int
    sent_others: int
    events: int
    changes: Changes
    error: ErrorCode | None = None


@dataclass(frozen=True, slots=True)
class SyncLogRow:
    """One line of the page 同期: what went or came, in codes and counts."""

    at: datetime
    kind: str
    count: int
    error: ErrorCode | None = None
