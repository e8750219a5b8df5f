"""Look into the company's mailbox: drafts that were sent, notices that came back (decision 25)."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from desktop.core.domain.ids import NoticeId
from desktop.core.domain.mailbox import Bounce, SentMail
from desktop.core.ports import Mailbox
from desktop.core.services.workspace.context import Workspace
from desktop.core.storage.engine import Connection
from desktop.core.storage.queries.mail_login import read_cursor, write_cursor
from desktop.core.storage.queries.mailbox import (
    OpenDraft,
    find_by_message_id,
    list_open_drafts,
)

_LOOK_BACK: Final = timedelta(days=14)
"""How far the first look goes; later ones begin where the last one ended."""
_SENT: Final = "Sent"
_BOUNCES: Final = "INBOX"


@dataclass(frozen=True, slots=True)
class MailboxNews:
    """What the mailbox tells of our notices.

    Attributes:
        sent: Drafts that were sent from the mail program.
        bounces: Notices that came back or are late, with why, in the order they were found.
    """

    sent: tuple[NoticeId, ...] = ()
    bounces: tuple[tuple[NoticeId, Bounce], ...] = ()


Apply = Callable[[Connection, MailboxNews], None]


def look_into_mailbox(workspace: Workspace, mailbox: Mailbox, apply: Apply) -> MailboxNews:
    """Read what is new, and have it applied in the transaction that moves the cursor.

    So each mail is looked at once, and nothing found is lost where the program ends in between.
    Of other people's mail nothing is kept.

    Raises:
        AppError: IMAP_…; what was found before is applied already.
    """
    return MailboxNews(
        _look_at_sent(workspace, mailbox, apply), _look_at_bounces(workspace, mailbox, apply)
    )


def _look_at_sent(workspace: Workspace, mailbox: Mailbox, apply: Apply) -> tuple[NoticeId, ...]:
    with workspace.store.read() as connection:
        cursor = read_cursor(connection, _SENT)
    mails, moved = mailbox.read_sent(cursor, workspace.today() - _LOOK_BACK)
    if moved == cursor:
        return ()
    with workspace.store.write() as connection:
        sent = _drafts_among(list_open_drafts(connection), mails)
        apply(connection, MailboxNews(sent=sent))
        write_cursor(connection, moved)
    return sent


def _look_at_bounces(
    workspace: Workspace, mailbox: Mailbox, apply: Apply
) -> tuple[tuple[NoticeId, Bounce], ...]:
    with workspace.store.read() as connection:
        cursor = read_cursor(connection, _BOUNCES)
    found, moved = mailbox.read_bounces(cursor, workspace.today() - _LOOK_BACK)
    if moved == cursor:
        return ()
    with workspace.store.write() as connection:
        ours = find_by_message_id(connection, [each.message_id for each in found])
        bounces = tuple((ours[each.message_id], each) for each in found if each.message_id in ours)
        apply(connection, MailboxNews(bounces=bounces))
        write_cursor(connection, moved)
    return bounces


def _drafts_among(drafts: Sequence[OpenDraft], mails: Sequence[SentMail]) -> tuple[NoticeId, ...]:
    """Return the drafts that these mails are.

    By Message-ID; and, since mail programs give a draft a new one when they send it, by recipient
    and subject together, where just one open draft fits.
    """
    by_id = {draft.message_id: draft for draft in drafts}
    by_look: dict[tuple[str, str], list[OpenDraft]] = defaultdict(list)
    for draft in drafts:
        by_look[draft.recipient.strip().lower(), " ".join(draft.subject.split())].append(draft)
    found: list[NoticeId] = []
    for mail in mails:
        if mail.message_id in by_id:
            found.append(by_id[mail.message_id].notice_id)
            continue
        for address in mail.recipients:
            alike = by_look.get((address, mail.subject), [])
            if len(alike) == 1:
                found.append(alike[0].notice_id)
    return tuple(dict.fromkeys(found))
