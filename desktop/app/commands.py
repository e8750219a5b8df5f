"""The acts of the command line: each returns what it did as plain facts."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import asdict
from datetime import datetime, timedelta
from pathlib import Path
from time import sleep

from desktop.app.duty_acts import pdf_without_window
from desktop.app.parts import mail_ports, make_engine
from desktop.core.domain.application import NoticeState, PeopleQuery, RejectApplicants
from desktop.core.domain.batch import Publication
from desktop.core.domain.codes import Outcome, ReasonCode
from desktop.core.domain.document import DocumentForm
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.ids import ApplicationId, PersonId, UndoId
from desktop.core.domain.notice import LintFinding
from desktop.core.services.credits.contract import read_statement
from desktop.core.services.credits.read_credits import read_credits, read_funnel
from desktop.core.services.mail_account.transport import KeptTransport
from desktop.core.services.notices.desk import (
    pause_sending,
    read_desk_state,
    resume_sending,
)
from desktop.core.services.notices.dispatch import send_all_due
from desktop.core.services.notices.mailbox_round import visit_mailbox
from desktop.core.services.notices.mark_notices import (
    count_notices,
    list_notices,
    mark_notices,
)
from desktop.core.services.notices.preview_notices import list_waiting
from desktop.core.services.notices.save_drafts import save_drafts
from desktop.core.services.notices.send_notices import queue_sending
from desktop.core.services.notices.templates import is_result, read_template
from desktop.core.services.people.list_people import list_application_ids
from desktop.core.services.people.reject_applicants import reject_applicants
from desktop.core.services.people.retention import erase_past_retention, preview_retention
from desktop.core.services.privacy.batches import (
    approve_batch,
    confirm_publication,
    discard_batch,
    find_batch,
    list_batches,
    withdraw_batch,
)
from desktop.core.services.privacy.duty_papers import write_document
from desktop.core.services.privacy.propose_batch import propose_batch
from desktop.core.services.privacy.risk_paper import proposal_document
from desktop.core.services.privacy.scrub_text import scrub_text
from desktop.core.services.undo.undo import undo
from desktop.core.services.workspace.check_store import check_store
from desktop.core.services.workspace.context import Workspace
from desktop.core.services.workspace.settings import read_settings
from desktop.core.services.workspace.today import read_today
from desktop.core.settings import TOKYO

_OUTCOME_OF = {
    "reply": Outcome.DECLINED,
    "apology": Outcome.IN_PROGRESS,
    "leaving": Outcome.HIRED,
}
_PATIENCE = timedelta(minutes=1)
Facts = Mapping[str, object]
Note = Callable[[int, int | None], None]


def reject(workspace: Workspace, reason: str, *, outcome: str, keep: bool, relay: bool) -> Facts:
    """Reject everybody whose latest application has this outcome."""
    ids = list_application_ids(workspace, PeopleQuery(outcome=Outcome(outcome)))
    command = RejectApplicants(ids, ReasonCode(reason), keep_record=keep, with_relay=relay)
    done = reject_applicants(workspace, command)
    return {"rejected": done.count, "skipped": done.skipped, "undo": done.undo_id or ""}


def notices(workspace: Workspace, text: tuple[str, str], folder: Path | None, note: Note) -> Facts:
    """Write drafts for everybody a text of this stage and tone is for."""
    place = folder or _draft_folder(workspace)
    saved = save_drafts(
        workspace,
        _addressed(workspace, text[0]),
        read_template(workspace, *text),
        place,
        progress=note,
        is_cancelled=_never,
    )
    _raise_if_blocked(saved.skipped)
    skipped = [f"{one.code.value}:{one.application_id or 'all'}" for one in saved.skipped]
    return {"drafts": saved.count, "folder": str(saved.folder), "skipped": skipped}


def send(workspace: Workspace, text: tuple[str, str]) -> Facts:
    """Queue mails to everybody a text is for; they leave once the delay is over (`outbox`)."""
    letters = (_addressed(workspace, text[0]), read_template(workspace, *text))
    queued = queue_sending(workspace, [letters])
    _raise_if_blocked(queued.skipped)
    return {
        "queued": queued.count,
        "skipped": [f"{one.code.value}:{one.application_id or 'all'}" for one in queued.skipped],
        "undo": queued.undo_id or "",
        "next_at": _iso(queued.next_at),
    }


def _addressed(workspace: Workspace, stage: str) -> Sequence[ApplicationId]:
    """Return whom a text is for; the check leaves out who must not get it."""
    if is_result(stage):
        return list_waiting(workspace)
    outcome = _OUTCOME_OF.get(stage)
    return list_application_ids(workspace, PeopleQuery(outcome=outcome))


def outbox(workspace: Workspace, step: str, undo_id: str) -> Facts:
    """Tell how the outbox stands; send what is due, pause, resume or take a run back."""
    facts: dict[str, object] = {}
    if step == "send":
        facts |= _send_due(workspace)
    elif step == "pause":
        pause_sending(workspace)
    elif step == "resume":
        resume_sending(workspace)
    elif step == "look":
        visited = visit_mailbox(workspace, mail_ports())
        facts |= {
            "filed": visited.filed,
            "seen_sent": visited.noticed,
            "came_back": visited.came_back,
        }
    elif step == "undo":
        done = undo(workspace, UndoId(undo_id))
        facts |= {"taken_back": done.count, "already_sent": done.skipped}
    desk, counts = read_desk_state(workspace), count_notices(workspace)
    return facts | {
        "paused": desk.is_paused,
        "reason": desk.reason,
        "next_at": _iso(desk.next_at),
        **asdict(counts),
    }


def _send_due(workspace: Workspace) -> Facts:
    with closing(KeptTransport(workspace, mail_ports())) as transport:
        sent = send_all_due(
            workspace,
            transport,
            wait=lambda pause: sleep(pause.total_seconds()),
            patience=_PATIENCE,
            is_cancelled=_never,
        )
    for one in sent:
        if one.error is not None:
            raise AppError(one.error)
    states = Counter(one.state.value for one in sent if one.state is not None)
    return {f"now_{state}": count for state, count in sorted(states.items())}


def _iso(moment: datetime | None) -> str:
    return "" if moment is None else moment.astimezone(TOKYO).isoformat(timespec="seconds")


def _raise_if_blocked(skipped: Sequence[LintFinding]) -> None:
    """Say that the text itself is at fault: then nobody's notice was made."""
    for one in skipped:
        if one.application_id is None:
            context = {"finding": one.code.value, "detail": one.detail}
            raise AppError(ErrorCode.TEMPLATE_BLOCKED, context)


