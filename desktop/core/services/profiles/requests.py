"""Requests to hand over a profile: look, approve or refuse; nothing goes without a person's yes."""

import msgspec

from desktop.core.domain.application import Done
from desktop.core.domain.changes import Change
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.ids import PersonId
from desktop.core.domain.profile import (
    IDENTITY,
    Obstacle,
    OfferedProfile,
    ProfileRequest,
    RequestState,
    digest_of,
    identity_obstacles,
    offer_obstacles,
)
from desktop.core.services.profiles.provision import sealed_record
from desktop.core.services.profiles.values import profile_values
from desktop.core.services.workspace.context import Workspace
from desktop.core.storage.engine import Connection
from desktop.core.storage.queries.outbox import queue_item
from desktop.core.storage.queries.people import append_events, person_of_row, read_person
from desktop.core.storage.queries.profiles import (
    RequestRow,
    decide_request,
    list_request_rows,
    open_requests_of,
    read_offer,
    read_request,
    stop_item,
    vacancy_of_application,
)
from wire import canonical
from wire.profile import RefusalCode

HAND_OVER, REFUSAL = "profile_hand_over", "profile_refusal"
_CHANGES = frozenset({Change.REQUESTS, Change.PEOPLE})


def list_requests(workspace: Workspace) -> tuple[ProfileRequest, ...]:
    """Return all requests, newest first, each with what would go now."""
    with workspace.store.read() as connection:
        offered = read_offer(connection)
        return tuple(_seen(connection, row, offered) for row in list_request_rows(connection))


def approve_request(workspace: Workspace, request_id: int, seen: str | None = None) -> Done:
    """Approve the hand-over of exactly the values shown; it leaves with the next sync.

    Args:
        workspace: The open workspace.
        request_id: Number of the request.
        seen: `ProfileRequest.sha256` of what the person looked at; None approves what holds now.

    Raises:
        AppError: PROFILE_GONE where it waits no more, PROFILE_BLOCKED with the ``obstacle``,
            PROFILE_CHANGED where the values are others by now.
    """
    now = workspace.clock.now()
    with workspace.store.write() as connection:
        row = _waiting(connection, request_id)
        request = _seen(connection, row, read_offer(connection))
        person_row = read_person(connection, PersonId(row.person_id or 0))
        if request.obstacles or person_row is None:
            raise AppError(ErrorCode.PROFILE_BLOCKED, {"obstacle": request.obstacles[0].value})
        if seen is not None and seen != request.sha256:
            raise AppError(ErrorCode.PROFILE_CHANGED)
        key, sealed = sealed_record(row, person_of_row(person_row))
        decide_request(
            connection,
            request_id,
            RequestState.APPROVED,
            decided_at=now,
            actor=workspace.actor,
            body=canonical.encode(dict(request.values)),
            body_sha256=digest_of(request.values),
            seal_key=key,
            sealed=sealed,
        )
        queue_item(connection, HAND_OVER, str(request_id), now)
        note_on_timeline(workspace, connection, row, "profile.approved")
        count = len(request.values)
        workspace.audit(connection, "profile.approved", request=request_id, items=count)
    return Done(1, _CHANGES)


def refuse_request(workspace: Workspace, request_id: int) -> Done:
    """Refuse; the agency learns only whether the identity did not match or nobody wished to.

    Raises:
        AppError: PROFILE_GONE where it waits no more.
    """
    with workspace.store.write() as connection:
        row = _waiting(connection, request_id)
        obstacles = _seen(connection, row, read_offer(connection)).obstacles
        is_mismatch = bool(IDENTITY & set(obstacles))
        code = RefusalCode.IDENTITY_MISMATCH if is_mismatch else RefusalCode.DECLINED
        refuse_in(workspace, connection, row, code)
    return Done(1, _CHANGES)


def refuse_in(
    workspace: Workspace, connection: Connection, row: RequestRow, code: RefusalCode
) -> None:
    """Refuse inside a transaction; a hand-over that may have arrived keeps its sealed record."""
    now = workspace.clock.now()
    attempts = stop_item(connection, HAND_OVER, str(row.request_id))
    kept = {"seal_key": row.seal_key, "sealed": row.sealed} if attempts else {}
    decide_request(
        connection,
        row.request_id,
        RequestState.REFUSED,
        decided_at=now,
        actor=workspace.actor,
        refusal=code.value,
        **kept,
    )
    queue_item(connection, REFUSAL, str(row.request_id), now)
    note_on_timeline(workspace, connection, row, "profile.refused")
    workspace.audit(connection, "profile.refused", request=row.request_id, code=code.value)


def close_requests_of(
    workspace: Workspace, connection: Connection, person_ids: list[PersonId]
) -> None:
    """Close what waits about people who are being erased: nothing of them may go any more."""
    for row in open_requests_of(connection, person_ids):
        refuse_in(workspace, connection, row, RefusalCode.DECLINED)


def note_on_timeline(
    workspace: Workspace, connection: Connection, row: RequestRow, kind: str
) -> None:
    """Write on the applicant's timeline; names nobody and no item."""
    if row.person_id is not None:
        event = {"person_id": row.person_id, "at": workspace.clock.now(), "kind": kind}
        append_events(connection, [event])


def _waiting(connection: Connection, request_id: int) -> RequestRow:
    row = read_request(connection, request_id)
    if row is None or row.state is not RequestState.OPEN:
        raise AppError(ErrorCode.PROFILE_GONE)
    return row


def _seen(connection: Connection, row: RequestRow, offered: OfferedProfile) -> ProfileRequest:
    person_id = None if row.person_id is None else PersonId(row.person_id)
    found = None if person_id is None else read_person(connection, person_id)
    person = None if found is None else person_of_row(found)
    vacancy = vacancy_of_application(connection, row.application_id or 0)
    values: dict[str, str] = {}
    obstacles: tuple[Obstacle, ...] = ()
    if row.state is RequestState.OPEN:
        obstacles = identity_obstacles(row.name, row.email, person)
        obstacles += offer_obstacles(row.items, offered)
        values = {} if person is None else profile_values(row.items, person, vacancy)
    elif row.body:
        values = msgspec.json.decode(row.body, type=dict[str, str])
    return ProfileRequest(
        request_id=row.request_id,
        consent_id=row.consent_id,
        person_id=person_id,
        state=row.state,
        asked_at=row.asked_at,
        items=row.items,
        text_version=row.text_version,
        obstacles=obstacles,
        decided_at=row.decided_at,
        actor=row.actor,
        refusal=row.refusal,
        fault=row.fault,
        name=row.name,
        email=row.email,
        applicant_name="" if person is None else person.name,
        applicant_email="" if person is None else person.email,
        vacancy_title=vacancy[0],
        values=values,
    )
