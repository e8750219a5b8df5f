"""Send notices by SMTP: one at a time, the state written before and after."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.core.domain.application import NoticeState
from desktop.core.domain.changes import Change, Changes
from desktop.core.domain.errors import AppError
from desktop.core.domain.ids import ApplicationId
from desktop.core.domain.notice import LintFinding, NoticeTemplate
from desktop.core.domain.workspace import MailMode
from desktop.core.mail.eml_file import Letter, message_bytes
from desktop.core.ports import (
    IsCancelled,
    MailRefused,
    MailTransport,
    MailUnknown,
    MailUnsent,
    Progress,
)
from desktop.core.services.notices.compose import Letterhead
from desktop.core.services.notices.queue_notices import Queued, queue_notices
from desktop.core.services.notices.save_drafts import letter_of
from desktop.core.services.workspace.context import Workspace
from desktop.core.storage.queries.notices import set_notice_state, set_token_state
from desktop.core.storage.queries.people import append_events


@dataclass(frozen=True, slots=True)
class SendReport:
    """What became of each message. ``waiting`` counts those not tried after a cancel."""

    sent: int
    failed: int
    unknown: int
    waiting: int
    skipped: tuple[LintFinding, ...]
    changes: Changes


def send_notices(
    workspace: Workspace,
    transport: MailTransport,
    application_ids: Sequence[ApplicationId],
    template: NoticeTemplate,
    *,
    progress: Progress,
    is_cancelled: IsCancelled,
) -> SendReport:
    """Queue and send. Nothing is sent twice: a message whose fate is not known is 不明 for good.

    Raises:
        AppError: SMTP_UNREACHABLE or SMTP_LOGIN; what was not tried is dropped and its people
            are 連絡待ち again.
    """
    queued = queue_notices(workspace, application_ids, template, MailMode.SMTP)
    states: list[NoticeState] = []
    rest = [one.notice_id for one in queued.notices]
    try:
        for one in queued.notices:
            if is_cancelled():
                break
            rest.remove(one.notice_id)
            states.append(_send_one(workspace, transport, one, queued.head))
            progress(len(states), len(queued.notices))
    finally:
        with workspace.store.write() as connection:
            set_notice_state(connection, rest, NoticeState.DROPPED, fault="not-tried")
    return SendReport(
        sent=states.count(NoticeState.SENT),
        failed=states.count(NoticeState.FAILED),
        unknown=states.count(NoticeState.UNKNOWN),
        waiting=len(rest),
        skipped=queued.skipped,
        changes=frozenset({Change.NOTICES, Change.PEOPLE}),
    )


def _send_one(
    workspace: Workspace, transport: MailTransport, one: Queued, head: Letterhead
) -> NoticeState:
    ids = [one.notice_id]
    letter = letter_of(one, head.settings.company_name, head.sender)
    message = message_bytes(letter, workspace.clock.now())
    # A crash from here on leaves hand-over begun and not finished: opening makes it 不明.
    with workspace.store.write() as connection:
        set_notice_state(connection, ids, NoticeState.WAITING, handed_over_at=workspace.clock.now())
        set_token_state(connection, ids, "queued")
    # Whatever else stops the hand-over, a bug or the user's Ctrl+C: the message may have left.
    state, fault = NoticeState.UNKNOWN, "interrupted"
    try:
        state, fault = _hand_over(transport, letter, message)
    except AppError:
        state, fault = NoticeState.DROPPED, "not-tried"
        raise
    finally:
        _record(workspace, one, state, fault)
    return state


def _hand_over(transport: MailTransport, letter: Letter, message: bytes) -> tuple[NoticeState, str]:
    try:
        transport.send(message, sender=letter.sender, recipient=letter.recipient)
    except MailRefused as error:
        return NoticeState.FAILED, f"smtp-{error.status}"
    except MailUnsent:
        return NoticeState.FAILED, "unsent"
    except MailUnknown:
        return NoticeState.UNKNOWN, "line-broke"
    return NoticeState.SENT, ""


def _record(workspace: Workspace, one: Queued, state: NoticeState, fault: str) -> None:
    now, ids = workspace.clock.now(), [one.notice_id]
    event = {
        "person_id": one.composed.addressee.person_id,
        "application_id": one.composed.addressee.application_id,
        "at": now,
        "kind": f"notice.{state.value}",
    }
    with workspace.store.write() as connection:
        is_sent = state is NoticeState.SENT
        values = {"sent_at": now} if is_sent else {}
        set_notice_state(connection, ids, state, fault=fault, **values)
        append_events(connection, [event])
        if is_sent:
            set_token_state(connection, ids, "sent")
