"""Employers, their devices, link keys and enrolment codes."""

from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from agency.store.engine import inserted_no
from agency.store.tables import (
    balances,
    devices,
    employer_networks,
    employers,
    enrolment_codes,
    link_keys,
    revoked_links,
)
from wire import events
from wire.batch import GENESIS


@dataclass(frozen=True, slots=True)
class Employer:
    """One employer taking part."""

    no: int
    id: str
    name: str
    mail_domain: str


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
    employer_no: int
    public_key: str
    app: str
    is_demo: bool


@dataclass(frozen=True, slots=True)
class LinkKey:
    """One link key and whose it is. `created_at` is in seconds since 1970."""

    kid: int
    employer: Employer
    status: str
    created_at: int


@dataclass(frozen=True, slots=True)
class EnrolmentCode:
    """A one-time code: whose, until when (seconds since 1970), and which device took it."""

    employer_no: int
    expires_at: int
    device_id: str | None


def add_employer(
    connection: Connection, *, employer_id: str, name: str, mail_domain: str, at: int
) -> int:
    """Add an employer with an empty ledger, and return its number."""
    row = connection.execute(
        insert(employers).values(
            id=employer_id,
            name=name,
            mail_domain=mail_domain,
            created_at=at,
            event_seq=0,
            chain_head=events.GENESIS,
            batch_no=0,
        )
    )
    number = inserted_no(row)
    connection.execute(
        insert(balances).values(employer_no=number, world=0, avail=0, resv=0, used=0, deferred=0)
    )
    return number


def add_code(connection: Connection, *, code_key: str, employer_no: int, expires_at: int) -> None:
    """Add a one-time enrolment code under its keyed hash."""
    connection.execute(
        insert(enrolment_codes).values(
            code_key=code_key, employer_no=employer_no, expires_at=expires_at
        )
    )


def code(connection: Connection, code_key: str) -> EnrolmentCode | None:
    """Return an enrolment code by its keyed hash."""
    row = connection.execute(
        select(
            enrolment_codes.c.employer_no,
            enrolment_codes.c.expires_at,
            enrolment_codes.c.device_id,
        ).where(enrolment_codes.c.code_key == code_key)
    ).one_or_none()
    return None if row is None else EnrolmentCode(row.employer_no, row.expires_at, row.device_id)


def take_code(connection: Connection, code_key: str, device_id: str) -> None:
    """Mark a code as taken by a device."""
    connection.execute(
        update(enrolment_codes)
        .where(enrolment_codes.c.code_key == code_key)
        .values(device_id=device_id)
    )


def add_device(connection: Connection, device: NewDevice, *, at: int) -> None:
    """Add a device that has not sent a batch yet."""
    connection.execute(
        insert(devices).values(**asdict(device), enrolled_at=at, seq=0, head=GENESIS)
    )


def device(connection: Connection, device_id: str) -> Device | None:
    """Return a device by its name."""
    row = connection.execute(
        select(devices, *_EMPLOYER)
        .join(employers, employers.c.no == devices.c.employer_no)
        .where(devices.c.id == device_id)
    ).one_or_none()
    if row is None:
        return None
    return Device(
        row.id,
        _employer(row),
        row.public_key,
        row.is_demo,
        row.revoked_at is not None,
        row.seq,
        row.head,
    )


def advance(connection: Connection, device_id: str, *, seq: int, head: str) -> None:
    """Note the last batch taken from a device."""
    connection.execute(update(devices).where(devices.c.id == device_id).values(seq=seq, head=head))


def revoke_device(connection: Connection, device_id: str, *, at: int) -> None:
    """Let a device speak no more."""
    connection.execute(update(devices).where(devices.c.id == device_id).values(revoked_at=at))


def active_kid(connection: Connection, employer_no: int, *, at: int) -> int:
    """Return the number of the employer's active link key, made now if there is none."""
    kid = connection.execute(
        select(link_keys.c.kid).where(
            link_keys.c.employer_no == employer_no, link_keys.c.status == "active"
        )
    ).scalar_one_or_none()
    if kid is not None:
        return int(kid)
    row = connection.execute(
        insert(link_keys).values(employer_no=employer_no, created_at=at, status="active")
    )
    return inserted_no(row)


def all_link_keys(connection: Connection) -> list[LinkKey]:
    """Return every link key."""
    rows = connection.execute(
        select(link_keys, *_EMPLOYER).join(employers, employers.c.no == link_keys.c.employer_no)
    )
    return [LinkKey(row.kid, _employer(row), row.status, row.created_at) for row in rows]


def revoke_link(connection: Connection, employer_no: int, token: str, *, at: int) -> bool:
    """Revoke a token; return whether it was not revoked before."""
    found = connection.execute(
        select(revoked_links.c.token).where(
            revoked_links.c.employer_no == employer_no, revoked_links.c.token == token
        )
    ).one_or_none()
    if found is None:
        connection.execute(
            insert(revoked_links).values(employer_no=employer_no, token=token, revoked_at=at)
        )
    return found is None


def all_revoked_links(connection: Connection) -> frozenset[str]:
    """Return every revoked token."""
    return frozenset(connection.execute(select(revoked_links.c.token)).scalars())


def note_network(connection: Connection, employer_no: int, network: str) -> None:
    """Remember a network the employer has synced from."""
    if network not in networks(connection, employer_no):
        connection.execute(
            insert(employer_networks).values(employer_no=employer_no, network=network)
        )


def networks(connection: Connection, employer_no: int) -> frozenset[str]:
    """Return the networks the employer has synced from."""
    return frozenset(
        connection.execute(
            select(employer_networks.c.network).where(
                employer_networks.c.employer_no == employer_no
            )
        ).scalars()
    )


_EMPLOYER = (
    employers.c.no.label("e_no"),
    employers.c.id.label("e_id"),
    employers.c.name.label("e_name"),
    employers.c.mail_domain.label("e_mail_domain"),
)


def _employer(row: Row[*tuple[Any, ...]]) -> Employer:  # Any: rows of several joins
    return Employer(row.e_no, row.e_id, row.e_name, row.e_mail_domain)
