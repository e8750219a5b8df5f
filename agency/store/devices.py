"""Devices, enrolment codes and link keys of employers, and revoked links."""

from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, bindparam, insert, select, update

from agency.store.employers import Employer
from agency.store.routes import of_device
from agency.store.tables import (
    devices,
    employers,
    enrolment_codes,
    link_keys,
    revoked_links,
    routes,
)
from wire.batch import GENESIS

ACTIVE: Final = "active"
OLD: Final = "old"
REVOKED: Final = "revoked"


@dataclass(frozen=True, slots=True)
class Device:
    """One installed desktop.

    Attributes:
        id: Derived from its key.
        employer: Whose it is.
        public_key: Ed25519, base64url.
        is_demo: It belongs to a demo workspace.
        is_revoked: It may not speak any more.
        seq: Number of the last batch taken from it.
        head: Identifier of that batch.
    """

    id: str
    employer: Employer
    public_key: str
    is_demo: bool
    is_revoked: bool
    seq: int
    head: str


@dataclass(frozen=True, slots=True)
class NewDevice:
    """A device about to be enrolled; members as in `Device`, `app` is program and version."""

    id: str
    employer_id: int
    public_key: str
    app: str
    is_demo: bool
    seq: int = 0
    head: str = GENESIS


@dataclass(frozen=True, slots=True)
class LinkKey:
    """One link key and whose it is. `created_at` is in seconds since 1970."""

    kid: int
    employer: Employer
    status: str
    created_at: int


@dataclass(frozen=True, slots=True)
class EnrolmentCode:
    """A one-time code: until when (seconds since 1970), and which device took it."""

    expires_at: int
    device_id: str | None


def add_code(connection: Connection, employer_id: int, code_key: str, *, expires_at: int) -> None:
    """Add a one-time enrolment code under its keyed hash."""
    connection.execute(
        insert(enrolment_codes).values(
            employer_id=employer_id, code_key=code_key, expires_at=expires_at
        )
    )


def code(connection: Connection, employer_id: int, code_key: str) -> EnrolmentCode | None:
    """Return an enrolment code by its keyed hash."""
    row = connection.execute(
        select(enrolment_codes.c.expires_at, enrolment_codes.c.device_id).where(
            enrolment_codes.c.employer_id == employer_id, enrolment_codes.c.code_key == code_key
        )
    ).one_or_none()
    return None if row is None else EnrolmentCode(row.expires_at, row.device_id)


def take_code(connection: Connection, employer_id: int, code_key: str, device_id: str) -> None:
    """Mark a code as taken by a device."""
    connection.execute(
        update(enrolment_codes)
        .where(enrolment_codes.c.employer_id == employer_id, enrolment_codes.c.code_key == code_key)
        .values(device_id=device_id)
    )


def add(connection: Connection, device: NewDevice, *, at: int) -> None:
    """Add a device."""
    connection.execute(
        insert(devices).values(
            employer_id=device.employer_id,
            device_id=device.id,
            public_key=device.public_key,
            app=device.app,
            is_demo=device.is_demo,
            enrolled_at=at,
            seq=device.seq,
            head=device.head,
        )
    )


def find(connection: Connection, device_id: str) -> Device | None:
    """Return a device by its name."""
    name = of_device(device_id)
    row = connection.execute(_FIND, {"route": name, "device": device_id}).one_or_none()
    if row is None:
        return None
    employer = Employer(
        row.e_id, row.e_name, row.e_domain, row.e_terms, tuple(row.e_offered.split())
    )
    is_revoked = row.revoked_at is not None
    return Device(device_id, employer, row.public_key, row.is_demo, is_revoked, row.seq, row.head)


@dataclass(frozen=True, slots=True)
class KnownDevice:
    """A device as the agency's staff sees it. Moments in seconds since 1970."""

    id: str
    app: str
    enrolled_at: int
    revoked_at: int | None


def all_of(connection: Connection, employer_id: int) -> tuple[KnownDevice, ...]:
    """Return every device of an employer, the oldest first."""
    rows = connection.execute(
        select(devices.c.device_id, devices.c.app, devices.c.enrolled_at, devices.c.revoked_at)
        .where(devices.c.employer_id == employer_id)
        .order_by(devices.c.enrolled_at, devices.c.device_id)
    )
    return tuple(KnownDevice(*row) for row in rows)


def position(connection: Connection, device: Device) -> tuple[int, str]:
    """Return number and identifier of the last batch taken from a device, as of now."""
    given = {"employer": device.employer.id, "device": device.id}
    row = connection.execute(_POSITION, given).one()
    return int(row.seq), str(row.head)


