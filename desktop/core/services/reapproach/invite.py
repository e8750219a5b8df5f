"""Write invitations to people who are due, once somebody approved them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from desktop.core.domain.changes import Change, Changes
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.ids import ApplicationId, NoticeId, PersonId, UndoId
from desktop.core.domain.notice import (
    LintFinding,
    LintLevel,
    NoticePreview,
    NoticeTemplate,
    NoticeText,
)
from desktop.core.domain.reapproach import Cause, DuePerson, ReapproachState
from desktop.core.domain.workspace import MailMode
from desktop.core.mail.templates import fill, one_line
from desktop.core.ports import IsCancelled, Progress
from desktop.core.services.notices.compose import INVITED_BY_CONSENT
from desktop.core.services.notices.dispatch import next_look
from desktop.core.services.notices.preview_notices import preview_notice
from desktop.core.services.notices.queue_notices import Letters, begin_run, queue_in
from desktop.core.services.notices.save_drafts import (
    DraftsSaved,
    PreparedCopies,
    prepare_copies,
    save_groups,
)
from desktop.core.services.notices.send_notices import SendingQueued
from desktop.core.services.notices.templates import read_template
from desktop.core.services.reapproach.due_list import due_people
from desktop.core.services.workspace.context import Workspace
from desktop.core.storage.engine import Connection
from desktop.core.storage.queries.people import append_events
from desktop.core.storage.queries.reapproach import close_occasions, people_of_notices

STAGE: Final = "reapproach"
_CHANGES: Changes = frozenset({Change.NOTICES, Change.PEOPLE})
_VACANCY: Final = "ご案内の求人"
_REASON: Final = "ご案内の理由"
_ANY_VACANCY: Final = "当社の求人"
_REASONS: Final[Mapping[Cause, str]] = {
    Cause.CONSENT: INVITED_BY_CONSENT,
    Cause.VACANCY: (
        "募集の際のご案内をご希望と伺っております。"
        "以前のご応募に近い職種の募集を始めましたので、ご連絡いたしました。"
    ),
    Cause.WISH: (
        "募集の際のご案内をご希望と伺っております。"
        "以前お聞かせいただいたご希望をもとに、ご連絡いたしました。"
    ),
}


@dataclass(frozen=True, slots=True)
class Invitation:
    """One person's invitation before it is written, with what the lint says."""

    person: DuePerson
    preview: NoticePreview

    @property
    def is_blocked(self) -> bool:
        """Whether something in the text must be mended first."""
        return any(one.level is LintLevel.ERROR for one in self.preview.findings)


def preview_invitation(workspace: Workspace, person_id: PersonId) -> Invitation | None:
    """Return the exact message a person who is due would get; None where nobody is due."""
    with workspace.store.read() as connection:
        found = due_people(workspace, connection, [person_id])
    if not found:
        return None
    template = text_for(read_template(workspace, STAGE), found[0])
    return Invitation(found[0], preview_notice(workspace, found[0].application_id, template))


def text_for(template: NoticeTemplate, person: DuePerson) -> NoticeTemplate:
    """Return the text with the vacancy and the reason written in.

    Their values are no templates: braces in the title of a vacancy are made harmless.
    """
    vacancy = person.vacancy
    cause = Cause.CONSENT if vacancy is None else vacancy.cause
    if any(one.cause is Cause.WISH for one in person.occasions):
        cause = Cause.WISH
    title = _harmless(vacancy.vacancy_title) if vacancy else _ANY_VACANCY
    values = {_VACANCY: title, _REASON: _REASONS[cause]}
    return replace(
        template, subject=fill(template.subject, values), body=fill(template.body, values)
    )


