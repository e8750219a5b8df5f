"""Which relay links are genuine: HMAC first, then kid, age and revocation, from memory.

A link key is derived from the master, so a forged link costs no look into the database. A page view
reads nothing from it but, at most once in sixty seconds, one employer's keys and revoked tokens.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Lock
from time import monotonic
from typing import Final

from agency.clock import Clock, moment
from agency.secret_keys import SecretKeys
from agency.store import devices, employers, routes
from agency.store.devices import LinkKey
from agency.store.engine import Store
from wire import link_token
from wire.limits import LINK_VALID_DAYS
from wire.link_token import InvalidTokenError, LinkToken

KEY_USE: Final = timedelta(days=365)
"""A link key is used for new links for a year; the links live for at least 400 days after."""
_REFRESH_S: Final = 60.0
_MAX_KNOWN: Final = 10_000


@dataclass(frozen=True, slots=True)
class Link:
    """A genuine, unrevoked relay link."""

    token: LinkToken
    link_key: LinkKey

    @property
    def text(self) -> str:
        """The token as it is printed."""
        return self.token.text

    @property
    def valid_until(self) -> datetime:
        """The moment until which the link works at least."""
        return _valid_until(self.link_key)


@dataclass(frozen=True, slots=True)
class _Known:
    keys: Mapping[int, LinkKey]
    revoked: frozenset[str]
    read_at: float


class LinkDirectory:
    """Resolves relay tokens; safe across threads."""

    def __init__(self, store: Store, secrets: SecretKeys, clock: Clock) -> None:
        self._store = store
        self._secrets = secrets
        self._clock = clock
        self._lock = Lock()
        self._known: dict[int, _Known] = {}
        self._derived: dict[int, bytes] = {}

    def resolve(self, text: str) -> Link | None:
        """Return the link of a token, or `None` for anything that is not to be answered."""
        token = self._genuine(text)
        known = None if token is None else self._of_kid(token.kid)
        if token is None or known is None or token.text in known.revoked:
            return None
        link_key = known.keys.get(token.kid)
        if link_key is None or self._clock.now() >= _valid_until(link_key):
            return None
        return Link(token, link_key)

    def own_text(self, text: str, employer_id: int) -> str | None:
        """Return a token as it is printed if it is genuine and this employer's, revoked or not."""
        token = self._genuine(text)
        known = None if token is None else self._of_kid(token.kid)
        if token is None or known is None or token.kid not in known.keys:
            return None
        return token.text if known.keys[token.kid].employer.id == employer_id else None

    def forget(self) -> None:
        """Read keys and revoked tokens again at the next look-up."""
        with self._lock:
            self._known = {}

    def _genuine(self, text: str) -> LinkToken | None:
        try:
            token = link_token.parse(text)
        except InvalidTokenError:
            return None
        key = self._derived.get(token.kid)
        if key is None:
            key = self._secrets.link_key(token.kid)
        if not link_token.is_genuine(token, key):
            return None
        # Only genuine links are remembered: forged ones must not fill the memory.
        self._derived[token.kid] = key
        return token

    def _of_kid(self, kid: int) -> _Known | None:
        known = self._known.get(kid)
        if known is None or monotonic() - known.read_at > _REFRESH_S:
            known = self._read(kid)
            with self._lock:
                if len(self._known) >= _MAX_KNOWN:
                    self._known.clear()
                if known is not None:
                    self._known |= dict.fromkeys(known.keys, known)
        return known

    def _read(self, kid: int) -> _Known | None:
        with self._store.reading() as connection:
            employer_id = routes.find(connection, routes.of_kid(kid))
            employer = None if employer_id is None else employers.find(connection, employer_id)
            if employer is None:
                return None
            keys = devices.link_keys_of(connection, employer)
            revoked = devices.revoked_links_of(connection, employer.id)
        return _Known({key.kid: key for key in keys}, revoked, monotonic())


def _valid_until(link_key: LinkKey) -> datetime:
    return moment(link_key.created_at) + KEY_USE + timedelta(days=LINK_VALID_DAYS)
