"""Requests for consented profiles, the company's offer, and the record of what was handed over."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update
from sqlalchemy.dialects.sqlite import insert as insert_or

from desktop.core.domain.profile import OfferedProfile, ProfileField, RequestState
from desktop.core.storage.tables import (
    application,
    link_token,
    outbox,
    profile_offer,
    profile_request,
    provision,
    provision_person,
    vacancy,
)

_EMPTIED: Mapping[str, Any] = {
    "name": "",
    "email": "",
    "body": b"",
    "seal_key": b"",
    "sealed": b"",
}
_ON_THEIR_WAY = (RequestState.OPEN.value, RequestState.APPROVED.value)


@dataclass(frozen=True, slots=True)
class RequestRow:
    """One row of a request."""

    request_id: int
    consent_id: str
    token: str
    person_id: int | None
    application_id: int | None
    items: tuple[str, ...]
    text_version: str
    text_sha256: str
    asked_at: datetime
    state: RequestState
    decided_at: datetime | None
    actor: str
    refusal: str
    fault: str
    body_sha256: str
    name: str = field(repr=False)
    email: str = field(repr=False)
    body: bytes = field(repr=False)
    seal_key: bytes = field(repr=False)
    sealed: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class ProvisionRow:
    """One 第三者提供記録; ``sealed`` and its key where it is about a person and still kept."""

    at: datetime
    recipient: str
    items: str
    basis: str
    record_count: int
    sha256: str
    seal_key: bytes | None = field(repr=False)
    sealed: bytes | None = field(repr=False)


def append_offer(
    connection: Connection, offered: OfferedProfile, *, at: datetime, actor: str
) -> None:
    """Append what is offered from now on."""
    items = json.dumps([item.value for item in offered.items])
    connection.execute(
        insert(profile_offer).values(at=at, actor=actor, items=items, statement=offered.statement)
    )


def read_offer(connection: Connection) -> OfferedProfile:
    """Return what is offered now; nothing before anybody switched it on."""
    row = connection.execute(
        select(profile_offer).order_by(profile_offer.c.id.desc()).limit(1)
    ).one_or_none()
    if row is None:
        return OfferedProfile()
    items = tuple(ProfileField(item) for item in json.loads(row.items))
    return OfferedProfile(items, row.statement, row.actor, row.at)


def insert_request(connection: Connection, values: Mapping[str, Any]) -> int | None:
    """Write a request; None where this consent is known already."""
    row = {**values, "items": json.dumps(list(values["items"]))}
    statement = insert_or(profile_request).values(**row).on_conflict_do_nothing()
    done = connection.execute(statement.returning(profile_request.c.id))
    return done.scalar_one_or_none()


def read_request(connection: Connection, request_id: int) -> RequestRow | None:
    """Return a request by its number."""
    return _one(connection, profile_request.c.id == request_id)


def present_request(connection: Connection, request_id: int) -> RequestRow:
    """Return a request that something waits for; rows of requests are never deleted."""
    wanted = select(profile_request).where(profile_request.c.id == request_id)
    return _row(connection.execute(wanted).one())


def request_of_consent(connection: Connection, consent_id: str) -> RequestRow | None:
    """Return a request by its consent."""
    return _one(connection, profile_request.c.consent_id == consent_id)


def list_request_rows(connection: Connection) -> tuple[RequestRow, ...]:
    """Return all requests, newest first."""
    rows = connection.execute(select(profile_request).order_by(profile_request.c.id.desc()))
    return tuple(_row(row) for row in rows)


def open_requests_of(connection: Connection, person_ids: Sequence[int]) -> tuple[RequestRow, ...]:
    """Return requests about these people that wait or are on their way."""
    columns = profile_request.c
    rows = connection.execute(
        select(profile_request)
        .where(columns.person_id.in_(person_ids), columns.state.in_(_ON_THEIR_WAY))
        .order_by(columns.id)
    )
    return tuple(_row(row) for row in rows)


def decide_request(
    connection: Connection,
    request_id: int,
    state: RequestState,
    **values: Any,  # noqa: ANN401 - columns
) -> None:
    """Move a request; what it held of a person goes once nothing waits any more."""
    is_over = state.value not in _ON_THEIR_WAY
    emptied = _EMPTIED if is_over else {}
    connection.execute(
        update(profile_request)
        .where(profile_request.c.id == request_id)
        .values(state=state.value, **{**emptied, **values})
    )


def stop_item(connection: Connection, kind: str, ref: str) -> int:
    """Take what waits for the agency out of the outbox; return how often it was tried."""
    columns = outbox.c
    mine = (columns.kind == kind, columns.ref == ref, columns.state == "waiting")
    attempts = connection.execute(select(columns.attempts).where(*mine)).scalars().all()
    connection.execute(update(outbox).where(*mine).values(state="cancelled"))
    return max(attempts, default=0)


def application_of_token(connection: Connection, token: str) -> int | None:
    """Return the application a personal link was written for."""
    wanted = select(link_token.c.application_id).where(link_token.c.token == token)
    return connection.execute(wanted).scalar_one_or_none()


def vacancy_of_application(connection: Connection, application_id: int) -> tuple[str, str]:
    """Return (title, occupation code) of the vacancy applied for; empty where there is none."""
    row = connection.execute(
        select(vacancy.c.title, vacancy.c.occupation_code)
        .join(application, application.c.vacancy_id == vacancy.c.id)
        .where(application.c.id == application_id)
    ).one_or_none()
    return ("", "") if row is None else (row.title, row.occupation_code)


def insert_sealed_provision(
    connection: Connection,
    values: Mapping[str, Any],
    sealed: tuple[bytes, bytes],
    keep_until: date,
) -> None:
    """Append a 第三者提供記録 about one person; ``sealed`` is (key, sealed content)."""
    done = connection.execute(insert(provision).values(**values).returning(provision.c.id))
    connection.execute(
        insert(provision_person).values(
            provision_id=done.scalar_one(),
            keep_until=keep_until,
            seal_key=sealed[0],
            sealed=sealed[1],
        )
    )


def list_provision_rows(connection: Connection) -> tuple[ProvisionRow, ...]:
    """Return all 第三者提供記録, newest first."""
    columns = provision.c
    rows = connection.execute(
        select(
            columns.at,
            columns.recipient,
            columns["items"],
            columns.basis,
            columns.record_count,
            columns.sha256,
            provision_person.c.seal_key,
            provision_person.c.sealed,
        )
        .outerjoin(provision_person, provision_person.c.provision_id == columns.id)
        .order_by(columns.id.desc())
    )
    return tuple(ProvisionRow(*tuple(row)) for row in rows)


def drop_old_provisions(connection: Connection, today: date) -> int:
    """Destroy whose profiles were handed over where the time is past; the rows themselves stay."""
    done = connection.execute(delete(provision_person).where(provision_person.c.keep_until < today))
    return done.rowcount


def _one(connection: Connection, condition: Any) -> RequestRow | None:  # noqa: ANN401 - a condition
    row = connection.execute(select(profile_request).where(condition)).one_or_none()
    return None if row is None else _row(row)


def _row(row: Any) -> RequestRow:  # noqa: ANN401 - a row of profile_request
    names = [name for name in RequestRow.__dataclass_fields__ if name != "request_id"]
    values = {name: getattr(row, name) for name in names}
    values["items"] = tuple(json.loads(row.items))
    values["state"] = RequestState(row.state)
    return RequestRow(request_id=row.id, **values)
