"""Nonces of signed POST requests, remembered for ten minutes."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Lock

from wire.limits import NONCE_MEMORY_S


@dataclass(slots=True)
class Nonces:
    """Nonces seen lately; safe across threads."""

    _until: dict[str, datetime] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def take(self, nonce: str, *, now: datetime) -> bool:
        """Remember a nonce; return whether it was new."""
        with self._lock:
            self._until = {old: until for old, until in self._until.items() if until > now}
            is_new = nonce not in self._until
            self._until[nonce] = now + timedelta(seconds=NONCE_MEMORY_S)
            return is_new
