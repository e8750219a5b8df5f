"""Read one notice as it was written."""

from desktop.core.domain.application import NoticeState
from desktop.core.domain.ids import NoticeId
from desktop.core.domain.notice import WrittenNotice
from desktop.core.services.notices.text_versions import find_version
from desktop.core.services.workspace.context import Workspace
from desktop.core.storage.queries.notices import read_notice_row


def read_notice(workspace: Workspace, notice_id: NoticeId) -> WrittenNotice | None:
    """Return a notice, or None where its person was erased meanwhile."""
    with workspace.store.read() as connection:
        row = read_notice_row(connection, notice_id)
        text = find_version(connection, row.text_id if row is not None else None)
    if row is None:
        return None
    return WrittenNotice(
        notice_id,
        row.name,
        row.sender,
        row.recipient,
        row.subject,
        row.body,
        NoticeState(row.state),
        row.created_at,
        row.sent_at,
        has_relay=row.token is not None,
        text=text,
    )
