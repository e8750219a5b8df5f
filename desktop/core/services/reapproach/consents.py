"""Record who agreed to later invitations and who refused; a refusal holds at once."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final

from desktop.core.domain.application import Done, NoticeState
from desktop.core.domain.changes import Change, Changes
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.ids import ApplicationId, PersonId, UndoId
from desktop.core.domain.reapproach import (
    PURPOSE,
    ConsentChannel,
    ConsentEvidence,
    PastOccasion,
    ReapproachState,
    RecordConsents,
)
from desktop.core.services.workspace.context import Workspace
from desktop.core.settings import TOKYO
from desktop.core.storage.engine import Connection
from desktop.core.storage.queries.mail_desk import read_notices
from desktop.core.storage.queries.notices import set_notice_state
from desktop.core.storage.queries.people import append_consents, append_events
from desktop.core.storage.queries.people_detail import read_decisions, set_person_marks
from desktop.core.storage.queries.reapproach import (
    close_of_people,
    list_past,
    reopen_at,
    stop_invitations,
)
from desktop.core.storage.queries.reapproach_people import (
    consent_events_at,
    list_consents,
    newest_consents,
    read_marks,
)

UNDO_KIND: Final = "consents"
STANDARD_TEXT: Final = "reapproach/1"
"""The version of the wording where the company names none."""

_AGREED, _REFUSED = "reapproach.agreed", "reapproach.refused"
_CHANGES: Changes = frozenset({Change.PEOPLE, Change.NOTICES})
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND: Final = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class ConsentsRecorded:
    """What recording did.

    Attributes:
        stopped: Invitations that waited and are stopped.
        drafts: Drafts of invitations that lie with somebody and must not be sent.
    """

    count: int
    stopped: int
    drafts: int
    undo_id: UndoId | None
    changes: Changes = _CHANGES


@dataclass(frozen=True, slots=True)
class ReapproachHistory:
    """What is on file of one person about later invitations, newest first."""

    consents: tuple[ConsentEvidence, ...]
    occasions: tuple[PastOccasion, ...]


def record_consents(workspace: Workspace, command: RecordConsents) -> ConsentsRecorded:
    """Record one answer for one person or many.

    A refusal ends everything in the same transaction: the person counts as opted out, nothing is
    due any more, and invitations that wait are not sent.

    Raises:
        AppError: REAPPROACH_INVALID with the ``field`` that cannot be so.
    """
    return record_all(workspace, [command])


def record_all(workspace: Workspace, commands: Sequence[RecordConsents]) -> ConsentsRecorded:
    """Record several answers as one act, which is taken back as one.

    Raises:
        AppError: As `record_consents`.
    """
    now, today = workspace.clock.now(), workspace.today()
    if any(one.told_on > today for one in commands):
        raise AppError(ErrorCode.REAPPROACH_INVALID, {"field": "told_on"})
    with workspace.store.write() as connection:
        done = [_record(workspace, connection, one, now) for one in commands]
    count, stopped, drafts = (sum(column) for column in zip(*done, strict=True))
    if not count:
        return ConsentsRecorded(0, 0, 0, None, frozenset())
    return ConsentsRecorded(count, stopped, drafts, undo_id_of(UNDO_KIND, now))


def _record(
    workspace: Workspace, connection: Connection, command: RecordConsents, now: datetime
) -> tuple[int, int, int]:
    before = read_marks(connection, command.person_ids)
    people = list(before)
    if not people:
        return 0, 0, 0
    _append(workspace, connection, (command, now), before)
    stopped, drafts = (0, 0)
    if not command.is_granted:
        stopped, drafts = honour(connection, people, now)
    set_person_marks(connection, people, {"has_opted_out": not command.is_granted})
    act = "granted" if command.is_granted else "refused"
    channel = command.channel.value
    workspace.audit(connection, f"reapproach.{act}", count=len(people), channel=channel)
    return len(people), stopped, drafts


def honour(connection: Connection, people: Sequence[PersonId], now: datetime) -> tuple[int, int]:
    """Drop what is due for people and stop their waiting invitations; return (stopped, drafts)."""
    close_of_people(connection, people, ReapproachState.LAPSED, now)
    waiting, drafts = stop_invitations(connection, people)
    set_notice_state(connection, waiting, NoticeState.DROPPED, fault="opted-out")
    events = [
        {
            "person_id": row.person_id,
            "application_id": row.application_id,
            "at": now,
            "kind": "notice.dropped",
        }
        for row in read_notices(connection, waiting)
    ]
    append_events(connection, events)
    return len(waiting), drafts


def undo_consents(workspace: Workspace, number: int) -> Done:
    """Take an act of recording back: the ledger gets what held before, and never loses a line.

    Invitations it stopped stay stopped: somebody looks at them anew.

    Raises:
        AppError: UNDO_GONE where the act is gone, or a later answer of its people took over.
    """
    moment = moment_of(number)
    with workspace.store.write() as connection:
        acts = [(key, json.loads(text)) for key, text in consent_events_at(connection, moment)]
        newest = newest_consents(connection, [key for key, _ in acts])
        mine = [
            (key, detail)
            for key, detail in acts
            if key in newest and _is_from(newest[key], detail, moment)
        ]
        if not mine:
            raise AppError(ErrorCode.UNDO_GONE)
        _restore(workspace, connection, mine)
        reopen_at(connection, moment)
        workspace.audit(connection, "reapproach.undone", count=len(mine))
    return Done(len(mine), _CHANGES, None, len(acts) - len(mine))


def read_history(workspace: Workspace, person_id: PersonId) -> ReapproachHistory:
    """Return the answers of a person and every occasion to write to them."""
    with workspace.store.read() as connection:
        return ReapproachHistory(
            list_consents(connection, person_id), list_past(connection, person_id)
        )


def undo_id_of(kind: str, moment: datetime) -> UndoId:
    """Name an act by its moment: what it wrote bears the same."""
    return UndoId(f"{kind}:{(moment - _EPOCH) // _MICROSECOND}")


def moment_of(number: int) -> datetime:
    """Return the moment an act is named by.

    Raises:
        AppError: UNDO_GONE for a number that is no moment.
    """
    try:
        return _EPOCH + number * _MICROSECOND
    except OverflowError as error:
        raise AppError(ErrorCode.UNDO_GONE) from error


def told_at(told_on: date, now: datetime) -> datetime:
    """Return the moment of an answer: now where it was told today, else noon of its day."""
    if told_on == now.astimezone(TOKYO).date():
        return now
    return datetime.combine(told_on, time(12), TOKYO)


def _is_from(newest: ConsentEvidence, detail: Mapping[str, Any], moment: datetime) -> bool:
    """Say whether the newest answer is the one an act wrote."""
    at = told_at(date.fromisoformat(detail["told_on"]), moment)
    is_granted = detail["is_granted"] == "1"
    return (newest.at, newest.channel, newest.is_granted) == (at, detail["channel"], is_granted)


def _append(
    workspace: Workspace,
    connection: Connection,
    act: tuple[RecordConsents, datetime],
    before: Mapping[PersonId, tuple[bool, bool]],
) -> None:
    command, now = act
    version = command.text_version.strip() or STANDARD_TEXT
    rows = [
        {
            "person_id": key,
            "purpose": PURPOSE,
            "is_granted": command.is_granted,
            "at": told_at(command.told_on, now),
            "channel": command.channel.value,
            "text_version": version,
            "actor": workspace.actor,
        }
        for key in before
    ]
    append_consents(connection, rows)
    shared = {
        "channel": command.channel.value,
        "told_on": command.told_on.isoformat(),
        "text": version,
        "is_granted": str(int(command.is_granted)),
    }
    events = [
        {
            "person_id": key,
            "at": now,
            "kind": _AGREED if command.is_granted else _REFUSED,
            "detail": {
                **shared,
                "had_consent": str(int(had_consent)),
                "had_opted_out": str(int(had_opted_out)),
            },
        }
        for key, (had_consent, had_opted_out) in before.items()
    ]
    append_events(connection, events)


def _restore(
    workspace: Workspace,
    connection: Connection,
    acts: Iterable[tuple[PersonId, Mapping[str, Any]]],
) -> None:
    now = workspace.clock.now()
    for key, detail in acts:
        had_consent = detail["had_consent"] == "1"
        row = {
            "person_id": key,
            "purpose": PURPOSE,
            "is_granted": had_consent,
            "at": now,
            "channel": "undo",
            "text_version": detail["text"],
            "actor": workspace.actor,
        }
        append_consents(connection, [row])
        has_opted_out = detail["had_opted_out"] == "1"
        set_person_marks(connection, [key], {"has_opted_out": has_opted_out})
        event = {"person_id": key, "at": now, "kind": "reapproach.undone"}
        append_events(connection, [event])


def as_channel(word: str) -> ConsentChannel:
    """Return a channel by its word.

    Raises:
        AppError: REAPPROACH_INVALID with the field ``channel``.
    """
    try:
        return ConsentChannel(word)
    except ValueError as error:
        raise AppError(ErrorCode.REAPPROACH_INVALID, {"field": "channel"}) from error


def people_of(
    workspace: Workspace, application_ids: Sequence[ApplicationId]
) -> tuple[PersonId, ...]:
    """Return whose applications these are, each person once."""
    with workspace.store.read() as connection:
        rows = read_decisions(connection, application_ids)
    return tuple(dict.fromkeys(PersonId(row["person_id"]) for row in rows))