def app_of(connection: Connection, employer_id: int, device_id: str) -> str:
    """Return program and version of a device as it enrolled."""
    found = connection.execute(
        select(devices.c.app).where(
            devices.c.employer_id == employer_id, devices.c.device_id == device_id
        )
    )
    return str(found.scalar_one())


def advance(connection: Connection, device: Device, *, seq: int, head: str) -> None:
    """Note the last batch taken from a device."""
    own = {"employer": device.employer.id, "device": device.id}
    connection.execute(_ADVANCE, own | {"new_seq": seq, "new_head": head})


def revoke(connection: Connection, employer_id: int, device_id: str, *, at: int) -> int | None:
    """Let a device speak no more; return when that was done first, or `None` if there is none."""
    own = (devices.c.employer_id == employer_id, devices.c.device_id == device_id)
    row = connection.execute(select(devices.c.revoked_at).where(*own)).one_or_none()
    if row is None or row.revoked_at is not None:
        return None if row is None else int(row.revoked_at)
    connection.execute(update(devices).where(*own).values(revoked_at=at))
    return at


def add_link_key(connection: Connection, employer_id: int, kid: int, *, at: int) -> None:
    """Make a link key the one new links are minted with; the one before goes on verifying."""
    connection.execute(
        update(link_keys)
        .where(link_keys.c.employer_id == employer_id, link_keys.c.status == ACTIVE)
        .values(status=OLD)
    )
    connection.execute(
        insert(link_keys).values(employer_id=employer_id, kid=kid, created_at=at, status=ACTIVE)
    )


def active_link_key(connection: Connection, employer_id: int) -> tuple[int, int] | None:
    """Return kid and moment of the link key new links are minted with."""
    row = connection.execute(
        select(link_keys.c.kid, link_keys.c.created_at).where(
            link_keys.c.employer_id == employer_id, link_keys.c.status == ACTIVE
        )
    ).one_or_none()
    return None if row is None else (int(row.kid), int(row.created_at))


def set_link_key(connection: Connection, employer_id: int, kid: int, status: str) -> bool:
    """Write the status of a link key; return whether there is one."""
    changed = connection.execute(
        update(link_keys)
        .where(link_keys.c.employer_id == employer_id, link_keys.c.kid == kid)
        .values(status=status)
    )
    return changed.rowcount == 1


def link_keys_of(connection: Connection, employer: Employer) -> tuple[LinkKey, ...]:
    """Return every link key of an employer."""
    rows = connection.execute(
        select(link_keys.c.kid, link_keys.c.status, link_keys.c.created_at).where(
            link_keys.c.employer_id == employer.id
        )
    )
    return tuple(LinkKey(int(row.kid), employer, row.status, row.created_at) for row in rows)


def revoke_link(connection: Connection, employer_id: int, token: str, *, at: int) -> bool:
    """Revoke a token; return whether it was not revoked before."""
    own = (revoked_links.c.employer_id == employer_id, revoked_links.c.token == token)
    found = connection.execute(select(revoked_links.c.token).where(*own)).one_or_none()
    if found is None:
        connection.execute(
            insert(revoked_links).values(employer_id=employer_id, token=token, revoked_at=at)
        )
    return found is None


def revoked_links_of(connection: Connection, employer_id: int) -> frozenset[str]:
    """Return every revoked token of an employer."""
    return frozenset(
        connection.execute(
            select(revoked_links.c.token).where(revoked_links.c.employer_id == employer_id)
        ).scalars()
    )


_EMPLOYER = (
    employers.c.employer_id.label("e_id"),
    employers.c.name.label("e_name"),
    employers.c.mail_domain.label("e_domain"),
    employers.c.terms_version.label("e_terms"),
    employers.c.offered_items.label("e_offered"),
)

# Asked at every request or batch: put together once.
_POSITION: Final = select(devices.c.seq, devices.c.head).where(
    devices.c.employer_id == bindparam("employer"), devices.c.device_id == bindparam("device")
)
_FIND: Final = (
    select(
        devices.c.public_key,
        devices.c.is_demo,
        devices.c.revoked_at,
        devices.c.seq,
        devices.c.head,
        *_EMPLOYER,
    )
    .join(routes, routes.c.employer_id == devices.c.employer_id)
    .join(employers, employers.c.employer_id == devices.c.employer_id)
    .where(routes.c.name == bindparam("route"), devices.c.device_id == bindparam("device"))
)
_ADVANCE: Final = (
    update(devices)
    .where(
        devices.c.employer_id == bindparam("employer"), devices.c.device_id == bindparam("device")
    )
    .values(seq=bindparam("new_seq"), head=bindparam("new_head"))
)
