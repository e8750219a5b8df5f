"""Attachments as rows: names, kinds and the keys of their files."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select

from desktop.core.domain.attachments import Attachment, AttachmentId
from desktop.core.domain.ids import ApplicationId, ImportId, PersonId
from desktop.core.storage.tables import attachment


@dataclass(frozen=True, slots=True)
class NewAttachment:
    """An attachment about to be written."""

    person_id: PersonId
    application_id: ApplicationId | None
    import_id: ImportId | None
    name: str
    media_type: str
    size_bytes: int
    sha256: str
    key: bytes = field(repr=False)


def insert_attachment(connection: Connection, new: NewAttachment, now: datetime) -> AttachmentId:
    """Write the row; return the number that names its file."""
    done = connection.execute(
        insert(attachment).values(
            person_id=new.person_id,
            application_id=new.application_id,
            import_id=new.import_id,
            name=new.name,
            media_type=new.media_type,
            size_bytes=new.size_bytes,
            sha256=new.sha256,
            key=new.key,
            created_at=now,
        )
    )
    primary = done.inserted_primary_key
    if primary is None:
        raise RuntimeError("no key for a new attachment")
    return AttachmentId(primary[0])


def has_attachment(connection: Connection, person_id: PersonId, sha256: str) -> bool:
    """Say whether a person has a file with this content already."""
    columns = attachment.c
    ours = (columns.person_id == person_id) & (columns.sha256 == sha256)
    return connection.execute(select(columns.id).where(ours).limit(1)).scalar() is not None


def list_attachment_rows(connection: Connection, person_id: PersonId) -> tuple[Attachment, ...]:
    """Return a person's files, newest first."""
    columns = attachment.c
    rows = connection.execute(
        select(attachment).where(columns.person_id == person_id).order_by(columns.id.desc())
    )
    return tuple(
        Attachment(
            AttachmentId(row.id),
            PersonId(row.person_id),
            row.name,
            row.media_type,
            row.size_bytes,
            row.created_at,
        )
        for row in rows
    )


def read_attachment_key(connection: Connection, number: AttachmentId) -> bytes | None:
    """Return the key of a file, or None where it is destroyed."""
    found = connection.execute(select(attachment.c.key).where(attachment.c.id == number)).scalar()
    return None if found is None else bytes(found)


def read_media_type(connection: Connection, number: AttachmentId) -> str | None:
    """Return what a file is, or None where it is destroyed."""
    media_type = select(attachment.c.media_type).where(attachment.c.id == number)
    found = connection.execute(media_type).scalar()
    return None if found is None else str(found)


def list_attachment_ids(connection: Connection) -> tuple[AttachmentId, ...]:
    """Return the numbers of all files that are still somebody's."""
    return tuple(map(AttachmentId, connection.execute(select(attachment.c.id)).scalars()))


def delete_attachments(connection: Connection, numbers: Sequence[AttachmentId]) -> int:
    """Destroy keys; return how many there were. The files are swept after the commit."""
    gone = connection.execute(delete(attachment).where(attachment.c.id.in_(numbers)))
    return gone.rowcount
