"""Sessions of `/me`: thirty minutes, in memory, each with its own CSRF token."""

import hmac
import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Lock
from typing import Final

LIFETIME: Final = timedelta(minutes=30)
_ID_BYTES: Final = 16


@dataclass(slots=True)
class Session:
    """One open session.

    Attributes:
        id: Value of the cookie.
        csrf: Value every form of this session must carry.
        person_key: Whose session.
        expires_at: When it ends unless used.
    """

    id: str
    csrf: str
    person_key: str
    expires_at: datetime

    def is_own_form(self, csrf: str) -> bool:
        """Tell whether a form came from a page of this session."""
        return hmac.compare_digest(self.csrf.encode(), csrf.encode())


@dataclass(slots=True)
class SessionStore:
    """All open sessions; safe across threads."""

    _by_id: dict[str, Session] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def open(self, person_key: str, *, now: datetime) -> Session:
        """Open a session."""
        session = Session(
            secrets.token_hex(_ID_BYTES), secrets.token_hex(_ID_BYTES), person_key, now + LIFETIME
        )
        with self._lock:
            self._by_id = {name: old for name, old in self._by_id.items() if old.expires_at > now}
            self._by_id[session.id] = session
        return session

    def find(self, name: str, *, now: datetime) -> Session | None:
        """Return an open session and prolong it."""
        with self._lock:
            session = self._by_id.get(name)
            if session is None or session.expires_at <= now:
                return None
            session.expires_at = now + LIFETIME
            return session

    def close_all_of(self, person_key: str) -> None:
        """Close every session of a person."""
        with self._lock:
            self._by_id = {
                name: session
                for name, session in self._by_id.items()
                if session.person_key != person_key
            }
