"""Look at notices before anything is made."""

from collections.abc import Sequence

from desktop.core.domain.application import NoticeState
from desktop.core.domain.business_days import business_days_between
from desktop.core.domain.codes import Outcome, Stage
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.ids import ApplicationId
from desktop.core.domain.notice import (
    RELAY_KINDS,
    LintCode,
    LintFinding,
    LintLevel,
    NoticeKind,
    NoticePreview,
    NoticeTemplate,
)
from desktop.core.domain.reapproach import bar_of
from desktop.core.domain.workspace import DisclosureBasis, MailMode
from desktop.core.mail.eml_file import split_address
from desktop.core.mail.lint import lint_agency, lint_names, lint_template
from desktop.core.mail.templates import DISPOSAL_DATE, hidden_characters, placeholders_of
from desktop.core.services.notices.compose import (
    PREVIEW_TOKEN,
    Letterhead,
    compose,
    preview_of,
    wants_relay,
)
from desktop.core.services.notices.templates import template_stage_of
from desktop.core.services.workspace.context import Workspace
from desktop.core.services.workspace.settings import settings_of
from desktop.core.storage.engine import Connection
from desktop.core.storage.queries.agency import read_agency_row
from desktop.core.storage.queries.notices import (
    Addressee,
    find_tokens,
    list_waiting_ids,
    read_addressees,
)

_ON_ITS_WAY = ("draft", "waiting", "unknown")
_PENDING = (*_ON_ITS_WAY, "sent")
_ONCE = frozenset({NoticeKind.RESULT, NoticeKind.REPLY, NoticeKind.LEAVING})
"""Mails a person gets once; an apology or an invitation may come again."""
_KIND_OF_OUTCOME = {
    Outcome.REJECTED.value: NoticeKind.RESULT,
    Outcome.DECLINED.value: NoticeKind.REPLY,
    Outcome.IN_PROGRESS.value: NoticeKind.APOLOGY,
    Outcome.HIRED.value: NoticeKind.LEAVING,
}
MOST_NAME_CHARACTERS = 100


def list_waiting(workspace: Workspace) -> tuple[ApplicationId, ...]:
    """Return the applications of 連絡待ち in フリガナ order."""
    with workspace.store.read() as connection:
        return list_waiting_ids(connection)


def preview_notice(
    workspace: Workspace, application_id: ApplicationId, template: NoticeTemplate
) -> NoticePreview:
    """Return the exact message one person would get.

    A link that is not minted yet is shown as forty zeros.

    Raises:
        AppError: NOTICE_BLOCKED where the application is gone.
    """
    with workspace.store.read() as connection:
        head = letterhead(workspace, connection)
        found = read_addressees(connection, [application_id], template.kind)
        if not found:
            raise AppError(ErrorCode.NOTICE_BLOCKED, {"count": 1})
        token = None
        if wants_relay(head, template, found[0]):
            known = find_tokens(connection, [application_id])
            token = known.get(application_id, PREVIEW_TOKEN)
    return preview_of(head, compose(head, template, found[0], token))


def lint_notices(
    workspace: Workspace, application_ids: Sequence[ApplicationId], template: NoticeTemplate
) -> tuple[LintFinding, ...]:
    """Return what is wrong with these notices: for everybody, then person by person."""
    with workspace.store.read() as connection:
        head = letterhead(workspace, connection)
        addressees = read_addressees(connection, application_ids, template.kind)
    return lint_all(head, addressees, template)


def lint_all(
    head: Letterhead, addressees: Sequence[Addressee], template: NoticeTemplate
) -> tuple[LintFinding, ...]:
    """Return all findings, the template's own first."""
    # Where paragraph and link are left out anyway, their place blocks nobody (decision 17).
    with_relay = template.with_relay and head.relay_is_ready() and template.kind in RELAY_KINDS
    kind = template.kind
    found = [*lint_template(template.subject, template.body, with_relay=with_relay, kind=kind)]
    if with_relay and head.agency is not None:
        profile = head.agency.profile
        found += lint_agency(template.body, (profile.name, profile.licence_number))
    found += lint_names(template.body, [one.name for one in addressees])
    found += _lint_relay_basis(head, template)
    if split_address(head.sender) is None:
        # Who is invited must have somewhere to say no more, please (特定電子メール法). A mail
        # program fills the sender of a draft in; a mail server does not.
        is_invited = template.kind is NoticeKind.REAPPROACH
        is_needed = is_invited or head.settings.mail_mode is MailMode.SMTP
        level = LintLevel.ERROR if is_needed else LintLevel.WARNING
        found.append(LintFinding(LintCode.CONTACT_MISSING, level))
    for one in addressees:
        found += lint_one(one, template)
        found += lint_values(one, template)
        found += _lint_waiting(head, one, template)
        found += _lint_standing(head, one)
    return tuple(found)


