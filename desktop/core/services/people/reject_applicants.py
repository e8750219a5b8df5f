"""Reject applicants: one decision about one person or three hundred, and its undo."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

import msgspec

from desktop.core.domain.application import PEOPLE_CHANGED, Done, RejectApplicants
from desktop.core.domain.codes import Outcome
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.ids import PersonId, UndoId
from desktop.core.services.notices.desk import stop_of_rejection
from desktop.core.services.workspace.context import Workspace
from desktop.core.settings import TOKYO
from desktop.core.storage.engine import Connection
from desktop.core.storage.queries.people import append_consent, append_events
from desktop.core.storage.queries.people_detail import (
    close_rejection,
    insert_rejection,
    names_with_notice,
    read_decisions,
    read_rejection,
    restore_decision,
    set_person_marks,
    write_decision,
)

_SETTLED = (Outcome.DECLINED.value, Outcome.HIRED.value)
_TEXT_VERSION = "reject-dialog/2"


def reject_applicants(workspace: Workspace, command: RejectApplicants) -> Done:
    """Reject the applications and remember what stood before.

    Applications that ended otherwise (辞退, 採用) are skipped and counted: rejecting them would
    rewrite what happened. Rejecting twice keeps the first day and reason.
    """
    now = workspace.clock.now()
    with workspace.store.write() as connection:
        before = read_decisions(connection, command.application_ids)
        open_ones = [row for row in before if row["outcome"] not in _SETTLED]
        skipped = len(command.application_ids) - len(open_ones)
        if not open_ones:
            return Done(0, frozenset(), None, skipped)
        number = insert_rejection(
            connection, actor=workspace.actor, before=msgspec.json.encode(open_ones), now=now
        )
        _write(workspace, connection, command, (number, open_ones))
        workspace.audit(connection, "applications.rejected", count=len(open_ones), act_id=number)
    return Done(len(open_ones), PEOPLE_CHANGED, UndoId(f"rejection:{number}"), skipped)


def undo_rejection(workspace: Workspace, number: int) -> Done:
    """Put every application of the act back as it was; mails that still wait are stopped.

    Raises:
        AppError: UNDO_GONE where it was undone already; UNDO_REFUSED where a notice was made.
    """
    now = workspace.clock.now()
    with workspace.store.write() as connection:
        stored = read_rejection(connection, number)
        if stored is None:
            raise AppError(ErrorCode.UNDO_GONE)
        stop_of_rejection(workspace, connection, number)
        held = names_with_notice(connection, number)
        if held:
            raise AppError(ErrorCode.UNDO_REFUSED, {"count": len(held)})
        before = msgspec.json.decode(stored)
        _restore_consents(workspace, connection, before)
        for row in before:
            restore_decision(connection, _dates(row))
        append_events(connection, _events(before, "rejection.undone", now))
        close_rejection(connection, number, now)
        workspace.audit(connection, "rejection.undone", count=len(before), act_id=number)
    return Done(len(before), PEOPLE_CHANGED)


def _write(
    workspace: Workspace,
    connection: Connection,
    command: RejectApplicants,
    act: tuple[int, Sequence[Mapping[str, Any]]],
) -> None:
    number, rows = act
    now, today = workspace.clock.now(), workspace.today()
    fresh = [row["id"] for row in rows if row["outcome"] != Outcome.REJECTED.value]
    dates = {"decided_on": today, "closed_at": now}
    write_decision(connection, fresh, dates)
    undated = [row["id"] for row in rows if row["id"] not in fresh and row["decided_on"] is None]
    write_decision(connection, undated, {"decided_on": today})
    shared = {
        "outcome": Outcome.REJECTED.value,
        "with_relay": command.with_relay,
        "rejection_id": number,
    }
    write_decision(connection, [row["id"] for row in rows], shared)
    # Who was rejected before keeps the reason given then.
    unexplained = [row["id"] for row in rows if row["id"] in fresh or row["reason"] is None]
    write_decision(connection, unexplained, {"reason": command.reason.value})
    people = [row["person_id"] for row in rows]
    set_person_marks(connection, people, {"erase_after_notice": not command.keep_record})
    if command.reapproach is not None:
        told = (_told_at(workspace, command.told_on), command.told_by)
        for person_id in dict.fromkeys(people):
            _record_consent(
                workspace, connection, person_id, is_granted=command.reapproach, told=told
            )
    detail = {"reason": command.reason.value}
    append_events(connection, _events(rows, "application.rejected", now, detail))


def _restore_consents(
    workspace: Workspace, connection: Connection, before: Sequence[Mapping[str, Any]]
) -> None:
    """Append what the consents were before the act: the ledger itself is never rewritten."""
    present = {row["id"]: row for row in read_decisions(connection, [row["id"] for row in before])}
    for row in before:
        was_granted = bool(row["has_reapproach_consent"])
        now = present.get(row["id"])
        if now is not None and bool(now["has_reapproach_consent"]) != was_granted:
            told = (workspace.clock.now(), "undo")
            _record_consent(
                workspace, connection, row["person_id"], is_granted=was_granted, told=told
            )


def _told_at(workspace: Workspace, day: date | None) -> datetime:
    """Return when somebody said so: now, or noon of an earlier day in the company's own time."""
    if day is None or day >= workspace.today():
        return workspace.clock.now()
    return datetime.combine(day, time(12), TOKYO)


def _record_consent(
    workspace: Workspace,
    connection: Connection,
    person_id: PersonId,
    *,
    is_granted: bool,
    told: tuple[datetime, str],
) -> None:
    append_consent(
        connection,
        person_id,
        purpose="reapproach",
        is_granted=is_granted,
        at=told[0],
        channel=told[1],
        text_version=_TEXT_VERSION,
        actor=workspace.actor,
    )


def _events(
    rows: Sequence[Mapping[str, Any]],
    kind: str,
    now: datetime,
    detail: Mapping[str, str] | None = None,
) -> list[dict[str, Any]]:
    return [
        {
            "person_id": row["person_id"],
            "application_id": row["id"],
            "at": now,
            "kind": kind,
            "detail": dict(detail or {}),
        }
        for row in rows
    ]


def _dates(row: dict[str, Any]) -> dict[str, Any]:
    decided, closed = row["decided_on"], row["closed_at"]
    return {
        **row,
        "decided_on": date.fromisoformat(decided) if decided else None,
        "closed_at": datetime.fromisoformat(closed) if closed else None,
    }