def mark_sent(workspace: Workspace) -> Facts:
    """Mark every draft as 送信した."""
    rows = list_notices(workspace, NoticeState.DRAFT, 100_000)
    done = mark_notices(workspace, [row.notice_id for row in rows], NoticeState.SENT)
    return {"marked": done.count}


def batch(
    workspace: Workspace,
    *,
    approve: bool,
    publication: Publication | None = None,
    report: Path | None = None,
) -> Facts:
    """Propose a batch; with ``approve`` approve exactly what was proposed."""
    if publication is not None:
        confirm_publication(workspace, publication)
    proposal = propose_batch(workspace, progress=_quiet, is_cancelled=_never)
    facts: dict[str, object] = {
        "records": len(proposal.rows),
        "waiting": len(proposal.waiting),
        "k": proposal.k,
        "l": proposal.l,
        "blockers": [blocker.value for blocker in proposal.blockers],
        "sha256": proposal.sha256,
        "approved": False,
    }
    if report is not None and proposal.report is not None:
        document = proposal_document(workspace, proposal)
        target, form = (report, "risk-report"), DocumentForm.PDF
        path = write_document(workspace, document, form, target, make_pdf=pdf_without_window)
        facts["report"] = str(path)
    if approve:
        if proposal.batch_id is None:
            raise AppError(ErrorCode.BATCH_NOT_READY)
        approve_batch(workspace, proposal.batch_id, proposal.sha256)
        facts["approved"] = True
    return facts


