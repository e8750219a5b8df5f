"""Everything the agency's acts need, put together once at the start."""

import ipaddress
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from agency.clock import Clock
from agency.mailer import Mailer
from agency.policy import Policy
from agency.secret_keys import SecretKeys
from agency.service.links import LinkDirectory
from agency.service.nonces import Nonces
from agency.service.pending import PendingStore
from agency.service.rate import Buckets
from agency.service.sessions import SessionStore
from agency.settings import Profile
from agency.store import published
from agency.store.employers import Employer
from agency.store.engine import Store
from wire import vocabulary
from wire.messages import Terms
from wire.vocabulary import Vocabulary

_IPV4_PREFIX: Final = 24
_IPV6_PREFIX: Final = 48


def _percent() -> int:
    return secrets.randbelow(100)


@dataclass(frozen=True, slots=True)
class Agency:
    """One running agency.

    Attributes:
        store: The database.
        secrets: Keys and pepper.
        clock: What time it is.
        policy: Limits and review triggers.
        profile: Who the agency is, and its terms.
        public_url: Beginning of its addresses, without a slash at the end.
        mailer: Where code mails go.
        links: Which relay links are genuine.
        words: The words a batch may use, read at the first batch.
        pending: Registrations and log-ins that wait for their code; never in the database.
        sessions: Open sessions of `/me`.
        buckets: Rate limits.
        nonces: Nonces of signed requests seen lately.
        draw: Draws a number from 0 to 99, for the random audit.
        terms: Versions of the terms read so far.
        synced_from: Employers and the networks they are known to sync from.
    """

    store: Store
    secrets: SecretKeys
    clock: Clock
    policy: Policy
    profile: Profile
    public_url: str
    mailer: Mailer
    links: LinkDirectory
    words: Callable[[], Vocabulary] = vocabulary.published
    pending: PendingStore = field(default_factory=PendingStore)
    sessions: SessionStore = field(default_factory=SessionStore)
    buckets: Buckets = field(default_factory=Buckets)
    nonces: Nonces = field(default_factory=Nonces)
    draw: Callable[[], int] = _percent
    terms: dict[str, Terms] = field(default_factory=dict)
    synced_from: set[tuple[int, str]] = field(default_factory=set)

    def terms_for(self, employer: Employer) -> Terms:
        """Return the terms an employer has agreed to."""
        version = employer.terms_version
        if version not in self.terms:
            with self.store.reading() as connection:
                found = published.terms_of(connection, version)
            # Terms are kept before anybody can agree to them; see `server.open_agency`.
            self.terms[version] = self.profile.terms if found is None else found
        return self.terms[version]


def network_of(address: str) -> str:
    """Return the neighbourhood of a network address: /24 of IPv4, /48 of IPv6; or nothing."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return ""
    prefix = _IPV4_PREFIX if parsed.version == 4 else _IPV6_PREFIX  # noqa: PLR2004 the version's name
    return str(ipaddress.ip_network(f"{parsed}/{prefix}", strict=False))
