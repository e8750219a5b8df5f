"""Review triggers: what makes a confirmed registration be looked at twice.

A trigger delays a unit; it never takes it away.
"""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import Connection

from agency import matching
from agency.clock import seconds
from agency.policy import DISPOSABLE_DOMAINS
from agency.service import code_limits
from agency.service.context import Agency, network_of
from agency.store import counters, employers, ledger
from agency.store.employers import LinkKey


@dataclass(frozen=True, slots=True)
class Visitor:
    """The browser that confirmed a registration.

    Attributes:
        address: Its network address.
        device: Value of its device cookie; empty if it had none.
    """

    address: str
    device: str = ""


def met(
    agency: Agency, connection: Connection, *, link_key: LinkKey, email: str, visitor: Visitor
) -> tuple[str, ...]:
    """Return the names of the triggers a registration meets, in a fixed order."""
    policy, employer = agency.policy, link_key.employer
    domain = matching.domain_of(email)
    findings = {
        "velocity": _is_fast(agency, connection, employer.no),
        "network": policy.watches_network
        and network_of(visitor.address) in employers.networks(connection, employer.no),
        "mail-domain": policy.watches_mail_domain and domain == employer.mail_domain,
        "disposable": policy.watches_disposable and domain in DISPOSABLE_DOMAINS,
        "device": policy.watches_device and _has_registered_before(agency, connection, visitor),
        "noise": code_limits.is_noisy(agency, connection, link_key.kid),
    }
    return tuple(name for name, is_met in findings.items() if is_met)


def remember(agency: Agency, connection: Connection, visitor: Visitor) -> None:
    """Count a registration for the browser it came from."""
    counters.add(connection, _device_counter(agency, visitor))


def _is_fast(agency: Agency, connection: Connection, employer_no: int) -> bool:
    most = agency.policy.velocity_per_hour
    if most is None:
        return False
    since = seconds(agency.clock.now() - timedelta(hours=1))
    return ledger.earned_since(connection, employer_no, since) >= most


def _has_registered_before(agency: Agency, connection: Connection, visitor: Visitor) -> bool:
    if not visitor.device:
        return False
    return counters.count(connection, _device_counter(agency, visitor)) > 0


def _device_counter(agency: Agency, visitor: Visitor) -> str:
    return f"device {agency.secrets.keyed('device', visitor.device)}"