def batches(workspace: Workspace) -> Facts:
    """Tell every batch, newest first."""
    return {
        "batches": [
            {
                "sha256": row.sha256,
                "state": row.state.value,
                "records": row.record_count,
                "quarter": row.quarter,
            }
            for row in list_batches(workspace)
        ]
    }


def put_batch_away(workspace: Workspace, act: str, fingerprint: str) -> Facts:
    """Discard a batch the agency does not hold, or withdraw one it holds.

    Args:
        workspace: The open workspace.
        act: ``discard`` or ``withdraw``; a withdrawal goes with the next sync.
        fingerprint: How its SHA-256 begins.
    """
    row = find_batch(workspace, fingerprint)
    change = {"discard": discard_batch, "withdraw": withdraw_batch}[act]
    change(workspace, row.batch_id)
    after = find_batch(workspace, row.sha256)
    return {"sha256": after.sha256, "state": after.state.value, "records": after.record_count}


def retention(workspace: Workspace, *, erase: bool) -> Facts:
    """Tell who is past the time rejected people are kept; with ``erase`` erase them."""
    found = preview_retention(workspace)
    facts: dict[str, object] = {
        "months": found.months,
        "due": len(found.due),
        "never_told": found.untold_count,
        "soon": found.soon_count,
        "erased": 0,
    }
    if erase:
        done = erase_past_retention(workspace, [one.person_id for one in found.due])
        facts["erased"] = done.count
    return facts


def sync(workspace: Workspace) -> Facts:
    """Send what waits and fetch what is new."""
    report = make_engine(workspace).sync()
    if report.error is not None:
        raise AppError(report.error)
    check = read_statement(workspace)
    return {
        "state": report.state.value,
        "batches": report.sent_batches,
        "others": report.sent_others,
        "events": report.events,
        "statement_agrees": None if check is None else check.agrees,
    }


def enrol(workspace: Workspace, enrolment_string: str) -> Facts:
    """Enrol at an agency."""
    profile = make_engine(workspace).enrol(enrolment_string)
    return {"agency": profile.name, "licence_number": profile.licence_number}


def show_credits(workspace: Workspace) -> Facts:
    """Tell the gauge and the funnel."""
    summary, funnel = read_credits(workspace), read_funnel(workspace)
    return {
        **asdict(summary),
        "known_by": summary.known_by.isoformat() if summary.known_by else "",
        "slots_available": summary.slots_available,
        "missing_for_next": summary.missing_for_next,
        "funnel": {**asdict(funnel), "since": ""},
    }


def scrub(workspace: Workspace, text: str, person: int | None) -> Facts:
    """Take personal data out of a text; tell what was found in counts."""
    done = scrub_text(workspace, text, None if person is None else PersonId(person))
    found = Counter(one.category.value for one in done.spans)
    return {"text": done.text, "found": dict(sorted(found.items()))}


def doctor(workspace: Workspace) -> Facts:
    """Look at the store, the line to the agency and what waits."""
    health = check_store(workspace)
    status, today = make_engine(workspace).status(), read_today(workspace)
    batches = list_batches(workspace)
    return {
        "store": "ok" if health.is_sound else "damaged",
        "schema": health.schema,
        "audit_rows": health.audit_rows,
        "audit": "ok" if health.first_broken_audit is None else "broken",
        "people": today.people_count,
        "waiting_for_notice": today.waiting_for_notice,
        "sync": status.state.value,
        "outbox_waiting": status.waiting_count,
        "batches": dict(Counter(row.state.value for row in batches)),
    }


def _draft_folder(workspace: Workspace) -> Path:
    chosen = read_settings(workspace).draft_folder
    return Path(chosen) if chosen else workspace.folder.parent / "drafts"


def _quiet(_done: int, _total: int | None) -> None:
    """Take no note."""


def _never() -> bool:
    return False
