"""Acts of the command line about people who may be invited again, and who waits for an answer."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from desktop.app.parts import sheet_reader
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.ids import PersonId
from desktop.core.domain.notice import LintFinding
from desktop.core.domain.reapproach import DuePerson, RecordConsents, WishDraft
from desktop.core.domain.workspace import MailMode
from desktop.core.services.imports.take_answers import take_answers
from desktop.core.services.notices.follow_up import read_follow_up
from desktop.core.services.reapproach.consents import (
    ConsentsRecorded,
    as_channel,
    record_consents,
)
from desktop.core.services.reapproach.decide import drop, snooze
from desktop.core.services.reapproach.due_list import list_due, read_figures
from desktop.core.services.reapproach.invite import (
    blocking,
    draft_invitations,
    queue_invitations,
)
from desktop.core.services.reapproach.refresh import refresh_due
from desktop.core.services.reapproach.wishes import note_wish
from desktop.core.services.workspace.context import Workspace
from desktop.core.services.workspace.settings import read_settings

Facts = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class ReapproachWishes:
    """What the command line asks for.

    Attributes:
        people: Numbers of people; for ``approve`` nobody means everybody who is due.
        text: The reason, the text version or the wish, by step.
        on: The day it was told, or the day to think of it again.
    """

    people: tuple[PersonId, ...] = ()
    text: str = ""
    on: date | None = None
    channel: str = "reply"
    occupation: str = ""
    file: Path | None = None


def reapproach(workspace: Workspace, step: str, wishes: ReapproachWishes) -> Facts:
    """Do one step, then tell how the list stands."""
    steps: dict[str, Callable[[Workspace, ReapproachWishes], Facts]] = {
        "list": _list,
        "approve": _approve,
        "later": _later,
        "drop": _drop,
        "agree": _agree,
        "refuse": _refuse,
        "wish": _wish,
        "answers": _answers,
        "waiting": _waiting,
    }
    refresh_due(workspace)
    return steps[step](workspace, wishes)


def _list(workspace: Workspace, _wishes: ReapproachWishes) -> Facts:
    figures = read_figures(workspace)
    return {
        "due": [_told(one) for one in list_due(workspace)],
        "fell_due": figures.due,
        "written_to": figures.written,
        "applied_again": figures.reapplied,
        "hired": figures.hired,
        "slots_earned": figures.slots_earned,
    }


def _told(one: DuePerson) -> Facts:
    """Tell a person by number: names stay in the window."""
    return {
        "person": one.person_id,
        "due_on": one.due_on.isoformat(),
        "causes": [occasion.cause.value for occasion in one.occasions],
        "vacancy": one.vacancy.vacancy_title if one.vacancy else "",
        "has_address": one.has_address,
    }


def _approve(workspace: Workspace, wishes: ReapproachWishes) -> Facts:
    people = wishes.people or tuple(one.person_id for one in list_due(workspace))
    settings = read_settings(workspace)
    if settings.mail_mode is MailMode.SMTP:
        queued = queue_invitations(workspace, people)
        _raise_if_blocked(queued.skipped)
        skipped = len(queued.skipped)
        return {"queued": queued.count, "skipped": skipped, "undo": queued.undo_id or ""}
    chosen = Path(settings.draft_folder) if settings.draft_folder else None
    folder = wishes.file or chosen or workspace.folder.parent / "drafts"
    saved = draft_invitations(workspace, people, folder, progress=_quiet, is_cancelled=_never)
    _raise_if_blocked(saved.skipped)
    return {"drafts": saved.count, "skipped": len(saved.skipped), "folder": str(saved.folder)}


def _raise_if_blocked(skipped: Sequence[LintFinding]) -> None:
    found = blocking(skipped)
    if found is not None:
        context = {"finding": found.code.value, "detail": found.detail}
        raise AppError(ErrorCode.TEMPLATE_BLOCKED, context)


def _later(workspace: Workspace, wishes: ReapproachWishes) -> Facts:
    done = snooze(workspace, wishes.people, wishes.on or workspace.today())
    return {"put_off": done.count, "undo": done.undo_id or ""}


def _drop(workspace: Workspace, wishes: ReapproachWishes) -> Facts:
    done = drop(workspace, wishes.people, wishes.text)
    return {"dropped": done.count, "undo": done.undo_id or ""}


def _agree(workspace: Workspace, wishes: ReapproachWishes) -> Facts:
    return _record(workspace, wishes, is_granted=True)


def _refuse(workspace: Workspace, wishes: ReapproachWishes) -> Facts:
    return _record(workspace, wishes, is_granted=False)


def _record(workspace: Workspace, wishes: ReapproachWishes, *, is_granted: bool) -> Facts:
    told_on = wishes.on or workspace.today()
    channel = as_channel(wishes.channel)
    command = RecordConsents(wishes.people, is_granted, channel, told_on, wishes.text)
    return _recorded(record_consents(workspace, command))


def _recorded(done: ConsentsRecorded) -> Facts:
    return {
        "recorded": done.count,
        "stopped": done.stopped,
        "drafts": done.drafts,
        "undo": done.undo_id or "",
    }


def _wish(workspace: Workspace, wishes: ReapproachWishes) -> Facts:
    wish = WishDraft(wishes.text, wishes.on, None, wishes.occupation)
    return {"noted": sum(note_wish(workspace, one, wish).count for one in wishes.people)}


def _answers(workspace: Workspace, wishes: ReapproachWishes) -> Facts:
    if wishes.file is None:
        raise AppError(ErrorCode.REAPPROACH_INVALID, {"field": "file"})
    done = take_answers(
        workspace, sheet_reader(), wishes.file, progress=_quiet, is_cancelled=_never
    )
    return {**_recorded(done.recorded), "unmatched": done.unmatched}


def _waiting(workspace: Workspace, _wishes: ReapproachWishes) -> Facts:
    board = read_follow_up(workspace, limit=1000)
    return {
        "waiting": board.total,
        "overdue": board.overdue,
        **{f"because_{reason.value}": count for reason, count in board.counts.items()},
        "people": [
            {
                "person": row.person_id,
                "business_days": row.business_days,
                "reason": row.reason.value,
                "next": row.next_act.value,
            }
            for row in board.rows
        ],
    }


def _quiet(_done: int, _total: int | None) -> None:
    """Nobody watches."""


def _never() -> bool:
    return False
