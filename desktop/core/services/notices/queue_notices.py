"""Queue notices: the message, its token and its state in one transaction."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from desktop.core.domain.application import NoticeState
from desktop.core.domain.ids import ApplicationId, NoticeId
from desktop.core.domain.notice import LintFinding, LintLevel, NoticeTemplate
from desktop.core.domain.workspace import MailMode
from desktop.core.mail.eml_file import split_address
from desktop.core.services.notices.compose import Composed, Letterhead, compose, wants_relay
from desktop.core.services.notices.preview_notices import letterhead, lint_all
from desktop.core.services.workspace.context import Workspace
from desktop.core.storage.engine import Connection
from desktop.core.storage.queries.agency import AgencyRow
from desktop.core.storage.queries.notices import (
    Addressee,
    find_token,
    insert_notice,
    insert_token,
    read_addressees,
)
from desktop.core.storage.queries.people import append_events
from wire.link_token import NONCE_BYTES, TokenKind, mint


@dataclass(frozen=True, slots=True)
class Queued:
    """A queued notice with everything a message file needs."""

    notice_id: NoticeId
    composed: Composed
    message_id: str


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
        head = letterhead(workspace, connection)
        addressees = read_addressees(connection, application_ids)
        findings = lint_all(head, addressees, template)
        errors = [one for one in findings if one.level is LintLevel.ERROR]
        if any(one.application_id is None for one in errors):
            return QueuedNotices((), tuple(errors), head)
        run = _Run(workspace, connection, head, template, mode)
        barred = {one.application_id for one in errors}
        queued: list[Queued] = []
        for one in addressees:
            if one.application_id in barred:
                continue
            result = run.queue(one)
            if isinstance(result, Queued):
                queued.append(result)
            else:
                errors += result
        workspace.audit(connection, "notices.queued", count=len(queued), mode=mode.value)
    return QueuedNotices(tuple(queued), tuple(errors), head)


@dataclass(frozen=True, slots=True)
class _Run:
    """One act of queuing, inside its transaction."""

    workspace: Workspace
    connection: Connection
    head: Letterhead
    template: NoticeTemplate
    mode: MailMode

    def queue(self, one: Addressee) -> Queued | list[LintFinding]:
        """Write one notice, or say what blocks it."""
        token, is_new = self._token(one)
        composed = compose(self.head, self.template, one, token)
        blocking = self._blocking(composed)
        if blocking:
            return blocking
        now = self.workspace.clock.now()
        if token is not None and is_new:
            self._reserve(one, token, now)
        message_id = _message_id(self.head)
        notice_id = insert_notice(self.connection, self._values(composed, token, message_id, now))
        event = {
            "person_id": one.person_id,
            "application_id": one.application_id,
            "at": now,
            "kind": "notice.drafted",
        }
        append_events(self.connection, [event])
        return Queued(notice_id, composed, message_id)

    def _token(self, one: Addressee) -> tuple[str | None, bool]:
        agency = self.head.agency
        if agency is None or not wants_relay(self.head, self.template, one):
            return None, False
        known = find_token(self.connection, one.application_id)
        return (known, False) if known else (new_token(agency, TokenKind.PERSONAL), True)

    def _blocking(self, composed: Composed) -> list[LintFinding]:
        found = [one for one in composed.findings() if one.level is LintLevel.ERROR]
        is_smtp = self.mode is MailMode.SMTP
        if is_smtp and split_address(composed.addressee.email) is None:
            found += [one for one in composed.findings() if one.level is LintLevel.WARNING]
        key = composed.addressee.application_id
        return [LintFinding(one.code, LintLevel.ERROR, key, one.detail) for one in found]

    def _reserve(self, one: Addressee, token: str, now: datetime) -> None:
        agency = self.head.agency
        values = {
            "token": token,
            "kid": agency.kid if agency else 0,
            "kind": "personal",
            "person_id": one.person_id,
            "application_id": one.application_id,
            "state": "minted",
            "minted_at": now,
        }
        insert_token(self.connection, values)

    def _values(
        self, composed: Composed, token: str | None, message_id: str, now: datetime
    ) -> dict[str, object]:
        is_smtp = self.mode is MailMode.SMTP
        return {
            "application_id": composed.addressee.application_id,
            "person_id": composed.addressee.person_id,
            "state": (NoticeState.WAITING if is_smtp else NoticeState.DRAFT).value,
            "mode": self.mode.value,
            "sender": self.head.sender,
            "recipient": composed.addressee.email,
            "subject": composed.subject,
            "body": composed.body,
            "message_id": message_id,
            "token": token,
            "created_at": now,
            "actor": self.workspace.actor,
        }


def new_token(agency: AgencyRow, kind: TokenKind) -> str:
    """Mint a token with a nonce that has no relation to anything."""
    return mint(agency.link_key, agency.kid, kind, secrets.token_bytes(NONCE_BYTES))


def _message_id(head: Letterhead) -> str:
    address = split_address(head.sender)
    domain = address.domain if address else "career-relay.invalid"
    return f"<{secrets.token_hex(16)}@{domain}>"
