"""Our notices as a mailbox knows them: by Message-ID, or by whom they are for and what they say."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection, select

from desktop.core.domain.ids import NoticeId
from desktop.core.storage.tables import notice

_CHUNK = 500


@dataclass(frozen=True, slots=True)
class OpenDraft:
    """A draft nobody has said to be sent."""

    notice_id: NoticeId
    message_id: str
    recipient: str = field(repr=False)
    subject: str = field(repr=False)


def list_open_drafts(connection: Connection) -> tuple[OpenDraft, ...]:
    """Return the drafts that were made and not marked, oldest first."""
    columns = notice.c
    rows = connection.execute(
        select(columns.id, columns.message_id, columns.recipient, columns.subject)
        .where(columns.state == "draft")
        .order_by(columns.id)
    )
    return tuple(OpenDraft(NoticeId(row[0]), *tuple(row)[1:]) for row in rows)


def find_by_message_id(connection: Connection, message_ids: Sequence[str]) -> dict[str, NoticeId]:
    """Return the notices that bear these Message-IDs."""
    columns = notice.c
    return {
        row.message_id: NoticeId(row.id)
        for at in range(0, len(message_ids), _CHUNK)
        for row in connection.execute(
            select(columns.id, columns.message_id).where(
                columns.message_id.in_(message_ids[at : at + _CHUNK])
            )
        )
    }
