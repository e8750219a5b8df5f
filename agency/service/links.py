"""Which relay links are genuine: HMAC, kid and revocation, all from memory.

A page view reads nothing from the database but, at most once in sixty seconds, the lists of link
keys and of revoked tokens.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Lock
from time import monotonic
from typing import Final

from agency.clock import moment
from agency.secret_keys import SecretKeys
from agency.store import employers
from agency.store.employers import LinkKey
from agency.store.engine import Store
from wire import link_token
from wire.limits import LINK_VALID_DAYS
from wire.link_token import InvalidTokenError, LinkToken

_REFRESH_S: Final = 60.0
# A link key is used for new links for a year; the links live for at least 400 days after.
_KEY_USE: Final = timedelta(days=365)


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
        return moment(self.link_key.created_at) + _KEY_USE + timedelta(days=LINK_VALID_DAYS)


@dataclass(frozen=True, slots=True)
class _Lists:
    keys: Mapping[int, tuple[LinkKey, bytes]]
    revoked: frozenset[str]
    read_at: float


class LinkDirectory:
    """Resolves relay tokens; safe across threads."""

    def __init__(self, store: Store, secrets: SecretKeys) -> None:
        self._store = store
        self._secrets = secrets
        self._lock = Lock()
        self._lists: _Lists | None = None

    def resolve(self, text: str) -> Link | None:
        """Return the link of a token, or `None` for anything that is not to be answered."""
        try:
            token = link_token.parse(text)
        except InvalidTokenError:
            return None
        lists = self._current()
        found = lists.keys.get(token.kid)
        if found is None or not link_token.is_genuine(token, found[1]):
            return None
        return None if token.text in lists.revoked else Link(token, found[0])

    def own_text(self, text: str, employer_no: int) -> str | None:
        """Return a token as it is printed if it is genuine and this employer's, revoked or not."""
        try:
            token = link_token.parse(text)
        except InvalidTokenError:
            return None
        found = self._current().keys.get(token.kid)
        if found is None or found[0].employer.no != employer_no:
            return None
        return token.text if link_token.is_genuine(token, found[1]) else None

    def forget(self) -> None:
        """Read the lists again at the next look-up."""
        with self._lock:
            self._lists = None

    def _current(self) -> _Lists:
        with self._lock:
            if self._lists is None or monotonic() - self._lists.read_at > _REFRESH_S:
                self._lists = self._read()
            return self._lists

    def _read(self) -> _Lists:
        with self._store.reading() as connection:
            keys = employers.all_link_keys(connection)
            revoked = employers.all_revoked_links(connection)
        by_kid = {key.kid: (key, self._secrets.link_key(key.kid)) for key in keys}
        return _Lists(by_kid, revoked, monotonic())
