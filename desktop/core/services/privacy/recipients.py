"""What the contract with a recipient settles; the answers are kept."""

from dataclasses import replace

from desktop.core.domain.application import Done
from desktop.core.domain.changes import Change
from desktop.core.domain.duties import EvidenceKind, RecipientCheck
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.services.privacy.evidence import note_evidence
from desktop.core.services.workspace.context import Workspace
from desktop.core.storage.queries.agency import read_agency_row
from desktop.core.storage.queries.duties import append_recipient_check, last_recipient_check


def read_recipient_check(workspace: Workspace, recipient: str = "") -> RecipientCheck:
    """Return the answers that hold for a recipient; the agency where none is named."""
    with workspace.store.read() as connection:
        if not recipient:
            agency = read_agency_row(connection)
            recipient = agency.profile.name if agency else ""
        found = last_recipient_check(connection, recipient)
    return found or RecipientCheck(recipient, {})


def save_recipient_check(workspace: Workspace, check: RecipientCheck) -> Done:
    """Keep answers; earlier ones stay in the store beside them.

    Raises:
        AppError: SETTING_INVALID where no recipient is named.
    """
    recipient = check.recipient.strip()
    if not recipient:
        raise AppError(ErrorCode.SETTING_INVALID, {"field": "recipient"})
    kept = replace(check, recipient=recipient, at=workspace.clock.now(), actor=workspace.actor)
    facts = {
        "recipient": recipient,
        "settled": ",".join(sorted(duty.value for duty, yes in kept.answers.items() if yes)),
        "missing": ",".join(duty.value for duty in kept.missing),
    }
    with workspace.store.write() as connection:
        append_recipient_check(connection, kept)
        note_evidence(workspace, connection, EvidenceKind.RECIPIENT_CHECKED, facts)
        workspace.audit(connection, "recipient.checked", missing=len(kept.missing))
    return Done(1, frozenset({Change.SETTINGS}))
