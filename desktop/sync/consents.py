"""What candidates let the employer hand over, and take back: the feed's word on profiles."""

from desktop.core.domain.profile import RequestState
from desktop.core.services.profiles.provision import record_provision
from desktop.core.services.profiles.requests import (
    HAND_OVER,
    REFUSAL,
    note_on_timeline,
    refuse_in,
)
from desktop.core.services.workspace.context import Workspace
from desktop.core.storage.engine import Connection
from desktop.core.storage.queries.profiles import (
    application_of_token,
    decide_request,
    insert_request,
    present_request,
    request_of_consent,
    stop_item,
)
from desktop.core.storage.queries.tokens import person_of_token
from wire.events import Event, ProfileRequested, ProfileRevoked, typed_data
from wire.profile import RefusalCode


def note_profile(workspace: Workspace, connection: Connection, event: Event) -> None:
    """Write down a request, or close one whose consent was taken back."""
    data = typed_data(event)
    if isinstance(data, ProfileRequested):
        _requested(workspace, connection, data)
    elif isinstance(data, ProfileRevoked):
        _revoked(workspace, connection, data)


def _requested(workspace: Workspace, connection: Connection, data: ProfileRequested) -> None:
    person_id = person_of_token(connection, data.token)
    values = {
        "consent_id": data.consent_id,
        "token": data.token,
        "person_id": person_id,
        "application_id": application_of_token(connection, data.token),
        "items": data.items,
        "text_version": data.text_version,
        "text_sha256": data.text_sha256,
        "name": data.name,
        "email": data.email,
        "asked_at": workspace.clock.now(),
        "state": RequestState.OPEN.value,
    }
    request_id = insert_request(connection, values)
    if request_id is None:
        return
    row = present_request(connection, request_id)
    note_on_timeline(workspace, connection, row, "profile.requested")
    if person_id is None:
        # The link leads to nobody any more: there is nothing to hand over, and nothing to judge.
        refuse_in(workspace, connection, row, RefusalCode.DECLINED)


def _revoked(workspace: Workspace, connection: Connection, data: ProfileRevoked) -> None:
    row = request_of_consent(connection, data.consent_id)
    if row is None:
        return
    attempts = stop_item(connection, HAND_OVER, str(row.request_id))
    stop_item(connection, REFUSAL, str(row.request_id))
    is_kept = row.state is RequestState.REFUSED and bool(row.sealed)
    if attempts or is_kept:
        # It was on its way and its answer is lost: it may have arrived, and that is on record.
        # So it is where it was refused, or its person erased, after that try.
        record_provision(workspace, connection, row)
    decide_request(connection, row.request_id, RequestState.REVOKED)
    note_on_timeline(workspace, connection, row, "profile.revoked")
    workspace.audit(connection, "profile.revoked", request=row.request_id)
