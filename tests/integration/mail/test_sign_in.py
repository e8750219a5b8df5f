"""Signing in by the browser against a sign-in server of our own."""

import json
import socket
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
import requests

from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.workspace import SignInProvider, SignInSettings
from desktop.core.mail.oauth import BrowserSignIn, endpoints_of
from desktop.core.services.mail_account.access_token import AccessToken
from desktop.core.services.mail_account.sign_in import read_account, sign_in, sign_out
from desktop.core.services.workspace.context import Workspace
from tests.fault.rig import never
from tests.integration.agency.rig import LOOPBACK
from tests.integration.mail.oauth_rig import CLIENT, Browser, Provider, provider_at_work

pytestmark = pytest.mark.allow_hosts([LOOPBACK])

USER = "okada@minori.example.org"
SETTINGS = SignInSettings(SignInProvider.GOOGLE, CLIENT, "not-so-secret")


@pytest.fixture
def provider() -> Iterator[Provider]:
    with provider_at_work() as provider:
        yield provider


@pytest.fixture
def browser() -> Iterator[Browser]:
    browser = Browser()
    yield browser
    browser.close()


@pytest.fixture
def port(provider: Provider, browser: Browser) -> BrowserSignIn:
    return BrowserSignIn(provider.endpoints, browser, timeout_s=5)


def test_a_sign_in_keeps_tokens_in_the_store_and_nowhere_else(
    workspace: Workspace, port: BrowserSignIn, provider: Provider, browser: Browser
) -> None:
    sign_in(workspace, port, SETTINGS, USER, is_cancelled=never)
    browser.close()

    asked = provider.asked[0]
    assert (asked["client_id"], asked["code_challenge_method"]) == (CLIENT, "S256")
    assert (asked["login_hint"], asked["response_type"]) == (USER, "code")
    account = read_account(workspace)
    assert account is not None
    assert (account.provider, account.user) == ("google", USER)
    assert AccessToken(workspace, port)() in provider.tokens
    page = browser.pages[0]
    assert page.status_code == 200
    assert page.headers["Cache-Control"] == "no-store"
    with workspace.store.read() as connection:
        acts = connection.exec_driver_sql("SELECT act, detail FROM audit ORDER BY id").all()
    assert tuple(acts[-1]) == ("mail.signed_in", '{"provider": "google"}')
    assert USER not in repr(account)


def test_a_token_is_renewed_before_it_runs_out_and_the_new_ones_are_kept(
    workspace: Workspace, provider: Provider, browser: Browser
) -> None:
    now = [1_000_000.0]
    port = BrowserSignIn(provider.endpoints, browser, lambda: now[0], 5)
    sign_in(workspace, port, SETTINGS, USER, is_cancelled=never)
    find = AccessToken(workspace, port)
    first = find()
    assert find() == first
    now[0] += 3541

    second = find()

    assert second != first
    assert find() == second
    assert find(was_refused=True) not in {first, second}


def test_a_provider_that_gives_no_new_refresh_token_means_the_old_one(
    port: BrowserSignIn, provider: Provider
) -> None:
    cache = port.sign_in(SETTINGS, USER, never)
    provider.gives_refresh = False

    _, renewed = port.find_token(SETTINGS, cache, is_renewed=True)
    _, again = port.find_token(SETTINGS, renewed, is_renewed=True)

    assert json.loads(again)["refresh_token"] == json.loads(cache)["refresh_token"]


@pytest.mark.parametrize(
    ("refusal", "told"),
    [
        ("access_denied", (ErrorCode.SIGN_IN_CANCELLED, None)),
        ("unauthorized_client", (ErrorCode.SIGN_IN_REFUSED, "unauthorized_client")),
        ("<b>okada</b>", (ErrorCode.SIGN_IN_REFUSED, "unknown")),
    ],
    ids=["denied", "unauthorized", "markup"],
)
def test_what_the_browser_brings_back_instead_of_a_code_is_named(
    port: BrowserSignIn, provider: Provider, refusal: str, told: tuple[ErrorCode, str | None]
) -> None:
    provider.refusal = refusal

    with pytest.raises(AppError) as refused:
        port.sign_in(SETTINGS, USER, never)

    assert (refused.value.code, refused.value.context.get("reason")) == told


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        ((400, '{"error": "invalid_client", "error_description": "x"}'), ErrorCode.SIGN_IN_REFUSED),
        ((503, "busy"), ErrorCode.SIGN_IN_UNREACHABLE),
        ((200, "<html>a gate of the hotel</html>"), ErrorCode.SIGN_IN_UNREACHABLE),
        ((200, '{"access_token": "a", "expires_in": 1}'), ErrorCode.SIGN_IN_REFUSED),
    ],
    ids=["client", "busy", "html", "no-refresh"],
)
def test_what_the_token_server_says_is_named(
    port: BrowserSignIn, provider: Provider, answer: tuple[int, str], code: ErrorCode
) -> None:
    provider.token_answer = answer

    with pytest.raises(AppError) as refused:
        port.sign_in(SETTINGS, USER, never)

    assert refused.value.code is code
    assert refused.value.__cause__ is None


