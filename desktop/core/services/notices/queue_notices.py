"""Queue notices: the message, its token and its state in one transaction."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from desktop.core.domain.application import NoticeState
from desktop.core.domain.ids import ApplicationId, NoticeId
from desktop.core.domain.notice import LintCode, LintFinding, LintLevel, NoticeTemplate
from desktop.core.domain.workspace import MailMode
from desktop.core.mail.eml_file import split_address
from desktop.core.services.notices.compose import Composed, Letterhead, compose, wants_relay
from desktop.core.services.notices.preview_notices import letterhead, lint_all
from desktop.core.services.workspace.context import Workspace
from desktop.core.services.workspace.settings import settings_of
from desktop.core.storage.engine import Connection
from desktop.core.storage.queries.agency import AgencyRow
from desktop.core.storage.queries.mail_desk import insert_run
from desktop.core.storage.queries.notices import (
    Addressee,
    find_tokens,
    insert_notices,
    insert_tokens,
    read_addressees,
)
from desktop.core.storage.queries.people import append_events
from wire.link_token import NONCE_BYTES, TokenKind, mint

_CHUNK = 250
Letters = tuple[Sequence[ApplicationId], NoticeTemplate]
"""People and the text they get."""


@dataclass(frozen=True, slots=True)
class Queued:
    """A queued notice with everything a message file needs."""

    notice_id: NoticeId
    composed: Composed
    message_id: str


@dataclass(frozen=True, slots=True)
class RunOfNotices:
    """One act of writing notices: its number, how they leave, and from when on."""

    run_id: int
    mode: MailMode
    due_at: datetime | None


@dataclass(frozen=True, slots=True)
class QueuedNotices:
    """What was queued and what was left out, with the reason."""

    notices: tuple[Queued, ...]
    skipped: tuple[LintFinding, ...]
    head: Letterhead


def queue_notices(
    workspace: Workspace,
    application_ids: Sequence[ApplicationId],
    template: NoticeTemplate,
    mode: MailMode,
) -> QueuedNotices:
    """Queue one notice for each application that nothing speaks against.

    An error in the template blocks everybody; an error about one person leaves that one out. In
    SMTP mode somebody without a usable address is left out too.
    """
    with workspace.store.write() as connection:
        run = begin_run(workspace, connection, mode)
        return queue_in(workspace, connection, (application_ids, template), run)


def begin_run(
    workspace: Workspace,
    connection: Connection,
    mode: MailMode,
    not_before: datetime | None = None,
) -> RunOfNotices:
    """Begin one act of writing notices; mails wait out the delay in which it can be taken back."""
    now = workspace.clock.now()
    due_at = None
    if mode is MailMode.SMTP:
        due_at = now + timedelta(minutes=settings_of(connection).sending.delay_minutes)
        due_at = max(due_at, not_before) if not_before else due_at
    run_id = insert_run(connection, at=now, actor=workspace.actor, mode=mode.value, due_at=due_at)
    return RunOfNotices(run_id, mode, due_at)


def queue_in(
    workspace: Workspace, connection: Connection, letters: Letters, run: RunOfNotices
) -> QueuedNotices:
    """Queue inside a transaction, as a part of a run."""
    application_ids, template = letters
    head = letterhead(workspace, connection)
    addressees = read_addressees(connection, application_ids, template.kind)
    findings = lint_all(head, addressees, template)
    errors = [one for one in findings if one.level is LintLevel.ERROR]
    if run.mode is MailMode.SMTP and split_address(head.sender) is None:
        # The command line sends whatever the settings say: no server takes a mail from nobody.
        errors.append(LintFinding(LintCode.CONTACT_MISSING, LintLevel.ERROR))
    if any(one.application_id is None for one in errors):
        return QueuedNotices((), tuple(errors), head)
    barred = {one.application_id for one in errors}
    people = [one for one in addressees if one.application_id not in barred]
    act = _Run(workspace, connection, head, template, run)
    queued = act.queue(people)
    workspace.audit(connection, "notices.queued", count=len(queued), mode=run.mode.value)
    return QueuedNotices(queued, (*errors, *act.blocked), head)


@dataclass(frozen=True, slots=True)
class _Draft:
    """A message nothing speaks against, not written yet; ``is_new`` marks a fresh token."""

    composed: Composed
    token: str | None
    is_new: bool
    message_id: str


@dataclass(frozen=True, slots=True)
class _Run:
    """One act of queuing, inside its transaction; ``blocked`` is why somebody was left out."""

    workspace: Workspace
    connection: Connection
    head: Letterhead
    template: NoticeTemplate
    run: RunOfNotices
    blocked: list[LintFinding] = field(default_factory=list)

    def queue(self, people: Sequence[Addressee]) -> tuple[Queued, ...]:
        """Write the notices of everybody nothing speaks against; keep what blocks the others.

        In chunks: between statements the window's thread gets its turn.
        """
        known = find_tokens(self.connection, [one.application_id for one in people])
        domain = _domain(self.head)
        queued: list[Queued] = []
        for at in range(0, len(people), _CHUNK):
            queued += self._write(self._compose(people[at : at + _CHUNK], known, domain))
        return tuple(queued)

    def _compose(
        self, people: Sequence[Addressee], known: Mapping[ApplicationId, str], domain: str
    ) -> list[_Draft]:
        drafts = []
        for one in people:
            token, is_new = self._token(one, known)
            composed = compose(self.head, self.template, one, token)
            found = self._blocking(composed)
            self.blocked.extend(found)
            if not found:
                drafts.append(_Draft(composed, token, is_new, _message_id(domain)))
        return drafts

    def _write(self, drafts: Sequence[_Draft]) -> list[Queued]:
        """Write tokens, notices and events, each in one statement for all."""
        now = self.workspace.clock.now()
        state = NoticeState.WAITING if self.run.mode is MailMode.SMTP else NoticeState.DRAFT
        insert_tokens(self.connection, [self._reserved(one, now) for one in drafts if one.is_new])
        rows = [self._row(one, now) for one in drafts]
        ids = insert_notices(self.connection, rows, state)
        events = [
            {
                "person_id": row["person_id"],
                "application_id": row["application_id"],
                "at": now,
                "kind": "notice.drafted",
            }
            for row in rows
        ]
        append_events(self.connection, events)
        return [
            Queued(key, one.composed, one.message_id) for key, one in zip(ids, drafts, strict=True)
        ]

    def _token(self, one: Addressee, known: Mapping[ApplicationId, str]) -> tuple[str | None, bool]:
        agency = self.head.agency
        if agency is None or not wants_relay(self.head, self.template, one):
            return None, False
        found = known.get(one.application_id)
        return (found, False) if found else (new_token(agency, TokenKind.PERSONAL), True)

    def _blocking(self, composed: Composed) -> list[LintFinding]:
        found = [one for one in composed.findings() if one.level is LintLevel.ERROR]
        is_smtp = self.run.mode is MailMode.SMTP
        if is_smtp and split_address(composed.addressee.email) is None:
            found += [one for one in composed.findings() if one.level is LintLevel.WARNING]
        key = composed.addressee.application_id
        return [LintFinding(one.code, LintLevel.ERROR, key, one.detail) for one in found]

    def _reserved(self, draft: _Draft, now: datetime) -> dict[str, object]:
        agency, one = self.head.agency, draft.composed.addressee
        return {
            "token": draft.token,
            "kid": agency.kid if agency else 0,
            "kind": "personal",
            "person_id": one.person_id,
            "application_id": one.application_id,
            "state": "minted",
            "minted_at": now,
        }

    def _row(self, draft: _Draft, now: datetime) -> dict[str, object]:
        composed = draft.composed
        return {
            "application_id": composed.addressee.application_id,
            "person_id": composed.addressee.person_id,
            "kind": self.template.kind.value,
            "run_id": self.run.run_id,
            "text_id": self.template.text_id,
            "due_at": self.run.due_at,
            "mode": self.run.mode.value,
            "sender": self.head.sender,
            "recipient": composed.addressee.email,
            "subject": composed.subject,
            "body": composed.body,
            "message_id": draft.message_id,
            "token": draft.token,
            "created_at": now,
            "actor": self.workspace.actor,
        }


def new_token(agency: AgencyRow, kind: TokenKind) -> str:
    """Mint a token with a nonce that has no relation to anything."""
    return mint(agency.link_key, agency.kid, kind, secrets.token_bytes(NONCE_BYTES))


def _domain(head: Letterhead) -> str:
    address = split_address(head.sender)
    return address.domain if address else "career-relay.invalid"


def _message_id(domain: str) -> str:
    return f"<{secrets.token_hex(16)}@{domain}>"
