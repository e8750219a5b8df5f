"""Notices, their templates and the relay links in them."""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
)

from desktop.core.storage.columns import UtcDateTime
from desktop.core.storage.tables.metadata import metadata

notice_text = Table(
    "notice_text",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("stage", String, nullable=False),
    Column("tone", String, nullable=False),
    Column("vacancy_id", Integer, ForeignKey("vacancy.id", ondelete="CASCADE")),
    Column("reason", String, nullable=False),
    Column("version", Integer, nullable=False),
    Column("subject", String, nullable=False),
    Column("body", String, nullable=False),
    Column("with_relay", Boolean, nullable=False),
    Column("saved_at", UtcDateTime, nullable=False),
    Column("actor", String, nullable=False),
    Index("ix_notice_text_stage", "stage", "tone"),
)
"""Every version of every text of the company; the highest ``version`` holds.

``reason`` is a reason code, empty for any; ``vacancy_id`` None is any vacancy. Shipped texts are
not here: they come with the program.
"""

notice_run = Table(
    "notice_run",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", UtcDateTime, nullable=False),
    Column("actor", String, nullable=False),
    Column("mode", String, nullable=False),
    Column("due_at", UtcDateTime),
    Column("undone_at", UtcDateTime),
)
"""One act of writing notices, so that it can be taken back while it waits."""

notice = Table(
    "notice",
    metadata,
    Column("id", Integer, primary_key=True),
    Column(
        "application_id",
        Integer,
        ForeignKey("application.id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
    Column(
        "person_id",
        Integer,
        ForeignKey("person.id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
    Column("kind", String, nullable=False, default="result"),
    Column("run_id", Integer, index=True),
    Column("text_id", Integer),
    Column("state", String, nullable=False),
    Column("mode", String, nullable=False),
    Column("sender", String, nullable=False),
    Column("recipient", String, nullable=False),
    Column("subject", String, nullable=False),
    Column("body", String, nullable=False),
    Column("message_id", String, nullable=False, unique=True),
    Column("token", String),
    Column("created_at", UtcDateTime, nullable=False),
    Column("due_at", UtcDateTime),
    Column("attempts", Integer, nullable=False, default=0),
    Column("handed_over_at", UtcDateTime),
    Column("sent_at", UtcDateTime),
    Column("filed_at", UtcDateTime),
    Column("bounced_at", UtcDateTime),
    Column("fault", String, nullable=False, default=""),
    Column("actor", String, nullable=False),
    Index("ix_notice_state", "state", "created_at"),
    Index("ix_notice_due", "state", "due_at"),
    Index("ix_notice_handed", "handed_over_at"),
)
"""``message_id`` is fixed when the notice is queued; a resend uses the same token.

``kind`` ``result`` is the answer to an application, and only that moves 連絡待ち. ``due_at`` is the
earliest moment to send; ``handed_over_at`` is set before the server is spoken to, and taken back
where it surely did not take the message; ``filed_at`` is when a copy went to the Sent mailbox.
"""

mail_desk = Table(
    "mail_desk",
    metadata,
    Column("id", Integer, CheckConstraint("id = 1", name="one_row"), primary_key=True),
    Column("paused_at", UtcDateTime),
    Column("paused_by", String, nullable=False),
    Column("reason", String, nullable=False),
    Column("retry_at", UtcDateTime),
    Column("failures", Integer, nullable=False),
)
"""Whether sending is paused, by whom and why, and when a server out of reach is asked again."""

mail_login = Table(
    "mail_login",
    metadata,
    Column("id", Integer, CheckConstraint("id = 1", name="one_row"), primary_key=True),
    Column("provider", String, nullable=False),
    Column("client_id", String, nullable=False),
    Column("tenant", String, nullable=False),
    Column("user", String, nullable=False),
    Column("token_cache", LargeBinary, nullable=False),
    Column("updated_at", UtcDateTime, nullable=False),
)
"""The sign-in of a mail account by OAuth (decision 19: tokens live in the encrypted store)."""

mailbox_cursor = Table(
    "mailbox_cursor",
    metadata,
    Column("mailbox", String, primary_key=True),
    Column("uid_validity", Integer, nullable=False),
    Column("last_uid", Integer, nullable=False),
)
"""How far a mailbox was looked at for bounces and for drafts that were sent."""

link_token = Table(
    "link_token",
    metadata,
    Column("token", String, primary_key=True),
    Column("kid", Integer, nullable=False),
    Column("kind", String, nullable=False),
    Column("person_id", Integer, ForeignKey("person.id", ondelete="SET NULL"), index=True),
    Column("application_id", Integer),
    Column("state", String, nullable=False),
    Column("minted_at", UtcDateTime, nullable=False),
    Column("revoked_at", UtcDateTime),
)
"""The only place where a link and an applicant meet."""