def test_a_revoked_sign_in_is_named_and_the_network_is_not_taken_for_it(
    port: BrowserSignIn, provider: Provider
) -> None:
    cache = port.sign_in(SETTINGS, USER, never)
    provider.refresh_tokens.clear()
    with pytest.raises(AppError) as revoked:
        port.find_token(SETTINGS, cache, is_renewed=True)
    provider.token_answer = (502, "gateway")
    with pytest.raises(AppError) as away:
        port.find_token(SETTINGS, cache, is_renewed=True)

    assert revoked.value.code is ErrorCode.SIGN_IN_REVOKED
    assert away.value.code is ErrorCode.SIGN_IN_UNREACHABLE


def test_a_sign_in_nobody_finishes_times_out_or_is_cancelled(provider: Provider) -> None:
    def close_it(_address: str) -> bool:
        return True

    with pytest.raises(AppError) as late:
        BrowserSignIn(provider.endpoints, close_it, timeout_s=0.3).sign_in(SETTINGS, USER, never)
    with pytest.raises(AppError) as cancelled:
        BrowserSignIn(provider.endpoints, close_it).sign_in(SETTINGS, USER, lambda: True)
    with pytest.raises(AppError) as blind:
        BrowserSignIn(provider.endpoints, lambda _: False).sign_in(SETTINGS, USER, never)

    assert late.value.code is ErrorCode.SIGN_IN_TIMED_OUT
    assert cancelled.value.code is ErrorCode.SIGN_IN_CANCELLED
    assert blind.value.code is ErrorCode.SIGN_IN_NO_BROWSER


def test_an_answer_with_another_state_does_not_count_and_silent_lines_do_not_hold_it_up(
    provider: Provider,
) -> None:
    browser = Browser()
    told: list[int] = []

    def stranger_first(address: str) -> bool:
        back = parse_qs(urlsplit(address).query)["redirect_uri"][0]
        silent = socket.create_connection((LOOPBACK, urlsplit(back).port or 0))

        def visit() -> None:
            forged = requests.get(f"{back}?code=stolen&state=forged", timeout=5)
            told.append(forged.status_code)
            browser._visit(address)
            silent.close()

        browser._pool.submit(visit)
        return True

    port = BrowserSignIn(provider.endpoints, stranger_first, timeout_s=5)
    cache = port.sign_in(SETTINGS, USER, never)
    browser.close()

    assert told == [404]
    assert json.loads(cache)["access_token"] in provider.tokens


def test_signing_out_forgets_here_and_asks_the_provider_to_forget(
    workspace: Workspace, port: BrowserSignIn, provider: Provider
) -> None:
    sign_in(workspace, port, SETTINGS, USER, is_cancelled=never)

    done, again = sign_out(workspace, port), sign_out(workspace, port)

    assert (done.count, again.count) == (1, 0)
    assert provider.revoked[0] in provider.refresh_tokens
    assert read_account(workspace) is None
    with pytest.raises(AppError) as nobody:
        AccessToken(workspace, port)()
    assert nobody.value.code is ErrorCode.SIGN_IN_NEEDED


def test_signing_out_works_where_the_provider_cannot_be_reached(
    workspace: Workspace, browser: Browser
) -> None:
    with provider_at_work() as provider:
        port = BrowserSignIn(provider.endpoints, browser, timeout_s=5)
        sign_in(workspace, port, SETTINGS, USER, is_cancelled=never)

    sign_out(workspace, port)

    assert read_account(workspace) is None


@pytest.mark.parametrize(
    ("application", "user"),
    [(SignInSettings(), USER), (SETTINGS, "")],
    ids=["no-client", "no-user"],
)
def test_a_sign_in_needs_a_client_and_a_user(
    workspace: Workspace, port: BrowserSignIn, application: SignInSettings, user: str
) -> None:
    with pytest.raises(AppError) as refused:
        sign_in(workspace, port, application, user, is_cancelled=never)

    assert refused.value.code is ErrorCode.SIGN_IN_NOT_SET


def test_the_addresses_of_the_providers_are_https_and_a_directory_cannot_change_them() -> None:
    google = endpoints_of(SETTINGS)
    microsoft = endpoints_of(SignInSettings(tenant="minori.example.org"))
    for places in (google, microsoft):
        assert places.authorize.startswith("https://")
        assert places.token.startswith("https://")

    assert "/minori.example.org/" in microsoft.token
    assert "/common/" in endpoints_of(SignInSettings()).token
    with pytest.raises(AppError) as refused:
        endpoints_of(SignInSettings(tenant="x/../evil"))
    assert refused.value.code is ErrorCode.SIGN_IN_NOT_SET
