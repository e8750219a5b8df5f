"""What a notice on paper needs."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection, select

from desktop.core.domain.ids import ApplicationId, NoticeId
from desktop.core.storage.queries.people import chunks
from desktop.core.storage.tables import notice, person


@dataclass(frozen=True, slots=True)
class PaperNotice:
    """A notice with the place its person lives at."""

    notice_id: NoticeId
    application_id: ApplicationId
    name: str = field(repr=False)
    postal_code: str = field(repr=False)
    address: str = field(repr=False)
    subject: str = field(repr=False)
    body: str = field(repr=False)
    token: str | None = field(repr=False)


def read_paper_notices(
    connection: Connection, notice_ids: Sequence[NoticeId]
) -> tuple[PaperNotice, ...]:
    """Return the notices in フリガナ order; numbers that are gone are left out."""
    query = (
        select(
            notice.c.id,
            notice.c.application_id,
            person.c.name,
            person.c.postal_code,
            person.c.address,
            notice.c.subject,
            notice.c.body,
            notice.c.token,
            person.c.kana_key,
        )
        .join(person, person.c.id == notice.c.person_id)
        .order_by(notice.c.id)
    )
    rows = [
        row
        for chunk in chunks(notice_ids)
        for row in connection.execute(query.where(notice.c.id.in_(chunk)))
    ]
    rows.sort(key=lambda row: (row.kana_key, row.id))
    return tuple(
        PaperNotice(NoticeId(row[0]), ApplicationId(row[1]), *tuple(row)[2:8]) for row in rows
    )