def queue_invitations(workspace: Workspace, person_ids: Sequence[PersonId]) -> SendingQueued:
    """Queue mails to those of these people who are due still; they wait out the delay.

    Everything in one transaction: whoever refused, was hired or was written to meanwhile gets
    nothing, and is on the list no longer.
    """
    template = read_template(workspace, STAGE)
    with workspace.store.write() as connection:
        people = due_people(workspace, connection, person_ids)
        run = begin_run(workspace, connection, MailMode.SMTP)
        queued = [
            queue_in(workspace, connection, letters, run) for letters in _groups(template, people)
        ]
        ids = [notice.notice_id for one in queued for notice in one.notices]
        _mark(workspace, connection, people, ids)
    return SendingQueued(
        len(ids),
        tuple(finding for one in queued for finding in one.skipped),
        UndoId(f"notices:{run.run_id}") if ids else None,
        next_look(workspace),
        _CHANGES,
    )


def draft_invitations(
    workspace: Workspace,
    person_ids: Sequence[PersonId],
    folder: Path,
    *,
    progress: Progress,
    is_cancelled: IsCancelled,
) -> DraftsSaved:
    """Write drafts for those of these people who are due still, all into one folder."""
    with workspace.store.read() as connection:
        people = due_people(workspace, connection, person_ids)
    groups = _groups(read_template(workspace, STAGE), people)
    saved = save_groups(workspace, groups, folder, progress=progress, is_cancelled=is_cancelled)
    with workspace.store.write() as connection:
        _mark(workspace, connection, people, saved.notice_ids)
    return saved


def copy_invitation(workspace: Workspace, person_id: PersonId) -> NoticeText:
    """Hand one invitation out to be copied: for people without an address, LINE or a job board.

    Raises:
        AppError: NOTICE_BLOCKED where the person is due no longer or the text has a fault.
    """
    with workspace.store.read() as connection:
        people = due_people(workspace, connection, [person_id])
    texts: list[NoticeText] = []
    for ids, template in _groups(read_template(workspace, STAGE), people):
        made: PreparedCopies = prepare_copies(workspace, ids, template)
        texts += made.texts
    if not texts:
        raise AppError(ErrorCode.NOTICE_BLOCKED, {"count": 1})
    with workspace.store.write() as connection:
        _mark(workspace, connection, people, [one.notice_id for one in texts])
    return texts[0]


def blocking(skipped: Iterable[LintFinding]) -> LintFinding | None:
    """Return what is wrong with the text itself: then nobody was written to."""
    return next((one for one in skipped if one.application_id is None), None)


def _groups(template: NoticeTemplate, people: Sequence[DuePerson]) -> tuple[Letters, ...]:
    """Put people with the same words together."""
    groups: dict[tuple[str, str], tuple[NoticeTemplate, list[ApplicationId]]] = {}
    for one in people:
        text = text_for(template, one)
        key = (text.subject, text.body)
        groups.setdefault(key, (text, []))[1].append(one.application_id)
    return tuple((tuple(ids), text) for text, ids in groups.values())


def _mark(
    workspace: Workspace,
    connection: Connection,
    people: Sequence[DuePerson],
    notice_ids: Sequence[NoticeId],
) -> None:
    """Settle every occasion of those who got a mail: one mail answers all their reasons."""
    now = workspace.clock.now()
    written = people_of_notices(connection, notice_ids)
    mine = {
        occasion.occasion_id: written[one.person_id]
        for one in people
        if one.person_id in written
        for occasion in one.occasions
    }
    close_occasions(connection, list(mine), ReapproachState.PREPARED, now, notice_ids=mine)
    events = [
        {
            "person_id": one.person_id,
            "application_id": one.application_id,
            "at": now,
            "kind": "reapproach.approved",
            "detail": {"vacancy": one.vacancy.vacancy_title if one.vacancy else ""},
        }
        for one in people
        if one.person_id in written
    ]
    append_events(connection, events)
    workspace.audit(connection, "reapproach.approved", count=len(written))


def _harmless(title: str) -> str:
    return one_line(title).replace("{{", "｛｛").replace("}}", "｝｝")
