"""The agency this workspace is enrolled at."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.workspace import AgencyProfile
from desktop.core.storage.tables import agency, pending_enrolment, pending_rotation


@dataclass(frozen=True, slots=True)
class AgencyRow:
    """Everything enrolment brought, and how far sync got.

    Attributes:
        cursor: Sequence number of the last event applied; ``cursor_id`` its identifier.
        batch_seq: Number of the last batch the agency took; ``batch_head`` its SHA-256.
        kid_since: When the link key was renewed; None while it is the one of the enrolment.
        is_rotation_due: The agency told that the link key should be renewed.
    """

    profile: AgencyProfile
    public_key: bytes
    employer_id: str
    device_id: str
    kid: int
    relay_base: str
    cursor: int
    cursor_id: str
    batch_seq: int
    batch_head: str
    clock_offset_s: int
    last_success_at: datetime | None
    next_try_at: datetime | None
    failures: int
    attention: str
    kid_since: datetime | None
    is_rotation_due: bool
    device_key: bytes = field(repr=False)
    link_key: bytes = field(repr=False)


def read_agency_row(connection: Connection) -> AgencyRow | None:
    """Return the agency, or None before enrolment."""
    row = connection.execute(select(agency)).one_or_none()
    if row is None:
        return None
    profile = AgencyProfile(
        name=row.name,
        licence_number=row.licence_number,
        contact_email=row.contact_email,
        contact_phone=row.contact_phone,
        terms_version=row.terms_version,
        base_url=row.base_url,
        ratio=row.ratio,
        enrolled_at=row.enrolled_at,
    )
    names = [name for name in AgencyRow.__dataclass_fields__ if name != "profile"]
    return AgencyRow(profile=profile, **{name: getattr(row, name) for name in names})


def present_agency(connection: Connection) -> AgencyRow:
    """Return the agency.

    Raises:
        AppError: NOT_ENROLLED before enrolment.
    """
    row = read_agency_row(connection)
    if row is None:
        raise AppError(ErrorCode.NOT_ENROLLED)
    return row


def insert_agency(connection: Connection, values: Mapping[str, Any]) -> None:
    """Write the agency at enrolment."""
    connection.execute(insert(agency).values(id=1, **values))


def update_agency(connection: Connection, **values: Any) -> None:  # noqa: ANN401 - columns
    """Move cursor, heads, offsets and times."""
    connection.execute(update(agency).values(**values))


def keep_pending_keys(
    connection: Connection, code: str, device_key: bytes, sealing_key: bytes
) -> tuple[bytes, bytes]:
    """Keep the keys of an enrolment before it is asked for; return those kept earlier if any."""
    columns = pending_enrolment.c
    found = connection.execute(
        select(columns.device_key, columns.sealing_key).where(columns.code == code)
    ).one_or_none()
    if found is not None:
        return found.device_key, found.sealing_key
    connection.execute(
        insert(pending_enrolment).values(code=code, device_key=device_key, sealing_key=sealing_key)
    )
    return device_key, sealing_key


def drop_pending_keys(connection: Connection) -> None:
    """Forget pending keys once enrolled."""
    connection.execute(delete(pending_enrolment))


def keep_pending_device_key(connection: Connection, device_key: bytes) -> bytes:
    """Keep a new key of this device before it is told; return the one kept earlier if any."""
    found = pending_device_key(connection)
    if found is None:
        connection.execute(insert(pending_rotation).values(id=1, device_key=device_key))
    return found or device_key


def pending_device_key(connection: Connection) -> bytes | None:
    """Return the new key of this device that the agency may know already."""
    return connection.execute(select(pending_rotation.c.device_key)).scalar_one_or_none()


def drop_pending_device_key(connection: Connection) -> None:
    """Forget it: it is the key of this device now, or never will be."""
    connection.execute(delete(pending_rotation))
