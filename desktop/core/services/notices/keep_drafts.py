"""Put notices as drafts into the company's own mailbox, to be sent from the mail program."""

from collections.abc import Sequence
from contextlib import ExitStack

from desktop.core.domain.application import NoticeState
from desktop.core.domain.changes import Change
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.ids import NoticeId
from desktop.core.domain.workspace import MailMode
from desktop.core.mail.eml_file import draft_bytes
from desktop.core.ports import IsCancelled, MailPorts, Progress
from desktop.core.services.mail_account.transport import open_mailbox
from desktop.core.services.notices.queue_notices import Letters, begin_run, queue_in
from desktop.core.services.notices.save_drafts import letter_of
from desktop.core.services.notices.send_notices import SendingQueued
from desktop.core.services.workspace.context import Workspace
from desktop.core.storage.queries.notices import set_notice_state, set_token_state


def keep_drafts(
    workspace: Workspace,
    mail: MailPorts,
    groups: Sequence[Letters],
    *,
    progress: Progress,
    is_cancelled: IsCancelled,
) -> SendingQueued:
    """Queue notices as drafts and put each into the Drafts mailbox.

    Where it is cancelled or the mailbox fails, the drafts that lie there already stand as 下書き,
    and everybody else is 連絡待ち again: nobody is taken for written to.

    Raises:
        AppError: IMAP_… or SIGN_IN_…; CANCELLED.
    """
    mailbox = open_mailbox(workspace, mail)
    with ExitStack() as open_things:
        open_things.callback(mailbox.close)
        with workspace.store.write() as connection:
            run = begin_run(workspace, connection, MailMode.DRAFT)
            queued = [queue_in(workspace, connection, letters, run) for letters in groups]
        letters = [
            (one.notice_id, draft_bytes(letter_of(one, head.settings.company_name, head.sender)))
            for each in queued
            for head in (each.head,)
            for one in each.notices
        ]
        left = [notice_id for notice_id, _ in letters]
        # Whatever stops it, Ctrl+C too: who has no draft is not taken for written to.
        open_things.callback(_take_back, workspace, left)
        for number, (notice_id, message) in enumerate(letters, start=1):
            if is_cancelled():
                raise AppError(ErrorCode.CANCELLED)
            mailbox.keep_draft(message)
            left.remove(notice_id)
            progress(number, len(letters))
        with workspace.store.write() as connection:
            set_token_state(connection, [notice_id for notice_id, _ in letters], "queued")
    skipped = tuple(finding for each in queued for finding in each.skipped)
    changes = frozenset({Change.NOTICES, Change.PEOPLE})
    return SendingQueued(len(letters), skipped, None, None, changes)


def _take_back(workspace: Workspace, left: Sequence[NoticeId]) -> None:
    if left:
        with workspace.store.write() as connection:
            set_notice_state(connection, left, NoticeState.DROPPED, fault="not-written")
