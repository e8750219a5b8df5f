"""The company's own mailbox: sent notices are kept in it, and its answers move ours on."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial

from desktop.core.domain.application import NoticeState
from desktop.core.domain.changes import Change, Changes
from desktop.core.domain.ids import NoticeId
from desktop.core.domain.mailbox import Bounce, BounceKind
from desktop.core.mail.eml_file import message_bytes
from desktop.core.ports import Mailbox, MailPorts
from desktop.core.services.mail_account.look_into_mailbox import MailboxNews, look_into_mailbox
from desktop.core.services.mail_account.transport import open_mailbox
from desktop.core.services.notices.dispatch import letter_of_due
from desktop.core.services.workspace.context import Workspace
from desktop.core.services.workspace.settings import read_settings
from desktop.core.storage.engine import Connection
from desktop.core.storage.queries.mail_desk import (
    NoticeStanding,
    list_unfiled,
    read_notices,
    set_bounced_email,
    set_filed,
)
from desktop.core.storage.queries.notices import set_notice_state, set_token_state
from desktop.core.storage.queries.people import append_events

_CHANGES: Changes = frozenset({Change.NOTICES, Change.PEOPLE})
_NO_CHANGE: Changes = frozenset()
_MAY_COME_BACK = (NoticeState.SENT.value, NoticeState.UNKNOWN.value, NoticeState.DRAFT.value)


@dataclass(frozen=True, slots=True)
class MailboxRound:
    """What one round did: copies kept in Sent, drafts seen to be sent, mails that came back."""

    filed: int = 0
    noticed: int = 0
    came_back: int = 0
    changes: Changes = _NO_CHANGE


def visit_mailbox(workspace: Workspace, mail: MailPorts) -> MailboxRound:
    """Keep copies of what was sent and look at what came back, as far as the settings say.

    Raises:
        AppError: IMAP_… or SIGN_IN_…; the mails themselves are not touched by that, and the next
            visit goes on where this one ended.
    """
    imap = read_settings(workspace).imap
    if not imap.host or not (imap.keeps_sent or imap.reads_answers):
        return MailboxRound()
    mailbox = open_mailbox(workspace, mail)
    try:
        filed = _keep_sent(workspace, mailbox) if imap.keeps_sent else 0
        news = MailboxNews()
        if imap.reads_answers:
            news = look_into_mailbox(workspace, mailbox, partial(_apply, workspace))
    finally:
        mailbox.close()
    has_news = bool(news.sent or news.bounces)
    return MailboxRound(
        filed, len(news.sent), len(news.bounces), _CHANGES if has_news else _NO_CHANGE
    )


def _keep_sent(workspace: Workspace, mailbox: Mailbox) -> int:
    """Put copies into Sent, one at a time: a copy kept twice is better than one that is lost."""
    with workspace.store.read() as connection:
        name = read_settings(workspace).company_name
        unfiled = list_unfiled(connection)
    for one in unfiled:
        at = one.begun_at or workspace.clock.now()
        mailbox.keep_sent(message_bytes(letter_of_due(one, name), at))
        with workspace.store.write() as connection:
            set_filed(connection, one.notice_id, workspace.clock.now())
    return len(unfiled)


def _apply(workspace: Workspace, connection: Connection, news: MailboxNews) -> None:
    now = workspace.clock.now()
    if news.sent:
        _mark_sent(workspace, connection, news.sent, now)
    for notice_id, bounce in news.bounces:
        for standing in read_notices(connection, [notice_id]):
            _take_bounce(connection, standing, bounce, now)
    if news.bounces:
        workspace.audit(connection, "notices.came_back", count=len(news.bounces))


def _mark_sent(
    workspace: Workspace, connection: Connection, ids: tuple[NoticeId, ...], now: datetime
) -> None:
    rows = read_notices(connection, ids)
    set_notice_state(connection, ids, NoticeState.SENT, sent_at=now)
    set_token_state(connection, ids, "sent")
    append_events(connection, [_event(row, "notice.sent", now) for row in rows])
    workspace.audit(connection, "notices.sent", count=len(ids), seen="mailbox")


def _take_bounce(
    connection: Connection, standing: NoticeStanding, bounce: Bounce, now: datetime
) -> None:
    """A mail that is only late changes nothing: the servers on its way still try."""
    if bounce.kind is BounceKind.DELAYED or standing.state not in _MAY_COME_BACK:
        return
    set_notice_state(
        connection,
        [standing.id],
        NoticeState.FAILED,
        fault=f"bounce-{bounce.status}",
        bounced_at=now,
    )
    append_events(connection, [_event(standing, "notice.failed", now)])
    if bounce.is_address_bad:
        set_bounced_email(connection, standing.id)


def _event(row: NoticeStanding, kind: str, now: datetime) -> dict[str, object]:
    return {
        "person_id": row.person_id,
        "application_id": row.application_id,
        "at": now,
        "kind": kind,
    }
