"""Registrations and log-ins that wait for their six-digit code.

They live in memory alone: personal data enters the database only when the code is confirmed
(decision 4). A restart of the agency drops them, and the person asks for a new code.
"""

import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from threading import Lock
from typing import Final

from agency.store.devices import LinkKey
from agency.store.people import PersonalData
from wire.link_token import LinkToken

_ID_BYTES: Final = 16
_MAX_PENDING: Final = 20_000
_CODES: Final = 1_000_000


@dataclass(frozen=True, slots=True, repr=False)
class Asked:
    """A registration that was asked for on a relay page. Never printed.

    Attributes:
        token: The relay token.
        link_key: Its key and employer.
        data: What the person entered.
        is_disclosed: The employer may know.
        policy_version: Version of the privacy notice shown.
        request_id: Under which name the request was counted.
        profile_items: Profile items the employer may be asked for.
        texts: The texts agreed to, by purpose.
    """

    token: LinkToken
    link_key: LinkKey
    data: PersonalData
    is_disclosed: bool
    policy_version: str
    request_id: str
    profile_items: tuple[str, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True, repr=False)
class Pending:
    """Something that waits for a code. Never printed.

    Attributes:
        id: 128 random bits, known only to the page that asked.
        code: Six digits, mailed.
        address_key: Keyed hash of the address the code went to.
        expires_at: When the code stops being good.
        asked: The registration, or `None` for a log-in.
        person_key: Who logs in, or `None`.
        tries: Wrong codes so far.
    """

    id: str
    code: str
    address_key: str
    expires_at: datetime
    asked: Asked | None = None
    person_key: str | None = None
    tries: int = 0


@dataclass(slots=True)
class PendingStore:
    """All that is pending, oldest first; safe across threads."""

    _by_id: dict[str, Pending] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def add(
        self,
        address_key: str,
        expires_at: datetime,
        *,
        asked: Asked | None = None,
        person_key: str | None = None,
    ) -> Pending:
        """Make something pending, with a fresh code."""
        code = f"{secrets.randbelow(_CODES):06d}"
        name = secrets.token_hex(_ID_BYTES)
        pending = Pending(name, code, address_key, expires_at, asked, person_key)
        with self._lock:
            if len(self._by_id) >= _MAX_PENDING:
                del self._by_id[next(iter(self._by_id))]
            self._by_id[name] = pending
        return pending

    def find(self, name: str, *, now: datetime) -> Pending | None:
        """Return what waits under a name, unless its time is over."""
        with self._lock:
            pending = self._by_id.get(name)
            if pending is not None and pending.expires_at <= now:
                del self._by_id[name]
                return None
            return pending

    def drop(self, name: str) -> None:
        """Forget something."""
        self.take(name)

    def take(self, name: str) -> bool:
        """Forget something; return whether it was still there, so that one taker goes on."""
        with self._lock:
            return self._by_id.pop(name, None) is not None

    def forget_expired(self, now: datetime) -> None:
        """Forget everything whose time is over, so that no personal data lingers."""
        with self._lock:
            late = [name for name, pending in self._by_id.items() if pending.expires_at <= now]
            for name in late:
                del self._by_id[name]

    def try_code(self, pending: Pending, code: str) -> bool:
        """Tell whether a code is right, counting a wrong one; in constant time."""
        with self._lock:
            is_right = hmac.compare_digest(pending.code.encode(), code.encode())
            if not is_right:
                pending.tries += 1
            return is_right
