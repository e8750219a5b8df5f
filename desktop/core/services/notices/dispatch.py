"""Send what is due: one message at a time, its state written before and after."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from desktop.core.domain.application import NoticeState
from desktop.core.domain.changes import Change, Changes
from desktop.core.domain.codes import Outcome
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.notice import NoticeKind
from desktop.core.domain.sending import (
    MOST_ATTEMPTS,
    day_began,
    next_sending,
    pause_after,
)
from desktop.core.mail.eml_file import Letter, message_bytes
from desktop.core.ports import IsCancelled, MailRefused, MailTransport, MailUnknown, MailUnsent
from desktop.core.services.workspace.context import Workspace
from desktop.core.services.workspace.settings import settings_of
from desktop.core.storage.engine import Connection
from desktop.core.storage.queries.mail_desk import (
    DueNotice,
    first_due,
    next_due,
    read_desk,
    read_notices,
    read_sendings,
    write_desk,
)
from desktop.core.storage.queries.notices import set_notice_state, set_token_state
from desktop.core.storage.queries.people import append_events

_CHANGES: Changes = frozenset({Change.NOTICES, Change.PEOPLE})
_NO_CHANGE: Changes = frozenset()
_OUT_OF_REACH = (ErrorCode.SMTP_UNREACHABLE, ErrorCode.SIGN_IN_UNREACHABLE)
OpenTransport = Callable[[], MailTransport]


@dataclass(frozen=True, slots=True)
class Dispatch:
    """What one look at the desk did.

    Attributes:
        state: What became of the message whose turn it was; None where none was sent.
        next_at: When to look again; None where nothing waits or sending is paused.
        error: Why nothing can leave at all.
    """

    state: NoticeState | None
    next_at: datetime | None
    error: ErrorCode | None = None
    changes: Changes = _NO_CHANGE


@dataclass(frozen=True, slots=True)
class _Fate:
    """What the server's answer means for a message."""

    state: NoticeState
    fault: str
    is_retried: bool = False


def send_next(workspace: Workspace, open_transport: OpenTransport) -> Dispatch:
    """Send the one message whose turn it is, where pace, cap and office hours allow it.

    Nothing is sent twice: from the moment before the server is spoken to until its answer is
    written, the store says that hand-over was begun, and a crash in between leaves 不明.
    """
    found = _take(workspace)
    if isinstance(found, Dispatch):
        return found
    fate = _Fate(NoticeState.UNKNOWN, "interrupted")
    error: ErrorCode | None = None
    # Whatever stops the hand-over, a bug or the user's Ctrl+C: the message may have left.
    try:
        fate = _hand_over(workspace, open_transport, found)
    except AppError as fault:
        fate, error = _Fate(NoticeState.WAITING, "not-tried"), fault.code
    finally:
        _record(workspace, found, fate, error)
    state = None if fate.state is NoticeState.WAITING else fate.state
    return Dispatch(state, next_look(workspace), error, _CHANGES)


def send_all_due(
    workspace: Workspace,
    open_transport: OpenTransport,
    *,
    wait: Callable[[timedelta], None],
    patience: timedelta,
    is_cancelled: IsCancelled,
) -> tuple[Dispatch, ...]:
    """Send one after the other until nothing is due within ``patience``; for the command line."""
    done: list[Dispatch] = []
    while not is_cancelled():
        one = send_next(workspace, open_transport)
        done.append(one)
        pause = one.next_at - workspace.clock.now() if one.next_at else None
        if pause is None or pause > patience:
            break
        if pause > timedelta():
            wait(pause)
    return tuple(done)


def next_look(workspace: Workspace) -> datetime | None:
    """Return when something may leave next, or None where nothing waits or sending is paused."""
    with workspace.store.read() as connection:
        return _next_look(connection, workspace.clock.now())


def _next_look(connection: Connection, now: datetime) -> datetime | None:
    desk, due = read_desk(connection), first_due(connection)
    if desk.paused_at is not None or due is None:
        return None
    rules = settings_of(connection).sending
    earliest = max(due, desk.retry_at or due, now)
    return next_sending(earliest, rules, read_sendings(connection, day_began(now)))


def _take(workspace: Workspace) -> DueNotice | Dispatch:
    """Mark the message whose turn it is as begun; or say when to look again."""
    now = workspace.clock.now()
    with workspace.store.write() as connection:
        # One moment for question and answer: a second look at the clock is always later.
        at = _next_look(connection, now)
        if at is None or at > now:
            return Dispatch(None, at)
        one = next_due(connection, now)
        while one is not None and (reason := _reason_to_stop(one)):
            _drop(connection, one, reason, now)
            one = next_due(connection, now)
        if one is None:
            return Dispatch(None, _next_look(connection, now), changes=_CHANGES)
        set_notice_state(
            connection,
            [one.notice_id],
            NoticeState.WAITING,
            handed_over_at=now,
            attempts=one.attempts + 1,
        )
        set_token_state(connection, [one.notice_id], "queued")
    return replace(one, begun_at=now)