def lint_one(one: Addressee, template: NoticeTemplate) -> tuple[LintFinding, ...]:
    """Return what speaks against this template for this person."""
    found = []
    if not one.email:
        found.append(LintFinding(LintCode.NO_ADDRESS, LintLevel.WARNING, one.application_id))
    elif split_address(one.email) is None:
        found.append(LintFinding(LintCode.BAD_ADDRESS, LintLevel.WARNING, one.application_id))
    if one.notice_state in (_PENDING if template.kind in _ONCE else _ON_ITS_WAY):
        found.append(LintFinding(LintCode.ALREADY_DRAFTED, LintLevel.ERROR, one.application_id))
    if one.notice_state == NoticeState.FAILED:
        found.append(LintFinding(LintCode.FAILED_BEFORE, LintLevel.WARNING, one.application_id))
    fault = _misfit(one, template)
    if fault is not None:
        found.append(LintFinding(LintCode.STAGE_MISMATCH, fault, one.application_id))
    if template.kind is NoticeKind.REAPPROACH and not may_be_invited(one):
        found.append(LintFinding(LintCode.NO_INVITATION, LintLevel.ERROR, one.application_id))
    return tuple(found)


def may_be_invited(one: Addressee) -> bool:
    """Say whether somebody agreed to 再応募のご案内 and has not taken it back (decision 27)."""
    # お申し出 is about anonymous data; it takes no consent to an invitation back.
    return one.has_reapproach_consent and not one.has_opted_out


def _lint_standing(head: Letterhead, one: Addressee) -> tuple[LintFinding, ...]:
    """Find who must not be invited now, whichever way the mail is written."""
    if one.standing is None or not may_be_invited(one):
        return ()
    bar = bar_of(one.standing, head.today, head.settings.reapproach_gap_months)
    if bar is None:
        return ()
    key = one.application_id
    return (LintFinding(LintCode.INVITATION_BARRED, LintLevel.ERROR, key, bar.value),)


def lint_values(one: Addressee, template: NoticeTemplate) -> tuple[LintFinding, ...]:
    """Return what is wrong with what is filled in for this person: refused, or told."""
    found = []
    key, name = one.application_id, one.name
    if len(name) > MOST_NAME_CHARACTERS:
        found.append(LintFinding(LintCode.NAME_TOO_LONG, LintLevel.ERROR, key))
    if "{{" in name or "}}" in name:
        found.append(LintFinding(LintCode.NAME_BRACES, LintLevel.ERROR, key))
    if hidden_characters(name):
        found.append(LintFinding(LintCode.NAME_HIDDEN, LintLevel.WARNING, key))
    if one.has_reapproach_consent and DISPOSAL_DATE in placeholders_of(template.body):
        found.append(LintFinding(LintCode.DISPOSAL_DATE_OPEN, LintLevel.WARNING, key))
    return tuple(found)


def _misfit(one: Addressee, template: NoticeTemplate) -> LintLevel | None:
    """Say how badly a text misses how an application stands: another outcome would be untrue."""
    if template.kind is NoticeKind.REAPPROACH:
        return None
    if _KIND_OF_OUTCOME[one.outcome] is not template.kind:
        return LintLevel.ERROR
    stage = Stage(one.stage) if one.stage else None
    is_told = template.kind is not NoticeKind.RESULT or template.stage == "late" or stage is None
    return None if is_told or template_stage_of(stage) == template.stage else LintLevel.WARNING


def _lint_waiting(
    head: Letterhead, one: Addressee, template: NoticeTemplate
) -> tuple[LintFinding, ...]:
    """Find who waited longer for the result than the company means to let anybody wait."""
    if template.kind is not NoticeKind.RESULT or template.stage == "late" or not one.decided_on:
        return ()
    days = head.settings.sla_business_days
    # Calendar days first: nobody decided on within them can be late, and those are most.
    if (head.today - one.decided_on).days <= days:
        return ()
    if business_days_between(one.decided_on, head.today) <= days:
        return ()
    return (LintFinding(LintCode.WAITS_LONG, LintLevel.WARNING, one.application_id),)


def letterhead(workspace: Workspace, connection: Connection) -> Letterhead:
    """Return what all messages share, as it stands in this view of the store."""
    return Letterhead(settings_of(connection), read_agency_row(connection), workspace.today())


def _lint_relay_basis(head: Letterhead, template: NoticeTemplate) -> list[LintFinding]:
    if not template.with_relay or head.relay_is_ready() or template.kind not in RELAY_KINDS:
        return []
    if head.settings.disclosure is DisclosureBasis.NOT_YET:
        return [LintFinding(LintCode.NO_BASIS, LintLevel.WARNING)]
    return [LintFinding(LintCode.AGENCY_INCOMPLETE, LintLevel.WARNING)]
