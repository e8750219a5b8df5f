"""Token buckets in memory: how often something may happen."""

import math
from dataclasses import dataclass, field
from datetime import datetime
from threading import Lock
from typing import Final

_MINUTE_S: Final = 60
_MAX_KEYS: Final = 50_000


@dataclass(slots=True)
class Buckets:
    """Buckets by key. Each fills up at a rate and holds at most its burst; safe across threads."""

    _levels: dict[str, tuple[float, datetime]] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def wait_s(self, key: str, *, per_minute: int, burst: int, now: datetime) -> int:
        """Take one from a bucket; return 0, or the seconds after which one will be there."""
        with self._lock:
            if len(self._levels) > _MAX_KEYS:
                self._levels.clear()
            level, since = self._levels.get(key, (float(burst), now))
            passed_s = max(0.0, (now - since).total_seconds())
            level = min(float(burst), level + passed_s * per_minute / _MINUTE_S)
            is_granted = level >= 1
            self._levels[key] = (level - 1 if is_granted else level, now)
            return 0 if is_granted else math.ceil((1 - level) * _MINUTE_S / per_minute)

    def left(self, key: str, *, burst: int) -> int:
        """Return how many a bucket held when it was used last."""
        with self._lock:
            return int(self._levels.get(key, (float(burst), None))[0])
