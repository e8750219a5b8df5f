"""How many code mails one link, one address and one link key may cause (decision 5).

Addresses and links are counted in two steps, because an address belongs to a person and a link to
an employer. Where the second step refuses, the first is undone; a crash between them leaves a mail
counted that never left, which errs on the side of fewer mails.
"""

import secrets
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import Connection

from agency import matching
from agency.clock import seconds, start_of_tokyo_day, tokyo_day
from agency.service.context import Agency
from agency.service.links import Link
from agency.store import counters, employers
from wire.link_token import TokenKind


class Limit(StrEnum):
    """Why no code mail may go out now."""

    LOCKED = "locked"
    TOO_MANY = "too-many"
    PAUSED = "paused"


def address_key(agency: Agency, address: str) -> str:
    """Return the keyed hash of a mailbox, under which it is counted, locked and kept."""
    return agency.secrets.keyed("address", matching.mail_identity(address))


def reserve(agency: Agency, link: Link | None, key: str) -> Limit | str:
    """Count one code mail before it is sent; return the name of the request, or what forbids it.

    Args:
        agency: The agency.
        link: The relay link, or `None` for a log-in.
        key: Keyed hash of the address.
    """
    refused = _count_address(agency, link, key)
    if refused is None and link is not None:
        counted = _count_link(agency, link, key)
        if isinstance(counted, Limit):
            _give_back_address(agency, link, key)
        return counted
    return secrets.token_hex(16) if refused is None else refused


def give_back(agency: Agency, link: Link, key: str) -> None:
    """Undo the count of a mail that could not be sent."""
    _give_back_address(agency, link, key)
    employer_id = link.link_key.employer.id
    with agency.store.of_employer(employer_id) as connection:
        employers.count(connection, employer_id, _link_counter(agency, link, key), -1)


def count_wrong_code(agency: Agency, connection: Connection, key: str) -> bool:
    """Count a wrong code for an address; return whether the address is locked now."""
    if counters.add(connection, key, "tries") < agency.policy.code_tries:
        return False
    counters.add(connection, key, "tries", -agency.policy.code_tries)
    until = agency.clock.now() + timedelta(hours=agency.policy.lock_hours)
    counters.lock(connection, key, seconds(until))
    return True


def forget_wrong_codes(connection: Connection, key: str) -> None:
    """Start counting wrong codes anew after a right one."""
    counters.add(connection, key, "tries", -counters.count(connection, key, "tries"))


def is_locked(agency: Agency, connection: Connection, key: str) -> bool:
    """Tell whether an address is locked."""
    return counters.is_locked(connection, key, at=seconds(agency.clock.now()))


def stop(agency: Agency, key: str) -> None:
    """Send no more code mails for links to this address."""
    with agency.store.of_person(key) as connection:
        if counters.count(connection, key, "stop") == 0:
            counters.add(connection, key, "stop")


def is_stopped(agency: Agency, key: str) -> bool:
    """Tell whether the holder of an address wants no such mails."""
    with agency.store.reading() as connection:
        return counters.count(connection, key, "stop") > 0


def is_noisy(agency: Agency, connection: Connection, employer_id: int, kid: int) -> bool:
    """Tell whether most of today's many requests of a link key came to nothing."""
    now = agency.clock.now()
    bad, spoilt, asked = counters.noise(
        connection,
        employer_id,
        kid,
        since=seconds(start_of_tokyo_day(now)),
        stale_before=seconds(now - timedelta(minutes=agency.policy.pending_minutes)),
    )
    return bad > agency.policy.noise_count and spoilt * 2 > asked


def _count_address(agency: Agency, link: Link | None, key: str) -> Limit | None:
    name = _day_counter(link, agency.clock.now())
    with agency.store.of_person(key) as connection:
        if is_locked(agency, connection, key):
            return Limit.LOCKED
        if counters.count(connection, key, name) >= agency.policy.codes_per_address_day:
            return Limit.TOO_MANY
        counters.add(connection, key, name)
    return None


def _give_back_address(agency: Agency, link: Link | None, key: str) -> None:
    with agency.store.of_person(key) as connection:
        counters.add(connection, key, _day_counter(link, agency.clock.now()), -1)


def _count_link(agency: Agency, link: Link, key: str) -> Limit | str:
    employer_id, kid = link.link_key.employer.id, link.token.kid
    name = _link_counter(agency, link, key)
    with agency.store.of_employer(employer_id) as connection:
        is_common = link.token.kind is TokenKind.COMMON
        # Mails of a noisy common link wait until tomorrow; personal links go on.
        if is_common and is_noisy(agency, connection, employer_id, kid):
            return Limit.PAUSED
        if employers.count(connection, employer_id, name) > agency.policy.codes_per_token:
            employers.count(connection, employer_id, name, -1)
            return Limit.TOO_MANY
        request_id = secrets.token_hex(16)
        at = seconds(agency.clock.now())
        counters.ask(connection, employer_id, request_id, kid=kid, at=at)
    return request_id


def _day_counter(link: Link | None, now: datetime) -> str:
    # Log-ins are counted by themselves: registrations must not keep anybody from erasing data.
    purpose = "login" if link is None else "day"
    return f"{purpose} {tokyo_day(now).isoformat()}"


def _link_counter(agency: Agency, link: Link, key: str) -> str:
    per_person = key if link.token.kind is TokenKind.COMMON else ""
    return f"link {agency.secrets.keyed('link', link.text, per_person)}"
