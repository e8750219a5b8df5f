"""Look at notices before anything is made."""

from collections.abc import Sequence

from desktop.core.domain.application import NoticeState
from desktop.core.domain.codes import Stage
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.ids import ApplicationId
from desktop.core.domain.notice import (
    LintCode,
    LintFinding,
    LintLevel,
    NoticeKind,
    NoticePreview,
    NoticeTemplate,
)
from desktop.core.domain.workspace import DisclosureBasis
from desktop.core.mail.eml_file import split_address
from desktop.core.mail.lint import lint_agency, lint_names, lint_template
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

_PENDING = ("draft", "waiting", "sent", "unknown")
_OF_RESULTS = (LintCode.RESULT_MISSING, LintCode.THANKS_MISSING, LintCode.DOCUMENTS_MISSING)


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
        found = read_addressees(connection, [application_id])
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
        addressees = read_addressees(connection, application_ids)
    return lint_all(head, addressees, template)


def lint_all(
    head: Letterhead, addressees: Sequence[Addressee], template: NoticeTemplate
) -> tuple[LintFinding, ...]:
    """Return all findings, the template's own first."""
    # Where paragraph and link are left out anyway, their place blocks nobody (decision 17).
    with_relay = template.with_relay and head.relay_is_ready()
    found = list(lint_template(template.subject, template.body, with_relay=with_relay))
    if template.kind is not NoticeKind.RESULT:
        found = [one for one in found if one.code not in _OF_RESULTS]
    if with_relay and head.agency is not None:
        profile = head.agency.profile
        found += lint_agency(template.body, (profile.name, profile.licence_number))
    found += lint_names(template.body, [one.name for one in addressees])
    found += _lint_relay_basis(head, template)
    if not head.sender:
        found.append(LintFinding(LintCode.CONTACT_MISSING, LintLevel.WARNING))
    for one in addressees:
        found += lint_one(one, template)
    return tuple(found)


def lint_one(one: Addressee, template: NoticeTemplate) -> tuple[LintFinding, ...]:
    """Return what speaks against this template for this person."""
    found = []
    if not one.email:
        found.append(LintFinding(LintCode.NO_ADDRESS, LintLevel.WARNING, one.application_id))
    elif split_address(one.email) is None:
        found.append(LintFinding(LintCode.BAD_ADDRESS, LintLevel.WARNING, one.application_id))
    if template.kind is NoticeKind.REAPPROACH:
        # How the answer to the application stands says nothing about an invitation.
        return tuple(found)
    if one.notice_state in _PENDING:
        found.append(LintFinding(LintCode.ALREADY_DRAFTED, LintLevel.ERROR, one.application_id))
    if one.notice_state == NoticeState.FAILED:
        found.append(LintFinding(LintCode.FAILED_BEFORE, LintLevel.WARNING, one.application_id))
    stage = Stage(one.stage) if one.stage else None
    if stage is not None and template_stage_of(stage) != template.stage:
        found.append(LintFinding(LintCode.STAGE_MISMATCH, LintLevel.WARNING, one.application_id))
    return tuple(found)


def letterhead(workspace: Workspace, connection: Connection) -> Letterhead:
    """Return what all messages share, as it stands in this view of the store."""
    return Letterhead(settings_of(connection), read_agency_row(connection), workspace.today())


def _lint_relay_basis(head: Letterhead, template: NoticeTemplate) -> list[LintFinding]:
    if not template.with_relay or head.relay_is_ready():
        return []
    if head.settings.disclosure is DisclosureBasis.NOT_YET:
        return [LintFinding(LintCode.NO_BASIS, LintLevel.WARNING)]
    return [LintFinding(LintCode.AGENCY_INCOMPLETE, LintLevel.WARNING)]
