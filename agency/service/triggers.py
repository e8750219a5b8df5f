"""Review triggers: what makes a confirmed registration be looked at twice.

A trigger delays a unit; it never takes it away.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from sqlalchemy import Connection

from agency import matching
from agency.clock import seconds
from agency.policy import DISPOSABLE_DOMAINS
from agency.service import code_limits
from agency.service.context import Agency, network_of
from agency.store import counters, employers, units
from agency.store.devices import LinkKey

NAMES: Final = ("velocity", "network", "mail-domain", "disposable", "device", "noise", "audit")
_COUNTER: Final = "registrations"


@dataclass(frozen=True, slots=True)
class Visitor:
    """The browser that confirmed a registration.

    Attributes:
        address: Its network address.
        device: Value of its device cookie; empty if it had none.
    """

    address: str
    device: str = ""


def met_by_visitor(
    agency: Agency, connection: Connection, *, link_key: LinkKey, email: str, visitor: Visitor
) -> frozenset[str]:
    """Return the triggers a registration meets by who confirmed it, and by lot."""
    policy, employer = agency.policy, link_key.employer
    domain = matching.domain_of(email)
    findings = {
        "network": policy.watches_network
        and network_of(visitor.address) in employers.networks(connection, employer.id),
        "mail-domain": policy.watches_mail_domain and domain == employer.mail_domain,
        "disposable": policy.watches_disposable and domain in DISPOSABLE_DOMAINS,
        "device": policy.watches_device and _has_registered_before(agency, connection, visitor),
        "audit": agency.draw() < policy.audit_percent,
    }
    return frozenset(name for name, is_met in findings.items() if is_met)


def met_by_pace(
    agency: Agency, connection: Connection, employer_id: int, kid: int
) -> frozenset[str]:
    """Return the triggers a registration meets by what came before it at its employer."""
    findings = {
        "velocity": _is_fast(agency, connection, employer_id),
        "noise": code_limits.is_noisy(agency, connection, employer_id, kid),
    }
    return frozenset(name for name, is_met in findings.items() if is_met)


def written(names: frozenset[str]) -> str:
    """Return triggers as they are kept, in a fixed order."""
    return " ".join(name for name in NAMES if name in names)


def remember(agency: Agency, visitor: Visitor) -> None:
    """Count a registration for the browser it came from."""
    key = _device_key(agency, visitor)
    with agency.store.of_person(key) as connection:
        counters.add(connection, key, _COUNTER)


def _is_fast(agency: Agency, connection: Connection, employer_id: int) -> bool:
    most = agency.policy.velocity_per_hour
    if most is None:
        return False
    since = seconds(agency.clock.now() - timedelta(hours=1))
    return units.earned_since(connection, employer_id, since) >= most


def _has_registered_before(agency: Agency, connection: Connection, visitor: Visitor) -> bool:
    if not visitor.device:
        return False
    return counters.count(connection, _device_key(agency, visitor), _COUNTER) > 0


def _device_key(agency: Agency, visitor: Visitor) -> str:
    return agency.secrets.keyed("device", visitor.device)
