"""Sign in by the system's browser: OAuth 2 for native applications, with PKCE.

Source:
    RFC 8252 (loopback redirect), RFC 7636 (PKCE). The protocol itself is Authlib's.
"""

import json
import re
import time
import webbrowser
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any, Final

import requests
from authlib.common.security import generate_token
from authlib.integrations.base_client import OAuthError
from authlib.integrations.requests_client import OAuth2Session

from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.workspace import SignInProvider, SignInSettings
from desktop.core.mail.redirect import Redirect, wait_for_redirect
from desktop.core.ports import IsCancelled

_TIMEOUT_S: Final = 300
"""Long enough for a second factor; MSAL recommends a few minutes."""
_HTTP_TIMEOUT_S: Final = 30
_LEEWAY_S: Final = 60
_VERIFIER_CHARACTERS: Final = 64
_TENANT: Final = re.compile(r"[A-Za-z0-9.-]*")
_REASON: Final = re.compile(r"[a-z_-]{1,40}")
_DENIED: Final = ("access_denied", "consent_declined")


@dataclass(frozen=True, slots=True)
class Endpoints:
    """Where a provider signs people in, and what we ask it for."""

    authorize: str
    token: str
    revoke: str
    scope: str
    redirect_host: str
    extra: tuple[tuple[str, str], ...] = ()


def endpoints_of(settings: SignInSettings) -> Endpoints:
    """Return the provider's addresses.

    Raises:
        AppError: SIGN_IN_NOT_SET where the directory could not be one.
    """
    if settings.provider is SignInProvider.GOOGLE:
        return Endpoints(
            authorize="https://accounts.google.com/o/oauth2/v2/auth",
            token="https://oauth2.googleapis.com/token",  # noqa: S106 - an address
            revoke="https://oauth2.googleapis.com/revoke",
            scope="https://mail.google.com/",
            redirect_host="127.0.0.1",
            # Without consent asked for anew, a second sign-in brings no refresh token.
            extra=(("access_type", "offline"), ("prompt", "consent")),
        )
    if _TENANT.fullmatch(settings.tenant) is None:
        raise AppError(ErrorCode.SIGN_IN_NOT_SET)
    base = f"https://login.microsoftonline.com/{settings.tenant or 'common'}/oauth2/v2.0"
    return Endpoints(
        authorize=f"{base}/authorize",
        token=f"{base}/token",
        revoke="",  # Microsoft knows no revocation of one application's tokens
        scope="https://outlook.office.com/SMTP.Send "
        "https://outlook.office.com/IMAP.AccessAsUser.All offline_access",
        # Registered as http://localhost, any port fits; 127.0.0.1 would need a manifest edited.
        redirect_host="localhost",
        extra=(("prompt", "select_account"),),
    )


