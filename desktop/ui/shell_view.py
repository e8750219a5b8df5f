"""Domain figures in the words of the frame."""

from PySide6.QtCore import QDateTime, QTime, QTimeZone

from desktop.core.domain.syncing import SyncState, SyncStatus
from desktop.core.domain.workspace import Today
from desktop.ui.navigation import Navigation
from desktop.ui.routes import PageKey
from desktop.ui.widgets.top_bar import TopBar


def show_today(navigation: Navigation, today: Today) -> None:
    """Put the counts beside the names."""
    navigation.show_count(PageKey.PEOPLE, today.people_count)
    navigation.show_count(PageKey.NOTICES, today.waiting_for_notice)
    navigation.show_count(PageKey.REAPPROACH, today.reapproach_due)
    navigation.show_count(PageKey.PRIVACY, today.batches_to_approve)


def show_status(top: TopBar, status: SyncStatus) -> None:
    """Say how synchronization stands."""
    match status.state:
        case SyncState.NOT_ENROLLED:
            top.show_not_enrolled()
        case SyncState.OFFLINE:
            top.show_offline(status.waiting_count)
        case SyncState.ATTENTION:
            top.show_attention(max(1, status.attention_count))
        case SyncState.ONLINE:
            top.show_online(_time(status))


def _time(status: SyncStatus) -> QTime | None:
    at = status.last_success_at
    if at is None:
        return None
    moment = QDateTime.fromSecsSinceEpoch(int(at.timestamp()), QTimeZone.utc())
    return moment.toTimeZone(QTimeZone(b"Asia/Tokyo")).time()
