"""How many code mails one link, one address and one link key may cause (decision 5)."""

import secrets
from collections.abc import Callable
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import Connection

from agency import matching
from agency.clock import seconds, start_of_tokyo_day, tokyo_day
from agency.policy import Policy
from agency.service.context import Agency
from agency.service.links import Link
from agency.store import counters
from wire.link_token import TokenKind


class Limit(StrEnum):
    """Why no code mail may go out now."""

    LOCKED = "locked"
    TOO_MANY = "too-many"
    PAUSED = "paused"


def address_key(agency: Agency, address: str) -> str:
    """Return the keyed hash of a mailbox, under which it is counted and locked."""
    return agency.secrets.keyed("address", matching.mail_identity(address))


def reserve(agency: Agency, connection: Connection, link: Link | None, key: str) -> Limit | str:
    """Count one code mail before it is sent; return the name of the request, or what forbids it.

    Args:
        agency: The agency.
        connection: A writing transaction.
        link: The relay link, or `None` for a log-in.
        key: Keyed hash of the address.
    """
    now = agency.clock.now()
    if counters.is_locked(connection, _lock_of(key), at=seconds(now)):
        return Limit.LOCKED
    if link is not None and is_paused(agency, connection, link):
        return Limit.PAUSED
    names = _counter_names(agency, link, key, now)
    if any(counters.count(connection, name) >= most for name, most in names):
        return Limit.TOO_MANY
    for name, _ in names:
        counters.add(connection, name)
    request_id = secrets.token_hex(16)
    if link is not None:
        counters.ask(connection, request_id, link.token.kid, at=seconds(now))
    return request_id


def give_back(agency: Agency, connection: Connection, link: Link | None, key: str) -> None:
    """Undo the count of a mail that could not be sent."""
    for name, _ in _counter_names(agency, link, key, agency.clock.now()):
        counters.add(connection, name, -1)


def count_wrong_code(agency: Agency, connection: Connection, key: str) -> bool:
    """Count a wrong code for an address; return whether the address is locked now."""
    if counters.add(connection, _tries_of(key)) < agency.policy.code_tries:
        return False
    counters.add(connection, _tries_of(key), -agency.policy.code_tries)
    until = agency.clock.now() + timedelta(hours=agency.policy.lock_hours)
    counters.lock(connection, _lock_of(key), seconds(until))
    return True


def forget_wrong_codes(connection: Connection, key: str) -> None:
    """Start counting wrong codes anew after a right one."""
    counters.add(connection, _tries_of(key), -counters.count(connection, _tries_of(key)))


def is_locked(agency: Agency, connection: Connection, key: str) -> bool:
    """Tell whether an address is locked."""
    return counters.is_locked(connection, _lock_of(key), at=seconds(agency.clock.now()))


def stop(connection: Connection, key: str) -> None:
    """Send no more code mails for links to this address."""
    if counters.count(connection, f"stop {key}") == 0:
        counters.add(connection, f"stop {key}")


def is_stopped(connection: Connection, key: str) -> bool:
    """Tell whether the holder of an address wants no such mails."""
    return counters.count(connection, f"stop {key}") > 0


def is_noisy(agency: Agency, connection: Connection, kid: int) -> bool:
    """Tell whether most of today's many requests of a link key came to nothing."""
    now = agency.clock.now()
    bad, spoilt, asked = counters.noise(
        connection,
        kid,
        since=seconds(start_of_tokyo_day(now)),
        stale_before=seconds(now - timedelta(minutes=agency.policy.pending_minutes)),
    )
    return bad > agency.policy.noise_count and spoilt * 2 > asked


def is_paused(agency: Agency, connection: Connection, link: Link) -> bool:
    """Tell whether mails of this link wait until tomorrow; personal links never do."""
    is_common = link.token.kind is TokenKind.COMMON
    return is_common and is_noisy(agency, connection, link.token.kid)


def _counter_names(
    agency: Agency, link: Link | None, key: str, now: datetime
) -> list[tuple[str, int]]:
    policy: Policy = agency.policy
    keyed: Callable[..., str] = agency.secrets.keyed
    # Log-ins are counted by themselves: registrations must not keep anybody from erasing data.
    purpose = "login" if link is None else "day"
    day = keyed(purpose, key, tokyo_day(now).isoformat())
    names = [(f"{purpose} {day}", policy.codes_per_address_day)]
    if link is not None:
        per_person = key if link.token.kind is TokenKind.COMMON else ""
        names.append((f"link {keyed('link', link.text, per_person)}", policy.codes_per_token))
    return names


def _lock_of(key: str) -> str:
    return f"lock {key}"


def _tries_of(key: str) -> str:
    return f"tries {key}"