class BrowserSignIn:
    """Signs in where a person is at the window, and renews tokens where nobody is.

    Args:
        find_endpoints: Where providers are; a test has its own.
        open_browser: Shows an address; False where it cannot.
        now: Seconds since 1970.
        timeout_s: How long a person may take.
    """

    def __init__(
        self,
        find_endpoints: Callable[[SignInSettings], Endpoints] = endpoints_of,
        open_browser: Callable[[str], bool] = webbrowser.open,
        now: Callable[[], float] = time.time,
        timeout_s: float = _TIMEOUT_S,
    ) -> None:
        self._find_endpoints = find_endpoints
        self._open_browser = open_browser
        self._now = now
        self._timeout_s = timeout_s

    def sign_in(self, settings: SignInSettings, user: str, is_cancelled: IsCancelled) -> bytes:
        """Return the tokens, once a person has agreed in the browser.

        Raises:
            AppError: SIGN_IN_CANCELLED, SIGN_IN_TIMED_OUT, SIGN_IN_REFUSED with a ``reason``,
                SIGN_IN_UNREACHABLE, SIGN_IN_NO_BROWSER or SIGN_IN_NOT_SET.
        """
        places = self._find_endpoints(settings)
        state, verifier = generate_token(32), generate_token(_VERIFIER_CHARACTERS)
        with wait_for_redirect(places.redirect_host, state) as redirect:
            session = _session(settings, places.scope)
            session.redirect_uri = redirect.address
            hint = {"login_hint": user, **dict(places.extra)}
            address, _ = session.create_authorization_url(
                places.authorize, state=state, code_verifier=verifier, **hint
            )
            if not self._open_browser(address):
                raise AppError(ErrorCode.SIGN_IN_NO_BROWSER)
            code = self._code(redirect, is_cancelled)
            with _told():
                token = session.fetch_token(
                    places.token, code=code, code_verifier=verifier, timeout=_HTTP_TIMEOUT_S
                )
        if not token.get("refresh_token"):
            raise AppError(ErrorCode.SIGN_IN_REFUSED, {"reason": "no_refresh_token"})
        return self._cache(token)

    def find_token(
        self, settings: SignInSettings, cache: bytes, *, is_renewed: bool
    ) -> tuple[str, bytes]:
        """Return an access token that holds a minute or longer, and the tokens to keep.

        Raises:
            AppError: SIGN_IN_REVOKED or SIGN_IN_UNREACHABLE.
        """
        kept = json.loads(cache)
        if not is_renewed and kept["expires_at"] - _LEEWAY_S > self._now():
            return kept["access_token"], cache
        places = self._find_endpoints(settings)
        session = _session(settings, places.scope)
        try:
            with _told():
                token = session.refresh_token(
                    places.token, refresh_token=kept["refresh_token"], timeout=_HTTP_TIMEOUT_S
                )
        except AppError as fault:
            if fault.code is ErrorCode.SIGN_IN_REFUSED:
                raise AppError(ErrorCode.SIGN_IN_REVOKED) from None
            raise
        # A provider that gives no new refresh token means the old one to go on.
        new = self._cache({"refresh_token": kept["refresh_token"], **token})
        return token["access_token"], new

    def sign_out(self, settings: SignInSettings, cache: bytes) -> None:
        """Ask the provider to forget the tokens, where it can be asked; never fails."""
        places = self._find_endpoints(settings)
        if places.revoke:
            session = _session(settings, places.scope)
            with suppress(OAuthError, requests.RequestException, ValueError):
                session.revoke_token(
                    places.revoke,
                    token=json.loads(cache)["refresh_token"],
                    timeout=_HTTP_TIMEOUT_S,
                )

    def _code(self, redirect: Redirect, is_cancelled: IsCancelled) -> str:
        deadline = time.monotonic() + self._timeout_s
        while time.monotonic() < deadline:
            if is_cancelled():
                raise AppError(ErrorCode.SIGN_IN_CANCELLED)
            answer = redirect.poll()
            if answer is None:
                continue
            if answer.error in _DENIED:
                raise AppError(ErrorCode.SIGN_IN_CANCELLED)
            if answer.error:
                raise AppError(ErrorCode.SIGN_IN_REFUSED, {"reason": _reason(answer.error)})
            return answer.code
        raise AppError(ErrorCode.SIGN_IN_TIMED_OUT)

    def _cache(self, token: dict[str, Any]) -> bytes:
        lifetime = int(token.get("expires_in", 0))
        kept = {
            "access_token": token["access_token"],
            "refresh_token": token["refresh_token"],
            "expires_at": int(self._now()) + lifetime,
        }
        return json.dumps(kept).encode()


def _session(settings: SignInSettings, scope: str) -> OAuth2Session:
    method = "client_secret_post" if settings.client_secret else "none"
    return OAuth2Session(
        settings.client_id,
        settings.client_secret or None,
        token_endpoint_auth_method=method,
        revocation_endpoint_auth_method=method,
        scope=scope,
        code_challenge_method="S256",
    )


@contextmanager
def _told() -> Iterator[None]:
    """Tell what the provider's token server says as an error of ours.

    Without the cause: descriptions may name the account.
    """
    try:
        yield
    except OAuthError as error:
        raise AppError(ErrorCode.SIGN_IN_REFUSED, {"reason": _reason(str(error.error))}) from None
    except (requests.RequestException, ValueError, KeyError):
        raise AppError(ErrorCode.SIGN_IN_UNREACHABLE) from None


def _reason(code: str) -> str:
    """Return an error code as it may be shown: it came from outside."""
    return code if _REASON.fullmatch(code) else "unknown"