def _reason_to_stop(one: DueNotice) -> str:
    """Return why a mail must not leave any more, although it was right when it was written."""
    if one.kind is NoticeKind.RESULT and one.outcome != Outcome.REJECTED.value:
        return "not-rejected"
    if one.kind is NoticeKind.REAPPROACH and (one.has_opted_out or not one.has_reapproach_consent):
        return "opted-out"
    if one.has_link and (one.has_opted_out or one.has_objected):
        # The answer goes without the paragraph: the person waits for a new notice.
        return "relay-refused"
    return "" if one.email_now == one.recipient else "address-changed"


def _drop(connection: Connection, one: DueNotice, reason: str, now: datetime) -> None:
    set_notice_state(connection, [one.notice_id], NoticeState.DROPPED, fault=reason)
    append_events(connection, [_event(one, "notice.dropped", now)])


def _hand_over(workspace: Workspace, open_transport: OpenTransport, one: DueNotice) -> _Fate:
    with workspace.store.read() as connection:
        name = settings_of(connection).company_name
    # Dated by what the store keeps, so that the copy in Sent is the same to the byte.
    message = message_bytes(letter_of_due(one, name), one.begun_at or workspace.clock.now())
    transport = open_transport()
    try:
        transport.send(message, sender=one.sender, recipient=one.recipient)
    except MailRefused as error:
        return _refused(error, one)
    except MailUnsent:
        return _again("unsent", one)
    except MailUnknown:
        return _Fate(NoticeState.UNKNOWN, "line-broke")
    return _Fate(NoticeState.SENT, "")


def letter_of_due(one: DueNotice, company_name: str) -> Letter:
    """Return the letter of a notice as it was written; 再応募 names the way out of it."""
    return Letter(
        sender=one.sender,
        sender_name=company_name,
        recipient=one.recipient,
        recipient_name=f"{one.name} 様",
        subject=one.subject,
        body=one.body,
        message_id=one.message_id,
        unsubscribe=one.sender if one.kind is NoticeKind.REAPPROACH else "",
    )


def _refused(error: MailRefused, one: DueNotice) -> _Fate:
    fault = f"smtp-{error.status}"
    return _Fate(NoticeState.FAILED, fault) if error.is_permanent else _again(fault, one)


def _again(fault: str, one: DueNotice) -> _Fate:
    if one.attempts + 1 >= MOST_ATTEMPTS:
        return _Fate(NoticeState.FAILED, fault)
    return _Fate(NoticeState.WAITING, fault, is_retried=True)


def _record(workspace: Workspace, one: DueNotice, fate: _Fate, error: ErrorCode | None) -> None:
    now, ids = workspace.clock.now(), [one.notice_id]
    values: dict[str, object] = {"fault": fate.fault}
    if fate.state is NoticeState.WAITING:
        values["handed_over_at"] = None
        if fate.is_retried:
            values["due_at"] = now + pause_after(one.attempts + 1)
        else:
            values["attempts"] = one.attempts
    elif fate.state is NoticeState.SENT:
        values["sent_at"] = now
    with workspace.store.write() as connection:
        set_notice_state(connection, ids, fate.state, **values)
        _write_desk(workspace, connection, error, now)
        # Whoever was erased while their mail was handed over has no timeline any more.
        if fate.state is NoticeState.WAITING or not read_notices(connection, ids):
            return
        append_events(connection, [_event(one, f"notice.{fate.state.value}", now)])
        if fate.state is NoticeState.SENT:
            set_token_state(connection, ids, "sent")


def _write_desk(
    workspace: Workspace, connection: Connection, error: ErrorCode | None, now: datetime
) -> None:
    """Leave a server out of reach alone for a while; a login it refuses needs a person."""
    desk = read_desk(connection)
    if error is None:
        if desk.failures:
            write_desk(connection, failures=0, retry_at=None)
    elif error in _OUT_OF_REACH:
        failures = desk.failures + 1
        write_desk(connection, failures=failures, retry_at=now + pause_after(failures))
    else:
        write_desk(connection, paused_at=now, paused_by="", reason=error.value)
        workspace.audit(connection, "mail.paused", reason=error.value)


def _event(one: DueNotice, kind: str, now: datetime) -> dict[str, object]:
    return {
        "person_id": one.person_id,
        "application_id": one.application_id,
        "at": now,
        "kind": kind,
    }
