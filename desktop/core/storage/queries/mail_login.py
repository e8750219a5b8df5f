"""The sign-in of the mail account, and how far its mailboxes were looked at."""

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select
from sqlalchemy.dialects.sqlite import insert as insert_or

from desktop.core.domain.mailbox import MailboxCursor
from desktop.core.storage.tables import mail_login, mailbox_cursor


@dataclass(frozen=True, slots=True)
class MailLogin:
    """The one sign-in of a workspace."""

    provider: str
    client_id: str
    tenant: str
    user: str = field(repr=False)
    token_cache: bytes = field(repr=False)
    updated_at: datetime


def read_mail_login(connection: Connection) -> MailLogin | None:
    """Return the sign-in, or None."""
    columns = mail_login.c
    row = connection.execute(
        select(
            columns.provider,
            columns.client_id,
            columns.tenant,
            columns.user,
            columns.token_cache,
            columns.updated_at,
        )
    ).one_or_none()
    return None if row is None else MailLogin(*tuple(row))


def write_mail_login(connection: Connection, login: MailLogin) -> None:
    """Replace the sign-in."""
    delete_mail_login(connection)
    connection.execute(
        insert(mail_login).values(
            id=1,
            provider=login.provider,
            client_id=login.client_id,
            tenant=login.tenant,
            user=login.user,
            token_cache=login.token_cache,
            updated_at=login.updated_at,
        )
    )


def delete_mail_login(connection: Connection) -> None:
    """Forget the sign-in."""
    connection.execute(delete(mail_login))


def read_cursor(connection: Connection, mailbox: str) -> MailboxCursor | None:
    """Return how far a mailbox was looked at, or None for never."""
    columns = mailbox_cursor.c
    row = connection.execute(
        select(columns.uid_validity, columns.last_uid).where(columns.mailbox == mailbox)
    ).one_or_none()
    return None if row is None else MailboxCursor(mailbox, row.uid_validity, row.last_uid)


def write_cursor(connection: Connection, cursor: MailboxCursor) -> None:
    """Remember how far a mailbox was looked at."""
    values = {"uid_validity": cursor.uid_validity, "last_uid": cursor.last_uid}
    statement = insert_or(mailbox_cursor).values(mailbox=cursor.mailbox, **values)
    connection.execute(statement.on_conflict_do_update(index_elements=["mailbox"], set_=values))
